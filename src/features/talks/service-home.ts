/** On App Home: the guide before a talk, the next date, and what stewards may know. */
import type { DigestLine, HomePanel, HomeRow, Viewer } from '../../community/feature.ts';
import { belongs } from '../../community/member-rules.ts';
import type { Pair } from '../../community/pair.ts';
import { MINUTE } from '../../platform/clock.ts';
import { previousWorkingDay } from '../../platform/time/working-days.ts';
import { toLocal } from '../../platform/time/zones.ts';
import { countMet, endOf } from './rules.ts';
import type { Parts, Service } from './service.ts';
import type { Desk } from './service-desk.ts';
import { metLine, mineRow, type RowView, soonRow } from './views.ts';

const RANK = 25;
const DIGEST_RANK = 45;

export function createHomeParts({ deps }: Parts, service: Service, desk: Desk): { home: HomePanel[]; digest: DigestLine[] } {
  const pairsOf = async ({ person, memberships }: Viewer): Promise<Pair[]> => {
    const inside = new Set(memberships.filter(({ member }) => belongs(member)).map(({ community }) => community.id));
    const pairs = await deps.pairs.list({ teamId: person.teamId, userId: person.userId, states: ['agreed'] });
    return pairs.filter(({ communityId }) => inside.has(communityId));
  };

  /** `soon`: the working day before, and the day itself until it is over. */
  const lookAt = async (pair: Pair, { person, now }: Viewer) => {
    const next = await desk.nextOf(pair, now);
    const day = next && previousWorkingDay(toLocal(next.at, person.zone).date, await service.holidaysOf(pair));
    const view: RowView = { pairId: pair.id, partners: await service.partnersOf(pair, person.userId), next, zone: person.zone };
    const today = toLocal(now, person.zone).date;
    return { view, next, soon: day !== null && today >= day, through: next === null && today > pair.closesOn };
  };

  const rows =
    (draw: (looked: Awaited<ReturnType<typeof lookAt>>, now: number) => HomeRow | null) =>
    async (viewer: Viewer): Promise<HomeRow[]> => {
      const looked = await Promise.all((await pairsOf(viewer)).map((pair) => lookAt(pair, viewer)));
      return looked.flatMap((one) => draw(one, viewer.now) ?? []);
    };

  return {
    home: [
      {
        section: 'now',
        plural: 'all talks that are near',
        rows: rows(({ view, next, soon }, now) =>
          next && soon ? { rank: Math.max(0, (endOf(next) - now) / MINUTE), blocks: soonRow({ ...view, next }) } : null,
        ),
      },
      {
        section: 'mine',
        plural: 'all my coaching pairs',
        rows: rows(({ view, soon, through }) => (soon || through ? null : { rank: RANK, blocks: mineRow(view) })),
      },
    ],
    digest: [
      {
        rank: DIGEST_RANK,
        line: async ({ teamId, id }) => {
          const counted = countMet(await deps.pairs.list({ teamId, communityId: id, states: ['told', 'agreed'] }));
          return counted && metLine(counted);
        },
      },
    ],
  };
}
