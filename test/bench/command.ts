/**
 * Command → durable write → acknowledgement: `/reflect <text>` on the real bot (its own process, SQLite file, synchronous=FULL, log level
 * info) beside a bare Bolt app that only acknowledges, in turn, in the same minute.
 */
import { join } from 'node:path';
import { count as rows } from 'drizzle-orm';
import { tables } from '../../src/features/reflections/tables.ts';
import { openDatabase } from '../../src/platform/db/open-database.ts';
import { foundDemoCommunity } from '../../src/sandbox/demo-community.ts';
import type { Load, Loaded } from './command-load.ts';
import { prepareDatabase } from './communities.ts';
import { count, type Figure, median, millis, percentile, type Row } from './figure.ts';
import { findFreePort, startHelper, startRondo, withFolder } from './running.ts';

const SECRET = 'bench-signing-secret';
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7);
const RATE = 0.45;
const SLOWEST = 10;
const PROFILE = process.env.BENCH_PROFILE;

type Mode = 'HTTP' | 'Socket Mode';
const SLICES: readonly { mode: Mode; atOnce: number; total: number }[] = [
  { mode: 'HTTP', atOnce: 1, total: 1_200 },
  { mode: 'HTTP', atOnce: 50, total: 2_500 },
  { mode: 'Socket Mode', atOnce: 1, total: 1_200 },
  { mode: 'Socket Mode', atOnce: 50, total: 2_500 },
];

export const command: Figure = {
  name: 'command',
  run: () =>
    withFolder(async (folder) => {
      const load = startHelper('command-load.ts', []);
      const { apiUrl } = (await load.ready) as { apiUrl: string };
      const found: Row[] = [];
      for (const mode of ['HTTP', 'Socket Mode'] as const) {
        const databaseUrl = `file:${join(folder, `${mode === 'HTTP' ? 'http' : 'socket'}.db`)}`;
        await prepareDatabase(databaseUrl, async (app) => {
          await foundDemoCommunity(app.kernel, Date.now(), { weeksUnderWay: 0 });
        });
        const flags = PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${PROFILE}`] : [];
        const secret = mode === 'HTTP' ? { signingSecret: SECRET } : { appToken: 'xapp-rondo' };
        const rondo = await startRondo({ apiUrl, databaseUrl, botToken: 'xoxb-rondo', mode: secret }, flags);
        const floorPort = mode === 'HTTP' ? await findFreePort() : 0;
        const floor = startHelper('command-floor.ts', [apiUrl, ...(mode === 'HTTP' ? [SECRET, String(floorPort)] : ['xapp-floor'])]);
        await floor.ready;
        const toRondo = mode === 'HTTP' ? { port: rondo.port, signingSecret: SECRET } : { appToken: 'xapp-rondo' };
        const toFloor = mode === 'HTTP' ? { port: floorPort, signingSecret: SECRET } : { appToken: 'xapp-floor' };
        const send = async (to: Load['to'], atOnce: number, total: number) =>
          (await load.ask({ to, atOnce, total } satisfies Load)) as Loaded;
        let answered = 0;
        for (const warm of [1, 50]) {
          await send(toFloor, warm, 1_000);
          answered += (await send(toRondo, warm, 1_000)).answered;
        }
        for (const slice of SLICES.filter((one) => one.mode === mode)) {
          const ours: Loaded[] = [];
          const bare: Loaded[] = [];
          for (let round = 0; round < ROUNDS; round++) {
            bare.push(await send(toFloor, slice.atOnce, slice.total));
            ours.push(await send(toRondo, slice.atOnce, slice.total));
          }
          answered += ours.reduce((sum, one) => sum + one.answered, 0);
          found.push(compare(slice, ours, bare));
        }
        await rondo.stop();
        await floor.stop();
        await assertAllKept(databaseUrl, answered);
      }
      await load.stop();
      return { rows: found };
    }),
};

function compare({ mode, atOnce, total }: (typeof SLICES)[number], ours: Loaded[], bare: Loaded[]): Row {
  const rate = (all: Loaded[]): number => median(all.map(({ seconds }) => total / seconds));
  const slowest = (all: Loaded[]): number =>
    percentile(
      all.flatMap(({ times }) => times),
      0.99,
    );
  const share = rate(ours) / rate(bare);
  const times = slowest(ours) / slowest(bare);
  return {
    figure: `\`/reflect\` → durable write → ack, ${mode}, ${atOnce} at once`,
    measured: `${count(rate(ours))}/s, ${share.toFixed(2)} of the floor; p99 ${millis(slowest(ours))}, ${times.toFixed(1)} × the floor's`,
    bound: `bare Bolt ${count(rate(bare))}/s, p99 ${millis(slowest(bare))}; ≥ ${RATE} and ≤ ${SLOWEST} ×`,
    holds: share >= RATE && times <= SLOWEST,
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
