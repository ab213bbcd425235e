/** When Slack says that somebody is not to be disturbed, or away; learnt before a tick, so that nothing waits for Slack inside it. */
import { z } from 'zod';
import { MINUTE, SECOND } from '../clock.ts';
import type { SlackCaller } from '../delivery/caller.ts';

const FRESH = 20 * MINUTE;
/** Slack docs: dnd.teamInfo takes at most fifty people. */
const AT_ONCE = 50;
/** What people set their status to when they are not there. */
const AWAY = new Set([':palm_tree:', ':face_with_thermometer:', ':airplane:', ':beach_with_umbrella:', ':desert_island:', ':no_entry:']);

const infoSchema = z.object({
  users: z.record(
    z.string(),
    z.object({
      dnd_enabled: z.boolean().default(false),
      next_dnd_start_ts: z.number().default(0),
      next_dnd_end_ts: z.number().default(0),
      snooze_enabled: z.boolean().optional(),
      snooze_endtime: z.number().optional(),
    }),
  ),
});

const statusSchema = z.object({
  id: z.string(),
  profile: z.object({ status_emoji: z.string().default(''), status_expiration: z.number().default(0) }),
});

interface Known {
  learntAt: number;
  from: number;
  until: number;
}

export function createQuietHours(caller: SlackCaller) {
  const dnd = new Map<string, Known>();
  const away = new Map<string, number>();
  const keyOf = (teamId: string, userId: string): string => `${teamId}/${userId}`;

  return {
    /** The instant at which she can be reached again; null when she can be now. */
    endsAt: (teamId: string, userId: string, now: number): number | null => {
      const key = keyOf(teamId, userId);
      const known = dnd.get(key);
      const ends = [known && known.from <= now && now < known.until ? known.until : 0, away.get(key) ?? 0].filter((end) => end > now);
      return ends.length > 0 ? Math.max(...ends) : null;
    },
    /** Asks Slack about people it has not asked about lately. Without the scope, or without an answer, nobody counts as disturbed. */
    learn: async (teamId: string, userIds: readonly string[], now: number): Promise<void> => {
      const unknown = [...new Set(userIds)].filter((id) => now - (dnd.get(keyOf(teamId, id))?.learntAt ?? 0) > FRESH);
      for (let i = 0; i < unknown.length; i += AT_ONCE) {
        const some = unknown.slice(i, i + AT_ONCE);
        const result = await caller.call(teamId, 'dnd.teamInfo', { users: some.join(',') });
        const parsed = result.kind === 'done' ? infoSchema.safeParse(result.response) : null;
        for (const id of some) {
          const info = parsed?.success ? parsed.data.users[id] : undefined;
          const snoozed = info?.snooze_enabled ? (info.snooze_endtime ?? 0) * SECOND : 0;
          const from = snoozed > now ? now : (info?.next_dnd_start_ts ?? 0) * SECOND;
          const until = Math.max(snoozed, info?.dnd_enabled ? (info.next_dnd_end_ts ?? 0) * SECOND : 0);
          dnd.set(keyOf(teamId, id), { learntAt: now, from, until });
        }
      }
    },
    /** From `user_change`: an out-of-office status with an end postpones as do-not-disturb does. */
    learnStatus: (teamId: string, rawUser: unknown): void => {
      const parsed = statusSchema.safeParse(rawUser);
      if (!parsed.success) return;
      const { id, profile } = parsed.data;
      if (AWAY.has(profile.status_emoji) && profile.status_expiration > 0) away.set(keyOf(teamId, id), profile.status_expiration * SECOND);
      else away.delete(keyOf(teamId, id));
    },
  };
}
