/** The plan in words: when each step is, and what becomes of those that must give. */
import { joinWords } from '../../community/words.ts';
import { MINUTE } from '../../platform/clock.ts';
import type { Zone } from '../../platform/time/zones.ts';
import type { Shortened } from './rules-course.ts';
import type { Line } from './views-words.ts';

const STEPS_SHOWN = 20;

export const minutes = (n: number): string => `${n} ${n === 1 ? 'minute' : 'minutes'}`;

/** "I shorten Round 1 and Round 2 by 3 minutes each, Round 3 by 2 minutes, and leave out Table 4". */
export function cutWords(cuts: readonly Shortened[]): string {
  const byMinutes = [
    ...Map.groupBy(
      cuts.filter(({ out }) => !out),
      ({ by }) => by,
    ),
  ];
  const shorter = byMinutes.map(
    ([by, alike]) => `${joinWords(alike.map(({ step }) => step))} by ${minutes(by)}${alike.length > 1 ? ' each' : ''}`,
  );
  const out = cuts.filter((cut) => cut.out).map(({ step }) => step);
  const parts = [
    ...(shorter.length > 0 ? [`shorten ${shorter.join(', ')}`] : []),
    ...(out.length > 0 ? [`leave out ${joinWords(out)}`] : []),
  ];
  return `I ${parts.join(', and ')}`;
}

/** Each step with its time and its minutes. */
export function planLines(view: { steps: readonly { step: string; minutes: number }[]; startsAt: number; zone: Zone }): Line[] {
  let at = view.startsAt;
  const lines = view.steps.slice(0, STEPS_SHOWN).map((step): Line => {
    const line: Line = [{ at, zone: view.zone }, ` ${step.step} · ${step.minutes} min`];
    at += step.minutes * MINUTE;
    return line;
  });
  const more = view.steps.length - STEPS_SHOWN;
  return more > 0 ? [...lines, [`and ${more} more`]] : lines;
}
