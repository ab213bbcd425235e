/** She is in: what is recorded, planned and asked at her beginning. */
import type { Deps } from '../../community/kernel.ts';
import type { Community, Level, Member } from '../../community/records.ts';
import type { NotSent } from '../../platform/delivery/outbox.ts';
import { UserError } from '../../platform/errors.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import { isWorkingDay, nextWorkingDay } from '../../platform/time/working-days.ts';
import { toInstant, toLocal } from '../../platform/time/zones.ts';
import { belongs, findObstacle, heldDate, holdUntil, joinsAtOnce } from './rules.ts';
import type { Store } from './store.ts';
import { sayObstacle } from './views.ts';

export interface JoiningParts {
  deps: Deps;
  store: Store;
}

export interface Telling {
  level: Level;
  hope: string;
  shared: boolean;
}

const INTRODUCE_AT = '11:00';

export function createJoining({ deps, store }: JoiningParts) {
  const { agenda, calendar, communities, members, outbox, people, roles } = deps;

  /** Enters her as a reader until she says more. `welcome`: she has not been told yet what she comes into. */
  async function join(community: Community, userId: string, options: { level?: Level; welcome: boolean }, now: number): Promise<Member> {
    const obstacle = findObstacle(await people.find(community.teamId, userId));
    if (obstacle) throw new UserError(sayObstacle(obstacle, 'This account'));
    if (community.status === 'ended') throw new UserError(`${community.name} has ended.`);
    const before = await members.find(community.teamId, community.id, userId);
    if (before && belongs(before)) return before;
    const joinedOn = calendar.today(community, now);
    const member: Member = {
      teamId: community.teamId,
      communityId: community.id,
      userId,
      status: 'active',
      level: options.level ?? 'reader',
      joinedOn,
      pausedUntil: null,
      jobFunction: before?.jobFunction ?? null,
      levelBand: before?.levelBand ?? null,
    };
    const whose = { teamId: community.teamId, communityId: community.id, userId };
    await members.put(member);
    await store.startOnboarding(whose, joinedOn, options.welcome ? null : now);
    await store.decideAdmission(whose, ['asked', 'waiting'], { status: 'accepted', by: userId, now });
    if (community.channelId) {
      await outbox.call({
        teamId: community.teamId,
        key: `membership.channel/${community.id}/${userId}/${now}`,
        touch: 'membership.channel',
        about: { kind: 'membership.channel', id: `${community.id}/${userId}` },
        whenUnsure: 'resend',
        method: 'conversations.invite',
        args: { channel: community.channelId, users: userId },
        doneOn: ['already_in_channel', 'is_archived'],
      });
    }
    // The welcome is planned with the rest of the joining weeks; the next tick finds it due.
    await agenda.replan(community, now);
    return member;
  }

  /** Slack would not let the bot bring her into the channel: the stewards can, and are told once. */
  async function notBrought({ teamId, about, now }: NotSent): Promise<void> {
    const [communityId = '', userId = ''] = about?.id.split('/') ?? [];
    const community = await communities.find(teamId, communityId);
    if (!community || !belongs(await members.find(teamId, communityId, userId))) return;
    for (const steward of await roles.holders(teamId, communityId, 'steward', calendar.today(community, now))) {
      const where = { teamId, communityId, anchor: userId, userId: steward, dueAt: now, zone: community.zone };
      await agenda.once('membership.not-brought', where);
    }
  }

  /** What her own word does here: she is in, or it needs a steward's answer. */
  async function consents(community: Community, userId: string): Promise<'in-already' | 'joins' | 'request'> {
    const member = await members.find(community.teamId, community.id, userId);
    if (belongs(member)) return 'in-already';
    const admission = await store.findAdmission({ teamId: community.teamId, communityId: community.id, userId });
    return joinsAtOnce(community.settings.joining, admission?.status === 'asked') ? 'joins' : 'request';
  }

  /** What she says about herself; a shared line is introduced in the channel once a day at most. */
  async function tell(community: Community, member: Member, telling: Telling, now: number): Promise<void> {
    const whose = { teamId: member.teamId, communityId: member.communityId, userId: member.userId };
    if (!(await store.findOnboarding(whose))) {
      await store.startOnboarding(whose, member.joinedOn ?? calendar.today(community, now), now);
    }
    await members.put({ ...member, level: telling.level });
    const shared = telling.shared && telling.hope !== '';
    await store.changeOnboarding(whose, { answeredAt: now, hope: telling.hope, privacy: shared ? 'P3' : 'P0' });
    if (shared) await planIntroduction(community, now);
    await planBuddy(community, { ...member, level: telling.level }, now);
  }

  async function planIntroduction(community: Community, now: number): Promise<void> {
    const holidays = calendar.holidays(community);
    const local = toLocal(now, community.zone);
    const today = isWorkingDay(local.date, holidays) && local.time < INTRODUCE_AT;
    const on = today ? local.date : nextWorkingDay(local.date, holidays);
    await agenda.once('membership.introduction', {
      teamId: community.teamId,
      communityId: community.id,
      anchor: on,
      dueAt: toInstant(on, INTRODUCE_AT, community.zone),
      zone: community.zone,
    });
  }

  /** Who tells late has let J+1 pass: her buddy comes on the next working day at ten, after a session that is close. */
  async function planBuddy(community: Community, member: Member, now: number): Promise<void> {
    const person = await people.find(member.teamId, member.userId);
    if (!person || member.joinedOn === null || member.level === 'reader') return;
    const today = toLocal(now, person.zone).date;
    if (today <= member.joinedOn) return;
    await planBuddyOn(community, member, nextWorkingDay(today, calendar.holidays(community)), member.joinedOn);
  }

  async function planBuddyOn(community: Community, member: Member, date: LocalDate, anchor: string): Promise<void> {
    const person = await people.find(member.teamId, member.userId);
    if (!person) return;
    const on = heldDate(date, await holdOf(community, member));
    await agenda.once('membership.buddy-later', {
      teamId: member.teamId,
      communityId: member.communityId,
      anchor,
      userId: member.userId,
      dueAt: toInstant(on, '10:00', person.zone),
      zone: person.zone,
    });
  }

  /** The first date on which anything but the welcome may come; null when no session is close to her joining. */
  async function holdOf(community: Community, member: Member): Promise<LocalDate | null> {
    if (member.joinedOn === null) return null;
    const session = await calendar.nextSession(community.teamId, community.id, member.joinedOn);
    return holdUntil(member.joinedOn, session?.onDate ?? null, calendar.holidays(community));
  }

  /** For "until …" in the welcome: the date of the next thing that comes. */
  async function nextTouchOn(community: Community, joinedOn: LocalDate, now: number): Promise<{ on: LocalDate; session: boolean }> {
    const holidays = calendar.holidays(community);
    const session = await calendar.nextSession(community.teamId, community.id, joinedOn);
    if (session && holdUntil(joinedOn, session.onDate, holidays) !== null) return { on: session.onDate, session: true };
    return { on: nextWorkingDay(calendar.today(community, now), holidays), session: false };
  }

  return { join, notBrought, consents, tell, planIntroduction, planBuddyOn, holdOf, nextTouchOn };
}

export type Joinings = ReturnType<typeof createJoining>;
