/** The sandbox with its page: workspace, app, time and people who act, wired together on one loopback port. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type App, buildApp } from '../app.ts';
import { createManualClock, DAY, type ManualClock } from '../platform/clock.ts';
import { createLog } from '../platform/log.ts';
import { createRandom } from '../platform/random.ts';
import { toInstant } from '../platform/time/zones.ts';
import { withCauseHeader } from './cause-header.ts';
import { createClockwork } from './clockwork.ts';
import { foundDemoCommunity } from './demo-community.ts';
import { PAST, playPast } from './demo-past.ts';
import { BOT, demoWorkspace, TEAM } from './demo-workspace.ts';
import type { Json } from './json.ts';
import { createPageActs } from './page-acts.ts';
import { createPageClock } from './page-clock.ts';
import { createPageEvents } from './page-events.ts';
import { createPagePeople } from './page-people.ts';
import { createPageRoutes } from './page-server.ts';
import { showState } from './page-state.ts';
import { openSandboxServer, type SandboxServer } from './server.ts';

export interface SandboxSettings {
  /** 0 = any. Where it is taken, the next free one after it. */
  port: number;
  /** Nothing is set up yet. */
  empty: boolean;
  seed: string;
  /** London time. */
  at: { date: string; time: string };
  /** Of the quarter, while nothing of it was played before: 4 unless said otherwise. */
  week?: number;
  /** Others do not act by themselves. */
  alone: boolean;
  databaseUrl?: string;
  /** The app's warnings, one JSON line each. */
  warn(line: string): void;
}

export interface Sandbox {
  url: string;
  server: SandboxServer;
  app: App;
  clock: ManualClock;
  /** Moves time, as the page's buttons do, and waits. */
  until(instant: number): Promise<void>;
  close(): Promise<void>;
}

const TRIES = 20;
type Handle = (request: IncomingMessage, response: ServerResponse) => boolean;

async function openServer(first: number, clock: ManualClock, handleOther: Handle): Promise<SandboxServer> {
  for (let port = first; ; port++) {
    try {
      return await openSandboxServer({ seed: demoWorkspace(), clock, port, handleOther });
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken || first === 0 || port >= first + TRIES) throw error;
    }
  }
}

export async function openSandbox(settings: SandboxSettings): Promise<Sandbox> {
  const start = toInstant(settings.at.date, settings.at.time, 'Europe/London');
  const hasPast = !settings.empty && !settings.alone;
  const clock = createManualClock(hasPast ? start - PAST : start);
  const random = createRandom(settings.seed);
  const log = createLog('warn', { write: settings.warn });
  let routes: Handle = () => false;
  const server = await openServer(settings.port, clock, (request, response) => routes(request, response));
  const app = await buildApp(
    {
      slack: { botToken: BOT.token, apiUrl: server.apiUrl, mode: { kind: 'socket', appToken: BOT.appToken } },
      databaseUrl: settings.databaseUrl ?? ':memory:',
      port: 0,
      logLevel: 'warn',
    },
    { clock, random: random.fork('app'), log, fetch: withCauseHeader, byHand: true },
  );
  await app.start();
  if (hasPast) await playPast({ app, server, clock, random: random.fork('past'), until: start });
  else if (!settings.empty) await foundDemoCommunity(app.kernel, clock.now(), { weeksUnderWay: (settings.week ?? 4) - 1 });
  // What is due at the first instant is there when the page opens; nobody has acted yet.
  await createClockwork(app, server, clock).until(clock.now());

  const onFault = (error: unknown): void =>
    log.error({ event: 'sandbox_fault', err: error instanceof Error ? { stack: error.stack } : String(error) });
  const events = createPageEvents();
  const people = createPagePeople({
    ...{ server, events, random: random.fork('people'), since: start, on: !settings.alone && !settings.empty },
    rest: { afterAct: () => app.settle(), afterEvent: () => server.settled() },
    onFault: ({ userId, did, error }) => onFault(new Error(`${userId} ${did}: ${error instanceof Error ? error.message : String(error)}`)),
  });
  const clockwork = createClockwork(app, server, clock, people);
  let said = 0;
  const stopHearing = server.workspace.subscribe((change) => {
    if (change.kind === 'message' && change.message.botId !== null && change.message.ephemeralFor === null) said++;
    events.changed();
  });

  const nextTouch = async (): Promise<Json | null> => {
    const rows = await app.kernel.agenda.upcoming({ teamId: TEAM, until: clock.now() + 60 * DAY, limit: 40 });
    const next = rows.find((row) => row.surface !== 'state' && row.dueAt > clock.now());
    return next === undefined ? null : { at: next.dueAt, name: next.name, audience: next.audience, userId: next.userId };
  };
  const showClock = (): Json => ({
    now: time.now(),
    jump: time.jump(),
    acting: people.isOn(),
    connected: server.connections() > 0,
  });
  const time = createPageClock({
    ...{ clock, clockwork, onFault },
    isWatched: events.isWatched,
    said: () => said,
    onMove: () => events.send('clock', showClock()),
  });
  const read = new Map<string, string>();
  const readTs = (userId: string, channelId: string): string => read.get(`${userId}|${channelId}`) ?? '';
  const perform = createPageActs({
    server,
    jump: time.begin,
    turn: (on) => {
      people.turn(on);
      events.changed();
    },
    read: (userId, channelId, ts) => {
      if (ts <= readTs(userId, channelId)) return;
      read.set(`${userId}|${channelId}`, ts);
      events.changed();
    },
    acted: time.nudge,
  });
  const state = async (viewer: string, channelId: string | null): Promise<Json | null> => {
    if (!server.workspace.users.has(viewer)) return null;
    const shown = showState(server.workspace, { readTs }, { viewer, channelId, founded: !settings.empty, readOnlyDm: true });
    return { ...shown, clock: showClock(), next: await nextTouch() };
  };
  routes = createPageRoutes({ events, perform, state });

  return {
    url: server.url,
    ...{ server, app, clock },
    until: clockwork.until,
    close: async () => {
      stopHearing();
      events.close();
      await time.stop();
      await app.stop();
      await server.close();
    },
  };
}
