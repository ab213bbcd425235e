/** Items and the people in them: what is stored, what may leave, what becomes of it when somebody does. Of every kind of item. */
import type { Forgetting, StoredSection } from '../../community/feature.ts';
import { findLooker } from '../../community/find-looker.ts';
import type { Item } from '../../community/item.ts';
import { formOf, KIND_WORDS } from '../../community/item-forms.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community } from '../../community/records.ts';
import { sayDate } from '../../platform/time/say.ts';
import { partsInOrder } from './rules.ts';

const EVERYTHING = 100_000;

export function createPrivacyParts(deps: Deps) {
  const { library, people, shelf, trail } = deps;

  const hers = async (teamId: string, userId: string): Promise<Item[]> => {
    const written = await shelf.list({ teamId, authorId: userId, limit: EVERYTHING });
    const kept = await shelf.list({ teamId, stewardId: userId, limit: EVERYTHING });
    const touched = await Promise.all((await shelf.touchedBy(teamId, userId)).map((id) => shelf.find(teamId, id)));
    const all = [...written, ...kept, ...touched.filter((item) => item !== null)];
    return [...new Map(all.map((item) => [item.id, item])).values()];
  };

  const remove = async (item: Item): Promise<void> => {
    await trail.forget(item.teamId, { kind: 'item', id: item.id });
    await shelf.remove(item);
  };

  const flat = (item: Item): Record<string, string | number | null> => ({
    ...{ title: item.title, kind: KIND_WORDS[item.kind].one, state: item.state, class: item.topicClass, tags: item.subTags.join(', ') },
    ...Object.fromEntries(partsInOrder(formOf(library, item), item.parts).map(({ label, text }) => [label, text])),
    ...{ version: item.version, written: sayDate(item.createdAt, 'UTC', true), review: item.reviewOn },
  });

  return {
    async forget({ teamId, userId, communityId, choice, now }: Forgetting): Promise<void> {
      for (const item of await hers(teamId, userId)) {
        if (communityId !== null && item.communityId !== communityId) continue;
        const isAuthor = item.authorId === userId;
        // Her drafts are nobody else's to read: without her they would be nobody's at all.
        const isLost = item.privacy === 'P0' && isAuthor && (choice !== 'with-name' || communityId === null);
        if (isLost || (isAuthor && choice === 'delete')) await remove(item);
        else if (choice !== 'with-name') await shelf.unname(item, userId, now);
        else if (item.stewardId === userId && item.privacy !== 'P0') {
          await shelf.mark(item, { stewardId: null }, { userId: null, now, what: '' });
        }
      }
    },

    async storedAbout(teamId: string, userId: string): Promise<StoredSection[]> {
      const all = await hers(teamId, userId);
      const looker = await findLooker(deps, teamId, userId, 0);
      const seen = (item: Item): string => (deps.privacy.see(looker, item) ? item.title : 'something you can no longer read');
      const sections = [
        { title: 'What you wrote for the shelf', records: all.filter(({ authorId }) => authorId === userId).map((item) => ({ ...flat(item), privacy: item.privacy })) }, // biome-ignore format: a table
        { title: 'What you look after', records: all.filter(({ authorId, stewardId }) => stewardId === userId && authorId !== userId).map((item) => ({ title: seen(item), privacy: item.privacy })) }, // biome-ignore format: a table
        { title: 'What carries your name in its history', records: all.filter(({ authorId }) => authorId !== userId).map((item) => ({ title: seen(item), privacy: item.privacy })) }, // biome-ignore format: a table
      ];
      return sections.filter(({ records }) => records.length > 0);
    },

    async exportOf({ teamId, id: communityId }: Community): Promise<StoredSection[]> {
      const reader = { userId: '', memberOf: [communityId], inOrganisation: false };
      const items = await shelf.listFor(reader, { teamId, communityId, limit: EVERYTHING });
      const names = await people.findMany(teamId, [...new Set(items.flatMap(({ authorId }) => authorId ?? []))]);
      const author = ({ authorId, credit }: Item): string | null => (authorId === null ? credit : (names.get(authorId)?.name ?? null));
      return [{ title: 'The shelf', records: items.map((item) => ({ ...flat(item), author: author(item), privacy: item.privacy })) }];
    },
  };
}
