/** Real processes to measure: the bot as `npm start` runs it, beside a workspace of the bench's own. */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '../..');

/** Node's flags and the file, as `npm start` has them. */
const startLine = (): string[] => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const [, ...words] = String(scripts.start).split(' ');
  return words.filter((word) => !word.startsWith('--env-file')).map((word) => (word.endsWith('.ts') ? join(ROOT, word) : word));
};

/** What was started for a figure and must not outlive it. */
export type Stopping = (() => Promise<unknown>)[];

export async function withFolder<T>(work: (folder: string, stopping: Stopping) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'rondo-bench-'));
  const stopping: Stopping = [];
  try {
    return await work(folder, stopping);
  } finally {
    for (const stop of stopping.toReversed()) await stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}

export interface Running {
  port: number;
  /** From the start of the process until /readyz answered 200. */
  readyMs: number;
  /** Megabytes of resident memory, by /proc. */
  rss(): number;
  stop(): Promise<void>;
}

export interface Settings {
  apiUrl: string;
  databaseUrl: string;
  botToken: string;
  mode: { appToken: string } | { signingSecret: string };
}

/** LOG_LEVEL stays `info`, as in production; the lines go nowhere. */
export async function startRondo({ apiUrl, databaseUrl, botToken, mode }: Settings, stopping: Stopping): Promise<Running> {
  const port = await findFreePort();
  const secret = 'appToken' in mode ? { SLACK_APP_TOKEN: mode.appToken } : { SLACK_SIGNING_SECRET: mode.signingSecret };
  const env = {
    PATH: process.env.PATH,
    ...{ SLACK_BOT_TOKEN: botToken, SLACK_API_URL: apiUrl, DATABASE_URL: databaseUrl, PORT: String(port), LOG_LEVEL: 'info' },
    ...secret,
  };
  const began = performance.now();
  const child = spawn(process.execPath, startLine(), { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const gone = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await gone;
  };
  stopping.push(stop);
  await untilReady(child, port);
  return {
    port,
    readyMs: performance.now() - began,
    rss: () => Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    stop,
  };
}

async function untilReady(child: ChildProcess, port: number): Promise<void> {
  for (let tries = 0; tries < 3_000 && child.exitCode === null; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.status === 200) return;
    await sleep(10);
  }
  throw new Error('Rondo did not become ready.');
}

/** A process of the bench's own: questions and answers over IPC, one at a time. */
export function startHelper(file: string, args: readonly string[], stopping: Stopping) {
  const child = fork(join(import.meta.dirname, file), args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const gone = once(child, 'exit');
  stopping.push(async () => {
    child.kill('SIGTERM');
    await gone;
  });
  const next = async (): Promise<unknown> => {
    const [answer] = await Promise.race([once(child, 'message'), gone.then(() => Promise.reject(new Error(`${file} ended early`)))]);
    return answer;
  };
  return {
    ready: next(),
    ask: (question: object): Promise<unknown> => {
      const answer = next();
      child.send(question);
      return answer;
    },
  };
}
