/** What stewards decide: nominations and requests. */
import { findName } from '../../community/find-member.ts';
import type { Deps } from '../../community/kernel.ts';
import { belongs, findObstacle } from '../../community/member-rules.ts';
import { sayObstacle } from '../../community/member-views.ts';
import type { Community } from '../../community/records.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import type { Asking } from './service-asking.ts';
import type { Joining } from './service-joining.ts';
import { createRecords } from './service-records.ts';
import type { Admission, Store } from './store.ts';

export interface RequestParts {
  deps: Deps;
  store: Store;
  asking: Pick<Asking, 'ask' | 'isAskedAlready'>;
  joining: Pick<Joining, 'join'>;
}

export function createRequests({ deps, store, asking, joining }: RequestParts) {
  const { calendar, members, people, roles } = deps;
  const { record, standBefore, leaveBefore, soon } = createRecords({ deps, store });
  const nameOf = (community: Community, userId: string): Promise<string> => findName(deps, community.teamId, userId);

  const tellStewards = async (community: Community, subject: string, now: number): Promise<void> => {
    const stewards = await roles.holders(community.teamId, community.id, 'steward', calendar.today(community, now));
    for (const steward of stewards) await soon(community, 'admission.request', `${subject}/${now}`, steward, now);
  };

  /** Any member, with a line why. The nominee hears of it only when a steward has said yes. */
  async function nominate(community: Community, userId: string, why: string, by: string, now: number): Promise<void> {
    if (!belongs(await members.find(community.teamId, community.id, by))) {
      throw new NotAllowedError(`Only members of ${community.name} nominate.`, 'Ask somebody who is in it.');
    }
    const person = await people.find(community.teamId, userId);
    const obstacle = findObstacle(person);
    const name = person?.name ?? 'This person';
    if (obstacle) throw new UserError(sayObstacle(obstacle, name));
    if (belongs(await members.find(community.teamId, community.id, userId)))
      throw new UserError(`${name} is in ${community.name} already.`);
    const whose = { teamId: community.teamId, communityId: community.id, userId };
    const before = await store.find(whose);
    if (before?.status === 'waiting' || (await asking.isAskedAlready(whose, now)))
      throw new UserError(`${name} has been named already.`, 'Nothing more to do.');
    await record(community, userId, { kind: 'nomination', status: 'waiting', by, why, now });
    await tellStewards(community, userId, now);
  }

  /** False when her request waits already. */
  async function request(community: Community, userId: string, now: number): Promise<boolean> {
    const before = await store.find({ teamId: community.teamId, communityId: community.id, userId });
    if (before?.status === 'waiting' && before.kind === 'request') return false;
    await record(community, userId, { kind: 'request', status: 'waiting', by: userId, now });
    await standBefore(community, userId, 'requested');
    await tellStewards(community, userId, now);
    return true;
  }

  /** A steward's answer. Says who was quicker when it has been given already. */
  async function decide(community: Community, userId: string, yes: boolean, by: string, now: number): Promise<string> {
    await roles.requireSteward(community, by, now);
    const whose = { teamId: community.teamId, communityId: community.id, userId };
    const admission = await store.find(whose);
    const name = await nameOf(community, userId);
    if (!admission) throw new UserError('This has gone: nobody waits for an answer here any more.');
    if (yes) {
      const obstacle = findObstacle(await people.find(community.teamId, userId));
      if (obstacle) throw new UserError(sayObstacle(obstacle, name));
    }
    const done = await store.decide(whose, ['waiting'], { status: yes ? 'accepted' : 'declined', by, now });
    if (!done) {
      const decider = admission.decidedBy ? await nameOf(community, admission.decidedBy) : 'Somebody';
      throw new UserError(`${decider} has answered already.`, 'Nothing more to do.');
    }
    return yes ? welcomeThem(community, admission, name, now) : declineThem(community, admission, name, now);
  }

  async function declineThem(community: Community, { kind, userId, byUserId }: Admission, name: string, now: number): Promise<string> {
    if (kind === 'request') await leaveBefore(community, userId);
    await soon(community, 'admission.declined', `${userId}/${now}`, byUserId, now);
    return `✓ ${name}: not this time. I tell ${kind === 'request' ? name : await nameOf(community, byUserId)} kindly.`;
  }

  async function welcomeThem(community: Community, admission: Admission, name: string, now: number): Promise<string> {
    const { kind, userId, byUserId, why } = admission;
    if (kind === 'request') {
      // Her consent was given by asking: she is in.
      await joining.join(community, userId, { told: false }, now);
      return `✓ ${name} is in. I say hello.`;
    }
    await asking.ask(community, userId, byUserId, why, now);
    return `✓ I ask ${name} now. The answer is theirs.`;
  }

  return { nominate, request, decide };
}

export type Requests = ReturnType<typeof createRequests>;
