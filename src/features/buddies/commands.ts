/** The two buttons of a pair. */
import type { Community } from '../../community/records.ts';
import type { ActionHandler } from '../../platform/feature.ts';
import type { Message } from '../../platform/slack/message.ts';
import type { Parts } from './service.ts';
import type { Buddy } from './store.ts';
import { passedMessage, talkedMessage } from './views.ts';

export function createActions({ deps, pairs }: Parts): Record<string, ActionHandler> {
  /** Either of the two may press; both then read the same. */
  const pairAction =
    (end: (community: Community, pair: Buddy, now: number) => Promise<Message>): ActionHandler =>
    async (act) => {
      const pair = await pairs.getPair(act.teamId, act.value, act.userId);
      const community = await deps.communities.get(act.teamId, pair.communityId);
      return { replace: await end(community, pair, act.now) };
    };

  const haveTalked = async (pair: Buddy): Promise<Message> => {
    const names = await pairs.names(pair);
    return talkedMessage(names.newcomer, names.buddy);
  };

  return {
    'buddies:talked': pairAction(async (_, pair) => {
      await pairs.talked(pair);
      return haveTalked(pair);
    }),
    'buddies:pass': pairAction(async (community, pair, now) => {
      if (pair.status === 'talked') return haveTalked(pair);
      await pairs.pass(community, pair, now);
      return passedMessage((await pairs.names(pair)).newcomer);
    }),
  };
}
