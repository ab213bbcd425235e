import { describe, expect, it } from '@jest/globals';
import { blocksModal, noteBlocks, noteMessage } from '../../../src/community/experiment-views.ts';
import type { Item } from '../../../src/community/item.ts';
import { findingKeys, summaryForm } from '../../../src/features/results/rules-summary.ts';
import * as views from '../../../src/features/results/views.ts';
import { decideAsk, decisionModal, questionModal } from '../../../src/features/results/views-decide.ts';
import {
  conflictNotice,
  editedNote,
  missingNotice,
  sharedNote,
  shareModal,
  summaryModal,
} from '../../../src/features/results/views-summary.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';
import { checkDrawings } from '../../support/drawings.ts';

const library = readStarterLibrary();
const form = summaryForm(library);
const ID = '01M6DQS9M0CQPW7VXM75YQS4GY';
const keys = findingKeys(form);
const questions = library.experiment_templates[4]?.closing_questions ?? [];

const view = (text: string, name: string, extended = false): views.ResultView => ({
  ...{ id: ID, title: text, expected: text.slice(0, 250), extended, days: 21, questions, keys, with: name, isVisible: false },
  findings: Object.fromEntries([keys.happened, keys.why, ...questions].map((key) => [key, text.slice(0, 300)])),
});
const item = (text: string): Item => ({
  ...{ teamId: 'T1', id: `${ID}-summary`, communityId: 'C1', kind: 'summary', formId: null, state: 'draft', privacy: 'P0', authorId: 'U1' },
  ...{ stewardId: 'U1', credit: null, version: 3, reviewOn: null, createdAt: 0, changedAt: 0, sharedAt: null, usedAt: null, title: text },
  ...{ topicClass: null, subTags: [], parts: Object.fromEntries(form.parts.map(({ key, max }) => [key, text.slice(0, max)])) },
});
const decided = { id: ID };

checkDrawings(({ name, text }) => ({
  messages: [
    ['entered', noteMessage(views.enteredNote(decided))],
    ...(['adopt', 'adapt', 'abandon', 'extend'] as const).map((verdict): [string, ReturnType<typeof noteMessage>] => [
      verdict,
      noteMessage(views.decidedNote(decided, verdict, { affected: true, until: 'Monday 30 November', isOwner: true })),
    ]),
  ],
  modals: [
    ['closing', views.closingModal(view(text, name))],
    ['question', questionModal(view(text, name), 'Did it?', 'yn')],
    ['decision', decisionModal(view(text, name), { says: 'Adapt: change the one thing', verdict: 'adapt' }, 'yyy')],
    ['decision, chosen directly', decisionModal(view(text, name, true), null, '')],
    [
      'summary',
      summaryModal({
        experimentId: ID,
        item: item(text),
        form,
        parts: item(text).parts,
        notice: missingNotice(form.parts.map(({ label }) => label)),
      }),
    ],
    ['conflict', summaryModal({ experimentId: ID, item: item(text), form, parts: {}, notice: conflictNotice(item(text), form, {}) })],
    ['share', shareModal({ experimentId: ID, title: text, community: name, suggested: 'people' }, library.taxonomy)],
    ['shared', blocksModal('results:done', 'Your experiment', noteBlocks(sharedNote(item(text), decided, name)))],
    ['edited', blocksModal('results:done', 'Your experiment', noteBlocks(editedNote(ID)))],
  ],
  rows: [
    ['closing ask', views.closingAsk(view(text, name))],
    ['decision ask', decideAsk(view(text, name))],
    ['page', views.resultBlocks(view(text, name).findings, 'adapt')],
  ],
}));

describe('the words', () => {
  const inputs = (blocks: readonly { type: string }[]) => blocks.filter(({ type }) => type === 'input').length;

  it('ask for at most three things in a weekly check-in', () => {
    expect([inputs(views.closingAsk(view('T', 'Ben'))), inputs(decideAsk(view('T', 'Ben')))]).toEqual([3, 3]);
  });

  it('offer to extend once only', () => {
    const offered = (extended: boolean) => JSON.stringify(decisionModal(view('T', 'Ben', extended), null, ''));
    expect([offered(false).includes('Extend once'), offered(true).includes('Extend once'), offered(true).includes('"days"')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('lead from a decision to what comes next', () => {
    const labels = (verdict: 'adopt' | 'adapt' | 'abandon', affected: boolean) =>
      views.decidedNote(decided, verdict, { affected, until: null, isOwner: true }).buttons.map(({ text }) => text.text);
    expect(labels('adapt', false)).toEqual(['Plan the next round', 'Read the summary', 'Show it to everyone']);
    expect(labels('adopt', true)).toEqual(['Write a card', 'Read the summary', 'Tell its story', 'Show it to everyone']);
    expect(views.decidedNote(decided, 'adapt', { affected: false, until: null, isOwner: false }).buttons).toHaveLength(1);
    expect(labels('abandon', true)).toContain('Tell its story');
  });

  it('say four numbers together, failures too, or nothing', () => {
    expect(views.countsLine({ started: 4, decided: 2, parked: 1, closed: 0 })).toBe(
      'Experiments this quarter: 4 started, 2 decided, 1 parked or stopped, 0 closed without a result.',
    );
    expect(views.countsLine({ started: 0, decided: 0, parked: 0, closed: 0 })).toBeNull();
  });
});
