/**
 * `npm run bench`: every figure beside its floor or bound, measured now. `npm run bench -- <name…>` measures only those;
 * `npm run bench -- --bare` installs and tests a fresh clone instead.
 */
import { availableParallelism, loadavg } from 'node:os';
import { bare } from './bare.ts';
import { command } from './command.ts';
import { crash } from './crash.ts';
import { courier, tick } from './engine-rows.ts';
import { type Figure, printRow, TABLE_HEAD } from './figure.ts';
import { groups } from './groups.ts';
import { home } from './home.ts';
import { matching } from './matching.ts';
import { postgres } from './postgres.ts';
import { quarter } from './quarter.ts';
import { search } from './search.ts';
import { start } from './start.ts';
import { time } from './time.ts';
import { year } from './year.ts';

const FIGURES: readonly Figure[] = [command, tick, courier, home, start, crash, time, postgres, quarter, year, groups, matching, search];

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function measure(figures: readonly Figure[]): Promise<void> {
  const below: string[] = [];
  const loadBefore = loadavg()[0]?.toFixed(1);
  say(TABLE_HEAD);
  for (const { name, run } of figures) {
    try {
      const outcome = await run();
      for (const row of outcome.rows) say(printRow(row));
      if (outcome.below) below.push(outcome.below);
    } catch (error) {
      process.stderr.write(`${name}: ${error instanceof Error ? error.stack : String(error)}\n`);
      say(printRow({ figure: name, measured: 'could not be measured, see above', bound: '', holds: false }));
      process.exitCode = 1;
    }
  }
  say(
    `\nNode ${process.version}, ${availableParallelism()} cores, load average ${loadBefore} before and ${loadavg()[0]?.toFixed(1)} after.`,
  );
  for (const text of below) say(`\n${text}`);
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => name !== '--bare' && !FIGURES.some((figure) => figure.name === name));
if (unknown.length > 0) {
  process.stderr.write(`There is no figure ${unknown.join(', ')}. There are ${FIGURES.map(({ name }) => name).join(', ')}, and --bare.\n`);
  process.exitCode = 1;
} else if (asked.includes('--bare')) await measure([bare]);
else await measure(asked.length === 0 ? FIGURES : FIGURES.filter(({ name }) => asked.includes(name)));
