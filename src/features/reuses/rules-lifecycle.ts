/** What a use makes of the item: its review date, its state, and when it counts as proven. Pure. (library, `content_lifecycle`) */
import type { Item } from '../../community/item.ts';
import { type ItemForm, useWhen } from '../../community/item-forms.ts';
import { reviewAfter } from '../../community/shelf-rules.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import { didHelp } from './rules.ts';
import type { Outcome } from './tables.ts';

/** Independent uses by others. */
const USES_TO_PROVE = 2;

export type Marks = Partial<Pick<Item, 'state' | 'reviewOn' | 'usedAt'>>;

export const isShown = ({ privacy, state }: Pick<Item, 'privacy' | 'state'>): boolean => privacy !== 'P0' && state !== 'draft';

/**
 * It held: the review date moves on, and what was only overdue is shared again. It did not: somebody looks at it. What was archived stays
 * archived, and what its author has taken back is hers.
 */
export function marksAfter(
  item: Pick<Item, 'kind' | 'state' | 'privacy' | 'reviewOn'>,
  outcome: Outcome,
  today: LocalDate,
  now: number,
): Marks {
  if (item.privacy === 'P0') return {};
  const used: Marks = { usedAt: now };
  if (item.state === 'draft' || item.state === 'archived') return used;
  if (outcome === 'not') return { ...used, state: 'check' };
  if (outcome === 'part') return used;
  const isOverdue = item.reviewOn !== null && item.reviewOn <= today;
  return { ...used, reviewOn: reviewAfter(item.kind, today), ...(item.state === 'check' && isOverdue ? { state: 'shared' } : {}) };
}

export interface ProvingUse {
  id: string;
  userId: string | null;
  byAuthor: boolean;
  elsewhere: boolean | null;
  outcome: Outcome | null;
}

/** Use it when, conditions and limits in every kind; why it works wherever its form asks for it. */
export function missingToProve(item: Pick<Item, 'kind' | 'parts'>, form: ItemForm): string[] {
  const has = (key: string): boolean => (item.parts[key] ?? '').trim() !== '';
  const wanted = ['conditions', 'limits', ...(form.parts.some(({ key }) => key === 'why') ? ['why'] : [])];
  return [...(useWhen(item) === '' ? ['use_when'] : []), ...wanted.filter((key) => !has(key))];
}

/** Read by a second member, used by two others to whom it was of use, one of them in another function, and complete. */
export function isProven(item: Pick<Item, 'kind' | 'parts' | 'state' | 'privacy'>, form: ItemForm, uses: readonly ProvingUse[]): boolean {
  if (item.state !== 'shared' || item.privacy === 'P0') return false;
  const helped = uses.filter((use) => didHelp(use) && !use.byAuthor);
  const people = new Set(helped.map(({ userId, id }) => userId ?? id));
  return people.size >= USES_TO_PROVE && helped.some(({ elsewhere }) => elsewhere === true) && missingToProve(item, form).length === 0;
}
