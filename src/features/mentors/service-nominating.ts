/** Somebody is put forward: asked alone and first. A no, silence, and not having been asked look the same to whoever did it. */
import { PRIORITY } from '../../community/ask.ts';
import type { Community } from '../../community/records.ts';
import { DAY } from '../../platform/clock.ts';
import { addWorkingDays } from '../../platform/time/working-days.ts';
import { toInstant, toLocal } from '../../platform/time/zones.ts';
import { NOMINATION_DAYS } from './rules.ts';
import type { Parts } from './service.ts';
import type { Nomination } from './store-nominations.ts';
import { nominationMessage, nominationOutcome, WHY } from './views-messages.ts';

export const NOMINATION = 'mentors.nomination';
export const NOMINATED = 'mentors.nominated';
export const NOMINATION_ENDS = 'mentors.nomination-ends';
const REACHES_WITHIN = 7 * DAY;

export function createNominating({ deps, others, store, nominations, name }: Parts) {
  const { agenda, attention, calendar, members, newId, people } = deps;

  /** Whoever is away, has a mentor, looks for one, or was asked before is not asked now. */
  async function mayBeAsked({ teamId, id }: Community, nomineeId: string): Promise<boolean> {
    if ((await members.find(teamId, id, nomineeId))?.status !== 'active') return false;
    if ((await others.mentorships.living(teamId)).some(({ menteeId }) => menteeId === nomineeId)) return false;
    if ((await store.openOf(teamId, nomineeId)).some(({ menteeId }) => menteeId === nomineeId)) return false;
    return (await nominations.of(teamId, id, nomineeId)).every(({ state }) => state === 'unasked');
  }

  async function ask(row: Nomination, community: Community, now: number): Promise<boolean> {
    const { teamId, communityId, nomineeId, line } = row;
    const nominator = await name(teamId, row.nominatorId);
    const message = nominationMessage({ id: row.id, nominator, line, community: community.name });
    const told = await attention.tell(
      {
        ...{ teamId, communityId, userId: nomineeId, touch: NOMINATION, key: `${NOMINATION}/${row.id}`, message, why: WHY.nomination },
        ...{ priority: PRIORITY.coaching, minutes: 1, expiresAt: now + REACHES_WITHIN },
      },
      now,
    );
    return told !== 'dropped';
  }

  async function answerTo(row: Nomination, yes: boolean, now: number): Promise<void> {
    const { teamId, communityId, nominatorId, nomineeId, id } = row;
    const message = nominationOutcome(await name(teamId, nomineeId), yes);
    await attention.tell(
      {
        ...{ teamId, communityId, userId: nominatorId, touch: NOMINATED, key: `${NOMINATED}/${id}`, message, why: WHY.nominated },
        ...{ priority: PRIORITY.role, minutes: 0, expiresAt: now + 2 * REACHES_WITHIN },
      },
      now,
    );
  }

  return {
    /** False when she has done so lately. */
    nominate: async (community: Community, nominatorId: string, nomineeId: string, line: string, now: number): Promise<boolean> => {
      const { teamId, id: communityId, zone } = community;
      const before = await nominations.of(teamId, communityId, nomineeId);
      if (before.some((row) => row.nominatorId === nominatorId)) return false;
      const asks = await mayBeAsked(community, nomineeId);
      const whose = { teamId, id: newId(), communityId, nominatorId, nomineeId };
      const row: Nomination = { ...whose, line, state: asks ? 'asked' : 'unasked', createdAt: now, privacy: 'P1' };
      await nominations.add(row);
      if (asks && !(await ask(row, community, now))) await nominations.setState(teamId, row.id, 'unasked');
      const own = (await people.find(teamId, nominatorId))?.zone ?? zone;
      const on = addWorkingDays(toLocal(now, own).date, NOMINATION_DAYS, calendar.holidays(community));
      await agenda.once(NOMINATION_ENDS, { teamId, communityId, anchor: row.id, dueAt: toInstant(on, '10:00', own), zone: own });
      return true;
    },
    /** Her yes is told at once, because she was told that it would be. Her no is kept so that nobody asks again. */
    answer: async (row: Nomination, yes: boolean, now: number): Promise<void> => {
      await nominations.setState(row.teamId, row.id, yes ? 'yes' : 'no');
      if (yes && row.state === 'asked') await answerTo(row, true, now);
    },
    end: async (teamId: string, id: string, now: number): Promise<void> => {
      const row = await nominations.find(teamId, id);
      if (!row || row.state === 'yes') return;
      if (row.state === 'asked') await nominations.setState(teamId, id, 'no');
      await answerTo(row, false, now);
    },
  };
}

export type Nominating = ReturnType<typeof createNominating>;
