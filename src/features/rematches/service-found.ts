/** What a draw came to for one person: a pair of her own, a third place in one, or nobody this time. */
import type { Candidate, RoundFacts } from '../../community/matching.ts';
import type { LatePlace } from '../../community/matching-rules.ts';
import type { Brought, Pair } from '../../community/pair.ts';
import type { Community } from '../../community/records.ts';
import { MOST_TRIES } from './rules.ts';
import { IN_VAIN, type Parts } from './service.ts';
import type { Places, RunningRound } from './service-places.ts';
import type { Place } from './store.ts';

type Found = Exclude<LatePlace, { is: 'unplaced' }>;

const broughtBy = ({ offer, want, from, until }: Candidate): Brought => ({ offer, want, from, until });

export function createFound({ deps, store }: Parts, places: Places) {
  const { agenda, calendar, members, newId, pairs, people } = deps;

  return {
    /** Whoever introduces pairs hears of it and introduces them, two or three. */
    async put(community: Community, round: RunningRound, found: Found, { candidates, seed }: RoundFacts, now: number): Promise<void> {
      const { teamId, id: communityId } = community;
      const { reason } = found;
      const brought = new Map(candidates.filter(({ userId }) => found.people.includes(userId)).map((one) => [one.userId, broughtBy(one)]));
      if (found.is === 'trio') {
        const userId = reason.third?.userId ?? '';
        const hers = brought.get(userId);
        if (hers) await pairs.happen({ teamId, id: found.pairId }, { is: 'joined', userId, brought: hers, reason }, now);
        return;
      }
      const pair: Pair = {
        ...{ teamId, id: newId(), communityId, roundId: round.id, people: found.people, state: 'told', ended: null, reason, seed },
        ...{ brought: Object.fromEntries(brought), toldOn: calendar.today(community, now), closesOn: round.closesOn },
        ...{ channelId: null, guideId: null, talks: 0, createdAt: now, toldAt: now, agreedAt: null, overAt: null },
      };
      await pairs.add(pair);
    },

    /** After three days she is told plainly, and not before. */
    async missed(community: Community, place: Place, now: number): Promise<void> {
      const tries = place.tries + 1;
      await store.change(place, { tries, ...(tries < MOST_TRIES ? {} : { state: 'in-vain' }) });
      if (tries < MOST_TRIES) return places.planDraw(community, place.roundId ?? '', now);
      const { teamId, communityId, userId, fromId, since } = place;
      const zone = (await people.find(teamId, userId))?.zone ?? community.zone;
      await agenda.once(IN_VAIN, { teamId, communityId, anchor: `${fromId} ${since}`, userId, dueAt: now, zone });
    },

    /** On a short pause it is looked again on the next day; whoever opted out of the round is looked for no more. */
    async passOver(community: Community, place: Place, now: number): Promise<void> {
      const member = await members.find(place.teamId, place.communityId, place.userId);
      if (member?.status === 'paused') await places.planDraw(community, place.roundId ?? '', now);
      else await store.change(place, { state: 'stopped' });
    },
  };
}
