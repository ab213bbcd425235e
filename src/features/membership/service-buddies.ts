/** A buddy for a newcomer: drawn, introduced, asked once, replaced once. */

import type { Deps } from '../../community/kernel.ts';
import type { Community, Member } from '../../community/records.ts';
import { DAY } from '../../platform/clock.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import { addDays, type LocalDate } from '../../platform/time/local-dates.ts';
import { nextWorkingDay } from '../../platform/time/working-days.ts';
import { toLocal } from '../../platform/time/zones.ts';
import { belongs } from './rules.ts';
import { type Candidate, chooseBuddy, firstSharedHour } from './rules-buddies.ts';
import type { Joinings } from './service-joining.ts';
import type { Store } from './store.ts';
import type { Buddy, BuddyStore } from './store-buddies.ts';
import { buddyMessage } from './views-buddies.ts';

export interface BuddyParts {
  deps: Deps;
  store: Store;
  buddies: BuddyStore;
  joining: Pick<Joinings, 'planBuddyOn' | 'holdOf'>;
}

/** Accompanying somebody counts for a month; the first buddy and one other are all that is ever offered. */
const MONTH = 30;
const MOST = 2;

export function createBuddies({ deps, store, buddies, joining }: BuddyParts) {
  const { calendar, members, newId, outbox, people, random } = deps;

  async function candidates(community: Community, on: LocalDate, from: { now: number; zone: string }): Promise<Candidate[]> {
    const counts = await buddies.accompanied(community.teamId, community.id, addDays(on, -MONTH));
    const active = await members.list(community.teamId, community.id, ['active']);
    const known = await people.findMany(
      community.teamId,
      active.map((member) => member.userId),
    );
    return active
      .filter((member) => known.get(member.userId)?.active && known.get(member.userId)?.kind !== 'bot')
      .map(({ userId, level, jobFunction, joinedOn }) => ({
        userId,
        level,
        jobFunction,
        joinedOn,
        sharesHours: firstSharedHour(from.now, [from.zone, known.get(userId)?.zone ?? from.zone], calendar.holidays(community)) !== null,
        accompanies: counts.get(userId) ?? 0,
      }));
  }

  /** Whether a buddy is due to this newcomer at all: she has told us that she wants more than to read. */
  async function isDue(member: Member): Promise<boolean> {
    if (member.status !== 'active' || member.level === 'reader' || member.joinedOn === null) return false;
    const onboarding = await store.findOnboarding(member);
    if (!onboarding?.answeredAt) return false;
    const before = await buddies.ofNewcomer(member);
    return before.length < MOST && before.every((pair) => pair.status === 'over');
  }

  /** Draws and introduces; nothing when nobody fits. `due` names the touch. */
  async function introduce(community: Community, member: Member, due: { touch: string; now: number; zone: string }): Promise<void> {
    if (member.joinedOn === null || !(await isDue(member))) return;
    const today = toLocal(due.now, due.zone).date;
    const hold = await joining.holdOf(community, member);
    if (hold !== null && today < hold) {
      await joining.planBuddyOn(community, member, today, member.joinedOn);
      return;
    }
    const before = new Set((await buddies.ofNewcomer(member)).map((pair) => pair.buddyId));
    const choice = chooseBuddy({ ...member, joinedOn: member.joinedOn }, await candidates(community, today, due), {
      apart: community.settings.apart,
      before,
      random: random.fork(`buddy/${community.id}/${member.userId}/${member.joinedOn}/${before.size}`),
    });
    if (!choice) return;
    const id = newId();
    const row: Buddy = {
      teamId: member.teamId,
      id,
      communityId: community.id,
      newcomerId: member.userId,
      buddyId: choice.buddyId,
      status: 'open',
      introducedOn: today,
      seed: choice.seed,
      reason: choice.reason,
      privacy: 'P1',
    };
    await buddies.add(row);
    await outbox.group({
      teamId: member.teamId,
      key: `membership.buddy/${id}`,
      touch: due.touch,
      whenUnsure: 'resend',
      about: { kind: 'buddy', id },
      // In both their hours where they have some in common, else in the newcomer's.
      notBefore: firstSharedHour(due.now, await zonesOf(row), calendar.holidays(community)) ?? due.now,
      expiresAt: due.now + 4 * DAY,
      userIds: [member.userId, choice.buddyId],
      message: buddyMessage({ id, ...(await names(row)), community: community.name, reason: choice.reason }),
    });
  }

  const zonesOf = async (pair: Buddy): Promise<string[]> =>
    [...(await people.findMany(pair.teamId, [pair.newcomerId, pair.buddyId])).values()].map((person) => person.zone);

  const names = async (pair: Buddy): Promise<{ newcomer: string; buddy: string }> => {
    const found = await people.findMany(pair.teamId, [pair.newcomerId, pair.buddyId]);
    return { newcomer: found.get(pair.newcomerId)?.name ?? 'Your newcomer', buddy: found.get(pair.buddyId)?.name ?? 'Your buddy' };
  };

  /** Somebody else on the next working day at ten, once. */
  async function replace(community: Community, newcomerId: string, now: number): Promise<void> {
    const member = await members.find(community.teamId, community.id, newcomerId);
    if (!member || !belongs(member)) return;
    const before = await buddies.ofNewcomer(member);
    if (before.length >= MOST) return;
    await joining.planBuddyOn(
      community,
      member,
      nextWorkingDay(calendar.today(community, now), calendar.holidays(community)),
      `again/${before.length}`,
    );
  }

  async function getPair(teamId: string, id: string, userId: string): Promise<Buddy> {
    const pair = await buddies.find(teamId, id);
    if (!pair) throw new UserError('This introduction is not kept any more.', 'You may talk all the same.');
    if (pair.newcomerId !== userId && pair.buddyId !== userId) {
      throw new NotAllowedError('This belongs to the two who were introduced.', 'Either of them can press it.');
    }
    return pair;
  }

  const talked = (pair: Buddy): Promise<boolean> => buddies.close(pair.teamId, pair.id, 'talked');

  async function pass(community: Community, pair: Buddy, now: number): Promise<void> {
    if (await buddies.close(pair.teamId, pair.id, 'over')) await replace(community, pair.newcomerId, now);
  }

  const openPair = async (member: Pick<Member, 'teamId' | 'communityId' | 'userId'>): Promise<Buddy | null> =>
    (await buddies.ofNewcomer(member)).find((pair) => pair.status === 'open') ?? null;

  const find = (teamId: string, id: string): Promise<Buddy | null> => buddies.find(teamId, id);

  return { introduce, replace, names, find, getPair, talked, pass, openPair };
}

export type Buddies = ReturnType<typeof createBuddies>;
