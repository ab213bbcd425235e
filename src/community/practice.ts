/** The numbers of the practice that the kernel obeys, each with the row it comes from. */
import { DAY } from '../platform/clock.ts';
import type { LocalTime } from '../platform/time/local-dates.ts';
import type { RoleName } from './records.ts';

/** Practice 3.9: no message before, none after; Friday ends at noon. */
export const HOURS: { from: LocalTime; until: LocalTime; untilOnFriday: LocalTime } = {
  from: '09:00',
  until: '16:30',
  untilOnFriday: '12:00',
};

/** A slot is half an hour inside these hours: these are the times at which it may begin. */
export const SLOT_CHOICE: { from: LocalTime; until: LocalTime; untilOnFriday: LocalTime } = {
  from: '09:00',
  until: '16:00',
  untilOnFriday: '11:30',
};

/** Practice 0.3: the default slot lies between 09:30 and 11:00, in steps of five minutes. */
export const SLOT_WINDOW = { from: '09:30', minutes: 90, step: 5 } as const;

/** Practice 3.9: direct messages that start by themselves, at most. No month given: the weeks hold alone. */
export const BUDGETS = {
  member: { week: 1, month: 4 },
  newcomer: { week: 2, month: null },
  facilitator: { week: 2, month: null },
  facilitatorInSessionWeek: { week: 3, month: null },
  steward: { week: 3, month: null },
  sponsor: { week: 1, month: 2 },
} as const;

/** Practice 3.9: "facilitator while preparing": a cycle before the session, and the week of looking back. In days. */
export const PREPARING = { before: 27, after: 6 } as const;

/** Practice 3.9: "newcomer first two weeks". */
export const NEWCOMER_DAYS = 14;

/** Practice 3.9: top-level posts a week; "two weeks before quarter close". */
export const CHANNEL_BUDGET = { normal: 2, busy: 3, daysBeforeClose: 14 } as const;

/** Practice 0.3 and 3.9. */
export const ASKS_PER_MESSAGE = 2;
export const REMINDER_AFTER_WORKING_DAYS = 2;

/** Practice 3.9, fade-out: three asks in a row; after two quiet quarters the question whether to stay as a reader. */
export const SILENT_ASKS_BEFORE_QUIET = 3;
export const QUIET_BEFORE_READER_QUESTION = 2 * 91 * DAY;

/** Practice 3.2 step 6: stewards two quarters, others one. */
export const TERM_QUARTERS = (role: RoleName): number => (role === 'steward' ? 2 : 1);

/** Practice 3.9 q6: "current holder stays on for at most one more quarter". */
export const GRACE_DAYS = 91;

/** Practice 2.11: five for numbers; no breakdown under ten members. */
export const LOWEST_K = 5;
export const LEAST_MEMBERS_FOR_BREAKDOWN = 10;

/** Practice 3.13 names no term for the ledger; ninety days cover every budget and the account of a month. */
export const LEDGER_NAMED_FOR = 90 * DAY;
