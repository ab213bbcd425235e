import { describe, expect, it } from '@jest/globals';
import { EXPERIMENT_STATES, type Experiment, type ExperimentState } from '../../../src/community/experiment.ts';
import { pagesOf } from '../../../src/features/experiments/rules-form.ts';
import { type PageView, pageModal, refusalModal } from '../../../src/features/experiments/views.ts';
import { buddyMessage, stepMessage, stillOnInputs } from '../../../src/features/experiments/views-asks.ts';
import { courseButtons, uniqueButtons } from '../../../src/features/experiments/views-buttons.ts';
import { chooserModal, typedModal } from '../../../src/features/experiments/views-chooser.ts';
import { changeModal, dayModal, designModal, sayFormal } from '../../../src/features/experiments/views-design.ts';
import { drawInput } from '../../../src/features/experiments/views-inputs.ts';
import { countsLine, doubtsText, historyLine, stateLine } from '../../../src/features/experiments/views-lines.ts';
import { ideaRow, mineModal, oursRow, type RowView, rowBlocks } from '../../../src/features/experiments/views-mine.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';
import type { Modal } from '../../../src/platform/slack/message.ts';
import { button, section } from '../../../src/platform/slack/text.ts';
import { validateBlocks } from '../../../src/sandbox/validate-blocks.ts';
import { validateView } from '../../../src/sandbox/validate-view.ts';

const HOSTILE = '<!channel> & *Ana* <@U0BEN> _x_ שלום 🎉';
const TITLE = HOSTILE.padEnd(80, '&');
const LONG = HOSTILE.padEnd(3000, '&');
const ID = '01M6ZN4F00EFZWP8FYRQAH0YFH';
const { experiment_templates: templates } = readStarterLibrary();

const page = (over: Partial<PageView> = {}): PageView => ({
  ...{ id: ID, title: TITLE, notice: LONG, state: 'Running', next: 'Next.', people: TITLE, history: LONG },
  ...{ role: 'owner', canReadAll: true, experimentState: 'running', hasRun: true, waitsForYes: false, source: { id: ID, title: TITLE } },
  lines: Array.from({ length: 14 }, () => ({ label: LONG, text: LONG })),
  parts: Array.from({ length: 12 }, (_, n) => ({
    sections: [{ place: n % 2 ? 'top' : 'below', rank: n, blocks: Array.from({ length: 8 }, () => section('x')) }],
    buttons: Array.from({ length: 5 }, (__, at) => button('Ask', `boards:ask#${n}-${at}`, { value: `${n}/${at}` })),
  })),
  ...over,
});
const rows = Array.from({ length: 30 }, (_, n): RowView => ({ id: `${ID}${n}`, title: TITLE, state: LONG, next: 'Next.', history: LONG }));
const filled = {
  ...{ title: LONG, partnerId: 'U0BEN', buddyId: 'U0ANA', sourceId: 's1', startOn: '2026-11-09', visibility: 'all' as const },
  fields: Object.fromEntries(templates.flatMap(({ fields }) => fields.map(({ key }) => [key, LONG]))),
};
const shelf = Array.from({ length: 120 }, (_, n) => ({ id: `s${n}`, title: TITLE }));
const place = { i: ID, c: ID, t: 'xt-decision-rule', p: 1, o: `experiment/${ID}`, s: ID, u: ID, b: ID };
const chooser = {
  ...{ communityId: ID, community: LONG.slice(0, 120), templates, origin: `step/${ID}`, words: LONG },
  others: Array.from({ length: 14 }, (_, n) => ({ id: `c${n}`, name: TITLE })),
};

const modals: Record<string, Modal> = {
  chooser: chooserModal(chooser),
  'chooser with words': typedModal(chooser, LONG),
  page: pageModal(page()),
  'page of a stranger’s title': pageModal(
    page({ role: 'reader', canReadAll: false, lines: null, next: null, parts: [], source: null, notice: null }),
  ),
  refusal: refusalModal(ID, LONG, ID),
  'refusal without a way': refusalModal(ID, LONG, null),
  'next round': changeModal(
    JSON.stringify({ i: ID, b: ID }),
    TITLE,
    templates.flatMap(({ fields }) => fields),
  ),
  day: dayModal(ID, TITLE, '2026-11-09', false),
  'run again': dayModal(ID, TITLE, '2026-11-09', true),
  mine: mineModal({
    ...{ rows, page: 2, onlyIdeas: false, notice: LONG, counts: Array.from({ length: 20 }, () => ({ name: TITLE, line: LONG })) },
    asked: rows.map(({ id, title }) => ({ id, title, owner: TITLE, state: LONG })),
  }),
  'mine, empty': mineModal({ rows: [], asked: [], page: 0, onlyIdeas: true, notice: null, counts: [] }),
};
for (const template of templates)
  for (const shown of [shelf, []])
    pagesOf(template, false).forEach((inputs, at, { length }) => {
      modals[`${template.id}, page ${at + 1}, ${shown.length} on the shelf`] = designModal({
        ...{
          metadata: JSON.stringify(place),
          template,
          page: at,
          pages: length,
          from: { what: 'It comes from:', text: LONG },
          mayKeep: true,
        },
        inputs: inputs.map((one) => drawInput(one, filled, shown)),
      });
    });

describe('every view of experiments', () => {
  it.each(Object.entries(modals))('%s is a modal that Slack takes, with the longest texts', (_, modal) => {
    expect(validateView(modal, 'modal')).toEqual([]);
    expect(modal.title.text.length).toBeLessThanOrEqual(24);
    expect(modal.private_metadata?.length ?? 0).toBeLessThanOrEqual(3000);
    expect(modal.blocks.filter(({ type }) => type === 'input').length).toBeLessThanOrEqual(6);
  });

  it('is taken as a message, and its text says it all', () => {
    for (const message of [buddyMessage(ID, TITLE, TITLE, '2026-11-09'), stepMessage(ID)]) {
      expect(validateBlocks(message.blocks ?? [], 'message')).toEqual([]);
      expect(message.text).not.toContain('<!channel>');
    }
    expect(buddyMessage(ID, 'Ana', TITLE, '2026-11-09').text).toContain('Monday 9 November');
  });

  it('fits on Home, and in a check-in', () => {
    const row: RowView = { id: ID, title: TITLE, state: LONG.slice(0, 300), next: 'Next.', history: '' };
    for (const blocks of [rowBlocks(row), ideaRow(row, '2026-12-02'), oursRow(TITLE, 'x')]) {
      expect(validateView({ type: 'home', blocks }, 'home')).toEqual([]);
      expect(blocks.length).toBeLessThanOrEqual(3);
    }
    expect(validateBlocks(stillOnInputs(TITLE, '2026-11-09'), 'modal')).toEqual([]);
  });
});

describe('what they say', () => {
  const experiment = (over: Partial<Experiment>): Experiment => ({
    ...{ teamId: 'T', id: ID, communityId: 'c', ownerId: 'U1', title: 'x', templateId: 'xt-habit', fields: {}, findings: {} },
    ...{
      visibility: 'title',
      buddyId: null,
      partnerId: null,
      partnerAgreed: false,
      sourceId: null,
      state: 'idea',
      round: 1,
      beforeId: null,
    },
    ...{ startOn: '2026-11-02', days: 14, sinceOn: '2026-11-02', extended: false, misses: 1, verdict: null, createdAt: 0, startedAt: null },
    ...{ resultAt: null, decidedAt: null, sharedAt: null, changedAt: 0 },
    ...over,
  });

  it('is one line for each state', () => {
    const lines = EXPERIMENT_STATES.map((state) => stateLine(experiment({ state, verdict: 'adopt', round: 2 }), '2026-11-06'));
    expect(lines).toMatchInlineSnapshot(`
[
  "◌ Idea · round 2",
  "◌ Designed, to start on Mon 2 Nov · round 2",
  "▸ Running since Mon 2 Nov, day 4 of 14 · round 2",
  "▸ It has a result, and waits for a decision · round 2",
  "✓ Decided: to adopt it · round 2",
  "✓ Decided to adopt it, and shared · round 2",
  "✓ Shared, and others reuse it · round 2",
  "⏸ Parked · round 2",
  "– Stopped early · round 2",
  "– Closed without a result · round 2",
]
`);
  });

  it('has no history of what was not answered, and not every edit of the design', () => {
    const moment = (is: 'designed' | 'started' | 'missed' | 'resumed', state: ExperimentState, at = 0) => ({ is, state, at, byId: null });
    const moments = [
      moment('designed', 'idea'),
      moment('designed', 'designed', 1),
      moment('started', 'running'),
      moment('missed', 'running'),
      moment('missed', 'parked'),
    ];
    expect(historyLine(moments, () => '2026-11-02')).toBe('Mon 2 Nov designed · Mon 2 Nov started · Mon 2 Nov parked');
  });

  it('always says the four numbers together', () => {
    expect(countsLine({ started: 3, decided: 1, parked: 0, closed: 0 })).toBe(
      '3 started, 1 decided, 0 parked or stopped, 0 closed without a result',
    );
  });

  it('hints without blocking, in the words of the rubric', () => {
    expect(doubtsText(['one_change', 'fair'], { one_change: 'Exactly one change' })).toMatchInlineSnapshot(`
"Kept as you wrote it. Worth a second look, if you like:
• Exactly one change: yours reads like two. Which one goes first?
• fair: nobody has been told yet."
`);
    expect(sayFormal('pay', '')).toContain('The stewards can tell you whom to ask.');
  });

  it('offers what fits the state, and the same thing once', () => {
    const texts = (over: Partial<PageView>) => courseButtons(page(over)).map(({ text }) => text.text);
    expect(texts({ experimentState: 'designed' })).toEqual(['Start', 'Another day', 'Edit the design', 'Park', 'Stop', 'Its trail']);
    expect(texts({ experimentState: 'designed', waitsForYes: true, role: 'partner' })).toEqual([
      'Another day',
      'Park',
      'Stop',
      'Its trail',
    ]);
    expect(texts({ experimentState: 'running', role: 'reader' })).toEqual(['Its trail']);
    expect(texts({ experimentState: 'closed' })).toEqual(['Next round', 'Its trail']);
    expect(texts({ experimentState: 'shared', role: 'reader' })).toEqual(['Try it, too', 'Its trail']);
    expect(texts({ experimentState: 'idea', hasRun: false })).toEqual(['Design it', 'Delete it']);
    const twice = [button('A', 'x:y', { value: '1' }), button('B', 'x:y#2', { value: '1' }), button('C', 'x:y', { value: '2' })];
    expect(uniqueButtons(twice).map(({ text, action_id: id }) => [text.text, id])).toEqual([
      ['A', 'x:y'],
      ['C', 'x:y#1'],
    ]);
  });
});
