/** Pure decisions of help: the command somebody meant. */

/** Longer than any command; what is longer is not a slip of the finger. */
const LONGEST = 40;

/** How many single slips (a letter missing, added, wrong, two swapped) lie between two words. */
export function editDistance(from: string, to: string): number {
  const a = [...from];
  const b = [...to];
  let before: number[] = [];
  let last = b.map((_, j) => j).concat(b.length);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

const bare = (word: string): string => word.trim().toLowerCase().replace(/^\/+/, '').replaceAll(/[-_ ]/g, '');

/** Slips that a word of this length may hold and still be recognised. */
const allowedSlips = (length: number): number => (length <= 2 ? 0 : length <= 4 ? 1 : length <= 7 ? 2 : 3);

/** The command that was probably meant: the only one that begins so, else the nearest by few slips; null when none is near. */
export function nearestCommand(typed: string, names: readonly string[]): string | null {
  const word = bare(typed);
  if (word === '' || word.length > LONGEST) return null;
  const begins = word.length >= 2 ? names.filter((name) => bare(name).startsWith(word)) : [];
  if (begins.length === 1 && begins[0] !== undefined) return begins[0];
  let nearest: string | null = null;
  let fewest = allowedSlips(word.length) + 1;
  for (const name of names) {
    const slips = editDistance(word, bare(name));
    if (slips < fewest) {
      fewest = slips;
      nearest = name;
    }
  }
  return nearest;
}
