/** Between the draw and the day they are told: who came, went, or must not be with somebody is drawn anew, quietly. */
import type { RoundDraw, RoundFacts } from '../../community/matching.ts';
import { drawLate, drawRound } from '../../community/matching-rules.ts';
import type { Community } from '../../community/records.ts';
import type { Parts, Round, Service } from './service.ts';
import { MOST_INLINE } from './service-draws.ts';
import type { Facts, Known } from './service-facts.ts';
import type { Places } from './service-places.ts';
import type { Rooms } from './service-rooms.ts';

export interface SettlingParts {
  parts: Parts;
  service: Service;
  facts: Facts;
  places: Places;
  rooms: Rooms;
}

export function createSettling({ parts, service, facts, places, rooms }: SettlingParts) {
  async function listFree(round: Round, { candidates }: RoundFacts) {
    const placed = await service.placed(round);
    return candidates.filter(({ userId }) => !placed.has(userId));
  }

  const dissolveAll = async (round: Round, least: number, now: number): Promise<void> => {
    for (const pair of await places.matched(round)) if (pair.people.length >= least) await places.dissolve(pair, now);
  };

  /** How many have no place after it. */
  async function write(round: Round, draw: RoundDraw, known: Known, now: number): Promise<number> {
    for (const pair of draw.pairs) await rooms.keep(round, await places.add(round, pair, known, now));
    let out = 0;
    for (const { userId } of draw.unplaced) {
      const candidate = known.facts.candidates.find((one) => one.userId === userId);
      const found = candidate && drawLate(candidate, await places.matched(round), [], known.facts, 'again');
      if (found?.is === 'trio') await places.join(round, found, userId, known, now);
      if (found?.is !== 'unplaced') continue;
      await parts.store.markUnplaced({ teamId: round.teamId, roundId: round.id, userId }, found.because);
      out++;
    }
    return out;
  }

  /** As little as possible: the free ones among themselves, with an opened trio, or one as a third; the whole round where that serves more people. */
  async function place(round: Round, known: Known, now: number): Promise<void> {
    if ((await listFree(round, known.facts)).length === 0) return;
    await dissolveAll(round, 3, now);
    const few = drawRound({ ...known.facts, candidates: await listFree(round, known.facts) });
    const out = await write(round, few, known, now);
    const poor = few.unplaced.length > 1 ? few.unplaced.length : out;
    if (poor === 0 || known.facts.candidates.length > MOST_INLINE) return;
    const all = drawRound(known.facts);
    if (all.unplaced.length >= poor) return;
    await dissolveAll(round, 0, now);
    await write(round, all, known, now);
  }

  return {
    async settle(community: Community, round: Round, now: number): Promise<Known> {
      const known = await facts.of(community, round);
      if (round.state !== 'drawn') return known;
      await places.loosen(round, known.facts, now);
      await place(round, known, now);
      return known;
    },
  };
}

export type Settling = ReturnType<typeof createSettling>;
