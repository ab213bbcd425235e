/** Borrowing from the shelf, what came of it, and what others note for the next reader. (practice rows 39, 40, 51–53, 85–87) */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import { createTouches } from './agenda.ts';
import { createAsks } from './agenda-asks.ts';
import { createQuestionAsks } from './agenda-questions.ts';
import { createCommands } from './commands.ts';
import { createNoteCommands } from './commands-notes.ts';
import { rankOf } from './rules.ts';
import { createService, type Parts } from './service.ts';
import { createBorrowing } from './service-borrowing.ts';
import { createNotes } from './service-notes.ts';
import { createOutcomes } from './service-outcomes.ts';
import { createPages } from './service-page.ts';
import { createPortables } from './service-portables.ts';
import { createPrivacyParts } from './service-privacy.ts';
import { createQuestions } from './service-questions.ts';
import { createStore, type Reuse } from './store.ts';
import { createAnnotationStore } from './store-annotations.ts';

export interface Reuses extends Contributions {
  /** Others' uses that worked at least in part, by item: for an order by use in unlike contexts, not by likes. */
  reuseRank(teamId: string, communityId: string): Promise<Map<string, { contexts: number; reuses: number }>>;
  /** When somebody else first used each item: where the clock t3 stops. */
  firstReuses(teamId: string, communityId: string): Promise<{ itemId: string; at: number }[]>;
}

export function createReuses(deps: Deps): Reuses {
  const parts: Parts = { deps, store: createStore(deps.db), notes: createAnnotationStore(deps.db) };
  const service = createService(parts);
  const outcomes = createOutcomes(parts, service);
  const questions = createQuestions(parts, service);
  const borrowing = createBorrowing(parts, service, outcomes, questions);
  const notes = createNotes(parts, outcomes);
  const pages = createPages(parts, service, borrowing, notes);
  const commands = createCommands(parts, service, borrowing, outcomes);
  const noting = createNoteCommands(parts, service, notes);
  const byItem = async (teamId: string, communityId: string): Promise<Map<string, Reuse[]>> =>
    Map.groupBy(await parts.store.ofCommunity(teamId, communityId), ({ itemId }) => itemId);

  return {
    name: 'reuses',
    actions: { ...commands.actions, ...noting.actions },
    submissions: { ...commands.submissions, ...noting.submissions },
    touches: createTouches(parts),
    asks: [...createAsks(parts, service, outcomes, notes), ...createQuestionAsks(parts, questions)],
    experimentChanged: borrowing.changed,
    itemChanged: outcomes.itemChanged,
    onItem: pages.onItem,
    onExperiment: pages.onExperiment,
    describe: { reuse: pages.describe },
    portables: createPortables(parts, notes),
    ...createPrivacyParts(parts),
    reuseRank: async (teamId, communityId) => new Map([...(await byItem(teamId, communityId))].map(([id, uses]) => [id, rankOf(uses)])),
    firstReuses: async (teamId, communityId) =>
      [...(await byItem(teamId, communityId))].flatMap(([itemId, uses]) => {
        const begun = uses.filter(({ byAuthor }) => !byAuthor).flatMap(({ startedAt }) => startedAt ?? []);
        return begun.length > 0 ? [{ itemId, at: Math.min(...begun) }] : [];
      }),
  };
}
