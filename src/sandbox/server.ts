/** The local Slack: Web API, Socket Mode, signed HTTP, uploads, response URLs and OAuth on one loopback port. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Clock, systemClock } from '../platform/clock.ts';
import { createActs } from './acting.ts';
import { type AppMethod, bearerOf, createApi } from './api.ts';
import { ApiError } from './api-error.ts';
import { createDelivering } from './deliver.ts';
import { createDispatch } from './dispatch.ts';
import { createEvents } from './events.ts';
import { createFaults, type Faults } from './faults.ts';
import { createJournal, type Journal } from './journal.ts';
import type { Json } from './json.ts';
import { releaseScheduled } from './methods-schedule.ts';
import { createOauth } from './oauth.ts';
import { createPasses } from './passes.ts';
import { createPerson, type Person } from './person.ts';
import { createQuiet } from './quiet.ts';
import { createRate } from './rate.ts';
import { createRoutes } from './routes.ts';
import type { WorkspaceSeed } from './seed.ts';
import { createHttpTransport } from './signed-http.ts';
import { createSocketHub } from './socket.ts';
import { createWorkspace, findInstall, type Workspace } from './workspace.ts';

export interface SandboxOptions {
  seed: WorkspaceSeed;
  clock: Clock;
  /** 0 = any. */
  port?: number;
  /** Keep Slack's rate limits, by the workspace's clock. Default true. */
  paced?: boolean;
  /** Default 3000. */
  ackTimeoutMs?: number;
  /** Lets the page add routes on the same port; true when it answers. */
  handleOther?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Trigger ids expire by real time unless told to follow the workspace's clock. */
  triggerClock?: 'real' | 'sandbox';
  /** Real time after which an unacked event is sent again. Default: at once, 1 minute, 5 minutes. */
  eventRetryMs?: number[];
}

export interface SandboxServer {
  url: string;
  apiUrl: string;
  port: number;
  workspace: Workspace;
  journal: Journal;
  faults: Faults;
  person(userId: string): Person;
  /** Delivers an Events API event to the app, subscribed or not. */
  emit(teamId: string, event: Json): Promise<void>;
  /** Takes the app out of a team: revokes its token and sends `tokens_revoked` and `app_uninstalled`. */
  uninstall(teamId: string): Promise<void>;
  /** Signed HTTP to this URL instead of Socket Mode. */
  connectHttp(targetUrl: string): void;
  /** No envelope waits for its ack. */
  idle(): Promise<void>;
  /** Nothing has been asked or answered for that long (real milliseconds, default 25). */
  settled(quietMs?: number): Promise<void>;
  /** Posts scheduled messages that have come due. Call it after moving the clock. */
  release(): void;
  connections(): number;
  dropSockets(reason?: string): void;
  close(): Promise<void>;
}

export async function openSandboxServer(options: SandboxOptions): Promise<SandboxServer> {
  const { seed, clock, ackTimeoutMs = 3000 } = options;
  const workspace = createWorkspace(seed, clock);
  const journal = createJournal();
  const faults = createFaults();
  let port = options.port ?? 0;
  const baseUrl = (): string => `http://127.0.0.1:${port}`;
  const passes = createPasses(workspace.ids, clock, options.triggerClock === 'sandbox' ? clock : systemClock, baseUrl);
  const hub = createSocketHub(workspace.ids, seed.bot.appId, systemClock);
  let transport = hub.send;
  const delivering = createDelivering({ workspace, journal, realClock: systemClock, ackTimeoutMs, transport: () => transport });
  const events = createEvents(workspace, delivering, options.eventRetryMs ?? [0, 60_000, 300_000]);
  const acts = createActs({ workspace, passes, dispatch: createDispatch(workspace, passes), delivering, events, journal });
  const oauth = createOauth(workspace);

  const openConnection: AppMethod = (args, request) => {
    const token = bearerOf(request, args);
    if (token === '') throw new ApiError('not_authed');
    if (token !== seed.bot.appToken) throw new ApiError(workspace.installs.has(token) ? 'not_allowed_token_type' : 'invalid_auth');
    return { url: `ws://127.0.0.1:${port}${hub.issueTicket()}` };
  };

  async function uninstall(teamId: string): Promise<void> {
    const install = findInstall(workspace, teamId);
    if (install === null) return;
    install.revoked = true;
    await events.tell(teamId, { type: 'tokens_revoked', tokens: { oauth: [], bot: [install.botUserId] } });
    await events.tell(teamId, { type: 'app_uninstalled' });
  }

  const takeOut: AppMethod = (args, request) => {
    if (args.client_id !== seed.bot.clientId || args.client_secret !== seed.bot.clientSecret) throw new ApiError('bad_client_secret');
    const install = workspace.installs.get(bearerOf(request, args));
    if (install === undefined) throw new ApiError('invalid_auth');
    void uninstall(install.teamId);
    return {};
  };

  const rate = options.paced === false ? null : createRate(clock);
  const api = createApi({
    realClock: systemClock,
    workspace,
    journal,
    faults,
    rate,
    passes,
    baseUrl,
    appMethods: { 'apps.connections.open': openConnection, 'oauth.v2.access': oauth.access, 'apps.uninstall': takeOut },
  });
  const quiet = createQuiet(delivering.pending);
  const handle = createRoutes({ realClock: systemClock, workspace, journal, passes, api, oauth, handleOther: options.handleOther });
  const server = createServer((request, response) => {
    quiet.watch(request, response);
    handle(request, response);
  });
  server.on('upgrade', (request, socket, head) => hub.upgrade(request, socket, head));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address === 'object' && address !== null) port = address.port;
  const stopStirring = journal.onDelivery(quiet.stir);
  const people = new Map<string, Person>();

  return {
    url: baseUrl(),
    apiUrl: `${baseUrl()}/api/`,
    port,
    workspace,
    journal,
    faults,
    person: (userId) => {
      const person = people.get(userId) ?? createPerson(workspace, acts, userId);
      people.set(userId, person);
      return person;
    },
    emit: events.emit,
    uninstall,
    connectHttp: (targetUrl) => {
      transport = createHttpTransport(targetUrl, seed.bot.signingSecret, systemClock);
    },
    idle: delivering.idle,
    settled: (quietMs = 25) => quiet.settled(quietMs),
    release: () => releaseScheduled(workspace),
    connections: hub.connections,
    dropSockets: (reason = 'refresh_requested') => hub.drop(reason),
    close: async () => {
      events.stop();
      stopStirring();
      await hub.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
