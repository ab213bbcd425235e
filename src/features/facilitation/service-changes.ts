/** What follows for leading when something about a session changed, whoever changed it. */
import type { Deps } from '../../community/kernel.ts';
import { belongs } from '../../community/member-rules.ts';
import type { Community, RoleName, Session } from '../../community/records.ts';
import { addWorkingDays, nextWorkingDay } from '../../platform/time/working-days.ts';
import { toInstant } from '../../platform/time/zones.ts';
import { goesRound, placeOf, tableAt } from './rules-asking.ts';
import type { Cover } from './service-cover.ts';
import type { Group } from './service-group.ts';
import type { Offers } from './service-offers.ts';
import type { Turns } from './service-turns.ts';

/** A term ends so many working days after the session. */
const TERM_AFTER = 5;
export const AGAIN = 'facilitation.again';

const FIELDS: readonly { role: Extract<RoleName, 'facilitator' | 'second'>; field: 'facilitatorId' | 'secondId' }[] = [
  { role: 'facilitator', field: 'facilitatorId' },
  { role: 'second', field: 'secondId' },
];

export interface ChangeParts {
  deps: Deps;
  turns: Turns;
  offers: Offers;
  cover: Cover;
  group: Group;
}

export function createChanges({ deps, turns, offers, cover, group }: ChangeParts) {
  const { agenda, calendar, communities, members, roles } = deps;

  /** Her roles are what the calendar says: as long as a session of hers lies ahead, and a week after it. */
  async function keepRoles(community: Community, userId: string, now: number): Promise<void> {
    const { teamId, id: communityId } = community;
    const today = calendar.today(community, now);
    const sessions = (await calendar.sessions(teamId, communityId)).filter(({ status }) => status !== 'cancelled');
    const member = await members.find(teamId, communityId, userId);
    for (const { role, field } of FIELDS) {
      const ends = belongs(member)
        ? sessions.filter((one) => one[field] === userId).map((one) => addWorkingDays(one.onDate, TERM_AFTER, calendar.holidays(community)))
        : [];
      const toOn = ends.sort().at(-1) ?? '';
      if (toOn > today) await roles.give({ teamId, communityId, userId, role, fromOn: today, toOn }, { userId, now });
      else if (await roles.has(teamId, communityId, userId, role, today))
        await roles.end({ teamId, communityId, userId, role }, today, { userId, now });
    }
  }

  /** A session that is called off is followed by no "day after": the search for the next one begins by itself. */
  async function searchAgain(community: Community, session: Session, now: number): Promise<void> {
    const today = calendar.today(community, now);
    const on = nextWorkingDay(session.onDate > today ? session.onDate : today, calendar.holidays(community));
    const dueAt = toInstant(on, '10:00', community.zone);
    await agenda.once(AGAIN, { teamId: session.teamId, communityId: community.id, anchor: session.id, dueAt, zone: community.zone });
  }

  async function settle(session: Session, was: Session, now: number): Promise<void> {
    if (session.status !== 'planned') return offers.closeAll(session, ['lead', 'second', 'swap', 'cover', 'wanted'], now);
    if (session.leadership !== 'open' && was.leadership !== session.leadership) await offers.closeAll(session, ['lead'], now);
    if (session.facilitatorId !== was.facilitatorId) await offers.closeAll(session, ['swap', 'cover', 'wanted'], now);
    if (session.leadership !== 'led' || session.secondId !== null) await offers.closeAll(session, ['second'], now);
  }

  async function follow(community: Community, session: Session, now: number): Promise<void> {
    await offers.follow(session, community, now);
    if (session.leadership === 'open' && goesRound(session) && now >= tableAt(session, placeOf(community)))
      await cover.becomeTable(session, now);
  }

  return async (session: Session, was: Session, now: number): Promise<void> => {
    const community = await communities.find(session.teamId, session.communityId);
    if (!community) return;
    if (session.status === 'held' && was.status !== 'held' && session.leadership === 'led') await turns.record(community, session, now);
    await settle(session, was, now);
    const moved = session.onDate !== was.onDate || session.at !== was.at;
    const people = FIELDS.flatMap(({ field }) =>
      moved || session.status !== was.status || session[field] !== was[field] ? [session[field], was[field]] : [],
    );
    for (const userId of new Set(people.flatMap((each) => each ?? []))) await keepRoles(community, userId, now);
    if (session.status === 'cancelled' && was.status === 'planned' && session.kind === 'topic') await searchAgain(community, session, now);
    if (moved && session.status === 'planned') await follow(community, session, now);
    if (people.length > 0) await group.keep(community, now);
  };
}
