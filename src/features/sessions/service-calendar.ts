/** The quarter's calendar: published on its first Monday, as a post and as a file that is sent again when something moves. */
import { startOf } from '../../community/calendar-rules.ts';
import type { Community, Session } from '../../community/records.ts';
import type { DueTouch } from '../../community/touch.ts';
import { DAY } from '../../platform/clock.ts';
import type { NotSent, Sent } from '../../platform/delivery/outbox.ts';
import type { Act } from '../../platform/feature.ts';
import { addDays, type LocalDate } from '../../platform/time/local-dates.ts';
import { toInstant } from '../../platform/time/zones.ts';
import { calmWeekOf, currentQuarter, isWorthPublishing, kindOf } from './rules.ts';
import type { Parts } from './service.ts';
import type { CalendarPost } from './store.ts';
import { type CalendarView, calendarPost, fileComment } from './views-calendar.ts';
import { calendarFile } from './views-file.ts';

export const PUBLISHED_AT = '11:00';
const WAITS = 21 * DAY;
const aboutOf = (communityId: string, quarterOn: LocalDate) => ({ kind: 'session-calendar', id: `${communityId}|${quarterOn}` });

export function createCalendars({ deps, store }: Parts) {
  const { agenda, attention, calendar, communities, outbox, newId } = deps;

  const ofQuarter = async (community: Community, quarterOn: LocalDate): Promise<Session[]> =>
    (await calendar.sessions(community.teamId, community.id)).filter((session) => session.quarterOn === quarterOn);

  const viewOf = (community: Community, quarterOn: LocalDate, sessions: readonly Session[], now: number): CalendarView => {
    const calm = calmWeekOf(quarterOn);
    return {
      community: community.name,
      zone: community.zone,
      rows: sessions
        .filter(({ status }) => status !== 'cancelled')
        .map((session) => ({
          startAt: startOf(session, community.zone),
          minutes: session.minutes,
          kind: kindOf(session),
          topic: session.topic,
        })),
      calmWeekOn: addDays(calm, 6) < calendar.today(community, now) ? null : calm,
    };
  };

  const writeFile = (community: Community, sessions: readonly Session[], now: number): string =>
    calendarFile({ community: community.name, zone: community.zone, place: community.settings.meetingPlace, sessions, now });

  /** Into the thread of a published calendar; with what fell away since the last one, as called off. */
  const sendFile = async (community: Community, post: CalendarPost, notes: readonly string[], now: number): Promise<void> => {
    if (post.status !== 'posted' || !post.channelId || !post.ts) return;
    const listed = await ofQuarter(community, post.quarterOn);
    const gone: Session[] = [];
    for (const id of post.sessionIds.filter((known) => listed.every((session) => session.id !== known))) {
      const session = await calendar.findSession(community.teamId, id);
      if (session) gone.push({ ...session, status: 'cancelled' });
    }
    const sessions = [...listed, ...gone];
    await store.changeCalendar(post, { sessionIds: sessions.map(({ id }) => id) });
    await outbox.file({
      teamId: community.teamId,
      key: `sessions.file/${community.id}/${post.quarterOn}/${newId()}`,
      touch: 'sessions.file',
      whenUnsure: 'hold',
      channel: post.channelId,
      threadTs: post.ts,
      filename: `sessions-${post.quarterOn}.ics`,
      title: `Sessions of ${community.name}`,
      content: writeFile(community, sessions, now),
      comment: fileComment(notes),
    });
  };

  return {
    sendFile,

    /** Mondays, seen by nobody: whether this quarter's calendar still has to go out. */
    check: async (due: DueTouch): Promise<void> => {
      const community = await communities.get(due.teamId, due.communityId);
      if (!community.channelId || community.silencedBy) return;
      const quarterOn = currentQuarter(await calendar.sessions(due.teamId, due.communityId), due.localDate);
      if (quarterOn === null || !isWorthPublishing(quarterOn, due.localDate)) return;
      const isKnown = (await store.calendars(due.teamId, due.communityId)).some((post) => post.quarterOn === quarterOn);
      const toCome = (await ofQuarter(community, quarterOn)).filter(
        (session) => session.status === 'planned' && session.onDate >= due.localDate,
      );
      if (isKnown || toCome.length === 0) return;
      await agenda.once('sessions.calendar', {
        teamId: due.teamId,
        communityId: due.communityId,
        anchor: `${quarterOn}|${due.anchor}`,
        dueAt: Math.max(due.now, toInstant(due.localDate, PUBLISHED_AT, community.zone)),
        zone: community.zone,
      });
    },

    publish: async (due: DueTouch): Promise<void> => {
      const community = await communities.get(due.teamId, due.communityId);
      const [quarterOn = ''] = due.anchor.split('|');
      const sessions = await ofQuarter(community, quarterOn);
      if (sessions.length === 0) return;
      const { teamId, communityId } = due;
      const sessionIds = sessions.map(({ id }) => id);
      const row = {
        teamId,
        communityId,
        quarterOn,
        status: 'queued' as const,
        channelId: null,
        ts: null,
        sessionIds,
        privacy: 'P3' as const,
      };
      if (!(await store.addCalendar(row))) return;
      const said = await attention.post(
        {
          teamId,
          communityId,
          touch: due.touch,
          key: `${due.touch}/${communityId}/${due.anchor}`,
          message: calendarPost(viewOf(community, quarterOn, sessions, due.now)),
          minutes: 1,
          expiresAt: due.now + WAITS,
          about: aboutOf(communityId, quarterOn),
        },
        due.now,
      );
      if (said === 'dropped') await store.dropCalendar(teamId, communityId, quarterOn);
    },

    posted: async ({ teamId, about, channel, ts, now }: Sent): Promise<void> => {
      const [communityId = '', quarterOn = ''] = about?.id.split('|') ?? [];
      const community = await communities.find(teamId, communityId);
      const post = (await store.calendars(teamId, communityId)).find((each) => each.quarterOn === quarterOn);
      if (!community || !post) return;
      const change = { status: 'posted' as const, channelId: channel, ts };
      await store.changeCalendar(post, change);
      await sendFile(community, { ...post, ...change }, [], now);
    },

    notPosted: async ({ teamId, about }: NotSent): Promise<void> => {
      const [communityId = '', quarterOn = ''] = about?.id.split('|') ?? [];
      await store.dropCalendar(teamId, communityId, quarterOn);
    },

    /** To her own direct message, because she asked: this quarter and whatever is laid out after it. */
    give: async (community: Community, act: Act): Promise<void> => {
      const all = await calendar.sessions(community.teamId, community.id);
      const from = currentQuarter(all, calendar.today(community, act.now)) ?? '';
      await outbox.file({
        teamId: community.teamId,
        key: `sessions.own-file/${community.id}/${act.userId}/${newId()}`,
        touch: 'sessions.file',
        whenUnsure: 'resend',
        channel: act.userId,
        filename: `sessions-${from}.ics`,
        title: `Sessions of ${community.name}`,
        content: writeFile(
          community,
          all.filter(({ quarterOn }) => quarterOn >= from),
          act.now,
        ),
        comment: fileComment([]),
      });
    },
  };
}

export type Calendars = ReturnType<typeof createCalendars>;
