/** Shortly before a session a newcomer gets the welcome and nothing else. */
import type { Deps } from '../../community/kernel.ts';
import type { Community, Member } from '../../community/records.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import { nextWorkingDay } from '../../platform/time/working-days.ts';
import { heldDate, holdUntil } from './rules.ts';

export function createHolds({ calendar }: Pick<Deps, 'calendar'>) {
  async function heldUntil(community: Community, member: Member, on: LocalDate): Promise<LocalDate> {
    if (member.joinedOn === null) return on;
    const session = await calendar.nextSession(community.teamId, community.id, member.joinedOn);
    return heldDate(on, holdUntil(member.joinedOn, session?.onDate ?? null, calendar.holidays(community)));
  }

  /** For "until …" in the welcome: the date of the next thing that comes. */
  async function nextTouchOn(community: Community, joinedOn: LocalDate, now: number): Promise<{ on: LocalDate; session: boolean }> {
    const holidays = calendar.holidays(community);
    const session = await calendar.nextSession(community.teamId, community.id, joinedOn);
    if (session && holdUntil(joinedOn, session.onDate, holidays) !== null) return { on: session.onDate, session: true };
    return { on: nextWorkingDay(calendar.today(community, now), holidays), session: false };
  }

  return { heldUntil, nextTouchOn };
}

export type Holds = ReturnType<typeof createHolds>;
