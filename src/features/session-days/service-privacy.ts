/** What is kept about people's sessions, and how it goes. */
import type { Contributions } from '../../community/feature.ts';
import { DAY } from '../../platform/clock.ts';
import { sayDateTime } from '../../platform/time/say.ts';
import type { Parts } from './service.ts';

/** Notes come two working days after a session; who writes them late has this long. */
const NAMED_FOR = 21 * DAY;

export function createPrivacyParts({
  deps,
  store,
  consoleStore,
  arrivals,
  attendance,
}: Parts): Required<Pick<Contributions, 'forget' | 'storedAbout' | 'exportOf' | 'tidy'>> {
  const communityName = async (teamId: string, id: string) => (await deps.communities.find(teamId, id))?.name ?? id;

  return {
    storedAbout: async (teamId, userId) => {
      const there = (await arrivals.of(teamId, userId)).map(async (row) => ({
        community: await communityName(teamId, row.communityId),
        session: (await deps.calendar.findSession(teamId, row.sessionId))?.onDate ?? row.sessionId,
        'said "I am here"': sayDateTime(row.at, 'Etc/UTC'),
        privacy: row.privacy,
      }));
      const lasts = (await arrivals.lastsOf(teamId, userId)).map(async (row) => ({
        community: await communityName(teamId, row.communityId),
        'last session': row.onDate,
        privacy: row.privacy,
      }));
      const consoles = (await consoleStore.listFor(teamId, userId)).map(async (row) => ({
        community: await communityName(teamId, row.communityId),
        'led the session of': (await deps.calendar.findSession(teamId, row.sessionId))?.onDate ?? row.sessionId,
        privacy: row.privacy,
      }));
      return [
        { title: 'Sessions you were at, until their notes are out', records: await Promise.all(there) },
        { title: 'The day of your last session', records: await Promise.all(lasts) },
        { title: 'Sessions whose console you had', records: await Promise.all(consoles) },
      ];
    },

    /** How many were there: never who. */
    exportOf: async ({ teamId, id }) => {
      const records = (await store.list(teamId, id))
        .filter((day) => day.overAt !== null)
        .map(async (day) => ({
          session: (await deps.calendar.findSession(teamId, day.sessionId))?.onDate ?? day.sessionId,
          people: (await arrivals.list(teamId, day.sessionId)).length + day.unnamed,
        }));
      return [{ title: 'Sessions held', records: await Promise.all(records) }];
    },

    forget: async ({ teamId, userId, communityId }) => {
      await arrivals.forget(teamId, userId, communityId);
      await store.unname(teamId, userId, communityId);
      await consoleStore.forget(teamId, userId, communityId);
    },

    /** Where no notes came out, names do not wait for them. */
    tidy: async (now) => {
      for (const day of await store.listNamed(now - NAMED_FOR)) {
        const session = await deps.calendar.findSession(day.teamId, day.sessionId);
        if (session) await attendance.forgetNames(session, now);
        await consoleStore.removeAll(day.teamId, day.sessionId);
      }
    },
  };
}
