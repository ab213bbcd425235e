/**
 * Who types the commands, in a process of its own: signed requests over HTTP and envelopes over Socket Mode, a given number of them
 * under way at once. It also plays the little of Slack's Web API that a start needs.
 */
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { Pool } from 'undici';
import { type WebSocket, WebSocketServer } from 'ws';

export interface Load {
  to: { port: number; signingSecret: string } | { appToken: string };
  atOnce: number;
  total: number;
}

export interface Loaded {
  seconds: number;
  /** Milliseconds from sending to the acknowledgement, one for each command. */
  times: number[];
  /** How many acknowledgements carried an answer for the person. */
  answered: number;
}

const USERS = ['U0ANA', 'U0BEN', 'U0CLEO', 'U0DEV', 'U0ELI', 'U0FAY', 'U0GUS', 'U0HANA'];
const sockets = new Map<string, WebSocket>();
const acks = new Map<string, (answered: boolean) => void>();
let port = 0;
let number = 0;

const commandOf = (n: number) => ({
  token: 'verification',
  team_id: 'T0RONDO',
  team_domain: 'northwind',
  channel_id: 'C0LEADERS',
  channel_name: 'leading-northwind',
  user_id: USERS[n % USERS.length] ?? '',
  user_name: 'somebody',
  command: '/reflect',
  text: `Asked before I answered, and the room found the way by itself; next time I wait longer still (${n})`,
  api_app_id: 'A0RONDO',
  is_enterprise_install: 'false',
  response_url: `http://127.0.0.1:${port}/response`,
  trigger_id: `${n}.1.trigger`,
});

const answers: Record<string, object> = {
  'auth.test': { team_id: 'T0RONDO', team: 'Northwind', user_id: 'U0RONDO', bot_id: 'B0RONDO' },
  'chat.postMessage': { ts: '1.1', channel: 'C0LEADERS' },
};

const server = createServer((request, response) => {
  request.resume();
  const method = (request.url ?? '').split('/').at(-1) ?? '';
  const appToken = String(request.headers.authorization).replace('Bearer ', '');
  const extra = method === 'apps.connections.open' ? { url: `ws://127.0.0.1:${port}/link/${appToken}` } : (answers[method] ?? {});
  response.writeHead(200, { 'content-type': 'application/json', 'x-oauth-scopes': 'commands,chat:write' });
  response.end(JSON.stringify({ ok: true, ...extra }));
});
const wss = new WebSocketServer({ server });
wss.on('connection', (socket, request) => {
  sockets.set((request.url ?? '').split('/').at(-1) ?? '', socket);
  socket.on('message', (data) => {
    const { envelope_id: id, payload } = JSON.parse(String(data));
    acks.get(id)?.(typeof payload?.text === 'string');
  });
  socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0RONDO' }, debug_info: {} }));
});

type Send = () => Promise<boolean>;

function overSocket(appToken: string): Send {
  return () => {
    const socket = sockets.get(appToken);
    if (!socket) throw new Error(`${appToken} is not connected`);
    const id = `e${++number}`;
    return new Promise((resolve) => {
      acks.set(id, (answered) => {
        acks.delete(id);
        resolve(answered);
      });
      socket.send(JSON.stringify({ type: 'slash_commands', envelope_id: id, accepts_response_payload: true, payload: commandOf(number) }));
    });
  };
}

function overHttp(pool: Pool, signingSecret: string): Send {
  return async () => {
    const body = new URLSearchParams(commandOf(++number)).toString();
    const at = Math.floor(Date.now() / 1000);
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(at),
      'x-slack-signature': `v0=${createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex')}`,
    };
    const answer = await pool.request({ path: '/slack/events', method: 'POST', headers, body });
    const text = await answer.body.text();
    if (answer.statusCode !== 200) throw new Error(`answered ${answer.statusCode}: ${text}`);
    return text.includes('"text"');
  };
}

async function run({ to, atOnce, total }: Load): Promise<Loaded> {
  const pool = 'port' in to ? new Pool(`http://127.0.0.1:${to.port}`, { connections: atOnce }) : null;
  const send = 'port' in to && pool ? overHttp(pool, to.signingSecret) : overSocket('appToken' in to ? to.appToken : '');
  const times: number[] = [];
  let begun = 0;
  let answered = 0;
  const began = performance.now();
  const type = async (): Promise<void> => {
    while (begun < total) {
      begun++;
      const sent = performance.now();
      if (await send()) answered++;
      times.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, type));
  const seconds = (performance.now() - began) / 1000;
  await pool?.close();
  return { seconds, times, answered };
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  port = address && typeof address === 'object' ? address.port : 0;
  process.send?.({ apiUrl: `http://127.0.0.1:${port}/api/` });
});
process.on('message', (load: Load) => {
  run(load).then(
    (loaded) => process.send?.(loaded),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});
