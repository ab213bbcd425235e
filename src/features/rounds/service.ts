/** The rounds of a community: one a quarter, counted from its first session; and where each stands. */
import type { Deps } from '../../community/kernel.ts';
import type { Brought, Pair, PairState } from '../../community/pair.ts';
import type { Community, Session } from '../../community/records.ts';
import type { LocalDate } from '../../platform/time/zones.ts';
import { datesFrom, firstSessions, type Phase, phaseOf, type RoundDates, type RoundState, roundToEnter } from './rules.ts';
import type { Entry, RoundRow, Store } from './store.ts';

export interface Round extends RoundDates {
  teamId: string;
  communityId: string;
  id: string;
  quarterOn: LocalDate;
  /** Null while nobody has entered it and it was not called. */
  state: RoundState | null;
  seed: string;
}

export interface RoundsDoors {
  /** Somebody is in since the draw: whoever finds places for those who come later looks for one. */
  late(community: Community, userId: string, now: number): Promise<void>;
  /** She is out again: nobody is looked for any more. */
  out(teamId: string, roundId: string, userId: string): Promise<void>;
}

export interface Parts {
  deps: Deps;
  doors: RoundsDoors;
  store: Store;
}

/** So many pairs a minute are seen to: a large round is not to hold up everybody else. */
export const PORTION = 10;

export const broughtBy = ({ offer, want, from, until }: Entry): Brought => ({ offer, want, from, until });

export function createService({ deps, store }: Parts) {
  const { calendar, pairs } = deps;

  function roundOf(community: Community, { quarterOn, onDate }: Session, row: RoundRow | undefined): Round {
    const { teamId, id: communityId } = community;
    const dates = datesFrom(onDate, community.zone, calendar.holidays(community));
    const fixed = row?.state === 'running' ? { toldOn: row.toldOn, closesOn: row.closesOn } : {};
    const id = `${communityId}/${quarterOn}`;
    return { ...dates, ...fixed, teamId, communityId, id, quarterOn, state: row?.state ?? null, seed: row?.seed ?? `rounds/${id}` };
  }

  /** Oldest first. */
  async function list(community: Community): Promise<Round[]> {
    const { teamId, id } = community;
    const rows = new Map((await store.list(teamId, id)).map((row) => [row.quarterOn, row]));
    const firsts = firstSessions(await calendar.sessions(teamId, id));
    return firsts.map((session) => roundOf(community, session, rows.get(session.quarterOn)));
  }

  const blankRow = ({ teamId, communityId, id, quarterOn, toldOn, closesOn, seed }: Round): RoundRow => ({
    ...{ teamId, id, communityId, quarterOn, state: 'open', toldOn, closesOn, seed, pairs: 0, unplaced: 0 },
    ...{ drawnAt: null, toldAt: null, channelId: null, ts: null, privacy: 'P3' },
  });

  const pairsOf = ({ teamId, communityId, id }: Round, states: readonly PairState[]): Promise<Pair[]> =>
    pairs.list({ teamId, communityId, roundId: id, states });

  return {
    list,
    pairsOf,
    find: async (community: Community, id: string): Promise<Round | null> =>
      (await list(community)).find((round) => round.id === id) ?? null,
    /** The round of the quarter in which this session lies; null when its first session was called off for good. */
    ofSession: async (community: Community, { quarterOn }: Session): Promise<Round | null> =>
      (await list(community)).find((round) => round.quarterOn === quarterOn) ?? null,
    toEnter: async (community: Community, now: number): Promise<Round | null> =>
      roundToEnter(await list(community), now, calendar.today(community, now)),
    phase: (community: Community, round: Round, now: number): Phase => phaseOf(round, now, calendar.today(community, now)),
    ensure: (round: Round): Promise<void> => store.add(blankRow(round)),
    change: (round: Round, changes: Partial<RoundRow>): Promise<void> => store.change(round.teamId, round.id, changes),
    /** Those who are in a pair of this round that is not over. */
    placed: async (round: Round): Promise<Set<string>> =>
      new Set((await pairsOf(round, ['matched', 'told', 'agreed'])).flatMap(({ people }) => people)),
  };
}

export type Service = ReturnType<typeof createService>;
