/** Care and mentoring as people click them: a pair to its midpoint, a hand, a breach, thanks. One timeline, from Monday 2 November on. */
import { closes, holdsTheFile, opensWithTheNorm, reports, runsIt, takesItBack } from './care-breach.ts';
import { asksForAHand, asksFromAnExperiment, isHelped, readsTheNotes, thanks } from './care-hands.ts';
import { agrees, asksTheSecond, listsAndWishes, nominates, reachesTheMidpoint, talks } from './care-mentors.ts';
import type { Hand } from './hand.ts';

/** In this order: each begins where the one before ended. */
export const CARE: readonly (readonly [title: string, story: (hand: Hand) => Promise<void>])[] = [
  ['an empty list, two offers, one in the line, and a wish with two choices', listsAndWishes],
  ['two nominations: one private yes, one private no', nominates],
  ['Fay could use a hand, and Gus is asked', asksForAHand],
  ['Eli reports something about Cleo, and case posts rest', reports],
  ['Dev holds the file, each step with Eli’s yes', holdsTheFile],
  ['Cleo leads the next session, which opens with the norm', opensWithTheNorm],
  ['the file is closed', closes],
  ['another report is taken back', takesItBack],
  ['Gus is silent for two working days, and Ana is there', isHelped],
  ['a hand from an experiment’s page, taken back', asksFromAnExperiment],
  ['thanks to a person, for a message, and to somebody who keeps them private', thanks],
  ['Cleo is silent for four days, and Ben says yes', asksTheSecond],
  ['Hana and Ben agree on six dates', agrees],
  ['the session begins with the norm', runsIt],
  ['the notes carry thanks', readsTheNotes],
  ['a talk moves to another day', talks],
  ['half-way: “Still right?”', reachesTheMidpoint],
];
