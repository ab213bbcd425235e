/**
 * Who leads next, as a fold over what happened. Each turn everybody present owes an equal share of it and whoever serves pays the
 * whole: debts are whole numbers that always sum to 0, and the largest debt serves. (carpool problem: Fagin and Williams 1983)
 */

/** One turn; divisible by every number of people up to sixteen. */
export const TURN = 720_720;

export interface Standing {
  userId: string;
  /** 1, 2, 3 … as people came. */
  place: number;
  debt: number;
  /** All shares so far. */
  due: number;
  /** How often she led. */
  turns: number;
  /** The turn in which she served last; the one at which she came when she has not served. */
  servedAt: number;
  /** False after leaving, until she returns: her debt is kept as it was. */
  here: boolean;
}

export interface Ledger {
  people: readonly Standing[];
  /** Goes up with each event. */
  clock: number;
  lastServer: string | null;
}

export type LedgerEvent =
  | { kind: 'join' | 'leave' | 'return'; userId: string }
  /** `served` null: an Open Table or a session led by the stewards; nobody owes anything for it. */
  | { kind: 'turn'; present: readonly string[]; served: string | null };

export const EMPTY_LEDGER: Ledger = { people: [], clock: 0, lastServer: null };

const before = (a: Standing, b: Standing): number => b.debt - a.debt || a.servedAt - b.servedAt || a.place - b.place;

/**
 * Whose turn it is among these: the largest debt, then whoever has waited longest, then whoever came first. Not the last server
 * again, unless she is a whole turn ahead of the next.
 */
export function nextOf(ledger: Ledger, among: ReadonlySet<string>): Standing | null {
  let first: Standing | null = null;
  let second: Standing | null = null;
  for (const one of ledger.people) {
    if (!one.here || !among.has(one.userId)) continue;
    if (!first || before(one, first) < 0) [first, second] = [one, first];
    else if (!second || before(one, second) < 0) second = one;
  }
  return first && second && first.userId === ledger.lastServer && first.debt - second.debt < TURN ? second : first;
}

/** Everybody in the order in which she would be asked, if all before her said no. */
export function orderOf(ledger: Ledger, among: ReadonlySet<string>): Standing[] {
  const left = new Set(among);
  const order: Standing[] = [];
  for (let next = nextOf(ledger, left); next; next = nextOf(ledger, left)) {
    order.push(next);
    left.delete(next.userId);
  }
  return order;
}

/** What she owed beyond one turn when she left is not hers any more: the others share it, the odd units go to whoever is next. */
function spread(people: readonly Standing[], excess: number, among: ReadonlySet<string>, ledger: Ledger): Standing[] {
  const share = Math.floor(excess / among.size);
  const odd = excess - share * among.size;
  const front = odd > 0 ? [...ledger.people].filter(({ userId }) => among.has(userId)).sort(before)[0]?.userId : undefined;
  return people.map((one) => {
    const extra = among.has(one.userId) ? share + (one.userId === front ? odd : 0) : 0;
    return extra === 0 ? one : { ...one, debt: one.debt + extra, due: one.due + extra };
  });
}

function join(ledger: Ledger, userId: string): Ledger {
  const clock = ledger.clock + 1;
  const place = ledger.people.reduce((last, one) => Math.max(last, one.place), 0) + 1;
  return { ...ledger, clock, people: [...ledger.people, { userId, place, debt: 0, due: 0, turns: 0, servedAt: clock, here: true }] };
}

function comeBack(ledger: Ledger, her: Standing): Ledger {
  const others = new Set(ledger.people.filter((one) => one.here && one.userId !== her.userId).map((one) => one.userId));
  const excess = others.size === 0 ? 0 : Math.max(0, her.debt - TURN);
  const back = ledger.people.map((one) =>
    one.userId === her.userId ? { ...one, here: true, debt: one.debt - excess, due: one.due - excess } : one,
  );
  return { ...ledger, clock: ledger.clock + 1, people: excess === 0 ? back : spread(back, excess, others, ledger) };
}

/** Counts as served by whoever served, also when she stands outside at present. Somebody who was never in the ledger owes and pays nothing. */
function turn(ledger: Ledger, present: readonly string[], served: string): Ledger {
  const there = new Set(present);
  const owing = ledger.people.filter((one) => one.here && there.has(one.userId)).length;
  if (owing === 0 || !ledger.people.some((one) => one.userId === served)) return ledger;
  const clock = ledger.clock + 1;
  const share = Math.floor(TURN / owing);
  const people = ledger.people.map((one) => {
    const gain = one.here && there.has(one.userId) ? share : 0;
    const serves = one.userId === served;
    if (gain === 0 && !serves) return one;
    return {
      ...one,
      debt: one.debt + gain - (serves ? share * owing : 0),
      due: one.due + gain,
      ...(serves ? { turns: one.turns + 1, servedAt: clock } : {}),
    };
  });
  return { people, clock, lastServer: served };
}

/** What cannot be (joining twice, leaving before joining) changes nothing. */
export function apply(ledger: Ledger, event: LedgerEvent): Ledger {
  if (event.kind === 'turn') return event.served === null ? ledger : turn(ledger, event.present, event.served);
  const her = ledger.people.find((one) => one.userId === event.userId);
  if (event.kind === 'leave') {
    if (!her?.here) return ledger;
    const people = ledger.people.map((one) => (one === her ? { ...one, here: false } : one));
    return { ...ledger, clock: ledger.clock + 1, people };
  }
  if (her) return her.here ? ledger : comeBack(ledger, her);
  return join(ledger, event.userId);
}

export const fold = (events: readonly LedgerEvent[], from: Ledger = EMPTY_LEDGER): Ledger => events.reduce(apply, from);

export const listHere = (ledger: Ledger): string[] => ledger.people.filter((one) => one.here).map((one) => one.userId);

/** A turn to come: who is away then, and who is asked before the ledger decides (accepted already, kept her turn, was the second). */
export interface Coming {
  away?: ReadonlySet<string>;
  first?: string | null;
  /** An Open Table: nobody serves. */
  table?: boolean;
}

/** Who leads the coming turns if nothing changes; null where nobody can. */
export function preview(ledger: Ledger, coming: readonly Coming[]): (string | null)[] {
  let now = ledger;
  return coming.map(({ away, first, table }) => {
    if (table) return null;
    const present = listHere(now).filter((userId) => !away?.has(userId));
    const served = first ?? nextOf(now, new Set(present))?.userId ?? null;
    now = apply(now, { kind: 'turn', present, served });
    return served;
  });
}

/** How far the one who is furthest off is off, in turns. */
export const furthestOff = (people: readonly Pick<Standing, 'debt'>[]): number =>
  people.reduce((worst, { debt }) => Math.max(worst, Math.abs(debt)), 0) / TURN;
