/** The librarian's list: at most five a month; carried over once, then marked as unreviewed. */
import type { Item } from '../../community/item.ts';
import { belongs } from '../../community/member-rules.ts';
import type { Community } from '../../community/records.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import { type Candidate, dueOn, inListOrder, monthBefore, monthOf, reasonFor } from './rules.ts';
import { ASK_REVIEW, type Parts, type Service } from './service.ts';
import type { Row } from './store.ts';

export interface Line {
  row: Row;
  item: Item;
}

export function createLists({ deps, store }: Parts, service: Service) {
  const { calendar, library, members, roles, shelf } = deps;
  const whereOf = ({ teamId, id: communityId }: Community) => ({ teamId, communityId });

  /** Everything that needs a look today, in the order of the list. */
  const candidates = async (
    community: Community,
    today: LocalDate,
    again: ReadonlySet<string>,
  ): Promise<(Candidate & { item: Item })[]> => {
    const here = await service.here(community);
    const passed = new Map((await store.settledAs(whereOf(community), 'unreviewed')).map((row) => [row.itemId, row.settledAt ?? 0]));
    const found = (await service.list(community)).flatMap((item) => {
      const days = service.daysOf(item, community);
      const reason = reasonFor(item, days, today, here);
      // Passed over twice: it comes back when somebody has used or changed it since.
      const since = passed.get(item.id);
      const isTired = since !== undefined && Math.max(item.usedAt ?? 0, item.changedAt) <= since;
      return reason === null || isTired
        ? []
        : [{ id: item.id, item, reason, usedAt: item.usedAt, dueOn: dueOn(item, days), again: again.has(item.id) }];
    });
    const byId = new Map(found.map((one) => [one.id, one]));
    return inListOrder(found).flatMap(({ id }) => byId.get(id) ?? []);
  };

  /** What was left over: once it goes on to the next list, then it is marked. */
  const carry = async (community: Community, monthOn: LocalDate, now: number): Promise<Set<string>> => {
    const again = new Set<string>();
    for (const row of await store.month(whereOf(community), monthBefore(monthOn))) {
      const item = await shelf.find(row.teamId, row.itemId);
      if (row.settled === 'carried') again.add(row.itemId);
      if (row.settled !== null) continue;
      await store.settle(row, row.again ? 'unreviewed' : 'carried', now);
      if (!row.again) again.add(row.itemId);
      else if (item && item.privacy !== 'P0') await shelf.mark(item, {}, { userId: null, now, what: 'Unreviewed: it stood on two lists.' });
    }
    return again;
  };

  return {
    /** The list of this month, filled up to five; what needs no look any more is settled by itself. */
    async open(community: Community, now: number): Promise<Line[]> {
      const today = calendar.today(community, now);
      const monthOn = monthOf(today);
      const where = whereOf(community);
      const again = await carry(community, monthOn, now);
      const needed = new Map((await candidates(community, today, again)).map((one) => [one.id, one]));
      const known = await store.month(where, monthOn);
      for (const row of known) if (row.settled === null && !needed.has(row.itemId)) await store.settle(row, 'gone', now);
      const wanted = [...needed.values()].filter(({ id }) => known.every(({ itemId }) => itemId !== id));
      const room = Math.max(0, library.content_lifecycle.librarian_monthly_list_max - known.length);
      for (const [at, { id: itemId, reason, again: isAgain }] of wanted.slice(0, room).entries()) {
        const place = known.length + at;
        await store.add({ ...where, monthOn, itemId, reason, again: isAgain, place, settled: null, settledAt: null, privacy: 'P3' });
      }
      const lines: Line[] = [];
      for (const row of await store.month(where, monthOn)) {
        const item = needed.get(row.itemId)?.item;
        if (row.settled === null && item) lines.push({ row, item });
      }
      return lines;
    },

    /** How many need a look today, whether they stand on a list or not. */
    waiting: async (community: Community, now: number): Promise<number> =>
      (await candidates(community, calendar.today(community, now), new Set())).length,

    /** The librarian; if nobody has the role, the first of the stewards. Null: nobody can be reached. */
    async reader(community: Community, now: number): Promise<{ userId: string; isLibrarian: boolean } | null> {
      const on = calendar.today(community, now);
      for (const role of ['librarian', 'steward'] as const) {
        for (const userId of await roles.holders(community.teamId, community.id, role, on)) {
          const member = await members.find(community.teamId, community.id, userId);
          if (belongs(member) && member?.status === 'active') return { userId, isLibrarian: role === 'librarian' };
        }
      }
      return null;
    },

    /** "Does it still hold?", of each steward about one item; whoever gets the list is not asked twice. */
    async askStewards(community: Community, exceptId: string | null, now: number): Promise<void> {
      const asked = new Set<string>();
      for (const { item, reason } of await candidates(community, calendar.today(community, now), new Set())) {
        if (reason === 'steward-gone' || item.stewardId === null || item.stewardId === exceptId || asked.has(item.stewardId)) continue;
        asked.add(item.stewardId);
        await service.ask(item, community, ASK_REVIEW, item.stewardId, now);
      }
    },

    /** The row an act was about, where it still waits. */
    async settle(community: Community, itemId: string, settled: 'holds' | 'asked' | 'offered' | 'archived', now: number): Promise<void> {
      const rows = await store.month(whereOf(community), monthOf(calendar.today(community, now)));
      const row = rows.find((one) => one.itemId === itemId);
      if (row?.settled === null) await store.settle(row, settled, now);
    },
  };
}

export type Lists = ReturnType<typeof createLists>;
