/** Measures the engine: ten thousand touches due in one minute, an idle tick, and the courier's pace under refusals. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createAgendaStore } from '../../src/community/agenda-store.ts';
import { createTick } from '../../src/community/tick.ts';
import type { Touch } from '../../src/community/touch.ts';
import { createManualClock, MINUTE, SECOND } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { openSqlite } from '../../src/platform/db/sqlite.ts';
import type { SlackCaller } from '../../src/platform/delivery/caller.ts';
import { createCourier } from '../../src/platform/delivery/courier.ts';
import { CRASH_POINTS } from '../../src/platform/delivery/crash.ts';
import { createIds } from '../../src/platform/ids.ts';
import { createLog } from '../../src/platform/log.ts';
import { createRandom } from '../../src/platform/random.ts';
import { type CrashRun, crashAt } from '../support/crash-run.ts';

const MIGRATIONS = join(import.meta.dirname, '../../migrations');
const START = Date.UTC(2026, 10, 24, 9, 0);
const silent = createLog('silent');

async function withFile<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'rondo-bench-'));
  const db = await openSqlite({ file: join(folder, 'bench.db') });
  try {
    await migrate(db, MIGRATIONS);
    return await work(db);
  } finally {
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface Burst {
  due: number;
  planned: number;
  fired: number;
  queued: number;
  ms: number;
  longestBlockMs: number;
}

const unreachable: SlackCaller = {
  call: async () => ({ kind: 'wait', retryAfterMs: MINUTE, error: 'not here' }),
  hasScope: async () => false,
};

const inner: Touch = {
  id: 'bench.say',
  practice: '-',
  name: 'Bench',
  anchor: { on: 'once' },
  at: '09:00',
  surface: 'channel',
  audience: 'everyone here',
  each: 'community',
  minutes: 0,
  catchUp: { within: 6 * 60 * MINUTE },
  whenUnsure: 'resend',
  why: 'It is measured.',
  run: async () => undefined,
};

function setUp(db: Database) {
  const clock = createManualClock(START);
  const random = createRandom('bench');
  const newId = createIds(clock, random);
  const quiet = async (): Promise<void> => undefined;
  const courier = createCourier({ db, clock, caller: unreachable, log: silent, random, newId, sent: quiet, notSent: quiet });
  const store = createAgendaStore(db, newId);
  const say: Touch = {
    ...inner,
    run: (due) =>
      courier.outbox.post({
        teamId: due.teamId,
        key: `bench.say/${due.communityId}/${due.anchor}`,
        touch: due.touch,
        whenUnsure: 'resend',
        channel: `C${due.communityId}`,
        message: { text: 'Your step from the last session: how did it go?' },
      }),
  };
  const tick = createTick({ db, agenda: { store }, touches: () => [say], log: silent });
  return { clock, store, tick, courier };
}

async function fill(store: ReturnType<typeof createAgendaStore>, planned: number, due: number): Promise<void> {
  for (let community = 0; community < planned / 100; community++) {
    const rows = Array.from({ length: 100 }, (_, i) => {
      const n = community * 100 + i;
      const dueAt = n % (planned / due) === 0 ? START : START + MINUTE + n * SECOND;
      return {
        touch: inner.id,
        anchor: `a${i}`,
        person: '',
        dueAt,
        localDate: '2026-11-24',
        localTime: '09:00',
        zone: 'UTC',
        lateAfter: null,
      };
    });
    await store.add({ teamId: `T${community % 20}`, communityId: `c${community}` }, rows);
  }
}

export function measureBurst({ planned = 50_000, due = 10_000 } = {}): Promise<Burst> {
  return withFile(async (db) => {
    const { store, tick, courier } = setUp(db);
    await fill(store, planned, due);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    delay.enable();
    const began = performance.now();
    const { fired } = await tick.tick(START);
    const ms = performance.now() - began;
    await new Promise((resolve) => setTimeout(resolve, 5));
    delay.disable();
    const counts = await courier.counts();
    return { due, planned, fired, queued: counts.due ?? 0, ms, longestBlockMs: delay.max / 1e6 };
  });
}

export function measureIdleTick({ planned = 50_000, ticks = 200 } = {}): Promise<{ planned: number; p50Ms: number; p99Ms: number }> {
  return withFile(async (db) => {
    const { store, tick } = setUp(db);
    await fill(store, planned, 1);
    const now = START - MINUTE;
    await tick.tick(now);
    const times: number[] = [];
    for (let i = 0; i < ticks; i++) {
      const began = performance.now();
      await tick.tick(now + i);
      times.push(performance.now() - began);
    }
    times.sort((a, b) => a - b);
    return { planned, p50Ms: times[ticks >> 1] ?? 0, p99Ms: times[Math.floor(ticks * 0.99)] ?? 0 };
  });
}

export interface Pace {
  channels: number;
  messages: number;
  refused: number;
  seconds: number;
  /** Messages in the simulated time against what the channels' own pace and Slack's refusals allow, in per cent. */
  ofAllowedPercent: number;
  /** The slowest of the channels that were never refused, in per cent of its own allowed pace. */
  slowestFreeChannelPercent: number;
}

/** Real rows, real database, simulated time: every channel always has something to send, and one answer in twenty is a refusal. */
export function measurePace({ channels = 50, seconds = 60, refusedEvery = 20, retryAfterMs = 3_000 } = {}): Promise<Pace> {
  return withFile(async (db) => {
    const clock = createManualClock(START);
    const random = createRandom('pace');
    const quiet = async (): Promise<void> => undefined;
    const went = new Map<string, number>();
    const waited = new Map<string, number>();
    let calls = 0;
    const caller: SlackCaller = {
      hasScope: async () => true,
      call: async (_teamId, _method, args) => {
        const channel = String(args.channel);
        if (++calls % refusedEvery === 0) {
          waited.set(channel, (waited.get(channel) ?? 0) + retryAfterMs);
          return { kind: 'wait', retryAfterMs, error: 'ratelimited' };
        }
        went.set(channel, (went.get(channel) ?? 0) + 1);
        return { kind: 'done', response: { ok: true, channel, ts: `${calls}.0` } };
      },
    };
    const parts = { db, clock, caller, log: silent, random, newId: createIds(clock, random), sent: quiet, notSent: quiet };
    const courier = createCourier({ ...parts, settings: { workspacePerSecond: 2 * channels } });
    const names = Array.from({ length: channels }, (_, i) => `C${i}`);
    await db.transaction(async () => {
      for (let n = 0; n < seconds; n++) {
        for (const channel of names) {
          await courier.outbox.post({
            teamId: 'T1',
            key: `${channel}/${n}`,
            touch: 'bench.say',
            whenUnsure: 'resend',
            channel,
            message: { text: 'm' },
          });
        }
      }
    });
    const end = START + seconds * SECOND;
    while (clock.now() < end) {
      await courier.deliver();
      const next = await courier.nextAt();
      if (next === null) break;
      clock.set(Math.max(next, clock.now() + 1));
    }
    const allowedOf = (channel: string): number => Math.min(seconds, (seconds * SECOND - (waited.get(channel) ?? 0)) / SECOND);
    const allowed = names.reduce((sum, channel) => sum + allowedOf(channel), 0);
    const free = names.filter((channel) => !waited.has(channel)).map((channel) => ((went.get(channel) ?? 0) / allowedOf(channel)) * 100);
    const messages = [...went.values()].reduce((sum, n) => sum + n, 0);
    const refused = [...waited.values()].reduce((sum, ms) => sum + ms / retryAfterMs, 0);
    return {
      channels,
      messages,
      refused,
      seconds,
      ofAllowedPercent: (messages / allowed) * 100,
      slowestFreeChannelPercent: free.length > 0 ? Math.min(...free) : Number.NaN,
    };
  });
}

export interface Crashes {
  runs: number;
  kills: number;
  lostAnswers: number;
  /** Where the channel may be read back. */
  lost: number;
  doubled: number;
  /** Where it may not: asks that came again, posts that came again, posts that are neither there nor held. */
  askedAgain: number;
  postedAgain: number;
  postsUnaccounted: number;
}

/** Every crash point at its first, third and ninth hit; a point that a process does not reach so often is run without a kill. */
export async function measureCrashes({ hits = [1, 3, 9], loseEvery = 7, atOnce = 2 } = {}): Promise<Crashes> {
  const wanted = CRASH_POINTS.flatMap((point) => hits.map((hit) => ({ point, hit, loseEvery })));
  const runs: CrashRun[] = [];
  const work = async (): Promise<void> => {
    for (let next = wanted.shift(); next; next = wanted.shift()) runs.push(await crashAt(next));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const sum = (of: (run: CrashRun) => number): number => runs.reduce((total, run) => total + of(run), 0);
  return {
    runs: runs.length,
    kills: sum(({ killed }) => Number(killed)),
    lostAnswers: sum(({ lostAnswers }) => lostAnswers),
    lost: sum(({ lost }) => lost.Tsees),
    doubled: sum(({ doubled }) => doubled.Tsees),
    askedAgain: sum(({ doubled }) => doubled.Tasks),
    postedAgain: sum(({ doubled }) => doubled.Tholds),
    postsUnaccounted: sum(({ lost, heldUnsent, pending }) => lost.Tholds - heldUnsent + pending),
  };
}
