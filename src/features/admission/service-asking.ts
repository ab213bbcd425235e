/** Asking somebody in: invited by a member, or found in the channel. */
import type { Deps } from '../../community/kernel.ts';
import { belongs, findObstacle } from '../../community/member-rules.ts';
import { sayObstacle } from '../../community/member-views.ts';
import type { Community, Member } from '../../community/records.ts';
import { joinWords } from '../../community/words.ts';
import { DAY } from '../../platform/clock.ts';
import { NotAllowedError } from '../../platform/errors.ts';
import { mayInvite } from './rules.ts';
import { createRecords } from './service-records.ts';
import type { Store, Whose } from './store.ts';
import type { Asked } from './views-invitation.ts';

/** Who was asked, or said no, is not asked again for a quarter. */
const QUIET_AFTER_ASKING = 91 * DAY;

export function createAsking({ deps, store }: { deps: Deps; store: Store }) {
  const { calendar, members, people, roles } = deps;
  const { record, standBefore, leaveBefore, soon } = createRecords({ deps, store });

  const ask = async (community: Community, userId: string, by: string, why: string, now: number): Promise<void> => {
    await record(community, userId, { kind: 'invitation', status: 'asked', by, why, now });
    await standBefore(community, userId, 'invited');
    await soon(community, 'admission.invitation', `${userId}/${calendar.today(community, now)}`, userId, now);
  };

  /** For a quarter after it was asked, or after her own no. */
  const isAskedAlready = async (whose: Whose, now: number): Promise<boolean> => {
    const admission = await store.find(whose);
    if (!admission) return false;
    const ownNo = admission.status === 'declined' && admission.decidedBy === whose.userId;
    return (admission.status === 'asked' || ownNo) && now - (admission.decidedAt ?? admission.createdAt) < QUIET_AFTER_ASKING;
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

  async function isInviter(community: Community, userId: string, now: number): Promise<boolean> {
    const steward = await roles.has(community.teamId, community.id, userId, 'steward', calendar.today(community, now));
    const member = belongs(await members.find(community.teamId, community.id, userId));
    return mayInvite(community.settings.joining, { steward, member });
  }

  async function requireInviter(community: Community, userId: string, now: number): Promise<void> {
    if (await isInviter(community, userId, now)) return;
    if (belongs(await members.find(community.teamId, community.id, userId))) {
      throw new NotAllowedError(
        'Here people come in by nomination.',
        'Nominate somebody with `/rondo nominate @person why`; the stewards decide.',
      );
    }
    const stewards = await roles.holders(community.teamId, community.id, 'steward', calendar.today(community, now));
    const found = await people.findMany(community.teamId, stewards);
    const names = joinWords(stewards.flatMap((id) => found.get(id)?.name ?? []));
    throw new NotAllowedError(`Only members of ${community.name} invite.`, names ? `Ask ${names}.` : 'Ask somebody who is in it.');
  }

  /** She is in the channel, by herself or brought by somebody: asked, in private. Who has left once is not asked again. */
  async function askWhoCame(community: Community, userId: string, broughtBy: string | null, now: number): Promise<void> {
    const whose = { teamId: community.teamId, communityId: community.id, userId };
    const obstacle = findObstacle(await people.find(community.teamId, userId));
    const member = await members.find(community.teamId, community.id, userId);
    if (obstacle !== null || belongs(member) || member?.status === 'left') return;
    const before = await store.find(whose);
    if (before?.status === 'waiting' || (await isAskedAlready(whose, now))) return;
    const invited = broughtBy !== null && broughtBy !== userId && (await isInviter(community, broughtBy, now));
    if (invited) await ask(community, userId, broughtBy, '', now);
    else await soon(community, 'admission.came', `${userId}/${calendar.today(community, now)}`, userId, now);
  }

  /** Her own no to an invitation. */
  async function refuse(community: Community, userId: string, now: number): Promise<void> {
    const whose = { teamId: community.teamId, communityId: community.id, userId };
    await store.decide(whose, ['asked', 'waiting'], { status: 'declined', by: userId, now });
    await leaveBefore(community, userId);
  }

  const withdraw = async (member: Member, by: string, now: number): Promise<void> => {
    await store.decide(member, ['asked', 'waiting'], { status: 'withdrawn', by, now });
  };

  return { ask, isAskedAlready, invite, requireInviter, askWhoCame, refuse, withdraw };
}

export type Asking = ReturnType<typeof createAsking>;
