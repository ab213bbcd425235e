/** The only source of chance. Seeded, so that whatever was drawn by lot can be drawn again and explained. */
import { createHash, randomBytes } from 'node:crypto';

export interface Random {
  readonly seed: string;
  /** A number in [0, 1). */
  next(): number;
  /** An integer in [0, below). */
  int(below: number): number;
  /** One of the items; throws when there is none. */
  pick<T>(items: readonly T[]): T;
  /** A new array in drawn order. */
  shuffle<T>(items: readonly T[]): T[];
  /** An independent generator: the same parent seed and name always give the same child. Does not disturb this one. */
  fork(name: string): Random;
}

/** Looked up once: a search draws hundreds of thousands of times. */
const { floor, imul } = Math;

/** mulberry32 over a hash of the seed: small, fast, good enough for lots; never used for secrets. */
export function createRandom(seed: string): Random {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = imul(t ^ (t >>> 15), t | 1);
    t ^= t + imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (below: number): number => floor(next() * below);
  return {
    seed,
    next,
    int,
    pick: (items) => {
      const item = items[int(items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    shuffle: (items) => {
      const drawn = [...items];
      for (let i = drawn.length - 1; i > 0; i--) {
        const j = int(i + 1);
        const a = drawn[i];
        const b = drawn[j];
        if (a !== undefined && b !== undefined) {
          drawn[i] = b;
          drawn[j] = a;
        }
      }
      return drawn;
    },
    fork: (name) => createRandom(`${seed}/${name}`),
  };
}

/** A fresh seed from the operating system, for a process that was given none. */
export const freshSeed = (): string => randomBytes(12).toString('hex');
