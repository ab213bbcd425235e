/** Level, slot, pause: a member's own switches. */
import type { Deps } from '../../community/kernel.ts';
import type { Community, Level, Member } from '../../community/records.ts';
import { UserError } from '../../platform/errors.ts';
import { toInstant, toLocal } from '../../platform/time/zones.ts';
import { belongs, isSlot, type PauseLength, pauseEnd, type Slot } from './rules.ts';
import type { Store } from './store.ts';

export interface LevelParts {
  deps: Deps;
  store: Store;
}

export function createLevels({ deps, store }: LevelParts) {
  const { agenda, attention, communities, members, people } = deps;

  /** Her own membership, or the sentence that says she has none. */
  async function requireMember(community: Community, userId: string): Promise<Member> {
    const member = await members.find(community.teamId, community.id, userId);
    if (!member || !belongs(member)) {
      throw new UserError(`You are not in ${community.name}.`, `\`/rondo join ${community.name}\` asks to come in.`);
    }
    return member;
  }

  /** Every community she is in, with her membership there. */
  async function mine(teamId: string, userId: string): Promise<{ community: Community; member: Member }[]> {
    const found = await Promise.all(
      (await members.of(teamId, userId))
        .filter(belongs)
        .map(async (member) => ({ member, community: await communities.find(teamId, member.communityId) })),
    );
    return found.flatMap(({ member, community }) => (community && community.status !== 'ended' ? [{ member, community }] : []));
  }

  async function setLevel(member: Member, level: Level): Promise<Member> {
    const changed = { ...member, level };
    await members.put(changed);
    return changed;
  }

  async function setSlot(teamId: string, userId: string, slot: Slot, now: number): Promise<void> {
    if (!isSlot(slot)) throw new UserError('A slot lies between 09:00 and 16:30, Monday to Friday.', 'On Friday it ends at noon.');
    await attention.chooseSlot(teamId, userId, slot, now);
  }

  async function pause(community: Community, member: Member, length: PauseLength, now: number): Promise<Member> {
    const zone = (await people.find(member.teamId, member.userId))?.zone ?? community.zone;
    const until = pauseEnd(toLocal(now, zone).date, length);
    const paused: Member = { ...member, status: 'paused', pausedUntil: until };
    await members.put(paused);
    await store.changeOnboarding(member, { resumedOn: null });
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
    // Somebody who came before there was anything to remember of beginnings gets a row to carry the line.
    if (!(await store.findOnboarding(member))) await store.startOnboarding(member, member.joinedOn ?? on, now);
    await store.changeOnboarding(member, { resumedOn: on });
  }

  /** Her clock changed: what is planned for her moves along. */
  async function moved(teamId: string, userId: string, now: number): Promise<void> {
    for (const { community } of await mine(teamId, userId)) await agenda.replan(community, now);
  }

  return { requireMember, mine, moved, setLevel, setSlot, pause, resume, endPause };
}

export type Levels = ReturnType<typeof createLevels>;
