/** What is known about a session's day at present: its course, who is here, who leads. */
import { endOf, startOf } from '../../community/calendar-rules.ts';
import type { Deps } from '../../community/kernel.ts';
import { belongs } from '../../community/member-rules.ts';
import type { Community, Session } from '../../community/records.ts';
import type { RunStep, StepSituation, StepTool } from '../../community/step.ts';
import { HOUR, MINUTE } from '../../platform/clock.ts';
import { UserError } from '../../platform/errors.ts';
import { plainSheet, seedOf } from './rules.ts';
import { type Course, isOver, isRunning } from './rules-course.ts';
import type { Day, Store } from './store.ts';
import type { Arrival, ArrivalStore } from './store-arrivals.ts';

export interface DaysParts {
  deps: Deps;
  store: Store;
  arrivals: ArrivalStore;
  runSheet(session: Session): Promise<RunStep[]>;
}

/** One session's day, read at one instant. */
export interface Facts {
  community: Community;
  session: Session;
  day: Day;
  course: Course;
  here: Arrival[];
  /** Who leads: the facilitator and her second, the stewards, or the host of a table. Members only. */
  leaders: string[];
  now: number;
}

export const courseOf = (day: Day): Course => ({
  steps: day.steps,
  skipped: day.skipped,
  ends: day.ends,
  startsAt: day.startsAt,
  endsAt: day.endsAt,
  index: day.stepIndex,
});

export const isBefore = ({ day }: Pick<Facts, 'day'>): boolean => day.overAt === null && day.stepIndex === -1;
export const isOn = ({ day, course }: Pick<Facts, 'day' | 'course'>): boolean => day.overAt === null && isRunning(course);
export const isPast = ({ day, course }: Pick<Facts, 'day' | 'course'>): boolean => day.overAt !== null || isOver(course);
export const threadIn = ({ channelId, ts }: Day) => (channelId && ts ? { channel: channelId, ts } : null);

/** When what belongs to the session's hour may still go out: it is of no use long after. */
export const hourOf = (day: Day, now: number) => {
  const until = Math.max(day.endsAt, now) + HOUR;
  return { windows: [[now, until]] as const, expiresAt: until };
};

export function createDays({ deps, store, arrivals, runSheet }: DaysParts) {
  const { calendar, communities, members, people, roles } = deps;

  const freshDay = (community: Community, session: Session): Day => ({
    teamId: session.teamId,
    sessionId: session.id,
    communityId: session.communityId,
    ...{ steps: [], skipped: [], ends: [], stepIndex: -1, spoken: -1, version: 0, changedBy: null },
    ...{ startsAt: startOf(session, community.zone), endsAt: endOf(session, community.zone) },
    ...{ hostId: null, seed: seedOf(session), channelId: null, ts: null, doorsAt: null, overAt: null, unnamed: 0, forgottenAt: null },
    privacy: 'P3',
  });

  async function findLeaders(community: Community, session: Session, day: Day, now: number): Promise<string[]> {
    const { teamId, communityId, facilitatorId, secondId, leadership } = session;
    const belong = async (userIds: readonly (string | null)[]): Promise<string[]> => {
      const found: string[] = [];
      for (const userId of new Set(userIds)) {
        if (userId && belongs(await members.find(teamId, communityId, userId))) found.push(userId);
      }
      return found;
    };
    if (leadership === 'stewards') return belong(await roles.holders(teamId, communityId, 'steward', calendar.today(community, now)));
    const named = await belong([facilitatorId, secondId]);
    return named.length > 0 ? named : belong([day.hostId]);
  }

  /** Null when there is no such session, or its community has gone. */
  async function find(teamId: string, sessionId: string, now: number): Promise<Facts | null> {
    const session = await calendar.findSession(teamId, sessionId);
    const community = session && (await communities.find(teamId, session.communityId));
    if (!session || !community) return null;
    const day = (await store.find(teamId, sessionId)) ?? freshDay(community, session);
    const here = await arrivals.list(teamId, sessionId);
    const leaders = await findLeaders(community, session, day, now);
    return { community, session, day, course: courseOf(day), here, leaders, now };
  }

  async function get(teamId: string, sessionId: string, now: number): Promise<Facts> {
    const facts = sessionId === '' ? null : await find(teamId, sessionId, now);
    if (!facts) throw new UserError('This session is not in the calendar any more.', '`/rondo agenda` shows what comes next.');
    return facts;
  }

  const stepsOf = async (session: Session): Promise<RunStep[]> => {
    const steps = await runSheet(session);
    return steps.length > 0 ? steps : plainSheet(session.minutes);
  };

  return {
    find,
    get,

    /** The same with the run sheet as it would begin now, where it has not begun. */
    async planned(facts: Facts): Promise<Facts> {
      if (facts.course.steps.length > 0) return facts;
      return { ...facts, course: { ...facts.course, steps: await stepsOf(facts.session) } };
    },

    /** Changes the day's row; makes it first where there is none. Returns the facts after it. */
    async change(facts: Facts, change: Partial<Day>): Promise<Facts> {
      const day = { ...facts.day, ...change };
      await store.put(day);
      return { ...facts, day, course: courseOf(day), leaders: await findLeaders(facts.community, facts.session, day, facts.now) };
    },

    async again(facts: Facts): Promise<Facts> {
      return (await find(facts.session.teamId, facts.session.id, facts.now)) ?? facts;
    },

    async names(facts: Facts, userIds: readonly string[]): Promise<string[]> {
      const known = await people.findMany(facts.session.teamId, userIds);
      return userIds.map((userId) => known.get(userId)?.name ?? 'Somebody');
    },

    tools: (name: string): StepTool[] =>
      deps
        .contributions()
        .flatMap((feature) => feature.stepTools ?? [])
        .filter(({ tool }) => tool === name),

    situation(facts: Facts, index: number): StepSituation | null {
      const { community, session, day, here, now } = facts;
      const thread = threadIn(day);
      if (!thread) return null;
      const hereIds = here.map(({ userId }) => userId);
      return { community, session, steps: day.steps, index, here: hereIds, hostId: day.hostId, thread, endsAt: day.endsAt, now };
    },

    /** Whether something about to happen would come too late to be of use. */
    isTooLate: (day: Day, now: number, least = MINUTE): boolean => now > day.endsAt - least,
  };
}

export type Days = ReturnType<typeof createDays>;
