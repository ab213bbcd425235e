/** What is stored about who led and who wishes what, and for how long. */
import type { Contributions } from '../../community/feature.ts';
import { DAY } from '../../platform/clock.ts';
import { addDays } from '../../platform/time/local-dates.ts';
import { toLocal } from '../../platform/time/zones.ts';
import { listHere } from './rules.ts';
import type { Parts } from './service.ts';
import { turnsOf } from './views-rota.ts';

/** Class P0 is kept for twelve months after leaving; so that leaving and coming back gains nothing. */
const KEPT = 365 * DAY;

type PrivacyParts = Required<Pick<Contributions, 'forget' | 'storedAbout' | 'exportOf' | 'tidy'>>;

export function createPrivacyParts({ deps, store, ledgers }: Parts): PrivacyParts {
  const nameOf = async (teamId: string, communityId: string): Promise<string> =>
    (await deps.communities.find(teamId, communityId))?.name ?? communityId;

  return {
    storedAbout: async (teamId, userId) => {
      const { wishes, absences } = await store.storedOf(teamId, userId);
      const standings = await ledgers.of(teamId, userId);
      const offers = await store.offersTo(teamId, userId);
      const records = await Promise.all([
        ...standings.map(async (row) => ({
          community: await nameOf(teamId, row.communityId),
          what: 'Your turns of leading a session',
          led: row.turns,
          due: turnsOf(row.due),
          privacy: row.privacy,
        })),
        ...wishes.map(async (row) => ({
          community: await nameOf(teamId, row.communityId),
          what: row.kind === 'never' ? 'You are not asked to lead' : 'You are asked first next time',
          privacy: row.privacy,
        })),
        ...absences.map(async (row) => ({
          community: await nameOf(teamId, row.communityId),
          what: 'You are away',
          from: row.fromOn,
          until: row.untilOn,
          privacy: row.privacy,
        })),
        ...offers.map(async (row) => ({
          community: await nameOf(teamId, row.communityId),
          what: row.kind === 'wanted' ? 'You look for cover' : 'A question about leading that waits for you',
          privacy: row.privacy,
        })),
      ]);
      return records.length === 0 ? [] : [{ title: 'Leading in turn', records }];
    },

    exportOf: async ({ teamId, id }) => {
      const ledger = await ledgers.read(teamId, id);
      const here = listHere(ledger);
      const known = await deps.people.findMany(teamId, here);
      const records = ledger.people
        .filter(({ userId, turns }) => here.includes(userId) && turns > 0)
        .map(({ userId, turns }) => ({ name: known.get(userId)?.name ?? 'Somebody', led: turns, privacy: 'P3' }));
      return records.length === 0 ? [] : [{ title: 'Turns of leading a session', records }];
    },

    forget: async ({ teamId, userId, communityId, choice }) => {
      await store.forget(teamId, userId, communityId);
      for (const row of await ledgers.of(teamId, userId)) {
        if (communityId !== null && (row.communityId !== communityId || choice !== 'delete')) continue;
        await ledgers.unname(teamId, row.communityId, userId, `gone-${deps.newId()}`);
      }
    },

    tidy: async (now) => {
      await store.tidy(addDays(toLocal(now, 'Etc/UTC').date, -1));
      for (const row of await ledgers.leftBefore(now - KEPT))
        await ledgers.unname(row.teamId, row.communityId, row.userId, `gone-${deps.newId()}`);
    },
  };
}
