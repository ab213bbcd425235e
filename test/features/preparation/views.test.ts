import { describe, expect, it } from '@jest/globals';
import type { Session } from '../../../src/community/records.ts';
import { withIds } from '../../../src/community/run-sheet-rules.ts';
import type { RunStep } from '../../../src/community/step.ts';
import type { PreparedFormat } from '../../../src/features/preparation/rules.ts';
import { checklistModal, overviewModal, sheetModal, wordsModal } from '../../../src/features/preparation/views.ts';
import { answerModal, pickModal, questionModal } from '../../../src/features/preparation/views-formats.ts';
import { halfwayMessage, homeRow, packMessage, unopenedLine } from '../../../src/features/preparation/views-messages.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';
import { checkDrawings } from '../../support/drawings.ts';

const { items } = readStarterLibrary().checklists[0] ?? { items: [] };

const sessionOf = (text: string): Session => ({
  ...{ id: '01M6DQS9M0CQPW7VXM75YQS4GY', teamId: 'T1', communityId: 'C1', kind: 'topic', number: 3, quarterOn: '2026-10-12' },
  ...{
    onDate: '2026-12-09',
    at: '10:30',
    minutes: 75,
    status: 'planned',
    revision: 0,
    topic: text.slice(0, 300),
    topicId: 't',
    leadership: 'led',
  },
  ...{
    facilitatorId: 'U0CLEO',
    secondId: 'U0DEV',
    scribeId: null,
    formatId: null,
    outcome: text.slice(0, 150),
    question: text.slice(0, 150),
  },
  ...{ preRead: text.slice(0, 500), link: text.slice(0, 300) },
});
const formatOf = (name: string, text: string): PreparedFormat => ({
  ...{ id: 'f', name: name.slice(0, 40), purpose: text.slice(0, 200), minutes: 75, effort: 45, steps: [], kind: 'session' },
  ...{ preparation: [text.slice(0, 300), text.slice(0, 300)], goesWrongWhen: [] },
});

checkDrawings(({ name, text }) => {
  const session = sessionOf(text);
  const format = formatOf(name, text);
  const step: RunStep = {
    minutes: 4,
    step: text.slice(0, 60),
    who: text.slice(0, 60),
    do: text.slice(0, 300),
    tools: ['debrief'],
    groupSize: null,
  };
  const draft = withIds(Array.from({ length: 20 }, () => step));
  const told = { session, part: 'facilitator' as const, facilitator: name, second: name, when: 'on Wednesday' };
  const tree = { metadata: '{}', sessionId: session.id, path: 'nnn', answered: [{ ask: text.slice(0, 300), yes: false }], isEdited: true };
  const opening = { minutes: 10, step: name, who: name, do: text.slice(0, 300), tools: [], groupSize: null };
  const overview = {
    ...{
      metadata: '{}',
      session,
      when: 'Wed 9 Dec',
      why: text,
      who: name,
      lastNotes: text,
      meetingPlace: text.slice(0, 300),
      format,
      draft,
    },
    ...{
      isChosen: true,
      changed: name,
      standing: text.slice(0, 300),
      opening,
      done: 3,
      items: 9,
      part: 'facilitator' as const,
      notice: text.slice(0, 300),
    },
  };
  return {
    messages: [
      ['pack', packMessage({ ...told, why: text, format, hasOffers: true })],
      ['pack of a second', packMessage({ ...told, part: 'second', why: null, format, hasOffers: true })],
      ['halfway', halfwayMessage({ ...told, formatName: name, done: 3, items: 9, isOpened: true, stewards: name })],
      ['halfway, unopened', halfwayMessage({ ...told, formatName: name, done: 0, items: 9, isOpened: false, stewards: name })],
    ],
    modals: [
      ['overview', overviewModal({ ...overview, stage: 'open', mayUnlock: false })],
      ['overview, locked', overviewModal({ ...overview, stage: 'locked', mayUnlock: true })],
      ['words', wordsModal('{}', session, text.slice(0, 300))],
      [
        'sheet',
        sheetModal({
          metadata: '{}',
          session,
          draft,
          mayEdit: true,
          mayUnlock: false,
          standing: null,
          opening,
          notice: text.slice(0, 300),
        }),
      ],
      [
        'sheet, locked',
        sheetModal({
          metadata: '{}',
          session,
          draft,
          mayEdit: false,
          mayUnlock: true,
          standing: text.slice(0, 300),
          opening: null,
          notice: null,
        }),
      ],
      ['checklist', checklistModal({ metadata: '{}', sessionId: session.id, items, ticks: [0, 8], second: name })],
      ['question', questionModal(tree, text.slice(0, 300))],
      ['answer', answerModal(tree, format)],
      [
        'pick',
        pickModal({
          metadata: '{}',
          sessionId: session.id,
          formats: Array.from({ length: 29 }, (_, n) => ({ ...format, id: `f${n}` })),
          currentId: 'f1',
          minutes: 75,
          isEdited: true,
        }),
      ],
    ],
    rows: [['home', homeRow({ session, when: 'Wed 9 Dec', part: 'second', state: text.slice(0, 300) })]],
  };
});

describe('the words', () => {
  const session = { ...sessionOf(''), topic: 'How do we say no to a good idea?' };
  const told = { session, facilitator: 'Cleo', second: 'Dev', when: 'Wednesday 9 December' };
  const format = { ...formatOf('Case Clinic', 'they ask'), effort: 45 };

  it('of a pack say what, when, why it won, and what it costs', () => {
    expect(
      packMessage({ ...told, part: 'facilitator', why: 'It won with 9 dots of 21.', format, hasOffers: true }).text,
    ).toMatchInlineSnapshot(`
"How do we say no to a good idea?
You lead it, Dev is your second: Wednesday 9 December.
It won with 9 dots of 21.
Case Clinic, about 45 minutes to prepare. A run sheet of 75 minutes is drafted; change what you like, or leave it."
`);
    expect(packMessage({ ...told, part: 'second', why: null, format, hasOffers: true }).text).toContain(
      'You are the second of Cleo: Wednesday 9 December.',
    );
    expect(packMessage({ ...told, part: 'steward', why: null, format, hasOffers: true }).text).toContain(
      'You stewards lead it: Wednesday 9 December.',
    );
  });

  it('halfway offer help when nobody has looked yet, and ask nothing', () => {
    const view = { ...told, part: 'facilitator' as const, formatName: 'Case Clinic', done: 3, items: 9, stewards: 'Ana and Ben' };
    expect(halfwayMessage({ ...view, isOpened: true }).text).toMatchInlineSnapshot(`
"How do we say no to a good idea?
You lead it, Dev is your second: Wednesday 9 December.
Halfway: the checklist stands at ▰▰▰▱▱▱▱▱▱ 3 of 9. Book 20 minutes with Dev and go through it together."
`);
    expect(halfwayMessage({ ...view, isOpened: false }).text).toMatchInlineSnapshot(`
"How do we say no to a good idea?
You lead it, Dev is your second: Wednesday 9 December.
A plan is ready: Case Clinic, 75 minutes. It runs as it is if you leave it so. Ana and Ben would gladly lend a hand."
`);
  });

  it('in the digest are about the session, not about a person', () => {
    expect(unopenedLine(session)).toBe('The session on Wednesday 9 December has not been opened yet; a hand may be welcome.');
  });

  it('of the checklist fit where Slack cuts', () => {
    expect(items.filter((item) => item.length > 75)).toEqual([]);
  });
});
