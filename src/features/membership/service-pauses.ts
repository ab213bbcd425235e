/** A pause: its beginning, its own end, and hers. */
import type { Deps } from '../../community/kernel.ts';
import type { Community, Member } from '../../community/records.ts';
import { toInstant, toLocal } from '../../platform/time/zones.ts';
import { type PauseLength, pauseEnd } from './rules.ts';
import type { Store } from './store.ts';

export function createPauses({ deps, store }: { deps: Deps; store: Store }) {
  const { agenda, members, people } = deps;

  async function pause(community: Community, member: Member, length: PauseLength, now: number): Promise<Member> {
    const zone = (await people.find(member.teamId, member.userId))?.zone ?? community.zone;
    const until = pauseEnd(toLocal(now, zone).date, length);
    const paused: Member = { ...member, status: 'paused', pausedUntil: until };
    await members.put(paused);
    await store.clearPauseEnd(member);
    await agenda.replan(community, now);
    if (until !== null) {
      await agenda.once('membership.pause-ends', {
        teamId: member.teamId,
        communityId: member.communityId,
        anchor: until,
        userId: member.userId,
        dueAt: toInstant(until, '00:00', zone),
        zone,
      });
    }
    return paused;
  }

  /** Back in the plan: what lies ahead is planned again, what fell into the pause is not made up for. */
  async function resume(community: Community, member: Member, now: number): Promise<void> {
    await members.put({ ...member, status: 'active', pausedUntil: null });
    await agenda.replan(community, now);
  }

  /** The pause's own end: no message, a quiet line on Home. A pause that was changed meanwhile has another date. */
  async function endPause(community: Community, userId: string, on: string, now: number): Promise<void> {
    const member = await members.find(community.teamId, community.id, userId);
    if (member?.status !== 'paused' || member.pausedUntil !== on) return;
    await resume(community, member, now);
    await store.putPauseEnd(member, on);
  }

  return { pause, resume, endPause };
}

export type Pauses = ReturnType<typeof createPauses>;
