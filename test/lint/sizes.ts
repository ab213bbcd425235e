/** Files stay small enough to be read at once: median at most 80 lines, none over 300. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const LONGEST = 300;
const MEDIAN = 80;
const source = fileURLToPath(new URL('../../src/', import.meta.url));

export function checkSizes(): string[] {
  const sizes = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ file, lines: readFileSync(source + file, 'utf8').split('\n').length - 1 }))
    .sort((a, b) => a.lines - b.lines);
  const median = sizes[Math.floor((sizes.length - 1) / 2)]?.lines ?? 0;
  const long = sizes.filter(({ lines }) => lines > LONGEST).map(({ file, lines }) => `src/${file} has ${lines} lines (at most ${LONGEST})`);
  return median > MEDIAN ? [...long, `the median file has ${median} lines (at most ${MEDIAN})`] : long;
}
