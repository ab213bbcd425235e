/** What people who act by themselves would do: pure, drawn from a seed. Likelihoods are invented; they only have to be believable. */

import { HOUR, MINUTE } from '../platform/clock.ts';
import type { Random } from '../platform/random.ts';
import { ENDINGS, PAIR_SITUATIONS, PAIR_WINDOWS } from './acting-pairs.ts';

export type Temper = 'engaged' | 'regular' | 'sparing' | 'silent';

/** How likely somebody reacts at all to a direct message, and to a post in the channel. */
export const REACTS: Record<Temper, { dm: number; channel: number }> = {
  engaged: { dm: 0.95, channel: 0.8 },
  regular: { dm: 0.7, channel: 0.4 },
  sparing: { dm: 0.4, channel: 0.15 },
  silent: { dm: 0, channel: 0 },
};

/** Whoever is in the room does what the room does. */
const IN_THE_ROOM: Record<Temper, number> = { engaged: 0.98, regular: 0.95, sparing: 0.85, silent: 0 };

/** Buttons nobody presses without a thought of their own, and how often they do. Everything else is pressed evenly. */
const SELDOM: [RegExp, number][] = [
  [/^(Why this|Less of this)$/, 0.03],
  [/^(Pause|Pause or leave)$/, 0.02],
  [
    /leave|delete|forget|not for me|end it|retire|call off|cancel|move|remove|take (it )?back|step back|hand back|undo|object|never|unlock|urgent/i,
    0.01,
  ],
  [/just reading/i, 0.02],
  ...ENDINGS,
  [/^(Stop|Park|Archive|Only me|Back to members|Find a steward)/, 0.05],
  [/not this time|keep.*private|quiet|not yet|can’t|can't|cannot/i, 0.2],
];

export type Weights = readonly [RegExp, number][];

export const weightOf = (label: string, weights: Weights = SELDOM): number => weights.find(([pattern]) => pattern.test(label))?.[1] ?? 1;

/** What kind of message it is, by its buttons: it decides what is likely, how soon, and whether it is only for those who came. */
export interface Situation {
  /** One of the labels looks like this. */
  mark: RegExp;
  /** Only for who is there on the day: read in the session, answered in it. */
  inTheRoom?: true;
  /** Minutes until somebody presses: at least, and how many more at most. */
  minutes?: readonly [number, number];
  /** Looked at again so many minutes later (at least, and how many more at most), for as long as it has its buttons. */
  again?: readonly [number, number];
  /** However often at most. */
  looks?: number;
  /** Not looked at again once one of the labels looks like this. */
  done?: RegExp;
  /** How likely somebody reacts at all; as to any other message when omitted. */
  reacts?: Readonly<Record<Temper, number>>;
  weights: Weights;
  /** When she will be away on the day it is about: what she types and looks for in place of an answer. */
  instead?: { types: string; presses: RegExp };
  /** Instead of those, when she will be away on the day it is about. */
  away?: Weights;
  /** The weight of pressing nothing. */
  nothing?: number;
}

const FOOTER: Weights = [
  [/^(Why this|Less of this)$/, 0.005],
  [/^(Pause|Pause or leave)$/, 0.002],
];

const SITUATIONS: readonly Situation[] = [
  ...PAIR_SITUATIONS,
  {
    // An offer to lead: nearly everybody says something.
    mark: /^(I[’']ll (lead|be the second)|Agree$)/,
    reacts: { engaged: 0.97, regular: 0.9, sparing: 0.7, silent: 0 },
    weights: [
      ...FOOTER,
      [/with a second|partner/i, 0.15],
      [/^(I[’']ll|Agree)/, 0.6],
      [/not this time/i, 0.15],
      [/keep my turn/i, 0.05],
      [/never/i, 0.01],
      [/./, 0.02],
    ],
    away: [...FOOTER, [/not this time/i, 0.6], [/keep my turn/i, 0.3], [/never/i, 0.01], [/./, 0.02]],
  },
  {
    mark: /^Coming$/,
    reacts: { engaged: 0.9, regular: 0.7, sparing: 0.4, silent: 0 },
    weights: [...FOOTER, [/^Coming$/, 0.9], [/not this time/i, 0.05], [/notes only/i, 0.05], [/./, 0.02]],
    away: [...FOOTER, [/^Coming$/, 0.02], [/not this time/i, 0.75], [/notes only/i, 0.23], [/./, 0.02]],
  },
  {
    mark: /^Vote$/,
    reacts: { engaged: 0.9, regular: 0.6, sparing: 0.3, silent: 0 },
    weights: [...FOOTER, [/^Vote$/, 0.85], [/lead/i, 0.12], [/./, 0.05]],
  },
  {
    // The board of experiments: a cheer costs little, an experiment is not begun in passing.
    mark: /^Cheer, ask or borrow$/,
    reacts: { engaged: 0.6, regular: 0.3, sparing: 0.1, silent: 0 },
    weights: [...FOOTER, [/^Cheer/, 0.9], [/topic/i, 0.05], [/./, 0.03]],
  },
  {
    mark: /^I am here$/,
    inTheRoom: true,
    minutes: [1, 14],
    weights: [
      [/^I am here$/, 1],
      [/./, 0],
    ],
  },
  { mark: /^Fill in$/, inTheRoom: true, minutes: [0, 10], weights: [[/./, 1]] },
  {
    // The pack, the checklist: whoever leads looks at it; whoever will be away looks for cover.
    mark: /^(Open your session|Open the checklist|Look at the plan)$/,
    reacts: { engaged: 0.98, regular: 0.85, sparing: 0.6, silent: 0 },
    weights: [...FOOTER, [/./, 1]],
    instead: { types: '/rondo rota', presses: /^Find cover$/ },
  },
  {
    // The console: some press their way through, others let the clock run.
    mark: /^(Open the console|Next step)$/,
    minutes: [48, 14],
    again: [3, 6],
    reacts: { engaged: 0.9, regular: 0.4, sparing: 0.2, silent: 0 },
    weights: [
      [/^Start$/, 0.6],
      [/^Next step$/, 0.3],
      [/^\+2 minutes$/, 0.05],
      [/^(Speaking order|Who is here)$/, 0.05],
      [/^(Wait two minutes|Skip next|Draw again|Open the console)$/, 0.02],
      [/./, 0.002],
    ],
    nothing: 0.6,
  },
];

/** A window that is no form: some press on, most have read what they wanted to read. */
export const IN_A_WINDOW: Situation = {
  mark: /./,
  weights: [
    [/^(Write it|Open the checklist|Take it|Choose with four questions|Add a topic|Pick a format)$/, 1],
    [/^(Cheer|Still holds|Take it to the organisation)$/, 1],
    [/^Archive$/, 0.3],
    [/^Ask$/, 0.3],
    [/^Borrow( this)?$/, 0.1],
    [/^(Start one|Design it|Design one|Next round|Try it, too)$/, 0.02],
    [/^(Find cover|Swap with somebody|I[’']m away for a while)$/, 0.05],
    ...PAIR_WINDOWS,
    ...SELDOM,
    [/./, 0.1],
  ],
  nothing: 1,
};

export const situationOf = (labels: readonly string[]): Situation | null =>
  SITUATIONS.find(({ mark }) => labels.some((label) => mark.test(label))) ?? null;

/** How likely somebody of this temper reacts to it. */
export function likelihood(temper: Temper, isDirect: boolean, situation: Situation | null): number {
  if (situation?.inTheRoom) return IN_THE_ROOM[temper];
  return situation?.reacts?.[temper] ?? (isDirect ? REACTS[temper].dm : REACTS[temper].channel);
}

/** Which of the labels, by weight; null when the draw says that nothing is pressed. */
export function chooseButton(labels: readonly string[], random: Random, situation: Situation | null = null, isAway = false): number | null {
  const chosen = (isAway ? situation?.away : undefined) ?? situation?.weights ?? SELDOM;
  const weights = labels.map((label) => weightOf(label, chosen));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let left = random.next() * (situation === null ? Math.max(total, 1) : total + (situation.nothing ?? 0));
  for (const [i, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return i;
  }
  return null;
}

const within = ([least, more]: readonly [number, number], random: Random): number => (least + random.int(more + 1)) * MINUTE;

/** People answer within minutes or in the afternoon; some the next day. What belongs to a session is answered in it. */
export const delay = (random: Random, situation: Situation | null = null): number =>
  situation?.minutes
    ? within(situation.minutes, random)
    : (random.next() < 0.6 ? random.int(90) * MINUTE : (2 + random.int(26)) * HOUR) + MINUTE;

/** However often a message is looked at again. */
const LOOKS_AT_MOST = 30;

/** How long until she looks at it again, after so many looks; null when that is enough. */
export function lookAgain(random: Random, situation: Situation | null, labels: readonly string[], looks: number): number | null {
  if (!situation?.again || labels.length === 0 || looks >= (situation.looks ?? LOOKS_AT_MOST)) return null;
  return labels.some((label) => situation.done?.test(label)) ? null : within(situation.again, random);
}

/** What people do of their own accord on a working day, and how likely per day. `{}` stands for a sentence. */
export const IMPULSES: Record<Temper, [command: string, likelihood: number][]> = {
  engaged: [
    ['/reflect', 0.12],
    ['/reflect {}', 0.06],
    ['/checkin', 0.05],
    ['/rondo agenda', 0.05],
    ['/rondo topics', 0.01],
    ['/rondo rota', 0.015],
  ],
  regular: [
    ['/reflect', 0.05],
    ['/reflect {}', 0.03],
    ['/rondo agenda', 0.02],
    ['/rondo topics', 0.005],
    ['/rondo rota', 0.01],
  ],
  sparing: [
    ['/reflect {}', 0.02],
    ['/rondo pause', 0.005],
  ],
  silent: [],
};
