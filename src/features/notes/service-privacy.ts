/** What is kept of somebody's notes, what may be exported, what becomes of it when she leaves. */
import type { Contributions } from '../../community/feature.ts';
import { FIELDS, type Field } from './rules.ts';
import type { Parts } from './service.ts';
import type { Posts } from './service-post.ts';
import type { Notes } from './store.ts';
import { topicOf } from './views-post.ts';

const TITLES: Record<Field, string> = {
  patterns: 'patterns',
  stuck: 'where it stuck',
  worked: 'what worked',
  change: 'to change in the run sheet',
  thanks: 'thanks',
};

const without = (userIds: readonly string[], userId: string): string[] => userIds.filter((id) => id !== userId);
const isCredited = ({ credits }: Notes, userId: string): boolean =>
  credits !== null && (credits.led.includes(userId) || credits.wrote.includes(userId));

export function createPrivacyParts(
  { deps, store }: Parts,
  posts: Posts,
): Required<Pick<Contributions, 'forget' | 'storedAbout' | 'exportOf'>> {
  const sessionOf = (teamId: string, sessionId: string) => deps.calendar.findSession(teamId, sessionId);

  return {
    async forget({ teamId, userId, communityId, choice, now }) {
      if (choice === 'with-name') return;
      for (const row of await store.everywhere(teamId)) {
        const hers = FIELDS.filter((field) => row.authors[field]?.by === userId);
        const isNamed = row.thanksTo === userId || row.authors.thanksTo?.by === userId || isCredited(row, userId);
        if ((communityId !== null && row.communityId !== communityId) || (hers.length === 0 && !isNamed)) continue;
        const notes = { ...row, authors: { ...row.authors } };
        for (const field of [...hers, 'thanksTo' as const]) {
          const author = notes.authors[field];
          if (author?.by === userId) notes.authors[field] = { ...author, by: null };
        }
        if (choice === 'delete') for (const field of hers) notes[field] = '';
        if (row.thanksTo === userId) notes.thanksTo = null;
        notes.credits = row.credits && { led: without(row.credits.led, userId), wrote: without(row.credits.wrote, userId) };
        await store.put(notes);
        const session = await sessionOf(teamId, row.sessionId);
        if (session) await posts.changed(session, now);
      }
    },

    async storedAbout(teamId, userId) {
      const records: Record<string, string>[] = [];
      for (const row of await store.everywhere(teamId)) {
        const session = (await sessionOf(teamId, row.sessionId))?.onDate ?? '';
        for (const field of FIELDS)
          if (row.authors[field]?.by === userId && row[field] !== '')
            records.push({ session, what: TITLES[field], text: row[field], privacy: row.privacy });
        if (row.thanksTo === userId) records.push({ session, what: 'thanks to you', text: row.thanks, privacy: row.privacy });
        if (isCredited(row, userId)) records.push({ session, what: 'that you led or wrote along', text: '', privacy: row.privacy });
        if (row.thanksTo !== userId && row.authors.thanksTo?.by === userId)
          records.push({ session, what: 'whom you thanked', text: '', privacy: row.privacy });
      }
      return records.length > 0 ? [{ title: 'Notes of sessions', records }] : [];
    },

    async exportOf({ teamId, id }) {
      const rows = await store.list(teamId, id);
      const names = await deps.people.findMany(
        teamId,
        rows.flatMap(({ thanksTo }) => thanksTo ?? []),
      );
      const records = [];
      for (const row of rows) {
        const session = await sessionOf(teamId, row.sessionId);
        if (!session || !FIELDS.some((field) => row[field] !== '')) continue;
        const words = Object.fromEntries(FIELDS.map((field) => [TITLES[field], row[field]]));
        const thanked = row.thanksTo ? (names.get(row.thanksTo)?.name ?? '') : '';
        records.push({ session: session.onDate, topic: topicOf(session), ...words, 'thanks to': thanked, privacy: row.privacy });
      }
      return records.length > 0 ? [{ title: 'Notes of sessions', records }] : [];
    },
  };
}
