/** A hand on App Home: the way in for everybody, what she asked for, what she is asked; and what stewards read on Mondays. */
import type { DigestLine, HomePanel, HomeRow } from '../../community/feature.ts';
import { findName } from '../../community/find-member.ts';
import { DAY, MINUTE } from '../../platform/clock.ts';
import { sayDateTime } from '../../platform/time/say.ts';
import { KEPT, totalsOf } from './rules.ts';
import type { Parts } from './service-asking.ts';
import { askedRow, digestLine, mineRow, totalsLine, wayIn } from './views-home.ts';

/** A steward reads of it twice at most; after that it is up to the two of them. */
const IN_DIGEST = 14 * DAY;

export function createHomeParts({ deps, store }: Parts): { home: HomePanel[]; digest: DigestLine[] } {
  const now: HomePanel = {
    section: 'now',
    plural: 'all who ask you for a hand',
    rows: async ({ person, now: at }) => {
      const rows: HomeRow[] = [];
      for (const request of await store.with(person.teamId, person.userId)) {
        if (request.status !== 'asking' || !request.told.includes(person.userId)) continue;
        const { id, kind, about, endsAt } = request;
        const asker = await findName(deps, person.teamId, request.askerId);
        const blocks = askedRow({ id, kind, asker, hasMore: about !== '', until: sayDateTime(endsAt ?? at, person.zone) });
        rows.push({ rank: ((endsAt ?? at) - at) / MINUTE, blocks });
      }
      return rows;
    },
  };
  const mine: HomePanel = {
    section: 'mine',
    plural: 'all your requests for a hand',
    rows: async ({ person }) => {
      const { teamId, userId } = person;
      const hers = (await store.askedBy(teamId, userId)).filter(({ status }) => status !== 'helped');
      const helps = (await store.with(teamId, userId)).filter(({ status, helperId }) => status === 'answered' && helperId === userId);
      return Promise.all(
        [...hers, ...helps].map(async ({ id, kind, status, askerId, helperId }) => {
          const other = askerId === userId ? helperId : askerId;
          const name = other && (await findName(deps, teamId, other));
          return { rank: 45, blocks: mineRow({ id, kind, status, other: name || null, isAsker: askerId === userId }) };
        }),
      );
    },
  };
  const help: HomePanel = {
    section: 'help',
    plural: 'all ways to a hand',
    rows: async ({ memberships }) =>
      memberships.some(({ community }) => community.status === 'active') ? [{ rank: 1, blocks: wayIn() }] : [],
  };

  const named: DigestLine = {
    rank: 11,
    line: async (community, at) => {
      const open = (await store.list(community.teamId, community.id)).filter(
        ({ mayKnow, status, createdAt }) => mayKnow && (status === 'asking' || status === 'nobody') && createdAt > at - IN_DIGEST,
      );
      const names = await Promise.all([...new Set(open.map(({ askerId }) => askerId))].map((id) => findName(deps, community.teamId, id)));
      return names.length === 0 ? null : digestLine(names);
    },
  };
  const totals: DigestLine = {
    rank: 61,
    line: async (community, at) => {
      const lately = (await store.list(community.teamId, community.id)).filter(({ createdAt }) => createdAt > at - KEPT);
      const found = totalsOf(lately, community.settings.k);
      return found && totalsLine(found);
    },
  };
  return { home: [now, mine, help], digest: [named, totals] };
}
