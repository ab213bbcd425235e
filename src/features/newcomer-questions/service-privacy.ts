/** What becomes of newcomers' questions when their author goes, and who may read them until then. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import { lookerOf } from '../../community/privacy.ts';
import { sayInstant } from '../../community/stored-words.ts';
import { truncate } from '../../platform/slack/text.ts';
import type { Store } from './store.ts';

type Ours = Required<Pick<Contributions, 'describe' | 'forget' | 'storedAbout' | 'exportOf'>>;

export const createPrivacyParts = (deps: Deps, store: Store): Ours => ({
  storedAbout: async (teamId, userId) => [
    {
      title: 'Your questions as a newcomer',
      records: (await store.of(teamId, userId)).map(({ text, createdAt, privacy }) => ({ text, written: sayInstant(createdAt), privacy })),
    },
  ],

  forget: ({ teamId, userId, communityId, choice }) => store.forget(teamId, userId, communityId, communityId === null ? 'delete' : choice),

  exportOf: async ({ teamId, id }) => {
    const questions = (await store.list(teamId, id)).filter((row) => row.privacy === 'P3');
    const known = await deps.people.findMany(teamId, [...new Set(questions.flatMap((row) => row.userId ?? []))]);
    const nameOf = (userId: string | null): string | null => (userId === null ? null : (known.get(userId)?.name ?? userId));
    const records = questions.map((row) => ({ name: nameOf(row.userId), text: row.text, privacy: row.privacy }));
    return [{ title: 'What newcomers wondered', records }];
  },

  describe: {
    'newcomer-question': async (ref, viewer) => {
      const question = await store.find(viewer.person.teamId, ref.id);
      if (!question) return null;
      const record = { privacy: question.privacy, communityId: question.communityId, authorId: question.userId };
      return deps.privacy.see(lookerOf(viewer), record) ? { title: truncate(question.text, 120) } : null;
    },
  },
});
