/** Exact answers about local time and monthly rules, for tests to assert and for the bench to count. */
import type { Recurrence } from '../../src/platform/time/recurrence.ts';
import { NO_HOLIDAYS } from '../../src/platform/time/working-days.ts';

/** Answers of Python's zoneinfo on tz data 2026f: zone, local, fires at, local then, offset then in minutes. */
export const ORACLE: readonly [string, string, string, string, number][] = [
  ['America/New_York', '2026-03-08T02:30', '2026-03-08T07:30:00Z', '2026-03-08T03:30', -240],
  ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30:00Z', '2026-11-01T01:30', -240],
  ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:45:00Z', '2026-10-04T02:45', 660],
  ['Australia/Lord_Howe', '2027-04-04T01:45', '2027-04-03T14:45:00Z', '2027-04-04T01:45', 660],
  ['Pacific/Chatham', '2026-09-27T03:00', '2026-09-26T14:15:00Z', '2026-09-27T04:00', 825],
  ['Asia/Kathmandu', '2026-11-22T09:00', '2026-11-22T03:15:00Z', '2026-11-22T09:00', 345],
  ['Antarctica/Troll', '2027-03-28T02:00', '2027-03-28T02:00:00Z', '2027-03-28T04:00', 120],
  ['Africa/Cairo', '2027-04-30T00:30', '2027-04-29T22:30:00Z', '2027-04-30T01:30', 180],
  ['Africa/Casablanca', '2027-02-20T09:00', '2027-02-20T09:00:00Z', '2027-02-20T09:00', 0],
  ['America/Winnipeg', '2027-01-15T09:00', '2027-01-15T14:00:00Z', '2027-01-15T09:00', -300],
  ['America/Havana', '2027-11-07T00:30', '2027-11-07T04:30:00Z', '2027-11-07T00:30', -240],
  ['Asia/Beirut', '2027-03-28T00:00', '2027-03-27T22:00:00Z', '2027-03-28T01:00', 180],
];

export interface MonthlyAnswer {
  rule: Recurrence;
  from: string;
  to: string;
  holidays: ReadonlySet<string>;
  days: readonly string[];
}

const FRIDAY = 5;
const UNITED_STATES = new Set(['2026-12-25', '2027-01-01', '2027-05-31', '2027-12-24', '2027-12-31']);
const days = (rule: Recurrence, from: string, to: string, found: string, holidays: ReadonlySet<string> = NO_HOLIDAYS): MonthlyAnswer => ({
  ...{ rule, from, to, holidays },
  days: found.split(' '),
});
const lastBusiness: Recurrence = { form: 'monthly-day', day: 'last-business' };

export const MONTHLY: readonly MonthlyAnswer[] = [
  days(
    { form: 'monthly-weekday', nth: 2, weekday: 2 },
    '2026-11-01',
    '2027-04-30',
    '2026-11-10 2026-12-08 2027-01-12 2027-02-09 2027-03-09 2027-04-13',
  ),
  days(
    { form: 'monthly-weekday', nth: 5, weekday: FRIDAY },
    '2026-11-01',
    '2027-12-31',
    '2027-01-29 2027-04-30 2027-07-30 2027-10-29 2027-12-31',
  ),
  days(
    { form: 'monthly-weekday', nth: 'last', weekday: FRIDAY },
    '2026-11-01',
    '2027-02-28',
    '2026-11-27 2026-12-25 2027-01-29 2027-02-26',
  ),
  days(lastBusiness, '2026-11-01', '2027-05-31', '2026-11-30 2026-12-31 2027-01-29 2027-02-26 2027-03-31 2027-04-30 2027-05-31'),
  days(lastBusiness, '2027-10-01', '2027-10-31', '2027-10-29'),
  days(lastBusiness, '2027-12-01', '2027-12-31', '2027-12-31'),
  days(lastBusiness, '2027-05-01', '2027-05-31', '2027-05-28', UNITED_STATES),
  days(lastBusiness, '2027-12-01', '2027-12-31', '2027-12-30', UNITED_STATES),
  days({ form: 'monthly-day', day: 'last' }, '2028-02-01', '2028-02-29', '2028-02-29'),
  days(
    { form: 'weekly', every: 2, weekday: 1, anchor: '2026-11-23' },
    '2026-11-24',
    '2027-01-18',
    '2026-12-07 2026-12-21 2027-01-04 2027-01-18',
  ),
];
