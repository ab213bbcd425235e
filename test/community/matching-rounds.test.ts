import { describe, expect, it } from '@jest/globals';
import { crowd, playRounds } from '../support/matching.ts';

const SEEDS = Array.from({ length: 20 }, (_, at) => `play/${at}`);

describe('rounds one after the other', () => {
  it('have ten people meet all nine others before anybody meets again', () => {
    for (const [at, seed] of SEEDS.entries()) {
      const { firstRepeat, unplaced } = playRounds({ people: crowd(10, at % 6), rounds: 9, seed });
      expect({ seed, firstRepeat, unplaced }).toEqual({ seed, firstRepeat: null, unplaced: 0 });
    }
  });

  it('have twenty people meet all nineteen others, in groups of functions that are odd as well', () => {
    for (const [at, seed] of SEEDS.slice(0, 4).entries()) {
      const { firstRepeat } = playRounds({ people: crowd(20, [5, 4, 3, 0][at] ?? 0), rounds: 19, seed });
      expect({ seed, firstRepeat }).toEqual({ seed, firstRepeat: null });
    }
  });

  it('go on so a second time, before anybody meets a third time', () => {
    const { draws, firstRepeat } = playRounds({ people: crowd(8), rounds: 14, seed: 'again' });
    expect(firstRepeat).toBe(8);
    expect(draws.slice(7).flatMap(({ pairs }) => pairs.map(({ reason }) => reason.metBefore))).toEqual(new Array(28).fill(1));
  });

  it('with fifty people, some of them away and some kept apart, last 43 rounds, and are mostly across functions', () => {
    const { firstRepeat, unplaced, across } = playRounds({ people: crowd(50), rounds: 44, seed: 'fifty', present: 0.85, excluded: 0.02 });
    expect(firstRepeat ?? 45).toBeGreaterThanOrEqual(44);
    expect(unplaced).toBe(0);
    expect(across).toBeGreaterThanOrEqual(0.85);
  });
});
