/** Who is in the ledger, who is there on a day, and what a turn does to it. */
import type { Deps } from '../../community/kernel.ts';
import { belongs, findObstacle } from '../../community/member-rules.ts';
import type { Community, Member, Session } from '../../community/records.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import { apply, type Ledger, listHere } from './rules.ts';
import { goesRound, isAway } from './rules-asking.ts';
import type { Store } from './store.ts';
import type { LedgerStore } from './store-ledger.ts';

const byJoining = (a: Member, b: Member): number =>
  (a.joinedOn ?? '9999') < (b.joinedOn ?? '9999') ? -1 : a.joinedOn !== b.joinedOn ? 1 : a.userId < b.userId ? -1 : 1;

export function createTurns({ deps, store, ledgers }: { deps: Deps; store: Store; ledgers: LedgerStore }) {
  const { calendar, members, people } = deps;

  /** Who could lead, whatever she wishes: no readers, nobody who is switched off in Slack. */
  async function listPossible({ teamId, id }: Community): Promise<Member[]> {
    const belonging = (await members.list(teamId, id)).filter((member) => belongs(member) && member.level !== 'reader');
    const known = await people.findMany(
      teamId,
      belonging.map(({ userId }) => userId),
    );
    return belonging.filter(({ userId }) => findObstacle(known.get(userId) ?? null) === null).sort(byJoining);
  }

  /** As this member may read it: that somebody else said never cannot be told from it. */
  async function readAs(community: Community, viewerId: string, now: number): Promise<Ledger> {
    const ledger = await reconcile(community, now);
    const possible = new Set((await listPossible(community)).map(({ userId }) => userId));
    return { ...ledger, people: ledger.people.map((one) => (one.userId === viewerId ? one : { ...one, here: possible.has(one.userId) })) };
  }

  /** The ledger with the people of today. Called before each decision, so that nothing has to be told of comings and goings. */
  async function reconcile(community: Community, now: number): Promise<Ledger> {
    const { teamId, id } = community;
    const was = await ledgers.read(teamId, id);
    const possible = (await listPossible(community)).map(({ userId }) => userId);
    const never = new Set(await store.listWishes(teamId, id, 'never'));
    const eligible = possible.filter((userId) => !never.has(userId));
    const known = new Set(was.people.map(({ userId }) => userId));
    // Who said never before she was ever counted has her place in the order all the same.
    const joined = possible.filter((userId) => !known.has(userId)).reduce((so, userId) => apply(so, { kind: 'join', userId }), was);
    const gone = listHere(joined).filter((userId) => !eligible.includes(userId));
    let ledger = gone.reduce((so, userId) => apply(so, { kind: 'leave', userId }), joined);
    for (const userId of eligible) ledger = apply(ledger, { kind: 'return', userId });
    if (ledger !== was) await ledgers.write(teamId, id, ledger, was, now);
    return ledger;
  }

  /** For each date: who is away then, by a pause of today or by what she said ahead. */
  async function absences(community: Community, from: LocalDate): Promise<(on: LocalDate) => Set<string>> {
    const { teamId, id } = community;
    const paused = await members.list(teamId, id, ['paused']);
    const said = await store.listAbsences(teamId, id, from);
    return (on) => {
      const pausing = paused.filter(({ pausedUntil }) => pausedUntil === null || pausedUntil > on).map(({ userId }) => userId);
      const away = said.filter((absence) => isAway([absence], on)).map(({ userId }) => userId);
      return new Set([...pausing, ...away]);
    };
  }

  const present = (ledger: Ledger, away: ReadonlySet<string>): string[] => listHere(ledger).filter((userId) => !away.has(userId));

  /** As it will be when this session comes: turns accepted for sessions before it count already. */
  async function foresee(community: Community, session: Session, now: number): Promise<Ledger> {
    let ledger = await reconcile(community, now);
    const awayOn = await absences(community, calendar.today(community, now));
    for (const earlier of await calendar.sessions(community.teamId, community.id)) {
      if (earlier.onDate >= session.onDate || earlier.status !== 'planned' || earlier.leadership !== 'led' || !goesRound(earlier)) continue;
      ledger = apply(ledger, { kind: 'turn', present: present(ledger, awayOn(earlier.onDate)), served: earlier.facilitatorId });
    }
    return ledger;
  }

  async function record(community: Community, session: Session, now: number): Promise<void> {
    const ledger = await reconcile(community, now);
    const awayOn = await absences(community, session.onDate);
    const after = apply(ledger, { kind: 'turn', present: present(ledger, awayOn(session.onDate)), served: session.facilitatorId });
    if (after !== ledger) await ledgers.write(community.teamId, community.id, after, ledger, now);
  }

  return { reconcile, readAs, absences, foresee, record };
}

export type Turns = ReturnType<typeof createTurns>;
