/** A draft becomes readable for members: by its author, whole, as the first version that they find in its history. */
import { UserError } from '../platform/errors.ts';
import { requireCommunity, requireMember } from './find-member.ts';
import type { Item } from './item.ts';
import { formOf, missingParts } from './item-forms.ts';
import type { Deps } from './kernel.ts';
import { reviewAfter } from './shelf-rules.ts';

type Parts = Pick<Deps, 'calendar' | 'communities' | 'library' | 'members' | 'privacy' | 'shelf'>;

/** What a draft may lack and what others read may not, as its form calls it. */
export function listMissing({ library }: Pick<Deps, 'library'>, item: Pick<Item, 'kind' | 'formId' | 'parts' | 'topicClass'>): string[] {
  const parts = missingParts(formOf(library, item), item.parts).map(({ label }) => label);
  return item.topicClass === null ? [...parts, 'Where it belongs'] : parts;
}

export function requireWhole(deps: Pick<Deps, 'library'>, item: Item): void {
  const missing = listMissing(deps, item);
  if (missing.length > 0) throw new UserError(`This is still to be written: ${missing.join(' · ')}.`, 'Press Edit to write it.');
}

/** When it is to be looked at, counted from today. */
export const nextReview = async ({ calendar, communities }: Pick<Deps, 'calendar' | 'communities'>, item: Item, now: number) =>
  reviewAfter(item.kind, calendar.today(await communities.get(item.teamId, item.communityId), now));

/** Shared already: stays as it is. */
export async function shareItem(deps: Parts, item: Item, by: { userId: string; now: number }): Promise<Item> {
  if (item.privacy !== 'P0') return item;
  deps.privacy.assertRelease(by.userId, item, 'P3');
  requireWhole(deps, item);
  await requireMember(deps, await requireCommunity(deps, item.teamId, item.communityId), by.userId);
  const marks = { privacy: 'P3' as const, reviewOn: await nextReview(deps, item, by.now) };
  const shared = await deps.shelf.mark(item, marks, { ...by, what: '' });
  const wrote = await deps.shelf.write(shared, {}, { ...by, what: 'Shared with members', base: shared.version });
  return 'written' in wrote ? wrote.written : wrote.conflict;
}
