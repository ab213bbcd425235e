/** The composition root: everything is built here, in the order of need, and nowhere else. */
import { fileURLToPath } from 'node:url';
import { createAgenda } from './community/agenda.ts';
import { createCalendar } from './community/calendar.ts';
import type { DailyJob } from './community/daily-jobs.ts';
import type { Erasure } from './community/erasure.ts';
import type { Contributions } from './community/feature.ts';
import type { Deps } from './community/kernel.ts';
import { createKernel } from './community/kernel-build.ts';
import { createTick } from './community/tick.ts';
import type { Touch } from './community/touch.ts';
import type { Config } from './config.ts';
import type { Exports } from './features/exports/index.ts';
import { createFeatures } from './features/index.ts';
import { readStarterLibrary } from './library/library.ts';
import { withCause } from './platform/cause.ts';
import { type Clock, MINUTE, SECOND, systemClock } from './platform/clock.ts';
import type { Database } from './platform/db/database.ts';
import { migrate } from './platform/db/migrate.ts';
import { openDatabase } from './platform/db/open-database.ts';
import { type Courier, createCourier } from './platform/delivery/courier.ts';
import type { Crash } from './platform/delivery/crash.ts';
import { createHealth, openHealthServer } from './platform/http/health.ts';
import { createIds } from './platform/ids.ts';
import { createLog, type Log } from './platform/log.ts';
import { createRandom, freshSeed, type Random } from './platform/random.ts';
import { createScheduler } from './platform/scheduler/scheduler.ts';
import { createCaller } from './platform/slack/caller.ts';
import { createConnection, type FetchFunction } from './platform/slack/connection.ts';
import { createDispatch } from './platform/slack/dispatch.ts';
import { registerEdge } from './platform/slack/edge.ts';
import { createHomes } from './platform/slack/homes.ts';
import { createProfiles } from './platform/slack/profiles.ts';
import { createQuietHours } from './platform/slack/quiet-hours.ts';
import { createRegistry, type Registry } from './platform/slack/registry.ts';
import { createSpeak } from './platform/slack/speak.ts';
import { createInboundStore } from './platform/slack/store.ts';
import { createWorkspaceEvents } from './platform/slack/workspace-events.ts';

export interface Overrides {
  clock?: Clock;
  random?: Random;
  log?: Log;
  fetch?: FetchFunction;
  crash?: Crash;
  /** An open database. It is used as it is: neither migrated nor locked here. For operators' commands beside a running bot. */
  db?: Database;
  /** No timers of its own: whoever moves the clock calls `tick()`. For the sandbox and tests. */
  byHand?: boolean;
}

export interface App {
  log: Log;
  db: Database;
  kernel: Deps;
  contributions: readonly Contributions[];
  registry: Registry;
  courier: Courier;
  erasure: Erasure;
  /** The shelf as files, out and in. */
  exports: Exports;
  start(): Promise<void>;
  /** Takes nothing new, finishes what is under way within ten seconds, closes the database. */
  stop(): Promise<void>;
  /** Does what is due at the clock's instant and sends what may go. */
  tick(): Promise<void>;
  /** The earliest instant at which something is due or could be sent. */
  nextAt(): Promise<number | null>;
  /** Resolves when nothing is being worked on. */
  settle(): Promise<void>;
}

export const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url));
const DRAIN = 10 * SECOND;
/** Do-not-disturb is asked for people whose turn comes within this time. */
const LOOK_AHEAD = 5 * MINUTE;

export async function buildApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const { clock = systemClock, random = createRandom(freshSeed()), log = createLog(config.logLevel) } = overrides;
  const newId = createIds(clock, random.fork('ids'));
  const db = overrides.db ?? (await openDatabase(config.databaseUrl, { log, random: random.fork('database') }));
  if (!overrides.db) await migrate(db, MIGRATIONS, overrides.crash);
  const fetch = overrides.fetch ? { fetch: overrides.fetch } : {};
  const crash = overrides.crash ? { crash: overrides.crash } : {};

  const caller = createCaller({ token: config.slack.botToken, slackApiUrl: config.slack.apiUrl, ...fetch });
  const quietHours = createQuietHours(caller);
  let features: Contributions[] = [];
  const touches = (): readonly Touch[] => [...attentionTouches(), ...features.flatMap((feature) => feature.touches ?? [])];
  const courier = createCourier({
    ...{ db, clock, caller, log, newId, random: random.fork('courier') },
    ...crash,
    sent: async (sent) => {
      for (const feature of features) await feature.sent?.[sent.touch]?.(sent);
    },
    notSent: async (failure) => {
      await kernel.attention.notSent[failure.touch]?.(failure);
      for (const feature of features) await feature.notSent?.[failure.touch]?.(failure);
    },
  });
  const findTouch = (id: string): Touch | null => touches().find((touch) => touch.id === id) ?? null;
  const findAskKind = (kind: string) => features.flatMap((feature) => feature.asks ?? []).find((ask) => ask.kind === kind) ?? null;
  const kernel = createKernel({
    ...{ db, newId, log, outbox: courier.outbox, findAskKind, findTouch, dnd: quietHours.endsAt },
    experimentChanged: async (experiment, was, now) => {
      for (const feature of features) await feature.experimentChanged?.(experiment, was, now);
    },
    itemChanged: async (item, was, now) => {
      for (const feature of features) await feature.itemChanged?.(item, was, now);
    },
    pairChanged: async (pair, was, now) => {
      for (const feature of features) await feature.pairChanged?.(pair, was, now);
    },
    memberChanged: async (member, was) => {
      for (const feature of features) await feature.memberChanged?.(member, was, clock.now());
    },
    boundsChanged: async (teamId, userId, now) => {
      for (const feature of features) await feature.boundsChanged?.(teamId, userId, now);
    },
    plan: (parts) => {
      const calendar = createCalendar({
        ...parts,
        changed: async (session, was, now) => {
          for (const feature of features) await feature.sessionChanged?.(session, was, now);
        },
      });
      return { calendar, agenda: createAgenda({ ...parts, calendar, touches }) };
    },
  });
  const attentionTouches = (): readonly Touch[] => kernel.attention.touches;
  let botUserId: string | null = null;
  const deps: Deps = {
    ...kernel,
    ...{ db, outbox: courier.outbox, log, random, newId, library: readStarterLibrary() },
    contributions: () => features,
    askKind: (kind) => findAskKind(kind) ?? missing(`ask ${kind}`),
    touch: (id) => findTouch(id) ?? missing(`touch ${id}`),
    botUserId: async () => botUserId,
  };
  const { list, home, exports } = createFeatures(deps, kernel.erasure);
  features = [...list, createWorkspaceEvents({ people: kernel.people, quietHours, onUninstalled: courier.close, log })];
  const registry = createRegistry(features);

  const seen = createInboundStore(db);
  const dispatch = createDispatch({
    db,
    log,
    seen,
    profiles: createProfiles(caller, kernel.people),
    reacted: (act) => kernel.attention.reacted(act.teamId, act.userId, act.now),
  });
  const publishHome = async (teamId: string, userId: string): Promise<void> => {
    const view = await home.renderHome(teamId, userId, clock.now());
    const result = await caller.call(teamId, 'views.publish', { user_id: userId, view });
    if (result.kind !== 'done') log.warn({ event: 'home_not_published', user: userId, error: result.error });
  };
  const homes = createHomes();
  const openHome = (teamId: string, userId: string): Promise<void> => {
    homes.opened(teamId, userId, clock.now());
    return publishHome(teamId, userId);
  };
  const refreshHome = async (teamId: string, userId: string): Promise<void> => {
    if (homes.isInSight(teamId, userId, clock.now())) await publishHome(teamId, userId);
  };
  const daily: DailyJob[] = [
    { name: 'refresh-agenda', run: (now) => kernel.agenda.refresh(now) },
    { name: 'plan-slots', run: (now) => kernel.attention.planSlots(now) },
    { name: 'tidy-agenda', run: (now) => kernel.agenda.tidy(now) },
    { name: 'tidy-attention', run: (now) => kernel.attention.tidy(now) },
    { name: 'tidy-outbox', run: (now) => courier.tidy(now) },
    { name: 'tidy-inbound', run: (now) => seen.tidy(now) },
    ...list.flatMap(({ name, tidy }) => (tidy ? [{ name: `tidy-${name}`, run: tidy }] : [])),
  ];
  const ticker = createTick({ db, agenda: kernel.agenda, touches, log, daily, ...crash });
  const tickAt = async (now: number): Promise<void> => {
    await withCause('tick', async () => {
      for (const [teamId, userIds] of await peopleSoon(now)) await quietHours.learn(teamId, userIds, now);
    });
    await ticker.tick(now);
    await kernel.attention.expireAsks(now);
  };
  /** Whose turn comes soon, by workspace. */
  const peopleSoon = async (now: number): Promise<Map<string, string[]>> => {
    const rows = await kernel.agenda.upcoming({ until: now + LOOK_AHEAD, limit: 500 });
    const named = rows.filter((row) => row.userId !== null);
    return new Map([...Map.groupBy(named, (row) => row.teamId)].map(([teamId, own]) => [teamId, own.flatMap((row) => row.userId ?? [])]));
  };
  const scheduler = createScheduler({ clock, log, tick: tickAt });

  let connected = false;
  const health = createHealth({
    now: () => clock.now(),
    lastTickAt: scheduler.lastTickAt,
    connected: () => connected,
    store: () => db.integrity(),
  });
  const mode = config.slack.mode.kind === 'socket' ? config.slack.mode : { ...config.slack.mode, port: config.port, routes: health.routes };
  const connection = createConnection({ mode, token: config.slack.botToken, slackApiUrl: config.slack.apiUrl, log, ...fetch });
  const speak = createSpeak({ caller, log, openHome, refreshHome });
  registerEdge(connection.bolt, { clock, log, registry, dispatch, speak, openHome, refreshHome, unknownCommand: home.unknownCommand });
  let healthServer: { close(): Promise<void> } | null = null;

  const settle = async (): Promise<void> => {
    await dispatch.idle();
    await courier.idle();
  };

  return {
    ...{ log, db, kernel: deps, contributions: features, registry, courier, erasure: kernel.erasure, exports, settle },
    start: async () => {
      const identity = await caller.identify().catch((error: unknown) => {
        throw new Error(
          `Slack does not accept SLACK_BOT_TOKEN (${error instanceof Error ? error.message : String(error)}). Is it the Bot User OAuth Token of an installed app?`,
        );
      });
      connection.identifyAs(identity);
      botUserId = identity.botUserId;
      await courier.revive(identity.teamId);
      if (config.slack.mode.kind === 'socket' && !overrides.byHand) healthServer = await openHealthServer(health, config.port);
      await connection.start();
      connected = true;
      if (overrides.byHand) return;
      courier.start();
      scheduler.start();
      log.info({ event: 'ready', team: identity.teamId, mode: config.slack.mode.kind, database: db.dialect });
    },
    stop: async () => {
      connected = false;
      if (!overrides.byHand) await scheduler.stop();
      await connection.stop();
      await Promise.race([dispatch.idle(), pause(DRAIN)]);
      await courier.stop(DRAIN);
      await healthServer?.close();
      await db.close();
    },
    tick: async () => {
      await tickAt(clock.now());
      await courier.deliver();
    },
    nextAt: async () => {
      const instants = [await ticker.nextAt(), await courier.nextAt()].filter((at) => at !== null);
      return instants.length > 0 ? Math.min(...instants) : null;
    },
  };
}

const missing = (what: string): never => {
  throw new Error(`nobody declares the ${what}`);
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());

/** What people can do, by the names Slack knows; for the manifest's check. */
export async function describeInteractions(): Promise<{ commands: string[]; shortcuts: string[]; events: string[] }> {
  const slack = { botToken: 'xoxb-none', apiUrl: 'http://127.0.0.1:9/', mode: { kind: 'socket' as const, appToken: 'xapp-none' } };
  const app = await buildApp({ slack, databaseUrl: ':memory:', port: 0, logLevel: 'silent' });
  const { direct, shortcuts, events } = app.registry;
  await app.db.close();
  return { commands: ['/rondo', ...direct.keys()], shortcuts: [...shortcuts.keys()], events: ['app_home_opened', ...events.keys()] };
}
