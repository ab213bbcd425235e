/** Whether what somebody offers is what another wants, by their words. Pure. */
import { stem, wordsToIndex } from '../platform/db/words.ts';

/** Words that stand in every offer and every wish and say nothing about either. */
const SAY_NOTHING = new Set(
  `about after again all also always and any are around back because been being best better between both but can could did different does doing
  done each easy else even ever every few find first for from get getting give giving goes going good great had hard has have having her him his
  how into its just keep kind know less let like little long look lot lots made make making many may maybe might more most much must near need
  new nice not now often one only onto open other our out over own please put really same see she should some somebody someone something soon
  still such sure take than that the their them then there these they thing things think this those through time times too try trying two under
  until upon use used using very want was way ways well were what when where which while who whom whose why will with within without would year
  years yes yet you your
  advice ask coach coaching experience happy help helping interested leader leaders leadership learn learning listen listening love mentor
  mentoring offer people person practice question questions share skill skills support talk talking team teams topic topics work working`.split(
    /\s+/,
  ),
);
const ENDINGS = /(?:ment|ation|ion|at|ness|ship|ity|al|er|or|ive|ly|e)$/;
const SHORTEST = 3;
const SHORTEST_ROOT = 5;
const IS_LATIN = /^[\p{Script=Latin}\p{N}]+$/u;

/** `negotiation`, `negotiator` and `negotiate` are one word here; wrong roots do no harm as long as both sides have them. */
function rootOf(word: string): string {
  const bare = word.replace(ENDINGS, '');
  return bare === word || bare.length < SHORTEST_ROOT ? word : rootOf(bare);
}

/** The roots of the words of a text that may meet another's. */
function telling(text: string): string[] {
  const roots = wordsToIndex(text)
    .split(' ')
    .filter((word) => word.length >= (IS_LATIN.test(word) ? SHORTEST : 2) && !SAY_NOTHING.has(word) && !SAY_NOTHING.has(stem(word)))
    .map((word) => rootOf(stem(word)));
  return [...new Set(roots)];
}

export interface Said {
  offer: readonly string[];
  want: ReadonlySet<string>;
}

export const saidBy = ({ offer, want }: { offer: string; want: string }): Said => ({ offer: telling(offer), want: new Set(telling(want)) });

/** Whether what one offers is what the other wants. */
export const offers = (one: Said, other: Said): boolean => one.offer.some((word) => other.want.has(word));

/** For each two (a × size + b) in how many directions that is so: none, one or both. By word, for most people share none. */
export function meetsAmong(people: readonly Said[]): Uint8Array {
  const size = people.length;
  const wanting = new Map<string, number[]>();
  people.forEach(({ want }, at) => {
    for (const word of want) {
      const those = wanting.get(word) ?? [];
      those.push(at);
      wanting.set(word, those);
    }
  });
  const served = new Uint8Array(size * size);
  people.forEach(({ offer }, a) => {
    for (const word of offer) for (const b of wanting.get(word) ?? []) served[a * size + b] = 1;
  });
  return served.map((one, at) => one + (served[(at % size) * size + Math.floor(at / size)] ?? 0));
}
