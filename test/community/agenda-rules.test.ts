import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { merge, type StoredRow } from '../../src/community/agenda-merge.ts';
import { isWorthPlanning, type PlanInput, type PlannedRow, plan, retryAfter } from '../../src/community/agenda-rules.ts';
import { isInHours, nextInHours, previousInHours } from '../../src/community/hours.ts';
import type { Session } from '../../src/community/records.ts';
import type { Touch } from '../../src/community/touch.ts';
import { DAY, HOUR } from '../../src/platform/clock.ts';
import { addDays } from '../../src/platform/time/local-dates.ts';
import { toInstant, toLocal } from '../../src/platform/time/zones.ts';
import { inputOf, LONDON, MONDAY, sessionOf, touchOf } from '../support/plans.ts';

const when = (rows: readonly PlannedRow[]): string[] =>
  rows.map(({ localDate, localTime, person }) => `${localDate} ${localTime}${person ? ` ${person}` : ''}`);
const planOf = (touch: Partial<Touch>, change: Partial<PlanInput> = {}): string[] =>
  when(plan(inputOf({ touches: [touchOf(touch)], ...change })));
const person = (userId: string, zone = LONDON, joinedOn: string | null = '2026-11-02') => ({ userId, zone, joinedOn });

describe('hours', () => {
  it.each([
    ['2026-11-04', '10:00', '2026-11-04 10:00'],
    ['2026-11-04', '08:59', '2026-11-04 09:00'],
    ['2026-11-04', '16:29', '2026-11-04 16:29'],
    ['2026-11-04', '16:30', '2026-11-05 09:00'],
    ['2026-11-06', '11:59', '2026-11-06 11:59'],
    ['2026-11-06', '12:00', '2026-11-09 09:00'],
    ['2026-11-07', '10:00', '2026-11-09 09:00'],
    ['2026-11-10', '10:00', '2026-11-12 09:00'],
  ])('move %s %s to %s', (date, time, expected) => {
    const holidays = new Set(['2026-11-10', '2026-11-11']);
    const moved = toLocal(nextInHours(toInstant(date, time, LONDON), LONDON, holidays), LONDON);
    expect(`${moved.date} ${moved.time}`).toBe(expected);
  });

  it('reach back to the last minute of the working day before', () => {
    const back = previousInHours(toInstant('2026-11-09', '08:00', LONDON), LONDON, new Set());
    expect(back).toBe(toInstant('2026-11-06', '11:59', LONDON));
  });

  it('contain what was moved into them, in every zone', () => {
    const zone = fc.constantFrom(LONDON, 'America/St_Johns', 'Pacific/Chatham', 'Asia/Kathmandu', 'Antarctica/Troll', 'Pacific/Apia');
    fc.assert(
      fc.property(zone, fc.integer({ min: 0, max: 730 * 24 * 60 }), (where, minutes) => {
        const instant = MONDAY + minutes * 60_000;
        const next = nextInHours(instant, where, new Set(['2026-12-25']));
        const previous = previousInHours(instant, where, new Set(['2026-12-25']));
        for (const moved of [next, previous]) expect(isInHours(moved, where, new Set(['2026-12-25']))).toBe(true);
        expect(previous <= instant && instant <= next).toBe(true);
        expect(next - instant).toBeLessThanOrEqual(6 * DAY);
      }),
    );
  });
});

describe('the plan', () => {
  it.each([
    ['an hour before the start', 'start', -60, '17:30', '2026-11-25 16:30'],
    ['ten minutes before the start, after speaking hours', 'start', -10, '17:30', '2026-11-25 17:20'],
    ['a quarter of an hour after the end', 'end', 15, '10:30', '2026-11-25 12:00'],
    ['after midnight when the end is', 'end', 15, '23:00', '2026-11-26 00:30'],
  ] as const)('keeps to a session’s own clock: %s', (_, from, minutes, at, expected) => {
    const anchor = { on: 'clock', kinds: ['topic'], from, minutes } as const;
    expect(planOf({ anchor }, { sessions: [sessionOf({ at })] })).toEqual([expected]);
    expect(planOf({ anchor }, { sessions: [sessionOf({ at, status: 'cancelled' })] })).toEqual([]);
  });

  it.each([
    ['ten working days before a session', { anchor: { on: 'session', kinds: ['topic'], offset: -10 } }, ['2026-11-11 10:00']],
    [
      'on the day of a session',
      { anchor: { on: 'session', kinds: ['topic', 'close'], offset: 0 } },
      ['2026-11-25 10:00', '2027-01-20 10:00'],
    ],
    ['four working days after a session', { anchor: { on: 'session', kinds: ['topic'], offset: 4 } }, ['2026-12-01 10:00']],
    ['sixteen working days before the quarter close', { anchor: { on: 'close', offset: -16 } }, ['2026-12-29 10:00']],
    ['too early in the morning', { at: '07:00' }, ['2026-11-19 09:00']],
    ['on a Friday afternoon', { at: '14:00', anchor: { on: 'session', kinds: ['topic'], offset: -3 } }, ['2026-11-23 09:00']],
    ['at any hour when nobody sees it', { at: '23:30', surface: 'state' }, ['2026-11-19 23:30']],
  ] as const)('puts what comes %s there', (_what, touch, expected) => {
    const sessions = [sessionOf(), sessionOf({ id: 's2', kind: 'close', onDate: '2027-01-20' })];
    expect(planOf(touch as Partial<Touch>, { sessions })).toEqual([...expected]);
  });

  it('counts working days without the community’s holidays', () => {
    expect(planOf({}, { holidays: new Set(['2026-11-20', '2026-11-23']) })).toEqual(['2026-11-17 10:00']);
  });

  it('plans nothing for a session that was called off', () => {
    expect(planOf({}, { sessions: [sessionOf({ status: 'cancelled' })] })).toEqual([]);
  });

  it('plans for each person in her own zone', () => {
    const members = [person('UANA'), person('UDEV', 'America/Vancouver')];
    const rows = plan(inputOf({ members, touches: [touchOf({ each: 'member', surface: 'dm' })] }));
    expect(rows.map(({ person: who, localTime, zone }) => [who, localTime, zone])).toEqual([
      ['UANA', '10:00', LONDON],
      ['UDEV', '10:00', 'America/Vancouver'],
    ]);
    // Vancouver keeps summer time from 2026 on; a machine's own zone data may not know.
    expect((rows[1]?.dueAt ?? 0) - (rows[0]?.dueAt ?? 0)).toBe(7 * HOUR);
  });

  it('plans for stewards only what is theirs', () => {
    expect(planOf({ each: 'steward', surface: 'dm' }, { members: [person('UANA')], stewards: [person('UBEN')] })).toEqual([
      '2026-11-19 10:00 UBEN',
    ]);
  });

  it('counts from the day each member joined, and not from long ago', () => {
    const members = [person('UANA', LONDON, '2026-11-03'), person('UOLD', LONDON, '2025-11-03'), person('UNEW', LONDON, null)];
    expect(planOf({ anchor: { on: 'joining', offset: 3 }, surface: 'dm', each: 'member' }, { members })).toEqual(['2026-11-06 10:00 UANA']);
  });

  it('plans every week, and after a holiday later in that week or not at all', () => {
    const holidays = new Set(['2026-11-09', '2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20']);
    const dates = planOf({ anchor: { on: 'weekly', weekday: 1 } }, { holidays }).filter((row) => row >= '2026-11-02' && row < '2026-11-30');
    expect(dates).toEqual(['2026-11-02 10:00', '2026-11-10 10:00', '2026-11-23 10:00']);
  });

  it('brings what is for a session before it, even when hours would move it behind', () => {
    const touch = {
      at: '08:00' as const,
      anchor: { on: 'session' as const, kinds: ['topic' as const], offset: 0 },
      catchUp: 'until-session' as const,
    };
    expect(planOf(touch, { sessions: [sessionOf({ at: '08:30' })] })).toEqual(['2026-11-24 16:29']);
    expect(planOf(touch, { sessions: [sessionOf({ at: '10:30' })] })).toEqual(['2026-11-25 09:00']);
  });

  it('knows until when each row may still be done', () => {
    const late = (catchUp: Touch['catchUp']) => plan(inputOf({ touches: [touchOf({ catchUp })] }))[0]?.lateAfter;
    const due = toInstant('2026-11-19', '10:00', LONDON);
    expect(late({ within: HOUR })).toBe(due + HOUR);
    expect(late('until-session')).toBe(toInstant('2026-11-25', '10:30', LONDON));
    expect(late('always')).toBeNull();
  });

  it('plans rows for people a while ahead and for the community as far as sessions go', () => {
    const sessions = [sessionOf({ onDate: '2027-04-07' })];
    expect(planOf({}, { sessions })).toHaveLength(1);
    expect(planOf({ each: 'member' }, { sessions, members: [person('UANA')] })).toEqual([]);
  });

  it('retries after a minute, then twice as long, at most an hour', () => {
    expect([1, 2, 3, 7, 30].map((n) => retryAfter(n) / 60_000)).toEqual([1, 2, 4, 60, 60]);
  });
});

const anySession = fc.record({
  kind: fc.constantFrom('topic' as const, 'close' as const),
  day: fc.integer({ min: -60, max: 150 }),
  hour: fc.integer({ min: 8, max: 18 }),
});
const anyTouch = fc.record({
  anchor: fc.oneof(
    fc.record({
      on: fc.constant('session' as const),
      kinds: fc.constant(['topic', 'close'] as const),
      offset: fc.integer({ min: -16, max: 22 }),
    }),
    fc.record({ on: fc.constant('close' as const), offset: fc.integer({ min: -16, max: 10 }) }),
    fc.record({ on: fc.constant('joining' as const), offset: fc.integer({ min: 0, max: 22 }) }),
    fc.record({ on: fc.constant('weekly' as const), weekday: fc.constantFrom(1 as const, 3 as const, 5 as const) }),
  ),
  minute: fc.integer({ min: 0, max: 24 * 60 - 1 }),
  each: fc.constantFrom('community' as const, 'member' as const, 'steward' as const),
  surface: fc.constantFrom('channel' as const, 'dm' as const, 'group' as const, 'thread' as const),
  catchUp: fc.constantFrom({ within: 6 * HOUR }, 'until-session' as const, 'always' as const),
});
const anyInput = fc
  .record({
    sessions: fc.array(anySession, { maxLength: 6 }),
    touches: fc.array(anyTouch, { minLength: 1, maxLength: 6 }),
    zones: fc.array(fc.constantFrom(LONDON, 'America/Vancouver', 'Asia/Kathmandu', 'Pacific/Chatham', 'Australia/Lord_Howe'), {
      maxLength: 4,
    }),
    off: fc.array(fc.integer({ min: 0, max: 150 }), { maxLength: 10 }),
    now: fc.integer({ min: 0, max: 60 * 24 }),
  })
  .map(({ sessions, touches, zones, off, now }): PlanInput => {
    const two = (n: number) => String(n).padStart(2, '0');
    return inputOf({
      now: MONDAY + now * HOUR,
      peopleUntil: MONDAY + now * HOUR + 28 * DAY,
      holidays: new Set(off.map((day) => addDays('2026-11-02', day))),
      sessions: sessions.map(({ kind, day, hour }, i) =>
        sessionOf({ id: `s${i}`, kind, onDate: addDays('2026-11-02', day), at: `${two(hour)}:00` }),
      ),
      touches: touches.map(({ minute, ...rest }, i) =>
        touchOf({ ...rest, id: `t.${i}`, at: `${two(Math.floor(minute / 60))}:${two(minute % 60)}` }),
      ),
      members: zones.map((zone, i) => person(`U${i}`, zone, addDays('2026-11-02', i))),
      stewards: zones.slice(0, 2).map((zone, i) => person(`U${i}`, zone)),
    });
  });

let position = 0;
const stored = (row: PlannedRow, status: StoredRow['status'] = 'planned'): StoredRow => ({
  ...row,
  position: ++position,
  status,
  resting: false,
  tzdata: 'v1',
});
const keyOf = ({ touch, anchor, person: who }: PlannedRow) => `${touch}|${anchor}|${who}`;
const merged = (input: PlanInput, rows: StoredRow[], tzdata = 'v1') =>
  merge({ planned: plan(input), stored: rows, now: input.now, tzdata, peopleUntil: input.peopleUntil, anchorOf: () => 'session' });

describe('any plan', () => {
  it('is the same for the same input, has every key once, and speaks only in hours', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const rows = plan(input);
        expect(plan(input)).toEqual(rows);
        expect(new Set(rows.map(keyOf)).size).toBe(rows.length);
        for (const { dueAt, zone } of rows) expect(isInHours(dueAt, zone, input.holidays)).toBe(true);
      }),
    );
  });

  it('planned again over itself changes nothing', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        expect(
          merged(
            input,
            plan(input).map((row) => stored(row)),
          ),
        ).toEqual({ added: [], moved: [], vanished: [] });
      }),
    );
  });

  it('never touches a fired row, wherever its session goes', () => {
    fc.assert(
      fc.property(anyInput, fc.integer({ min: -30, max: 60 }), fc.integer({ min: 2, max: 5 }), (input, days, every) => {
        const before = plan(input).map((row, i) => stored(row, i % every === 0 ? 'fired' : 'planned'));
        const sessions = input.sessions.map((session): Session => ({ ...session, onDate: addDays(session.onDate, days) }));
        const { added, moved, vanished } = merged({ ...input, sessions }, before);
        const fired = new Set(before.filter(({ status }) => status === 'fired').map(keyOf));
        for (const row of [...added, ...moved.map(({ planned }) => planned), ...vanished]) expect(fired.has(keyOf(row))).toBe(false);
        const known = new Set(before.map(keyOf));
        for (const row of added) expect(known.has(keyOf(row))).toBe(false);
      }),
    );
  });
});

describe('planning again', () => {
  const [row] = plan(inputOf());
  const moved = inputOf({ sessions: [sessionOf({ onDate: '2026-12-02' })] });

  it('moves an unfired row with its session', () => {
    const change = row && merged(moved, [stored(row)]).moved[0];
    expect(change?.planned).toMatchObject({ anchor: 's1', localDate: '2026-11-26' });
  });

  it('takes away the rows of a session that was called off', () => {
    const gone = inputOf({ sessions: [sessionOf({ status: 'cancelled' })] });
    expect(row && merged(gone, [stored(row)]).vanished).toHaveLength(1);
    expect(row && merged(gone, [stored(row, 'fired')]).vanished).toHaveLength(0);
  });

  it('brings back what was withdrawn or missed when its time lies ahead again', () => {
    expect(row && merged(inputOf(), [stored(row, 'withdrawn')]).moved).toHaveLength(1);
    expect(row && merged(moved, [stored(row, 'missed')]).moved).toHaveLength(1);
    expect(row && merged(inputOf(), [stored(row, 'missed')]).moved).toHaveLength(0);
  });

  it('computes every unfired row again when the zone data change', () => {
    expect(row && merged(inputOf(), [stored(row)], 'v2').moved).toHaveLength(1);
    expect(row && merged(inputOf(), [stored(row, 'fired')], 'v2').moved).toHaveLength(0);
  });

  it('keeps the local time of a row planned one by one', () => {
    const wrong = row && stored({ ...row, dueAt: row.dueAt + HOUR });
    const { moved: changes } = merge({
      planned: [],
      stored: wrong ? [wrong] : [],
      now: MONDAY,
      tzdata: 'v2',
      peopleUntil: 0,
      anchorOf: () => 'once',
    });
    expect(changes[0]?.planned.dueAt).toBe(row?.dueAt);
  });

  it('makes up for a session’s row that is late within its window, and never for past weeks', () => {
    const late = row ? [{ ...row, dueAt: MONDAY - HOUR, lateAfter: MONDAY + HOUR }] : [];
    const added = (on: 'session' | 'weekly') =>
      merge({ planned: late, stored: [], now: MONDAY, tzdata: 'v1', peopleUntil: 0, anchorOf: () => on }).added.length;
    expect([added('session'), added('weekly')]).toEqual([1, 0]);
  });

  it('plans nothing new that is too late already', () => {
    expect(isWorthPlanning({ dueAt: MONDAY - HOUR, lateAfter: MONDAY + 1 }, MONDAY)).toBe(true);
    expect(isWorthPlanning({ dueAt: MONDAY - HOUR, lateAfter: MONDAY - 1 }, MONDAY)).toBe(false);
    expect(isWorthPlanning({ dueAt: MONDAY - 2 * DAY, lateAfter: null }, MONDAY)).toBe(true);
    expect(isWorthPlanning({ dueAt: MONDAY - 4 * DAY, lateAfter: null }, MONDAY)).toBe(false);
  });
});
