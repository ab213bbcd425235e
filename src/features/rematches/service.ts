/** What ends a pair before its time, and what it means for those who stay. */
import type { Deps } from '../../community/kernel.ts';
import { isAlive, type Pair } from '../../community/pair.ts';
import type { Member } from '../../community/records.ts';
import { endedEarly, hasRoom, isGone, looksByItself, partingOf } from './rules.ts';
import type { Places } from './service-places.ts';
import type { Store } from './store.ts';

export interface Parts {
  deps: Deps;
  store: Store;
}

export const CLOSED = 'rematches.closed';
export const IN_VAIN = 'rematches.in-vain';
export const TWO = 'rematches.two';
export const DRAW = 'rematches.draw';

const ALIVE = ['told', 'agreed'] as const;

export function createService({ deps, store }: Parts, places: Places) {
  const { agenda, bounds, calendar, communities, members, pairs, people } = deps;

  /** For one of those who were in it. Who went hears nothing; should she come back in time, Home offers it. */
  async function settle(pair: Pair, userId: string, looks: boolean, now: number): Promise<void> {
    const { teamId, communityId, id: fromId, roundId, closesOn } = pair;
    const community = await communities.get(teamId, communityId);
    const today = calendar.today(community, now);
    const member = await members.find(teamId, communityId, userId);
    if (!member || member.status === 'left') return;
    const gone = isGone(member, today);
    const wanted = roundId !== null && hasRoom(closesOn, today) && !gone;
    // Nobody has heard of a pair that was never introduced: there is nothing to close, and somebody else is looked for.
    const unknown = pair.channelId === null;
    const state = wanted && (looks || unknown) ? 'looking' : 'offered';
    const place = {
      teamId,
      fromId,
      userId,
      communityId,
      roundId,
      closesOn,
      state,
      by: 'again',
      tries: 0,
      since: now,
      privacy: 'P1',
    } as const;
    await store.put(place);
    if (state === 'looking') await places.planDraw(community, place.roundId ?? '', now);
    if (gone || (unknown && state === 'looking')) return;
    const zone = (await people.find(teamId, userId))?.zone ?? community.zone;
    await agenda.once(CLOSED, { teamId, communityId, anchor: fromId, userId, dueAt: now, zone });
  }

  async function goOnAsTwo({ teamId, communityId, id }: Pair, now: number): Promise<void> {
    const { zone } = await communities.get(teamId, communityId);
    await agenda.once(TWO, { teamId, communityId, anchor: `${id} ${now}`, dueAt: now, zone });
  }

  return {
    async pairChanged(pair: Pair, was: Pair | null, now: number): Promise<void> {
      if (!was || !isAlive(was)) return;
      if (endedEarly(pair, was)) {
        for (const userId of was.people) await settle(pair, userId, looksByItself(pair.ended), now);
        return;
      }
      const left = was.people.filter((id) => !pair.people.includes(id));
      if (!isAlive(pair) || left.length === 0) return;
      for (const userId of left) await settle(pair, userId, false, now);
      await goOnAsTwo(pair, now);
    },

    async memberChanged(member: Member, _was: Member | null, now: number): Promise<void> {
      const { teamId, communityId, userId } = member;
      const community = await communities.find(teamId, communityId);
      if (!community || !isGone(member, calendar.today(community, now))) return;
      for (const pair of await pairs.list({ teamId, communityId, userId, states: ALIVE }))
        await pairs.happen(pair, { is: 'left', userId, why: 'gone' }, now);
      for (const place of await store.of(teamId, userId))
        if (place.communityId === communityId && place.state === 'looking') await store.change(place, { state: 'offered' });
    },

    /** A line that somebody named reaches two steps: pairs of others may be concerned. */
    async boundsChanged(teamId: string, userId: string, now: number): Promise<void> {
      const living = Map.groupBy(await pairs.list({ teamId, states: ALIVE }), ({ communityId }) => communityId);
      for (const [communityId, ofCommunity] of living) {
        const apart = await bounds.apart(await communities.get(teamId, communityId));
        for (const pair of ofCommunity) {
          const parting = partingOf(pair, apart, userId);
          if (parting === 'over') await pairs.happen(pair, { is: 'over', why: 'apart' }, now);
          else if (parting) await pairs.happen(pair, { is: 'left', userId: parting.goes, why: 'apart' }, now);
        }
      }
    },
  };
}

export type Service = ReturnType<typeof createService>;
