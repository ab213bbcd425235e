/** What a draw is made from: those who are in and can take part on the day, and whom one must not put together. */
import type { Candidate, RoundFacts } from '../../community/matching.ts';
import type { Community } from '../../community/records.ts';
import { canTakePart } from './rules.ts';
import type { Parts, Round } from './service.ts';
import type { Entry } from './store.ts';

export interface Known {
  facts: RoundFacts;
  entries: ReadonlyMap<string, Entry>;
}

export function createFacts({ deps, store }: Parts) {
  const { bounds, calendar, members, pairs, people } = deps;

  async function candidates({ teamId, communityId, toldOn }: Round, entries: readonly Entry[]): Promise<Candidate[]> {
    const known = await people.findMany(
      teamId,
      entries.map(({ userId }) => userId),
    );
    const here = new Map((await members.list(teamId, communityId)).map((member) => [member.userId, member]));
    return entries.flatMap(({ userId, offer, want, from, until }) => {
      const member = here.get(userId);
      const person = known.get(userId);
      if (!member || !person || !canTakePart(member, person, toldOn)) return [];
      const { jobFunction, levelBand } = member;
      return [{ userId, jobFunction, levelBand, zone: person.zone, from, until, offer, want }];
    });
  }

  async function of(community: Community, round: Round): Promise<Known> {
    const { teamId, id: communityId } = community;
    const entries = await store.listIn(teamId, round.id);
    const able = await candidates(round, entries);
    const ids = new Set(able.map(({ userId }) => userId));
    const before = (await store.list(teamId, communityId)).filter(({ id, state }) => state === 'running' && id !== round.id);
    return {
      entries: new Map(entries.map((entry) => [entry.userId, entry])),
      facts: {
        candidates: able,
        forbidden: (await bounds.allApart(community)).filter(([a, b]) => ids.has(a) && ids.has(b)),
        meetings: await pairs.meetings(teamId, communityId),
        roundsOn: before.map(({ toldOn }) => toldOn).sort(),
        weekOn: round.toldOn,
        holidays: [...calendar.holidays(community)].sort(),
        seed: round.seed,
      },
    };
  }

  return { of };
}

export type Facts = ReturnType<typeof createFacts>;
