import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isAskedAgain, isComplete, minutesOf, sameTerms, shapeOf } from '../../../src/features/pacts/rules.ts';
import { checkDates, closesAt, type DateFacts, follow, type Hours, proposeDates } from '../../../src/features/pacts/rules-dates.ts';
import { MINUTE } from '../../../src/platform/clock.ts';
import { addDays, weekdayOf } from '../../../src/platform/time/local-dates.ts';
import { addWorkingDays, NO_HOLIDAYS } from '../../../src/platform/time/working-days.ts';
import { toInstant, toLocal } from '../../../src/platform/time/zones.ts';

const LONDON = 'Europe/London';
const at = (date: string, time: string, zone = LONDON): number => toInstant(date, time, zone);
const local = (instant: number, zone = LONDON): string => `${toLocal(instant, zone).date} ${toLocal(instant, zone).time}`;
const hours = (zone: string, from = '09:00', until = '17:00'): Hours => ({ zone, from, until });
const facts = (change: Partial<DateFacts> = {}): DateFacts => ({
  ...{ toldOn: '2026-11-04', closesOn: '2027-01-06', zone: LONDON, people: [hours(LONDON), hours(LONDON)] },
  ...{ holidays: NO_HOLIDAYS, busy: [], minutes: 60, now: at('2026-11-04', '11:00') },
  ...change,
});
const proposed = (change: Partial<DateFacts> = {}): string[] => proposeDates(facts(change)).dates.map((instant) => local(instant));

describe('a pact', () => {
  const page = (userId: string, agreedTo: number, signedAt: number | null = 1) => ({ userId, agreedTo, signedAt });

  it.each([
    ['nobody has signed', [page('a', 0, null), page('b', 0, null)], 0, false],
    ['one has signed', [page('a', 1), page('b', 0, null)], 1, false],
    ['one agreed to other dates', [page('a', 2), page('b', 1)], 2, false],
    ['all signed the same', [page('a', 2), page('b', 2)], 2, true],
    ['somebody who left has not signed', [page('a', 1), page('b', 1), page('c', 0, null)], 1, true],
  ])('stands or not: %s', (_, pages, version, stands) => {
    expect(isComplete(['a', 'b'], pages, version)).toBe(stands);
  });

  it('asks only those again who have signed', () => {
    expect([isAskedAgain(page('a', 1), 2), isAskedAgain(page('a', 2), 2), isAskedAgain(page('a', 0, null), 2)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('is another one when shape or dates differ', () => {
    const terms = { shape: 'x', dates: [1, 2, 3] };
    expect(sameTerms(terms, { shape: 'x', dates: [1, 2, 3] })).toBe(true);
    for (const other of [null, { shape: 'y', dates: [1, 2, 3] }, { shape: 'x', dates: [1, 2, 4] }])
      expect(sameTerms(terms, other)).toBe(false);
  });

  it.each([
    ['30 + 30 minutes in one go', 60],
    ['Walk and talk, 45 minutes', 45],
    ['One person per talk, alternating', 30],
    ['', 30],
  ])('takes as long as its shape says: %s', (shape, minutes) => {
    expect(minutesOf(shape, 30)).toBe(minutes);
  });

  it('has the first shape of the library until two choose, and none for three', () => {
    const terms = { shape: 'b', dates: [] };
    expect([
      shapeOf(['1', '2'], null, ['a', 'b']),
      shapeOf(['1', '2'], terms, ['a', 'b']),
      shapeOf(['1', '2', '3'], terms, ['a', 'b']),
    ]).toEqual(['a', 'b', '']);
  });
});

describe('three dates', () => {
  it('lie in weeks 2, 5 and 8, on the day of the week of the introduction', () => {
    expect(proposed()).toEqual(['2026-11-11 10:00', '2026-12-02 10:00', '2026-12-23 10:00']);
  });

  it('move to another day of the week for a holiday, and to the hour that all share', () => {
    expect(proposed({ holidays: new Set(['2026-12-23']) })).toEqual(['2026-11-10 10:00', '2026-12-01 10:00', '2026-12-22 10:00']);
    expect(proposed({ people: [hours(LONDON), hours('America/New_York')] })[0]).toBe('2026-11-11 14:00');
  });

  it('never lie over a session', () => {
    const session = [at('2026-12-02', '10:30'), at('2026-12-02', '11:45')] as const;
    expect(proposed({ busy: [session] })).toEqual(['2026-11-11 09:30', '2026-12-02 09:30', '2026-12-23 09:30']);
    expect(proposed({ busy: [session], people: [hours(LONDON, '10:00', '12:00'), hours(LONDON)] })[1]).toBe('2026-12-01 10:00');
  });

  it('are a guess where nobody shares an hour', () => {
    const { dates, shared } = proposeDates(facts({ people: [hours('America/New_York'), hours('Asia/Kolkata')] }));
    expect([local(dates[0] ?? 0), shared]).toEqual(['2026-11-11 10:00', false]);
  });

  it('begin in the week after when the second is over, and move together in a shorter round', () => {
    expect(proposed({ now: at('2026-11-13', '18:00') })[0]).toBe('2026-11-18 10:00');
    expect(proposed({ toldOn: '2026-12-14', now: at('2026-12-14', '09:00') })).toEqual([
      '2026-12-15 10:00',
      '2026-12-22 10:00',
      '2026-12-29 10:00',
    ]);
    expect(proposed({ toldOn: '2027-01-04', now: at('2027-01-04', '09:00') })).toEqual([
      '2027-01-05 10:00',
      '2027-01-06 10:00',
      '2027-01-07 10:00',
    ]);
  });

  it('are always in order, ahead, in the round, at one hour of one weekday, inside everybody’s hours', () => {
    const zone = fc.constantFrom(LONDON, 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Africa/Casablanca');
    const person = fc.record({ zone, from: fc.constantFrom('07:00', '09:00', '10:30'), until: fc.constantFrom('12:00', '16:00', '19:00') });
    const people = fc.array(person, { minLength: 2, maxLength: 3 });
    fc.assert(
      fc.property(
        people,
        fc.integer({ min: 0, max: 365 }),
        fc.integer({ min: 0, max: 30 }),
        fc.constantFrom(30, 60),
        (them, day, late, minutes) => {
          const toldOn = addDays('2026-06-01', day);
          const closesOn = addWorkingDays(toldOn, 45, NO_HOLIDAYS);
          const one = facts({ toldOn, closesOn, people: them, minutes, now: at(addDays(toldOn, late), '08:00') });
          const { dates, shared } = proposeDates(one);
          expect(checkDates(dates, [], one)).toEqual([null, null, null]);
          const walls = dates.map((instant) => toLocal(instant, LONDON));
          expect(new Set(walls.map(({ date, time }) => `${weekdayOf(date)} ${time}`)).size).toBe(1);
          if (!shared) return;
          for (const instant of dates)
            for (const { zone, from, until } of them) {
              const [begins, ends] = [toLocal(instant, zone), toLocal(instant + minutes * MINUTE, zone)];
              expect(begins.time >= from && ends.time <= until && begins.date === ends.date && begins.weekday <= 5).toBe(true);
            }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('follow the first at the same hour, also over the end of summer time', () => {
    const before = [at('2026-10-13', '10:00'), at('2026-11-03', '10:00'), at('2026-11-24', '10:00')];
    const followed = (holidays = NO_HOLIDAYS) =>
      follow(at('2026-10-15', '16:30'), before, LONDON, holidays).map((instant) => local(instant));
    expect(followed()).toEqual(['2026-10-15 16:30', '2026-11-05 16:30', '2026-11-26 16:30']);
    expect(followed(new Set(['2026-10-15', '2026-11-26', '2026-11-27']))).toEqual([
      '2026-10-15 16:30',
      '2026-11-05 16:30',
      '2026-11-30 16:30',
    ]);
  });

  it('are refused when missing, over, out of order or after the round; what stands may be over', () => {
    const now = at('2026-11-20', '12:00');
    const [over, soon, later] = [at('2026-11-11', '10:00'), at('2026-12-02', '10:00'), at('2026-12-23', '10:00')];
    const check = (dates: number[], standing: number[] = []) => checkDates(dates, standing, facts({ now }));
    expect(check([Number.NaN, soon, later])).toEqual(['missing', null, null]);
    expect(check([over, soon, later])).toEqual(['past', null, null]);
    expect(check([over, soon, later], [over])).toEqual([null, null, null]);
    expect(check([soon, soon, later])).toEqual([null, 'order', null]);
    expect(check([soon, later, closesAt(facts())])).toEqual([null, null, 'late']);
    expect(check([soon, later, closesAt(facts()) - MINUTE])).toEqual([null, null, null]);
  });
});
