/** A community's calendar: its sessions, quarter after quarter. */
import type { Database } from '../platform/db/database.ts';
import type { NewId } from '../platform/ids.ts';
import { toLocal } from '../platform/time/zones.ts';
import { type LaidSession, layOutSessions, revised, type Slot } from './calendar-rules.ts';
import { createCalendarStore } from './calendar-store.ts';
import type { Calendar } from './kernel.ts';
import type { Community, Session } from './records.ts';

/** What the agenda needs beyond the port. */
export interface CalendarDesk extends Calendar {
  /** What layOut would make of the calendar, with settings that are perhaps not saved yet. Writes nothing. */
  draft(community: Community, now: number): Promise<Session[]>;
}

export interface CalendarParts {
  db: Database;
  newId: NewId;
  /** Told of every change to a session, in its transaction. */
  changed?(session: Session, was: Session, now: number): Promise<void>;
}

const isOn = (session: LaidSession): boolean => !session.dropped && session.status !== 'cancelled';

function isSame(a: LaidSession, b: LaidSession | undefined): boolean {
  return (
    b !== undefined &&
    a.onDate === b.onDate &&
    a.at === b.at &&
    a.minutes === b.minutes &&
    a.kind === b.kind &&
    a.number === b.number &&
    a.status === b.status &&
    a.leadership === b.leadership &&
    a.formatId === b.formatId &&
    a.dropped === b.dropped
  );
}

function shown({ week, byHand, dropped, ...session }: LaidSession): Session {
  return session;
}

export function createCalendar({ db, newId, changed: tell = async () => undefined }: CalendarParts): CalendarDesk {
  const store = createCalendarStore(db);

  const holidays = (community: Community) => new Set(community.settings.holidays.map(({ on }) => on));
  const today = (community: Community, now: number) => toLocal(now, community.zone).date;

  const layOutAll = (community: Community, known: LaidSession[], now: number, idOf: (slot: Slot) => string): LaidSession[] =>
    layOutSessions({
      known,
      community,
      rhythm: community.settings.rhythm,
      holidays: holidays(community),
      today: today(community, now),
      newId: idOf,
    });

  async function change(session: Session, changes: Partial<LaidSession>, now: number): Promise<Session> {
    return db.transaction(async () => {
      const known = await store.find(session.teamId, session.id);
      if (!known) throw new Error(`no session ${session.id}`);
      const changed = revised({ ...known, ...changes }, known);
      await store.put([changed]);
      await tell(shown(changed), shown(known), now);
      return shown((await store.find(session.teamId, session.id)) ?? changed);
    });
  }

  const listed = async (teamId: string, communityId: string) => (await store.list(teamId, communityId)).filter(isOn);

  return {
    holidays,
    today,
    sessions: async (teamId, communityId) => (await store.list(teamId, communityId)).filter((session) => !session.dropped).map(shown),
    nextSession: async (teamId, communityId, from) => {
      const session = (await listed(teamId, communityId)).find(({ onDate }) => onDate >= from);
      return session ? shown(session) : null;
    },
    lastSession: async (teamId, communityId, before) => {
      const session = (await listed(teamId, communityId)).findLast(({ onDate }) => onDate < before);
      return session ? shown(session) : null;
    },
    findSession: async (teamId, sessionId) => {
      const session = await store.find(teamId, sessionId);
      return session ? shown(session) : null;
    },
    cycleOn: async (teamId, communityId, on) =>
      (await listed(teamId, communityId)).filter(({ kind, onDate }) => kind === 'topic' && onDate <= on).length,
    layOut: (community, now) =>
      db.transaction(async () => {
        const known = await store.list(community.teamId, community.id);
        const before = new Map(known.map((session) => [session.id, session]));
        const laid = layOutAll(community, known, now, () => newId());
        const changed = laid.filter((session) => !isSame(session, before.get(session.id)));
        await store.put(changed);
        for (const session of changed) {
          const was = before.get(session.id);
          if (was) await tell(shown(session), shown(was), now);
        }
        return changed
          .filter((session) => {
            const was = before.get(session.id);
            return was?.onDate !== session.onDate || was.at !== session.at || was.dropped !== session.dropped;
          })
          .map((session) => ({ session: shown(session), was: before.get(session.id)?.onDate ?? null }));
      }),
    draft: async (community, now) => {
      const known = await store.list(community.teamId, community.id);
      return layOutAll(community, known, now, ({ quarterOn, week }) => `draft-${quarterOn}-${week}`)
        .filter((session) => !session.dropped)
        .map(shown);
    },
    changeSession: (session, changes, now) => change(session, changes, now),
    move: (session, to, now) => change(session, { ...to, byHand: true }, now),
    mark: (session, status, now) => change(session, { status, ...(status === 'cancelled' ? { byHand: true } : {}) }, now),
  };
}
