/** Socket Mode, the workspace's side: single-use tickets, hello, envelopes and their acks, disconnects. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Clock } from '../platform/clock.ts';
import { type Answer, answered, type Envelope, unanswered } from './deliver.ts';
import type { SandboxIds } from './ids.ts';
import { parseJson, toRecord, toText } from './json.ts';
import { limits } from './limits.ts';

export interface SocketHub {
  /** A path with a ticket good for one connection. */
  issueTicket(): string;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  send(envelope: Envelope, timeoutMs: number): Promise<Answer>;
  connections(): number;
  /** Asks every client to reconnect; `'terminate'` cuts the wires without a word. */
  drop(reason: string): void;
  close(): Promise<void>;
}

export function createSocketHub(ids: SandboxIds, appId: string, realClock: Clock): SocketHub {
  const wss = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const open: WebSocket[] = [];
  const acks = new Map<string, (answer: Answer) => void>();
  const arrivals = new Set<() => void>();
  let turn = 0;
  let closing = false;

  const tell = (socket: WebSocket, words: object): void => socket.send(JSON.stringify(words));

  function welcome(socket: WebSocket): void {
    if (open.length >= limits.timing.socket_connections) {
      tell(socket, { type: 'disconnect', reason: 'too_many_websockets' });
      socket.close();
      return;
    }
    open.push(socket);
    // Each envelope under way listens for the end of its connection.
    socket.setMaxListeners(0);
    socket.on('message', (data) => {
      const reply = toRecord(parseJson(String(data)));
      acks.get(toText(reply.envelope_id))?.(answered(toRecord(reply.payload)));
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      const index = open.indexOf(socket);
      if (index >= 0) open.splice(index, 1);
    });
    tell(socket, { type: 'hello', num_connections: open.length, connection_info: { app_id: appId }, debug_info: { host: 'sandbox' } });
    for (const wake of arrivals) wake();
  }

  /** The next connection in turn; waits for one while the client is reconnecting. */
  async function nextSocket(timeoutMs: number): Promise<WebSocket | null> {
    if (open.length === 0 && !closing) {
      const { promise, resolve } = Promise.withResolvers<void>();
      arrivals.add(resolve);
      const timer = setTimeout(resolve, timeoutMs);
      await promise;
      clearTimeout(timer);
      arrivals.delete(resolve);
    }
    return open[turn++ % Math.max(1, open.length)] ?? null;
  }

  async function send(envelope: Envelope, timeoutMs: number): Promise<Answer> {
    const started = realClock.now();
    const socket = await nextSocket(timeoutMs);
    if (socket === null) return unanswered('connection_failed');
    const envelopeId = ids.next('envelope-');
    const { promise, resolve } = Promise.withResolvers<Answer>();
    const lost = (): void => resolve(unanswered('connection_failed'));
    acks.set(envelopeId, resolve);
    socket.once('close', lost);
    const timer = setTimeout(() => resolve(unanswered('http_timeout')), Math.max(1, timeoutMs - (realClock.now() - started)));
    const { type, payload, retry, reason } = envelope;
    const again = type === 'events_api' ? { retry_attempt: retry, retry_reason: reason ?? '' } : {};
    tell(socket, { type, envelope_id: envelopeId, payload, accepts_response_payload: type !== 'events_api', ...again });
    const answer = await promise;
    clearTimeout(timer);
    acks.delete(envelopeId);
    socket.off('close', lost);
    return answer;
  }

  return {
    issueTicket: () => {
      const ticket = ids.next('ticket-');
      tickets.add(ticket);
      return `/link/?ticket=${ticket}&app_id=${appId}`;
    },
    upgrade: (request, socket, head) => {
      const ticket = new URL(request.url ?? '/', 'http://sandbox').searchParams.get('ticket') ?? '';
      if (tickets.delete(ticket)) wss.handleUpgrade(request, socket, head, welcome);
      else socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
    },
    send,
    connections: () => open.length,
    drop: (reason) => {
      for (const socket of [...open]) {
        if (reason === 'terminate') socket.terminate();
        else tell(socket, { type: 'disconnect', reason, debug_info: { host: 'sandbox' } });
      }
    },
    close: async () => {
      closing = true;
      for (const wake of arrivals) wake();
      const gone = open.map((socket) => {
        const { promise, resolve } = Promise.withResolvers<void>();
        const timer = setTimeout(() => socket.terminate(), 500);
        socket.once('close', () => {
          clearTimeout(timer);
          resolve();
        });
        socket.close();
        return promise;
      });
      await Promise.all(gone);
      wss.close();
    },
  };
}
