/** A small workspace and a real Bolt app that talks to it, for the sandbox's own tests. */
import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { createManualClock, type ManualClock } from '../../src/platform/clock.ts';
import { openSandboxServer, type SandboxOptions, type SandboxServer } from '../../src/sandbox/server.ts';
import type { WorkspaceSeed } from '../../src/sandbox/workspace.ts';

export const NOW = 1_772_445_600_000;

export const allScopes = [
  ...[
    'chat:write',
    'commands',
    'im:write',
    'im:history',
    'im:read',
    'mpim:write',
    'mpim:read',
    'channels:read',
    'channels:history',
    'channels:manage',
    'channels:join',
  ],
  ...[
    'groups:read',
    'groups:history',
    'groups:write',
    'users:read',
    'users:read.email',
    'team:read',
    'dnd:read',
    'files:read',
    'files:write',
    'pins:read',
    'pins:write',
  ],
  ...[
    'reactions:read',
    'reactions:write',
    'bookmarks:read',
    'bookmarks:write',
    'usergroups:read',
    'usergroups:write',
    'users.profile:read',
  ],
];

export function createSeed(changes: Partial<WorkspaceSeed> & { scopes?: string[] } = {}): WorkspaceSeed {
  const { scopes = allScopes, ...rest } = changes;
  return {
    teams: [
      { id: 'T1', name: 'Harbour', domain: 'harbour' },
      { id: 'T2', name: 'Quay', domain: 'quay' },
    ],
    users: [
      { id: 'UANA', name: 'ana', realName: 'Ana Lind', tz: 'Europe/Stockholm', title: 'Head of Care', dnd: { start: 22, end: 8 } },
      { id: 'UBEN', name: 'ben', realName: 'Ben Okoro', tz: 'America/New_York', locale: 'en-GB' },
      { id: 'UCLEO', name: 'cleo', realName: 'Cleo Park', tz: 'Asia/Seoul', guest: 'single' },
      { id: 'UGONE', name: 'gone', realName: 'Gus Gone', tz: 'Etc/UTC', deleted: true },
      { id: 'UQUAY', name: 'quinn', realName: 'Quinn Quay', tz: 'Etc/UTC', teamId: 'T2' },
    ],
    channels: [
      { id: 'CGEN', name: 'general', members: ['UANA', 'UBEN', 'UCLEO'], botIn: true },
      { id: 'COUT', name: 'outside', members: ['UANA', 'UBEN'] },
      { id: 'CPRIV', name: 'secret', members: ['UANA'], private: true },
      { id: 'COLD', name: 'old', members: ['UANA'], botIn: true, archived: true },
    ],
    bot: {
      ...{ appId: 'A1', botId: 'B1', userId: 'UBOT', name: 'rondo', token: 'xoxb-1', appToken: 'xapp-1' },
      ...{ signingSecret: 'signing-secret', clientId: '1.2', clientSecret: 'client-secret', scopes },
    },
    commands: [
      { command: '/hello', description: 'Opens a modal' },
      { command: '/quiet', description: 'Never answers' },
    ],
    shortcuts: [
      { name: 'Check in', callbackId: 'check_in', type: 'global', description: 'Check in' },
      { name: 'Keep this', callbackId: 'keep', type: 'message', description: 'Keep this' },
    ],
    ...rest,
  };
}

export interface Fixture {
  server: SandboxServer;
  app: App;
  clock: ManualClock;
  /** Stops the app and then the workspace. */
  stop(): Promise<void>;
}

const clientOptionsOf = (server: SandboxServer) => ({
  slackApiUrl: server.apiUrl,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
});

/** The workspace alone. */
export async function openServer(
  options: Partial<SandboxOptions> & { scopes?: string[] } = {},
): Promise<{ server: SandboxServer; clock: ManualClock }> {
  const clock = createManualClock(NOW);
  const { scopes, ...rest } = options;
  const server = await openSandboxServer({ seed: createSeed({ scopes }), clock, ...rest });
  return { server, clock };
}

/** The workspace and a Bolt app in Socket Mode; `set` gives the app its listeners. */
export async function startSocketApp(
  set: (app: App) => void,
  options: Partial<SandboxOptions> & { scopes?: string[] } = {},
): Promise<Fixture> {
  const { server, clock } = await openServer(options);
  const clientOptions = clientOptionsOf(server);
  const receiver = new SocketModeReceiver({
    appToken: 'xapp-1',
    logLevel: LogLevel.ERROR,
    clientPingTimeout: 200,
    installerOptions: { clientOptions: { ...clientOptions } },
  });
  const app = new App({ token: 'xoxb-1', receiver, clientOptions, logLevel: LogLevel.ERROR, deferInitialization: true, convoStore: false });
  await app.init();
  set(app);
  await app.start();
  return {
    server,
    app,
    clock,
    stop: async () => {
      await app.stop();
      await server.close();
    },
  };
}

/** The same over signed HTTP. */
export async function startHttpApp(set: (app: App) => void, options: Partial<SandboxOptions> = {}): Promise<Fixture> {
  const { server, clock } = await openServer(options);
  const app = new App({
    token: 'xoxb-1',
    signingSecret: 'signing-secret',
    clientOptions: clientOptionsOf(server),
    logLevel: LogLevel.ERROR,
    deferInitialization: true,
    convoStore: false,
  });
  await app.init();
  set(app);
  const listening = await app.start({ port: 0, host: '127.0.0.1' });
  const address = 'address' in listening ? listening.address() : null;
  if (address === null || typeof address === 'string') throw new Error('the app has no port');
  server.connectHttp(`http://127.0.0.1:${address.port}/slack/events`);
  return {
    server,
    app,
    clock,
    stop: async () => {
      await app.stop();
      await server.close();
    },
  };
}

/** A call with any arguments, as a bot would make it; gives the parsed answer and the status. */
export async function callApi(
  server: SandboxServer,
  method: string,
  args: Record<string, unknown> = {},
  token = 'xoxb-1',
): Promise<Record<string, unknown> & { status: number; retryAfter: string | null }> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (token !== '') headers.authorization = `Bearer ${token}`;
  const response = await fetch(server.apiUrl + method, { method: 'POST', headers, body: JSON.stringify(args) });
  const body: Record<string, unknown> = await response.json().then((value: unknown) => Object(value));
  return { ...body, status: response.status, retryAfter: response.headers.get('retry-after') };
}
