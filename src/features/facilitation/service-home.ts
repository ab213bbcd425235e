/** What App Home and the stewards' digest say about leading. */
import { startOf } from '../../community/calendar-rules.ts';
import type { DigestLine, HomePanel, HomeRow, Viewer } from '../../community/feature.ts';
import type { Community } from '../../community/records.ts';
import { DAY, MINUTE } from '../../platform/clock.ts';
import { formatDate, formatShortDate } from '../../platform/time/local-dates.ts';
import { goesRound } from './rules-asking.ts';
import type { Parts } from './service.ts';
import { sayWhen } from './service-offers.ts';
import { digestLine, leadingRow, offerBlocks, refusalLine, secondRow } from './views.ts';
import { rotaHomeRow } from './views-rota.ts';

const SOON = 14 * DAY;

export function createHomePanels({ deps, store, offers, cover }: Parts): HomePanel[] {
  const { calendar, communities } = deps;

  async function now(viewer: Viewer): Promise<HomeRow[]> {
    const { teamId, userId } = viewer.person;
    const rows: HomeRow[] = [];
    for (const offer of await store.offersTo(teamId, userId)) {
      const session = await calendar.findSession(teamId, offer.sessionId);
      const community = await communities.find(teamId, offer.communityId);
      if (offer.kind === 'wanted' || offer.endsAt <= viewer.now || community?.status !== 'active' || session?.status !== 'planned')
        continue;
      rows.push({ rank: (offer.endsAt - viewer.now) / MINUTE, blocks: offerBlocks(await offers.viewOf(offer, session, community)) });
    }
    return rows;
  }

  const coming = async (community: Community, at: number) =>
    (await calendar.sessions(community.teamId, community.id)).filter(
      (one) => goesRound(one) && one.status === 'planned' && startOf(one, community.zone) > at,
    );

  async function mine(viewer: Viewer): Promise<HomeRow[]> {
    const { teamId, userId } = viewer.person;
    const rows: HomeRow[] = [];
    for (const { community } of viewer.memberships) {
      for (const session of await coming(community, viewer.now)) {
        const when = sayWhen(session, community.zone);
        const rank = 10 + (startOf(session, community.zone) - viewer.now) / (100 * DAY);
        if (session.facilitatorId === userId) {
          const second = session.secondId === null ? null : await offers.name(teamId, session.secondId);
          rows.push({ rank, blocks: leadingRow(session, when, second, (await cover.findWanted(session)) !== null) });
        } else if (session.secondId === userId) {
          rows.push({ rank, blocks: secondRow(session, when, await offers.name(teamId, session.facilitatorId ?? '')) });
        }
      }
    }
    return rows;
  }

  async function ours(viewer: Viewer): Promise<HomeRow[]> {
    const rows: HomeRow[] = [];
    for (const { community, member } of viewer.memberships) {
      if (community.status !== 'active' || member.status === 'left') continue;
      const [next] = await coming(community, viewer.now);
      if (!next) continue;
      const leader = next.facilitatorId === null ? null : await offers.name(viewer.person.teamId, next.facilitatorId);
      const words =
        next.leadership === 'led' && leader !== null
          ? `${leader} leads the session on ${formatShortDate(next.onDate)}.`
          : next.leadership === 'table'
            ? `The session on ${formatShortDate(next.onDate)} is an Open Table.`
            : `Who leads the session on ${formatShortDate(next.onDate)} is still being settled.`;
      rows.push({ rank: 30, blocks: rotaHomeRow(community.id, words) });
    }
    return rows;
  }

  return [
    { section: 'now', plural: 'all questions about leading', rows: now },
    { section: 'mine', plural: 'all your sessions', rows: mine },
    { section: 'ours', plural: 'all rotas', rows: ours },
  ];
}

export const createDigest = ({ deps, group }: Parts): DigestLine[] => [
  {
    rank: 15,
    line: async (community, now) => {
      const sessions = await deps.calendar.sessions(community.teamId, community.id);
      const next = sessions.find((one) => goesRound(one) && one.status === 'planned' && startOf(one, community.zone) > now);
      if (!next || startOf(next, community.zone) > now + SOON) return null;
      const day = startOf(next, community.zone) < now + 7 * DAY ? (formatDate(next.onDate).split(' ')[0] ?? '') : formatDate(next.onDate);
      return digestLine(day, next.leadership);
    },
  },
  {
    rank: 60,
    line: async (community, now) => {
      const error = await group.findRefusal(community, now);
      return error === null ? null : refusalLine(error);
    },
  },
];
