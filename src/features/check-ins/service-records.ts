/** What check-ins keep: totals for the digest and the export, everything for the person herself, and how long. */
import type { Forgetting, StoredSection } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community } from '../../community/records.ts';
import { DAY } from '../../platform/clock.ts';
import { addDays, formatDate, mondayOf } from '../../platform/time/local-dates.ts';
import { toLocal } from '../../platform/time/zones.ts';
import { MOODS } from './rules.ts';
import type { Store } from './store.ts';
import { MOOD_WORDS } from './views.ts';
import { moodLine } from './views-home.ts';

/** Practice 3.13: help files 90 days; what is hers at most a year; totals 24 months. */
const HANDS_KEPT = 90 * DAY;
const CHECK_INS_KEPT = 365 * DAY;
const COUNTS_KEPT_DAYS = 730;

export function createRecordService(deps: Deps, store: Store) {
  const counts = async (community: Community, weekOn: string) => {
    const total = deps.privacy.total(await store.moods(community.teamId, community.id, weekOn), community.settings.k);
    if (!total.shown) return null;
    return { n: total.n, parts: MOODS.map((mood) => ({ words: MOOD_WORDS[mood], n: total.counts[String(mood)] ?? 0 })) };
  };

  return {
    /** Last week's, which nobody changes any more: two digests cannot be subtracted from each other. */
    moodLine: async (community: Community, now: number): Promise<string | null> => {
      const lastWeek = addDays(mondayOf(deps.calendar.today(community, now)), -7);
      const total = await counts(community, lastWeek);
      return total && moodLine(total.n, total.parts);
    },

    storedAbout: async (teamId: string, userId: string): Promise<StoredSection[]> => {
      const { checkIns, hands } = await store.storedAbout(teamId, userId);
      const day = (at: number): string => toLocal(at, 'UTC').date;
      return [
        {
          title: 'How it was going',
          records: checkIns.map((row) => ({
            week: row.weekOn,
            answer: MOODS.flatMap((mood) => (mood === row.mood ? MOOD_WORDS[mood] : []))[0] ?? null,
            privacy: row.privacy,
          })),
        },
        {
          title: 'I could use a hand',
          records: hands.map((row) => ({
            written: day(row.createdAt),
            text: row.text,
            closed: row.closedAt === null ? null : day(row.closedAt),
            privacy: row.privacy,
          })),
        },
      ];
    },

    exportOf: async (community: Community): Promise<StoredSection[]> => {
      const records: StoredSection['records'] = [];
      for (const weekOn of await store.moodWeeks(community.teamId, community.id)) {
        const total = await counts(community, weekOn);
        if (total)
          records.push({
            week: formatDate(weekOn, true),
            n: total.n,
            ...Object.fromEntries(total.parts.map((part) => [part.words, part.n])),
            privacy: 'P2',
          });
      }
      return records.length === 0 ? [] : [{ title: 'How it is going, in totals', records }];
    },

    /**
     * Check-ins are hers in all communities: leaving one takes nothing but its stewards' view of her hands. Who wants her texts deleted
     * and stays in no other community has them deleted here too. (practice 3.8)
     */
    async forget({ teamId, userId, communityId, choice }: Forgetting): Promise<void> {
      const others = (await deps.members.of(teamId, userId)).filter((member) => member.communityId !== communityId);
      if (communityId === null || (choice === 'delete' && others.length === 0)) await store.forget(teamId, userId);
      else await store.leave(teamId, userId, communityId);
    },

    tidy: (now: number): Promise<void> =>
      store.tidy({
        handsAt: now - HANDS_KEPT,
        checkInsAt: now - CHECK_INS_KEPT,
        countsOn: addDays(toLocal(now, 'UTC').date, -COUNTS_KEPT_DAYS),
      }),
  };
}

export type RecordService = ReturnType<typeof createRecordService>;
