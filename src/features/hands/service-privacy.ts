/** What is stored of a hand, for the asker and for whoever was asked; how it goes with either of them. Nothing of it is ever exported. */
import type { Contributions } from '../../community/feature.ts';
import type { Member } from '../../community/records.ts';
import { sayDate } from '../../platform/time/say.ts';
import { KEPT, type Status } from './rules.ts';
import type { Asking, Parts } from './service-asking.ts';
import type { Request } from './store.ts';
import { KIND_WORDS } from './views.ts';

const STATE_WORDS: Readonly<Record<Status, string>> = {
  asking: 'somebody is asked',
  answered: 'somebody is there',
  nobody: 'nobody is left to ask',
  helped: 'closed',
};

export function createPrivacyParts(
  { deps, store }: Parts,
  asking: Asking,
): Required<Pick<Contributions, 'forget' | 'storedAbout' | 'tidy' | 'memberChanged'>> {
  /** Hers are deleted; where she was asked, the next one is. */
  async function leave(teamId: string, userId: string, communityId: string | null, now: number): Promise<void> {
    for (const request of await store.list(teamId, communityId)) {
      if (request.askerId === userId) {
        await asking.quiet(request);
        await store.remove(teamId, request.id);
        continue;
      }
      const without = (list: readonly string[]): string[] => list.filter((id) => id !== userId);
      const rest: Request = {
        ...request,
        ...{ told: without(request.told), chosen: request.chosen.map((id) => (id === userId ? '' : id)) },
        ...(request.helperId === userId ? { helperId: null, status: 'helped' as const, about: '' } : {}),
      };
      const { told, chosen, helperId, status, about } = rest;
      await store.change(teamId, request.id, { told, chosen, helperId, status, about });
      if (request.atId !== userId || request.status !== 'asking') continue;
      await asking.quiet(request);
      await asking.next({ ...rest, atId: null }, now);
    }
  }

  return {
    forget: ({ teamId, userId, communityId, now }) => leave(teamId, userId, communityId, now),
    memberChanged: async ({ teamId, userId, communityId, status }: Member, was, now) => {
      if (status === 'left' && was !== null && was.status !== 'left') await leave(teamId, userId, communityId, now);
    },
    storedAbout: async (teamId, userId) => {
      const nameOf = async ({ communityId }: Request): Promise<string> =>
        (await deps.communities.find(teamId, communityId))?.name ?? communityId;
      const mine = (await store.askedBy(teamId, userId)).map(async (request) => ({
        ...{ community: await nameOf(request), kind: KIND_WORDS[request.kind], about: request.about, state: STATE_WORDS[request.status] },
        ...{ 'the stewards may know': request.mayKnow, 'asked on': sayDate(request.createdAt, 'Etc/UTC', true), privacy: request.privacy },
      }));
      const asked = (await store.list(teamId))
        .filter(({ told, helperId }) => told.includes(userId) || helperId === userId)
        .map(async (request) => ({
          ...{ community: await nameOf(request), kind: KIND_WORDS[request.kind], 'you are there': request.helperId === userId },
          ...{ 'asked on': sayDate(request.createdAt, 'Etc/UTC', true), privacy: request.privacy },
        }));
      return [
        { title: 'Hands you asked for', records: await Promise.all(mine) },
        { title: 'Hands you were asked for', records: await Promise.all(asked) },
      ].filter(({ records }) => records.length > 0);
    },
    tidy: async (now) => {
      await store.tidy(now - KEPT);
    },
  };
}
