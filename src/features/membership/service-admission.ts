/** How somebody comes in: invited, nominated, or by asking. Nobody is enrolled without her own yes. */

import type { Deps } from '../../community/kernel.ts';
import type { Community } from '../../community/records.ts';
import { joinWords } from '../../community/words.ts';
import { DAY } from '../../platform/clock.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import { belongs, findObstacle, mayInvite } from './rules.ts';
import type { Store, Whose } from './store.ts';
import type { AdmissionKind, AdmissionStatus } from './tables.ts';
import { sayObstacle } from './views.ts';
import type { Asked } from './views-admission.ts';

export interface AdmissionParts {
  deps: Deps;
  store: Store;
  /** Her consent was given by asking: she is in. */
  join(community: Community, userId: string, now: number): Promise<void>;
}

export function createAdmission({ deps, store, join }: AdmissionParts) {
  const { agenda, calendar, members, people, roles } = deps;

  const nameOf = async (teamId: string, userId: string): Promise<string> => (await people.find(teamId, userId))?.name ?? 'Somebody';

  const record = (
    community: Community,
    userId: string,
    entry: { kind: AdmissionKind; status: AdmissionStatus; by: string; why?: string; now: number },
  ) =>
    store.putAdmission({
      teamId: community.teamId,
      communityId: community.id,
      userId,
      kind: entry.kind,
      status: entry.status,
      byUserId: entry.by,
      why: entry.why ?? '',
      createdAt: entry.now,
      decidedBy: null,
      decidedAt: null,
      privacy: 'P1',
    });

  /** The member row of somebody who is not in yet. */
  const standBefore = async (community: Community, userId: string, status: 'invited' | 'requested'): Promise<void> => {
    const before = await members.find(community.teamId, community.id, userId);
    if (belongs(before)) return;
    await members.put({
      teamId: community.teamId,
      communityId: community.id,
      userId,
      status,
      level: 'reader',
      joinedOn: null,
      pausedUntil: null,
      jobFunction: before?.jobFunction ?? null,
      levelBand: before?.levelBand ?? null,
    });
  };

  /** A message that is sent by the next tick, in the person's hours. */
  const soon = (community: Community, touch: string, anchor: string, userId: string, now: number) =>
    agenda.once(touch, { teamId: community.teamId, communityId: community.id, anchor, userId, dueAt: now, zone: community.zone });

  const ask = async (community: Community, userId: string, by: string, why: string, now: number): Promise<void> => {
    await record(community, userId, { kind: 'invitation', status: 'asked', by, why, now });
    await standBefore(community, userId, 'invited');
    await soon(community, 'membership.invitation', `${userId}/${calendar.today(community, now)}`, userId, now);
  };

  const tellStewards = async (community: Community, subject: string, now: number): Promise<void> => {
    const stewards = await roles.holders(community.teamId, community.id, 'steward', calendar.today(community, now));
    for (const steward of stewards) await soon(community, 'membership.request', `${subject}/${now}`, steward, now);
  };

  /** Whoever may be asked in is; the rest comes back in words. Set-up calls this for founders. */
  async function invite(community: Community, userIds: readonly string[], by: string, now: number): Promise<Asked> {
    const outcome: Asked = { community, asked: [], already: [], members: [], refused: [] };
    for (const userId of new Set(userIds)) {
      const whose = { teamId: community.teamId, communityId: community.id, userId };
      const person = await people.find(community.teamId, userId);
      const obstacle = findObstacle(person);
      const name = person?.name ?? userId;
      if (obstacle) outcome.refused.push(sayObstacle(obstacle, name));
      else if (belongs(await members.find(community.teamId, community.id, userId))) outcome.members.push(name);
      // A no is told to nobody, so who said it sounds like who has not answered yet.
      else if (await isAskedAlready(whose, now)) outcome.already.push(name);
      else {
        await ask(community, userId, by, '', now);
        outcome.asked.push(name);
      }
    }
    return outcome;
  }

  /** For a quarter after it was asked, or after her own no. */
  const isAskedAlready = async (whose: Whose, now: number): Promise<boolean> => {
    const admission = await store.findAdmission(whose);
    if (!admission) return false;
    const ownNo = admission.status === 'declined' && admission.decidedBy === whose.userId;
    return (admission.status === 'asked' || ownNo) && now - (admission.decidedAt ?? admission.createdAt) < QUIET_AFTER_ASKING;
  };

  async function isInviter(community: Community, userId: string, now: number): Promise<boolean> {
    const steward = await roles.has(community.teamId, community.id, userId, 'steward', calendar.today(community, now));
    const member = belongs(await members.find(community.teamId, community.id, userId));
    return mayInvite(community.settings.joining, { steward, member });
  }

  async function requireInviter(community: Community, userId: string, now: number): Promise<void> {
    if (await isInviter(community, userId, now)) return;
    const member = belongs(await members.find(community.teamId, community.id, userId));
    const stewards = await stewardNames(community, now);
    throw member
      ? new NotAllowedError(
          'Here people come in by nomination.',
          'Nominate somebody with `/rondo nominate @person why`; the stewards decide.',
        )
      : new NotAllowedError(`Only members of ${community.name} invite.`, stewards ? `Ask ${stewards}.` : 'Ask somebody who is in it.');
  }

  const stewardNames = async (community: Community, now: number): Promise<string> => {
    const ids = await roles.holders(community.teamId, community.id, 'steward', calendar.today(community, now));
    const found = await people.findMany(community.teamId, ids);
    return joinWords(ids.flatMap((id) => found.get(id)?.name ?? []));
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
    const before = await store.findAdmission(whose);
    if (before?.status === 'waiting' || (await isAskedAlready(whose, now)))
      throw new UserError(`${name} has been named already.`, 'Nothing more to do.');
    await record(community, userId, { kind: 'nomination', status: 'waiting', by, why, now });
    await tellStewards(community, userId, now);
  }

  /** False when her request waits already. */
  async function request(community: Community, userId: string, now: number): Promise<boolean> {
    const whose = { teamId: community.teamId, communityId: community.id, userId };
    const before = await store.findAdmission(whose);
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
    const admission = await store.findAdmission(whose);
    const name = await nameOf(community.teamId, userId);
    if (!admission) throw new UserError('This has gone: nobody waits for an answer here any more.');
    if (yes) {
      const obstacle = findObstacle(await people.find(community.teamId, userId));
      if (obstacle) throw new UserError(sayObstacle(obstacle, name));
    }
    const done = await store.decideAdmission(whose, ['waiting'], { status: yes ? 'accepted' : 'declined', by, now });
    if (!done) {
      const decider = admission.decidedBy ? await nameOf(community.teamId, admission.decidedBy) : 'Somebody';
      throw new UserError(`${decider} has answered already.`, 'Nothing more to do.');
    }
    if (!yes) {
      if (admission.kind === 'request') await leaveBefore(community, userId);
      await soon(community, 'membership.declined', `${userId}/${now}`, admission.byUserId, now);
      return `✓ ${name}: not this time. I tell ${admission.kind === 'request' ? name : await nameOf(community.teamId, admission.byUserId)} kindly.`;
    }
    if (admission.kind === 'request') {
      await join(community, userId, now);
      return `✓ ${name} is in. I say hello.`;
    }
    await ask(community, userId, admission.byUserId, admission.why, now);
    return `✓ I ask ${name} now. The answer is theirs.`;
  }

  const leaveBefore = async (community: Community, userId: string): Promise<void> => {
    const member = await members.find(community.teamId, community.id, userId);
    if (member && !belongs(member)) await members.put({ ...member, status: 'left' });
  };

  /** She is in the channel, by herself or brought by somebody: asked, in private. Who has left once is not asked again. */
  async function askWhoCame(community: Community, userId: string, broughtBy: string | null, now: number): Promise<void> {
    const whose = { teamId: community.teamId, communityId: community.id, userId };
    const obstacle = findObstacle(await people.find(community.teamId, userId));
    const member = await members.find(community.teamId, community.id, userId);
    if (obstacle !== null || belongs(member) || member?.status === 'left') return;
    const before = await store.findAdmission(whose);
    if (before?.status === 'waiting' || (await isAskedAlready(whose, now))) return;
    const invited = broughtBy !== null && broughtBy !== userId && (await isInviter(community, broughtBy, now));
    if (invited) await ask(community, userId, broughtBy, '', now);
    else await soon(community, 'membership.came', `${userId}/${calendar.today(community, now)}`, userId, now);
  }

  /** Her own no to an invitation. */
  async function refuse(community: Community, userId: string, now: number): Promise<void> {
    const whose = { teamId: community.teamId, communityId: community.id, userId };
    await store.decideAdmission(whose, ['asked', 'waiting'], { status: 'declined', by: userId, now });
    await leaveBefore(community, userId);
  }

  return { invite, requireInviter, nominate, request, decide, askWhoCame, refuse };
}

/** Who was asked, or said no, is not asked again for a quarter. */
const QUIET_AFTER_ASKING = 91 * DAY;

export type Admissions = ReturnType<typeof createAdmission>;
