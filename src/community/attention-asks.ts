/** The life of asks: which wait, which may be brought to whom, when they go. */
import type { Database } from '../platform/db/database.ts';
import type { Log } from '../platform/log.ts';
import { toLocal } from '../platform/time/zones.ts';
import { type Ask, type AskKind, PRIORITY } from './ask.ts';
import type { AsksStore } from './asks-store.ts';
import { pickAsks, type StoredAsk } from './attention-rules.ts';
import { reaches, type Situation } from './attention-situation.ts';
import type { Members } from './kernel.ts';
import { ASKS_PER_MESSAGE } from './practice.ts';
import type { Community } from './records.ts';

const BATCH = 100;

export interface AsksParts {
  db: Database;
  log: Log;
  store: AsksStore;
  members: Members;
  findCommunities(teamId: string, ids: readonly string[]): Promise<Community[]>;
  findAskKind(kind: string): AskKind | null;
}

/** An ask with its sentence, read at the moment of asking. */
export interface Brought {
  ask: StoredAsk;
  kind: AskKind;
  line: string;
}

export function createAsks({ db, log, store, members, findCommunities, findAskKind }: AsksParts) {
  /** Hers that a slot may bring at all: of active communities, on her level. In quiet mode only what she said yes to. */
  async function askable({ person, memberships, place }: Situation, at: number, quiet = false): Promise<StoredAsk[]> {
    const today = toLocal(at, place.zone).date;
    return (await store.open(person.teamId, person.userId)).filter((ask) => {
      const membership = memberships.find(({ community }) => community.id === ask.communityId);
      if (!membership || !reaches(membership.member, ask.priority, today)) return false;
      return !quiet || ask.priority === PRIORITY.duty;
    });
  }

  /** The two that come first and still have something to ask; those that have nothing left to ask are withdrawn on the way. */
  async function choose(candidates: readonly StoredAsk[], at: number, situation: Situation) {
    const { brought: first, passed } = pickAsks(candidates, at, situation.place);
    const brought: Brought[] = [];
    const rest: StoredAsk[] = [];
    for (const ask of [...first, ...passed]) {
      if (brought.length === ASKS_PER_MESSAGE) {
        rest.push(ask);
        continue;
      }
      const kind = findAskKind(ask.kind);
      const line = (await kind?.line(ask)) ?? null;
      if (kind && line !== null) brought.push({ ask, kind, line });
      else await store.drop(ask);
    }
    return { brought, passed: rest };
  }

  /** Whose kind may still be answered: not in ended communities, not after leaving. */
  async function ofLivingCommunities(teamId: string, userId: string, asks: StoredAsk[]): Promise<Ask[]> {
    const belongs = (await members.of(teamId, userId)).filter(({ status }) => status === 'active' || status === 'paused');
    const communities = await findCommunities(
      teamId,
      belongs.map(({ communityId }) => communityId),
    );
    const living = new Set(communities.filter(({ status }) => status !== 'ended').map(({ id }) => id));
    return asks.filter((ask) => living.has(ask.communityId)).map(shown);
  }

  return {
    askable,
    choose,

    waiting: async (teamId: string, userId: string, now: number): Promise<Ask[]> => {
      const open = (await store.open(teamId, userId)).filter((ask) => ask.expiresAt > now);
      return open.length === 0 ? [] : ofLivingCommunities(teamId, userId, open);
    },

    answered: async (teamId: string, userId: string, since: number): Promise<Ask[]> =>
      (await store.answered(teamId, userId, since)).map(shown),

    /** Asks whose time is over go quietly; each kind says what its silence means. One that fails must not keep the others. */
    expire: async (now: number): Promise<number> => {
      let gone = 0;
      for (let batch = await store.expired(now, BATCH); batch.length > 0; batch = await store.expired(now, BATCH)) {
        for (const ask of batch) {
          await db.transaction(async () => {
            // Another process may have been here first: only one of them tells the kind.
            if (!(await store.expire(ask))) return;
            await db
              .transaction(async () => findAskKind(ask.kind)?.expire?.(shown(ask), now))
              .catch((error: unknown) => {
                log.error({ event: 'ask_expiry_failed', kind: ask.kind, ask: ask.id, err: error });
              });
          });
          gone++;
        }
      }
      return gone;
    },
  };
}

const shown = ({ passedAt: _, broughtOn: __, ...ask }: StoredAsk): Ask => ask;

export type Asks = ReturnType<typeof createAsks>;
