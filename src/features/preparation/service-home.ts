/** The sessions she prepares, on Home. */
import type { HomePanel, HomeRow } from '../../community/feature.ts';
import { saySum } from '../../community/run-sheet-rules.ts';
import { MINUTE } from '../../platform/clock.ts';
import { sayDateTime } from '../../platform/time/say.ts';
import { sayProgress } from './rules.ts';
import type { Parts, Prepared, Service } from './service.ts';
import type { Looking } from './service-looking.ts';
import { homeRow } from './views-messages.ts';

export function createPanel({ checklist }: Parts, service: Service, looking: Looking): HomePanel {
  const stateOf = (prepared: Prepared): string =>
    prepared.stage === 'locked'
      ? (looking.sayStanding(prepared) ?? 'locked')
      : `${prepared.format.name} · ${saySum(prepared.draft, prepared.session.minutes)} · ${sayProgress(prepared.plan.ticks.length, checklist.items.length)}`;

  return {
    section: 'mine',
    plural: 'the sessions you prepare',
    rows: async ({ person, memberships, now }) => {
      const rows: HomeRow[] = [];
      for (const { community } of memberships.filter((each) => each.community.status === 'active')) {
        for (const session of await service.listAhead(community, person.userId, now)) {
          const prepared = await service.find({ teamId: person.teamId, userId: person.userId, now }, session.id);
          if (!prepared.part) continue;
          const when = sayDateTime(prepared.startsAt, community.zone);
          const blocks = homeRow({ session, when, part: prepared.part, state: stateOf(prepared) });
          rows.push({ rank: Math.round((prepared.startsAt - now) / MINUTE), blocks });
        }
      }
      return rows;
    },
  };
}
