/** Slack's users as this program sees them. Looked up before a handler runs, so that handlers never wait for Slack. */
import { z } from 'zod';
import { HOUR, SECOND } from '../clock.ts';
import type { SlackCaller } from '../delivery/caller.ts';
import { isZone } from '../time/zones.ts';

export interface Profile {
  teamId: string;
  userId: string;
  name: string;
  zone: string;
  locale: string;
  kind: 'person' | 'guest' | 'stranger' | 'bot';
  active: boolean;
}

export const slackUserSchema = z.object({
  id: z.string(),
  team_id: z.string().optional(),
  name: z.string().optional(),
  real_name: z.string().optional(),
  tz: z.string().nullish(),
  locale: z.string().optional(),
  deleted: z.boolean().default(false),
  is_bot: z.boolean().default(false),
  is_restricted: z.boolean().default(false),
  is_ultra_restricted: z.boolean().default(false),
  is_stranger: z.boolean().default(false),
  profile: z.object({ display_name: z.string().optional(), real_name: z.string().optional() }).default({}),
});

/** From users.info, user_change or team_join; a zone that the tz data does not know becomes UTC. */
export function readProfile(teamId: string, raw: unknown): Profile | null {
  const parsed = slackUserSchema.safeParse(raw);
  if (!parsed.success) return null;
  const user = parsed.data;
  const foreign = user.is_stranger || (user.team_id !== undefined && user.team_id !== teamId);
  const kind = user.is_bot ? 'bot' : foreign ? 'stranger' : user.is_restricted || user.is_ultra_restricted ? 'guest' : 'person';
  const name = user.profile.display_name || user.profile.real_name || user.real_name || user.name || user.id;
  const zone = user.tz && isZone(user.tz) ? user.tz : 'Etc/UTC';
  return { teamId, userId: user.id, name, zone, locale: user.locale ?? 'en-GB', kind, active: !user.deleted };
}

export interface ProfileStore {
  /** When each was last looked up; missing ones are not in the map. */
  lookedUp(teamId: string, userIds: readonly string[]): Promise<Map<string, number>>;
  put(profile: Profile, now: number): Promise<void>;
}

const FRESH = 24 * HOUR;
/** A modal must open within three seconds of its button; unknown people are looked up for at most this long. */
const PATIENCE = 1.2 * SECOND;

export function createProfiles(caller: SlackCaller, store: ProfileStore) {
  const lookUp = async (teamId: string, userId: string, now: number): Promise<void> => {
    const result = await caller.call(teamId, 'users.info', { user: userId, include_locale: true });
    const profile = result.kind === 'done' ? readProfile(teamId, result.response.user) : null;
    if (profile) await store.put(profile, now);
  };
  /** Waits for people who were never seen; refreshes stale ones behind the scenes. Never throws. */
  const ensure = async (teamId: string, userIds: readonly string[], now: number): Promise<void> => {
    const known = await store.lookedUp(teamId, userIds);
    const unknown = userIds.filter((id) => !known.has(id));
    const stale = userIds.filter((id) => now - (known.get(id) ?? now) > FRESH);
    for (const id of stale) lookUp(teamId, id, now).catch(() => undefined);
    if (unknown.length === 0) return;
    const found = Promise.allSettled(unknown.map((id) => lookUp(teamId, id, now)));
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise((resolve) => {
      timer = setTimeout(resolve, PATIENCE);
    });
    await Promise.race([found, patience]);
    clearTimeout(timer);
  };
  return { ensure };
}

export type Profiles = ReturnType<typeof createProfiles>;
