/** The one place where Bolt is built: Socket Mode or signed HTTP, one workspace's token, our own log. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { App, HTTPReceiver, type Logger, LogLevel, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { FetchFunction } from '@slack/web-api';
import type { Log } from '../log.ts';
import type { Identity } from './caller.ts';

/** Slack docs: a frame of type `disconnect` is followed by a reconnect after one ping time-out; the default of 5 s loses commands. */
const PING_TIMEOUT = 2_000;

export type { FetchFunction };

export interface Route {
  path: string;
  method: string;
  handler(request: IncomingMessage, response: ServerResponse): void;
}

export interface ConnectionOptions {
  mode: { kind: 'socket'; appToken: string } | { kind: 'http'; signingSecret: string; port: number; routes: Route[] };
  token: string;
  slackApiUrl: string;
  fetch?: FetchFunction;
  log: Log;
}

/** Bolt's log lines become ours; its debug lines, which may carry payloads, are dropped. */
const boltLogger = (log: Log): Logger => {
  const line =
    (level: 'info' | 'warn' | 'error') =>
    (...parts: unknown[]) => {
      log[level](
        { event: 'bolt' },
        parts
          .map((part) => (part instanceof Error ? `${part.name}: ${part.message}` : String(part)))
          .join(' ')
          .slice(0, 300),
      );
    };
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: line('warn'),
    error: line('error'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
};

export interface Connection {
  bolt: App;
  /** Learns who the token is before the first payload arrives. */
  identifyAs(identity: Identity): void;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export function createConnection({ mode, token, slackApiUrl, fetch, log }: ConnectionOptions): Connection {
  const logger = boltLogger(log);
  let identity: Identity | null = null;
  // Without an explicit retryConfig Socket Mode would set 100 retries on every client; headers here would leak between workspaces.
  const clientOptions = { slackApiUrl, retryConfig: { retries: 0 }, timeout: 10_000, ...(fetch ? { fetch } : {}) };
  const receiver: Receiver & { stop(): Promise<unknown> } =
    mode.kind === 'socket'
      ? new SocketModeReceiver({ appToken: mode.appToken, logger, clientPingTimeout: PING_TIMEOUT, installerOptions: { clientOptions } })
      : new HTTPReceiver({
          signingSecret: mode.signingSecret,
          endpoints: ['/slack/events'],
          port: mode.port,
          logger,
          customRoutes: mode.routes,
        });
  const bolt = new App({
    receiver,
    logger,
    clientOptions,
    convoStore: false,
    authorize: async () => ({
      botToken: token,
      botId: identity?.botId ?? '',
      botUserId: identity?.botUserId ?? '',
      teamId: identity?.teamId ?? '',
    }),
  });
  bolt.error(async (error) => {
    log.error({ event: 'bolt_error', code: error.code, err: { name: error.name, stack: error.stack } });
  });
  return {
    bolt,
    identifyAs: (found) => {
      identity = found;
    },
    start: async () => {
      await (mode.kind === 'http' ? bolt.start(mode.port) : bolt.start());
    },
    stop: async () => {
      await receiver.stop();
    },
  };
}
