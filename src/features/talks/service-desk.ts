/** What somebody sees on her desk: the guide, the pact's wishes, and who is coached when. */
import { isAlive, othersOf, type Pair } from '../../community/pair.ts';
import { formatDate } from '../../platform/time/local-dates.ts';
import { toLocal } from '../../platform/time/zones.ts';
import { findNext, MOST_TALKS, nextNumber } from './rules.ts';
import { halvesOf, readShape } from './rules-frame.ts';
import type { Parts, Service } from './service.ts';
import type { DeskView } from './views-desk.ts';

export function createDesk({ deps, store, pact }: Parts, service: Service) {
  /** `talkNumber`: the one that is under way; otherwise the next. */
  const viewOf = async (pair: Pair, userId: string, now: number, talkNumber?: number): Promise<DeskView> => {
    const { teamId } = pair;
    const talks = await store.of(service.keyOf(pair));
    const next = talkNumber === undefined ? findNext(talks, now) : (talks.find(({ number }) => number === talkNumber) ?? null);
    const number = talkNumber ?? next?.number ?? Math.min(MOST_TALKS, nextNumber(talks));
    const zone = await service.zoneOf({ teamId, userId });
    const after = talks.find((talk) => talk.state === 'planned' && talk.number > number);
    const guide = deps.library.coaching_guides.find(({ id }) => id === pair.guideId) ?? null;
    const frame = deps.library.coaching_frame;
    const shape = readShape(deps.library, await pact.shapeOf(pair));
    const checkInOn = formatDate(after ? toLocal(after.at, zone).date : pair.closesOn);
    const names = await Promise.all(pair.people.map(async (id): Promise<[string, string]> => [id, await service.nameOf(teamId, id)]));
    const nameOf = new Map(names);
    return {
      ...{ pairId: pair.id, me: userId, nameOf, number, at: next?.at ?? null, zone, shape, rules: frame.coach_rules },
      partners: await Promise.all(
        othersOf(pair, userId).map(async (id) => ({ userId: id, name: nameOf.get(id) ?? '', style: await pact.styleOf(pair, id) })),
      ),
      halves: halvesOf({ people: pair.people, number, shape, frame, guide, checkInOn }),
      guide: guide && { dilemma: guide.dilemma, listenFor: guide.listen_for, traps: guide.coach_traps },
    };
  };

  return {
    viewOf,
    nextOf: async (pair: Pair, now: number): Promise<{ number: number; at: number; minutes: number } | null> =>
      isAlive(pair) ? findNext(await store.of(service.keyOf(pair)), now) : null,
  };
}

export type Desk = ReturnType<typeof createDesk>;
