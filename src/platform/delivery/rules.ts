/** Which row may go now, and what follows from Slack's answer. Pure. (Slack docs: rate limits) */
import { HOUR, MINUTE, SECOND } from '../clock.ts';

export interface DeliverySettings {
  /** Messages a second and workspace; Slack says "several hundred a minute". */
  workspacePerSecond: number;
  /** Milliseconds between two messages into one channel. */
  channelEveryMs: number;
  /** How long a claimed row belongs to the process that claimed it; longer than its slowest calls together. */
  leaseMs: number;
  /** How long after an uncertain send the first look at the channel is taken. */
  lookAfterMs: number;
  /** Uncertain sends of one row before it is held. */
  mostAttempts: number;
}

export const DEFAULT_DELIVERY: DeliverySettings = {
  workspacePerSecond: 4,
  channelEveryMs: SECOND,
  leaseMs: MINUTE,
  lookAfterMs: 2 * SECOND,
  mostAttempts: 12,
};

/** One lane's books; see delivery_lanes. */
export interface Lane {
  paceAt: number;
  notBefore: number;
  leaseUntil: number;
  openAt: number;
  writtenAt: number;
}

export const FREE_LANE: Lane = { paceAt: 0, notBefore: 0, leaseUntil: 0, openAt: 0, writtenAt: 0 };

/** The last instant there is: a dead workspace's lane opens then. */
export const NEVER = 8_640_000_000_000_000;

/** An even pace that lets `burst` go at once after a quiet time. */
export interface Pace {
  everyMs: number;
  burst: number;
}

export const WORKSPACE = '*';
export const methodLane = (method: string): string => `method:${method}`;

/** Calls a minute. Posting has no tier: its limit is the channel's. Unlisted methods are taken for tier 2. */
const PER_MINUTE: Readonly<Record<string, number>> = {
  'chat.update': 50,
  'conversations.create': 20,
  'conversations.invite': 50,
  'conversations.open': 50,
  'conversations.history': 50,
  'conversations.replies': 50,
  'files.completeUploadExternal': 100,
  'files.getUploadURLExternal': 100,
  'chat.delete': 50,
};

export function paceOf(lane: string, settings: DeliverySettings): Pace | null {
  if (lane === WORKSPACE)
    return { everyMs: SECOND / settings.workspacePerSecond, burst: Math.max(1, Math.floor(settings.workspacePerSecond)) };
  if (lane === methodLane('chat.postMessage')) return null;
  if (lane.startsWith('method:')) {
    const perMinute = PER_MINUTE[lane.slice('method:'.length)] ?? 20;
    return { everyMs: MINUTE / perMinute, burst: Math.max(1, Math.floor(perMinute / 4)) };
  }
  return { everyMs: settings.channelEveryMs, burst: 1 };
}

/** A book written further in the future than processes' clocks may differ was written before the clock was set back. */
export const SKEW = MINUTE;
const current = (lane: Lane, now: number): Lane => (lane.writtenAt > now + SKEW && lane.openAt !== NEVER ? FREE_LANE : lane);

export const isOpen = (lane: Lane, now: number): boolean => current(lane, now).openAt <= now;

const closed = (lane: Omit<Lane, 'openAt'>, pace: Pace | null): Lane => {
  const paced = pace ? lane.paceAt - (pace.burst - 1) * pace.everyMs : 0;
  return { ...lane, openAt: Math.ceil(Math.max(paced, lane.notBefore, lane.leaseUntil)) };
};

/** The book after one more has gone. */
export function taken(lane: Lane, pace: Pace | null, now: number): Lane {
  const before = current(lane, now);
  return closed({ ...before, paceAt: pace ? Math.max(before.paceAt, now) + pace.everyMs : before.paceAt, writtenAt: now }, pace);
}

/** The book while a row of the lane is under way. */
export const held = (lane: Lane, pace: Pace | null, until: number, now: number): Lane =>
  closed({ ...current(lane, now), leaseUntil: until, writtenAt: now }, pace);

/** The book when it is under way no more; `notBefore` 0 leaves what was said before. */
export function released(lane: Lane, pace: Pace | null, notBefore: number, now: number): Lane {
  const before = current(lane, now);
  if (before.openAt === NEVER) return before;
  return closed({ ...before, leaseUntil: 0, notBefore: Math.max(before.notBefore, notBefore), writtenAt: now }, pace);
}

export const dead = (lane: Lane, now: number): Lane => ({ ...lane, openAt: NEVER, writtenAt: now });

const LONGEST_WAIT = HOUR;

/** Slack's word, within reason: an answer gone wrong must not silence a channel for a day. */
export const waitFor = (retryAfterMs: number): number => Math.min(Math.max(retryAfterMs, 250), LONGEST_WAIT);

/** 2 s, 4 s, 8 s … up to five minutes, each up to a quarter longer by chance. */
export const backOff = (attempt: number, first: number, chance: number): number =>
  Math.round(Math.min(first * 2 ** Math.min(attempt - 1, 12), 5 * MINUTE) * (1 + chance / 4));

export const isExpired = (expiresAt: number | null, now: number): boolean => expiresAt !== null && expiresAt < now;
