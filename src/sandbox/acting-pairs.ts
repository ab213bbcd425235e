/** How people who act by themselves answer what comes of coaching, mentoring and care. Likelihoods are invented. */
import type { Situation, Temper, Weights } from './acting-rules.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

const by = (engaged: number, regular: number, sparing: number): Readonly<Record<Temper, number>> => ({
  engaged,
  regular,
  sparing,
  silent: 0,
});

const FOOTER: Weights = [
  [/^(Why this|Less of this)$/, 0.005],
  [/^(Pause|Pause or leave)$/, 0.002],
];

/** What ends something for somebody else, too. */
export const ENDINGS: Weights = [
  [/^(Let it go|End it quietly|Close it well|Close it|No need|Stop looking|Take me out|Withdraw|Let the next one take it)$/, 0.01],
  [/^Take my offer down$/, 0.005],
];

export const PAIR_SITUATIONS: readonly Situation[] = [
  {
    // The call: whoever does not answer is out.
    mark: /^(I am in|Join late)$/,
    reacts: by(0.85, 0.53, 0.22),
    weights: [...FOOTER, [/^I am in$/, 0.95], [/^Join late$/, 0.1], [/^What is this\?$/, 0.04]],
  },
  {
    // They have said yes to it: they read it more than once, until their pact stands.
    mark: /^Our pact$/,
    reacts: by(0.99, 0.92, 0.7),
    again: [18 * HOUR, 30 * HOUR],
    looks: 4,
    done: /^Your talks$/,
    weights: [
      ...FOOTER,
      ...ENDINGS,
      [/^These dates suit me$/, 2],
      [/^Still on$/, 0.4],
      [/^Our pact$/, 0.7],
      [/^Pick a guide$/, 0.2],
      [/^Your talks$/, 0.2],
    ],
    nothing: 0.15,
  },
  {
    mark: /^(Yes, gladly|Yes, let us|Yes, I would like one|I am there)$/,
    reacts: by(0.95, 0.8, 0.5),
    again: [2 * HOUR, 6 * HOUR],
    looks: 2,
    weights: [...FOOTER, [/^(Yes, .*|I am there)$/, 0.75], [/^Not now$/, 0.2], [/^What it is about$/, 0.1]],
    nothing: 0.2,
  },
  {
    // Some days later, when they have talked.
    mark: /^That helped$/,
    minutes: [2 * DAY, 4 * DAY],
    reacts: by(0.6, 0.4, 0.2),
    weights: [...FOOTER, [/./, 1]],
  },
  {
    mark: /^(Our agreement|Read it)$/,
    reacts: by(0.99, 0.9, 0.6),
    again: [DAY, DAY],
    looks: 3,
    weights: [...FOOTER, [/./, 1]],
    nothing: 0.3,
  },
  {
    // It is closed, or came to nothing; most leave it at that.
    mark: /^(No need|Look for another partner|Ask somebody (else|yourself)|Propose a partner)$/,
    weights: [...FOOTER, [/^No need$/, 0.03], [/^Look for another partner$/, 0.5], [/./, 0.05]],
    nothing: 0.5,
  },
];

/** In a window that is no form. */
export const PAIR_WINDOWS: Weights = [
  ...ENDINGS,
  [/^(Write it|Complete it|Read and sign|These dates suit me|I take it)$/, 4],
  [/^(I am in|Look at it|Fix the date|This one|Look back)$/, 1],
  [/^(Choose by dilemma|Thank .+|Say thanks|I would like a mentor)$/, 0.5],
  [/^(Propose it|It is done|Look back for myself|Show it to .+)$/, 0.3],
  [/^(Another guide|A new guide)$/, 0.15],
  [/^(We talked|Fix a date|Move it|Another date|Change it|Move a date|Whom not with)$/, 0.02],
];
