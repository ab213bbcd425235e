/** What became of experiments and of the shelf in a stretch, in numbers. */
import type { Experiment } from '../community/experiment.ts';
import { countExperiments, type ExperimentCounts } from '../community/experiment-rules.ts';
import type { Item } from '../community/item.ts';
import type { TranscriptCall } from './transcript.ts';

export interface ShelfReport {
  experiments: ExperimentCounts & { kept: number; ideas: number; shared: number; secondRounds: number; borrowed: number };
  items: { cards: number; others: number; shared: number; proven: number; check: number; archived: number; released: number };
  /** Uses by others that worked at least in part. */
  reuses: number;
  searches: number;
  inVain: number;
}

export interface ShelfInput {
  calls: readonly TranscriptCall[];
  experiments: readonly Experiment[];
  items: readonly Item[];
  reuses: number;
}

export function shelfReportOf({ calls, experiments, items, reuses }: ShelfInput): ShelfReport {
  const inState = (...states: Item['state'][]): number => items.filter(({ state }) => states.includes(state)).length;
  const found = calls.filter(({ method }) => method === 'views.open').map(({ args }) => JSON.stringify(args.view));
  const searches = found.filter((view) => view.includes('finding:find') && !/"block_id":"words"(?!.*"initial_value")/.test(view));
  const cards = items.filter(({ kind }) => kind === 'card').length;
  return {
    experiments: {
      ...countExperiments(experiments),
      kept: experiments.length,
      ideas: experiments.filter(({ state }) => state === 'idea').length,
      shared: experiments.filter(({ sharedAt }) => sharedAt !== null).length,
      secondRounds: experiments.filter(({ round }) => round > 1).length,
      borrowed: experiments.filter(({ sourceId }) => sourceId !== null).length,
    },
    items: {
      ...{ cards, others: items.length - cards, shared: inState('shared'), proven: inState('proven'), check: inState('check') },
      ...{ archived: inState('archived'), released: items.filter(({ privacy }) => privacy === 'P4' || privacy === 'P5').length },
    },
    reuses,
    searches: searches.length,
    inVain: searches.filter((view) => view.includes('cards:write')).length,
  };
}

export function printShelf({ experiments, items, reuses, searches, inVain }: ShelfReport): string {
  const { started, decided, parked, closed, kept, ideas, shared, secondRounds, borrowed } = experiments;
  return [
    `Experiments: ${kept} written, ${ideas} of them still ideas; ${started} started, ${decided} decided, ${parked} parked or stopped, ${closed} closed without a result; ${shared} shared, ${secondRounds} second rounds, ${borrowed} borrowed.`,
    `Shelf: ${items.cards} cards and ${items.others} others; ${items.shared} shared, ${items.proven} proven, ${items.check} to be checked, ${items.archived} archived; ${items.released} open beyond members; ${reuses} reuses that worked.`,
    `Searches: ${searches}, ${inVain} of them in vain.`,
  ].join('\n');
}
