/** Where sessions are looked at: the list, App Home, the stewards' Monday. */
import { startOf } from '../../community/calendar-rules.ts';
import type { Described, DigestLine, HomePanel, HomeRow, Viewer } from '../../community/feature.ts';
import { belongs } from '../../community/member-rules.ts';
import { lookerOf } from '../../community/privacy.ts';
import type { Community, Session } from '../../community/records.ts';
import type { Ref } from '../../platform/delivery/outbox.ts';
import type { Act } from '../../platform/feature.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { addDays, formatDate } from '../../platform/time/local-dates.ts';
import { sayDateTime } from '../../platform/time/say.ts';
import { calmWeekOf, currentQuarter, kindOf, nameOf } from './rules.ts';
import { type Parts, placeOf } from './service.ts';
import { emptyRow, nextRow } from './views.ts';
import { kindWords, sayCalmWeek } from './views-calendar.ts';
import { listModal } from './views-list.ts';

/** Two quarters at most, every two weeks. */
const MOST_LISTED = 14;

export function createLists({ deps, store, shown }: Parts) {
  const { calendar, communities, members, roles, privacy } = deps;

  const mineOf = async (session: Session, userId: string) => (await store.findRsvp(session.teamId, session.id, userId))?.answer ?? null;

  const draw = async (community: Community, act: Act): Promise<Modal> => {
    const { teamId, id } = community;
    const today = calendar.today(community, act.now);
    const sessions = (await shown.upcoming(community, act.now)).slice(0, MOST_LISTED);
    const quarterOn = currentQuarter(sessions, today);
    const calm = quarterOn === null ? null : calmWeekOf(quarterOn);
    return listModal({
      communityId: id,
      community: community.name,
      isSteward: await roles.has(teamId, id, act.userId, 'steward', today),
      isMember: belongs(await members.find(teamId, id, act.userId)),
      rows: await Promise.all(
        sessions.map(async (session) => ({
          view: await shown.viewOf(session, community, act.now),
          kind: kindWords(kindOf(session)).toLowerCase(),
          mine: await mineOf(session, act.userId),
        })),
      ),
      calmWeek: calm === null || addDays(calm, 6) < today ? null : sayCalmWeek(calm),
      place: community.settings.meetingPlace,
    });
  };

  const home: HomePanel = {
    section: 'ours',
    plural: 'next sessions',
    rows: async (viewer: Viewer) => {
      const rows: HomeRow[] = [];
      for (const { community, member } of viewer.memberships) {
        if (!belongs(member) || community.status !== 'active') continue;
        const [next] = await shown.upcoming(community, viewer.now);
        const blocks = next
          ? nextRow(
              await shown.viewOf(next, community, viewer.now),
              community.id,
              await mineOf(next, viewer.person.userId),
              next.leadership === 'led' && next.facilitatorId === viewer.person.userId,
            )
          : emptyRow(community.id);
        rows.push({ rank: 10, blocks });
      }
      return rows;
    },
  };

  const digest: DigestLine = {
    rank: 10,
    line: async (community, now) => {
      const [next] = await shown.upcoming(community, now);
      if (!next) return null;
      const n = (await shown.coming(next)).length;
      const people = n === 0 ? '' : n === 1 ? ' One person says that she comes.' : ` ${n} people say that they come.`;
      const open = placeOf(next, community) === '' ? ' It has no meeting place yet: /rondo sessions sets one.' : '';
      return `Next session: ${nameOf(next)}, ${sayDateTime(startOf(next, community.zone), community.zone)}.${people}${open}`;
    },
  };

  const describe = async (ref: Ref, viewer: Viewer): Promise<Described | null> => {
    const session = await calendar.findSession(viewer.person.teamId, ref.id);
    const community = session && (await communities.find(session.teamId, session.communityId));
    const record = session && { communityId: session.communityId, authorId: null, privacy: 'P3' as const };
    if (!session || !community || !record || !privacy.see(lookerOf(viewer), record)) return null;
    return {
      title: `${nameOf(session)}, ${formatDate(session.onDate, true)}`,
      open: { actionId: 'sessions:list', value: community.id },
    };
  };

  return { draw, home, digest, describe };
}

export type Lists = ReturnType<typeof createLists>;
