import { describe, expect, it } from '@jest/globals';
import {
  type Asking,
  coverEnds,
  findWanted,
  isAway,
  listLeaders,
  lockAt,
  orderCandidates,
  silenceEnds,
  tableAt,
} from '../../../src/features/facilitation/rules-asking.ts';
import { readGroup } from '../../../src/features/facilitation/service-group.ts';
import { toInstant, toLocal } from '../../../src/platform/time/zones.ts';
import { LONDON, sessionOf } from '../../support/plans.ts';

const asking = (change: Partial<Asking> = {}): Asking => ({
  inOrder: ['A', 'B', 'C', 'D'],
  kept: [],
  volunteers: [],
  second: null,
  not: new Set(),
  lately: [],
  volunteersFirst: false,
  ...change,
});
const order = (change: Partial<Asking>): string =>
  orderCandidates(asking(change))
    .map(({ userId, reason }) => `${userId} ${reason}`)
    .join(', ');

describe('the order of asking', () => {
  it.each<[string, Partial<Asking>, string]>([
    ['by debt', {}, 'A debt, B debt, C debt, D debt'],
    ['the second before', { second: 'C' }, 'C second, A debt, B debt, D debt'],
    ['who would lead this topic', { second: 'C', volunteers: ['D'] }, 'D volunteer, C second, A debt, B debt'],
    ['who kept her turn', { second: 'C', volunteers: ['D'], kept: ['B'] }, 'B kept, D volunteer, C second, A debt'],
    ['each once', { second: 'B', volunteers: ['B'], kept: ['B'] }, 'B kept, A debt, C debt, D debt'],
    ['nobody twice for a session', { not: new Set(['A', 'C']), second: 'C' }, 'B debt, D debt'],
    ['nobody outside the ledger', { volunteers: ['Z'], kept: ['Y'], second: 'X' }, 'A debt, B debt, C debt, D debt'],
    ['no volunteer who led lately', { volunteers: ['D'], lately: ['D'] }, 'A debt, B debt, C debt, D debt'],
    ['unless volunteers come first', { volunteers: ['D'], lately: ['D'], volunteersFirst: true }, 'D volunteer, A debt, B debt, C debt'],
  ])('%s', (_, change, expected) => {
    expect(order(change)).toBe(expected);
  });
});

describe('until when', () => {
  const place = { zone: LONDON, holidays: new Set(['2026-12-25', '2026-12-28', '2027-01-01']) };
  const local = (instant: number): string => `${toLocal(instant, LONDON).date} ${toLocal(instant, LONDON).time}`;
  const session = sessionOf({ number: 2, onDate: '2027-01-06' });

  it('somebody is looked for, and may still change her mind', () => {
    expect(local(tableAt(session, place))).toBe('2026-12-18 09:30');
    expect(local(lockAt(session, place))).toBe('2026-12-30 14:00');
  });

  it.each([
    ['2026-11-12 10:00', '2026-11-17 10:00'],
    ['2026-12-24 15:00', '2026-12-31 15:00'],
  ])('silence from %s lasts three working days, until %s', (from, until) => {
    const [date = '', time = ''] = from.split(' ');
    expect(local(silenceEnds(toInstant(date, time, LONDON), place))).toBe(until);
  });

  it('cover is looked for: until a day before, or an hour', () => {
    const at = (date: string): string => local(coverEnds(session, toInstant(date, '12:00', LONDON), LONDON));
    expect(at('2027-01-04')).toBe('2027-01-05 10:30');
    expect(at('2027-01-05')).toBe('2027-01-06 09:30');
  });

  it.each([
    ['the next one', {}, 's2'],
    ['never a launch', { number: 1 }, 's3'],
    ['never a quarter close', { kind: 'close' as const }, 's3'],
    ['never one that is called off', { status: 'cancelled' as const }, 's3'],
    ['with two weeks between them, the one whose S−10 lies ahead', { onDate: '2026-11-25' }, 's3'],
    ['also when somebody has accepted: then nothing happens', { leadership: 'led' as const }, 's2'],
  ])('the search is for %s', (_, change, expected) => {
    const sessions = [
      sessionOf({ id: 's2', number: 2, onDate: '2026-12-09', ...change }),
      sessionOf({ id: 's3', number: 3, onDate: '2027-01-06' }),
    ];
    expect(findWanted(sessions, toInstant('2026-11-12', '10:00', LONDON), place)?.id).toBe(expected);
  });
});

it('only sessions that somebody led count as led, the last one first', () => {
  const held = { status: 'held' as const, leadership: 'led' as const };
  expect(
    listLeaders([
      sessionOf({ ...held, facilitatorId: 'A' }),
      sessionOf({ status: 'held', leadership: 'table' }),
      sessionOf({ ...held, facilitatorId: 'B' }),
      sessionOf({ leadership: 'led', facilitatorId: 'C' }),
    ]),
  ).toEqual(['B', 'A']);
});

it('an absence holds on its first and its last day', () => {
  const absences = [{ fromOn: '2026-12-01', untilOn: '2026-12-03' }];
  expect(['2026-11-30', '2026-12-01', '2026-12-03', '2026-12-04'].map((on) => isAway(absences, on))).toEqual([false, true, true, false]);
});

it.each([
  ['S0123ABCD', { id: 'S0123ABCD' }],
  ['<!subteam^S0123ABCD|@facilitator>', { id: 'S0123ABCD' }],
  ['@Facilitator', { handle: 'facilitator' }],
  ['facilitator', { handle: 'facilitator' }],
  ['the facilitators', null],
  ['<!channel>', null],
])('reads %s as a group', (typed, read) => {
  expect(readGroup(typed)).toEqual(read);
});
