/**
 * Command → durable write → acknowledgement: `/reflect <text>` on the real bot (its own process, SQLite file, synchronous=FULL, log level
 * info) beside a bare Bolt app that only acknowledges, in turn, in the same minutes. A second bare app that keeps one row says how much
 * of the difference is the disk's.
 */
import { join } from 'node:path';
import { count as rows } from 'drizzle-orm';
import { tables } from '../../src/features/reflections/tables.ts';
import { openDatabase } from '../../src/platform/db/open-database.ts';
import { foundDemoCommunity } from '../../src/sandbox/demo-community.ts';
import type { Load, Loaded } from './command-load.ts';
import { prepareDatabase } from './communities.ts';
import { count, type Figure, median, millis, percentile, type Row } from './figure.ts';
import { findFreePort, type Stopping, startHelper, startRondo, withFolder } from './running.ts';

const SECRET = 'bench-signing-secret';
const ROUNDS = 5;
const RATE = 0.45;
const SLOWEST = 10;

type Mode = 'HTTP' | 'Socket Mode';
const SLICES = [
  { atOnce: 1, total: 600 },
  { atOnce: 50, total: 2_000 },
] as const;
type Slice = (typeof SLICES)[number];
type Who = 'ours' | 'bare' | 'keeping';

export const command: Figure = {
  name: 'command',
  run: () =>
    withFolder(async (folder, stopping) => {
      const load = startHelper('command-load.ts', [], stopping);
      const { apiUrl } = (await load.ready) as { apiUrl: string };
      const send = async (to: Load['to'], { atOnce, total }: Slice) => (await load.ask({ to, atOnce, total } satisfies Load)) as Loaded;
      const found: Row[] = [];
      for (const mode of ['HTTP', 'Socket Mode'] as const) {
        const databaseUrl = `file:${join(folder, `${mode}.db`)}`;
        await prepareDatabase(databaseUrl, async (app) => {
          await foundDemoCommunity(app.kernel, Date.now(), { weeksUnderWay: 0 });
        });
        const own = mode === 'HTTP' ? { signingSecret: SECRET } : { appToken: 'xapp-rondo' };
        const rondo = await startRondo({ apiUrl, databaseUrl, botToken: 'xoxb-rondo', mode: own }, stopping);
        const to: Record<Who, Load['to']> = {
          ours: 'signingSecret' in own ? { port: rondo.port, ...own } : own,
          bare: await startFloor(mode, apiUrl, '', stopping),
          keeping: await startFloor(mode, apiUrl, join(folder, `${mode}-floor.db`), stopping),
        };
        let answered = 0;
        for (const slice of SLICES) {
          const all: Record<Who, Loaded[]> = { ours: [], bare: [], keeping: [] };
          for (let round = 0; round <= ROUNDS; round++) {
            for (const who of ['bare', 'ours', 'keeping'] as const) {
              const loaded = await send(to[who], slice);
              if (who === 'ours') answered += loaded.answered;
              // The first round warms up.
              if (round > 0) all[who].push(loaded);
            }
          }
          found.push(compare(mode, slice, all));
        }
        await rondo.stop();
        await assertAllKept(databaseUrl, answered);
      }
      return { rows: found };
    }),
};

async function startFloor(mode: Mode, apiUrl: string, file: string, stopping: Stopping): Promise<Load['to']> {
  const port = mode === 'HTTP' ? await findFreePort() : 0;
  const appToken = file ? 'xapp-keeping' : 'xapp-floor';
  const floor = startHelper('command-floor.ts', [apiUrl, port ? SECRET : appToken, port ? String(port) : '', file], stopping);
  await floor.ready;
  return port ? { port, signingSecret: SECRET } : { appToken };
}

function compare(mode: Mode, { atOnce, total }: Slice, all: Record<Who, Loaded[]>): Row {
  const rate = (who: Who): number => median(all[who].map(({ seconds }) => total / seconds));
  const times = (who: Who): number[] => all[who].flatMap((one) => one.times);
  const slowest = (who: Who): number => percentile(times(who), 0.99);
  const share = rate('ours') / rate('bare');
  const factor = slowest('ours') / slowest('bare');
  return {
    figure: `\`/reflect\` → durable write → ack, ${mode}, ${atOnce} at once`,
    measured: `${count(rate('ours'))}/s, ${share.toFixed(2)} of the floor; p99 ${millis(slowest('ours'))}, ${factor.toFixed(1)} × the floor's`,
    bound: `≥ ${RATE} and ≤ ${SLOWEST} ×; bare Bolt ${count(rate('bare'))}/s, p99 ${millis(slowest('bare'))}; bare Bolt that keeps one row ${count(rate('keeping'))}/s, p99 ${millis(slowest('keeping'))}`,
    holds: share >= RATE && factor <= SLOWEST,
  };
}

/** A rate of answers without rows behind them would mean nothing. */
async function assertAllKept(databaseUrl: string, answered: number): Promise<void> {
  const db = await openDatabase(databaseUrl, { shared: true });
  const { reflections } = db.tables(tables);
  const [found] = await db.read((q) => q.select({ n: rows() }).from(reflections));
  await db.close();
  if (found?.n !== answered) throw new Error(`${answered} reflections were acknowledged and ${found?.n} are there`);
}
