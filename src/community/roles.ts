/** Roles with terms. A term is in force from its first day up to, not including, the day on which it is over. */
import type { Database } from '../platform/db/database.ts';
import { NotAllowedError } from '../platform/errors.ts';
import { addDays, formatDate, type LocalDate } from '../platform/time/local-dates.ts';
import { toLocal } from '../platform/time/zones.ts';
import { personInLog } from './changes.ts';
import type { Changes, People, Roles } from './kernel.ts';
import { GRACE_DAYS } from './practice.ts';
import type { Community, Role, RoleName } from './records.ts';
import { createRolesStore } from './roles-store.ts';
import { joinWords } from './words.ts';

export const ROLE_WORDS: Record<RoleName, string> = {
  steward: 'Steward',
  facilitator: 'Facilitator',
  second: 'Second',
  scribe: 'Scribe',
  librarian: 'Librarian',
  'trust-keeper': 'Trust keeper',
  sponsor: 'Sponsor',
  mentor: 'Mentor',
};

const isInForce = (role: Role, on: LocalDate): boolean => role.fromOn <= on && on < role.toOn;
const termWords = (role: Role): string => `${personInLog(role.userId)}, until ${formatDate(role.toOn, true)}`;

/** Who may act as steward: those in force, else the last ones for one more quarter, else whoever set the community up. Never nobody. */
function findActing(terms: readonly Role[], community: Community, on: LocalDate): string[] {
  const now = terms.filter((term) => isInForce(term, on));
  const lately = terms.filter((term) => term.toOn <= on && addDays(term.toOn, GRACE_DAYS) > on);
  const acting = now.length > 0 ? now : lately;
  return acting.length > 0 ? [...new Set(acting.map((term) => term.userId))] : [community.createdBy];
}

export interface RolesParts {
  db: Database;
  people: Pick<People, 'findMany'>;
  changes: Pick<Changes, 'add'>;
}

export function createRoles({ db, people, changes }: RolesParts): Roles {
  const store = createRolesStore(db);
  const note = (role: Pick<Role, 'teamId' | 'communityId' | 'role'>, by: { userId: string; now: number }, before: string, after: string) =>
    changes.add({
      teamId: role.teamId,
      communityId: role.communityId,
      at: by.now,
      userId: by.userId,
      what: ROLE_WORDS[role.role],
      before,
      after,
      why: '',
    });
  const holders: Roles['holders'] = async (teamId, communityId, role, on) => [
    ...new Set((await store.inForce(teamId, communityId, on)).filter((held) => held.role === role).map((held) => held.userId)),
  ];

  return {
    list: store.inForce,
    holders,
    has: async (teamId, communityId, userId, role, on) => (await holders(teamId, communityId, role, on)).includes(userId),

    give: (role, by) =>
      db.transaction(async () => {
        if (role.toOn <= role.fromOn) throw new RangeError(`a term ends after it begins: ${role.fromOn} to ${role.toOn}`);
        const hers = await store.unfinished(role.teamId, role.communityId, role.userId, role.fromOn);
        const held = hers.find((term) => term.role === role.role && term.fromOn <= role.fromOn);
        // Whoever holds it already keeps her first day: one term with a new end, not two that overlap.
        const term = held ? { ...held, toOn: role.toOn } : role;
        if (held && held.toOn === role.toOn) return;
        await store.put(term);
        await note(role, by, held ? termWords(held) : 'not held', termWords(term));
      }),

    end: (role, on, by) =>
      db.transaction(async () => {
        const hers = await store.unfinished(role.teamId, role.communityId, role.userId, on);
        for (const term of hers.filter((each) => each.role === role.role)) {
          if (term.fromOn >= on) await store.remove(term);
          else await store.put({ ...term, toOn: on });
          await note(term, by, termWords(term), `${personInLog(term.userId)}, ended`);
        }
      }),

    requireSteward: async (community, userId, now) => {
      const { teamId, id } = community;
      const today = toLocal(now, community.zone).date;
      const acting = findActing(await store.begun(teamId, id, 'steward', today), community, today);
      if (acting.includes(userId)) return;
      const known = await people.findMany(teamId, acting);
      const names = acting.flatMap((each) => known.get(each)?.name ?? []);
      const whoCan =
        names.length === 0
          ? `Ask in the channel of ${community.name} who its stewards are.`
          : `${joinWords(names)} ${names.length === 1 ? 'is the steward' : 'are the stewards'} of ${community.name}.`;
      throw new NotAllowedError('Only a steward can change this.', whoCan);
    },
  };
}
