/** What is kept about whoever drafted, and what becomes of it when she leaves. */
import type { Forgetting, StoredSection } from '../../community/feature.ts';
import type { Community } from '../../community/records.ts';
import type { RunStep } from '../../community/step.ts';
import { sayDate } from '../../platform/time/say.ts';
import type { Parts } from './service.ts';

const inWords = (steps: readonly RunStep[]): string => steps.map(({ minutes, step }) => `${minutes} ${step}`).join(', ');

export function createPrivacy({ deps, store }: Parts) {
  const dayOf = async (teamId: string, sessionId: string): Promise<string> =>
    (await deps.calendar.findSession(teamId, sessionId))?.onDate ?? 'not planned any more';

  return {
    /** The plan of a session belongs to the session: it stays, without her name. Her earlier drafts go if she wants that. */
    async forget({ teamId, userId, communityId, choice }: Forgetting): Promise<void> {
      if (choice === 'with-name') return;
      if (choice === 'delete') await store.forgetDrafts(teamId, userId, communityId);
      await store.forgetPerson(teamId, userId, communityId);
    },

    async storedAbout(teamId: string, userId: string): Promise<StoredSection[]> {
      const drafts = await Promise.all(
        (await store.versionsBy(teamId, userId)).map(async ({ sessionId, version, at, steps, privacy }) => ({
          session: await dayOf(teamId, sessionId),
          version,
          kept: sayDate(at, 'UTC', true),
          steps: inWords(steps),
          privacy,
        })),
      );
      const changed = await Promise.all(
        (await store.changedBy(teamId, userId)).map(async ({ sessionId, changedAt, privacy }) => ({
          session: await dayOf(teamId, sessionId),
          changed: changedAt === null ? null : sayDate(changedAt, 'UTC', true),
          privacy,
        })),
      );
      return [
        { title: 'Run sheets you drafted', records: drafts },
        { title: 'Sessions whose preparation you changed last', records: changed },
      ].filter(({ records }) => records.length > 0);
    },

    async exportOf(community: Community): Promise<StoredSection[]> {
      const plans = (await store.listOf(community.teamId, community.id)).filter((plan) => plan.privacy === 'P3' && plan.steps !== null);
      const records = await Promise.all(
        plans.map(async (plan) => ({
          session: await dayOf(plan.teamId, plan.sessionId),
          format: plan.formatId,
          steps: inWords(plan.locked ?? plan.good ?? plan.steps ?? []),
          version: plan.version,
          privacy: plan.privacy,
        })),
      );
      return records.length === 0 ? [] : [{ title: 'Run sheets', records }];
    },
  };
}
