/** What is stored about two people for six months, for how long, and what of it others ever see. */
import type { Contributions, StoredSection } from '../../community/feature.ts';
import type { Community } from '../../community/records.ts';
import { sayNumber } from '../../community/words.ts';
import { DAY } from '../../platform/clock.ts';
import { addMonths } from '../../platform/time/local-dates.ts';
import { toLocal } from '../../platform/time/zones.ts';
import { TALKS } from './rules.ts';
import type { Parts } from './service.ts';

const P1_KEPT = 90 * DAY;
const NUMBERS_KEPT_MONTHS = 24;
const NEWS_FOR = 7 * DAY;

export function createPrivacyParts({
  deps,
  store,
  talks,
  totals,
  other,
}: Parts): Required<Pick<Contributions, 'forget' | 'storedAbout' | 'tidy' | 'digest'>> {
  return {
    forget: async ({ teamId, userId, communityId, choice }) => {
      await store.forget(teamId, userId, communityId);
      if (choice !== 'with-name') await totals.unnameGains(teamId, userId, communityId, choice === 'delete');
    },
    storedAbout: async (teamId, userId) => {
      const pairs = (await store.of(teamId, userId)).map(async (row) => {
        const { aim, give, back, bounds, ending } = row.agreement;
        const dates = await talks.list(teamId, row.id);
        const said = (await store.closings(teamId, row.id)).find((closing) => closing.userId === userId);
        return {
          ...{ community: (await deps.communities.find(teamId, row.communityId))?.name ?? row.communityId, with: await other(row, userId) },
          ...{ 'you are': row.menteeId === userId ? 'mentee' : 'mentor', state: row.state, aim, give, back, bounds, ending },
          talks: dates.map(({ onDate, at, state }) => `${onDate} ${at} ${state}`).join(', '),
          ...{ 'what changed for you': said?.changed ?? '', 'what you took on': said?.took ?? '', privacy: row.privacy },
        };
      });
      const shown = (await totals.gainsOf(teamId, userId)).map(({ text, privacy }) => ({ text, privacy }));
      const sections: StoredSection[] = [
        { title: 'Your mentoring', records: await Promise.all(pairs) },
        { title: 'What you took on, shown to everyone', records: shown },
      ];
      return sections.filter(({ records }) => records.length > 0);
    },
    tidy: async (now) => {
      await store.tidy(now - P1_KEPT);
      await totals.tidy(addMonths(toLocal(now, 'Etc/UTC').date, -NUMBERS_KEPT_MONTHS).slice(0, 7));
    },
    digest: [
      {
        rank: 70,
        line: async ({ teamId, id, settings: { k } }: Community, now) => {
          const batch = await totals.newestBatch(teamId, id);
          const fullAt = batch[0]?.fullAt ?? null;
          if (fullAt === null || now - fullAt > NEWS_FOR || batch.length < k) return null;
          const held = batch.reduce((sum, pair) => sum + pair.talks, 0);
          const took = batch.filter((pair) => pair.took).length;
          return `Mentoring: the last ${sayNumber(batch.length)} pairs that closed held ${held} of ${batch.length * TALKS} talks; in ${sayNumber(took)} of them something new was taken on.`;
        },
      },
    ],
  };
}
