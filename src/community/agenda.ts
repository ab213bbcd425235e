/** All planned touches of all communities, as data: planning, previews and the published calendar are queries on it. */
import { DAY } from '../platform/clock.ts';
import type { Database } from '../platform/db/database.ts';
import type { NewId } from '../platform/ids.ts';
import { isZone, toLocal, tzdataVersion, type Zone } from '../platform/time/zones.ts';
import { merge } from './agenda-merge.ts';
import { lateAfterOf, type PlanInput, type PlannedPerson, type PlannedRow, plan } from './agenda-rules.ts';
import { type AgendaStore, type CommunityKey, createAgendaStore, type StoredAgendaRow } from './agenda-store.ts';
import type { CalendarDesk } from './calendar.ts';
import type { Agenda, AgendaRow, Communities, Members, Moved, People, Roles } from './kernel.ts';
import type { Community, Session } from './records.ts';
import type { Touch } from './touch.ts';

export interface AgendaParts {
  db: Database;
  newId: NewId;
  calendar: CalendarDesk;
  communities: Pick<Communities, 'find'>;
  members: Pick<Members, 'list'>;
  people: Pick<People, 'findMany'>;
  roles: Pick<Roles, 'holders'>;
  /** Everything that features declared; asked at each use, as it is complete only when the app is built. */
  touches(): readonly Touch[];
}

export interface AgendaDesk extends Agenda {
  /** Plans every active community again: at start and once a day, for new quarters, new horizons and new zone data. */
  refresh(now: number): Promise<void>;
  /** Forgets what was over long ago. */
  tidy(now: number): Promise<void>;
  store: AgendaStore;
}

/** Rows for single people are planned this far ahead; the daily refresh brings the next. */
const PEOPLE_AHEAD = 28 * DAY;
const PREVIEW_AHEAD = 26 * 7 * DAY;
const REMEMBERED = 200 * DAY;
const KEPT = 400 * DAY;

export function createAgenda({ db, newId, calendar, communities, members, people, roles, touches }: AgendaParts): AgendaDesk {
  const store = createAgendaStore(db, newId);
  const findTouch = (id: string): Touch | undefined => touches().find((touch) => touch.id === id);

  async function withZones(community: Community, joined: ReadonlyMap<string, string | null>): Promise<PlannedPerson[]> {
    const known = await people.findMany(community.teamId, [...joined.keys()]);
    return [...joined].map(([userId, joinedOn]) => {
      const zone = known.get(userId)?.zone ?? '';
      return { userId, joinedOn, zone: isZone(zone) ? zone : community.zone };
    });
  }

  async function inputOf(
    community: Community,
    sessions: readonly Session[],
    now: number,
    memberIds?: readonly string[],
  ): Promise<PlanInput> {
    const { teamId, id, zone } = community;
    const today = calendar.today(community, now);
    const active = (await members.list(teamId, id, ['active'])).map(({ userId, joinedOn }): [string, string | null] => [userId, joinedOn]);
    const joined = new Map(memberIds ? memberIds.map((userId): [string, string | null] => [userId, today]) : active);
    const stewards = new Map((await roles.holders(teamId, id, 'steward', today)).map((userId): [string, string | null] => [userId, null]));
    return {
      zone,
      holidays: calendar.holidays(community),
      sessions,
      touches: touches(),
      members: await withZones(community, joined),
      stewards: await withZones(community, stewards),
      now,
      peopleUntil: now + PEOPLE_AHEAD,
    };
  }

  function shown(row: Omit<StoredAgendaRow, 'position' | 'tryAt'>, touch: Touch): AgendaRow {
    const { id, teamId, communityId, anchor, person, dueAt, localDate, localTime, zone, status } = row;
    const { practice, name, surface, audience, minutes, why } = touch;
    const when = { dueAt, localDate, localTime, zone, status };
    return {
      id,
      touch: touch.id,
      practice,
      name,
      teamId,
      communityId,
      anchor,
      userId: person || null,
      ...when,
      surface,
      audience,
      minutes,
      why,
    };
  }

  /** A touch that no feature declares any more is not shown; tick marks its rows as missed. */
  const shownAll = (rows: readonly StoredAgendaRow[]): AgendaRow[] =>
    rows.flatMap((row) => {
      const touch = findTouch(row.touch);
      return touch ? [shown(row, touch)] : [];
    });

  const movedOf = (touch: string, person: string, from: PlannedRow | null, to: PlannedRow | null): Moved => {
    const side = (row: PlannedRow | null) => (row ? { dueAt: row.dueAt, localDate: row.localDate } : null);
    return { touch, name: findTouch(touch)?.name ?? touch, userId: person || null, from: side(from), to: side(to) };
  };

  /** Nothing is sent while it rests. Changes of state that were planned one by one still happen, or a pause could not end by itself. */
  async function rest(community: Community, key: CommunityKey, now: number): Promise<Moved[]> {
    const ended = community.status === 'ended';
    const stays = (id: string): boolean => {
      const touch = findTouch(id);
      return !ended && touch?.anchor.on === 'once' && touch.surface === 'state';
    };
    const stored = await store.stored(key, now);
    const unfired = stored.filter((row) => (row.status === 'planned' || (ended && row.resting)) && !stays(row.touch));
    await store.withdraw(
      unfired.map((row) => row.position),
      !ended,
      now,
    );
    return unfired.map((row) => movedOf(row.touch, row.person, row, null));
  }

  const replan = (community: Community, now: number): Promise<Moved[]> =>
    db.transaction(async () => {
      const key = { teamId: community.teamId, communityId: community.id };
      if (community.status !== 'active') return rest(community, key, now);
      const input = await inputOf(community, await calendar.sessions(community.teamId, community.id), now);
      const { added, moved, vanished } = merge({
        planned: plan(input),
        stored: await store.stored(key, now - REMEMBERED),
        now,
        tzdata: tzdataVersion(),
        peopleUntil: input.peopleUntil,
        anchorOf: (touch) => findTouch(touch)?.anchor.on,
      });
      await store.add(key, added);
      await store.move(moved);
      await store.withdraw(
        vanished.map((row) => row.position),
        false,
        now,
      );
      return [
        ...added.map((row) => movedOf(row.touch, row.person, null, row)),
        ...moved
          .filter(({ stored, planned }) => stored.status !== 'planned' || stored.dueAt !== planned.dueAt)
          .map(({ stored, planned }) => movedOf(planned.touch, planned.person, stored.status === 'planned' ? stored : null, planned)),
        ...vanished.map((row) => movedOf(row.touch, row.person, row, null)),
      ];
    });

  const keepLocalTimes = (key: CommunityKey, now: number): Promise<void> =>
    db.transaction(async () => {
      const stored = await store.stored(key, now);
      await store.move(merge({ planned: [], stored, now, tzdata: tzdataVersion(), peopleUntil: 0, anchorOf: () => 'once' }).moved);
    });

  return {
    store,
    replan,
    preview: async (community, now, options = {}) => {
      const sessions = await calendar.draft(community, now);
      const input = await inputOf(community, sessions, now, options.memberIds);
      const rows = plan({ ...input, peopleUntil: now + PREVIEW_AHEAD }).filter((row) => row.dueAt >= now);
      return rows.flatMap((row) => {
        const touch = findTouch(row.touch);
        const stored = { id: '', teamId: community.teamId, communityId: community.id, status: 'planned' as const, resting: false };
        return touch ? [shown({ ...row, ...stored, tzdata: tzdataVersion(), attempts: 0, endedAt: null, privacy: 'P3' }, touch)] : [];
      });
    },
    once: (touchId, { teamId, communityId, anchor, userId, dueAt, zone }) =>
      db.transaction(async () => {
        const touch = findTouch(touchId);
        if (touch?.anchor.on !== 'once') throw new Error(`no touch ${touchId} that is planned one by one`);
        const { date, time } = toLocal(dueAt, zone);
        const lateAfter = await lateAfterOfOnce(touch, { teamId, communityId, anchor, dueAt, zone });
        const planned = { touch: touchId, anchor, person: userId ?? '', dueAt, localDate: date, localTime: time, zone, lateAfter };
        await store.putOne({ teamId, communityId }, planned);
      }),
    withdraw: (teamId, communityId, touch, anchor) => store.withdrawAnchor({ teamId, communityId }, touch, anchor),
    upcoming: async (query) => shownAll(await store.upcoming(query)),
    missed: async (teamId, communityId, since) => shownAll(await store.ended({ teamId, communityId }, 'missed', since)),
    fired: async (teamId, communityId, since) => shownAll(await store.ended({ teamId, communityId }, 'fired', since)),
    refresh: async (now) => {
      for (const { teamId, communityId } of await store.communities()) {
        // Rows that belong to a person and no community have '' there; they too keep their local time when zone data change.
        const community = communityId === '' ? null : await communities.find(teamId, communityId);
        if (community?.status === 'active') {
          // A quarter that has begun brings the sessions of the one after it.
          await calendar.layOut(community, now);
          await replan(community, now);
        } else if (communityId === '') await keepLocalTimes({ teamId, communityId }, now);
      }
    },
    tidy: (now) => store.prune(now - KEPT),
  };

  async function lateAfterOfOnce(touch: Touch, row: CommunityKey & { anchor: string; dueAt: number; zone: Zone }): Promise<number | null> {
    if (touch.catchUp !== 'until-session') return lateAfterOf(touch, row.dueAt, null, [], row.zone);
    const own = await calendar.findSession(row.teamId, row.anchor);
    const community = await communities.find(row.teamId, row.communityId);
    return lateAfterOf(touch, row.dueAt, own, await calendar.sessions(row.teamId, row.communityId), community?.zone ?? row.zone);
  }
}
