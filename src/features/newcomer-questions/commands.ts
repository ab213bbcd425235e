/** Showing one's question to everyone. */
import type { Deps } from '../../community/kernel.ts';
import { UserError } from '../../platform/errors.ts';
import type { ActionHandler } from '../../platform/feature.ts';
import type { Questions } from './service.ts';
import type { Store } from './store.ts';

export const createActions = (deps: Deps, store: Store, questions: Questions): Record<string, ActionHandler> => ({
  'newcomer-questions:release': async (act) => {
    const question = await store.find(act.teamId, act.value);
    const community = question ? await deps.communities.find(act.teamId, question.communityId) : null;
    if (!community) throw new UserError('This question is not kept any more.');
    await questions.release(community, act.value, act.userId, act.now);
    return { reply: { text: 'It goes to the channel with your name, as soon as there is room in its week.' }, refreshHome: true };
  },
});
