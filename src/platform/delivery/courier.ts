/** Carries outbox rows to Slack: what may go goes at once, each lane on its own, and every row comes to exactly one end. */
import { currentCause, withCause } from '../cause.ts';
import { type Clock, DAY } from '../clock.ts';
import type { Database, Gatherer } from '../db/database.ts';
import { createMutex } from '../db/transactions.ts';
import type { NewId } from '../ids.ts';
import type { Log } from '../log.ts';
import type { Random } from '../random.ts';
import type { SlackCaller } from './caller.ts';
import { createCarrying } from './carrying.ts';
import { createClaims } from './claims.ts';
import { type Crash, neverCrash } from './crash.ts';
import { createEnds } from './ends.ts';
import type { NotSentListener, Outbox, SentListener } from './outbox.ts';
import { callParcel, fileParcel, groupParcels, type Parcel, postParcels, updateParcel } from './payload.ts';
import { DEFAULT_DELIVERY, type DeliverySettings, dead, FREE_LANE, WORKSPACE } from './rules.ts';
import { createDeliveryStore, type DeliveryStore } from './store.ts';
import { currentWindows } from './windows.ts';

export interface CourierParts {
  db: Database;
  clock: Clock;
  caller: SlackCaller;
  log: Log;
  random: Random;
  newId: NewId;
  crash?: Crash;
  settings?: Partial<DeliverySettings>;
  /** Both run in the transaction that ends the row; what they throw is logged and undoes only their own part. */
  sent: SentListener;
  notSent: NotSentListener;
}

export interface Courier {
  outbox: Outbox;
  /** Sends all that may go at the clock's instant, lanes side by side; resolves when nothing is under way any more. */
  deliver(): Promise<void>;
  /** The earliest instant at which something could go; null when nothing waits. */
  nextAt(): Promise<number | null>;
  /** From now on rows go by themselves: after each commit that wrote some, and when their time has come. */
  start(): void;
  /** Begins nothing new and waits for what is under way, at most this long. What is cut off is looked for at the next start. */
  stop(deadlineMs: number): Promise<void>;
  /** Resolves when nothing is under way, and once started, nothing could go now. */
  idle(): Promise<void>;
  /** The workspace has a new token: its rows go on. */
  revive(teamId: string): Promise<void>;
  /** The workspace took the app out: nothing goes there until `revive`. */
  close(teamId: string): Promise<void>;
  /** Forgets ended rows after 30 days. */
  tidy(now: number): Promise<void>;
  counts: DeliveryStore['counts'];
}

const KEPT = 30 * DAY;
const HEADS = 64;
const MOST_AT_ONCE = 64;
/** With what is known where it is put in: whose act it follows, and when it may be sent. */
const known = (parcel: Parcel): Parcel => {
  const cause = currentCause();
  const windows = parcel.envelope.windows ?? currentWindows() ?? undefined;
  return { ...parcel, envelope: { ...parcel.envelope, windows }, ...(cause?.startsWith('act:') ? { cause } : {}) };
};

/** Another process may have written rows: look now and then without being woken. */
const POLL_MS = 5_000;
const SHORTEST_NAP_MS = 5;

export function createCourier(parts: CourierParts): Courier {
  const { db, clock, caller, log, random, newId, crash = neverCrash, sent, notSent } = parts;
  const settings = { ...DEFAULT_DELIVERY, ...parts.settings };
  const store = createDeliveryStore(db, newId);
  const ends = createEnds({ db, store, log, sent, notSent, settings, put: (parcel) => db.gather(gatherer, parcel) });
  const claims = createClaims({ db, store, ends, settings });
  const carry = createCarrying({ clock, caller, random, crash, settings, ends });

  const underWay = new Set<Promise<void>>();
  const oneAtATime = createMutex();
  let running = false;
  let stopping = false;
  let wake = (): void => undefined;

  const gatherer: Gatherer<Parcel> = {
    write: async (parcels) => {
      await store.insert(parcels, clock.now());
      db.afterCommit(() => wake());
    },
  };
  const put = async (parcels: Parcel[]): Promise<void> => {
    for (const parcel of parcels) await db.gather(gatherer, known(parcel));
  };

  const outbox: Outbox = {
    post: (post) => put(postParcels(post)),
    update: (update) => put([updateParcel(update)]),
    group: (group) => put(groupParcels(group)),
    call: (call) => put([callParcel(call)]),
    file: (file) => put([fileParcel(file)]),
    withdraw: async (teamId, keyPrefix) => {
      await db.writeGathered();
      return store.withdraw(teamId, keyPrefix);
    },
  };

  /** Starts everything that may go now; returns how many rows it touched. */
  const launch = (): Promise<number> =>
    oneAtATime(async () => {
      const now = clock.now();
      const closed = new Set(await store.closedTeams(now));
      let touched = 0;
      for (const head of await store.heads(now, [...closed], HEADS)) {
        if (stopping || underWay.size >= MOST_AT_ONCE) break;
        if (closed.has(head.teamId)) continue;
        const claim = await claims.claim(head, now);
        if (claim.kind === 'workspace-closed') closed.add(head.teamId);
        if (claim.kind === 'ended') touched++;
        if (claim.kind !== 'claimed') continue;
        touched++;
        crash('after_claim');
        const work = withCause(claim.row.cause ?? `touch:${claim.row.touch}#${claim.row.id}`, () => carry(claim.row, head.uncertain))
          .catch((error) => log.error({ event: 'delivery_failed', outboxId: claim.row.id, touch: claim.row.touch, err: error }))
          .finally(() => {
            underWay.delete(work);
            wake();
          });
        underWay.add(work);
      }
      return touched;
    });

  async function deliver(): Promise<void> {
    for (;;) {
      const touched = await launch();
      if (underWay.size > 0) await Promise.race(underWay);
      else if (touched === 0) return;
    }
  }

  async function nextAt(): Promise<number | null> {
    const now = clock.now();
    const heads = await store.heads(now, await store.closedTeams(now), 1);
    return heads.length > 0 ? now : store.nextAt(now);
  }

  /** Sleeps until something could go, at most the poll; whoever wakes it earlier ends the sleep. */
  async function nap(woken: Promise<void>): Promise<void> {
    const next = await nextAt();
    const ms = Math.min(Math.max((next ?? Number.POSITIVE_INFINITY) - clock.now(), SHORTEST_NAP_MS), POLL_MS);
    let timer: NodeJS.Timeout | undefined;
    const rested = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms);
    });
    await Promise.race([rested, woken]);
    clearTimeout(timer);
  }

  async function run(): Promise<void> {
    while (running) {
      // Made before looking, so that a commit between the look and the sleep is not slept through.
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      try {
        if ((await launch()) === 0) await nap(woken);
      } catch (error) {
        log.error({ event: 'courier_failed', err: error });
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      }
    }
  }

  return {
    outbox,
    deliver,
    nextAt,
    start: () => {
      if (running) return;
      running = true;
      stopping = false;
      void run();
    },
    stop: async (deadlineMs) => {
      running = false;
      stopping = true;
      wake();
      crash('at_shutdown');
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, deadlineMs);
      });
      const all = oneAtATime(async () => undefined).then(() => Promise.allSettled(underWay));
      await Promise.race([all, late]);
      clearTimeout(timer);
    },
    idle: async () => {
      if (running) await deliver();
      else await Promise.allSettled(underWay);
    },
    revive: async (teamId) => {
      await store.putLane(teamId, WORKSPACE, FREE_LANE);
      wake();
    },
    close: async (teamId) => store.putLane(teamId, WORKSPACE, dead(await store.findLane(teamId, WORKSPACE), clock.now())),
    tidy: (now) => store.prune(now - KEPT),
    counts: store.counts,
  };
}
