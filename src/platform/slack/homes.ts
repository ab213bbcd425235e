/**
 * Whose App Home may be on a screen. Slack tells of every opening, and a page that is opened is drawn anew: one that nobody has
 * opened for a day need not follow what happens. (Slack docs: app_home_opened)
 */
import { DAY } from '../clock.ts';

const IN_SIGHT = DAY;
const MOST = 10_000;

export interface Homes {
  opened(teamId: string, userId: string, now: number): void;
  isInSight(teamId: string, userId: string, now: number): boolean;
}

export function createHomes(): Homes {
  const openedAt = new Map<string, number>();
  return {
    opened: (teamId, userId, now) => {
      const key = `${teamId}/${userId}`;
      // The longest ago is the first to go.
      openedAt.delete(key);
      openedAt.set(key, now);
      if (openedAt.size > MOST) for (const oldest of openedAt.keys()) if (openedAt.delete(oldest)) break;
    },
    isInSight: (teamId, userId, now) => now - (openedAt.get(`${teamId}/${userId}`) ?? Number.NEGATIVE_INFINITY) <= IN_SIGHT,
  };
}
