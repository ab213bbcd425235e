/** Places of a round before anybody was told: pairs are written down, dissolved, moved with the round; nobody notices. */
import type { DrawnPair, RoundFacts } from '../../community/matching.ts';
import type { LatePlace } from '../../community/matching-rules.ts';
import type { Pair } from '../../community/pair.ts';
import { broughtBy, type Parts, type Round, type Service } from './service.ts';
import type { Known } from './service-facts.ts';
import type { Rooms } from './service-rooms.ts';

export function createPlaces({ deps }: Parts, service: Service, rooms: Rooms) {
  const { newId, pairs } = deps;
  const matched = (round: Round): Promise<Pair[]> => service.pairsOf(round, ['matched']);

  async function dissolve(pair: Pair, now: number): Promise<void> {
    await pairs.happen(pair, { is: 'over', why: 'withdrawn' }, now);
    await rooms.free(pair);
  }

  return {
    matched,
    dissolve,

    /** Room for their introduction is kept by whoever adds many. */
    async add(round: Round, { people, reason }: DrawnPair, { entries }: Known, now: number): Promise<Pair> {
      const { teamId, communityId, id: roundId, seed, toldOn, closesOn } = round;
      const brought = people.flatMap((userId) => {
        const entry = entries.get(userId);
        return entry ? [[userId, broughtBy(entry)] as const] : [];
      });
      const pair: Pair = {
        ...{
          teamId,
          communityId,
          id: newId(),
          roundId,
          people,
          state: 'matched',
          ended: null,
          reason,
          brought: Object.fromEntries(brought),
        },
        ...{ seed, toldOn, closesOn, channelId: null, guideId: null, talks: 0, createdAt: now, toldAt: null, agreedAt: null, overAt: null },
      };
      await pairs.add(pair);
      return pair;
    },

    /** Nobody was told, so whoever makes a pair three now does so because the number is odd. */
    async join(round: Round, { pairId, reason }: Extract<LatePlace, { is: 'trio' }>, userId: string, { entries }: Known, now: number) {
      const entry = entries.get(userId);
      if (!entry) return;
      const odd = { ...reason, by: 'round', third: { userId, because: 'odd' } } as const;
      const event = { is: 'joined', userId, brought: broughtBy(entry), reason: odd } as const;
      const three = await pairs.happen({ teamId: round.teamId, id: pairId }, event, now);
      if (three) await rooms.keep(round, three);
    },

    /** Those who cannot stand together any more are free again. */
    async loosen(round: Round, { candidates, forbidden }: RoundFacts, now: number): Promise<string[]> {
      const able = new Set(candidates.map(({ userId }) => userId));
      const freed: string[] = [];
      for (const pair of await matched(round)) {
        const clash = forbidden.some(([a, b]) => pair.people.includes(a) && pair.people.includes(b));
        if (!clash && pair.people.every((id) => able.has(id))) continue;
        await dissolve(pair, now);
        freed.push(...pair.people.filter((id) => able.has(id)));
      }
      return freed;
    },

    /** R has another day, because the session has, or a holiday was entered. */
    async follow(round: Round, now: number): Promise<void> {
      const { toldOn, closesOn } = round;
      for (const pair of await matched(round)) {
        if (pair.toldOn === toldOn && pair.closesOn === closesOn) continue;
        const moved = await pairs.happen(pair, { is: 'moved', toldOn, closesOn }, now);
        if (moved) await rooms.keep(round, moved);
      }
    },
  };
}

export type Places = ReturnType<typeof createPlaces>;
