/** The log of who changed what, in words that every member can read (practice row 94). */
import type { Database } from '../platform/db/database.ts';
import type { NewId } from '../platform/ids.ts';
import { createChangesStore } from './changes-store.ts';
import type { Change, Changes, People } from './kernel.ts';

/** A person inside a log line: her id between signs that nobody types, so that a new name, or none, shows in old lines too. */
const SIGN = '\u2063';
const PERSON = new RegExp(`${SIGN}([A-Z0-9]*)${SIGN}`, 'gu');
export const personInLog = (userId: string): string => `${SIGN}${userId}${SIGN}`;
export const FORGOTTEN_NAME = 'somebody who left';

export interface ChangesParts {
  db: Database;
  newId: NewId;
  people: Pick<People, 'findMany'>;
}

export function createChanges({ db, newId, people }: ChangesParts): Changes {
  const store = createChangesStore(db);
  return {
    add: (change) => store.add({ ...change, id: newId() }),
    list: async (teamId, communityId, limit) => {
      const found = await store.list(teamId, communityId, limit);
      const names = await people.findMany(teamId, [...new Set(found.flatMap(peopleIn))]);
      const named = (text: string): string => text.replace(PERSON, (_, userId: string) => names.get(userId)?.name ?? FORGOTTEN_NAME);
      return found.map(({ at, userId, what, before, after, why }) => ({
        at,
        userId,
        what: named(what),
        before: named(before),
        after: named(after),
        why,
      }));
    },
  };
}

/** Who is named in a line's words. */
export const peopleIn = (change: Pick<Change, 'what' | 'before' | 'after'>): string[] =>
  [change.what, change.before, change.after].flatMap((text) => [...text.matchAll(PERSON)].flatMap((match) => match[1] || []));
