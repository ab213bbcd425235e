/** Whoever is to write next is asked once, in her slot, whether it is still on. */
import { PRIORITY } from '../../community/ask.ts';
import { DAY } from '../../platform/clock.ts';
import { toLocal } from '../../platform/time/zones.ts';
import { turnOf } from './rules.ts';
import type { Parts } from './service.ts';

export const ASK_STILL_ON = 'mentorships.agreement';
const WAITS = 14 * DAY;

export const createStillOn =
  ({ deps, store }: Parts) =>
  async (teamId: string, id: string, now: number): Promise<void> => {
    const row = await store.find(teamId, id);
    const userId = row?.state === 'begun' ? turnOf(row) : null;
    if (!row || userId === null) return;
    await deps.attention.ask({
      ...{ teamId, communityId: row.communityId, userId, kind: ASK_STILL_ON, ref: id, priority: PRIORITY.coaching, minutes: 2 },
      ...{ opensOn: toLocal(now, row.zone).date, expiresAt: now + WAITS, reminder: false },
    });
  };

export type StillOn = ReturnType<typeof createStillOn>;
