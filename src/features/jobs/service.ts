/** The scribe of a session: first to press has it, hands it back, is asked for when nobody did; counted when it was held. */
import type { Deps } from '../../community/kernel.ts';
import type { Community, Session } from '../../community/records.ts';
import { addDays, type LocalDate } from '../../platform/time/local-dates.ts';
import { addWorkingDays } from '../../platform/time/working-days.ts';
import { toLocal } from '../../platform/time/zones.ts';
import type { Store } from './store.ts';
import type { JobView } from './views.ts';

export interface Parts {
  deps: Deps;
  store: Store;
}

/** The notes go out two working days after the session. */
const ROLE_KEPT = 3;
const HALF_A_YEAR = 182;
export const ASK_SCRIBE = 'jobs.scribe';

export function createService({ deps, store }: Parts) {
  const { attention, calendar, communities, members, people, roles } = deps;

  const isOpen = (session: Session | null): session is Session & { status: 'planned' } => session?.status === 'planned';

  const nextFor = async (community: Community, now: number): Promise<Session | null> => {
    const sessions = await calendar.sessions(community.teamId, community.id);
    const today = calendar.today(community, now);
    return sessions.find((session) => session.status === 'planned' && session.onDate >= today) ?? null;
  };

  const view = async (community: Community, session: Session, userId: string): Promise<JobView> => ({
    sessionId: session.id,
    onDate: session.onDate,
    community: community.name,
    scribe: session.scribeId ? ((await people.find(session.teamId, session.scribeId))?.name ?? 'Somebody') : null,
    isMine: session.scribeId === userId,
    leads: session.facilitatorId === userId,
  });

  const settleAsk = async (session: Session): Promise<void> => {
    const draw = await store.findDraw(session.teamId, session.id, 'scribe');
    if (!draw?.userId) return;
    await attention.withdrawAsk(session.teamId, ASK_SCRIBE, session.id, draw.userId);
    await store.unnameDraw(session.teamId, session.id, 'scribe');
  };

  const setRole = async (session: Session, userId: string, until: LocalDate, now: number): Promise<void> => {
    const { teamId, communityId } = session;
    const community = await communities.get(teamId, communityId);
    const on = calendar.today(community, now);
    if (until > on) await roles.give({ teamId, communityId, userId, role: 'scribe', fromOn: on, toOn: until }, { userId, now });
  };

  const endRole = async (session: Session, userId: string, now: number): Promise<void> => {
    const { teamId, communityId } = session;
    const community = await communities.get(teamId, communityId);
    await roles.end({ teamId, communityId, userId, role: 'scribe' }, calendar.today(community, now), { userId, now });
  };

  return {
    nextFor,
    view,
    isOpen,

    helpers: async (community: Community, now: number): Promise<number> => {
      const since = addDays(calendar.today(community, now), -HALF_A_YEAR);
      return new Set((await store.done(community.teamId, community.id, since)).map(({ userId }) => userId)).size;
    },

    /** The session as it is now, and whether she has the job. */
    async take(session: Session, userId: string, now: number): Promise<Session> {
      const fresh = await calendar.findSession(session.teamId, session.id);
      if (!fresh || fresh.scribeId !== null) return fresh ?? session;
      return calendar.changeSession(fresh, { scribeId: userId }, now);
    },

    async handBack(session: Session, userId: string, now: number): Promise<Session> {
      const fresh = await calendar.findSession(session.teamId, session.id);
      return fresh?.scribeId === userId ? calendar.changeSession(fresh, { scribeId: null }, now) : (fresh ?? session);
    },

    /** She leaves, or is switched off in Slack: what she had is open again. */
    async release(teamId: string, userId: string, communityId: string | null, now: number): Promise<void> {
      for (const community of await communities.list(teamId)) {
        if (communityId !== null && community.id !== communityId) continue;
        for (const session of await calendar.sessions(teamId, community.id)) {
          if (session.scribeId === userId && session.status === 'planned') await calendar.changeSession(session, { scribeId: null }, now);
        }
      }
    },

    /** The role follows the session, whoever decided about it. */
    async sessionChanged(session: Session, was: Session, now: number): Promise<void> {
      const { scribeId } = session;
      if (was.scribeId !== null && was.scribeId !== scribeId) await endRole(session, was.scribeId, now);
      if (session.status === 'cancelled') {
        if (was.status !== 'cancelled' && scribeId !== null) await endRole(session, scribeId, now);
        await settleAsk(session);
        return;
      }
      if (scribeId !== null && (was.scribeId !== scribeId || was.onDate !== session.onDate)) {
        const community = await communities.get(session.teamId, session.communityId);
        // A term ends on the day on which it is over: the day after the third.
        const last = addWorkingDays(session.onDate, ROLE_KEPT, calendar.holidays(community));
        await setRole(session, scribeId, addDays(last, 1), now);
        await settleAsk(session);
      }
      if (session.status === 'held' && was.status !== 'held') {
        await settleAsk(session);
        if (scribeId === null) return;
        const { teamId, communityId, id: sessionId, onDate: doneOn } = session;
        await store.addDone({ teamId, communityId, sessionId, job: 'scribe', userId: scribeId, doneOn, privacy: 'P3' });
      }
    },

    /** Who may be asked: neither reader, nor whoever leads or is second, and when she last had a small job. */
    async candidates(session: Session, start: number, now: number) {
      const { teamId, communityId, facilitatorId, secondId } = session;
      const done = await store.done(teamId, communityId);
      const able = (await members.list(teamId, communityId, ['active'])).filter(
        ({ userId, level }) => level !== 'reader' && userId !== facilitatorId && userId !== secondId,
      );
      const found = [];
      for (const { userId } of able) {
        const slot = await attention.nextSlot(teamId, userId, now);
        const lastOn = done.find((row) => row.userId === userId)?.doneOn ?? null;
        found.push({ userId, lastOn, reachable: slot !== null && slot < start });
      }
      return { candidates: found, last: done[0]?.userId ?? null };
    },

    /** The coming session of each of her communities, if it is near. */
    async near(community: Community, now: number, days: number): Promise<Session | null> {
      const session = await nextFor(community, now);
      return session && session.onDate <= addDays(toLocal(now, community.zone).date, days) ? session : null;
    },
  };
}

export type Service = ReturnType<typeof createService>;
