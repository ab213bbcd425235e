/** Two texts, word by word: what went and what came, in signs that plain text can carry. Pure. */

export interface Pair {
  /** The older text, what went marked as [-so-]. */
  before: string;
  /** The newer text, what came marked as [+so+]. */
  after: string;
}

type Kind = 'same' | 'gone' | 'new';
interface Run {
  kind: Kind;
  /** As they stand in the older and in the newer text, with the space behind them. */
  before: string[];
  after: string[];
}

/** More than this is not compared word by word: the whole middle is marked. */
const MOST_COMPARED = 4_000_000;
/** Of a long stretch that stayed, so many words at either end are shown. */
const SHOWN_AROUND = 12;

/** Each word with the space behind it. */
const wordsOf = (text: string): string[] => text.match(/\s*\S+\s*/gu) ?? [];

/** Longest common subsequence of what lies between the common beginning and end; space does not count. */
function compare(before: readonly string[], after: readonly string[]): Run[] {
  const runs: Run[] = [];
  const add = (kind: Kind, old: string | undefined, now: string | undefined): void => {
    let run = runs.at(-1);
    if (run?.kind !== kind) {
      run = { kind, before: [], after: [] };
      runs.push(run);
    }
    if (old !== undefined) run.before.push(old);
    if (now !== undefined) run.after.push(now);
  };
  const [a, b] = [before.map((word) => word.trim()), after.map((word) => word.trim())];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const [rows, columns] = [a.length - tail - head, b.length - tail - head];
  for (let n = 0; n < head; n++) add('same', before[n], after[n]);
  let [i, j] = [0, 0];
  if (rows * columns <= MOST_COMPARED) {
    const wide = columns + 1;
    const table = new Uint16Array((rows + 1) * wide);
    const at = (row: number, column: number): number => table[row * wide + column] ?? 0;
    for (let row = rows - 1; row >= 0; row--)
      for (let column = columns - 1; column >= 0; column--)
        table[row * wide + column] =
          a[head + row] === b[head + column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    while (i < rows && j < columns) {
      if (a[head + i] === b[head + j]) add('same', before[head + i++], after[head + j++]);
      else if (at(i + 1, j) >= at(i, j + 1)) add('gone', before[head + i++], undefined);
      else add('new', undefined, after[head + j++]);
    }
  }
  for (; i < rows; i++) add('gone', before[head + i], undefined);
  for (; j < columns; j++) add('new', undefined, after[head + j]);
  for (let n = tail; n > 0; n--) add('same', before[before.length - n], after[after.length - n]);
  return runs;
}

function drawSame(words: readonly string[], isFirst: boolean, isLast: boolean): string {
  if (words.length <= SHOWN_AROUND * 3) return words.join('');
  const begin = isFirst ? '' : words.slice(0, SHOWN_AROUND).join('').trimEnd();
  const end = isLast ? '' : words.slice(-SHOWN_AROUND).join('');
  return `${begin} … ${end}`;
}

/** Both texts marked, long stretches that stayed left out. */
export function markWords(before: string, after: string): Pair {
  const runs = compare(wordsOf(before), wordsOf(after));
  const draw = (side: 'before' | 'after', sign: '-' | '+'): string =>
    runs
      .filter((run) => run[side].length > 0)
      .map((run, at, all) => {
        if (run.kind === 'same') return drawSame(run[side], at === 0, at === all.length - 1);
        const text = run[side].join('');
        return `[${sign}${text.trim()}${sign}]${/\s*$/u.exec(text)?.[0] ?? ''}`;
      })
      .join('')
      .trim();
  return { before: draw('before', '-'), after: draw('after', '+') };
}
