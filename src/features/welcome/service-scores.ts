/** How newcomers were received: two numbers after a month, stored without their author, shown as totals. */
import type { Deps } from '../../community/kernel.ts';
import type { Community } from '../../community/records.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import type { Store } from './store.ts';
import type { ScoreStore } from './store-scores.ts';
import type { ScoreQuestion } from './tables.ts';

export interface News {
  /** Names. */
  joined: string[];
  /** Means of full batches; null below the size from which totals are shown. */
  welcome: { whyHere: number; welcome: number; n: number } | null;
}

export function createScores({ deps, store, scores }: { deps: Deps; store: Store; scores: ScoreStore }) {
  const random = deps.random.fork('welcome');

  /** An id drawn by chance, and the month: nothing that leads back to her. False when there was nothing valid. */
  async function keep(community: Community, given: readonly [ScoreQuestion, string][], now: number): Promise<boolean> {
    const valid = given.filter(([, score]) => /^[1-5]$/.test(score));
    for (const [question, score] of valid) {
      await scores.add({
        teamId: community.teamId,
        id: random.shuffle([...'0123456789abcdefghjkmnpqrstvwxyz']).join(''),
        communityId: community.id,
        question,
        score: Number(score),
        month: deps.calendar.today(community, now).slice(0, 7),
        k: community.settings.k,
      });
    }
    return valid.length > 0;
  }

  async function news({ teamId, id, settings: { k } }: Community, since: LocalDate): Promise<News> {
    const joined = await store.joinedSince(teamId, id, since);
    const known = await deps.people.findMany(
      teamId,
      joined.map((row) => row.userId),
    );
    const whyHere = deps.privacy.total(await scores.inFullBatches(teamId, id, 'why-here', k), k);
    const welcome = deps.privacy.total(await scores.inFullBatches(teamId, id, 'welcome', k), k);
    return {
      joined: joined.flatMap((row) => known.get(row.userId)?.name ?? []),
      welcome: whyHere.shown && welcome.shown ? { whyHere: whyHere.mean, welcome: welcome.mean, n: Math.min(whyHere.n, welcome.n) } : null,
    };
  }

  return { keep, news, tidy: scores.tidy };
}

export type Scores = ReturnType<typeof createScores>;
