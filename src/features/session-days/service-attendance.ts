/** Who was there: said by themselves, corrected by whoever leads, forgotten when the notes are out. */
import type { Deps } from '../../community/kernel.ts';
import type { Session } from '../../community/records.ts';
import type { Consoles } from './service-consoles.ts';
import { type Days, type Facts, isBefore } from './service-days.ts';
import type { Doors } from './service-doors.ts';
import type { Store } from './store.ts';
import type { ArrivalStore } from './store-arrivals.ts';

export interface AttendanceParts {
  deps: Deps;
  store: Store;
  arrivals: ArrivalStore;
  days: Days;
  doors: Doors;
  consoles: Consoles;
}

export function createAttendance({ deps, store, arrivals, days, doors, consoles }: AttendanceParts) {
  const row = ({ session, now }: Pick<Facts, 'session' | 'now'>, userId: string) => ({
    ...{ teamId: session.teamId, sessionId: session.id, communityId: session.communityId, userId },
    ...{ at: now, privacy: 'P3' as const },
  });

  const show = async (facts: Facts): Promise<Facts> => {
    const now = await days.again(facts);
    await doors.refresh(now);
    await consoles.refresh(now);
    return now;
  };

  return {
    show,

    add: async (facts: Facts, userId: string): Promise<Facts> => {
      await arrivals.add([row(facts, userId)]);
      return days.again(facts);
    },

    attended: async ({ teamId, id }: Session): Promise<string[]> => (await arrivals.list(teamId, id)).map(({ userId }) => userId),

    countOf: async ({ teamId, id }: Session): Promise<number> =>
      (await arrivals.list(teamId, id)).length + ((await store.find(teamId, id))?.unnamed ?? 0),

    /** The set as it is from now on. Nothing once the names have gone: they do not come back. */
    correct: (session: Session, userIds: readonly string[], now: number): Promise<void> =>
      deps.db.transaction(async () => {
        const facts = await days.find(session.teamId, session.id, now);
        if (!facts || facts.day.forgottenAt !== null) return;
        const kept = await days.change(facts, {});
        const wanted = new Set(userIds);
        const gone = facts.here.filter(({ userId }) => !wanted.has(userId)).map(({ userId }) => userId);
        const known = new Set(facts.here.map(({ userId }) => userId));
        await arrivals.remove(session.teamId, session.id, gone);
        await arrivals.add([...wanted].filter((userId) => !known.has(userId)).map((userId) => row(kept, userId)));
        if (!isBefore(kept) || kept.day.doorsAt !== null) await show(kept);
      }),

    /** The notes are out: the count stays, and for each person the day. */
    forgetNames: (session: Session, now: number): Promise<void> =>
      deps.db.transaction(async () => {
        const facts = await days.find(session.teamId, session.id, now);
        if (!facts || facts.day.forgottenAt !== null) return;
        const { teamId, communityId, id, onDate } = session;
        await arrivals.remember(
          teamId,
          communityId,
          facts.here.map(({ userId }) => userId),
          onDate,
        );
        await arrivals.removeAll(teamId, id);
        await days.change(facts, { unnamed: facts.day.unnamed + facts.here.length, forgottenAt: now });
      }),
  };
}

export type Attendance = ReturnType<typeof createAttendance>;
