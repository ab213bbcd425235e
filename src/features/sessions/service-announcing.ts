/** s1 and s2: the announcement ten working days ahead, and what is to be read, in its thread. */
import { startOf } from '../../community/calendar-rules.ts';
import type { Community, Session } from '../../community/records.ts';
import type { DueTouch } from '../../community/touch.ts';
import type { Sent } from '../../platform/delivery/outbox.ts';
import { toInstant } from '../../platform/time/zones.ts';
import { announcedAfterClose } from './rules.ts';
import type { Parts } from './service.ts';
import { preReadMessage } from './views.ts';

export const AFTER_CLOSE_AT = '11:00';

export function createAnnouncing({ deps, store, shown }: Parts) {
  const { agenda, attention, calendar, communities, outbox } = deps;

  const findDue = async (due: DueTouch): Promise<{ session: Session; community: Community } | null> => {
    const session = await calendar.findSession(due.teamId, due.anchor);
    const community = await communities.find(due.teamId, due.communityId);
    if (!session || !community || session.status !== 'planned' || startOf(session, community.zone) <= due.now) return null;
    return { session, community };
  };

  const post = async ({ session, community }: { session: Session; community: Community }, due: DueTouch): Promise<void> => {
    const { message, drawn } = await shown.draw(session, community, due.now);
    const { teamId, communityId } = session;
    const row = {
      teamId,
      sessionId: session.id,
      communityId,
      status: 'queued' as const,
      channelId: null,
      ts: null,
      drawn,
      privacy: 'P3' as const,
    };
    if (!(await store.addAnnouncement(row))) return;
    const said = await attention.post(
      {
        teamId,
        communityId,
        touch: 'sessions.announce',
        key: keyOf(session),
        message,
        minutes: 1,
        expiresAt: startOf(session, community.zone),
        about: { kind: 'session', id: session.id },
      },
      due.now,
    );
    if (said === 'dropped') await store.changeAnnouncement(teamId, session.id, { status: 'dropped' });
  };

  const keyOf = (session: Session): string => `sessions.announce/${session.communityId}/${session.id}`;

  return {
    announce: async (due: DueTouch): Promise<void> => {
      const found = await findDue(due);
      if (!found) return;
      const { session, community } = found;
      const sessions = await calendar.sessions(due.teamId, due.communityId);
      const on = announcedAfterClose(session, sessions, calendar.holidays(community));
      const dueAt = on === null ? null : toInstant(on, AFTER_CLOSE_AT, community.zone);
      if (dueAt === null || dueAt <= due.now) return post(found, due);
      const { teamId, communityId } = due;
      await agenda.once('sessions.announce-after-close', { teamId, communityId, anchor: session.id, dueAt, zone: community.zone });
    },

    announceLate: async (due: DueTouch): Promise<void> => {
      const found = await findDue(due);
      if (found) await post(found, due);
    },

    /** It stands in the channel: what was decided while it waited is drawn into it. */
    posted: async ({ teamId, about, channel, ts, now }: Sent): Promise<void> => {
      const session = about && (await calendar.findSession(teamId, about.id));
      if (!session) return;
      await store.changeAnnouncement(teamId, session.id, { status: 'posted', channelId: channel, ts });
      await shown.refresh(session, now);
    },

    notPosted: async (teamId: string, sessionId: string): Promise<void> =>
      store.changeAnnouncement(teamId, sessionId, { status: 'dropped' }),

    /** Called off before it was sent. */
    takeBack: async (session: Session): Promise<void> => {
      const row = await store.findAnnouncement(session.teamId, session.id);
      if (row?.status !== 'queued') return;
      await outbox.withdraw(session.teamId, keyOf(session));
      await store.changeAnnouncement(session.teamId, session.id, { status: 'dropped' });
    },

    preRead: async (due: DueTouch): Promise<void> => {
      const found = await findDue(due);
      const message = found && preReadMessage(found.session.preRead, found.session.question);
      const row = found && (await store.findAnnouncement(due.teamId, found.session.id));
      if (!found || !message || row?.status !== 'posted' || !row.channelId || !row.ts) return;
      await outbox.post({
        teamId: due.teamId,
        key: `sessions.pre-read/${found.session.id}`,
        touch: due.touch,
        whenUnsure: 'hold',
        channel: row.channelId,
        threadTs: row.ts,
        message,
        expiresAt: startOf(found.session, found.community.zone),
      });
    },
  };
}

export type Announcing = ReturnType<typeof createAnnouncing>;
