import { and, eq, isNotNull, like, or, sql } from 'drizzle-orm';
import type { Database } from '../platform/db/database.ts';
import { deliveryTables } from '../platform/delivery/tables.ts';
import type { LocalDate } from '../platform/time/local-dates.ts';
import { agendaTables } from './agenda-tables.ts';
import { personInLog } from './changes.ts';
import type { Role } from './records.ts';
import { createRolesStore } from './roles-store.ts';
import { tables } from './tables.ts';

export function createErasureStore(db: Database) {
  const { roles, changes, communities } = db.tables(tables);
  const { agenda } = db.tables(agendaTables);
  const { outbox, deliveryLanes } = db.tables(deliveryTables);
  const rolesStore = createRolesStore(db);
  return {
    rolesOf: rolesStore.of,

    /** Her terms end on this day; those that have not begun never were. */
    endRoles: (teamId: string, userId: string, communityId: string | null, on: LocalDate): Promise<void> =>
      db.write(async () => {
        const terms = (await rolesStore.of(teamId, userId)).filter((term) => communityId === null || term.communityId === communityId);
        for (const term of terms.filter((each) => each.toOn > on)) await endTerm(term, on);
      }),

    forgetRoles: (teamId: string, userId: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(roles).where(and(eq(roles.teamId, teamId), eq(roles.userId, userId)));
      }),

    /** What was planned for her or about her, in one community or everywhere. */
    forgetPlans: (teamId: string, userId: string, communityId: string | null): Promise<void> =>
      db.write(async (q) => {
        const about = [userId, `${userId}/%`, `%/${userId}/%`, `%/${userId}`].map((anchor) => like(agenda.anchor, anchor));
        const hers = or(eq(agenda.person, userId), ...about);
        await q
          .delete(agenda)
          .where(and(eq(agenda.teamId, teamId), hers, communityId === null ? undefined : eq(agenda.communityId, communityId)));
      }),

    /** That messages went to her or were about her, and the pace of her conversation. What has not gone yet was taken back before. */
    forgetMessages: (teamId: string, userId: string): Promise<void> =>
      db.write(async (q) => {
        const shared = `group:%${userId}%`;
        const hers = or(
          eq(outbox.lane, userId),
          like(outbox.lane, shared),
          like(outbox.key, `%${userId}%`),
          like(outbox.aboutId, `%${userId}%`),
        );
        await q.delete(outbox).where(and(eq(outbox.teamId, teamId), isNotNull(outbox.endedAt), hers));
        // What was for her and others has no sense without her.
        await q.delete(outbox).where(and(eq(outbox.teamId, teamId), eq(outbox.status, 'due'), like(outbox.lane, shared)));
        const lanes = or(eq(deliveryLanes.lane, userId), like(deliveryLanes.lane, shared));
        await q.delete(deliveryLanes).where(and(eq(deliveryLanes.teamId, teamId), lanes));
      }),

    /** The log keeps what was changed and loses by whom and about whom. */
    unnameChanges: (teamId: string, userId: string): Promise<void> =>
      db.write(async (q) => {
        const sign = personInLog(userId);
        const nobody = personInLog('');
        await q
          .update(changes)
          .set({ userId: '' })
          .where(and(eq(changes.teamId, teamId), eq(changes.userId, userId)));
        await q
          .update(changes)
          .set({ before: sql`replace(${changes.before}, ${sign}, ${nobody})`, after: sql`replace(${changes.after}, ${sign}, ${nobody})` })
          .where(and(eq(changes.teamId, teamId), or(like(changes.before, `%${sign}%`), like(changes.after, `%${sign}%`))));
      }),

    /** Whether a community still needs to know that somebody was there: it was set up by her. */
    isNeeded: (teamId: string, userId: string): Promise<boolean> =>
      db.read(async (q) => {
        const founded = and(eq(communities.teamId, teamId), eq(communities.createdBy, userId));
        return (await q.select({ id: communities.id }).from(communities).where(founded).limit(1)).length > 0;
      }),
  };

  async function endTerm(term: Role, on: LocalDate): Promise<void> {
    if (term.fromOn >= on) await rolesStore.remove(term);
    else await rolesStore.put({ ...term, toOn: on });
  }
}
