/** R: each pair is introduced, and whoever has no place is told so, once and in private. */

import { PRIORITY } from '../../community/ask.ts';
import { sendLetter } from '../../community/letter.ts';
import type { Community } from '../../community/records.ts';
import type { DueTouch } from '../../community/touch.ts';
import { MINUTE } from '../../platform/clock.ts';
import type { Message } from '../../platform/slack/message.ts';
import { type Parts, PORTION, type Round, type Service } from './service.ts';
import type { Facts } from './service-facts.ts';
import type { Places } from './service-places.ts';
import type { Settling } from './service-settling.ts';
import { noneLetter, unplacedLetter } from './views-letters.ts';

export interface TellingParts {
  parts: Parts;
  service: Service;
  facts: Facts;
  places: Places;
  settling: Settling;
}

export function createTelling({ parts: { deps, doors, store }, service, facts, places, settling }: TellingParts) {
  const { agenda, communities, pairs, people } = deps;

  const plan = async ({ teamId, communityId, id }: Round, touch: string, userId: string, community: Community, now: number) => {
    const zone = (await people.find(teamId, userId))?.zone ?? community.zone;
    await agenda.once(touch, { teamId, communityId, anchor: id, userId, dueAt: now, zone });
  };

  const send = async (due: DueTouch, message: Message, why: string): Promise<void> => {
    if (due.userId !== null) await sendLetter(deps, due, due.userId, { message, why, priority: PRIORITY.coaching });
  };

  async function findHers(due: DueTouch) {
    const community = await communities.find(due.teamId, due.communityId);
    const round = community && (await service.find(community, due.anchor));
    const entry = round && due.userId !== null ? await store.findEntry(due.teamId, round.id, due.userId) : null;
    return community && round && entry?.isIn ? { community, round, entry } : null;
  }

  async function tellSome({ zone }: Community, round: Round, now: number, portion: number): Promise<void> {
    const { teamId, communityId, id } = round;
    const matched = await places.matched(round);
    for (const pair of matched.slice(0, PORTION)) await pairs.happen(pair, { is: 'told' }, now);
    if (matched.length <= PORTION) return;
    await agenda.once('rounds.tell-on', { teamId, communityId, anchor: `${id}/${portion + 1}`, dueAt: now + MINUTE, zone });
  }

  return {
    /** Fewer than two are in, or the community rested on the day: nobody is paired. */
    async cancel(community: Community, round: Round, now: number): Promise<void> {
      for (const pair of await places.matched(round)) await places.dissolve(pair, now);
      await service.change(round, { state: 'none' });
      for (const { userId } of await store.listIn(round.teamId, round.id)) await plan(round, 'rounds.none', userId, community, now);
    },

    async tell(community: Community, round: Round, now: number): Promise<void> {
      if (round.state !== 'drawn') return;
      const { facts: known } = await settling.settle(community, round, now);
      await places.follow(round, now);
      const matched = await places.matched(round);
      const placed = await service.placed(round);
      const alone = known.candidates.filter(({ userId }) => !placed.has(userId));
      const { toldOn, closesOn } = round;
      await service.change(round, { state: 'running', toldOn, closesOn, toldAt: now, pairs: matched.length, unplaced: alone.length });
      for (const { userId } of alone) await plan(round, 'rounds.unplaced', userId, community, now);
      await tellSome(community, round, now, 0);
    },

    /** Whoever cannot be in a pair since a minute ago is not told of it; the others look for somebody else. */
    async tellOn(community: Community, round: Round, now: number, portion: number): Promise<void> {
      if (round.state !== 'running') return;
      const freed = await places.loosen(round, (await facts.of(community, round)).facts, now);
      for (const userId of freed) await doors.late(community, userId, now);
      await tellSome(community, round, now, portion);
    },

    async sendNone(due: DueTouch): Promise<void> {
      const hers = await findHers(due);
      if (hers?.round.state === 'none') await send(due, noneLetter(), 'You said yes to this round.');
    },

    /** Unless a place was found meanwhile. */
    async sendUnplaced(due: DueTouch): Promise<void> {
      const hers = await findHers(due);
      if (hers?.round.state !== 'running' || (await service.placed(hers.round)).has(hers.entry.userId)) return;
      await send(due, unplacedLetter(hers.community.id, hers.entry.unplaced ?? 'nobody'), 'You said yes to this round.');
    },
  };
}

export type Telling = ReturnType<typeof createTelling>;
