/** What is stored about readers, guests, those who are quoted, and those who want to hear of new ones. */
import { z } from 'zod';
import type { Contributions } from '../../community/feature.ts';
import { findName } from '../../community/find-member.ts';
import type { Parts } from './service.ts';
import type { News } from './service-news.ts';
import type { Quotation } from './store-quotations.ts';

const readingRow = z.object({
  item: z.string().min(1),
  audience: z.enum(['P3', 'P4', 'P5']),
  version: z.number().int().positive(),
  reader: z.string().nullable(),
  at: z.number().int(),
});

type Kept = Required<Pick<Contributions, 'forget' | 'storedAbout' | 'exportOf' | 'portables'>>;

export function createPrivacyParts({ deps, store, guests, quotations }: Parts, news: News): Kept {
  const { shelf } = deps;
  const titleOf = async (teamId: string, id: string): Promise<string> => (await shelf.find(teamId, id))?.title ?? 'no longer on the shelf';
  const nameOf = async (teamId: string, id: string | null): Promise<string> => (id ? findName(deps, teamId, id) : 'somebody');

  /** Readings of what the community shares, that said yes. */
  const said = async (teamId: string, communityId: string) => {
    const rows = [];
    for (const reading of await store.readingsIn(teamId, communityId)) {
      const item = await shelf.find(teamId, reading.itemId);
      if (reading.answer === 'yes' && item && item.privacy !== 'P0') rows.push(reading);
    }
    return rows;
  };

  const forgetQuotation = async (quotation: Quotation, userId: string, choice: string): Promise<void> => {
    const { teamId, id, consent, byId } = quotation;
    if (quotation.userId === userId) {
      if (choice === 'delete' || consent === 'waiting' || consent === 'out') return quotations.remove(teamId, id);
      if (choice === 'with-name') return;
      await quotations.answer(teamId, id, 'unnamed');
      await quotations.unname(teamId, id, { userId: null });
    } else if (byId === userId && choice !== 'with-name') await quotations.unname(teamId, id, { byId: null });
  };

  return {
    forget: async ({ teamId, userId, communityId, choice }) => {
      await guests.forget(teamId, userId, communityId);
      await store.forgetReader(teamId, userId, communityId, choice === 'with-name');
      for (const quotation of await quotations.about(teamId, userId)) {
        if (communityId === null || quotation.communityId === communityId) await forgetQuotation(quotation, userId, choice);
      }
      if (choice !== 'delete') return;
      // Her texts go: what was announced of them says so.
      for (const release of await store.releasesOf(teamId)) {
        if (communityId !== null && release.communityId !== communityId) continue;
        const item = await shelf.find(teamId, release.itemId);
        if (!item || item.authorId === userId) await news.retract(teamId, release.itemId);
      }
    },

    storedAbout: async (teamId, userId) => {
      const readings = (await store.readingsBy(teamId, userId)).map(async ({ itemId, audience, version, answer, note, privacy }) => ({
        ...{ text: await titleOf(teamId, itemId), audience, version, answer, note, privacy },
      }));
      const passes = (await guests.passesOf(teamId, userId, 0)).map(async ({ itemId, until, privacy }) => ({
        ...{ text: await titleOf(teamId, itemId), until, privacy },
      }));
      const letters = (await guests.subscriptionsOf(teamId, userId)).map(async ({ communityId, privacy }) => ({
        ...{ community: (await deps.communities.find(teamId, communityId))?.name ?? communityId, privacy },
      }));
      const quoted = (await quotations.about(teamId, userId)).map(async ({ itemId, words, consent, privacy, ...row }) => ({
        ...{ text: await titleOf(teamId, itemId), words, whose: await nameOf(teamId, row.userId), consent, privacy },
      }));
      return [
        { title: 'Texts you read a second time', records: await Promise.all(readings) },
        { title: 'Texts open to you as a guest', records: await Promise.all(passes) },
        { title: 'Letters about new releases', records: await Promise.all(letters) },
        { title: 'Quotations of you or by you', records: await Promise.all(quoted) },
      ].filter(({ records }) => records.length > 0);
    },

    exportOf: async ({ teamId, id }) => {
      const records = (await said(teamId, id)).map(async ({ itemId, audience, version, readerId, privacy }) => ({
        ...{ text: await titleOf(teamId, itemId), audience, version, reader: await nameOf(teamId, readerId), privacy },
      }));
      return records.length === 0 ? [] : [{ title: 'Second readers', records: await Promise.all(records) }];
    },

    portables: [
      {
        name: 'readings',
        rows: async ({ teamId, id }) =>
          (await said(teamId, id)).map(({ itemId, audience, version, readerId, askedAt, answeredAt, privacy }) => ({
            ...{ item: itemId, audience, version, reader: readerId, at: answeredAt ?? askedAt, privacy },
          })),
        restore: async ({ teamId, id: communityId }, row) => {
          const read = readingRow.safeParse(row);
          if (!read.success) return 'Each line needs “item”, “audience”, “version”, “reader” and “at”.';
          const { item: itemId, audience, version, reader: readerId, at } = read.data;
          const kept = { answer: 'yes', note: '', askedAt: at, answeredAt: at, privacy: 'P3' } as const;
          await store.restoreReading({ teamId, itemId, audience, version, communityId, readerId, ...kept });
          return null;
        },
      },
    ],
  };
}
