/** Playbooks on the shelf: which there are, starting one, and who has which section. */
import { findLooker } from '../../community/find-looker.ts';
import { findName, requireCommunity, requireMember } from '../../community/find-member.ts';
import type { Item } from '../../community/item.ts';
import { formOf, type ItemForm, itemForms } from '../../community/item-forms.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Looker } from '../../community/privacy.ts';
import type { Community } from '../../community/records.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import { IDLE, isHeld, isWritten, sectionsOf, writersOf } from './rules.ts';
import type { Claim, Store } from './store.ts';
import type { FollowStore } from './store-follows.ts';
import type { SectionsView, SectionView } from './views-sections.ts';

export interface Parts {
  deps: Deps;
  store: Store;
  follows: FollowStore;
}
export interface Act {
  teamId: string;
  userId: string;
  now: number;
}
export function createService({ deps, store }: Parts) {
  const { agenda, library, people, shelf } = deps;
  const forms = itemForms(library).filter(({ kind }) => kind === 'playbook');
  const formOfItem = (item: Item): ItemForm => formOf(library, item);

  const lookerOf = ({ teamId, userId, now }: Act): Promise<Looker> => findLooker(deps, teamId, userId, now);

  /** A playbook that she may read, or the sentence that says there is none. */
  const requirePlaybook = async (act: Act, itemId: string): Promise<Item> => {
    const item = await shelf.findFor(await lookerOf(act), act.teamId, itemId);
    if (item?.kind !== 'playbook') {
      throw new UserError('This playbook is not on the shelf any more, or not open to you.', '`/rondo playbook` shows those that are.');
    }
    return item;
  };

  /** One that she may write in: a member, and nothing archived. */
  const requireWritable = async (act: Act, itemId: string): Promise<{ item: Item; community: Community }> => {
    const item = await requirePlaybook(act, itemId);
    const community = await requireCommunity(deps, act.teamId, item.communityId);
    await requireMember(deps, community, act.userId);
    if (item.state === 'archived') throw new UserError('This playbook is archived; it stays as it is.', 'Start a new one from it.');
    const isOutside = item.privacy === 'P4' || item.privacy === 'P5';
    if (isOutside && item.authorId !== act.userId && item.stewardId !== act.userId) {
      throw new NotAllowedError(
        'What has left the community is changed by its author or by whoever looks after it.',
        'An annotation on its page says what you found.',
      );
    }
    return { item, community };
  };

  const requireSection = (item: Item, key: string) => {
    const section = sectionsOf(formOfItem(item)).find((each) => each.key === key);
    if (!section) throw new UserError('This playbook has no such section.', 'Open it again; its form may have changed.');
    return section;
  };

  const claimOf = async (item: Item, key: string, now: number): Promise<Claim | null> => {
    const claim = (await store.claims(item.teamId, item.id)).find(({ section }) => section === key);
    return claim && isHeld(claim, now) ? claim : null;
  };

  const planIdle = async ({ teamId, communityId, itemId, section, userId }: Claim, touchedAt: number): Promise<void> => {
    const { zone } = await deps.communities.get(teamId, communityId);
    const anchor = `${itemId}/${section}/${touchedAt}`;
    await agenda.once('playbooks.idle', { teamId, communityId, anchor, userId, dueAt: touchedAt + IDLE, zone });
  };

  const namesOf = async (teamId: string, userIds: readonly string[]): Promise<string[]> => {
    const known = await people.findMany(teamId, userIds);
    return userIds.map((userId) => known.get(userId)?.name ?? 'Somebody who has left');
  };

  const viewOf = async (item: Item, act: Act): Promise<SectionsView> => {
    const { teamId, id, parts } = item;
    const form = formOfItem(item);
    const writers = writersOf(await shelf.versions(await lookerOf(act), item));
    const claims = (await store.claims(teamId, id)).filter((claim) => isHeld(claim, act.now));
    const sections: SectionView[] = [];
    for (const { key, label } of sectionsOf(form)) {
      const claim = claims.find(({ section }) => section === key);
      sections.push({
        ...{ key, label, guide: guideOf(form.id, key), written: isWritten(parts, key) },
        by: await namesOf(teamId, writers.get(key) ?? []),
        has: claim ? { name: await findName(deps, teamId, claim.userId), mine: claim.userId === act.userId, since: claim.since } : null,
      });
    }
    const { zone, name } = await deps.communities.get(teamId, item.communityId);
    return { itemId: id, title: item.title, community: name, zone, onlyHers: item.privacy === 'P0', sections };
  };

  const guideOf = (formId: string, key: string): string =>
    library.playbook_templates.find(({ id }) => id === formId)?.sections.find((each) => each.key === key)?.guide ?? '';

  return {
    forms,
    formOf: formOfItem,
    guideOf,
    lookerOf,
    requirePlaybook,
    requireWritable,
    requireSection,
    claimOf,
    planIdle,
    viewOf,

    /** Null: she has it now; else who has. */
    async take(act: Act, item: Item, section: string): Promise<string | null> {
      const held = await claimOf(item, section, act.now);
      if (held) return held.userId === act.userId ? null : findName(deps, act.teamId, held.userId);
      await store.endClaim({ teamId: act.teamId, itemId: item.id, section });
      const claim: Claim = {
        ...{ teamId: act.teamId, itemId: item.id, section, communityId: item.communityId, userId: act.userId },
        ...{ since: act.now, touchedAt: act.now, privacy: item.privacy === 'P0' ? 'P0' : 'P3' },
      };
      if (await store.addClaim(claim)) {
        await planIdle(claim, act.now);
        return null;
      }
      return 'Somebody';
    },

    async handBack(act: Act, item: Item, section: string): Promise<boolean> {
      const held = await claimOf(item, section, act.now);
      if (held?.userId !== act.userId) return false;
      await store.endClaim(held);
      return true;
    },
  };
}

export type Service = ReturnType<typeof createService>;
