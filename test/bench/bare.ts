/** A clone of what is committed, an empty cache: how long until it is installed, tested, and the page can be used. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Figure, Row } from './figure.ts';
import { findFreePort, withFolder } from './running.ts';

const ROOT = join(import.meta.dirname, '../..');

interface Run {
  seconds: number;
  well: boolean;
}

/** What it printed is shown only when it did not end well. */
async function run(cwd: string, env: NodeJS.ProcessEnv, program: string, ...args: string[]): Promise<Run> {
  const began = performance.now();
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => printed.push(text.toString()));
  const [code] = await once(child, 'close');
  if (code !== 0) process.stderr.write(`${[program, ...args].join(' ')} ended with ${code}:\n${printed.join('').slice(-4_000)}\n`);
  return { seconds: (performance.now() - began) / 1000, well: code === 0 };
}

/** Seconds from `npm run sandbox` until its page is served whole. */
async function openPage(cwd: string, env: NodeJS.ProcessEnv): Promise<Run> {
  const port = await findFreePort();
  const began = performance.now();
  // In a group of its own: npm passes signals on to the shell only.
  const child = spawn('npm', ['run', 'sandbox', '--', '--port', String(port)], { cwd, env, stdio: 'ignore', detached: true });
  const gone = once(child, 'exit');
  try {
    for (let tries = 0; tries < 600 && child.exitCode === null; tries++) {
      const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
      if ((await answer?.text()) && answer?.status === 200) return { seconds: (performance.now() - began) / 1000, well: true };
      await sleep(50);
    }
    throw new Error('The page was not served within half a minute.');
  } finally {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
    await gone;
  }
}

const row = (figure: string, { seconds, well }: Run, bound: number): Row => ({
  figure,
  measured: `${seconds.toFixed(1)} s${well ? '' : ', and failed'}`,
  bound: `≤ ${bound} s`,
  holds: well && seconds <= bound,
});

export const bare: Figure = {
  name: 'bare',
  run: () =>
    withFolder(async (folder) => {
      const clone = join(folder, 'rondo');
      // Without the Node that npm put first on the path for this run: a newcomer's machine has its own.
      const path = (process.env.PATH ?? '').split(':').filter((part) => !part.includes('node_modules'));
      const env = { PATH: path.join(':'), HOME: process.env.HOME, npm_config_cache: join(folder, 'cache') };
      await run(folder, env, 'git', 'clone', '--quiet', ROOT, clone);
      const installed = await run(clone, env, 'npm', 'ci', '--no-audit', '--no-fund');
      const page = await openPage(clone, env);
      const tested = await run(clone, env, 'npm', 'test');
      return {
        rows: [
          row('`npm ci`, empty cache', installed, 40),
          row('`npm run sandbox` → the page is served', page, 5),
          row('`npm test`', tested, 180),
        ],
      };
    }),
};
