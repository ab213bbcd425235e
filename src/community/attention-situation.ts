/** What a person is in her communities today, as far as attention needs to know it. */
import { HOUR, MINUTE } from '../platform/clock.ts';
import { addDays, daysBetween, type LocalDate, mondayOf } from '../platform/time/local-dates.ts';
import { toInstant, toLocal } from '../platform/time/zones.ts';
import { PRIORITY } from './ask.ts';
import { type Budget, budgetOf, type Place, type Standing, weekOf } from './attention-rules.ts';
import type { Calendar, Members, People, Roles } from './kernel.ts';
import { NEWCOMER_DAYS, PREPARING } from './practice.ts';
import type { Community, Member, Person, RoleName, Session } from './records.ts';

export interface Membership {
  community: Community;
  member: Member;
}

export interface Situation {
  person: Person;
  /** Active in active communities only, the oldest community first. */
  memberships: Membership[];
  /** Her zone; no day that is a holiday in any of them. */
  place: Place;
}

export interface SituationParts {
  people: People;
  members: Members;
  roles: Roles;
  calendar(): Calendar;
  findCommunities(teamId: string, ids: readonly string[]): Promise<Community[]>;
}

/** Whether she is sent the console of a session, and asked for its notes. */
function dutyIn(session: Session, userId: string, steward: boolean): { leads: boolean; writes: boolean } {
  const leads = session.leadership === 'stewards' ? steward : session.facilitatorId === userId;
  return { leads: leads || session.secondId === userId, writes: leads || session.scribeId === userId };
}

const isReachable = (person: Person | null): person is Person =>
  person?.active === true && (person.kind === 'person' || person.kind === 'guest');

export function createSituations({ people, members, roles, calendar, findCommunities }: SituationParts) {
  /** Null when nothing can be sent to her: unknown, deactivated, a bot, from another organisation. */
  async function find(teamId: string, userId: string): Promise<Situation | null> {
    const person = await people.find(teamId, userId);
    if (!isReachable(person)) return null;
    const active = (await members.of(teamId, userId)).filter((member) => member.status === 'active');
    const communities = await findCommunities(
      teamId,
      active.map((member) => member.communityId),
    );
    const memberships = communities
      .filter((community) => community.status === 'active')
      .flatMap((community) => active.filter((member) => member.communityId === community.id).map((member) => ({ community, member })));
    const holidays = new Set(memberships.flatMap(({ community }) => [...calendar().holidays(community)]));
    return { person, memberships, place: { zone: person.zone, holidays } };
  }

  /** The budget that holds for her at this instant; for what belongs to leading a session, a facilitator's. */
  async function findBudget({ person, memberships, place }: Situation, at: number, as?: 'facilitator'): Promise<Budget> {
    const today = toLocal(at, place.zone).date;
    const held = new Set<RoleName>();
    for (const { community } of memberships) {
      for (const role of await roles.list(person.teamId, community.id, today)) if (role.userId === person.userId) held.add(role.role);
    }
    const facilitator = as === 'facilitator' || (await isPreparing(person.userId, memberships, today));
    const standing: Standing = {
      newcomer: memberships.some(({ member }) => isNewcomer(member, today)),
      steward: held.has('steward'),
      facilitator,
      sponsor: held.has('sponsor'),
      sessionWeek: facilitator && (await hasSessionIn(memberships, weekOf(at, place.zone))),
    };
    const budget = budgetOf(standing);
    return { ...budget, week: budget.week - (await findReserved(person, memberships, at, held.has('steward'))) };
  }

  /**
   * Practice 3.9: "facilitator while preparing". Who has said yes three months ahead is not preparing yet; whoever takes the notes has
   * more to hear in that week alone.
   */
  async function isPreparing(userId: string, memberships: readonly Membership[], today: LocalDate): Promise<boolean> {
    for (const { community } of memberships) {
      for (const session of await calendar().sessions(community.teamId, community.id)) {
        if (session.status === 'cancelled') continue;
        const ahead = daysBetween(today, session.onDate);
        const leads = session.facilitatorId === userId || session.secondId === userId;
        if (leads && ahead <= PREPARING.before && ahead >= -PREPARING.after) return true;
        if (session.scribeId === userId && mondayOf(today) === mondayOf(session.onDate)) return true;
      }
    }
    return false;
  }

  /** Places kept free for what comes at a session's own hour, whatever the budget: the console, and the notes after it. (practice f5, f6) */
  async function findReserved({ userId }: Person, memberships: readonly Membership[], at: number, steward: boolean): Promise<number> {
    let reserved = 0;
    for (const { community } of memberships) {
      const monday = weekOf(at, community.zone);
      for (const session of await calendar().sessions(community.teamId, community.id)) {
        if (session.status !== 'planned' || mondayOf(session.onDate) !== monday) continue;
        const duty = dutyIn(session, userId, steward);
        const start = toInstant(session.onDate, session.at, community.zone);
        if (duty.leads && at < start - HOUR) reserved++;
        if (duty.writes && at < start + session.minutes * MINUTE) reserved++;
      }
    }
    return reserved;
  }

  async function hasSessionIn(memberships: readonly Membership[], monday: LocalDate): Promise<boolean> {
    for (const { community } of memberships) {
      const sessions = await calendar().sessions(community.teamId, community.id);
      if (sessions.some((session) => session.status !== 'cancelled' && mondayOf(session.onDate) === monday)) return true;
    }
    return false;
  }

  return { find, findBudget };
}

export type Situations = ReturnType<typeof createSituations>;

export const isNewcomer = (member: Member, today: LocalDate): boolean =>
  member.joinedOn !== null && member.joinedOn <= today && today < addDays(member.joinedOn, NEWCOMER_DAYS);

/** Readers are not asked; a newcomer hears what joining needs, and a duty that somebody accepted reaches her at any level. */
export function reaches(member: Member, priority: number, today: LocalDate): boolean {
  if (member.level !== 'reader' || priority === PRIORITY.duty) return true;
  return priority === PRIORITY.joining && isNewcomer(member, today);
}
