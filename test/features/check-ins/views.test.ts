import { describe, expect, it } from '@jest/globals';
import type { Ask } from '../../../src/community/ask.ts';
import type { CheckInView } from '../../../src/features/check-ins/views.ts';
import * as views from '../../../src/features/check-ins/views.ts';
import { accountRow, answeredRow, handLine, handRow, moodLine, waitingRow } from '../../../src/features/check-ins/views-home.ts';
import { messagesModal } from '../../../src/features/check-ins/views-messages.ts';
import { lessModal, slotTimes, whyModal } from '../../../src/features/check-ins/views-why.ts';
import { input, plain, plainSection } from '../../../src/platform/slack/text.ts';
import { toInstant } from '../../../src/platform/time/zones.ts';
import { validateBlocks } from '../../../src/sandbox/validate-blocks.ts';
import { validateView } from '../../../src/sandbox/validate-view.ts';

const BERLIN = 'Europe/Berlin';
const NOW = toInstant('2026-12-01', '09:30', BERLIN);
const HOSTILE = '<!channel> *bold* & `code` שלום 🎉 ';

const ask = (id: string): Ask => ({
  ...{ id, teamId: 'T1', communityId: 'C1', userId: 'U1', kind: 'reflections.echo', ref: 'step', priority: 4, minutes: 2 },
  ...{
    opensOn: '2026-12-01',
    expiresAt: toInstant('2026-12-03', '16:30', BERLIN),
    reminder: false,
    status: 'open',
    askedAt: null,
    remindedAt: null,
    answeredAt: null,
  },
});
const inputs = [
  plainSection('You asked me to ask.'),
  input(
    'went',
    'How did it go?',
    { type: 'plain_text_input', action_id: 'went', placeholder: plain('Well enough', 150) },
    { optional: true },
  ),
];

const view = (more: Partial<CheckInView> = {}): CheckInView => ({
  parts: [{ ask: ask('01A'), inputs, early: false, community: null }],
  free: { mood: null, communities: [{ id: 'C1', name: 'Leading change' }], k: 5 },
  more: false,
  zone: BERLIN,
  now: NOW,
  notes: [],
  emptyLine: null,
  metadata: '{}',
  ...more,
});

const wordsOf = (blocks: unknown): string[] =>
  [...JSON.stringify(blocks).matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1] ?? '');

describe('the check-in modal', () => {
  it('reads from who sees it to what is hers', () => {
    const modal = views.checkInModal(view());
    expect(validateView(modal, 'modal')).toEqual([]);
    expect(wordsOf(modal.blocks)).toMatchInlineSnapshot(`
[
  "Only you see what you write here, unless its own line says otherwise. Everything is optional.",
  "You asked me to ask.",
  "How did it go?",
  "Well enough",
  "Two minutes · until <!date^1796311800^{date_short_pretty} at {time}|Thu 3 Dec, 16:30 Berlin time>, then it goes quietly",
  "How is it going?",
  "Going well",
  "Steady",
  "Uphill",
  "Stuck",
  "Counted without your name, and shown only from 5 answers on.",
  "What I will try",
  "If a meeting drifts, then I will ask what we are deciding",
  "An if and a then. I ask you how it went; nobody else sees it.",
  "I could use a hand with",
  "Rehearsing a difficult talk before Friday",
  "Who may know of it",
  "A steward may know",
  "Unticked, only you see it, on your page.",
]
`);
  });

  it('makes fields of two asks of one kind unique', () => {
    const modal = views.checkInModal(
      view({ parts: ['01A', '01B'].map((id) => ({ ask: ask(id), inputs, early: true, community: 'Leading change' })) }),
    );
    expect(validateView(modal, 'modal')).toEqual([]);
    expect(modal.blocks.flatMap((block) => (block.type === 'input' ? block.block_id : []))).toEqual([
      '01A.went',
      '01B.went',
      'mood',
      'step',
      'hand',
      'stewards',
    ]);
  });

  it('offers each community’s stewards when she is in several, with longest names', () => {
    const communities = Array.from({ length: 12 }, (_, i) => ({ id: `C${i}`, name: HOSTILE.repeat(8) }));
    const modal = views.checkInModal(
      view({ free: { mood: 2, communities, k: 7 }, parts: [{ ask: ask('01A'), inputs, early: false, community: HOSTILE.repeat(8) }] }),
    );
    expect(validateView(modal, 'modal')).toEqual([]);
    expect(JSON.stringify(modal.blocks.filter((block) => block.type === 'context'))).not.toContain('<!channel>');
  });

  it('says Next when more comes and Keep it at the end', () => {
    expect(views.checkInModal(view({ more: true, free: null })).submit?.text).toBe('Next');
    expect(views.checkInModal(view()).submit?.text).toBe('Keep it');
  });

  it('says what comes next where nothing waits', () => {
    const next = { name: 'the session', at: toInstant('2026-12-02', '10:30', BERLIN) };
    expect(views.emptyLine(next, BERLIN, NOW)).toBe('Nothing waits for you. Next: the session tomorrow.');
    expect(views.emptyLine({ ...next, at: toInstant('2026-12-30', '10:30', BERLIN) }, BERLIN, NOW)).toContain('on Wednesday 30 December.');
    expect(validateView(views.checkInModal(view({ parts: [], emptyLine: views.emptyLine(null, BERLIN, NOW) })), 'modal')).toEqual([]);
  });
});

describe('what is said afterwards', () => {
  it.each([
    ['a late answer', [views.lateNote('Echo of your step', ask('01A'), BERLIN, toInstant('2026-12-04', '09:00', BERLIN))]],
    ['one that had closed, with her words', views.closedNote('Echo of your step', ['שלום '.repeat(900), HOSTILE.repeat(200)])],
    ['one answered elsewhere', views.standsNote('Echo of your step', '01A', ['my second thoughts'])],
    ['a step', [views.stepNote('2026-12-09'), views.stepNote(null)]],
    ['a hand', [views.handNote(true), views.handNote(false)]],
    ['an old message', [views.oldMessageNote(true), views.oldMessageNote(false)]],
  ])('%s is a valid modal', (_, notes) => {
    expect(validateView(views.doneModal(notes), 'modal')).toEqual([]);
  });

  it('is a sentence for a late answer, with its day', () => {
    const late = views.lateNote('Echo of your step', ask('01A'), BERLIN, toInstant('2026-12-04', '09:00', BERLIN));
    expect(wordsOf(late)).toEqual(['Echo of your step: it came after Thursday; it counts.']);
  });

  it('gives closed words back as they were typed', () => {
    expect(JSON.stringify(views.closedNote('Echo', [HOSTILE]))).toContain(HOSTILE);
  });
});

describe('rows on Home', () => {
  it.each([
    ['what waits', waitingRow(ask('01A'), HOSTILE.repeat(100), BERLIN, false)],
    ['what can be changed', answeredRow(ask('01A'), 'N'.repeat(200))],
    ['a private hand', handRow({ id: 'h', text: HOSTILE.repeat(8), released: [] }, [{ id: 'C1', name: HOSTILE.repeat(20) }])],
    ['a released hand', handRow({ id: 'h', text: 'A rehearsal', released: [HOSTILE.repeat(50)] }, [])],
    ['the account', accountRow({ messages: 1, minutes: 96, quiet: true })],
  ])('%s is at most three valid blocks', (_, blocks) => {
    expect(validateBlocks(blocks, 'home')).toEqual([]);
    expect(blocks.length).toBeLessThanOrEqual(3);
  });

  it('say the end and the cost', () => {
    expect(wordsOf(waitingRow(ask('01A'), 'How did it go?', BERLIN, false))[0]).toBe(
      'How did it go?\\nTwo minutes, until Thu 3 Dec, 16:30 Berlin time',
    );
    expect(wordsOf(waitingRow(ask('01A'), 'How did it go?', BERLIN, true))[0]).toContain(
      'Planned for Tuesday 1 December, earlier is fine; two minutes, until',
    );
    expect(wordsOf(accountRow({ messages: 2, minutes: 96, quiet: false }))[0]).toBe('This month: 2 messages, 96 minutes asked.');
  });

  it('give the stewards a line only in words and totals', () => {
    expect(handLine('Cleo', 'a rehearsal')).toBe('Cleo could use a hand: “a rehearsal”');
    expect(
      moodLine(6, [
        { words: 'Going well', n: 4 },
        { words: 'Steady', n: 0 },
        { words: 'Stuck', n: 2 },
      ]),
    ).toBe('How it is going, last week, n = 6: going well 4, stuck 2.');
  });
});

describe('why, less, and what is planned', () => {
  it('explains a touch and an ask, and admits what it does not know', () => {
    const reasons = [
      { name: 'Echo of your step', why: 'You chose this day.', practice: 's8', asks: true },
      { name: 'Monday digest', why: 'You are a steward.', practice: 'p2', asks: false },
    ];
    expect(validateView(whyModal(reasons), 'modal')).toEqual([]);
    expect(wordsOf(whyModal(reasons).blocks)[0]).toBe(
      'Echo of your step\\nYou chose this day.\\nStored: your answer, for you alone; it counts without your name.',
    );
    expect(validateView(whyModal([]), 'modal')).toEqual([]);
  });

  it.each([
    [false, null, 0],
    [true, { weekday: 5, at: '09:00' }, 1],
    [false, { weekday: 2, at: '10:35' }, 12],
  ])('offers less: quiet %s, slot %j, %i communities', (quiet, slot, count) => {
    const communities = Array.from({ length: count }, (_, i) => ({ id: `C${i}`, name: HOSTILE.repeat(10) }));
    expect(validateView(lessModal({ quiet, slot, zone: BERLIN, communities }), 'modal')).toEqual([]);
  });

  it('offers half-hours inside hours, and the one she has', () => {
    expect(slotTimes('10:35')).toEqual(expect.arrayContaining(['09:00', '10:30', '10:35', '16:00']));
    expect(slotTimes(null)[0]).toBe('09:00');
    expect(slotTimes(null).at(-1)).toBe('16:00');
  });

  it('shows four full weeks and an empty one', () => {
    const messages = Array.from({ length: 150 }, (_, i) => ({
      dueAt: NOW + i * 3_600_000,
      name: HOSTILE.repeat(5),
      why: HOSTILE.repeat(20),
      where: 'slot' as const,
      community: HOSTILE.repeat(5),
    }));
    expect(validateView(messagesModal(messages, BERLIN, { quiet: true, paused: true }), 'modal')).toEqual([]);
    expect(JSON.stringify(messagesModal(messages, BERLIN, { quiet: false, paused: false }))).not.toContain('<!channel>');
    expect(validateView(messagesModal([], BERLIN, { quiet: false, paused: false }), 'modal')).toEqual([]);
  });
});
