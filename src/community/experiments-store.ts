/** Experiments in the database, and what happened to each. */
import { and, asc, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../platform/db/database.ts';
import { keepPrepared } from '../platform/db/prepared.ts';
import { type Experiment, type ExperimentEvent, type ExperimentMoment, type ExperimentQuery, wholeOf } from './experiment.ts';

import { shelfTables } from './shelf-tables.ts';

export function createExperimentsStore(db: Database) {
  const { experiments: t, experimentMoments: m } = db.tables(shelfTables);
  const shown = ({ privacy, ...experiment }: typeof t.$inferSelect): Experiment => experiment;
  const rowOf = (experiment: Experiment) => ({ ...experiment, fields: { ...experiment.fields }, findings: { ...experiment.findings } });
  const one = (teamId: string, id: string) => and(eq(t.teamId, teamId), eq(t.id, id));
  const oneById = keepPrepared((q) =>
    q
      .select()
      .from(t)
      .where(and(eq(t.teamId, sql.placeholder('teamId')), eq(t.id, sql.placeholder('id'))))
      .prepare(),
  );
  const all = (where: SQL | undefined, limit: number): Promise<Experiment[]> =>
    db.read(async (q) => (await q.select().from(t).where(where).orderBy(desc(t.createdAt), desc(t.id)).limit(limit)).map(shown));

  return {
    /** False when the id is known. */
    add: (experiment: Experiment): Promise<boolean> =>
      db.write(async (q) => {
        const row = { ...rowOf(experiment), privacy: wholeOf(experiment).privacy };
        return (await q.insert(t).values(row).onConflictDoNothing().returning({ id: t.id })).length === 1;
      }),

    find: (teamId: string, id: string): Promise<Experiment | null> =>
      db.read(async (q) => {
        const [row] = await oneById(q).execute({ teamId, id });
        return row ? shown(row) : null;
      }),

    put: (experiment: Experiment): Promise<void> =>
      db.write(async (q) => {
        const { teamId, id, ...rest } = rowOf(experiment);
        await q
          .update(t)
          .set({ ...rest, privacy: wholeOf(experiment).privacy })
          .where(one(teamId, id));
      }),

    list: ({ teamId, communityId, states, leadId, buddyId, sourceId, beforeId, limit = 500 }: ExperimentQuery): Promise<Experiment[]> =>
      all(
        and(
          eq(t.teamId, teamId),
          communityId === undefined ? undefined : eq(t.communityId, communityId),
          states === undefined ? undefined : inArray(t.state, [...states]),
          leadId === undefined ? undefined : or(eq(t.ownerId, leadId), eq(t.partnerId, leadId)),
          buddyId === undefined ? undefined : eq(t.buddyId, buddyId),
          sourceId === undefined ? undefined : eq(t.sourceId, sourceId),
          beforeId === undefined ? undefined : eq(t.beforeId, beforeId),
        ),
        limit,
      ),

    remove: (teamId: string, id: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(m).where(and(eq(m.teamId, teamId), eq(m.experimentId, id)));
        await q.delete(t).where(one(teamId, id));
      }),

    addMoment: (experiment: Experiment, is: ExperimentEvent['is'], byId: string | null, at: number): Promise<void> =>
      db.write(async (q) => {
        const { teamId, id: experimentId, state } = experiment;
        const known = await q
          .select({ number: m.number })
          .from(m)
          .where(and(eq(m.teamId, teamId), eq(m.experimentId, experimentId)))
          .orderBy(desc(m.number))
          .limit(1);
        const number = (known[0]?.number ?? 0) + 1;
        await q.insert(m).values({ teamId, experimentId, number, at, is, state, byId, privacy: wholeOf(experiment).privacy });
      }),

    moments: (teamId: string, experimentId: string): Promise<ExperimentMoment[]> =>
      db.read((q) =>
        q
          .select({ at: m.at, is: m.is, state: m.state, byId: m.byId })
          .from(m)
          .where(and(eq(m.teamId, teamId), eq(m.experimentId, experimentId)))
          .orderBy(asc(m.number)),
      ),

    unname: (teamId: string, experimentId: string, userId: string): Promise<void> =>
      db.write(async (q) => {
        await q
          .update(m)
          .set({ byId: null })
          .where(and(eq(m.teamId, teamId), eq(m.experimentId, experimentId), eq(m.byId, userId)));
      }),
  };
}
