/** A round of many people, drawn in a thread of its own: it takes seconds, and nobody else is to wait for them. */
import { runInThread } from '../platform/matching/thread.ts';
import type { RoundDraw, RoundFacts } from './matching.ts';

/** The same draw that `drawRound` gives for the same facts, without holding up the loop. */
export const drawRoundInThread = (facts: RoundFacts): Promise<RoundDraw> =>
  runInThread<RoundDraw>(new URL('./matching-worker.ts', import.meta.url), facts);
