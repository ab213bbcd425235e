/** What puzzles newcomers about us: kept for its author, released by nobody else. (practice row 72) */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community, Member } from '../../community/records.ts';
import { createTouches } from './agenda.ts';
import { createActions } from './commands.ts';
import { createQuestions } from './service.ts';
import { createPrivacyParts } from './service-privacy.ts';
import { createStore } from './store.ts';
import { puzzleRow } from './views.ts';

export interface NewcomerQuestions extends Contributions {
  /** Released: the channel reads it; otherwise only she does. */
  keep(community: Community, member: Member, text: string, released: boolean, now: number): Promise<void>;
}

export function createNewcomerQuestions(deps: Deps): NewcomerQuestions {
  const store = createStore(deps.db);
  const questions = createQuestions(deps, store);
  return {
    name: 'newcomer-questions',
    actions: createActions(deps, store, questions),
    touches: createTouches(deps, store),
    home: [
      {
        section: 'mine',
        plural: 'all your questions as a newcomer',
        rows: async ({ person }) =>
          (await store.of(person.teamId, person.userId)).map(({ id, text, privacy }) => ({
            rank: 90,
            blocks: puzzleRow(id, text, privacy === 'P3'),
          })),
      },
    ],
    ...createPrivacyParts(deps, store),
    keep: questions.keep,
  };
}
