/** The search for whoever leads a session, and for her second: one after the other, privately. */
import { startOf } from '../../community/calendar-rules.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community, Session } from '../../community/records.ts';
import { DAY } from '../../platform/clock.ts';
import { type Ledger, nextOf, orderOf } from './rules.ts';
import { type Candidate, findWanted, goesRound, listLeaders, orderCandidates, placeOf, tableAt } from './rules-asking.ts';
import type { Offers } from './service-offers.ts';
import type { Turns } from './service-turns.ts';
import type { Store } from './store.ts';
import type { OfferKind } from './tables.ts';
import { sayWhy, whySecond } from './views.ts';

const LATELY = 3;
/** Somebody who comes newly to a session needs a little time. */
const SECOND_UNTIL = 2 * DAY;

export interface SearchParts {
  deps: Deps;
  store: Store;
  turns: Turns;
  offers: Offers;
  volunteers(session: Session): Promise<string[]>;
}

/** Who would be asked, in this order, and the ledger by which. */
export interface Queue {
  candidates: Candidate[];
  ledger: Ledger;
  there: ReadonlySet<string>;
}

export function createSearch({ deps, store, turns, offers, volunteers }: SearchParts) {
  const { calendar, communities } = deps;

  async function queueFor(community: Community, session: Session, kind: OfferKind, now: number): Promise<Queue> {
    const { teamId, id } = community;
    const ledger = await turns.foresee(community, session, now);
    const away = (await turns.absences(community, calendar.today(community, now)))(session.onDate);
    const there = new Set(ledger.people.filter((one) => one.here && !away.has(one.userId)).map(({ userId }) => userId));
    const sessions = await calendar.sessions(teamId, id);
    const before = sessions.findLast((one) => one.kind === 'topic' && one.status !== 'cancelled' && one.onDate < session.onDate);
    const leading = kind === 'lead';
    const asked = await store.listAsked(teamId, session.id, kind);
    const candidates = orderCandidates({
      inOrder: orderOf(ledger, there).map(({ userId }) => userId),
      kept: leading ? await store.listWishes(teamId, id, 'kept') : [],
      volunteers: leading ? await volunteers(session) : [],
      second: kind === 'cover' ? session.secondId : leading ? (before?.secondId ?? null) : null,
      not: new Set([...asked, ...[session.facilitatorId, kind === 'cover' ? null : session.secondId].flatMap((userId) => userId ?? [])]),
      lately: listLeaders(sessions).slice(0, LATELY),
      volunteersFirst: community.settings.facilitation === 'volunteers',
    });
    return { candidates, ledger, there };
  }

  /** Nothing when somebody is being asked already, or nobody is looked for. */
  async function askNext(community: Community, session: Session, now: number): Promise<void> {
    const { teamId, id: communityId } = community;
    const place = placeOf(community);
    if (session.status !== 'planned' || session.leadership !== 'open' || !goesRound(session) || now >= tableAt(session, place)) return;
    if ((await store.listOffers(teamId, session.id)).some(({ kind }) => kind === 'lead')) return;
    const { candidates, ledger, there } = await queueFor(community, session, 'lead', now);
    const front = nextOf(ledger, there)?.userId;
    for (const { userId, reason } of candidates) {
      const her = ledger.people.find((one) => one.userId === userId);
      if (!her) continue;
      const why = sayWhy(reason, her, userId === front);
      const endsAt = offers.endOf('lead', session, community, now);
      const offer = await offers.send(community, session, { kind: 'lead', userId, why, endsAt }, now);
      if (!offer) continue;
      if (reason === 'kept') await store.dropWish({ teamId, communityId, userId }, 'kept');
      return;
    }
  }

  const hasLed = async (community: Community): Promise<string[]> => listLeaders(await calendar.sessions(community.teamId, community.id));

  /** Somebody who leads for the first time is accompanied by somebody who has led. */
  const isFirstTime = async (community: Community, userId: string): Promise<boolean> => !(await hasLed(community)).includes(userId);

  /** Whether somebody is being asked now. */
  async function askSecond(community: Community, session: Session, now: number): Promise<boolean> {
    const { facilitatorId, teamId } = session;
    if (session.status !== 'planned' || session.leadership !== 'led' || facilitatorId === null || session.secondId !== null) return false;
    if (startOf(session, community.zone) - now < SECOND_UNTIL) return false;
    if ((await store.listOffers(teamId, session.id)).some(({ kind }) => kind === 'second')) return true;
    const leaders = await hasLed(community);
    const isFirst = !leaders.includes(facilitatorId);
    const { candidates } = await queueFor(community, session, 'second', now);
    const why = whySecond(await offers.name(teamId, facilitatorId));
    for (const { userId } of candidates.filter((one) => !isFirst || leaders.includes(one.userId))) {
      const endsAt = offers.endOf('second', session, community, now);
      if (await offers.send(community, session, { kind: 'second', userId, why, endsAt, fromId: facilitatorId }, now)) return true;
    }
    return false;
  }

  /** The day after a session: for the first one whose leadership is not settled by then. */
  async function begin(teamId: string, communityId: string, afterId: string, now: number): Promise<void> {
    const community = await communities.get(teamId, communityId);
    const sessions = await calendar.sessions(teamId, communityId);
    const after = sessions.find(({ id }) => id === afterId);
    const coming = sessions.filter(({ onDate }) => onDate > (after?.onDate ?? calendar.today(community, now)));
    const session = findWanted(coming, now, placeOf(community));
    if (session) await askNext(community, session, now);
  }

  return { queueFor, askNext, askSecond, isFirstTime, begin };
}

export type Search = ReturnType<typeof createSearch>;
