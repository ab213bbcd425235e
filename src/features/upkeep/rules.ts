/** What becomes of an item by itself, and what a librarian looks at this month. Pure. (library, `content_lifecycle`; practice 2.8) */
import type { Item } from '../../community/item.ts';
import { reviewAfter } from '../../community/shelf-rules.ts';
import { addDays, addMonths, type LocalDate } from '../../platform/time/local-dates.ts';
import type { Reason } from './tables.ts';

/** "no use for 12 months" */
const UNUSED_MONTHS = 12;
/** Overdue for two monthly lists before it is archived: it stood on one and was carried over to the next. */
const OVERDUE_DAYS = 61;

export type Looked = Pick<Item, 'kind' | 'state' | 'privacy' | 'reviewOn'>;
/** The days on which things happened to it, where its community lives. */
export interface Days {
  sharedOn: LocalDate | null;
  usedOn: LocalDate | null;
  changedOn: LocalDate;
}

/** The day on which it is to be looked at; null = never. One that came without a day is counted from when it was shared. */
export const dueOn = ({ kind, reviewOn }: Pick<Looked, 'kind' | 'reviewOn'>, { sharedOn }: Pick<Days, 'sharedOn'>): LocalDate | null =>
  reviewOn ?? (sharedOn === null ? null : reviewAfter(kind, sharedOn));

export const isOverdue = (item: Looked, days: Days, today: LocalDate): boolean => {
  const due = dueOn(item, days);
  return due !== null && due <= today;
};

/** Silence: shared or proven → check when its day has passed; archived when nobody used, changed or looked at it for a year. Drafts and what is hers alone stay. */
export function stateAfter(item: Looked, days: Days, today: LocalDate): 'check' | 'archived' | null {
  if (item.privacy === 'P0' || item.state === 'draft' || item.state === 'archived' || !isOverdue(item, days, today)) return null;
  const touched =
    [days.sharedOn, days.usedOn, days.changedOn]
      .filter((day) => day !== null)
      .toSorted()
      .at(-1) ?? today;
  const due = dueOn(item, days) ?? today;
  // Terms are looked up, not reused: nothing counts that, so that silence only marks them.
  if (item.kind !== 'term' && addMonths(touched, UNUSED_MONTHS) <= today && addDays(due, OVERDUE_DAYS) <= today) return 'archived';
  return item.state === 'check' ? null : 'check';
}

export interface Candidate {
  id: string;
  reason: Reason;
  usedAt: number | null;
  dueOn: LocalDate | null;
  /** It stood on the list of the month before, and nothing came of it. */
  again: boolean;
}

/** A term that came with the library never had anybody who looks after it: it is the functions that confirm it. */
const neverHadOne = ({ kind, credit, stewardId }: Pick<Item, 'kind' | 'credit' | 'stewardId'>): boolean =>
  kind === 'term' && credit !== null && stewardId === null;

/** Why it needs a look; null = it does not. */
export function reasonFor(
  item: Looked & Pick<Item, 'stewardId' | 'credit'>,
  days: Days,
  today: LocalDate,
  here: ReadonlySet<string>,
): Reason | null {
  if (item.privacy === 'P0' || item.state === 'draft' || item.state === 'archived') return null;
  if (!neverHadOne(item) && (item.stewardId === null || !here.has(item.stewardId))) return 'steward-gone';
  if (isOverdue(item, days, today)) return 'review';
  return item.state === 'check' ? 'flagged' : null;
}

/** Carried over first; then what was used last: effort goes where the reuse is; then what has waited longest. */
export const inListOrder = (candidates: readonly Candidate[]): Candidate[] =>
  candidates.toSorted(
    (a, b) =>
      Number(b.again) - Number(a.again) ||
      (b.usedAt ?? 0) - (a.usedAt ?? 0) ||
      ((a.dueOn ?? '9') < (b.dueOn ?? '9') ? -1 : (a.dueOn ?? '9') > (b.dueOn ?? '9') ? 1 : a.id < b.id ? -1 : 1),
  );

/** The first working Monday of a month brings the list. */
export const beginsMonth = (monday: LocalDate): boolean => Number(monday.slice(8)) <= 7;
export const monthOf = (date: LocalDate): LocalDate => `${date.slice(0, 8)}01`;
export const monthBefore = (monthOn: LocalDate): LocalDate => addMonths(monthOn, -1);
