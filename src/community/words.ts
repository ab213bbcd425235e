/** Small words that several views of the kernel share. Pure. */

/** 'Ana', 'Ana and Ben', 'Ana, Ben and Cleo'. */
export function joinWords(words: readonly string[], last = 'and'): string {
  if (words.length <= 1) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

const NUMBERS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** Small numbers as people say them: 'five', '13'. */
export const sayNumber = (n: number): string => NUMBERS[n] ?? `${n}`;

/** 'one minute', 'two minutes'. */
export const sayMinutes = (n: number): string => (n === 1 ? 'one minute' : `${sayNumber(n)} minutes`);

/** The first word of a name, as one greets somebody. */
export const firstName = (name: string): string => name.trim().split(/\s+/)[0] || name;
