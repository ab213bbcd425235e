/**
 * A real PostgreSQL for tests, when TEST_DATABASE_URL asks for one: `postgres://…` is a server on which databases may be made,
 * `debian` starts the installed package's own server in a temporary folder, as a user who is not root, and stops it after.
 */
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export interface TestPostgres {
  /** The address of a new, empty database. */
  createDatabase(): Promise<string>;
  /** Removes the databases; stops the server if it was started here. */
  stop(): Promise<void>;
}

export const wantsPostgres = (): boolean => Boolean(process.env.TEST_DATABASE_URL);

export async function openTestPostgres(): Promise<TestPostgres> {
  const wanted = process.env.TEST_DATABASE_URL;
  const server = wanted && wanted !== 'debian' ? { url: wanted, stop: async () => undefined } : await startDebianServer();
  const made: string[] = [];
  return {
    createDatabase: async () => {
      const name = `rondo_test_${process.pid}_${made.length}`;
      await askPostgres(server.url, `drop database if exists ${name}`);
      await askPostgres(server.url, `create database ${name}`);
      made.push(name);
      const url = new URL(server.url);
      url.pathname = `/${name}`;
      return url.href;
    },
    stop: async () => {
      for (const name of made) await askPostgres(server.url, `drop database if exists ${name} with (force)`);
      await server.stop();
    },
  };
}

/** One statement on a connection of its own. */
export async function askPostgres(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

const PACKAGE = '/usr/lib/postgresql';

function findPrograms(): string {
  const newest = readdirSync(PACKAGE).sort((a, b) => Number(b) - Number(a))[0];
  if (!newest) throw new Error('TEST_DATABASE_URL=debian needs the package postgresql.');
  return join(PACKAGE, newest, 'bin');
}

/** PostgreSQL refuses to run as root: then it runs as the user that its package made. */
function findUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const number = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: number('-u'), gid: number('-g') };
}

const findFreePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });

async function startDebianServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const programs = findPrograms();
  const user = findUser();
  const folder = mkdtempSync(join(tmpdir(), 'rondo-postgres-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const port = await findFreePort();
  const options = { ...user, cwd: folder };
  execFileSync(join(programs, 'initdb'), ['-D', data, '-U', 'rondo', '--auth=trust', '--encoding=UTF8', '--locale=C'], {
    ...options,
    stdio: 'ignore',
  });
  const settings = ['-h', '127.0.0.1', '-p', String(port), '-k', folder, '-c', 'max_connections=120'];
  const server = spawn(join(programs, 'postgres'), ['-D', data, ...settings], { ...options, stdio: 'ignore' });
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const url = `postgres://rondo@127.0.0.1:${port}/postgres`;
  for (let tries = 0; ; tries++) {
    try {
      await askPostgres(url, 'select 1');
      break;
    } catch (error) {
      if (tries > 100) throw error;
      await sleep(100);
    }
  }
  return {
    url,
    stop: async () => {
      server.kill('SIGINT');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
