/** What everything here needs: a session as it is shown, its announcement, and who comes. */

import { createHash } from 'node:crypto';
import { endOf, startOf } from '../../community/calendar-rules.ts';
import { findName } from '../../community/find-member.ts';
import type { Deps } from '../../community/kernel.ts';
import { belongs } from '../../community/member-rules.ts';
import type { Community, Session } from '../../community/records.ts';
import type { Message } from '../../platform/slack/message.ts';
import { titleOf } from './rules.ts';
import { createStore, type Store } from './store.ts';
import { announcement, type SessionView } from './views.ts';

export interface Parts {
  deps: Deps;
  store: Store;
  shown: Shown;
}

export const placeOf = (session: Session, community: Community): string => session.link ?? community.settings.meetingPlace;

const fingerprint = (message: Message): string => createHash('sha256').update(JSON.stringify(message)).digest('base64url');

export function createShown(deps: Deps, store: Store) {
  const { calendar, communities, members, outbox, people, newId } = deps;

  /** Those who said that they come and still belong here, first comers first. */
  const coming = async (session: Session): Promise<string[]> => {
    const rows = await store.withAnswer(session.teamId, session.id, 'coming');
    if (rows.length === 0) return [];
    const here = new Set((await members.list(session.teamId, session.communityId)).filter(belongs).map(({ userId }) => userId));
    return rows.map(({ userId }) => userId).filter((userId) => here.has(userId));
  };

  const viewOf = async (session: Session, community: Community, now: number): Promise<SessionView> => {
    const { teamId, facilitatorId, secondId } = session;
    const ids = await coming(session);
    const known = await people.findMany(teamId, ids);
    const isOver = session.status === 'held' || endOf(session, community.zone) <= now;
    return {
      sessionId: session.id,
      title: titleOf(session) ?? (session.leadership === 'table' ? 'Open Table' : null),
      outcome: session.outcome,
      startAt: startOf(session, community.zone),
      minutes: session.minutes,
      zone: community.zone,
      place: placeOf(session, community),
      leadership: session.leadership,
      facilitator: facilitatorId === null ? null : await findName(deps, teamId, facilitatorId),
      second: secondId === null ? null : await findName(deps, teamId, secondId),
      coming: ids.map((id) => known.get(id)?.name ?? 'Somebody'),
      state: session.status === 'cancelled' ? 'off' : isOver ? 'over' : 'open',
    };
  };

  const draw = async (session: Session, community: Community, now: number): Promise<{ message: Message; drawn: string }> => {
    const message = announcement(await viewOf(session, community, now));
    return { message, drawn: fingerprint(message) };
  };

  return {
    coming,
    viewOf,
    draw,

    /** Draws the announcement again when what it shows has changed. */
    async refresh(session: Session, now: number): Promise<void> {
      const row = await store.findAnnouncement(session.teamId, session.id);
      if (row?.status !== 'posted' || !row.channelId || !row.ts) return;
      const community = await communities.get(session.teamId, session.communityId);
      const { message, drawn } = await draw(session, community, now);
      if (drawn === row.drawn) return;
      await store.changeAnnouncement(session.teamId, session.id, { drawn });
      await outbox.update({
        teamId: session.teamId,
        key: `sessions.update/${session.id}/${newId()}`,
        touch: 'sessions.update',
        whenUnsure: 'resend',
        channel: row.channelId,
        ts: row.ts,
        message,
      });
    },

    /** Sessions that have not begun, soonest first. */
    upcoming: async (community: Community, now: number): Promise<Session[]> =>
      (await calendar.sessions(community.teamId, community.id)).filter(
        (session) => session.status === 'planned' && startOf(session, community.zone) > now,
      ),
  };
}

export type Shown = ReturnType<typeof createShown>;

export function createParts(deps: Deps): Parts {
  const store = createStore(deps.db);
  return { deps, store, shown: createShown(deps, store) };
}
