import { describe, expect, it } from '@jest/globals';
import { dealRounds, type Two } from '../../../src/platform/matching/colour.ts';
import { createRandom, type Random } from '../../../src/platform/random.ts';

/** Some rounds of a tournament, in which everybody meets somebody else each time. */
function tournament(size: number, rounds: number, random: Random): Two[] {
  const seats = random.shuffle(Array.from({ length: size }, (_, at) => at));
  const seat = (at: number): number => seats[at % (size - 1)] ?? 0;
  const drawn = random.shuffle(Array.from({ length: size - 1 }, (_, at) => at)).slice(0, rounds);
  return random.shuffle(
    drawn.flatMap((round) => [
      [seats[size - 1] ?? 0, seat(round)] as const,
      ...Array.from({ length: size / 2 - 1 }, (_, at) => [seat(round + at + 1), seat(round - at - 1 + size - 1)] as const),
    ]),
  );
}

describe('rounds dealt at once', () => {
  it.each([
    [4, 3],
    [10, 9],
    [20, 3],
    [20, 8],
    [50, 24],
    [100, 4],
  ])('places everybody once in each, %i people in %i rounds', (size, rounds) => {
    for (const seed of ['a', 'b', 'c']) {
      const random = createRandom(`${seed}/${size}/${rounds}`);
      const twos = tournament(size, rounds, random);
      const dealt = dealRounds(size, twos, rounds, random) ?? [];
      expect(dealt).toHaveLength(rounds);
      expect(dealt.flat().length).toBe(twos.length);
      expect(new Set(dealt.flat()).size).toBe(twos.length);
      for (const round of dealt) expect(new Set(round.flat()).size).toBe(size);
    }
  });

  it('gives up where there is no way', () => {
    const triangle: Two[] = [[0, 1], [1, 2], [2, 0]]; // biome-ignore format: a picture
    const petersen: Two[] = [0, 1, 2, 3, 4].flatMap((at): Two[] => [[at, (at + 1) % 5], [at, at + 5], [at + 5, ((at + 2) % 5) + 5]]); // biome-ignore format: a picture
    expect(dealRounds(3, triangle, 2, createRandom('x'))).toBeNull();
    expect(dealRounds(10, petersen, 3, createRandom('x'))).toBeNull();
  });
});
