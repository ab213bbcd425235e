/** What is stored about who did which small job. */
import type { Contributions } from '../../community/feature.ts';
import { findName } from '../../community/find-member.ts';
import type { Parts, Service } from './service.ts';

const JOB_WORDS = { scribe: 'Notes of a session' } as const;

export function createPrivacyParts(
  { deps, store }: Parts,
  service: Service,
): Required<Pick<Contributions, 'forget' | 'storedAbout' | 'exportOf'>> {
  const communityName = async (teamId: string, id: string): Promise<string> => (await deps.communities.find(teamId, id))?.name ?? id;

  return {
    forget: async ({ teamId, userId, communityId, choice, now }) => {
      await service.release(teamId, userId, communityId, now);
      // Who did a job stays only as long as her texts carry her name.
      if (choice !== 'with-name') await store.forget(teamId, userId, communityId);
      else
        for (const draw of await store.drawsOf(teamId, userId)) {
          if (communityId === null || draw.communityId === communityId) await store.unnameDraw(teamId, draw.sessionId, draw.job);
        }
    },
    storedAbout: async (teamId, userId) => {
      const done = (await store.doneBy(teamId, userId)).map(async ({ communityId, job, doneOn, privacy }) => ({
        community: await communityName(teamId, communityId),
        job: JOB_WORDS[job],
        on: doneOn,
        privacy,
      }));
      const asked = (await store.drawsOf(teamId, userId)).map(async ({ communityId, job, why, privacy }) => ({
        community: await communityName(teamId, communityId),
        job: JOB_WORDS[job],
        why,
        privacy,
      }));
      return [
        { title: 'Small jobs you did', records: await Promise.all(done) },
        { title: 'Small jobs you are asked for', records: await Promise.all(asked) },
      ].filter(({ records }) => records.length > 0);
    },
    exportOf: async ({ teamId, id }) => {
      const records = (await store.done(teamId, id)).map(async ({ userId, job, doneOn, privacy }) => ({
        on: doneOn,
        job: JOB_WORDS[job],
        name: await findName(deps, teamId, userId),
        privacy,
      }));
      return [{ title: 'Small jobs', records: await Promise.all(records) }];
    },
  };
}
