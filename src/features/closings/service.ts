/** The end of a pair's nine weeks: planned when they are told, asked on the day, closed ten working days later. */
import type { Deps } from '../../community/kernel.ts';
import { isAlive, isOf, othersOf, type Pair, wasTold } from '../../community/pair.ts';
import type { Community } from '../../community/records.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import { toInstant } from '../../platform/time/zones.ts';
import { ALL_TALKS, batchOf, closesAt, countedTalks, knownTalks, type Said } from './rules.ts';
import type { Round, Store } from './store.ts';
import type { EndView } from './views.ts';

export interface Parts {
  deps: Deps;
  store: Store;
}

export const OPEN = 'closings.open';
export const CLOSE = 'closings.close';
export const END = 'closings.end';

export function createService({ deps, store }: Parts) {
  const { agenda, attention, calendar, communities, pairs, people } = deps;

  const endsAt = (pair: Pair, community: Community): number => closesAt(pair, calendar.holidays(community), community.zone);

  const batchFor = (pair: Pair, community: Community, numbers: Pick<Round, 'known' | 'met' | 'all'>): Omit<Round, 'privacy'> => {
    const { teamId, communityId } = pair;
    return { teamId, communityId, batch: batchOf(pair), closesAt: endsAt(pair, community), ...numbers };
  };

  const plan = async (pair: Pair): Promise<void> => {
    const { teamId, communityId, id: anchor } = pair;
    const community = await communities.get(teamId, communityId);
    const { zone } = community;
    await agenda.once(OPEN, { teamId, communityId, anchor, dueAt: toInstant(pair.closesOn, '00:05', zone), zone });
    await agenda.once(CLOSE, { teamId, communityId, anchor, dueAt: endsAt(pair, community), zone });
  };

  /** It is over: who has answered goes; what was known of its talks becomes a number only when its nine weeks were through. */
  const settle = async (pair: Pair, was: Pair): Promise<void> => {
    const { teamId, communityId, id } = pair;
    for (const touch of [OPEN, CLOSE]) await agenda.withdraw(teamId, communityId, touch, id);
    for (const userId of was.people) await attention.withdrawAsk(teamId, END, id, userId);
    const community = await communities.find(teamId, communityId);
    if (pair.ended !== 'closed' || !community) return store.close(teamId, id, null);
    const said = (await store.answered(teamId, id)).map(({ talks }) => talks);
    const talks = knownTalks(said, pair);
    const numbers = { known: talks === null ? 0 : 1, met: (talks ?? 0) > 0 ? 1 : 0, all: (talks ?? 0) >= ALL_TALKS ? 1 : 0 };
    return store.close(teamId, id, batchFor(pair, community, numbers));
  };

  return {
    endsAt,

    async pairChanged(pair: Pair, was: Pair | null): Promise<void> {
      const wasAlive = was !== null && isAlive(was);
      if (isAlive(pair) && !wasAlive) return plan(pair);
      if (was === null || !wasAlive) return;
      if (!isAlive(pair)) return settle(pair, was);
      for (const userId of was.people) if (!isOf(pair, userId)) await attention.withdrawAsk(pair.teamId, END, pair.id, userId);
    },

    /** The pair of a button, for one of its people; those who were not told yet know nothing of it. */
    async requirePair(teamId: string, id: string, userId: string): Promise<Pair> {
      const pair = await pairs.find(teamId, id);
      if (!pair || !wasTold(pair))
        throw new UserError('This round is closed, and I keep nothing of it.', '`/rondo coaching` shows what comes.');
      if (isOf(pair, userId)) return pair;
      const whose = pair.people.length > 2 ? 'the three of them' : 'the two of them';
      throw new NotAllowedError(`This belongs to ${whose}.`, '`/rondo coaching` shows what is yours.');
    },

    namesOf: async ({ teamId }: Pick<Pair, 'teamId'>, userIds: readonly string[]): Promise<string[]> => {
      const known = await people.findMany(teamId, userIds);
      return userIds.map((userId) => known.get(userId)?.name ?? 'Somebody');
    },

    async viewOf(pair: Pair, userId: string): Promise<EndView> {
      const { teamId, id, communityId } = pair;
      const { settings } = await communities.get(teamId, communityId);
      const before = (await store.answered(teamId, id)).find((row) => row.userId === userId);
      const text = await store.findText(teamId, id, userId);
      const others = othersOf(pair, userId);
      const known = await people.findMany(teamId, others);
      return {
        ...{ pairId: id, k: settings.k, others: others.map((one) => known.get(one)?.name ?? 'Somebody') },
        talks: before?.talks ?? countedTalks(pair),
        rated: before?.rated ?? false,
        text: text?.text ?? '',
        isShown: text?.privacy === 'P1',
      };
    },

    async answer(pair: Pair, { talks, useful, differently }: Said, { userId, now }: { userId: string; now: number }): Promise<void> {
      const { teamId, id: pairId, communityId } = pair;
      const community = await communities.get(teamId, communityId);
      const batch = batchFor(pair, community, { known: 0, met: 0, all: 0 });
      await store.answer({ teamId, pairId, userId, communityId, talks }, useful, batch);
      const before = await store.findText(teamId, pairId, userId);
      if (differently !== (before?.text ?? '')) await store.putText({ teamId, pairId, userId, communityId, text: differently, at: now });
    },
  };
}

export type Service = ReturnType<typeof createService>;
