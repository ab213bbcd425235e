/** One crash: a process on a database file is killed at a point, another ends its work, and what reached Slack is counted. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAgendaStore } from '../../src/community/agenda-store.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { openSqlite } from '../../src/platform/db/sqlite.ts';
import type { CrashPoint } from '../../src/platform/delivery/crash.ts';
import { deliveryTables } from '../../src/platform/delivery/tables.ts';
import { type CrashOrder, type TestTeam, textOf } from '../platform/crash-order.ts';
import { createFakeCaller, type FakeCaller } from './fake-caller.ts';

/** Tuesday 24 November 2026. */
const MORNING = Date.UTC(2026, 10, 24, 10, 0);
const CODE = join(import.meta.dirname, '../../node_modules/.cache/rondo/compiled');
const PROCESS = join(import.meta.dirname, '../platform/crash-process.ts');

export interface CrashRun {
  point: CrashPoint;
  hit: number;
  killed: boolean;
  lostAnswers: number;
  /** Messages that are not there, and messages that are there more than once, by workspace. */
  lost: Record<TestTeam, number>;
  doubled: Record<TestTeam, number>;
  /** Rows of the workspace that may not be looked into and is not asked again: held for the steward. */
  held: number;
  /** Of the held ones, those that Slack never got: the steward was told, so they are not lost unseen. */
  heldUnsent: number;
  integrity: string;
  pending: number;
}

interface Options {
  point: CrashPoint;
  hit: number;
  messages?: Record<TestTeam, number>;
  /** Every n-th post is stored and its answer lost; 0 = never. */
  loseEvery?: number;
}

interface Slack {
  fake: FakeCaller;
  url: string;
  lost(): number;
  close(): Promise<void>;
}

async function openSlack(loseEvery: number): Promise<Slack> {
  const fake = createFakeCaller(() => systemClock.now());
  let posts = 0;
  let lost = 0;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const { teamId, method, args } = JSON.parse(body);
    const isPost = method === 'chat.postMessage';
    if (isPost) posts++;
    if (isPost && posts % 11 === 0) {
      response.end(JSON.stringify({ kind: 'wait', retryAfterMs: 30, error: 'ratelimited' }));
      return;
    }
    // Channels of different workspaces are different channels.
    const result = await fake.call(teamId, method, { ...args, channel: `${teamId}/${args.channel}` });
    if (isPost && loseEvery > 0 && posts % loseEvery === 0) {
      lost++;
      request.socket.destroy();
      return;
    }
    response.end(JSON.stringify(result));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { fake, url: `http://127.0.0.1:${port}/`, lost: () => lost, close };
}

function run(order: CrashOrder): Promise<{ signal: NodeJS.Signals | null; code: number | null; errors: string }> {
  const child = spawn(process.execPath, [PROCESS, JSON.stringify(order)], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: CODE },
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), 30_000);
  let errors = '';
  child.stderr.on('data', (part) => {
    errors += part;
  });
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ code, signal, errors });
    });
  });
}

export async function crashAt({ point, hit, messages = { Tsees: 24, Tasks: 12, Tholds: 12 }, loseEvery = 7 }: Options): Promise<CrashRun> {
  const folder = mkdtempSync(join(tmpdir(), 'rondo-crash-'));
  const slack = await openSlack(loseEvery);
  try {
    const file = join(folder, 'rondo.db');
    const order: CrashOrder = { file, url: slack.url, point, hit, messages, clockAhead: MORNING - systemClock.now() };
    const first = await run(order);
    if (first.signal === null && first.code !== 0) throw new Error(first.errors);
    const second = await run({ ...order, point: null });
    if (second.code !== 0) throw new Error(`${second.signal ?? ''} ${second.errors}`);
    return await account(file, slack, order, first.signal === 'SIGKILL');
  } finally {
    await slack.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function account(file: string, slack: Slack, { messages, point, hit }: CrashOrder, killed: boolean): Promise<CrashRun> {
  if (point === null) throw new Error('no point');
  const db = await openSqlite({ file });
  try {
    const { outbox } = db.tables(deliveryTables);
    const rows = await db.read((q) => q.select({ teamId: outbox.teamId, key: outbox.key, status: outbox.status }).from(outbox));
    const times = new Map<string, number>();
    for (const { text } of slack.fake.kept) times.set(text, (times.get(text) ?? 0) + 1);
    const timesOf = (teamId: string, i: number): number => times.get(textOf(teamId, `m${i}`)) ?? 0;
    const count = (teamId: TestTeam, matches: (n: number) => boolean): number =>
      Array.from({ length: messages[teamId] }, (_, i) => timesOf(teamId, i)).filter(matches).length;
    const each = (matches: (n: number) => boolean) => ({
      Tsees: count('Tsees', matches),
      Tasks: count('Tasks', matches),
      Tholds: count('Tholds', matches),
    });
    const held = rows.filter(({ status }) => status === 'unsure');
    const planned = await createAgendaStore(db, () => '').nextTryAt();
    return {
      point,
      hit,
      killed,
      lostAnswers: slack.lost(),
      lost: each((n) => n === 0),
      doubled: each((n) => n > 1),
      held: held.length,
      heldUnsent: held.filter(({ teamId, key }) => timesOf(teamId, Number(key.slice(1))) === 0).length,
      integrity: await db.integrity(),
      pending: rows.filter(({ status }) => status === 'due' || status === 'sending').length + (planned === null ? 0 : 1),
    };
  } finally {
    await db.close();
  }
}
