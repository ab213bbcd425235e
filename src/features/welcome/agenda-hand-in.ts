/** When the asks of the joining weeks are handed in: only for somebody who began with a welcome. */
import { PRIORITY } from '../../community/ask.ts';
import { findActiveMember } from '../../community/find-member.ts';
import type { DueTouch } from '../../community/touch.ts';
import { DAY } from '../../platform/clock.ts';
import { wantsAsks } from './rules.ts';
import type { Parts } from './service.ts';

/** Until the slot of the week after at the latest; every slot lies within seven days. */
const WAITS = 9 * DAY;

export function createHandIns({ deps, holds, store }: Parts) {
  const handIn = (due: DueTouch, ask: { userId: string; kind: string; minutes: number; opensOn: string }): Promise<void> =>
    deps.attention.ask({
      teamId: due.teamId,
      communityId: due.communityId,
      ref: `${due.communityId}/${due.anchor}`,
      priority: PRIORITY.joining,
      expiresAt: due.now + WAITS,
      reminder: false,
      ...ask,
    });

  /** j1: only while she has not told us; after that she stays a reader and hears nothing more. */
  const tell = async (due: DueTouch): Promise<void> => {
    const found = await findActiveMember(deps, due);
    const onboarding = found && (await store.find(found.member));
    if (!found || !onboarding?.welcomedAt || onboarding.answeredAt !== null) return;
    const opensOn = await holds.heldUntil(found.community, found.member, due.localDate);
    await handIn(due, { userId: found.member.userId, kind: 'welcome.tell', minutes: 1, opensOn });
  };

  const ifTold =
    (kind: string, minutes: number) =>
    async (due: DueTouch): Promise<void> => {
      const found = await findActiveMember(deps, due);
      const onboarding = found && (await store.find(found.member));
      if (!found || !onboarding?.answeredAt || !wantsAsks(found.member.level)) return;
      await handIn(due, { userId: found.member.userId, kind, minutes, opensOn: due.localDate });
    };

  return { tell, firstThings: ifTold('welcome.first-things', 5), month: ifTold('welcome.month', 2) };
}
