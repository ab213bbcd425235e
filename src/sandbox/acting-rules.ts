/** What people who act by themselves would do: pure, drawn from a seed. Likelihoods are invented; they only have to be believable. */

import { HOUR, MINUTE } from '../platform/clock.ts';
import type { Random } from '../platform/random.ts';

export type Temper = 'engaged' | 'regular' | 'sparing' | 'silent';

/** How likely somebody reacts at all to a direct message, and to a post in the channel. */
export const REACTS: Record<Temper, { dm: number; channel: number }> = {
  engaged: { dm: 0.95, channel: 0.8 },
  regular: { dm: 0.7, channel: 0.4 },
  sparing: { dm: 0.4, channel: 0.15 },
  silent: { dm: 0, channel: 0 },
};

/** Buttons nobody presses without a thought of their own, and how often they do. Everything else is pressed evenly. */
const SELDOM: [RegExp, number][] = [
  [/^(Why this|Less of this)$/, 0.03],
  [/^(Pause|Pause or leave)$/, 0.02],
  [/leave|delete|forget|not for me|end it|retire/i, 0.01],
  [/just reading/i, 0.02],
  [/not this time|keep.*private|quiet/i, 0.2],
];

export const weightOf = (label: string): number => SELDOM.find(([pattern]) => pattern.test(label))?.[1] ?? 1;

/** One of the labels by weight, or null when the draw says that nothing is pressed. */
export function chooseButton(labels: readonly string[], random: Random): string | null {
  const weights = labels.map(weightOf);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let left = random.next() * Math.max(total, 1);
  for (const [i, label] of labels.entries()) {
    left -= weights[i] ?? 0;
    if (left < 0) return label;
  }
  return null;
}

/** People answer within minutes or in the afternoon; some the next day. */
export const delay = (random: Random): number => (random.next() < 0.6 ? random.int(90) * MINUTE : (2 + random.int(26)) * HOUR) + MINUTE;

const SENTENCES = [
  'We stopped the weekly status round; nobody has missed it so far.',
  'When Dana brings me the plan on Thursday, I will ask for a second option before I comment.',
  'The hand-over went better once both teams wrote down who decides.',
  'I spoke too early in the room & lost the quieter half of it.',
  'Two of five leads ran the planning round alone; I only took notes.',
  'I tried asking "what would you do?" first. It took 10 minutes longer and was worth it.',
  'Nothing worked as planned, but we now know which date is real.',
  'Delegating the forecast to Mira: she asked better questions than I did.',
];

export const sentence = (random: Random): string => random.pick(SENTENCES);

/** What people do of their own accord on a working day, and how likely per day. `{}` stands for a sentence. */
export const IMPULSES: Record<Temper, [command: string, likelihood: number][]> = {
  engaged: [
    ['/reflect', 0.12],
    ['/reflect {}', 0.06],
    ['/checkin', 0.05],
    ['/rondo agenda', 0.05],
  ],
  regular: [
    ['/reflect', 0.05],
    ['/reflect {}', 0.03],
    ['/rondo agenda', 0.02],
  ],
  sparing: [
    ['/reflect {}', 0.02],
    ['/rondo pause', 0.005],
  ],
  silent: [],
};
