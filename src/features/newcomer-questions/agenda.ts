/** A released question goes to the channel, as soon as there is room in its week. */
import { findName } from '../../community/find-member.ts';
import type { Deps } from '../../community/kernel.ts';
import { POST, sendPost } from '../../community/letter.ts';
import type { Touch } from '../../community/touch.ts';
import type { Store } from './store.ts';
import { puzzleMessage } from './views.ts';

export const createTouches = (deps: Deps, store: Store): Touch[] => [
  {
    ...POST,
    id: 'newcomer-questions.post',
    practice: 'j3',
    name: "A newcomer's question",
    why: 'A newcomer released her question.',
    run: async (due) => {
      const question = await store.find(due.teamId, due.anchor);
      if (question?.privacy !== 'P3' || question.userId === null) return;
      await sendPost(deps, due, puzzleMessage(await findName(deps, due.teamId, question.userId), question.text));
    },
  },
];
