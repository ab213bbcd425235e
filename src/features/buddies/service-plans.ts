/** When an introduction comes that does not come on the first day. */
import type { Deps } from '../../community/kernel.ts';
import type { Community, Member } from '../../community/records.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import { nextWorkingDay } from '../../platform/time/working-days.ts';
import { toInstant, toLocal } from '../../platform/time/zones.ts';
import type { Newcomers } from './service.ts';

export function createPlans({ agenda, calendar, people }: Deps, { heldUntil }: Pick<Newcomers, 'heldUntil'>) {
  /** Who tells late has let J+1 pass: her buddy comes on the next working day at ten, after a session that is close. */
  async function plan(community: Community, member: Member, now: number): Promise<void> {
    const person = await people.find(member.teamId, member.userId);
    if (!person || member.joinedOn === null || member.level === 'reader') return;
    const today = toLocal(now, person.zone).date;
    if (today <= member.joinedOn) return;
    await planOn(community, member, nextWorkingDay(today, calendar.holidays(community)), member.joinedOn);
  }

  async function planOn(community: Community, member: Member, date: LocalDate, anchor: string): Promise<void> {
    const person = await people.find(member.teamId, member.userId);
    if (!person) return;
    await agenda.once('buddies.later', {
      teamId: member.teamId,
      communityId: member.communityId,
      anchor,
      userId: member.userId,
      dueAt: toInstant(await heldUntil(community, member, date), '10:00', person.zone),
      zone: person.zone,
    });
  }

  return { plan, planOn };
}

export type Plans = ReturnType<typeof createPlans>;
