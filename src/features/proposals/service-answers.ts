/** Yes and not now: what becomes of a proposal when whoever was asked presses a button, early or late. */

import { findActiveMember } from '../../community/find-member.ts';
import type { Candidate } from '../../community/matching.ts';
import { reasonOf } from '../../community/matching-reason.ts';
import { type Brought, isOf } from '../../community/pair.ts';
import { CLOSES_AFTER } from '../../community/pair-rules.ts';
import type { Community, Member } from '../../community/records.ts';
import { NotAllowedError } from '../../platform/errors.ts';
import { mondayOf } from '../../platform/time/local-dates.ts';
import { addWorkingDays } from '../../platform/time/working-days.ts';
import type { Zone } from '../../platform/time/zones.ts';
import type { Parts, Service } from './service.ts';
import type { Proposal } from './store.ts';

/** Nobody is asked for her hours in a proposal. */
const USUAL_HOURS = { from: '09:00', until: '17:00' } as const;

/** What she reads after her press. 'full' and 'paused': she may still answer until it closes. */
export type Answered = 'yes' | 'no' | 'silent' | 'withdrawn' | 'full' | 'paused';

export interface Pressed {
  teamId: string;
  userId: string;
  now: number;
}

export function createAnswers({ deps, store }: Parts, service: Service) {
  const { bounds, calendar, members, newId, pairs, people } = deps;

  async function requireAsked(by: Pressed, id: string): Promise<Proposal | null> {
    const row = await store.find(by.teamId, id);
    if (row && (row.toId !== by.userId || !row.delivered))
      throw new NotAllowedError('This belongs to the two of them.', '`/rondo partner` asks somebody yourself.');
    return row;
  }

  async function candidateOf({ teamId, userId, jobFunction, levelBand }: Member, zone: Zone, want: string): Promise<Candidate> {
    const person = await people.find(teamId, userId);
    return { userId, jobFunction, levelBand, zone: person?.zone ?? zone, ...USUAL_HOURS, offer: '', want };
  }

  /** Also where the two share no hour: they chose each other, and their introduction says it plainly. */
  async function makePair(row: Proposal, community: Community, [a, b]: [Member, Member], now: number): Promise<void> {
    const { teamId, communityId } = row;
    // What the round had in mind for the same two, and has not said yet, has come about by itself.
    for (const same of await pairs.list({ teamId, communityId, userId: a.userId, states: ['matched'] }))
      if (same.people.length === 2 && isOf(same, b.userId)) await pairs.happen(same, { is: 'over', why: 'withdrawn' }, now);
    const both = await Promise.all([candidateOf(a, community.zone, row.want), candidateOf(b, community.zone, '')]);
    const toldOn = calendar.today(community, now);
    const holidays = calendar.holidays(community);
    const facts = { meetings: await pairs.meetings(teamId, communityId), weekOn: mondayOf(toldOn), holidays: [...holidays] };
    const brought = both.map(({ userId, offer, want, from, until }): [string, Brought] => [userId, { offer, want, from, until }]);
    await pairs.add({
      ...{ teamId, id: newId(), communityId, roundId: null, people: [a.userId, b.userId], state: 'told', ended: null },
      ...{ reason: reasonOf(both, facts, 'proposal'), brought: Object.fromEntries(brought), seed: '' },
      ...{ toldOn, closesOn: addWorkingDays(toldOn, CLOSES_AFTER, holidays), channelId: null, guideId: null, talks: 0 },
      ...{ createdAt: now, toldAt: now, agreedAt: null, overAt: null },
    });
  }

  return {
    async accept(by: Pressed, id: string): Promise<{ row: Proposal | null; answered: Answered }> {
      const row = await requireAsked(by, id);
      if (!row) return { row, answered: 'withdrawn' };
      if (row.state !== 'open') return { row, answered: row.state };
      const { teamId, communityId } = row;
      const asked = await members.find(teamId, communityId, by.userId);
      if (asked?.status === 'paused') return { row, answered: 'paused' };
      const proposer = await findActiveMember(deps, { teamId, communityId, userId: row.fromId });
      // Whoever must be kept apart since reads what a withdrawal reads; it closes on its day, with the words for silence.
      if (asked?.status !== 'active' || !proposer || (await bounds.apart(proposer.community))(row.fromId, row.toId))
        return { row, answered: 'withdrawn' };
      if (await service.isFull(teamId, by.userId)) return { row, answered: 'full' };
      if ((await service.arePartners(teamId, row.fromId, row.toId)) || (await service.isFull(teamId, row.fromId))) {
        await service.withdraw(row, by.now);
        return { row, answered: 'withdrawn' };
      }
      if (await store.close(teamId, id, 'yes', by.now)) await makePair(row, proposer.community, [proposer.member, asked], by.now);
      return { row, answered: 'yes' };
    },

    async decline(by: Pressed, id: string): Promise<{ row: Proposal | null; answered: Answered }> {
      const row = await requireAsked(by, id);
      if (!row) return { row, answered: 'withdrawn' };
      if (row.state !== 'open') return { row, answered: row.state };
      await service.end(row, 'no', by.now);
      return { row, answered: 'no' };
    },

    /** What waits for her on Home. */
    async waitingFor(teamId: string, userId: string): Promise<Proposal[]> {
      const rows = (await store.to(teamId, userId)).filter(({ state }) => state === 'open');
      const may = await Promise.all(rows.map(service.mayMeet));
      return rows.filter((_, at) => may[at]);
    },
  };
}

export type Answers = ReturnType<typeof createAnswers>;
