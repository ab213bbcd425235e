/** /healthz (the process lives), /readyz (it does its work), /metrics (Prometheus). No words of anybody, no ids. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { MINUTE } from '../clock.ts';
import type { Route } from '../slack/connection.ts';

/** A tick is due every minute; after three missed ones something is stuck. */
const TICK_OVERDUE = 3 * MINUTE;

export interface Vitals {
  now(): number;
  /** When the last tick ended; null before the first. */
  lastTickAt(): number | null;
  connected(): boolean;
  /** 'ok' or what is wrong with the store; a quick look, not an integrity check. */
  store(): Promise<string>;
}

export interface Health {
  routes: Route[];
  registry: Registry;
}

const send = (response: ServerResponse, status: number, body: string, type = 'application/json'): void => {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(body);
};

export function createHealth(vitals: Vitals): Health {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const ready = async (response: ServerResponse): Promise<void> => {
    const tickedAt = vitals.lastTickAt();
    const problems = [
      ...(tickedAt !== null && vitals.now() - tickedAt <= TICK_OVERDUE ? [] : ['no tick in the last three minutes']),
      ...(vitals.connected() ? [] : ['not connected to Slack']),
    ];
    const store = await vitals.store();
    if (store !== 'ok') problems.push(`store: ${store}`);
    send(response, problems.length === 0 ? 200 : 503, JSON.stringify({ ready: problems.length === 0, problems }));
  };
  const guarded = (work: (response: ServerResponse) => Promise<void>) => (_: IncomingMessage, response: ServerResponse) => {
    work(response).catch(() => send(response, 500, JSON.stringify({ ready: false, problems: ['the check itself failed'] })));
  };
  return {
    registry,
    routes: [
      { path: '/healthz', method: 'GET', handler: (_, response) => send(response, 200, JSON.stringify({ alive: true })) },
      { path: '/readyz', method: 'GET', handler: guarded(ready) },
      {
        path: '/metrics',
        method: 'GET',
        handler: guarded(async (response) => send(response, 200, await registry.metrics(), registry.contentType)),
      },
    ],
  };
}

/** In Socket Mode nothing else listens on the port; in HTTP mode Bolt's receiver serves the same routes. */
export function openHealthServer(health: Health, port: number): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0];
    const route = health.routes.find((candidate) => candidate.path === path && candidate.method === request.method);
    if (route) route.handler(request, response);
    else send(response, 404, JSON.stringify({ error: 'not found' }));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' && address ? address.port : port,
        close: () => new Promise((done) => server.close(() => done())),
      });
    });
  });
}
