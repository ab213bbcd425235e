/** What a debrief shows on App Home and in the stewards' digest. */
import type { DigestLine, HomePanel, HomeRow } from '../../community/feature.ts';
import type { Total } from '../../community/privacy.ts';
import type { Community } from '../../community/records.ts';
import { DAY, MINUTE } from '../../platform/clock.ts';
import { formatDate } from '../../platform/time/local-dates.ts';
import { isUnsafe, sayClose, unsafeOption } from './rules.ts';
import type { Parts, Service } from './service.ts';
import { closedLine, openRow, takeAwayRow, unsafeLine } from './views.ts';

const WEEK = 7 * DAY;
const TOGETHER = 3;

export function createHomePanels({ deps, doors, store }: Parts, service: Service): HomePanel[] {
  const now: HomePanel = {
    section: 'now',
    plural: 'debriefs',
    rows: async ({ memberships, person, now: at }) => {
      const rows: HomeRow[] = [];
      for (const { community } of memberships) {
        if (community.status !== 'active') continue;
        for (const debrief of await store.listOpen(community.teamId, community.id, at)) {
          const session = await deps.calendar.findSession(community.teamId, debrief.sessionId);
          if (!session || !(await doors.attended(session)).includes(person.userId)) continue;
          if (await store.hasAnswered(community.teamId, session.id, person.userId)) continue;
          const about = session.topic === null ? `the session of ${formatDate(session.onDate)}` : `“${session.topic}”`;
          const row = openRow(session.id, about, sayClose(debrief.closesAt, at, community.zone));
          rows.push({ rank: Math.round((debrief.closesAt - at) / MINUTE), blocks: row });
        }
      }
      return rows;
    },
  };

  /** For a week after the close; later `/rondo about-me` says what there is. */
  const mine: HomePanel = {
    section: 'mine',
    plural: 'your take-aways',
    rows: async ({ person, now: at }) => {
      const rows: HomeRow[] = [];
      for (const row of await store.takeAwaysBy(person.teamId, person.userId)) {
        const found = await service.find(person.teamId, row.sessionId);
        if (found && at < found.debrief.closesAt + WEEK) rows.push({ rank: 60, blocks: takeAwayRow(row.id, row.text, row.reach) });
      }
      return rows;
    },
  };
  return [now, mine];
}

export function createDigest({ deps, store }: Parts, service: Service): DigestLine[] {
  const form = deps.library.session_debrief;
  const closedOf = ({ teamId, id }: Community) => store.closed(teamId, id);
  const lastOf = async (community: Community, now: number) => {
    const [debrief] = await closedOf(community);
    return debrief && debrief.closesAt >= now - WEEK ? service.find(community.teamId, debrief.sessionId) : null;
  };
  /** What people thought of one session is for whoever led it alone: stewards read three together, and each session in one such number only. */
  const threeTogether = async (community: Community): Promise<Total | null> => {
    const closed = await closedOf(community);
    if (closed.length === 0 || closed.length % TOGETHER !== 0) return null;
    const lists = await Promise.all(closed.slice(0, TOGETHER).map((each) => store.scoresOf(each.teamId, each.sessionId, 'useful')));
    return deps.privacy.total(lists.flat(), community.settings.k);
  };
  return [
    {
      rank: 30,
      line: async (community, now) => {
        const found = await lastOf(community, now);
        return found ? closedLine(found.session.onDate, await service.countOf(found.session), await threeTogether(community)) : null;
      },
    },
    {
      rank: 31,
      line: async (community, now) => {
        const found = await lastOf(community, now);
        return found && isUnsafe(await service.totalOf(found, 'held-back'), unsafeOption(form)) ? unsafeLine(found.session.onDate) : null;
      },
    },
  ];
}
