/** What stewards read of a round: counts, never a name, never a reason. */
import { sayNumber } from '../../community/words.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { context, plain, plainSection } from '../../platform/slack/text.ts';
import { formatDate, type LocalDate } from '../../platform/time/local-dates.ts';
import type { Counts } from './rules-counts.ts';

export type DryRun =
  | { is: 'none' }
  | { is: 'drawn'; toldOn: LocalDate }
  | { is: 'few'; people: number }
  | { is: 'under-way'; people: number }
  | { is: 'counted'; people: number; counts: Counts };

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const people = (n: number): string => (n === 1 ? 'one person' : `${n === 0 ? 'no' : sayNumber(n)} people`);
const pairs = (n: number): string => (n === 1 ? 'one pair' : `${n === 0 ? 'no' : sayNumber(n)} pairs`);
const sayIn = (n: number): string => (n === 0 ? 'Nobody is in.' : `${capital(people(n))} ${n === 1 ? 'is' : 'are'} in.`);

function sayCounts(counts: Counts): string[] {
  const { trios, repeats, across, unplaced } = counts;
  return [
    `It would come to ${pairs(counts.pairs)}${trios === 0 ? ', no trio' : ` and ${trios === 1 ? 'one trio' : `${sayNumber(trios)} trios`}`}.`,
    repeats === 0
      ? 'Nobody would meet somebody from an earlier round.'
      : `People from an earlier round would meet again in ${sayNumber(repeats)}.`,
    across === null
      ? 'Across functions: shown from five pairs up.'
      : `Across functions: ${across.of} of the ${across.known} that have said theirs.`,
    unplaced === 0 ? 'Everybody would have a place.' : `${capital(people(unplaced))} would have none.`,
  ];
}

export function sayDryRun(run: DryRun): string[] {
  switch (run.is) {
    case 'none':
      return ['No round is in sight: the calendar has no session to count from.'];
    case 'drawn':
      return [`This round is drawn already; it begins on ${formatDate(run.toldOn)}.`];
    case 'few':
      return [sayIn(run.people), 'More is shown from five people up, so that no number speaks of anybody.'];
    case 'under-way':
      return [sayIn(run.people), 'A round of that size takes a moment: ask again in a minute.'];
    case 'counted':
      return [sayIn(run.people), ...sayCounts(run.counts)];
  }
}

export const dryRunModal = (run: DryRun): Modal => ({
  type: 'modal',
  callback_id: 'rounds:dry-run',
  title: plain('Dry run', 24),
  close: plain('Close', 24),
  blocks: [
    plainSection(sayDryRun(run).join('\n')),
    ...(run.is === 'counted' ? [context('Counts only, and nothing was written. The same answers give the same round.')] : []),
  ],
});

/** `count`: null where it would be too few to tell. */
export function digestLine(count: number | null, unplaced: number): string {
  const begun = count === null ? 'The coaching round has begun.' : `The coaching round has begun with ${pairs(count)}.`;
  if (unplaced === 0) return begun;
  return `${begun} ${capital(people(unplaced))} could not be placed and ${unplaced === 1 ? 'knows' : 'know'} it.`;
}
