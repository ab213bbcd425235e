/** Draws a buddy and introduces the two. */
import { firstSharedHour } from '../../community/hours.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community, Member } from '../../community/records.ts';
import { DAY } from '../../platform/clock.ts';
import { addDays, type LocalDate } from '../../platform/time/local-dates.ts';
import { toLocal } from '../../platform/time/zones.ts';
import { type Candidate, chooseBuddy, MOST_BUDDIES } from './rules.ts';
import type { Newcomers } from './service.ts';
import type { Pairs } from './service-pairs.ts';
import type { Plans } from './service-plans.ts';
import type { Buddy, Store } from './store.ts';
import { buddyMessage } from './views.ts';

export interface DrawingParts {
  deps: Deps;
  store: Store;
  plans: Plans;
  pairs: Pairs;
  newcomers: Newcomers;
}

/** Accompanying somebody counts for a month. */
const MONTH = 30;

export function createDrawing({ deps, store, plans, pairs, newcomers }: DrawingParts) {
  const { calendar, members, newId, outbox, people, random } = deps;

  async function candidates(community: Community, on: LocalDate, from: { now: number; zone: string }): Promise<Candidate[]> {
    const counts = await store.accompanied(community.teamId, community.id, addDays(on, -MONTH));
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
    if (!(await newcomers.hasTold(member))) return false;
    const before = await store.ofNewcomer(member);
    return before.length < MOST_BUDDIES && before.every((pair) => pair.status === 'over');
  }

  /** Nothing when nobody fits. `due` names the touch. */
  async function introduce(community: Community, member: Member, due: { touch: string; now: number; zone: string }): Promise<void> {
    if (member.joinedOn === null || !(await isDue(member))) return;
    const today = toLocal(due.now, due.zone).date;
    if ((await newcomers.heldUntil(community, member, today)) > today) {
      await plans.planOn(community, member, today, member.joinedOn);
      return;
    }
    const before = new Set((await store.ofNewcomer(member)).map((pair) => pair.buddyId));
    const mayBe = await candidates(community, today, due);
    const isApart = await deps.bounds.apart(community);
    const choice = chooseBuddy({ ...member, joinedOn: member.joinedOn }, mayBe, {
      apart: mayBe.filter(({ userId }) => isApart(member.userId, userId)).map(({ userId }) => [member.userId, userId] as const),
      before,
      random: random.fork(`buddy/${community.id}/${member.userId}/${member.joinedOn}/${before.size}`),
    });
    if (!choice) return;
    const pair: Buddy = {
      teamId: member.teamId,
      id: newId(),
      communityId: community.id,
      newcomerId: member.userId,
      buddyId: choice.buddyId,
      status: 'open',
      introducedOn: today,
      seed: choice.seed,
      reason: choice.reason,
      privacy: 'P1',
    };
    await store.add(pair);
    await say(community, pair, due);
  }

  async function say(community: Community, pair: Buddy, due: { touch: string; now: number }): Promise<void> {
    const both = await people.findMany(pair.teamId, [pair.newcomerId, pair.buddyId]);
    const zones = [...both.values()].map((person) => person.zone);
    await outbox.group({
      teamId: pair.teamId,
      key: `buddies.pair/${pair.id}`,
      touch: due.touch,
      whenUnsure: 'resend',
      about: { kind: 'buddy', id: pair.id },
      // In both their hours where they have some in common, else in the newcomer's.
      notBefore: firstSharedHour(due.now, zones, calendar.holidays(community)) ?? due.now,
      expiresAt: due.now + 4 * DAY,
      userIds: [pair.newcomerId, pair.buddyId],
      message: buddyMessage({ id: pair.id, ...(await pairs.names(pair)), community: community.name, reason: pair.reason }),
    });
  }

  return { introduce };
}

export type Drawing = ReturnType<typeof createDrawing>;
