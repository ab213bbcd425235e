/** From the question to a pair, or to a kind end. */

import type { Deps } from '../../community/kernel.ts';
import { isAlive, isOf, type Pair } from '../../community/pair.ts';
import type { Community, Member } from '../../community/records.ts';
import { addWorkingDays } from '../../platform/time/working-days.ts';
import { toInstant } from '../../platform/time/zones.ts';
import { ANSWER_WITHIN, MOST_PAIRS, type Wish } from './rules.ts';
import type { Proposal, Store } from './store.ts';

export interface Parts {
  deps: Deps;
  store: Store;
}

export const ASK = 'proposals.ask';
export const CLOSE = 'proposals.close';
export const ANSWER = 'proposals.answer';
const CLOSES_AT = '16:00';

export function createService({ deps, store }: Parts) {
  const { agenda, bounds, calendar, communities, outbox, pairs, people } = deps;

  const livePairs = (teamId: string, userId: string): Promise<Pair[]> => pairs.list({ teamId, userId, states: ['told', 'agreed'] });

  const isFull = async (teamId: string, userId: string): Promise<boolean> => (await livePairs(teamId, userId)).length >= MOST_PAIRS;

  const arePartners = async (teamId: string, a: string, b: string): Promise<boolean> =>
    (await livePairs(teamId, a)).some((pair) => isAlive(pair) && isOf(pair, b));

  const openOf = async (teamId: string, userId: string): Promise<Proposal | null> =>
    (await store.by(teamId, userId)).find(({ state }) => state === 'open') ?? null;

  /** Whether the two may be put together in this community as things are now. */
  async function mayMeet(proposal: Pick<Proposal, 'teamId' | 'communityId' | 'fromId' | 'toId'>): Promise<boolean> {
    const community = await communities.find(proposal.teamId, proposal.communityId);
    return community !== null && !(await bounds.apart(community))(proposal.fromId, proposal.toId);
  }

  /**
   * Asks, or seems to: two who must be kept apart are not brought together, and whoever asked waits as long and reads the same words as
   * for silence, or anybody could find out by asking.
   */
  async function ask(community: Community, proposer: Member, id: string, { whom: toId, why, want }: Wish, now: number): Promise<Proposal> {
    const { teamId, userId: fromId } = proposer;
    const closesOn = addWorkingDays(calendar.today(community, now), ANSWER_WITHIN, calendar.holidays(community));
    const where = { teamId, communityId: community.id, fromId, toId };
    const delivered = await mayMeet(where);
    const row: Proposal = { ...where, id, why, want, state: 'open', delivered, closesOn, createdAt: now, closedAt: null, privacy: 'P1' };
    await store.add(row);
    const zone = (await people.find(teamId, toId))?.zone ?? community.zone;
    const planned = { teamId, communityId: community.id, anchor: id, zone };
    if (delivered) await agenda.once(ASK, { ...planned, userId: toId, dueAt: now });
    await agenda.once(CLOSE, { ...planned, dueAt: toInstant(closesOn, CLOSES_AT, zone) });
    return row;
  }

  /** Whoever asked hears "not at present", whether it was said or not. */
  async function end(row: Proposal, state: 'no' | 'silent', now: number): Promise<boolean> {
    if (!(await store.close(row.teamId, row.id, state, now))) return false;
    const { teamId, communityId, id: anchor, fromId: userId } = row;
    const zone = (await people.find(teamId, userId))?.zone ?? (await communities.get(teamId, communityId)).zone;
    await agenda.once(ANSWER, { teamId, communityId, anchor, userId, dueAt: now, zone });
    return true;
  }

  async function withdraw(row: Proposal, now: number): Promise<boolean> {
    const { teamId, communityId, id, toId } = row;
    if (!(await store.close(teamId, id, 'withdrawn', now))) return false;
    await agenda.withdraw(teamId, communityId, ASK, id);
    await outbox.withdraw(teamId, `${ASK}/${communityId}/${toId}/${id}`);
    return true;
  }

  /** She pauses or leaves: nobody is asked on her behalf. */
  async function memberChanged({ teamId, communityId, userId, status }: Member, _was: Member | null, now: number): Promise<void> {
    if (status !== 'paused' && status !== 'left') return;
    for (const row of await store.by(teamId, userId)) if (row.state === 'open' && row.communityId === communityId) await withdraw(row, now);
  }

  return { isFull, arePartners, openOf, mayMeet, ask, end, withdraw, memberChanged };
}

export type Service = ReturnType<typeof createService>;
