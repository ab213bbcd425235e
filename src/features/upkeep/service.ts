/** Looking after items: what happens to them by themselves, and what people decide about them. */
import { PRIORITY } from '../../community/ask.ts';
import type { Item } from '../../community/item.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community } from '../../community/records.ts';
import { reviewAfter } from '../../community/shelf-rules.ts';
import { DAY } from '../../platform/clock.ts';
import { NotAllowedError } from '../../platform/errors.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import { toLocal } from '../../platform/time/zones.ts';
import type { UpkeepDoors } from './index.ts';
import { type Days, monthOf, stateAfter } from './rules.ts';
import type { Store } from './store.ts';

export interface Parts {
  deps: Deps;
  doors: UpkeepDoors;
  store: Store;
}

export interface Who {
  userId: string;
  now: number;
}

export const ASK_REVIEW = 'upkeep.review';
export const ASK_STEWARD = 'upkeep.steward';
const WAITS = 28 * DAY;
const ALIVE = ['active', 'paused', 'dormant'] as const;

const WORDS = {
  check: 'Its review date has passed: to be checked.',
  archived: 'Not used, changed or looked at for a year: archived.',
} as const;

export function createService({ deps }: Parts) {
  const { calendar, communities, members, roles, shelf } = deps;

  const daysOf = ({ sharedAt, usedAt, changedAt }: Item, { zone }: Community): Days => {
    const day = (at: number | null): LocalDate | null => (at === null ? null : toLocal(at, zone).date);
    return { sharedOn: day(sharedAt), usedOn: day(usedAt), changedOn: toLocal(changedAt, zone).date };
  };

  const list = ({ teamId, id: communityId }: Community): Promise<Item[]> =>
    shelf.list({ teamId, communityId, states: ['shared', 'proven', 'check'], limit: 100_000 });

  const here = async ({ teamId, id }: Community): Promise<ReadonlySet<string>> =>
    new Set((await members.list(teamId, id)).map(({ userId }) => userId));

  const mayLook = async (community: Community, { userId, now }: Who): Promise<boolean> => {
    const on = calendar.today(community, now);
    const held = (role: 'librarian' | 'steward') => roles.has(community.teamId, community.id, userId, role, on);
    return (await held('librarian')) || (await held('steward'));
  };

  return {
    daysOf,
    here,
    list,
    mayLook,

    async requireRight(community: Community, who: Who): Promise<void> {
      if (!(await mayLook(community, who)))
        throw new NotAllowedError('The librarian and the stewards look after the shelf.', 'Any of them can do this for you.');
    },

    /** Daily, in silence: states follow the dates, and nobody stays named as looking after something she has left. */
    async touch(now: number): Promise<void> {
      for (const community of await communities.everywhere()) {
        if (!ALIVE.some((status) => status === community.status)) continue;
        const today = calendar.today(community, now);
        const present = await here(community);
        for (const item of await list(community)) {
          if (item.privacy === 'P0') continue;
          const by = { userId: null, now };
          if (item.stewardId !== null && !present.has(item.stewardId))
            await shelf.mark(item, { stewardId: null }, { ...by, what: 'Nobody looks after it at the moment.' });
          const state = stateAfter(item, daysOf(item, community), today);
          if (state) await shelf.mark(item, { state }, { ...by, what: WORDS[state] });
        }
      }
    },

    /** Looked at: the date moves on, and what was to be checked is shared again. */
    async holds(item: Item, community: Community, { userId, now }: Who, change = ''): Promise<void> {
      const reviewOn = reviewAfter(item.kind, calendar.today(community, now));
      const state = item.state === 'check' ? { state: 'shared' as const } : {};
      const what = change === '' ? 'Looked at: it still holds.' : `Looked at: it still holds, with a change: ${change}`;
      await shelf.mark(item, { reviewOn, ...state }, { userId, now, what });
    },

    archive: async (item: Item, { userId, now }: Who): Promise<void> => {
      await shelf.mark(item, { state: 'archived' }, { userId, now, what: 'Looked at: archived.' });
    },

    /** In her weekly slot, once in a month for each item. */
    async ask(item: Item, community: Community, kind: string, userId: string, now: number): Promise<void> {
      const today = calendar.today(community, now);
      await deps.attention.ask({
        ...{ teamId: item.teamId, communityId: item.communityId, userId, kind, ref: `${item.id}/${monthOf(today)}` },
        ...{ priority: PRIORITY.role, minutes: 2, opensOn: today, expiresAt: now + WAITS, reminder: false },
      });
    },
  };
}

export type Service = ReturnType<typeof createService>;
