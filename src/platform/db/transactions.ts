/** Who is inside which transaction. Carried with the asynchronous flow, so that operations join the one they are called in. */
import type { SQL } from 'drizzle-orm';
import type { AddMany } from './add-many.ts';
import type { Gatherer, Queries } from './database.ts';

/** One connection while somebody holds it. */
export interface Session {
  queries: Queries;
  /** A statement without an answer: BEGIN, COMMIT, SAVEPOINT. */
  execute(statement: string): Promise<void>;
  /** The rows of a query written by hand; for this folder only. */
  rows(query: SQL): Promise<Record<string, unknown>[]>;
  /** Where the engine has a quicker way than one long statement. */
  addMany?: AddMany;
}

/** What the two engines bring; everything about joining, undoing and waking is the same for both. */
export interface Engine {
  /** Lends a session to the work, alone on an engine with one writer. */
  writer<T>(work: (session: Session) => Promise<T>): Promise<T>;
  reader<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** The statement that opens a transaction. */
  begin(claims: boolean): string;
  /** True for an error after which the same transaction may succeed. */
  mayRetry(error: unknown): boolean;
  /** Milliseconds to wait before attempt number `attempt` (2, 3, …), or null to give up. */
  pause(attempt: number): number | null;
}

/** What one gatherer is to write before the transaction ends. */
interface Pile {
  add(item: unknown): void;
  size(): number;
  write(): Promise<void>;
}

export interface Context {
  session: Session;
  writes: boolean;
  depth: number;
  parent: Context | undefined;
  ended: boolean;
  /** A write that failed inside: its transaction must not commit, even where the error was caught. */
  failure: { error: unknown } | undefined;
  afterCommit: (() => void)[];
  gathered: Map<object, Pile>;
  /** Parts of one transaction take turns, as savepoints must nest. */
  turn: <T>(work: () => Promise<T>) => Promise<T>;
}

export const createContext = (session: Session, writes: boolean, parent?: Context): Context => ({
  session,
  writes,
  parent,
  depth: parent ? parent.depth + 1 : 0,
  ended: false,
  failure: undefined,
  afterCommit: [],
  gathered: new Map(),
  turn: createMutex(),
});

/** One at a time, in the order of asking. The single writer of an SQLite file stands behind it. */
export function createMutex() {
  let tail: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const result = tail.then(work, work);
    tail = result.catch(() => undefined);
    return result;
  };
}

function createPile<T>(gatherer: Gatherer<T>): Pile {
  const items: T[] = [];
  return { add: (item) => items.push(item as T), size: () => items.length, write: () => gatherer.write(items.splice(0)) };
}

export function gatherInto<T>(context: Context, gatherer: Gatherer<T>, item: T): void {
  let pile = context.gathered.get(gatherer);
  if (!pile) {
    pile = createPile(gatherer);
    context.gathered.set(gatherer, pile);
  }
  pile.add(item);
}

/** Runs inside the context. What is gathered while writing is written too. */
export async function writeGatheredOf(context: Context): Promise<void> {
  const full = () => [...context.gathered.values()].filter((pile) => pile.size() > 0);
  for (let piles = full(); piles.length > 0; piles = full()) {
    for (const pile of piles) await pile.write();
  }
}
