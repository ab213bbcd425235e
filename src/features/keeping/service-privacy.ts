/** What is known about keepers and authors, and when it goes. */
import type { Forgetting, PageParts, StoredSection, Viewer } from '../../community/feature.ts';
import { findName } from '../../community/find-member.ts';
import type { Item } from '../../community/item.ts';
import { button, plainContext, truncate } from '../../platform/slack/text.ts';
import { sayDate } from '../../platform/time/say.ts';
import { goesAt, isHeld, REQUEST_LASTS } from './rules.ts';
import type { Parts, Service } from './service.ts';
import { agreedLine, heldLine } from './views.ts';

export function createPrivacyParts({ deps, store }: Parts, service: Service) {
  const { shelf } = deps;

  return {
    async onItem(item: Item, { person }: Viewer): Promise<PageParts> {
      const row = await store.findByItem(item.teamId, item.id);
      if (!row || row.status === 'own') return {};
      const author = row.authorId === null ? null : await findName(deps, item.teamId, row.authorId);
      const say = (text: string): PageParts => ({ sections: [{ place: 'top', rank: 5, blocks: [plainContext(text)] }] });
      if (!isHeld(row.status)) return say(agreedLine(row.status === 'named' ? author : null));
      if (row.keeperId !== person.userId) return {};
      const name = author ?? 'somebody';
      const line = say(heldLine(name, row.status !== 'private', sayDate(goesAt(row), person.zone)));
      if (row.status !== 'private') return line;
      return { ...line, buttons: [button(truncate(`Ask ${name}`, 75), 'keeping:ask', { value: item.id })] };
    },

    async forget({ teamId, userId, communityId, choice }: Forgetting): Promise<void> {
      for (const row of await store.listAbout(teamId, userId)) {
        if (communityId !== null && row.communityId !== communityId) continue;
        const item = row.itemId === null ? null : await shelf.find(teamId, row.itemId);
        if (row.authorId === userId && row.keeperId !== userId) {
          // Words that she never released go; those she did stay as she chose.
          const isDraft = item !== null && item.state === 'draft';
          if (isHeld(row.status) || row.status === 'waiting') await service.drop(row);
          else if (choice === 'delete' && isDraft) {
            await shelf.remove(item);
            await store.remove(teamId, row.id);
          } else if (choice !== 'with-name') await store.change(teamId, row.id, { authorId: null, status: 'unnamed' });
          continue;
        }
        if (item === null || row.status === 'own' || row.status === 'waiting') await store.remove(teamId, row.id);
        else if (isHeld(row.status) && (communityId === null || choice !== 'with-name')) await service.drop(row);
        else if (choice !== 'with-name') await store.change(teamId, row.id, { keeperId: null });
      }
    },

    async storedAbout(teamId: string, userId: string): Promise<StoredSection[]> {
      const rows = await store.listAbout(teamId, userId);
      const on = (at: number): string => sayDate(at, 'UTC', true);
      const kept = rows.filter(({ keeperId }) => keeperId === userId);
      const written = rows.filter(({ authorId, status }) => authorId === userId && status !== 'own');
      const sections = [
        {
          title: 'Messages you kept or asked for',
          records: kept.map(({ status, keptAt, words, privacy }) => ({ kept: on(keptAt), state: status, words, privacy })),
        },
        {
          title: 'Messages of yours that somebody kept or asked for',
          records: written.map(({ status, keptAt, words, privacy }) => ({
            ...{
              kept: on(keptAt),
              agreed: status === 'named' || status === 'unnamed',
              'with your name': status === 'named',
              words,
              privacy,
            },
          })),
        },
      ];
      return sections.filter(({ records }) => records.length > 0);
    },

    async tidy(now: number): Promise<void> {
      for (const row of await store.listBy(['waiting'])) if (row.keptAt + REQUEST_LASTS <= now) await store.remove(row.teamId, row.id);
      for (const row of await store.listBy(['private', 'asked', 'refused'])) if (goesAt(row) <= now) await service.drop(row);
      for (const row of await store.listBy(['own', 'named', 'unnamed']))
        if (row.itemId === null || !(await shelf.find(row.teamId, row.itemId))) await store.remove(row.teamId, row.id);
    },
  };
}
