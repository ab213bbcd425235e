/**
 * A world per test: the real app, real migrations on `:memory:`, the local Slack, a seeded random, a clock moved by hand and a
 * named cast. Nothing is mocked.
 */
import { type App, buildApp } from '../../src/app.ts';
import type { Community, CommunityStatus } from '../../src/community/records.ts';
import { createManualClock, DAY, HOUR, type ManualClock, MINUTE } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { createLog } from '../../src/platform/log.ts';
import { createRandom } from '../../src/platform/random.ts';
import { toInstant } from '../../src/platform/time/zones.ts';
import { CAST } from '../../src/sandbox/cast.ts';
import { withCauseHeader } from '../../src/sandbox/cause-header.ts';
import { changeUser } from '../../src/sandbox/channels.ts';
import { type Clockwork, createClockwork } from '../../src/sandbox/clockwork.ts';
import { foundDemoCommunity } from '../../src/sandbox/demo-community.ts';
import { BOT, CHANNEL, demoWorkspace, TEAM } from '../../src/sandbox/demo-workspace.ts';
import type { Person } from '../../src/sandbox/person.ts';
import { openSandboxServer, type SandboxServer } from '../../src/sandbox/server.ts';
import { createSettlingPerson } from '../../src/sandbox/settling-person.ts';

export { CHANNEL, TEAM };

type Name = 'ana' | 'ben' | 'cleo' | 'dev' | 'eli' | 'fay' | 'gus' | 'hana' | 'ida' | 'jon' | 'kim' | 'lea';

export interface World extends Record<Name, Person> {
  app: App;
  server: SandboxServer;
  clock: ManualClock;
  community: Community | null;
  /** Everything the app logged, as text. */
  logged(): string;
  /** 'about to happen' → what happened: '3 days', '90 minutes', '1 week'. The app ticks at everything due on the way. */
  passes(duration: string): Promise<void>;
  /** Until this local time in London (or another zone). */
  until(date: string, time: string, zone?: string): Promise<void>;
  clockwork: Clockwork;
  /** Stops the app and starts it again on the same database, as after a crash or an update. */
  restarts(): Promise<void>;
  close(): Promise<void>;
}

export interface WorldOptions {
  /** London time; default Monday 2 November 2026, 09:00. */
  at?: [date: string, time: string];
  /** 'running' (default): the demo community, three weeks under way. 'none': an empty workspace. */
  community?: 'running' | 'none';
  status?: CommunityStatus;
  weeksUnderWay?: number;
  /** The newcomer Ida is a member from the start; default true. */
  newcomer?: boolean;
  withHistory?: boolean;
  paced?: boolean;
  seed?: string;
  databaseUrl?: string;
  /** An open, migrated database instead of a new one; whoever opened it closes it. */
  db?: Database;
  /** Slack waits as long as it takes: for engines that are slow on a busy machine. */
  patient?: boolean;
  /** What the app logs; default 'info'. */
  logLevel?: string;
  /** Display names that some of the cast have instead of their own. */
  names?: Partial<Record<Name, string>>;
}

const UNITS: Record<string, number> = { minute: MINUTE, hour: HOUR, day: DAY, week: 7 * DAY };

function parseDuration(text: string): number {
  const match = /^(\d+) (minute|hour|day|week)s?$/.exec(text);
  const unit = UNITS[match?.[2] ?? ''];
  if (!match || unit === undefined) throw new Error(`not a duration: ${text}`);
  return Number(match[1]) * unit;
}

export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const [date, time] = options.at ?? ['2026-11-02', '09:00'];
  const clock = createManualClock(toInstant(date, time, 'Europe/London'));
  const server = await openSandboxServer({
    seed: demoWorkspace({ withHistory: options.withHistory ?? false }),
    clock,
    paced: options.paced ?? true,
    ...(options.patient ? { ackTimeoutMs: 30_000, triggerClock: 'sandbox' as const } : {}),
  });
  const lines: string[] = [];
  const log = createLog(options.logLevel ?? 'info', { write: (line) => void lines.push(line) });
  const database = options.db ? { db: { ...options.db, close: async () => undefined } } : {};
  const build = (): Promise<App> =>
    buildApp(
      {
        slack: { botToken: BOT.token, apiUrl: server.apiUrl, mode: { kind: 'socket', appToken: BOT.appToken } },
        databaseUrl: options.databaseUrl ?? ':memory:',
        port: 0,
        logLevel: 'info',
      },
      { clock, random: createRandom(options.seed ?? 'world'), log, fetch: withCauseHeader, byHand: true, ...database },
    );
  let app = await build();
  await app.start();
  const found = options.community === 'none' ? null : await foundDemoCommunity(app.kernel, clock.now(), options);
  for (const [name, shown] of Object.entries(options.names ?? {})) changeUser(server.workspace, `U0${name.toUpperCase()}`, { name: shown });
  await server.settled(15);
  await app.settle();
  const ticking = { tick: () => app.tick(), nextAt: () => app.nextAt(), settle: () => app.settle() };
  const clockwork = createClockwork(ticking, server, clock);
  const rest = { afterAct: () => app.settle(), afterEvent: () => server.settled(15) };
  const people = Object.fromEntries(
    CAST.map((member) => [member.name.toLowerCase(), createSettlingPerson(server.person(member.id), rest)]),
  ) as Record<Name, Person>;
  return {
    ...people,
    get app() {
      return app;
    },
    server,
    clock,
    community: found,
    clockwork,
    logged: () => lines.join(''),
    passes: (duration) => clockwork.until(clock.now() + parseDuration(duration)),
    until: (day, at, zone = 'Europe/London') => clockwork.until(toInstant(day, at, zone)),
    restarts: async () => {
      await app.stop();
      app = await build();
      await app.start();
    },
    close: async () => {
      await app.stop();
      await server.close();
    },
  };
}
