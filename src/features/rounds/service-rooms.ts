/** Room in the week of R for the message that introduces a pair, so that this week brings each of them less. */
import type { Pair } from '../../community/pair.ts';
import type { Community } from '../../community/records.ts';
import { MINUTE } from '../../platform/clock.ts';
import { type Parts, PORTION, type Round, type Service } from './service.ts';

/** Whoever introduces them writes it, under the same key. */
const INTRODUCTION = 'pacts.introduction';
const MINUTES = 3;

export function createRooms({ deps: { agenda, attention } }: Parts, service: Service) {
  const roomOf = ({ teamId, communityId, id, people }: Pair) => ({
    ...{ teamId, communityId, userIds: people, touch: INTRODUCTION, key: `${INTRODUCTION}/${id}`, minutes: MINUTES },
  });
  const keep = ({ tellsAt }: Pick<Round, 'tellsAt'>, pair: Pair): Promise<void> => attention.keepRoom(roomOf(pair), tellsAt);

  return {
    keep,
    free: (pair: Pair): Promise<void> => attention.freeRoom(roomOf(pair)),

    /** A few a minute: everybody else has something to do, too. */
    async keepSome({ zone }: Community, round: Round, now: number, portion = 0): Promise<void> {
      const { teamId, communityId, id } = round;
      const pairs = (await service.pairsOf(round, ['matched'])).sort((a, b) => (a.id < b.id ? -1 : 1));
      const from = portion * PORTION;
      for (const pair of pairs.slice(from, from + PORTION)) await keep(round, pair);
      if (pairs.length <= from + PORTION) return;
      await agenda.once('rounds.rooms', { teamId, communityId, anchor: `${id}/${portion + 1}`, dueAt: now + MINUTE, zone });
    },
  };
}

export type Rooms = ReturnType<typeof createRooms>;
