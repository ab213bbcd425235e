/** What is kept of rounds, and for how long; the kernel's record of pairs and private lists with it. */
import type { Contributions } from '../../community/feature.ts';
import { findName } from '../../community/find-member.ts';
import { othersOf } from '../../community/pair.ts';
import { joinWords } from '../../community/words.ts';
import { DAY } from '../../platform/clock.ts';
import { toLocal } from '../../platform/time/zones.ts';
import type { Parts, Service } from './service.ts';
import type { Telling } from './service-telling.ts';

/** Practice 3.13: P1 is kept for 90 days after the round. */
const KEPT = 90 * DAY;

type PrivacyParts = Required<Pick<Contributions, 'forget' | 'storedAbout' | 'exportOf' | 'tidy'>>;

export function createPrivacyParts({ deps, store }: Parts, service: Service, telling: Telling): PrivacyParts {
  const { bounds, communities, members, pairs } = deps;
  const communityName = async (teamId: string, id: string): Promise<string> => (await communities.find(teamId, id))?.name ?? id;
  const nameAll = async (teamId: string, ids: readonly string[]): Promise<string> =>
    joinWords(await Promise.all(ids.map((id) => findName(deps, teamId, id))));

  /** A round whose day passed while its community rested: it does not begin any more. */
  async function endMissed(now: number): Promise<void> {
    for (const { teamId, communityId, id } of await store.untold()) {
      const community = await communities.find(teamId, communityId);
      const isStill = community?.status === 'paused' || community?.status === 'dormant';
      const round = community && !isStill ? await service.find(community, id) : null;
      if (community && round && service.phase(community, round, now) === 'none') await telling.cancel(community, round, now);
    }
  }

  return {
    forget: async ({ teamId, userId, communityId, now }) => {
      await store.forget(teamId, userId, communityId);
      await pairs.forget(teamId, userId, communityId);
      if (communityId === null) return bounds.forget(teamId, userId);
      // A private list holds in every community: it goes with the last of them. What others said of her is theirs.
      const others = (await members.of(teamId, userId)).filter((member) => member.communityId !== communityId);
      if (others.length === 0) await bounds.put(teamId, userId, { notWith: [], reportsTo: null }, now);
    },

    storedAbout: async (teamId, userId) => {
      const { notWith, reportsTo } = await bounds.of(teamId, userId);
      const entries = (await store.entriesOf(teamId, userId)).map(async ({ communityId, isIn, offer, want, from, until, privacy }) => ({
        ...{ community: await communityName(teamId, communityId), 'you are in': isIn, offer, want, from, until, privacy },
      }));
      const hers = (await pairs.list({ teamId, userId, states: ['told', 'agreed', 'over'] })).filter(({ toldAt }) => toldAt !== null);
      const known = hers.map(async (pair) => ({
        community: await communityName(teamId, pair.communityId),
        with: await nameAll(teamId, othersOf(pair, userId)),
        begun: pair.toldOn,
        until: pair.closesOn,
        'talks held': pair.talks,
        privacy: 'P1',
      }));
      const met = (await pairs.meetingsOf(teamId, userId)).map(async ({ a, b, on, communityId }) => ({
        community: await communityName(teamId, communityId),
        with: await findName(deps, teamId, a === userId ? b : a),
        on,
        privacy: 'P1',
      }));
      const apart = await Promise.all(notWith.map(async (id) => ({ 'not with': await findName(deps, teamId, id), privacy: 'P0' })));
      const line = reportsTo === null ? [] : [{ 'I report to': await findName(deps, teamId, reportsTo), privacy: 'P0' }];
      return [
        { title: 'Coaching rounds you answered', records: await Promise.all(entries) },
        { title: 'Your coaching pairs', records: await Promise.all(known) },
        { title: 'Whom you were introduced to, so that you meet new people', records: await Promise.all(met) },
        { title: 'Whom you would rather not be with, shown to nobody', records: [...apart, ...line] },
      ].filter(({ records }) => records.length > 0);
    },

    exportOf: async ({ teamId, id }) => {
      const begun = (await store.list(teamId, id)).filter(({ state }) => state === 'running');
      const records = begun.map(({ toldOn, closesOn, privacy }) => ({ begun: toldOn, until: closesOn, privacy }));
      return records.length > 0 ? [{ title: 'Coaching rounds', records }] : [];
    },

    tidy: async (now) => {
      await endMissed(now);
      await store.tidy(toLocal(now - KEPT, 'Etc/UTC').date);
      await pairs.tidy(now - KEPT);
    },
  };
}
