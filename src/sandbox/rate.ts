/** Slack's pace, by the workspace's clock: one message a second and channel (two may come together), tiers per method and minute. */
import { type Clock, MINUTE, SECOND } from '../platform/clock.ts';
import { callsPerMinute, findMethodFacts } from './limits.ts';

/** A second message may follow at once; the third waits. */
const BURST = 2;

export interface Rate {
  /** Seconds to wait, or 0 when the call may pass (and is counted). */
  take(teamId: string, method: string, channel: string): number;
}

const posting = new Set(['chat.postMessage', 'response_url']);

export function createRate(clock: Clock): Rate {
  const windows = new Map<string, number[]>();
  const buckets = new Map<string, { tokens: number; at: number }>();

  const takeToken = (key: string, now: number): number => {
    const bucket = buckets.get(key) ?? { tokens: BURST, at: now };
    const gained = Math.max(0, now - bucket.at) / SECOND;
    bucket.tokens = Math.min(BURST, bucket.tokens + gained);
    bucket.at = now;
    buckets.set(key, bucket);
    if (bucket.tokens < 1) return Math.max(1, Math.ceil(1 - bucket.tokens));
    bucket.tokens -= 1;
    return 0;
  };

  return {
    take: (teamId, method, channel) => {
      const now = clock.now();
      const key = `${teamId} ${method}`;
      const recent = (windows.get(key) ?? []).filter((at) => at > now - MINUTE && at <= now);
      windows.set(key, recent);
      const oldest = recent[0];
      const most = callsPerMinute(findMethodFacts(method)?.tier ?? 3);
      if (oldest !== undefined && recent.length >= most) return Math.max(1, Math.ceil((oldest + MINUTE - now) / SECOND));
      const wait = posting.has(method) ? takeToken(`${teamId} ${channel}`, now) : 0;
      if (wait === 0) recent.push(now);
      return wait;
    },
  };
}
