import { describe, expect, it } from '@jest/globals';
import {
  announcement,
  answeredMessage,
  comingInputs,
  emptyRow,
  nextRow,
  preReadMessage,
  reminderLine,
  type SessionView,
  sayComing,
  sayWho,
} from '../../../src/features/sessions/views.ts';
import { calendarPost, fileComment, type MoveNote, movesMessage, sayMove } from '../../../src/features/sessions/views-calendar.ts';
import { callOffModal, type ListView, listModal, moveModal, placeModal } from '../../../src/features/sessions/views-list.ts';
import type { Message, Modal } from '../../../src/platform/slack/message.ts';
import { toInstant } from '../../../src/platform/time/zones.ts';
import { validateBlocks } from '../../../src/sandbox/validate-blocks.ts';
import { validateView } from '../../../src/sandbox/validate-view.ts';

const HOSTILE = '<!channel> & *Ana* <@U0BEN> _x_ \u05e9\u05dc\u05d5\u05dd \u{1f389}';
const LONG = HOSTILE.padEnd(500, '&');
const NAME = HOSTILE.padEnd(80, 'w');
const START = toInstant('2026-11-11', '10:30', 'Europe/London');

const view = (over: Partial<SessionView> = {}): SessionView => ({
  ...{ sessionId: '01J', title: LONG, outcome: LONG, startAt: START, minutes: 75, zone: 'Europe/London', place: HOSTILE.padEnd(300, '&') },
  ...{ leadership: 'led', facilitator: NAME, second: NAME, coming: Array.from({ length: 40 }, () => NAME), state: 'open' },
  ...over,
});
const plainView: Partial<SessionView> = {
  ...{ title: 'How do we say no?', outcome: 'say no so that it helps.', place: 'https://meet.example.com/a' },
  ...{ facilitator: 'Cleo', second: null, coming: ['Ana', 'Ben'] },
};
const note = (over: Partial<MoveNote> = {}): MoveNote => ({
  ...{ name: LONG, from: { on: '2026-12-30', at: '10:30 London time' }, to: { on: '2027-01-06', at: '10:30 London time', minutes: 75 } },
  ...{ by: NAME, why: HOSTILE.padEnd(200, '&'), shortNotice: 9, asked: 3 },
  ...over,
});
const list = (over: Partial<ListView> = {}): ListView => ({
  ...{
    communityId: '01J',
    community: LONG,
    isSteward: true,
    isMember: true,
    calmWeek: 'The week of 4 January is calm.',
    place: LONG.slice(0, 300),
  },
  rows: Array.from({ length: 14 }, (_, n) => ({ view: view({ sessionId: `s${n}` }), kind: 'topic session', mine: 'asked' as const })),
  ...over,
});
const calendar = { community: LONG, zone: 'Europe/London', calmWeekOn: '2027-01-04' };

const messages: Record<string, Message> = {
  announcement: announcement(view()),
  'announcement of nothing decided': announcement(view({ title: null, outcome: null, place: '', leadership: 'open', coming: [] })),
  'announcement of a session that is over': announcement(view({ state: 'over' })),
  'announcement of one that was called off': announcement(view({ state: 'off' })),
  'pre-read': preReadMessage(LONG.repeat(6), LONG) ?? { text: '' },
  answer: answeredMessage('01J', 'coming', true, 'the day before'),
  'answer without a reminder': answeredMessage('01J', 'coming', false, 'the day before'),
  calendar: calendarPost({
    ...calendar,
    rows: Array.from({ length: 8 }, () => ({ startAt: START, minutes: 75, kind: 'topic' as const, topic: LONG })),
  }),
  moves: movesMessage(Array.from({ length: 8 }, () => note())),
};
const modals: Record<string, Modal> = {
  'steward’s list': listModal(list()),
  'reader’s list': listModal(list({ isSteward: false, isMember: false, place: '', calmWeek: null })),
  'empty list': listModal(list({ rows: [], isSteward: false })),
  move: moveModal('01J', LONG, { onDate: '2026-11-11', at: '10:30', said: 'Wednesday 11 November, 10:30 London time' }, 'London time'),
  'calling off': callOffModal('01J', LONG, 'Wednesday 11 November, 10:30 London time'),
  place: placeModal({ communityId: '01J' }, ''),
  'own place': placeModal({ sessionId: '01J', name: LONG }, LONG.slice(0, 300)),
};
const homes = { next: nextRow(view(), '01J', 'coming'), nothing: emptyRow('01J') };

describe('every view of sessions', () => {
  it.each(Object.entries(messages))('%s is a message that Slack takes, with the longest texts', (_, message) => {
    expect(validateBlocks(message.blocks ?? [], 'message')).toEqual([]);
    expect(message.text.length).toBeLessThanOrEqual(40_000);
  });
  it.each(Object.entries(messages).filter(([name]) => name.startsWith('announcement')))(
    '%s has at most seven blocks and a text that an update takes',
    (_, message) => {
      expect(message.blocks?.length).toBeLessThanOrEqual(7);
      expect(message.text.length).toBeLessThanOrEqual(4000);
    },
  );
  it.each(Object.entries(modals))('%s is a modal that Slack takes, with the longest texts', (_, modal) => {
    expect(validateView(modal, 'modal')).toEqual([]);
  });
  it.each(Object.entries(homes))('%s fits on Home', (_, blocks) => {
    expect(validateBlocks(blocks, 'home')).toEqual([]);
    expect(blocks.length).toBeLessThanOrEqual(3);
  });
  it('a reminder fits into a check-in', () => {
    expect(
      validateBlocks(
        comingInputs(reminderLine('On Wednesday 10:30', LONG, LONG), LONG, ['Still coming', 'Can’t after all'], 'no'),
        'modal',
      ),
    ).toEqual([]);
  });
  it('never lets somebody’s words into mrkdwn unescaped', () => {
    const all = JSON.stringify([...Object.values(messages), ...Object.values(modals), ...Object.values(homes)]);
    const mrkdwn = [...all.matchAll(/"type":"mrkdwn","text":"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1] ?? '');
    expect(mrkdwn.length).toBeGreaterThan(5);
    for (const text of mrkdwn) expect(text).not.toContain('<!channel>');
    for (const { text } of Object.values(messages)) expect(text).not.toContain('<!channel>');
    expect(fileComment([sayMove(note())])).not.toContain('<!channel>');
  });
});

describe('an announcement', () => {
  it('says what, when, where, who and who comes', () => {
    expect(announcement(view(plainView)).text).toMatchInlineSnapshot(`
"How do we say no?
You will leave able to say no so that it helps.
<!date^1794393000^{date_long} at {time}|Wed 11 Nov, 10:30 London time> · 75 minutes
Where: https://meet.example.com/a
Led by Cleo.
2 coming: Ana, Ben"
`);
  });
  it('names twelve of forty, each cut to what fits', () => {
    expect(sayComing(Array.from({ length: 40 }, (_, n) => `P${n}`))).toBe(
      '40 coming: P0, P1, P2, P3, P4, P5, P6, P7, P8, P9, P10, P11, and 28 more',
    );
    expect(sayComing(Array.from({ length: 40 }, () => NAME)).length).toBeLessThan(600);
  });
  it.each([
    ['open', null, null, 'Nobody leads it yet.'],
    ['led', 'Cleo', 'Dev', 'Led by Cleo, with Dev.'],
    ['led', null, null, 'Nobody leads it yet.'],
    ['table', null, null, 'Open Table: no preparation, the table decides, a host by lot on the day.'],
    ['stewards', null, null, 'The stewards lead it.'],
  ] as const)('says who leads when that is %s', (leadership, facilitator, second, words) => {
    expect(sayWho({ leadership, facilitator, second })).toBe(words);
  });
  it('has no buttons any more once it is over or called off', () => {
    for (const state of ['over', 'off'] as const)
      expect(JSON.stringify(announcement(view({ state })).blocks)).not.toContain('"type":"button"');
  });
});

it('says from when to when, why, by whom, and how short the notice was', () => {
  const short = { name: 'How do we say no?', by: 'Ana', why: 'The planning round' };
  expect(sayMove(note({ ...short, asked: 0, shortNotice: null }))).toBe(
    '“How do we say no?” moves from Wednesday 30 December 2026, 10:30 London time to Wednesday 6 January 2027, 10:30 London time. Why: The planning round. Decided by Ana.',
  );
  expect(sayMove(note({ ...short, shortNotice: 1 }))).toContain(
    'That is one working day’s notice instead of ten, knowingly. Whoever was coming is asked once again.',
  );
  expect(sayMove(note({ ...short, to: null, by: null, why: '', asked: 0, shortNotice: null }))).toBe(
    '“How do we say no?” on Wednesday 30 December, 10:30 London time is called off.',
  );
});

it('reminds with the one question, and has nothing to read when nobody wrote anything', () => {
  expect(reminderLine('On Wednesday 10:30', 'Quarter close', null)).toBe('On Wednesday 10:30: Quarter close.');
  expect(reminderLine('On Wednesday 10:30', 'How do we say no?', 'To whom?')).toBe(
    'On Wednesday 10:30: How do we say no? One question to carry: To whom?',
  );
  expect(preReadMessage(null, null)).toBeNull();
});

it('publishes the quarter', () => {
  const rows = [
    { startAt: START, minutes: 75, kind: 'launch' as const, topic: null },
    { startAt: START, minutes: 75, kind: 'topic' as const, topic: 'How do we say no?' },
    { startAt: START, minutes: 90, kind: 'close' as const, topic: null },
  ];
  expect(calendarPost({ ...calendar, community: 'Leading', rows }).text).toMatchInlineSnapshot(`
"The quarter’s sessions of Leading
▸ <!date^1794393000^{date_long} at {time}|Wed 11 Nov, 10:30 London time> · 75 minutes · Launch
▸ <!date^1794393000^{date_long} at {time}|Wed 11 Nov, 10:30 London time> · 75 minutes · Topic session: How do we say no?
▸ <!date^1794393000^{date_long} at {time}|Wed 11 Nov, 10:30 London time> · 90 minutes · Quarter close
The week of 4 January is calm: no session, and little from me. A session moves with ten working days’ notice, or the post says openly that it was less. The calendar file in the thread comes again when something moves."
`);
});
