import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  countMet,
  findNext,
  hasSaidSince,
  isAskedOn,
  isKnown,
  isSilent,
  mayAskStill,
  nextNumber,
  stampOf,
  talkToMove,
  talkToSay,
} from '../../../src/features/talks/rules.ts';
import {
  fillDate,
  halvesOf,
  pagesOf,
  readShape,
  scaleMinutes,
  type TalkFrame,
  totalMinutes,
} from '../../../src/features/talks/rules-frame.ts';
import { pauseChoices, readAnswers, readScores, sayPause, trendOf } from '../../../src/features/talks/rules-growth.ts';
import { type Hours, proposeTimes, readDate } from '../../../src/features/talks/rules-times.ts';
import type { Talk } from '../../../src/features/talks/store.ts';
import type { Check } from '../../../src/features/talks/store-checks.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';
import { DAY, HOUR, MINUTE } from '../../../src/platform/clock.ts';
import { isWorkingDay, NO_HOLIDAYS } from '../../../src/platform/time/working-days.ts';
import { toInstant, toLocal } from '../../../src/platform/time/zones.ts';

const library = readStarterLibrary();
const talk = (number: number, day: number, change: Partial<Talk> = {}): Talk => ({
  ...{
    teamId: 'T1',
    pairId: 'p',
    number,
    communityId: 'c',
    at: day * DAY,
    minutes: 60,
    pactAt: null,
    state: 'planned',
    revision: 0,
    said: {},
    privacy: 'P1',
  },
  ...change,
});
const held = (number: number, day: number, said: Record<string, number>): Talk => talk(number, day, { state: 'held', said });
const THREE = [talk(1, 10), talk(2, 31), talk(3, 52)];
const numberOf = (meant: Talk | 'new' | null): number | 'new' | null => (meant === null || meant === 'new' ? meant : meant.number);

describe('“we talked”', () => {
  it.each([
    ['before any talk, the coming one', THREE, 5, 1],
    ['on its day', THREE, 10.1, 1],
    ['long after it, while the next is far', THREE, 20, 1],
    ['said by the other one already: the same talk', [held(1, 10, { ben: 11 * DAY }), ...THREE.slice(1)], 20, 1],
    ['said by the other one before its day: the same talk', [held(1, 10, { ben: 6 * DAY }), ...THREE.slice(1)], 7, 1],
    ['again within a day: pressed twice', [held(1, 10, { ana: 10.2 * DAY }), ...THREE.slice(1)], 10.3, null],
    ['again, while the next is far', [held(1, 10, { ana: 11 * DAY }), ...THREE.slice(1)], 15, null],
    ['again, shortly before the next: that one, early', [held(1, 10, { ana: 11 * DAY }), ...THREE.slice(1)], 26, 2],
    [
      'a second one that its day has brought, although the partner never spoke of the first',
      [held(1, 10, { ana: 11 * DAY }), ...THREE.slice(1)],
      32,
      2,
    ],
    ['all held', [held(1, 10, { ana: 1 }), held(2, 31, { ana: 2 }), held(3, 52, { ana: 3 })], 60, null],
    ['without any date', [], 5, 'new'],
  ])('means, %s', (_, talks, day, expected) => {
    expect(numberOf(talkToSay(talks, 'ana', day * DAY))).toBe(expected);
  });

  it('never counts a talk twice, whoever says it, however often', () => {
    const act = fc.record({ who: fc.constantFrom('ana', 'ben', 'cleo'), day: fc.integer({ min: 0, max: 80 }) });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), fc.boolean(), (acts, isDated) => {
        let talks = isDated ? THREE : [];
        let counted = 0;
        for (const { who, day } of acts.toSorted((a, b) => a.day - b.day)) {
          const meant = talkToSay(talks, who, day * DAY);
          if (meant === null) continue;
          const one = meant === 'new' ? talk(nextNumber(talks), day) : meant;
          if (one.state !== 'held') counted++;
          const next = { ...one, state: 'held' as const, said: { ...one.said, [who]: day * DAY } };
          talks = [...talks.filter(({ number }) => number !== one.number), next].sort((a, b) => a.number - b.number);
        }
        expect(counted).toBe(talks.filter(({ state }) => state === 'held').length);
        expect(counted).toBeLessThanOrEqual(3);
      }),
    );
  });

  it('is known of whoever said it of the last talk, and since when', () => {
    const talks = [held(1, 10, { ana: 11 * DAY }), ...THREE.slice(1)];
    expect([isKnown(talks, 'ana', 20 * DAY), isKnown(talks, 'ben', 20 * DAY), isKnown(talks, 'ana', 32 * DAY)]).toEqual([
      true,
      false,
      false,
    ]);
    expect([hasSaidSince(talks, 'ana', 11 * DAY), hasSaidSince(talks, 'ana', 12 * DAY)]).toEqual([true, false]);
  });
});

describe('dates', () => {
  it.each([
    ['one whose day went by unsaid', THREE, 20, 1],
    ['the next', [held(1, 10, { ana: 1 }), ...THREE.slice(1)], 20, 2],
    ['a first one', [], 0, 'new'],
    ['none any more', [held(1, 10, {}), held(2, 31, {}), held(3, 52, {})], 60, null],
  ])('move %s', (_, talks, day, expected) => {
    expect(numberOf(talkToMove(talks, day * DAY))).toBe(expected);
  });

  it('keep a talk that is under way as the next one, and give each state of the calendar a stamp of its own', () => {
    expect(findNext(THREE, 10 * DAY + 30 * MINUTE)?.number).toBe(1);
    expect(findNext(THREE, 10 * DAY + HOUR)?.number).toBe(2);
    expect([stampOf([]), stampOf(THREE), stampOf([talk(1, 10, { revision: 2 }), talk(2, 31)])]).toEqual(['0.0', '3.0', '2.2']);
  });

  it('by hand are to come, inside the nine weeks, and complete', () => {
    const now = toInstant('2026-11-10', '12:00', 'Europe/London');
    const read = (date: string | null, time: string | null) => readDate({ date, time }, '2027-01-06', 'Europe/London', now);
    expect(read('2026-11-10', '12:30')).toEqual({ date: '2026-11-10', time: '12:30' });
    expect(read('2026-11-10', '12:00')).toEqual({ errors: { date: 'That time has passed. Choose one to come.' } });
    expect(read('2027-01-07', '10:00')).toEqual({
      errors: { date: 'Your nine weeks end on Wednesday 6 January. Choose a day until then.' },
    });
    expect([read(null, '10:00'), read('2026-11-12', null)]).toEqual([
      { errors: { date: 'Choose a day.' } },
      { errors: { time: 'Choose a time.' } },
    ]);
  });

  const hours = (from: string, until: string, zone: string): Hours => ({ from, until, zone });
  const wanted = (people: Hours[], minutes = 60) => ({
    people,
    minutes,
    today: '2026-11-03',
    zone: 'Europe/London',
    holidays: NO_HOLIDAYS,
    standing: [],
    busy: [],
  });

  it('are proposed on three days, and never where somebody has no hours', () => {
    const london = hours('09:00', '17:00', 'Europe/London');
    const three = proposeTimes(wanted([london, hours('09:00', '17:00', 'America/New_York')]));
    expect(three.map((at) => toLocal(at, 'Europe/London'))).toEqual([
      { date: '2026-11-04', time: '15:00', weekday: 3 },
      { date: '2026-11-10', time: '15:00', weekday: 2 },
      { date: '2026-11-17', time: '15:00', weekday: 2 },
    ]);
    const [before] = three;
    expect(proposeTimes({ ...wanted([london]), standing: [before ?? 0] }).map((at) => toLocal(at, 'Europe/London').date)).not.toContain(
      '2026-11-04',
    );
    expect(proposeTimes(wanted([london, hours('09:00', '17:00', 'Pacific/Auckland')]))).toEqual([]);
    // Nor while the community itself meets.
    const [first = 0] = proposeTimes(wanted([london]));
    const [other = 0] = proposeTimes({ ...wanted([london]), busy: [[first + 45 * MINUTE, first + 90 * MINUTE]] });
    expect(other >= first + 90 * MINUTE || other + 60 * MINUTE <= first + 45 * MINUTE).toBe(true);
  });

  it('that are proposed lie inside the hours of all of them, on working days, ahead, each once', () => {
    const zone = fc.constantFrom('Europe/London', 'Asia/Kolkata', 'America/New_York', 'Pacific/Auckland', 'Africa/Casablanca');
    const one = fc.record({ from: fc.constantFrom('06:00', '09:00', '12:30'), until: fc.constantFrom('13:00', '17:00', '22:00'), zone });
    fc.assert(
      fc.property(fc.array(one, { minLength: 2, maxLength: 3 }), fc.constantFrom(30, 45, 60), (people, minutes) => {
        const times = proposeTimes(wanted(people, minutes));
        expect(new Set(times).size).toBe(times.length);
        expect(times.length).toBeLessThanOrEqual(3);
        for (const at of times)
          for (const { from, until, zone: hers } of people) {
            const [begins, ends] = [toLocal(at, hers), toLocal(at + minutes * MINUTE, hers)];
            expect(isWorkingDay(begins.date, NO_HOLIDAYS) && begins.time >= from && ends.time <= until && begins.date === ends.date).toBe(
              true,
            );
            expect(begins.date >= '2026-11-03').toBe(true);
          }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a4', () => {
  it('comes from R+5 on, and not within five working days of the end', () => {
    const pair = { state: 'agreed', toldOn: '2026-11-03', closesOn: '2027-01-05' } as const;
    const asked = (today: string) => isAskedOn(pair, today, NO_HOLIDAYS);
    expect([asked('2026-11-09'), asked('2026-11-10'), asked('2026-12-28'), asked('2026-12-29')]).toEqual([false, true, true, false]);
    expect(isAskedOn({ ...pair, state: 'over' }, '2026-11-20', NO_HOLIDAYS)).toBe(false);
  });

  const check = (onDate: string, change: Partial<Check> = {}): Check => ({
    ...{ teamId: 'T1', pairId: 'p', kind: 'check', onDate, asked: 2, silent: 2, unreached: false, answered: false, privacy: 'P1' },
    ...change,
  });

  it.each([
    ['two of them', [check('3'), check('2')], true],
    ['one', [check('2')], false],
    ['an answer between them', [check('3'), check('2', { answered: true }), check('1')], false],
    ['one that reached only one of the two', [check('3'), check('2', { unreached: true, silent: 1 })], false],
    ['one that reached nobody, between two silent ones: it says nothing', [check('3'), check('2', { unreached: true }), check('1')], true],
    ['one that waits yet', [check('3', { silent: 1 }), check('2')], false],
    ['asked once before', [check('4'), check('3'), check('2', { kind: 'still' })], false],
  ])('asks whether to go on after silence on two in a row: %s', (_, checks, expected) => {
    expect(mayAskStill(checks)).toBe(expected);
  });

  it('is silent only when everybody was reached', () => {
    const silence = (change: Partial<Check>) => isSilent(check('1', change));
    expect([
      silence({}),
      silence({ silent: 1 }),
      silence({ unreached: true }),
      silence({ answered: true }),
      silence({ asked: 0, silent: 0 }),
    ]).toEqual([true, false, false, false, false]);
  });

  it('is told to stewards from five living pairs up, and never as none', () => {
    const pairs = (...talks: number[]) => talks.map((n) => ({ state: 'agreed' as const, talks: n }));
    expect(countMet(pairs(1, 1, 2, 1))).toBeNull();
    expect(countMet(pairs(1, 0, 2, 1, 1))).toEqual({ met: 4, of: 5 });
    expect(countMet(pairs(0, 0, 0, 0, 0))).toBeNull();
    expect(countMet([...pairs(1, 0, 2, 1), { state: 'over', talks: 3 }])).toBeNull();
  });
});

describe('a talk', () => {
  const frame = (change: Partial<TalkFrame> = {}): TalkFrame => ({
    ...{ people: ['ana', 'ben'], number: 1, shape: 'both', frame: library.coaching_frame, guide: library.coaching_guides[0] ?? null },
    checkInOn: 'Tuesday 1 December',
    ...change,
  });
  const coached = (change: Partial<TalkFrame>) => halvesOf(frame(change)).map((half) => half.coached);

  it('has two halves of 2, 4, 9, 8, 5, 2 minutes, and roles swap between them', () => {
    const halves = halvesOf(frame());
    expect(halves.map(({ coached: one, coaches }) => [one, coaches])).toEqual([
      ['ana', ['ben']],
      ['ben', ['ana']],
    ]);
    expect(halves[1]?.phases.map(({ id, minutes }) => [id, minutes])).toEqual([
      ['settle', 2],
      ['aim', 4],
      ['look', 9],
      ['widen', 8],
      ['choose', 5],
      ['hold', 2],
    ]);
    expect(totalMinutes(halves)).toBe(60);
    expect(halves[0]?.phases.at(-1)?.questions).toEqual(['What will you be able to tell me on Tuesday 1 December?']);
  });

  it('lets another one begin each time, coaches one alone where the pact says so, and turns round among three', () => {
    expect([coached({ number: 1 }), coached({ number: 2 }), coached({ number: 3 })]).toEqual([
      ['ana', 'ben'],
      ['ben', 'ana'],
      ['ana', 'ben'],
    ]);
    expect([coached({ shape: 'one', number: 1 }), coached({ shape: 'one', number: 2 })]).toEqual([['ana'], ['ben']]);
    const three = halvesOf(frame({ people: ['ana', 'ben', 'cleo'], number: 2 }));
    expect(three.map((half) => half.coached)).toEqual(['ben', 'cleo', 'ana']);
    expect(three[0]?.phases.map(({ id, minutes }) => [id, minutes])).toEqual([
      ['tell', 2],
      ['facts', 2],
      ['turned', 4],
      ['helped', 2],
    ]);
    expect(totalMinutes(three)).toBe(30);
  });

  it('has clock times that follow each other from the start to the end, whatever the shape', () => {
    const start = 1_000 * MINUTE;
    fc.assert(
      fc.property(fc.constantFrom(2, 3), fc.constantFrom('both', 'one', 'walk'), fc.integer({ min: 1, max: 3 }), (n, shape, number) => {
        const halves = halvesOf(frame({ people: ['ana', 'ben', 'cleo'].slice(0, n), shape, number }));
        const pages = pagesOf(halves, start);
        pages.forEach(({ from }, at) => {
          expect(from).toBe(at === 0 ? start : pages[at - 1]?.until);
        });
        expect(pages.at(-1)?.until).toBe(start + totalMinutes(halves) * MINUTE);
      }),
    );
    expect(totalMinutes(halvesOf(frame({ shape: 'walk' })))).toBe(44);
    expect(pagesOf(halvesOf(frame()), null).every(({ from, until }) => from === null && until === null)).toBe(true);
  });

  it('keeps every phase, and the whole, when minutes are scaled', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 8, max: 90 }),
        (minutes, total) => {
          const scaled = scaleMinutes(minutes, total);
          expect(scaled.every((one) => one >= 1)).toBe(true);
          expect(scaled.reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(total);
          expect(scaled.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(total + minutes.length);
        },
      ),
    );
  });

  it('reads the shape of the pact by its place in the library, and leaves to people what only they can complete', () => {
    const options = library.agreements.coaching.fields.find(({ key }) => key === 'shape')?.options ?? [];
    expect(options.map((words) => readShape(library, words))).toEqual(['both', 'one', 'walk', 'written']);
    expect([readShape(library, null), readShape(library, 'In a canoe')]).toEqual(['both', 'both']);
    expect(fillDate('{role} decides by {date}, heard on {checkin_date}', 'Friday')).toBe('[role] decides by [date], heard on Friday');
    const all = library.coaching_guides.flatMap((guide) =>
      halvesOf(frame({ guide })).flatMap(({ phases }) => phases.flatMap(({ questions }) => questions)),
    );
    expect(all.filter((question) => /[{}]/.test(question))).toEqual([]);
  });
});

describe('a look back', () => {
  const [rubric] = library.rubrics.filter(({ id }) => id === 'ru-coaching');
  const [guide = null] = library.coaching_guides;

  it('keeps choices that were offered, and nothing that somebody could write', () => {
    const pauses = pauseChoices(guide, library.coaching_frame);
    const pause = pauses[3]?.id ?? '';
    expect(readAnswers({ spoke: 'half', pause, step: 'yes' }, pauses)).toEqual({ spoke: 'half', pause, step: 'yes' });
    expect(readAnswers({ spoke: 'the thing about Tom', pause: 'what we said', step: null }, pauses)).toEqual({});
    if (!rubric) throw new Error('the rubric');
    expect(readScores({ air: '3', questions: '9', care: 'x', step: null }, rubric)).toEqual({ air: 3 });
    expect(sayPause(library, pause)).toBe(pauses[3]?.words);
    expect([sayPause(library, 'own'), sayPause(library, 'gone')]).toEqual(['One of my own', '']);
  });

  it('offers at most a hundred questions, or the phases without a guide', () => {
    for (const one of [...library.coaching_guides, null]) expect(pauseChoices(one, library.coaching_frame).length).toBeLessThanOrEqual(100);
    expect(pauseChoices(null, library.coaching_frame)).toHaveLength(8);
  });

  it('shows the last five of each line', () => {
    expect(trendOf([{ scores: {} }, ...[1, 2, 2, 3, 3, 4].map((air) => ({ scores: { air } }))], 'air')).toEqual([2, 2, 3, 3, 4]);
  });
});
