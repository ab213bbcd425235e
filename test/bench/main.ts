/** `npm run bench`: every figure beside its floor or bound, measured now. `npm run bench -- <name…>` measures only those. */
import { command } from './command.ts';
import { type Figure, printRow, TABLE_HEAD } from './figure.ts';

const FIGURES: readonly Figure[] = [command];

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !FIGURES.some((figure) => figure.name === name));
if (unknown.length > 0) {
  process.stderr.write(`There is no figure ${unknown.join(', ')}. There are ${FIGURES.map(({ name }) => name).join(', ')}.\n`);
  process.exit(1);
}
const below: string[] = [];
say(TABLE_HEAD);
for (const figure of FIGURES.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  const outcome = await figure.run();
  for (const row of outcome.rows) say(printRow(row));
  if (outcome.below) below.push(outcome.below);
}
for (const text of below) say(`\n${text}`);
