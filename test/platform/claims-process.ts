/**
 * Four processes claim four thousand rows from one PostgreSQL, each row once. Run by itself it is one of the claimers:
 * `node claims-process.ts <url> <name>` waits for a line on its input, then prints how many it got.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { migrate } from '../../src/platform/db/migrate.ts';
import { openPostgres } from '../../src/platform/db/postgres.ts';
import { createRandom } from '../../src/platform/random.ts';
import { claimJobs, contractMigrations, contractTables, removeContractMigrations } from './db-contract.ts';

const PROCESSES = 4;
const ROWS = 4_000;
const CLAIMERS_IN_EACH = 4;
const AT_ONCE = 25;

export interface Claims {
  /** How many rows each process says it got. */
  perProcess: number[];
  /** How many rows are taken, by the database's own count. */
  taken: number;
  ms: number;
}

export async function raceForClaims(url: string): Promise<Claims> {
  const db = await openPostgres({ url, random: createRandom('race') });
  await migrate(db, await contractMigrations());
  await removeContractMigrations();
  const { jobs } = db.tables(contractTables);
  await db.write(async (q) => {
    await q.insert(jobs).values(Array.from({ length: ROWS }, (_, i) => ({ teamId: 'T1', id: `job-${i}`, dueAt: i, urgent: false })));
  });
  const children = Array.from({ length: PROCESSES }, (_, i) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'claims-process.ts'), url, `process-${i}`], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const lines: string[] = [];
    child.stdout.on('data', (text: Buffer) => lines.push(...text.toString().split('\n').filter(Boolean)));
    return { child, lines, ready: once(child.stdout, 'data'), gone: once(child, 'exit') };
  });
  await Promise.all(children.map((one) => one.ready));
  const began = performance.now();
  for (const { child } of children) child.stdin.end('go\n');
  await Promise.all(children.map((one) => one.gone));
  const ms = Math.round(performance.now() - began);
  const rows = await db.read((q) => q.select({ takenBy: jobs.takenBy }).from(jobs));
  await db.close();
  return { perProcess: children.map(({ lines }) => Number(lines.at(-1))), taken: rows.filter((row) => row.takenBy !== null).length, ms };
}

async function claimUntilNoneIsLeft(url: string, name: string): Promise<void> {
  const db = await openPostgres({ url, random: createRandom(name) });
  process.stdout.write('ready\n');
  await once(process.stdin, 'data');
  const claim = async (): Promise<number> => {
    let got = 0;
    for (let more = await claimJobs(db, name, AT_ONCE); more.length > 0; more = await claimJobs(db, name, AT_ONCE)) got += more.length;
    return got;
  };
  const each = await Promise.all(Array.from({ length: CLAIMERS_IN_EACH }, claim));
  await db.close();
  process.stdout.write(`${each.reduce((sum, got) => sum + got, 0)}\n`);
}

const [script, url, name] = process.argv.slice(1);
if (script === import.meta.filename && url && name) await claimUntilNoneIsLeft(url, name);
