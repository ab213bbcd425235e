/** A community under way, founded through the kernel's own doors: what the demo shows and most tests begin with. */
import type { Deps } from '../community/kernel.ts';
import type { Community, CommunityStatus } from '../community/records.ts';
import { type CommunitySettings, settingsSchema } from '../community/settings.ts';
import { addDays, mondayOf } from '../platform/time/local-dates.ts';
import { toInstant, toLocal } from '../platform/time/zones.ts';
import { CAST, type CastMember } from './cast.ts';
import { CHANNEL, TEAM } from './demo-workspace.ts';

type Kernel = Pick<Deps, 'communities' | 'members' | 'roles' | 'people' | 'calendar' | 'agenda' | 'library' | 'db'>;

const ZONE = 'Europe/London';
const TERM_DAYS = 182;
const PAUSE_DAYS = 21;

const settings = (kernel: Kernel, startsOn: string): CommunitySettings =>
  settingsSchema.parse({
    northStar: {
      kind: 'pipeline',
      problem: 'New leads wait for months before they run anything on their own, and some leave while they wait.',
      who: 'New leads in every function',
      able: 'run a planning round on their own',
      measure: 'weeks until the first round led alone',
      from: '16',
      to: '8',
      byOn: addDays(startsOn, 270),
    },
    outcomes: [
      {
        name: 'Weeks until a new lead runs a round alone',
        unit: 'weeks',
        direction: 'down',
        baseline: '16',
        target: '8',
        source: 'planning calendar',
        ownerId: 'U0BEN',
      },
      {
        name: 'Leads who leave in their first year',
        unit: 'people',
        direction: 'down',
        baseline: '5',
        target: '2',
        source: 'people team',
        ownerId: 'U0ANA',
      },
    ],
    joining: 'invitation',
    functions: ['Product', 'Engineering', 'Sales', 'Finance', 'Operations'],
    levelBands: ['Lead', 'Director'],
    rhythm: { everyWeeks: 4, weekday: 3, at: '10:30', minutes: 75, startsOn },
    holidays: [
      { on: '2026-12-25', name: 'Christmas Day' },
      { on: '2026-12-28', name: 'Boxing Day (substitute)' },
      { on: '2027-01-01', name: "New Year's Day" },
    ],
    norms: kernel.library.norms.map((norm) => ({ text: norm.norm, repair: norm.repair })),
    formalContacts: 'People team: people@northwind.example. Confidential line: extension 400.',
  });

/** When she joined, seen from the first Monday of the quarter. */
const joinedOn = (member: CastMember, startsOn: string, today: string): string => (member.newcomer ? today : addDays(startsOn, -7));

/**
 * Founds the demo community, active, its quarter under way since three weeks, the whole cast in it (the sponsor by her role only); `cast` = other people than the twelve.
 * `newcomer: false` leaves the newcomer outside, for whoever wants to see her join.
 */
export async function foundDemoCommunity(
  kernel: Kernel,
  now: number,
  options: { name?: string; newcomer?: boolean; status?: CommunityStatus; weeksUnderWay?: number; cast?: readonly CastMember[] } = {},
): Promise<Community> {
  const { cast = CAST } = options;
  const today = toLocal(now, ZONE).date;
  const startsOn = addDays(mondayOf(today), -7 * (options.weeksUnderWay ?? 3));
  const by = { userId: 'U0ANA', now, why: 'the demo begins' };
  return kernel.db.transaction(async () => {
    for (const member of cast) {
      const kind = member.guest ? 'guest' : 'person';
      await kernel.people.put(
        { teamId: TEAM, userId: member.id, name: member.name, zone: member.zone, locale: 'en-GB', kind, active: true },
        now,
      );
    }
    const draft = await kernel.communities.create({
      teamId: TEAM,
      name: options.name ?? 'Leading Northwind',
      zone: ZONE,
      createdBy: 'U0ANA',
      now,
      settings: settings(kernel, startsOn),
    });
    for (const member of cast) {
      for (const role of member.roles) {
        await kernel.roles.give(
          {
            teamId: TEAM,
            communityId: draft.id,
            userId: member.id,
            role,
            fromOn: addDays(startsOn, -7),
            toOn: addDays(startsOn, TERM_DAYS),
          },
          by,
        );
      }
      if (member.level === null || (member.newcomer && options.newcomer === false)) continue;
      await kernel.members.put({
        teamId: TEAM,
        communityId: draft.id,
        userId: member.id,
        status: member.paused ? 'paused' : 'active',
        level: member.level,
        joinedOn: joinedOn(member, startsOn, today),
        pausedUntil: member.paused ? addDays(today, PAUSE_DAYS) : null,
        jobFunction: member.jobFunction,
        levelBand: member.levelBand,
      });
    }
    const community = await kernel.communities.change(draft, { status: options.status ?? 'active', channelId: CHANNEL }, by);
    // As of the first Monday, so that the sessions already held stand in the calendar too.
    await kernel.calendar.layOut(community, Math.min(now, toInstant(startsOn, '00:00', ZONE)));
    await kernel.agenda.replan(community, now);
    for (const member of cast.filter((each) => each.paused)) {
      const until = addDays(today, PAUSE_DAYS);
      const dueAt = toInstant(until, '00:00', member.zone);
      const where = { teamId: TEAM, communityId: community.id, anchor: until, userId: member.id, dueAt, zone: member.zone };
      await kernel.agenda.once('membership.pause-ends', where);
    }
    return community;
  });
}
