/** Reports on App Home, each only for who reads it; Case Clinic at rest for the stewards. */
import type { DigestLine, HomePanel, HomeRow } from '../../community/feature.ts';
import { MINUTE } from '../../platform/clock.ts';
import { formatDate } from '../../platform/time/local-dates.ts';
import { askedNow, CLINIC, isSilent, pendingOf } from './rules.ts';
import type { NormService } from './service-norms.ts';
import type { Parts } from './service-turns.ts';
import { clinicLine, clinicRow, heldRow, mineRow, waitsRow, wayIn } from './views-home.ts';

export function createHomeParts({ deps, store }: Parts, norms: NormService): { home: HomePanel[]; digest: DigestLine[] } {
  const now: HomePanel = {
    section: 'now',
    plural: 'all that waits for you',
    rows: async ({ person, now: at }) => {
      const rows: HomeRow[] = [];
      for (const file of await store.list(person.teamId)) {
        const { id, endsAt, createdAt, steps, closedAt, readers } = file;
        const waits = askedNow(file) === person.userId || (isSilent(file) && readers.includes(person.userId));
        if (closedAt === null && waits)
          rows.push({ rank: endsAt === null ? 0 : (endsAt - at) / MINUTE, blocks: waitsRow(id, endsAt, person.zone) });
        if (closedAt === null && file.reporterId === person.userId && pendingOf(steps) !== null)
          rows.push({ rank: 1, blocks: mineRow(id, createdAt, person.zone, 'waits') });
      }
      return rows;
    },
  };
  const mine: HomePanel = {
    section: 'mine',
    plural: 'all your reports',
    rows: async ({ person }) =>
      (await store.list(person.teamId)).flatMap(({ id, reporterId, holderId, createdAt, takenAt, closedAt, steps }) => {
        if (closedAt === null && holderId === person.userId) return [{ rank: 30, blocks: heldRow(id, takenAt ?? createdAt, person.zone) }];
        const isHers = reporterId === person.userId && (closedAt !== null || pendingOf(steps) === null);
        return isHers ? [{ rank: 30, blocks: mineRow(id, createdAt, person.zone, closedAt === null ? 'open' : 'closed') }] : [];
      }),
  };
  const help: HomePanel = {
    section: 'help',
    plural: 'all ways to a trust keeper',
    rows: async ({ memberships }) =>
      memberships.some(({ community }) => community.status === 'active') ? [{ rank: 2, blocks: wayIn() }] : [],
  };
  const settings: HomePanel = {
    section: 'settings',
    plural: 'all that rests',
    rows: async ({ memberships }) => {
      const rows: HomeRow[] = [];
      for (const { community, roles } of memberships)
        if (roles.includes('steward') && (await norms.isResting(community.teamId, community.id)))
          rows.push({ rank: 5, blocks: clinicRow(community.id, community.name) });
      return rows;
    },
  };
  /** That it rests, and what was planned with it; nothing about why. */
  const line: DigestLine = {
    rank: 20,
    line: async (community, at) => {
      if (!(await norms.isResting(community.teamId, community.id))) return null;
      const today = deps.calendar.today(community, at);
      const planned = (await deps.calendar.sessions(community.teamId, community.id)).filter(
        ({ status, formatId, onDate }) => status === 'planned' && formatId === CLINIC && onDate >= today,
      );
      return clinicLine(planned.map(({ onDate }) => formatDate(onDate)));
    },
  };
  return { home: [now, mine, help, settings], digest: [line] };
}
