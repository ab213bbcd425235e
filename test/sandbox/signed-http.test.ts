import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { isRecord } from '../../src/sandbox/json.ts';
import type { SandboxServer } from '../../src/sandbox/server.ts';
import { openServer } from './bolt-app.ts';

let server: SandboxServer;
let target: Server;
const heard: { headers: IncomingHttpHeaders; body: string }[] = [];

/** An endpoint that answers with each of these in turn, then with 200. */
async function openTarget(...answers: { status: number; headers?: Record<string, string> }[]): Promise<string> {
  heard.length = 0;
  target = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    heard.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    const { status, headers = {} } = answers.shift() ?? { status: 200 };
    response.writeHead(status, headers).end();
  });
  await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
  const address: unknown = target.address();
  return `http://127.0.0.1:${isRecord(address) ? address.port : 0}/slack/events`;
}

afterEach(async () => {
  target.close();
  await server.close();
});

const homeOpened = { type: 'app_home_opened', user: 'UANA', channel: 'D1', tab: 'home' };

describe('signed HTTP', () => {
  it('signs the body and numbers the repetitions of an event', async () => {
    ({ server } = await openServer({ eventRetryMs: [0, 10] }));
    server.connectHttp(await openTarget({ status: 500 }, { status: 503 }));
    await server.emit('T1', homeOpened);
    while (heard.length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
    await server.settled();
    expect(heard.map(({ headers }) => headers['x-slack-retry-num'])).toEqual([undefined, '1', '2']);
    expect(heard[1]?.headers['x-slack-retry-reason']).toBe('http_error');
    const { headers, body } = heard[0] ?? { headers: {}, body: '' };
    const expected = createHmac('sha256', 'signing-secret').update(`v0:${headers['x-slack-request-timestamp']}:${body}`).digest('hex');
    expect(headers['x-slack-signature']).toBe(`v0=${expected}`);
    expect(new Set(heard.map((one) => JSON.parse(one.body).event_id)).size).toBe(1);
  });

  it('does not repeat when the app asks it not to', async () => {
    ({ server } = await openServer({ eventRetryMs: [0] }));
    server.connectHttp(await openTarget({ status: 500, headers: { 'x-slack-no-retry': '1' } }));
    await server.emit('T1', homeOpened);
    expect(heard).toHaveLength(1);
  });

  it('tells the person when the app answers a command with an error, or is not there', async () => {
    ({ server } = await openServer());
    server.connectHttp(await openTarget({ status: 404 }));
    const ana = server.person('UANA');
    await ana.types('/hello', { channel: 'CGEN' });
    ana.sees('/hello failed with the error "dispatch_failed"');
    expect(heard[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    server.connectHttp('http://127.0.0.1:9/slack/events');
    await ana.types('/hello', { channel: 'CGEN' });
    ana.sees('/hello failed with the error "operation_timeout"');
  });
});
