/** Once a working day: a partner for everybody who is free in a round, one after another, whoever waits longest first. */
import type { Candidate, RoundFacts } from '../../community/matching.ts';
import { drawLate } from '../../community/matching-rules.ts';
import { isAlive, type Pair } from '../../community/pair.ts';
import type { Community } from '../../community/records.ts';
import type { DueTouch } from '../../community/touch.ts';
import { type LocalDate, mondayOf } from '../../platform/time/local-dates.ts';
import { metSince } from './rules.ts';
import type { Parts } from './service.ts';
import { createFound } from './service-found.ts';
import type { Places, RematchDoors, RunningRound } from './service-places.ts';
import type { Place } from './store.ts';

/** The day of the draw, and what the same draw can be made again from. */
interface Today {
  on: LocalDate;
  seed: string;
}

export function createDraw(parts: Parts, places: Places, doors: RematchDoors) {
  const { deps, store } = parts;
  const { communities, members, pairs, random } = deps;
  const found = createFound(parts, places);

  /** The facts as they are today: who is here now, this week's hours, and nobody twice in one round. */
  async function factsToday(
    community: Community,
    { facts, toldOn }: RunningRound,
    alive: readonly Pair[],
    now: Today,
  ): Promise<RoundFacts> {
    const active = new Set((await members.list(community.teamId, community.id, ['active'])).map(({ userId }) => userId));
    return {
      ...facts,
      candidates: facts.candidates.filter(({ userId }) => active.has(userId)),
      forbidden: [...facts.forbidden, ...metSince(facts.meetings, toldOn, alive)],
      weekOn: mondayOf(now.on),
      seed: now.seed,
    };
  }

  /** What the round is today: pairs that may become three, who has a place, and whoever would like one. */
  async function lookAround(community: Community, round: RunningRound, listed: readonly Place[], now: Today) {
    const { teamId, id: communityId } = community;
    const known = (await pairs.list({ teamId, communityId, roundId: round.id })).filter(({ ended }) => ended !== 'withdrawn');
    const alive = known.filter(isAlive);
    const facts = await factsToday(community, round, alive, now);
    const taken = new Set(alive.flatMap(({ people }) => people));
    const waits = new Set(listed.filter(({ state }) => state === 'looking' || state === 'in-vain').map(({ userId }) => userId));
    const settled = new Set([...known.flatMap(({ people }) => people), ...listed.map(({ userId }) => userId)]);
    // Those whom the round itself could not place stay in, and are told nothing of a list that they are on.
    const isFree = ({ userId }: Candidate): boolean => !taken.has(userId) && (waits.has(userId) || !settled.has(userId));
    return { facts, open: alive.filter(({ people }) => people.length === 2), taken, free: facts.candidates.filter(isFree) };
  }

  async function draw(community: Community, round: RunningRound, listed: readonly Place[], due: Today & { now: number }) {
    const { now } = due;
    const { facts, taken, ...left } = await lookAround(community, round, listed, due);
    let { open, free } = left;
    for (const place of listed) {
      if (place.state !== 'looking' || taken.has(place.userId)) continue;
      const own = free.find(({ userId }) => userId === place.userId);
      if (!own) {
        await found.passOver(community, place, now);
        continue;
      }
      const drawn = drawLate(own, open, free, facts, place.by);
      if (drawn.is === 'unplaced') {
        await found.missed(community, place, now);
        continue;
      }
      await found.put(community, round, drawn, facts, now);
      open = open.filter(({ id }) => drawn.is !== 'trio' || id !== drawn.pairId);
      free = free.filter(({ userId }) => !drawn.people.includes(userId));
      for (const id of drawn.people) taken.add(id);
    }
    for (const place of listed) if (taken.has(place.userId)) await store.change(place, { state: 'placed' });
  }

  return {
    async run({ teamId, communityId, anchor, now }: DueTouch): Promise<void> {
      const [roundId = '', on = ''] = anchor.split(' ');
      const community = await communities.find(teamId, communityId);
      const listed = await store.ofRound(teamId, roundId);
      const looking = listed.filter(({ state }) => state === 'looking');
      if (!community || looking.length === 0) return;
      const round = await doors.running(community, now);
      if (round?.id === roundId) {
        const { seed } = random.fork(`rematches/${roundId}/${on}`);
        return draw(community, round, listed, { on, seed, now });
      }
      for (const place of looking) await store.change(place, { state: 'stopped' });
    },
  };
}
export type Draw = ReturnType<typeof createDraw>;
