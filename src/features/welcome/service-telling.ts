/** What she says about herself at her beginning, and the introduction that follows from it. */
import type { Deps } from '../../community/kernel.ts';
import type { Community, Level, Member } from '../../community/records.ts';
import { isWorkingDay, nextWorkingDay } from '../../platform/time/working-days.ts';
import { toInstant, toLocal } from '../../platform/time/zones.ts';
import type { Pairs } from './service.ts';
import type { Store } from './store.ts';

export interface Telling {
  level: Level;
  hope: string;
  shared: boolean;
}

export interface TellingParts {
  deps: Deps;
  store: Store;
  planBuddy: Pairs['plan'];
}

const INTRODUCE_AT = '11:00';

export function createTelling({ deps, store, planBuddy }: TellingParts) {
  const { agenda, calendar, members } = deps;

  /** A shared line is introduced in the channel once a day at most. */
  async function tell(community: Community, member: Member, telling: Telling, now: number): Promise<void> {
    const whose = { teamId: member.teamId, communityId: member.communityId, userId: member.userId };
    if (!(await store.find(whose))) await store.start(whose, member.joinedOn ?? calendar.today(community, now), now);
    const changed = { ...member, level: telling.level };
    await members.put(changed);
    const shared = telling.shared && telling.hope !== '';
    await store.change(whose, { answeredAt: now, hope: telling.hope, privacy: shared ? 'P3' : 'P0' });
    if (shared) await planIntroduction(community, now);
    await planBuddy(community, changed, now);
  }

  async function planIntroduction(community: Community, now: number): Promise<void> {
    const holidays = calendar.holidays(community);
    const local = toLocal(now, community.zone);
    const today = isWorkingDay(local.date, holidays) && local.time < INTRODUCE_AT;
    const on = today ? local.date : nextWorkingDay(local.date, holidays);
    await agenda.once('welcome.introduction', {
      teamId: community.teamId,
      communityId: community.id,
      anchor: on,
      dueAt: toInstant(on, INTRODUCE_AT, community.zone),
      zone: community.zone,
    });
  }

  return { tell, planIntroduction };
}

export type Tellings = ReturnType<typeof createTelling>;
