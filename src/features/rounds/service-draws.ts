/** The draw itself: a small round at once, a large one in a thread of its own, where nobody waits for it. */
import { createHash } from 'node:crypto';
import type { RoundDraw, RoundFacts } from '../../community/matching.ts';
import { drawRound } from '../../community/matching-rules.ts';
import type { Log } from '../../platform/log.ts';

/** Up to here it takes less time than a person notices. */
export const MOST_INLINE = 150;
/** Draws kept for whoever asks again: what was drawn can be drawn again, so none is missed. */
const MOST_KEPT = 4;

export type DrawElsewhere = (facts: RoundFacts) => Promise<RoundDraw>;

export function createDraws(log: Log, drawElsewhere: DrawElsewhere) {
  const kept = new Map<string, RoundDraw>();
  const underWay = new Set<string>();
  const keyOf = (facts: RoundFacts): string => createHash('sha256').update(JSON.stringify(facts)).digest('hex');

  return {
    /** Null: it is not there yet, begin it and ask again. The same facts give the same draw. */
    find: (facts: RoundFacts): RoundDraw | null =>
      facts.candidates.length <= MOST_INLINE ? drawRound(facts) : (kept.get(keyOf(facts)) ?? null),

    begin(facts: RoundFacts): void {
      const key = keyOf(facts);
      if (underWay.has(key) || kept.has(key)) return;
      underWay.add(key);
      drawElsewhere(facts)
        .then((draw) => {
          kept.set(key, draw);
          for (const old of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(old);
        })
        .catch((err: unknown) => log.error({ event: 'round_not_drawn', err }))
        .finally(() => underWay.delete(key));
    },
  };
}

export type Draws = ReturnType<typeof createDraws>;
