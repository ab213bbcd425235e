import { describe, expect, it } from '@jest/globals';
import { ALONE, HEAVIEST, matchHeaviest } from '../../../src/platform/matching/blossom.ts';
import { createLevels } from '../../../src/platform/matching/levels.ts';
import { type Edge, matchInline } from '../../../src/platform/matching/matching.ts';
import { fewestLeft } from '../../../src/platform/matching/parts.ts';
import { shortlist } from '../../../src/platform/matching/shortlist.ts';
import { createRandom } from '../../../src/platform/random.ts';
import { bruteForce, randomGraph } from '../../support/matching.ts';

type Random = ReturnType<typeof randomGraph>;

const isMatching = (mates: readonly number[]): boolean => mates.every((mate, at) => mate === ALONE || (mate !== at && mates[mate] === at));

/** What a matching has of each level. */
const sumOf = ({ gainsOf }: Random, mates: readonly number[], levels: number): number[] => {
  const found = mates.flatMap((mate, at) => (mate > at ? [gainsOf(at, mate) ?? []] : []));
  return Array.from({ length: levels }, (_, level) => found.reduce((sum, gains) => sum + (gains[level] ?? 0), 0));
};

function edgesOf({ size, gains }: Random, radices: readonly number[]): Edge[] {
  const levels = createLevels(radices);
  return [...gains].map(([at, of]) => ({ a: Math.floor(at / size), b: at % size, key: levels.pack(of) }));
}

/** The graph, and what was found in it instead of what is best. */
function wrongOnes(radices: readonly number[], graphs: number, first = 0): unknown[] {
  const levels = createLevels(radices);
  return Array.from({ length: graphs }, (_, at) => randomGraph(`${radices.length}/${at}`, radices)).filter((graph) => {
    const { mates, decided } = matchInline(graph.size, edgesOf(graph, radices), levels, first);
    const best = bruteForce(graph.size, graph.gainsOf, radices.map(() => 0)); // biome-ignore format: short
    return !isMatching(mates) || decided < radices.length || sumOf(graph, mates, radices.length).join() !== best.join();
  });
}

describe('the heaviest matching', () => {
  it('weighs as much as the best of all, in a thousand random graphs of up to ten', () => {
    expect(wrongOnes([1_000_000], 500)).toEqual([]);
    expect(wrongOnes([4], 500)).toEqual([]);
  });

  it('is the best level by level, with few levels and with more than one pass can hold', () => {
    expect(wrongOnes([3, 50, 2, 9], 150)).toEqual([]);
    expect(wrongOnes(new Array<number>(24).fill(2), 80)).toEqual([]);
  });

  it('is as good where only edges that have all of the first levels are looked at first', () => {
    expect(wrongOnes([2, 2, 3, 9], 150, 2)).toEqual([]);
  });

  it('leaves alone whoever has no edge, and all of them where there is none', () => {
    expect(matchHeaviest(5, [{ a: 1, b: 3, weight: 7 }])).toEqual([ALONE, 3, ALONE, 1, ALONE]);
    expect(matchHeaviest(2, [])).toEqual([ALONE, ALONE]);
    expect(matchInline(3, [], createLevels([2]))).toMatchObject({ mates: [ALONE, ALONE, ALONE] });
  });

  it('refuses weights that are not exact, and edges of others', () => {
    expect(matchHeaviest(2, [{ a: 0, b: 1, weight: HEAVIEST }])).toEqual([1, 0]);
    for (const weight of [HEAVIEST + 1, 0.5, -1, Number.NaN]) expect(() => matchHeaviest(2, [{ a: 0, b: 1, weight }])).toThrow('exact');
    for (const b of [0, 2, -1]) expect(() => matchHeaviest(2, [{ a: 0, b, weight: 1 }])).toThrow('not an edge');
  });

  it('says how many levels are decided where the numbers would become too great', () => {
    // All want the same one, so that far more of every level seems possible than is.
    const levels = createLevels([2, 1000, 1000, 1000]);
    const star = (leaves: number): Edge[] =>
      Array.from({ length: leaves }, (_, at) => ({ a: at + 1, b: 0, key: levels.pack([1, (at % 2) * 999, (at % 3) * 499, at % 1000]) }));
    expect(matchInline(10_001, star(10_000), levels).decided).toBe(3);
    const few = matchInline(11, star(10), levels);
    expect([few.decided, few.mates[0]]).toEqual([4, 6]);
    expect(() => createLevels([2, 2 ** 30])).toThrow('too many');
  });
});

describe('a shortlist', () => {
  const levels = createLevels([2, 10]);
  const random = createRandom('list');
  const size = 200;
  const keys = Array.from({ length: size * size }, () => levels.pack([1, random.int(10)]));
  const keyOf = (a: number, b: number): number => (a === b ? -1 : (keys[Math.min(a, b) * size + Math.max(a, b)] ?? -1));

  it('loses nothing that the whole has', () => {
    const all = Array.from({ length: size }, (_, a) => Array.from({ length: a }, (_, b) => ({ a, b, key: keyOf(a, b) }))).flat();
    const sum = (edges: readonly Edge[]): number =>
      matchInline(size, edges, levels).mates.reduce((total, mate, at) => total + (mate > at ? (keyOf(at, mate) % 10) + 1000 : 0), 0);
    const brief = shortlist(size, keyOf, createRandom('x'));
    expect(brief.length).toBeLessThan(all.length / 5);
    expect(sum(brief)).toBe(sum(all));
  });

  it('has edges by lot as well where everybody wants the same few', () => {
    const wanted = (a: number, b: number): number => (a === b ? -1 : levels.pack([1, a < 12 || b < 12 ? 9 : 0]));
    const left = (edges: readonly Edge[]): number => matchInline(size, edges, levels).mates.filter((mate) => mate === ALONE).length;
    expect(left(shortlist(size, wanted, createRandom('x')))).toBeGreaterThan(fewestLeft(size, (a, b) => wanted(a, b) >= 0));
    expect(left(shortlist(size, wanted, createRandom('x'), true))).toBe(0);
  });

  it('knows how many must be left', () => {
    expect(fewestLeft(5, (a, b) => a % 2 === b % 2)).toBe(1);
    expect(fewestLeft(6, (a, b) => a % 2 === b % 2)).toBe(2);
    expect(fewestLeft(3, () => false)).toBe(3);
    expect(fewestLeft(0, () => true)).toBe(0);
  });
});
