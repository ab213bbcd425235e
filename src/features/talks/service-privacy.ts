/** What is stored about somebody's talks, and for how long: dates and feedback 90 days after the round, her own notes until she deletes them. */
import type { Contributions, StoredSection } from '../../community/feature.ts';
import { belongs } from '../../community/member-rules.ts';
import type { Pair } from '../../community/pair.ts';
import { DAY } from '../../platform/clock.ts';
import { sayDateTime } from '../../platform/time/say.ts';
import { type Question, sayPause } from './rules-growth.ts';
import type { Parts, Service } from './service.ts';

/** Practice 3.13: P1 ninety days after the round, P0 twelve months after leaving. */
const P1_KEPT = 90 * DAY;
const P0_KEPT = 365 * DAY;
interface Key {
  teamId: string;
  pairId: string;
}

export function createPrivacyParts(
  { deps, store, checks, growth }: Parts,
  service: Service,
): Required<Pick<Contributions, 'forget' | 'storedAbout' | 'tidy'>> {
  const allPairs = async (): Promise<Key[]> => {
    const keys = [...(await store.pairs()), ...(await checks.pairs()), ...(await growth.feedbackPairs())];
    return [...new Map(keys.map((key) => [`${key.teamId}/${key.pairId}`, key])).values()];
  };

  const removeWhere = async (keys: readonly Key[], isGone: (pair: Pair | null) => boolean): Promise<void> => {
    for (const key of keys) {
      if (!isGone(await deps.pairs.find(key.teamId, key.pairId))) continue;
      await store.remove(key);
      await checks.remove(key);
      await growth.removeFeedback(key);
    }
  };

  /** Somebody who left one of three is not in the pair any more, and her word about a talk goes with her. */
  const unsay = async (teamId: string, userId: string, communityId: string | null): Promise<void> => {
    for (const talk of await store.all(teamId)) {
      const { [userId]: mine, ...said } = talk.said;
      if (mine !== undefined && (communityId === null || talk.communityId === communityId)) await store.put({ ...talk, said });
    }
    for (const key of await checks.restsOf(teamId, userId)) {
      const pair = communityId === null ? null : await deps.pairs.find(teamId, key.pairId);
      if (pair === null || pair.communityId === communityId) await checks.wake(key, userId);
    }
  };

  const aboutTalks = async (teamId: string, userId: string): Promise<StoredSection['records']> => {
    const zone = await service.zoneOf({ teamId, userId });
    const records: StoredSection['records'] = [];
    for (const pair of await deps.pairs.list({ teamId, userId })) {
      const partners = await service.partnersOf(pair, userId);
      for (const { number, at, minutes, state, said, privacy } of await store.of(service.keyOf(pair)))
        records.push({
          with: partners,
          talk: number,
          on: sayDateTime(at, zone),
          minutes,
          state,
          'you said it was held': userId in said,
          privacy,
        });
    }
    return records;
  };

  const scored = (scores: Record<string, number>): string =>
    Object.entries(scores)
      .map(([key, score]) => `${key} ${score}`)
      .join(', ');
  const answered = (answers: Record<string, string>, key: Question): string => answers[key] ?? '';

  return {
    forget: async ({ teamId, userId, communityId, choice }) => {
      await unsay(teamId, userId, communityId);
      const keys = (await allPairs()).filter((key) => key.teamId === teamId);
      // Her pairs may have gone before, or go after this.
      await removeWhere(
        keys,
        (pair) => pair === null || (pair.people.includes(userId) && (communityId === null || pair.communityId === communityId)),
      );
      await growth.clearFeedback(teamId, userId, communityId);
      if (communityId === null || choice === 'delete') await growth.clear(teamId, userId, communityId);
    },

    storedAbout: async (teamId, userId) => {
      const own = (await growth.of(teamId, userId)).map(({ number, answers, scores, privacy }) => ({
        talk: number,
        'partner spoke most': answered(answers, 'spoke'),
        'made them pause': sayPause(deps.library, answered(answers, 'pause')),
        'left with a step': answered(answers, 'step'),
        scores: scored(scores),
        privacy,
      }));
      const given = [...(await growth.feedbackTo(teamId, userId)), ...(await growth.feedbackBy(teamId, userId))];
      const feedback = given.map(async ({ fromId, toId, onDate, scores, privacy }) => ({
        from: await service.nameOf(teamId, fromId),
        to: await service.nameOf(teamId, toId),
        on: onDate,
        scores: scored(scores),
        privacy,
      }));
      const rests = (await checks.restsOf(teamId, userId)).map(() => ({ 'not asked about it any more': true, privacy: 'P0' }));
      return [
        { title: 'Coaching talks', records: await aboutTalks(teamId, userId) },
        { title: 'How you coach, by yourself', records: own },
        { title: 'Feedback on coaching', records: await Promise.all(feedback) },
        { title: 'Coaching pairs that rest', records: rests },
      ].filter(({ records }) => records.length > 0);
    },

    tidy: async (now) => {
      await removeWhere(await allPairs(), (pair) => pair === null || (pair.overAt !== null && pair.overAt < now - P1_KEPT));
      for (const key of await growth.olderThan(now - P0_KEPT))
        if (!belongs(await deps.members.find(key.teamId, key.communityId, key.userId))) await growth.clearBefore(key, now - P0_KEPT);
    },
  };
}
