import { lt } from 'drizzle-orm';
import { HOUR } from '../clock.ts';
import type { Database } from '../db/database.ts';
import { keepPrepared, placeholdersOf } from '../db/prepared.ts';
import { tables } from './tables.ts';

/** Slack docs: with delayed events, deliveries recur hourly for 24 hours. */
const KEPT = 25 * HOUR;

export function createInboundStore(db: Database) {
  const t = db.tables(tables);
  const insertOne = keepPrepared((q) =>
    q.insert(t.inboundSeen).values(placeholdersOf(t.inboundSeen)).onConflictDoNothing().returning({ key: t.inboundSeen.key }).prepare(),
  );
  return {
    /** True the first time; false when this delivery was handled before. Joins the transaction of the work it guards. */
    first: (teamId: string, key: string, now: number): Promise<boolean> =>
      db.write(async (q) => (await insertOne(q).execute({ teamId, key, at: now })).length === 1),
    tidy: (now: number): Promise<void> =>
      db.write(async (q) => {
        await q.delete(t.inboundSeen).where(lt(t.inboundSeen.at, now - KEPT));
      }),
  };
}

export type InboundStore = ReturnType<typeof createInboundStore>;
