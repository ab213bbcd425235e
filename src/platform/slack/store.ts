import { lt } from 'drizzle-orm';
import { HOUR } from '../clock.ts';
import type { Database } from '../db/database.ts';
import { tables } from './tables.ts';

/** Slack docs: with delayed events, deliveries recur hourly for 24 hours. */
const KEPT = 25 * HOUR;

export function createInboundStore(db: Database) {
  const t = db.tables(tables);
  return {
    /** True the first time; false when this delivery was handled before. Joins the transaction of the work it guards. */
    first: (teamId: string, key: string, now: number): Promise<boolean> =>
      db.write(
        async (q) => (await q.insert(t.inboundSeen).values({ teamId, key, at: now }).onConflictDoNothing().returning()).length === 1,
      ),
    tidy: (now: number): Promise<void> =>
      db.write(async (q) => {
        await q.delete(t.inboundSeen).where(lt(t.inboundSeen.at, now - KEPT));
      }),
  };
}

export type InboundStore = ReturnType<typeof createInboundStore>;
