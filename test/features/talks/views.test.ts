import { describe, expect, it } from '@jest/globals';
import { blocksModal, noteMessage } from '../../../src/community/experiment-views.ts';
import { halvesOf, type Shape } from '../../../src/features/talks/rules-frame.ts';
import { pauseChoices } from '../../../src/features/talks/rules-growth.ts';
import * as views from '../../../src/features/talks/views.ts';
import * as dates from '../../../src/features/talks/views-dates.ts';
import { type DeskView, deskModal } from '../../../src/features/talks/views-desk.ts';
import * as growth from '../../../src/features/talks/views-growth.ts';
import { runModal } from '../../../src/features/talks/views-run.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';
import { toInstant } from '../../../src/platform/time/zones.ts';
import { validateBlocks } from '../../../src/sandbox/validate-blocks.ts';
import { checkDrawings } from '../../support/drawings.ts';

const library = readStarterLibrary();
const rubric = library.rubrics.find(({ id }) => id === 'ru-coaching');
if (!rubric) throw new Error('the rubric of coaching');
const ID = '01M6DQS9M0CQPW7VXM75YQS4GY';
const ZONE = 'Europe/London';
const AT = toInstant('2026-11-10', '10:00', ZONE);

function desk(
  people: readonly string[],
  change: { name?: string; style?: string; shape?: Shape; guide?: boolean; me?: string } = {},
): DeskView {
  const { name = 'Ben', style = 'ask before you advise', shape = 'both', me = 'ana' } = change;
  const guide = change.guide === false ? null : (library.coaching_guides[0] ?? null);
  const halves = halvesOf({ people, number: 1, shape, frame: library.coaching_frame, guide, checkInOn: 'Tuesday 1 December' });
  return {
    ...{ pairId: ID, me, nameOf: new Map(people.map((id) => [id, id === 'ana' ? 'Ana' : id === 'ben' ? name : `${id} ${name}`])) },
    partners: people.filter((id) => id !== me).map((userId) => ({ userId, name, style })),
    ...{ number: 1, at: AT, zone: ZONE, shape, halves, rules: library.coaching_frame.coach_rules },
    guide: guide && { dilemma: guide.dilemma, listenFor: guide.listen_for, traps: guide.coach_traps },
  };
}
const TWO = ['ana', 'ben'];
const THREE = ['ana', 'ben', 'cleo'];
const texts = (blocks: unknown): string => JSON.stringify(blocks).replaceAll('\\n', '\n');

checkDrawings(({ name, text }) => {
  const times = { pairId: ID, number: 2, times: [AT, AT + 86_400_000, AT + 172_800_000], zone: ZONE };
  const row = { pairId: ID, partners: `${name} and ${name}`, zone: ZONE };
  const two = desk(TWO, { name, style: text });
  return {
    messages: [
      ['feedback', growth.feedbackLetter(name)],
      ...(
        [
          ['met', views.metNote(ID, 1)],
          ['closed', views.closedNote(name)],
          ['ended', views.endedNote(ID)],
          ['passed', dates.passedNote(ID)],
        ] as const
      ).map(([title, note]): [string, ReturnType<typeof noteMessage>] => [title, noteMessage(note)]),
    ],
    modals: [
      ['desk', deskModal(two)],
      ['desk of three without a guide', deskModal(desk(THREE, { name, style: text, guide: false }))],
      ['a page of the talk', runModal(two, AT, 8)],
      ['end', views.endModal(ID, `${name} and ${name}`, true)],
      ['move', dates.moveModal({ pairId: ID, number: 2, partners: name, at: AT, zone: ZONE })],
      ['help', blocksModal('talks:help', 'Help with a talk', dates.helpBlocks(times))],
      ['self', growth.selfModal({ pairId: ID, number: 1, labels: library.coaching_frame.coach_self_check_after, pauses: pauseChoices(library.coaching_guides[0] ?? null, library.coaching_frame), answers: { spoke: 'yes' } })], // biome-ignore format: a table
      ['scores', growth.scoresModal(ID, 1, rubric, { air: 2 })],
      ['feedback', growth.feedbackModal({ pairId: ID, to: [{ userId: 'U1', name }, { userId: 'U2', name }] }, rubric)], // biome-ignore format: a table
      [
        'growth',
        growth.growthModal({
          own: Array.from({ length: 9 }, () => ({ scores: { air: 2, step: 4 }, paused: 'Which guess, if wrong, would hurt most?' })),
          given: Array.from({ length: 30 }, () => ({ from: name, on: '2026-11-03', scores: { air: 3, guard: 1 } })),
          rubric,
        }),
      ],
    ],
    rows: [
      ['soon', views.soonRow({ ...row, next: { number: 1, at: AT } })],
      ['mine', views.mineRow({ ...row, next: null })],
      ['check', views.checkInputs(library, name)],
      ['still', views.stillInputs(name)],
    ],
  };
});

describe('the desk', () => {
  it('tells each of two her own part, with the partner’s wish', () => {
    const mine = texts(deskModal(desk(TWO)).blocks);
    expect(mine).toContain('First half: You are coached, Ben coaches.\nThen you swap: Ben is coached, you coach.');
    expect(mine).toContain('Ben finds it helpful when you …');
    expect(mine).toContain('*Look* · 9 min: see the situation as it is, from more than one chair\n• Sort it aloud');
    expect(mine).toContain('*When you coach*\n• Speak for no more than a fifth of the time.');
    expect(texts(deskModal(desk(TWO, { me: 'ben' })).blocks)).toContain('First half: Ana is coached, you coach.');
  });

  it('shows rules, signs and traps to whoever coaches alone', () => {
    const coached = texts(deskModal(desk(TWO, { shape: 'one' })).blocks);
    expect(coached).toContain('This talk: You are coached, Ben coaches.');
    expect(coached).not.toContain('When you coach');
    expect(coached).not.toContain('Traps');
    const coach = texts(deskModal(desk(TWO, { shape: 'one', me: 'ben' })).blocks);
    expect(coach).toContain('*Traps*\n• filling the fog with your own theory');
  });

  it('offers the dilemmas where no guide is picked, ten minutes each to three, and no minutes in writing', () => {
    const three = texts(deskModal(desk(THREE, { guide: false })).blocks);
    expect(three).toContain('Which dilemma is it about?');
    expect(three).toContain('"action_id":"pacts:guide"');
    expect(three).toContain('Round 1, ten minutes: You are coached; Ben and cleo Ben help.');
    expect(three).toContain('*Turn round* · 4 min:');
    expect(texts(deskModal(desk(TWO, { shape: 'written' })).blocks)).not.toContain(' min:');
  });

  it('fits a screen or three: at most forty blocks', () => {
    for (const people of [TWO, THREE]) expect(deskModal(desk(people)).blocks.length).toBeLessThanOrEqual(40);
  });
});

describe('a talk under way', () => {
  const page = (at: number, me = 'ana') => texts(runModal(desk(TWO, { me }), AT, at).blocks);

  it('draws the minutes on the clock, phase by phase, and says when to swap', () => {
    expect(page(0)).toContain('*Settle* · 10:00–10:02');
    expect(page(2)).toContain('*Look* · 10:06–10:15');
    expect(page(2)).toContain('Settle 10:00 · Aim 10:02 · ▸\u00a0*Look 10:06* · Widen 10:15 · Choose 10:23 · Hold 10:28');
    expect(page(6)).toContain('*Now you swap roles.*');
    expect(page(6)).toContain('*Settle* · 10:30–10:32');
    expect(page(11)).toContain('*Hold* · 10:58–11:00');
    expect(page(11)).toContain('We talked');
  });

  it('gives the coach what the coached one does not see', () => {
    expect(page(2, 'ben')).toContain('Listen for');
    expect(page(2)).not.toContain('Listen for');
    expect(page(9)).toContain('Traps');
    expect(page(9, 'ben')).not.toContain('Traps');
  });

  it('stays on its last page past the end, and without a clock in writing', () => {
    expect(page(99)).toBe(page(11));
    expect(texts(runModal(desk(TWO, { shape: 'written' }), null, 1).blocks)).toContain('"*Aim*\n');
  });
});

describe('the words', () => {
  it('name the entry in the calendar and nothing else', () => {
    expect(dates.eventTitle(['Ana', 'Ben'])).toBe('Coaching talk: Ana and Ben');
    expect(dates.fileComment('off', 'Ben', [{ number: 2, at: AT }], ZONE)).toMatchInlineSnapshot(`
      "Your talks with Ben will not take place:
      Talk 2: <!date^1794304800^{date_short_pretty} at {time}|Tue 10 Nov, 10:00 London time>
      This file takes them out of your calendar."
    `);
  });

  it('tell all of them a time that one tapped, with the others, and not who it was', () => {
    const { text, blocks = [] } = dates.takenMessage({ pairId: ID, number: 2, times: [AT, AT + 86_400_000], taken: AT, zone: ZONE });
    expect(validateBlocks(blocks, 'message')).toEqual([]);
    expect(text).toMatchInlineSnapshot(`
"Talk 2 is on <!date^1794304800^{date_short_pretty} at {time}|Tue 10 Nov, 10:00 London time>, inside the hours you share. The calendar file follows.
If it does not suit, there is one more:
<!date^1794391200^{date_short_pretty} at {time}|Wed 11 Nov, 10:00 London time>"
`);
  });

  it('only count, and never say who chose what', () => {
    expect(views.checkLine(library, 'You and Ben')).toBe('You and Ben: have you talked? I only count, I do not ask about what.');
    expect(texts(views.checkInputs(library, 'You and Ben')).match(/"text":"[^"]{1,20}"/g)).toEqual(
      ['Met', 'Date set', 'Not yet', 'Help us', 'End it quietly'].map((words) => `"text":"${words}"`),
    );
    expect(texts(dates.takenMessage({ pairId: ID, number: 2, times: [AT], taken: AT, zone: ZONE }))).not.toContain('more');
    expect(views.metLine({ met: 9, of: 12 })).toBe('9 of 12 coaching pairs have met.');
  });
});
