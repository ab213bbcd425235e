import { describe, expect, it } from '@jest/globals';
import { chooseForJob } from '../../../src/features/jobs/rules.ts';
import { createRandom } from '../../../src/platform/random.ts';

const who = (userId: string, lastOn: string | null = null, reachable = true) => ({ userId, lastOn, reachable });
const choose = (candidates: ReturnType<typeof who>[], last: string | null = null, seed = 's') =>
  chooseForJob(candidates, last, createRandom(seed))?.userId ?? null;

describe('whom to ask for a small job', () => {
  it.each([
    ['has had none yet', [who('a', '2026-01-01'), who('b')], null, 'b'],
    ['had it longest ago', [who('a', '2026-03-01'), who('b', '2026-01-01')], null, 'b'],
    ['did not have it last time, though somebody must', [who('a', '2026-03-01'), who('b', '2026-04-01')], 'a', 'b'],
    ['is all there is, though she had it last time', [who('a', '2026-03-01')], 'a', 'a'],
    ['can be asked in time', [who('a', null, false), who('b', '2026-01-01')], null, 'b'],
    ['cannot be asked in time, if nobody can', [who('a', '2026-01-01', false), who('b', null, false)], null, 'b'],
    ['is nobody', [], null, null],
  ])('%s', (_, candidates, last, chosen) => {
    expect(choose(candidates, last)).toBe(chosen);
  });

  it('falls by lot on one of those alike, the same again for the same seed', () => {
    const alike = [who('a'), who('b'), who('c')];
    const drawn = Array.from({ length: 30 }, (_, seed) => choose(alike, null, `${seed}`));
    expect(new Set(drawn).size).toBe(3);
    expect(Array.from({ length: 30 }, (_, seed) => choose(alike.toReversed(), null, `${seed}`))).toEqual(drawn);
  });

  it('goes round: in as many sessions as people, each once', () => {
    const lasts = new Map<string, string | null>(['a', 'b', 'c', 'd', 'e'].map((id) => [id, null]));
    const served: string[] = [];
    for (let session = 0; session < 10; session++) {
      const chosen =
        choose(
          [...lasts].map(([id, on]) => who(id, on)),
          served.at(-1) ?? null,
          `${session}`,
        ) ?? '';
      lasts.set(chosen, `2026-01-${10 + session}`);
      served.push(chosen);
    }
    expect(new Set(served.slice(0, 5)).size).toBe(5);
    expect(served.slice(5)).toEqual(served.slice(0, 5));
  });
});
