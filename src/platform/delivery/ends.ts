/** How a row's turn ends, each in one transaction: the row, its lane, and whoever waits to hear of it. */
import type { Database } from '../db/database.ts';
import type { Log } from '../log.ts';
import type { NotSentListener, Ref, SentListener } from './outbox.ts';
import { type Parcel, pinParcel } from './payload.ts';
import { type DeliverySettings, dead, held, methodLane, paceOf, released, WORKSPACE } from './rules.ts';
import type { Landed } from './sending.ts';
import type { DeliveryStore, OutboxRow } from './store.ts';

interface Parts {
  db: Database;
  store: DeliveryStore;
  log: Log;
  sent: SentListener;
  notSent: NotSentListener;
  settings: DeliverySettings;
  put(parcel: Parcel): Promise<void>;
}

const aboutOf = (row: OutboxRow): Ref | null =>
  row.aboutKind !== null && row.aboutId !== null ? { kind: row.aboutKind, id: row.aboutId } : null;

export function createEnds({ db, store, log, sent, notSent, settings, put }: Parts) {
  async function release(row: OutboxRow, name: string, notBefore: number, now: number): Promise<void> {
    const lane = await store.findLane(row.teamId, name);
    await store.putLane(row.teamId, name, released(lane, paceOf(name, settings), notBefore, now));
  }

  /** The row's end stands even when the listener fails: otherwise the message would be looked for and marked again for ever. */
  async function tell(row: OutboxRow, work: () => Promise<void>): Promise<void> {
    if (!row.told) return;
    try {
      await db.transaction(work);
    } catch (error) {
      log.error({ event: 'sent_listener_failed', outboxId: row.id, touch: row.touch, err: error });
    }
  }

  async function fail(row: OutboxRow, status: 'refused' | 'unsure' | 'expired', error: string, now: number): Promise<void> {
    if (!(await store.end(row, { status, now, error }))) return;
    log.warn({ event: 'not_sent', outboxId: row.id, touch: row.touch, teamId: row.teamId, status, error });
    const { teamId, id: outboxId, touch } = row;
    const channel = row.payload && 'channel' in row.payload ? row.payload.channel : '';
    await tell(row, () => notSent({ teamId, outboxId, touch, about: aboutOf(row), now, error, channel }));
  }

  /**
   * The row's attempt is the token: when its lease ran out and somebody else has taken it since, what this process still learns about
   * it is no longer its to write down. Only that it was sent is true whoever says it.
   */
  const ifOurs = (row: OutboxRow, work: () => Promise<void>): Promise<boolean> =>
    db.transaction(async () => {
      const ours = await store.isOurs(row);
      if (ours) await work();
      return ours;
    });

  return {
    /** Inside a claim: the lane was not taken. */
    fail,

    /** Before a second call: false when somebody else has taken the row meanwhile. */
    renew: (row: OutboxRow, now: number): Promise<boolean> =>
      ifOurs(row, async () => {
        const lane = await store.findLane(row.teamId, row.lane);
        await store.putLane(row.teamId, row.lane, held(lane, paceOf(row.lane, settings), now + settings.leaseMs, now));
      }),

    succeed: (row: OutboxRow, { channel, ts, response }: Landed, now: number) =>
      db.transaction(async () => {
        if (await store.isOurs(row)) await release(row, row.lane, 0, now);
        if (!(await store.end(row, { status: 'sent', now, channel, ts }))) return;
        const { teamId, id: outboxId, touch } = row;
        if (row.payload?.kind === 'post' && row.payload.pin) {
          const about = aboutOf(row) ?? undefined;
          await put(pinParcel({ teamId, key: row.key, touch, whenUnsure: 'resend', about }, channel, ts));
        }
        await tell(row, () => sent({ teamId, outboxId, touch, about: aboutOf(row), now, channel, ts, response }));
      }),

    giveUp: (row: OutboxRow, status: 'refused' | 'unsure' | 'expired', error: string, now: number) =>
      ifOurs(row, async () => {
        await release(row, row.lane, 0, now);
        await fail(row, status, error, now);
      }),

    /** Nothing was stored; its lane opens again at this instant. Where the limit is the method's, so does the method. */
    postpone: (row: OutboxRow, until: number, now: number) =>
      ifOurs(row, async () => {
        await store.markDue(row);
        await release(row, row.lane, until, now);
        if (paceOf(methodLane(row.method), settings)) await release(row, methodLane(row.method), until, now);
      }),

    /** Still uncertain: it is looked for at this instant, and until then its lane waits. */
    doubt: (row: OutboxRow, until: number, now: number) => ifOurs(row, () => release(row, row.lane, until, now)),

    /** The workspace's token is dead. Whether an uncertain row was stored is still to be found out, with the next token. */
    silence: (row: OutboxRow, stillUncertain: boolean, error: string, now: number) =>
      db.transaction(async () => {
        await ifOurs(row, async () => {
          if (!stillUncertain) await store.markDue(row);
          await release(row, row.lane, 0, now);
        });
        await store.putLane(row.teamId, WORKSPACE, dead(await store.findLane(row.teamId, WORKSPACE), now));
        log.error({ event: 'token_dead', teamId: row.teamId, error });
      }),
  };
}

export type Ends = ReturnType<typeof createEnds>;
