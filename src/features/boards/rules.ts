/** What stands on the board, and in which order. Pure. */
import type { Experiment } from '../../community/experiment.ts';

export interface BoardParts {
  /** Longest under way first: the next result comes from there. */
  running: Experiment[];
  /** Designed since the board before, not yet running. */
  fresh: Experiment[];
  /** Decided since the board before, whatever was decided. */
  decided: Experiment[];
}

/** `visible`: those whose title members may see. `since`: the board before, or the quarter's begin. */
export function laidOut(visible: readonly Experiment[], since: number): BoardParts {
  const running = visible.filter(({ state }) => state === 'running' || state === 'result');
  const fresh = visible.filter(({ state, createdAt }) => state === 'designed' && createdAt >= since);
  const decided = visible.filter(({ decidedAt }) => decidedAt !== null && decidedAt >= since);
  return {
    running: running.toSorted((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0)),
    fresh: fresh.toSorted((a, b) => a.createdAt - b.createdAt),
    // What was given up stands before what was kept: a board of wins teaches nothing (practice 5, 11).
    decided: decided.toSorted((a, b) => Number(a.verdict !== 'abandon') - Number(b.verdict !== 'abandon')),
  };
}

export const isEmpty = ({ running, fresh, decided }: BoardParts): boolean => running.length + fresh.length + decided.length === 0;

/** Slack's limit for one input, and enough for a question. */
export const LONGEST_QUESTION = 300;

export const whatIsWrongWith = (question: string): string | null =>
  question.trim() === ''
    ? 'Write the question you have.'
    : question.length > LONGEST_QUESTION
      ? `This is ${question.length} characters long; ${LONGEST_QUESTION} fit in a question.`
      : null;
