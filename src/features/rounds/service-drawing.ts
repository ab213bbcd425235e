/** who coaches whom is drawn. A large round is drawn outside the transaction and written down when it is there. */
import type { RoundDraw } from '../../community/matching.ts';
import type { Community } from '../../community/records.ts';
import { MINUTE } from '../../platform/clock.ts';
import { LEAST_PEOPLE } from './rules.ts';
import type { Parts, Round, Service } from './service.ts';
import type { Draws } from './service-draws.ts';
import type { Facts, Known } from './service-facts.ts';
import type { Places } from './service-places.ts';
import type { Posts } from './service-post.ts';
import type { Rooms } from './service-rooms.ts';
import type { Telling } from './service-telling.ts';

export interface DrawingParts {
  parts: Parts;
  service: Service;
  facts: Facts;
  draws: Draws;
  places: Places;
  rooms: Rooms;
  posts: Posts;
  telling: Telling;
}

export function createDrawing({ parts, service, facts, draws, places, rooms, posts, telling }: DrawingParts) {
  const { deps, store } = parts;

  async function write(community: Community, round: Round, draw: RoundDraw, known: Known, now: number): Promise<void> {
    for (const pair of draw.pairs) await places.add(round, pair, known, now);
    await rooms.keepSome(community, round, now);
    for (const { userId, because } of draw.unplaced) await store.markUnplaced({ ...round, roundId: round.id, userId }, because);
    await service.change(round, { state: 'drawn', drawnAt: now, toldOn: round.toldOn, closesOn: round.closesOn });
    // After an outage both are due at once.
    if (now >= round.tellsAt) await telling.tell(community, { ...round, state: 'drawn' }, now);
    await posts.redraw(community, round);
  }

  return {
    /** `attempt`: how often it was looked whether the draw is there. */
    async run(community: Community, round: Round, now: number, attempt = 0): Promise<void> {
      if (round.state !== null && round.state !== 'open') return;
      await service.ensure(round);
      const known = await facts.of(community, round);
      if (known.facts.candidates.length < LEAST_PEOPLE) {
        await telling.cancel(community, round, now);
        await posts.redraw(community, round);
        return;
      }
      const draw = draws.find(known.facts);
      if (draw) return write(community, round, draw, known, now);
      deps.db.afterCommit(() => draws.begin(known.facts));
      const where = { teamId: round.teamId, communityId: round.communityId, zone: community.zone };
      await deps.agenda.once('rounds.draw-again', { ...where, anchor: `${round.id}/${attempt + 1}`, dueAt: now + MINUTE });
    },
  };
}

export type Drawing = ReturnType<typeof createDrawing>;
