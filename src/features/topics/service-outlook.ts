/** What waits for the next vote: the row on Home, and the stewards' line about doubles. */
import type { DigestLine, HomePanel, HomeRow } from '../../community/feature.ts';
import { belongs } from '../../community/member-rules.ts';
import { DAY } from '../../platform/clock.ts';
import type { Parts, Service } from './service.ts';
import type { Tidying } from './service-tidying.ts';
import { doublesLine, homeRow } from './views.ts';

/** Doubles are looked at in the week of a vote. */
const A_WEEK = 7 * DAY;

export function createOutlook({ doors }: Parts, service: Service, tidying: Tidying): { home: HomePanel[]; digest: DigestLine[] } {
  const panel: HomePanel = {
    section: 'ours',
    plural: 'topics',
    rows: async ({ memberships, now }) => {
      const rows: HomeRow[] = [];
      for (const { community, member } of memberships) {
        if (community.status !== 'active' || !belongs(member)) continue;
        const { length } = await service.listed(community);
        const open = await doors.votes().openVote(community, now);
        const at = open ? open.closesAt : await doors.votes().nextOpening(community, now);
        const vote = at === null ? null : { day: service.sayDay(at, now, community), button: open?.button ?? null };
        rows.push({ rank: 25, blocks: homeRow(community.id, length, vote) });
      }
      return rows;
    },
  };

  const line: DigestLine = {
    rank: 35,
    line: async (community, now) => {
      const opensAt = await doors.votes().nextOpening(community, now);
      const pairs = opensAt !== null && opensAt - now < A_WEEK ? await tidying.doubles(community) : [];
      return opensAt !== null && pairs.length > 0 ? doublesLine(pairs, service.sayDay(opensAt, now, community)) : null;
    },
  };

  return { home: [panel], digest: [line] };
}
