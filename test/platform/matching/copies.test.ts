import { describe, expect, it } from '@jest/globals';
import { ALONE } from '../../../src/platform/matching/blossom.ts';
import { matchByRoom } from '../../../src/platform/matching/copies.ts';
import { createLevels } from '../../../src/platform/matching/levels.ts';
import { createRandom } from '../../../src/platform/random.ts';
import { bruteForce } from '../../support/matching.ts';

const LEVELS = createLevels([2, 100]);

describe('places by room', () => {
  it('serves as many as there is room for, and the best for all of them together', () => {
    for (let at = 0; at < 100; at++) {
      const random = createRandom(`room/${at}`);
      const served = 1 + random.int(5);
      const room = Array.from({ length: 1 + random.int(3) }, () => random.int(3));
      const choices = Array.from({ length: served }, (_, of) => room.map((_, by) => ({ of, by, key: LEVELS.pack([1, random.int(100)]) }))).flat(); // biome-ignore format: short
      const open = choices.filter(() => random.next() < 0.8);
      const found = matchByRoom(served, room, open, LEVELS);

      const seats = room.flatMap((places, by) => new Array<number>(places).fill(by));
      const gainsOf = (a: number, b: number) => {
        const choice = open.find(({ of, by }) => of === Math.min(a, b) && by === seats[Math.max(a, b) - served]);
        return choice ? LEVELS.unpack(choice.key) : null;
      };
      const sum = found.flatMap((by, of) => open.filter((one) => one.of === of && one.by === by)).map(({ key }) => LEVELS.unpack(key));
      expect([sum.length, sum.reduce((total, [, gain = 0]) => total + gain, 0)]).toEqual(
        bruteForce(served + seats.length, gainsOf, [0, 0]),
      );
      for (const [by, places] of room.entries()) expect(found.filter((one) => one === by).length).toBeLessThanOrEqual(places);
    }
  });

  it('leaves whoever has no choice, or comes when there is no room', () => {
    expect(matchByRoom(2, [0, 1], [{ of: 0, by: 0, key: 100 }, { of: 1, by: 1, key: 100 }], LEVELS)).toEqual([ALONE, 1]); // biome-ignore format: short
    expect(matchByRoom(1, [], [], LEVELS)).toEqual([ALONE]);
  });
});
