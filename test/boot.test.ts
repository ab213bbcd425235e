/** The program as operators start it: a real process, a real port, a real file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { systemClock } from '../src/platform/clock.ts';
import { BOT, demoWorkspace } from '../src/sandbox/demo-workspace.ts';
import { openSandboxServer, type SandboxServer } from '../src/sandbox/server.ts';
import { eventually, type Started, startProgram } from './support/process.ts';

jest.setTimeout(60_000);

let folder = '';
let server: SandboxServer;
const running: Started[] = [];

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const start = (environment: Record<string, string>): Started => {
  const started = startProgram('src/main.ts', [], environment);
  running.push(started);
  return started;
};

const settings = (port: number, more: Record<string, string> = {}): Record<string, string> => ({
  SLACK_BOT_TOKEN: BOT.token,
  SLACK_APP_TOKEN: BOT.appToken,
  SLACK_API_URL: server.apiUrl,
  DATABASE_URL: `file:${join(folder, 'rondo.db')}`,
  PORT: String(port),
  ...more,
});

const ready = (port: number): Promise<Response> =>
  eventually(async () => {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`);
    return response.status === 200 ? response : null;
  });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rondo-boot-'));
  server = await openSandboxServer({ seed: demoWorkspace(), clock: systemClock });
});

afterEach(async () => {
  for (const { process: child, exit } of running.splice(0)) {
    if (child.exitCode === null) child.kill('SIGKILL');
    await exit;
  }
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the program', () => {
  it('becomes ready in Socket Mode, answers a command, tells its vitals and stops on SIGTERM', async () => {
    const port = await freePort();
    const started = start(settings(port));
    await ready(port);
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    expect(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).toContain('process_resident_memory_bytes');
    await server.person('U0ANA').types('/rondo help');
    server.person('U0ANA').sees('/rondo agenda');
    started.process.kill('SIGTERM');
    expect(await started.exit).toBe(0);
    expect(started.output()).not.toContain(BOT.token);
  });

  it('takes signed HTTP on /slack/events and refuses what is not signed', async () => {
    const port = await freePort();
    start(settings(port, { SLACK_APP_TOKEN: '', SLACK_SIGNING_SECRET: BOT.signingSecret }));
    await ready(port);
    const url = `http://127.0.0.1:${port}/slack/events`;
    server.connectHttp(url);
    await server.person('U0ANA').types('/rondo help');
    server.person('U0ANA').sees('/rondo agenda');
    const forged = await fetch(url, {
      method: 'POST',
      body: 'command=%2Frondo&text=help',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(forged.status).toBe(401);
  });

  it('refuses a second process on the same database file, in words', async () => {
    const port = await freePort();
    start(settings(port));
    await ready(port);
    const second = start(settings(await freePort()));
    expect(await second.exit).toBe(1);
    expect(second.output()).toContain('Another Rondo already runs on this database file');
  });

  it('names everything that is wrong with its settings, and stops', async () => {
    const started = start({ SLACK_BOT_TOKEN: 'nonsense', PORT: 'many' });
    expect(await started.exit).toBe(1);
    expect(started.output()).toMatch(/SLACK_BOT_TOKEN starts with xoxb-[\s\S]*PORT[\s\S]*one of the two is needed/);
    expect(started.output()).not.toContain('nonsense');
  });

  it('says that Slack does not take the token', async () => {
    const started = start(settings(await freePort(), { SLACK_BOT_TOKEN: 'xoxb-wrong' }));
    expect(await started.exit).toBe(1);
    expect(started.output()).toContain('Slack does not accept SLACK_BOT_TOKEN (invalid_auth)');
  });
});
