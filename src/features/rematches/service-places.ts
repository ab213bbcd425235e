/** Who is free in a round: put on the list, taken off it, and when the next draw is. */
import type { Deps } from '../../community/kernel.ts';
import type { RoundFacts } from '../../community/matching.ts';
import { isAlive, isOf, type Pair } from '../../community/pair.ts';
import type { Community } from '../../community/records.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import { nextWorkingDay } from '../../platform/time/working-days.ts';
import { type LocalDate, toInstant } from '../../platform/time/zones.ts';
import { hasRoom } from './rules.ts';
import { DRAW } from './service.ts';
import type { Place, Store } from './store.ts';

/** A round that was told and is not over, with everybody who is in and can take part; `weekOn` is the week in which it began. */
export interface RunningRound {
  id: string;
  toldOn: LocalDate;
  closesOn: LocalDate;
  facts: RoundFacts;
}

export interface RematchDoors {
  /** Null while none is running. */
  running(community: Community, now: number): Promise<RunningRound | null>;
}

export interface Presser {
  teamId: string;
  userId: string;
  now: number;
}

/** What she reads: 'alive' the pair still is; 'late' too little is left; 'own' the pair belonged to no round. */
export type Asked = 'looking' | 'placed' | 'stopped' | 'alive' | 'late' | 'own';

const DRAWS_AT = '09:00';

export function createPlaces({ deps, store }: { deps: Deps; store: Store }, doors: RematchDoors) {
  const { agenda, calendar, communities, pairs } = deps;

  /** At nine on the next working day, once for all who are free. */
  async function planDraw(community: Community, roundId: string, now: number): Promise<void> {
    const { teamId, id: communityId, zone } = community;
    const on = nextWorkingDay(calendar.today(community, now), calendar.holidays(community));
    await agenda.once(DRAW, { teamId, communityId, anchor: `${roundId} ${on}`, dueAt: toInstant(on, DRAWS_AT, zone), zone });
  }

  const livePairOf = async ({ teamId, communityId, roundId, userId }: Omit<Place, 'roundId'> & { roundId: string }): Promise<Pair | null> =>
    (await pairs.list({ teamId, communityId, roundId, userId })).find(isAlive) ?? null;

  async function look(community: Community, place: Place, now: number): Promise<void> {
    await store.put({ ...place, state: 'looking', tries: 0, since: now });
    await planDraw(community, place.roundId ?? '', now);
  }

  /** Her own line of the list, or the kind sentence why there is none. */
  async function requirePlace({ teamId, userId }: Presser, fromId: string): Promise<Place | 'alive'> {
    const place = await store.find({ teamId, fromId, userId });
    if (place) return place;
    const pair = await pairs.find(teamId, fromId);
    if (!pair) throw new UserError('This is not kept any more.', '`/rondo partner` asks somebody yourself.');
    if (!isOf(pair, userId)) throw new NotAllowedError('This belongs to the two of them.', '`/rondo partner` asks somebody yourself.');
    if (isAlive(pair)) return 'alive';
    throw new UserError('This round is over.', '`/rondo partner` asks somebody yourself.');
  }

  return {
    planDraw,
    livePairOf,

    /** She looks for another partner; pressed twice it is one search. */
    async again(by: Presser, fromId: string): Promise<Asked> {
      const place = await requirePlace(by, fromId);
      if (place === 'alive') return 'alive';
      const { roundId, communityId } = place;
      if (roundId === null) return 'own';
      if (await livePairOf({ ...place, roundId })) return 'placed';
      const community = await communities.get(by.teamId, communityId);
      if (place.state !== 'looking' && !hasRoom(place.closesOn, calendar.today(community, by.now))) return 'late';
      if (place.state !== 'looking') await look(community, place, by.now);
      return 'looking';
    },

    async stop(by: Presser, fromId: string): Promise<Asked> {
      const place = await requirePlace(by, fromId);
      if (place === 'alive') return 'alive';
      const { roundId } = place;
      if (roundId !== null && (await livePairOf({ ...place, roundId }))) return 'placed';
      await store.change(place, { state: 'stopped' });
      return 'stopped';
    },

    /** She is out of the round: whom she came from does not matter. */
    async out(teamId: string, roundId: string, userId: string): Promise<void> {
      for (const place of await store.of(teamId, userId))
        if (place.roundId === roundId && place.state === 'looking') await store.change(place, { state: 'stopped' });
    },

    /** Somebody is in since the draw. */
    async late(community: Community, userId: string, now: number): Promise<void> {
      const round = await doors.running(community, now);
      if (!round) return;
      const { teamId, id: communityId } = community;
      const place = { teamId, fromId: round.id, userId, communityId, roundId: round.id, closesOn: round.closesOn } as const;
      const known = await store.find(place);
      const whole: Place = { ...place, state: 'looking', by: 'later', tries: 0, since: now, privacy: 'P1' };
      if (known?.state !== 'looking' && !(await livePairOf({ ...whole, roundId: round.id }))) await look(community, whole, now);
    },
  };
}

export type Places = ReturnType<typeof createPlaces>;
