/** What everybody may read about whose turn it is. Who is asked, said no, kept her turn, is away or opted out is in nobody's but her own. */
import { startOf } from '../../community/calendar-rules.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community, Member, Session } from '../../community/records.ts';
import { formatShortDate } from '../../platform/time/local-dates.ts';
import { apply, type Coming, furthestOff, type Ledger, nextOf, preview, type Standing } from './rules.ts';
import { goesRound, listLeaders, lockAt, placeOf } from './rules-asking.ts';
import type { Cover } from './service-cover.ts';
import type { Group } from './service-group.ts';
import type { Turns } from './service-turns.ts';
import type { Store } from './store.ts';
import type { LedgerLine, RotaRow, RotaView } from './views-rota.ts';

const SHOWN = 8;
const LED_SHOWN = 8;
const LATELY = 3;

export interface RotaParts {
  deps: Deps;
  store: Store;
  turns: Turns;
  cover: Cover;
  group: Group;
  volunteers(session: Session): Promise<string[]>;
}

/** One of the coming eight: a session in the calendar, or one that is not laid out yet. */
interface Place {
  session: Session | null;
  coming: Coming;
  because: 'accepted' | 'second' | 'volunteer' | 'turns' | 'table' | 'settling';
}

/** Others' absences are theirs alone. */
const ownOnly =
  (awayOn: (on: string) => Set<string>, userId: string) =>
  (on: string): Set<string> =>
    new Set(awayOn(on).has(userId) ? [userId] : []);

export function createRota({ deps, store, turns, cover, group, volunteers }: RotaParts) {
  const { calendar, people, roles } = deps;

  const isSettling = async (session: Session): Promise<boolean> =>
    session.leadership === 'open' &&
    ((await store.listOffers(session.teamId, session.id)).length > 0 ||
      (await store.listAsked(session.teamId, session.id, 'lead')).length > 0);

  async function listPlaces(community: Community, ledger: Ledger, viewerId: string, now: number): Promise<Place[]> {
    const { teamId, id, settings } = community;
    const today = calendar.today(community, now);
    const awayOn = ownOnly(await turns.absences(community, today), viewerId);
    const here = new Set(ledger.people.filter((one) => one.here).map(({ userId }) => userId));
    const kept = (await store.listWishes(teamId, id, 'kept')).filter((userId) => userId === viewerId);
    const sessions = await calendar.sessions(teamId, id);
    const lately = listLeaders(sessions).slice(0, LATELY);
    const coming = sessions
      .filter((one) => goesRound(one) && one.status === 'planned' && startOf(one, community.zone) > now)
      .slice(0, SHOWN);
    let before = sessions.findLast((one) => one.kind === 'topic' && one.status === 'held') ?? null;
    const places: Place[] = [];
    for (const session of coming) {
      const away = awayOn(session.onDate);
      const may = (userId: string | null): userId is string => userId !== null && here.has(userId) && !away.has(userId);
      const place = (because: Place['because'], more: Coming = {}): void =>
        void places.push({ session, because, coming: { away, ...more } });
      const second = before?.secondId ?? null;
      before = session;
      if (session.leadership === 'led') place('accepted', { first: session.facilitatorId });
      else if (session.leadership === 'table') place('table', { table: true });
      else if (await isSettling(session)) place('settling');
      else {
        const claim = kept.find(may);
        const named = (await volunteers(session))
          .filter((userId) => settings.facilitation === 'volunteers' || !lately.includes(userId))
          .find(may);
        if (claim) kept.splice(kept.indexOf(claim), 1);
        if (claim) place('turns', { first: claim });
        else if (named) place('volunteer', { first: named });
        else if (may(second)) place('second', { first: second });
        else place('turns');
      }
    }
    while (places.length < SHOWN) places.push({ session: null, because: 'turns', coming: {} });
    return places;
  }

  /** The next eight, each with the ledger as it will be then. */
  async function listNext(
    community: Community,
    ledger: Ledger,
    names: ReadonlyMap<string, string>,
    viewerId: string,
    now: number,
  ): Promise<RotaRow[]> {
    const places = await listPlaces(community, ledger, viewerId, now);
    const foreseen = preview(
      ledger,
      places.map(({ coming }) => coming),
    );
    const lock = (session: Session): boolean => now < lockAt(session, placeOf(community));
    let then = ledger;
    return places.map(({ session, because, coming }, index) => {
      const userId = foreseen[index] ?? null;
      const her = then.people.find((one) => one.userId === userId);
      const present = then.people.filter((one) => one.here && !coming.away?.has(one.userId)).map((one) => one.userId);
      then = apply(then, { kind: 'turn', present, served: coming.table ? null : userId });
      return {
        sessionId: session?.id ?? null,
        when: session ? formatShortDate(session.onDate) : 'After that',
        topic: session?.topic ?? null,
        name: because === 'settling' || userId === null ? null : (names.get(userId) ?? 'Somebody'),
        second: session?.secondId ? (names.get(session.secondId) ?? null) : null,
        because,
        turns: her?.turns ?? 0,
        due: her?.due ?? 0,
        free: session !== null && session.leadership !== 'led' && lock(session),
      };
    });
  }

  const lineOf = (one: Standing, names: ReadonlyMap<string, string>): LedgerLine => ({
    name: names.get(one.userId) ?? 'Somebody',
    turns: one.turns,
    due: one.due,
  });

  async function show(community: Community, member: Member, now: number, notice: string | null = null): Promise<RotaView> {
    const { teamId, id } = community;
    const ledger = await turns.readAs(community, member.userId, now);
    const here = ledger.people.filter((one) => one.here);
    const sessions = await calendar.sessions(teamId, id);
    const led = sessions.filter((one) => one.status === 'held' && one.leadership === 'led').slice(-LED_SHOWN);
    const takingPart = sessions.flatMap((one) => [one.facilitatorId, one.secondId].flatMap((userId) => userId ?? []));
    const known = await people.findMany(teamId, [...new Set([...here.map(({ userId }) => userId), ...takingPart])]);
    const names = new Map([...known].map(([userId, person]) => [userId, person.name]));
    const today = calendar.today(community, now);
    const worst = [...here].sort((a, b) => Math.abs(b.debt) - Math.abs(a.debt))[0] ?? null;
    const hers = sessions.filter(
      (one) => one.status === 'planned' && one.facilitatorId === member.userId && startOf(one, community.zone) > now,
    );
    const away = ownOnly(await turns.absences(community, today), member.userId)(today);
    const own = here.find(({ userId }) => userId === member.userId);
    const never = (await store.listWishes(teamId, id, 'never')).includes(member.userId);
    const absences = (await store.listAbsences(teamId, id, today)).filter(({ userId }) => userId === member.userId);
    return {
      communityId: id,
      notice,
      next: await listNext(community, ledger, names, member.userId, now),
      off: furthestOff(here),
      furthest: worst && {
        name: names.get(worst.userId) ?? 'Somebody',
        behind: worst.debt > 0,
        next: nextOf(ledger, new Set(here.filter(({ userId }) => !away.has(userId)).map(({ userId }) => userId))) === worst,
      },
      own: own ? lineOf(own, names) : null,
      others: here
        .filter((one) => one !== own)
        .map((one) => lineOf(one, names))
        .sort((a, b) => a.name.localeCompare(b.name)),
      led: led.map((one) => ({ when: formatShortDate(one.onDate), name: names.get(one.facilitatorId ?? '') ?? 'Somebody who has left' })),
      leads: await Promise.all(
        hers.map(async (one) => ({ session: one, when: formatShortDate(one.onDate), seeksCover: (await cover.findWanted(one)) !== null })),
      ),
      never,
      isReader: member.level === 'reader',
      absences: absences.map(({ fromOn, untilOn }) => `${formatShortDate(fromOn)} to ${formatShortDate(untilOn)}`),
      group: (await roles.has(teamId, id, member.userId, 'steward', today)) ? { on: community.settings.facilitatorGroup !== null } : null,
    };
  }

  return { show, refusal: group.findRefusal };
}

export type Rota = ReturnType<typeof createRota>;
