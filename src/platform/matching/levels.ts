/** Several wishes about one edge, the first of them the strongest, as one whole number. */

/** Whole numbers from 0 on, the strongest wish first; more is better. */
export type Gains = readonly number[];

export interface Levels {
  /** How many values each wish has: one more than its greatest. */
  readonly radices: readonly number[];
  /** Of two edges the better one has the greater key. */
  pack(gains: Gains): number;
  unpack(key: number): number[];
}

/** Keys are kept in arrays of 32 bits. */
const MOST_KEYS = 2 ** 31 - 1;

export function createLevels(radices: readonly number[]): Levels {
  const keys = radices.reduce((product, radix) => product * radix, 1);
  if (keys > MOST_KEYS) throw new RangeError(`too many levels for one key: ${radices.join(' × ')}`);
  return {
    radices,
    pack: (gains) => {
      let key = 0;
      for (let level = 0; level < radices.length; level++) {
        const gain = gains[level] ?? 0;
        const radix = radices[level] ?? 1;
        if (!Number.isInteger(gain) || gain < 0 || gain >= radix) throw new RangeError(`level ${level} has no gain ${gain}`);
        key = key * radix + gain;
      }
      return key;
    },
    unpack: (key) => {
      const gains: number[] = [];
      for (let level = radices.length - 1, left = key; level >= 0; level--) {
        const radix = radices[level] ?? 1;
        gains[level] = left % radix;
        left = Math.floor(left / radix);
      }
      return gains;
    },
  };
}
