/** What is stored about mentors and those who look for one, for how long, and who is shown it. */
import type { Contributions, StoredSection } from '../../community/feature.ts';
import { DAY } from '../../platform/clock.ts';
import type { Parts } from './service.ts';

const P1_KEPT = 90 * DAY;

export function createPrivacyParts({
  deps,
  store,
  offers,
  nominations,
  name,
}: Parts): Required<Pick<Contributions, 'forget' | 'storedAbout' | 'exportOf' | 'tidy'>> {
  const place = async (teamId: string, id: string): Promise<string> => (await deps.communities.find(teamId, id))?.name ?? id;

  return {
    forget: async ({ teamId, userId, communityId }) => {
      await offers.remove(teamId, userId, communityId);
      await store.forget(teamId, userId, communityId);
      await nominations.forget(teamId, userId, communityId);
    },
    storedAbout: async (teamId, userId) => {
      const offered = (await offers.by(teamId, userId)).map(async (row) => ({
        ...{ community: await place(teamId, row.communityId), 'what you offer': row.offer, 'what you do not': row.without },
        ...{ from: row.from, until: row.until, 'for how many': row.places, privacy: row.privacy },
      }));
      const all = await store.about(teamId, userId);
      const wished = all.filter(({ menteeId }) => menteeId === userId);
      const looked = wished.map(async (row) => ({
        ...{ community: await place(teamId, row.communityId), 'what you want to be able to do': row.want },
        'whom you chose': (await Promise.all(row.ranked.filter((id) => id !== '').map((id) => name(teamId, id)))).join(', then '),
        ...{ state: row.state === 'asking' ? 'looking' : row.state, privacy: row.privacy },
      }));
      const asked = all
        .filter(({ menteeId, state }) => menteeId !== userId && state === 'asking')
        .map(async (row) => ({
          ...{ community: await place(teamId, row.communityId), who: await name(teamId, row.menteeId), privacy: row.privacy },
        }));
      const rows = await nominations.about(teamId, userId);
      // What the other one answered is hers: whoever put her forward is not told it here either.
      const made = rows
        .filter(({ nominatorId }) => nominatorId === userId)
        .map(async (row) => ({ who: await name(teamId, row.nomineeId), 'your line': row.line, privacy: row.privacy }));
      const got = rows
        .filter(({ nomineeId, state }) => nomineeId === userId && state !== 'unasked')
        .map(async (row) => ({
          ...{ by: await name(teamId, row.nominatorId), line: row.line, 'your answer': row.state === 'asked' ? '' : row.state },
          privacy: row.privacy,
        }));
      const sections: StoredSection[] = [
        { title: 'Your offer to mentor', records: await Promise.all(offered) },
        { title: 'Your wish for a mentor', records: await Promise.all(looked) },
        { title: 'Who would like you as a mentor', records: await Promise.all(asked) },
        { title: 'Whom you put forward for a mentor', records: await Promise.all(made) },
        { title: 'Who put you forward for a mentor', records: await Promise.all(got) },
      ];
      return sections.filter(({ records }) => records.length > 0);
    },
    exportOf: async ({ teamId, id }) => {
      const records = (await offers.list(teamId, id)).map(async ({ userId, offer, without, from, until, places, privacy }) => ({
        ...{ name: await name(teamId, userId), offer, without, from, until, places, privacy },
      }));
      return [{ title: 'Offers to mentor', records: await Promise.all(records) }];
    },
    tidy: async (now) => {
      await store.tidy(now - P1_KEPT);
      await nominations.tidy(now - P1_KEPT);
    },
  };
}
