/** What a file lets others feel, without a word of it: case posts rest, a session opens with the norm, Case Clinic rests. */
import { startOf } from '../../community/calendar-rules.ts';
import type { Community, Session } from '../../community/records.ts';
import type { RunStep } from '../../community/step.ts';
import type { Act } from '../../platform/feature.ts';
import { CLINIC, firstAfter, normStep } from './rules.ts';
import type { Parts } from './service-turns.ts';

export interface Norms {
  /** Until when new case posts rest; null when they do not. */
  heldUntil(teamId: string, communityId: string, now: number): Promise<number | null>;
  /** What a session opens with before its own run sheet; null for most. */
  openingOf(session: Session): Promise<RunStep | null>;
  /** Whether a format rests, or one that was made of it. */
  isPaused(community: Pick<Community, 'teamId' | 'id'>, format: { id: string; basedOn: string | null }): Promise<boolean>;
}

export function createNorms({ deps, store }: Parts) {
  const isResting = async (teamId: string, communityId: string): Promise<boolean> =>
    (await store.findClinic(teamId, communityId)).pausedAt !== null;

  return {
    isResting,

    async heldUntil(teamId, communityId, now) {
      const until = Math.max(0, ...(await store.list(teamId, communityId)).map((file) => file.heldUntil ?? 0));
      return until > now ? until : null;
    },

    async openingOf(session) {
      const asked = (await store.list(session.teamId, session.communityId)).flatMap(({ opensAfter }) =>
        opensAfter === null ? [] : [opensAfter],
      );
      if (asked.length === 0) return null;
      const { zone } = await deps.communities.get(session.teamId, session.communityId);
      const sessions = await deps.calendar.sessions(session.teamId, session.communityId);
      const opens = asked.some((after) => firstAfter(sessions, after, (each) => startOf(each, zone))?.id === session.id);
      return opens ? normStep(deps.library) : null;
    },

    isPaused: async ({ teamId, id }, format) => (format.id === CLINIC || format.basedOn === CLINIC) && (await isResting(teamId, id)),

    /** By a steward, once the community has consented. False: it did not rest. */
    async renew(community: Community, act: Act): Promise<boolean> {
      await deps.roles.requireSteward(community, act.userId, act.now);
      const { teamId, id: communityId } = community;
      if (!(await isResting(teamId, communityId))) return false;
      await store.putClinic(teamId, communityId, { pausedAt: null, renewedAt: act.now });
      const what = { what: 'Norms renewed by consent', before: 'Case Clinic rests', after: 'Case Clinic can be chosen', why: '' };
      await deps.changes.add({ teamId, communityId, at: act.now, userId: act.userId, ...what });
      return true;
    },
  } satisfies Norms & Record<string, unknown>;
}

export type NormService = ReturnType<typeof createNorms>;
