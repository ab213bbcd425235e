/** Two people who were introduced: that they talked, that one of them passed, and who comes then. */
import type { Deps } from '../../community/kernel.ts';
import { belongs } from '../../community/member-rules.ts';
import type { Community, Member } from '../../community/records.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import { nextWorkingDay } from '../../platform/time/working-days.ts';
import { MOST_BUDDIES } from './rules.ts';
import type { Plans } from './service-plans.ts';
import type { Buddy, Store } from './store.ts';

export function createPairs({ deps, store, plans }: { deps: Deps; store: Store; plans: Plans }) {
  const { calendar, members, people } = deps;

  const names = async (pair: Buddy): Promise<{ newcomer: string; buddy: string }> => {
    const found = await people.findMany(pair.teamId, [pair.newcomerId, pair.buddyId]);
    return { newcomer: found.get(pair.newcomerId)?.name ?? 'Your newcomer', buddy: found.get(pair.buddyId)?.name ?? 'Your buddy' };
  };

  /** Somebody else on the next working day at ten, once. */
  async function replace(community: Community, newcomerId: string, now: number): Promise<void> {
    const member = await members.find(community.teamId, community.id, newcomerId);
    if (!member || !belongs(member)) return;
    const before = await store.ofNewcomer(member);
    if (before.length >= MOST_BUDDIES) return;
    const on = nextWorkingDay(calendar.today(community, now), calendar.holidays(community));
    await plans.planOn(community, member, on, `again/${before.length}`);
  }

  async function getPair(teamId: string, id: string, userId: string): Promise<Buddy> {
    const pair = await store.find(teamId, id);
    if (!pair) throw new UserError('This introduction is not kept any more.', 'You may talk all the same.');
    if (pair.newcomerId !== userId && pair.buddyId !== userId) {
      throw new NotAllowedError('This belongs to the two who were introduced.', 'Either of them can press it.');
    }
    return pair;
  }

  const talked = (pair: Buddy): Promise<boolean> => store.close(pair.teamId, pair.id, 'talked');

  async function pass(community: Community, pair: Buddy, now: number): Promise<void> {
    if (await store.close(pair.teamId, pair.id, 'over')) await replace(community, pair.newcomerId, now);
  }

  const openPair = async (member: Pick<Member, 'teamId' | 'communityId' | 'userId'>): Promise<Buddy | null> =>
    (await store.ofNewcomer(member)).find((pair) => pair.status === 'open') ?? null;

  async function endAll(community: Community, member: Member, now: number): Promise<void> {
    for (const pair of await store.openWith(member)) {
      await store.close(pair.teamId, pair.id, 'over');
      if (pair.buddyId === member.userId) await replace(community, pair.newcomerId, now);
    }
  }

  return { names, getPair, talked, pass, openPair, endAll };
}

export type Pairs = ReturnType<typeof createPairs>;
