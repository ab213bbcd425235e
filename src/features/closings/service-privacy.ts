/** What is kept of the end of a round: her own words and that she answered, while it matters; numbers without people. */
import type { Contributions } from '../../community/feature.ts';
import { isAlive } from '../../community/pair.ts';
import { sayDate } from '../../platform/time/say.ts';
import { COUNTS_KEPT, SHARED_KEPT } from './rules.ts';
import type { Parts } from './service.ts';
import type { Totals } from './service-totals.ts';

export function createPrivacyParts(
  { deps, store }: Parts,
  totals: Totals,
): Required<Pick<Contributions, 'forget' | 'storedAbout' | 'exportOf' | 'tidy'>> {
  const on = (at: number): string => sayDate(at, 'UTC', true);

  return {
    forget: ({ teamId, userId, communityId }) => store.forget(teamId, userId, communityId),

    async storedAbout(teamId, userId) {
      const texts = (await store.textsOf(teamId, userId)).map(({ text, at, privacy }) => ({ written: on(at), text, privacy }));
      const answered = (await store.answeredBy(teamId, userId)).map(({ talks, privacy }) => ({ 'talks held': talks, privacy }));
      return [
        { title: 'What you do differently since your talks', records: texts },
        { title: 'That you answered at the end of your talks', records: answered },
      ].filter(({ records }) => records.length > 0);
    },

    async exportOf(community) {
      const records = [];
      for (const round of await totals.done(community, null)) {
        const { useful } = await totals.totalsOf(community, round);
        if (useful) records.push({ ended: on(round.closesAt), answers: useful.n, 'worth the time': useful.mean.toFixed(1), privacy: 'P2' });
      }
      return records.length > 0 ? [{ title: 'Peer coaching, in totals', records }] : [];
    },

    async tidy(now) {
      for (const { teamId, pairId } of await store.open()) {
        const pair = await deps.pairs.find(teamId, pairId);
        if (!pair || !isAlive(pair)) await store.close(teamId, pairId, null);
      }
      await store.closeTexts(now - SHARED_KEPT);
      await store.dropRounds(now - COUNTS_KEPT);
    },
  };
}
