/** What every part needs: the item as she may see it, whom to ask about it, whether she works elsewhere. */
import { PRIORITY } from '../../community/ask.ts';
import type { Experiment } from '../../community/experiment.ts';
import { findLooker } from '../../community/find-looker.ts';
import { findActiveMember } from '../../community/find-member.ts';
import type { Item } from '../../community/item.ts';
import type { Deps } from '../../community/kernel.ts';
import { DAY } from '../../platform/clock.ts';
import { UserError } from '../../platform/errors.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import { toInstant } from '../../platform/time/zones.ts';
import type { Store } from './store.ts';
import type { AnnotationStore } from './store-annotations.ts';

export interface Parts {
  deps: Deps;
  store: Store;
  notes: AnnotationStore;
}

export interface Who {
  teamId: string;
  userId: string;
  now: number;
}

export const ASK_HELD = 'reuses.held';
export const ASK_BORROWED = 'reuses.borrowed';
export const ASK_ANSWER = 'reuses.answer';
export const ASK_NOTICED = 'reuses.noticed';
const WAITS = 28 * DAY;

export const GONE = 'This is not on the shelf any more.';
export const GONE_HINT = 'Whoever wrote it may have withdrawn it. Your own experiments and notes stay yours.';

export function createService({ deps }: Parts) {
  const findSeen = async ({ teamId, userId, now }: Who, itemId: string): Promise<Item | null> =>
    deps.shelf.findFor(await findLooker(deps, teamId, userId, now), teamId, itemId);

  const isHere = async ({ teamId, communityId }: Pick<Item, 'teamId' | 'communityId'>, userId: string | null): Promise<boolean> =>
    (await findActiveMember(deps, { teamId, communityId, userId })) !== null;

  return {
    findSeen,

    async requireItem(who: Who, itemId: string): Promise<Item> {
      const item = await findSeen(who, itemId);
      if (!item) throw new UserError(GONE, GONE_HINT);
      return item;
    },

    async today(item: Pick<Item, 'teamId' | 'communityId'>, now: number): Promise<LocalDate> {
      return deps.calendar.today(await deps.communities.get(item.teamId, item.communityId), now);
    },

    /** Only whether her function is another than the author's; null when either has not said. */
    async elsewhereOf({ teamId, communityId, authorId }: Item, userId: string): Promise<boolean | null> {
      if (authorId === null) return null;
      const [hers, theirs] = await Promise.all([userId, authorId].map((id) => deps.members.find(teamId, communityId, id)));
      if (!hers?.jobFunction || !theirs?.jobFunction) return null;
      return hers.jobFunction !== theirs.jobFunction;
    },

    /** Its author, else whoever looks after it; null when neither is here. */
    async whomToAsk(item: Item): Promise<string | null> {
      for (const id of [item.authorId, item.stewardId]) if (id !== null && (await isHere(item, id))) return id;
      return null;
    },

    questionsOf: ({ templateId }: Pick<Experiment, 'templateId'>): readonly string[] =>
      deps.library.experiment_templates.find(({ id }) => id === templateId)?.closing_questions ?? [],

    /** Waits for her slot, four weeks at most. */
    async ask(item: Pick<Item, 'teamId' | 'communityId'>, userId: string, kind: string, ref: string, opensOn: LocalDate, now: number) {
      if (!(await isHere(item, userId))) return;
      const { teamId, communityId } = item;
      const opens = Math.max(now, toInstant(opensOn, '00:00', 'UTC'));
      await deps.attention.ask({
        ...{ teamId, communityId, userId, kind, ref, priority: PRIORITY.experiment, minutes: 1 },
        ...{ opensOn, expiresAt: opens + WAITS, reminder: false },
      });
    },
  };
}

export type Service = ReturnType<typeof createService>;
