/** The record of pairs: what happens to one is decided by its rules, written down, and told to every capability. */
import type { Database } from '../platform/db/database.ts';
import type { Meeting, Pair, Pairs } from './pair.ts';
import { advancePair } from './pair-rules.ts';
import { createPairsStore } from './pairs-store.ts';

export interface PairRecordsParts {
  db: Database;
  /** Told of every change, in its transaction. */
  changed?: ((pair: Pair, was: Pair | null, now: number) => Promise<void>) | undefined;
}

/** Every two of them, in the order of their ids. */
const meetingsIn = ({ people, toldOn, reason }: Pick<Pair, 'people' | 'toldOn' | 'reason'>): Meeting[] => {
  const sorted = [...people].sort();
  const thirdId = reason.third?.because === 'odd' ? reason.third.userId : null;
  return sorted.flatMap((a, at) => sorted.slice(at + 1).map((b) => ({ a, b, on: toldOn, thirdId })));
};

export function createPairRecords({ db, changed: tell = async () => undefined }: PairRecordsParts): Pairs {
  const store = createPairsStore(db);
  /** They count as having met from the moment they were told. */
  const meet = async (pair: Pair): Promise<void> => {
    if (pair.state === 'told' || pair.state === 'agreed') await store.meet(pair, meetingsIn(pair));
  };
  return {
    find: store.find,
    list: store.list,
    meetings: store.meetings,
    meetingsOf: store.meetingsOf,
    forget: store.forget,
    tidy: store.tidy,
    add: (pair) =>
      db.transaction(async () => {
        if (!(await store.add({ ...pair, people: [...pair.people].sort() }))) return false;
        await meet(pair);
        await tell(pair, null, pair.createdAt);
        return true;
      }),
    happen: (pair, event, now) =>
      db.transaction(async () => {
        const was = await store.find(pair.teamId, pair.id);
        const changes = was && advancePair(was, event, now);
        if (!was || !changes) return null;
        const next = { ...was, ...changes };
        await store.put(next);
        await meet(next);
        await tell(next, was, now);
        return store.find(next.teamId, next.id);
      }),
  };
}
