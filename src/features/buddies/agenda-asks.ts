/** J+6, to the buddy: did you two talk? Silence counts as passing. */
import { type AskKind, PRIORITY } from '../../community/ask.ts';
import { findActiveMember } from '../../community/find-member.ts';
import type { DueTouch } from '../../community/touch.ts';
import { DAY } from '../../platform/clock.ts';
import type { Parts } from './service.ts';
import { buddyInputs, buddyLine } from './views.ts';

/** Until the slot of the week after at the latest; every slot lies within seven days. */
const WAITS = 9 * DAY;

export const createHandIn =
  ({ deps, pairs }: Parts) =>
  async (due: DueTouch): Promise<void> => {
    const found = await findActiveMember(deps, due);
    const pair = found && (await pairs.openPair(found.member));
    if (!pair || (await deps.members.find(pair.teamId, pair.communityId, pair.buddyId))?.status !== 'active') return;
    await deps.attention.ask({
      teamId: due.teamId,
      communityId: due.communityId,
      userId: pair.buddyId,
      kind: 'buddies.talked',
      ref: pair.id,
      priority: PRIORITY.joining,
      minutes: 1,
      opensOn: due.localDate,
      expiresAt: due.now + WAITS,
      reminder: false,
    });
  };

export const createAsks = ({ deps, pairs, store }: Parts): AskKind[] => [
  {
    kind: 'buddies.talked',
    practice: 'j2',
    name: 'Did you two talk?',
    why: 'You were introduced to a newcomer a week ago.',
    line: async (ask) => {
      const pair = await store.find(ask.teamId, ask.ref);
      return pair?.status === 'open' ? buddyLine((await pairs.names(pair)).newcomer) : null;
    },
    inputs: async (ask) => {
      const pair = await store.find(ask.teamId, ask.ref);
      return pair ? buddyInputs((await pairs.names(pair)).newcomer) : [];
    },
    answer: async (ask, values, act) => {
      const pair = await store.find(ask.teamId, ask.ref);
      const community = await deps.communities.find(ask.teamId, ask.communityId);
      if (!pair || !community || typeof values.talked !== 'string' || values.talked.trim() === '') return { skipped: true };
      if (values.talked === 'yes') await pairs.talked(pair);
      if (values.talked === 'other') await pairs.pass(community, pair, act.now);
      return undefined;
    },
    expire: async (ask, now) => {
      const pair = await store.find(ask.teamId, ask.ref);
      const community = await deps.communities.find(ask.teamId, ask.communityId);
      if (pair && community) await pairs.pass(community, pair, now);
    },
  },
];
