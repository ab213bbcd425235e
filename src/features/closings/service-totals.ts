/** What a round came to, in numbers nobody can be told from: once it is closed, and never before. */
import type { Community } from '../../community/records.ts';
import { isDone, isOwn, LEAST_PAIRS, ownBatch } from './rules.ts';
import type { Parts } from './service.ts';
import type { Round } from './store.ts';
import type { RoundTotals } from './views.ts';

export function createTotals({ deps, store }: Parts) {
  const { calendar, pairs, privacy } = deps;

  /** Those into which nothing more can come, the latest first: of a span of time, or all. */
  const done = async (community: Community, within: { from: number; until: number } | null): Promise<Round[]> => {
    const { teamId, id: communityId } = community;
    const all = await store.rounds(teamId, communityId);
    const rounds = within === null ? all : all.filter(({ closesAt }) => closesAt >= within.from && closesAt <= within.until);
    if (rounds.length === 0) return [];
    const alive = await pairs.list({ teamId, communityId, states: ['matched', 'told', 'agreed'] });
    const own = all.map(({ batch }) => batch).filter(isOwn);
    const present = within === null ? (own.toSorted().at(-1) ?? '') : ownBatch(calendar.today(community, within.until));
    return rounds.filter(({ batch }) => isDone(batch, alive, present));
  };

  const totalsOf = async (community: Community, round: Round): Promise<RoundTotals> => {
    const total = privacy.total(await store.values(round), community.settings.k);
    const { known, met, all } = round;
    return {
      useful: total.shown ? { mean: total.mean, n: total.n } : null,
      pairs: known >= LEAST_PAIRS ? { known, met, all } : null,
    };
  };

  return {
    done,
    totalsOf,
    /** Of the latest round that ended within so many milliseconds. */
    async latest(community: Community, now: number, within: number): Promise<RoundTotals | null> {
      const [last] = await done(community, { from: now - within, until: now });
      return last ? totalsOf(community, last) : null;
    },
  };
}

export type Totals = ReturnType<typeof createTotals>;
