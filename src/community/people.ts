import type { Database } from '../platform/db/database.ts';
import type { People } from './kernel.ts';
import { createPeopleStore } from './people-store.ts';

export interface PeopleParts {
  db: Database;
  /** Her zone changed: what was planned for her moves along. */
  onZoneChange?(teamId: string, userId: string, now: number): Promise<void>;
}

export function createPeople({ db, onZoneChange }: PeopleParts) {
  const store = createPeopleStore(db);
  const people: People = {
    find: store.find,
    get: async (teamId, userId) => {
      const person = await store.find(teamId, userId);
      if (!person) throw new Error(`nobody was looked up as ${teamId}/${userId}`);
      return person;
    },
    findMany: async (teamId, userIds) => new Map((await store.findMany(teamId, userIds)).map((person) => [person.userId, person])),
    put: (person, now) =>
      db.transaction(async () => {
        const before = await store.find(person.teamId, person.userId);
        await store.put(person, now);
        if (before && before.zone !== person.zone) await onZoneChange?.(person.teamId, person.userId, now);
      }),
  };
  return {
    ...people,
    /** When Slack last told about each; missing ones are not in the map. */
    lookedUp: async (teamId: string, userIds: readonly string[]): Promise<Map<string, number>> =>
      new Map((await store.lookedUp(teamId, userIds)).map((seen) => [seen.userId, seen.at])),
  };
}
