/** Once a minute: what is due is claimed, handed to its feature and done, batch by batch, each batch in one transaction. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { withCause } from '../platform/cause.ts';
import { DAY, HOUR, SECOND } from '../platform/clock.ts';
import type { Database } from '../platform/db/database.ts';
import { createMutex } from '../platform/db/transactions.ts';
import { type Crash, neverCrash } from '../platform/delivery/crash.ts';
import { type Windows, withWindows } from '../platform/delivery/windows.ts';
import type { Log } from '../platform/log.ts';
import { withDeadline } from '../platform/scheduler/deadline.ts';
import { NO_HOLIDAYS } from '../platform/time/working-days.ts';
import type { Zone } from '../platform/time/zones.ts';
import { retryAfter } from './agenda-rules.ts';
import type { AgendaStore, StoredAgendaRow } from './agenda-store.ts';
import { createDailyJobs, type DailyJob } from './daily-jobs.ts';
import { speakingWindows } from './hours.ts';
import { judge, mayBeOutdated } from './tick-rules.ts';
import type { DueTouch, Touch } from './touch.ts';

export interface TickParts {
  db: Database;
  agenda: { store: AgendaStore };
  touches(): readonly Touch[];
  log: Log;
  crash?: Crash;
  /** Each is run once in a UTC day, after what is due: tidying, expiring, planning ahead. */
  daily?: readonly DailyJob[];
  /** A batch that takes longer is undone and done row by row; a row that takes longer has failed. */
  deadlines?: { batchMs: number; rowMs: number };
}

export interface Ticked {
  fired: number;
  missed: number;
}

export interface Tick {
  tick(now: number): Promise<Ticked>;
  /** The earliest instant at which something is due. */
  nextAt(): Promise<number | null>;
}

const BATCH = 250;
const HOURS_AHEAD = 7 * DAY;
/** What hangs on a session's own clock may be said for this long, whatever the hour. */
const SESSION_AT_MOST = 4 * HOUR;

export function createTick(parts: TickParts): Tick {
  const { db, log, crash = neverCrash, daily = [], deadlines = { batchMs: 10 * SECOND, rowMs: 5 * SECOND } } = parts;
  const { store } = parts.agenda;
  const runDailyJobs = createDailyJobs(db, log, daily);
  // Two ticks at once would be correct, but would only wait for each other.
  const oneAtATime = createMutex();

  const dueOf = (row: StoredAgendaRow, now: number): DueTouch => ({
    rowId: row.id,
    touch: row.touch,
    teamId: row.teamId,
    communityId: row.communityId,
    anchor: row.anchor,
    userId: row.person || null,
    dueAt: row.dueAt,
    localDate: row.localDate,
    localTime: row.localTime,
    zone: row.zone,
    now,
  });

  let hours = { now: 0, byZone: new Map<Zone, Windows>() };
  /** The speaking hours of the next days in a zone; computed once per tick. */
  const hoursOf = (zone: Zone, now: number): Windows => {
    if (hours.now !== now) hours = { now, byZone: new Map() };
    const known = hours.byZone.get(zone);
    const windows = known ?? speakingWindows(now, now + HOURS_AHEAD, zone, NO_HOLIDAYS);
    if (!known) hours.byZone.set(zone, windows);
    return windows;
  };

  /** A claimed row to its end; inside the transaction that claimed it. */
  async function settle(row: StoredAgendaRow, touches: ReadonlyMap<string, Touch>, now: number, done: Ticked): Promise<void> {
    const touch = touches.get(row.touch);
    const verdict = touch ? judge(row, touch, now) : { kind: 'missed' as const };
    if (!touch) log.error({ event: 'unknown_touch', rowId: row.id, touch: row.touch });
    if (verdict.kind === 'wait') return store.postpone(row.position, verdict.until, row.attempts);
    if (!touch || verdict.kind === 'missed' || (mayBeOutdated(row, touch, now) && (await store.hasLaterDue(row, now)))) {
      done.missed++;
      return store.markMissed(row.position, now);
    }
    // What it says may go out in the hours of its place only, also when the program was down in between.
    const windows = touch.anchor.on === 'clock' ? [[now, now + SESSION_AT_MOST] as const] : hoursOf(row.zone, now);
    await withCause(`touch:${row.touch}#${row.id}`, () => withWindows(windows, () => touch.run(dueOf(row, now))));
    done.fired++;
  }

  /** Null when the batch failed and was undone as a whole. */
  async function runBatch(touches: ReadonlyMap<string, Touch>, now: number): Promise<(Ticked & { claimed: number }) | null> {
    try {
      crash('before_materialise');
      const done = await db.transaction(() =>
        withDeadline('a batch of touches', deadlines.batchMs, async () => {
          const counts = { fired: 0, missed: 0, claimed: 0 };
          const rows = await store.claim(now, BATCH);
          for (const row of rows) await settle(row, touches, now, counts);
          counts.claimed = rows.length;
          crash('mid_tx');
          return counts;
        }),
      );
      crash('after_materialise');
      return done;
    } catch (error) {
      log.warn({ event: 'batch_failed', err: error });
      return null;
    }
  }

  async function runRow(position: number, touches: ReadonlyMap<string, Touch>, now: number, done: Ticked): Promise<void> {
    let row: StoredAgendaRow | null = null;
    try {
      const counts = await db.transaction(() =>
        withDeadline('a touch', deadlines.rowMs, async () => {
          const counts = { fired: 0, missed: 0 };
          row = await store.claimOne(position, now);
          if (row) await settle(row, touches, now, counts);
          return counts;
        }),
      );
      done.fired += counts.fired;
      done.missed += counts.missed;
    } catch (error) {
      if (!row) throw error;
      await blame(row, error, now);
    }
  }

  /** Tried again on later ticks, until its catch-up window is over. */
  async function blame(row: StoredAgendaRow, error: unknown, now: number): Promise<void> {
    const { id: rowId, touch, teamId, communityId, position } = row;
    const attempts = row.attempts + 1;
    log.error({ event: 'touch_failed', rowId, touch, teamId, communityId, attempts, err: error });
    await store.postpone(position, now + retryAfter(attempts), attempts);
  }

  async function run(now: number): Promise<Ticked> {
    const done: Ticked = { fired: 0, missed: 0 };
    const next = await store.nextTryAt();
    if (next !== null && next <= now) {
      const touches = new Map(parts.touches().map((touch) => [touch.id, touch]));
      for (;;) {
        const batch = await runBatch(touches, now);
        if (batch) {
          done.fired += batch.fired;
          done.missed += batch.missed;
          if (batch.claimed < BATCH) break;
        } else {
          for (const position of await store.duePositions(now, BATCH)) await runRow(position, touches, now, done);
        }
        await nextTurn();
      }
      log.info({ event: 'tick', ...done });
    }
    await runDailyJobs(now);
    return done;
  }

  return { tick: (now) => oneAtATime(() => run(now)), nextAt: () => store.nextTryAt() };
}
