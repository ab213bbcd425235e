/** The calendar of one community, page by page, and what the stewards' digest says. */

import { PRIORITY } from '../../community/ask.ts';
import type { AgendaRow, Change, Deps } from '../../community/kernel.ts';
import type { Community } from '../../community/records.ts';
import type { DueTouch } from '../../community/touch.ts';
import { DAY, HOUR } from '../../platform/clock.ts';
import { NotAllowedError } from '../../platform/errors.ts';
import type { Act } from '../../platform/feature.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { addDays, mondayOf } from '../../platform/time/local-dates.ts';
import { toInstant, toLocal, type Zone } from '../../platform/time/zones.ts';
import { findRoleGaps, gatherRows } from './rules-agenda.ts';
import { calendarModal, type PlannedSession } from './views-agenda.ts';
import { digestMessage } from './views-digest.ts';

const WEEKS_A_PAGE = 4;
const LATELY = 14 * DAY;
const MOVES_DATES = /^(Rhythm|Holiday|Time zone|Session|Calendar|State)/;
/** Enough for a year of one community; what lies further is on a later page anyway. */
const MOST_ROWS = 5_000;
export const DIGEST_TOUCH = 'home.digest';
export const DIGEST_WITHIN = 72 * HOUR;

export function createAgendaService(deps: Deps) {
  const sessionsBetween = async (community: Community, from: number, until: number): Promise<PlannedSession[]> =>
    (await deps.calendar.sessions(community.teamId, community.id))
      .filter((session) => session.status !== 'held')
      .map((session) => ({ session, dueAt: toInstant(session.onDate, session.at, community.zone) }))
      .filter((one) => one.dueAt >= from && one.dueAt < until);

  /** Letters to one or two, such as a no to whoever asked, are in nobody's calendar but their readers': in a small community they would name them. */
  const isForAll = ({ userId, surface, touch }: AgendaRow): boolean =>
    deps.touch(touch).anchor.on !== 'once' || (userId === null && surface !== 'group');

  const rowsBetween = async (community: Community, from: number, until: number): Promise<AgendaRow[]> =>
    (await deps.agenda.upcoming({ teamId: community.teamId, communityId: community.id, until, limit: MOST_ROWS })).filter(
      (row) => row.dueAt >= from && isForAll(row),
    );

  const movedLately = async (community: Community, now: number): Promise<Change[]> =>
    (await deps.changes.list(community.teamId, community.id, 30))
      .filter((change) => change.at > now - LATELY && MOVES_DATES.test(change.what))
      .slice(0, 5);

  const requireMember = async (community: Community, userId: string): Promise<void> => {
    const member = await deps.members.find(community.teamId, community.id, userId);
    if (member && (member.status === 'active' || member.status === 'paused')) return;
    throw new NotAllowedError('Only members see this calendar.', 'Anybody who is in the community can invite you.');
  };

  /** Weeks begin on Monday where the reader lives; the first page begins this week, today's past included for nobody. */
  const pageStart = (now: number, zone: Zone, page: number): number =>
    page === 0 ? now : toInstant(addDays(mondayOf(toLocal(now, zone).date), page * WEEKS_A_PAGE * 7), '00:00', zone);

  const openCalendar = async (act: Act, community: Community, wanted: number): Promise<Modal> => {
    await requireMember(community, act.userId);
    const { zone } = await deps.people.get(act.teamId, act.userId);
    const page = Math.min(Math.max(0, wanted), 12);
    const from = pageStart(act.now, zone, page);
    const until = pageStart(act.now, zone, page + 1);
    const [all, sessions, changes] = await Promise.all([
      deps.agenda.upcoming({ teamId: act.teamId, communityId: community.id, limit: MOST_ROWS }),
      sessionsBetween(community, from, Number.POSITIVE_INFINITY),
      page === 0 ? movedLately(community, act.now) : [],
    ]);
    const rows = all.filter(isForAll);
    return calendarModal({
      community,
      zone,
      page,
      sessions: sessions.filter((one) => one.dueAt < until),
      touches: gatherRows(rows.filter((row) => row.dueAt >= from && row.dueAt < until)),
      more: rows.some((row) => row.dueAt >= until && row.surface !== 'state') || sessions.some((one) => one.dueAt >= until),
      changes,
    });
  };

  /** How much lies ahead in four weeks, where everybody sees it. */
  const ahead = async (community: Community, now: number): Promise<{ sessions: number; posts: number }> => {
    const until = now + WEEKS_A_PAGE * 7 * DAY;
    const [sessions, rows] = await Promise.all([sessionsBetween(community, now, until), rowsBetween(community, now, until)]);
    return { sessions: sessions.length, posts: rows.filter((row) => row.surface === 'channel').length };
  };

  /** When this steward was told last; a week before this digest when never. */
  const lastTold = async (due: DueTouch): Promise<number> => {
    const fired = await deps.agenda.fired(due.teamId, due.communityId, due.dueAt - 35 * DAY);
    const earlier = fired.filter((row) => row.touch === DIGEST_TOUCH && row.userId === due.userId && row.dueAt < due.dueAt);
    return Math.max(due.dueAt - 35 * DAY, ...(earlier.length > 0 ? earlier.map((row) => row.dueAt) : [due.dueAt - 7 * DAY]));
  };

  const contributedLines = async (community: Community, now: number): Promise<string[]> => {
    const offered = deps
      .contributions()
      .flatMap((feature) => feature.digest ?? [])
      .sort((a, b) => a.rank - b.rank);
    const lines: string[] = [];
    for (const one of offered) {
      const line = await one.line(community, now);
      if (line !== null) lines.push(line);
    }
    return lines;
  };

  const sendDigest = async (due: DueTouch): Promise<void> => {
    const { teamId, communityId, userId, now } = due;
    if (userId === null) return;
    const community = await deps.communities.get(teamId, communityId);
    const today = deps.calendar.today(community, now);
    const weekEnd = toInstant(addDays(mondayOf(due.localDate), 7), '00:00', due.zone);
    const missed = await deps.agenda.missed(teamId, communityId, await lastTold(due));
    const message = digestMessage({
      community,
      zone: due.zone,
      sessions: await sessionsBetween(community, now, weekEnd),
      week: gatherRows((await rowsBetween(community, now, weekEnd)).filter((row) => row.touch !== DIGEST_TOUCH)),
      missed: gatherRows(missed.filter(isForAll)),
      gaps: findRoleGaps(await deps.roles.list(teamId, communityId, today), await deps.roles.list(teamId, communityId, addDays(today, 14))),
      lines: await contributedLines(community, now),
    });
    await deps.attention.tell(
      {
        teamId,
        communityId,
        userId,
        touch: DIGEST_TOUCH,
        key: `${DIGEST_TOUCH}/${communityId}/${due.anchor}/${userId}`,
        message,
        why: `You are a steward of ${community.name}; this comes on Mondays.`,
        priority: PRIORITY.role,
        minutes: 5,
        expiresAt: due.dueAt + DIGEST_WITHIN,
      },
      now,
    );
  };

  return { openCalendar, ahead, sendDigest };
}

export type AgendaService = ReturnType<typeof createAgendaService>;
