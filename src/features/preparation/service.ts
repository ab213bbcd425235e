/** One session as whoever prepares it finds it: her part, the draft, how far it is; and the right to change it. */
import { startOf } from '../../community/calendar-rules.ts';
import { findName } from '../../community/find-member.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community, Session } from '../../community/records.ts';
import { type SheetStep, sayAgo, withIds } from '../../community/run-sheet-rules.ts';
import type { RunStep } from '../../community/step.ts';
import type { LibraryChecklist, LibraryTree } from '../../library/library.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import type { Act } from '../../platform/feature.ts';
import { addWorkingDays } from '../../platform/time/working-days.ts';
import { toInstant } from '../../platform/time/zones.ts';
import {
  draftFrom,
  fallbackFormat,
  OPEN_TABLE,
  openWith,
  PACK,
  type Part,
  type PreparedFormat,
  type Stage,
  sheetToRun,
  stageOf,
  standingFormat,
  whoPrepares,
} from './rules.ts';
import type { Plan, Store } from './store.ts';

export interface PreparationDoors {
  formats: {
    list(community: Community): Promise<PreparedFormat[]>;
    find(community: Community, id: string): Promise<PreparedFormat | null>;
    /** Why it cannot be chosen at present; null when it can. */
    whyNot(community: Community, id: string): Promise<string | null>;
  };
  /** Why it became the topic, in one sentence. */
  why(session: Session): Promise<string | null>;
  /** The notes of the session before, shortened to what its facilitator passes on; null when there are none. */
  lastNotes(session: Session): Promise<string | null>;
  /** What it opens with before its own run sheet; null for most. */
  openingOf(session: Session): Promise<RunStep | null>;
}

export interface Parts {
  deps: Deps;
  store: Store;
  doors: PreparationDoors;
  checklist: LibraryChecklist;
  tree: LibraryTree;
}

/** When the day of the pack begins, by the community's clock. */
export const PACKED_AT = '09:00';

export interface Prepared {
  community: Community;
  session: Session;
  startsAt: number;
  plan: Plan;
  /** What the draft was made from, or would be. */
  format: PreparedFormat;
  draft: SheetStep[];
  stage: Stage;
  /** Null: she may look because she is a steward, and change nothing but the lock. */
  part: Part | null;
  isSteward: boolean;
}

const emptyPlan = (session: Session): Plan => ({
  ...{ teamId: session.teamId, sessionId: session.id, communityId: session.communityId, formatId: null, steps: null, edited: false },
  ...{ version: 0, textsVersion: 0, changedBy: null, changedAt: null, good: null, goodAt: null, lockedAt: null, locked: null },
  ...{ lockedAs: null, openedAt: null, ticks: [], privacy: 'P3' },
});

export function createService({ deps, store, doors }: Parts) {
  const { calendar, communities, members, roles } = deps;

  /** So many working days before it, at this time of the community. */
  const before = (session: Session, community: Community, offset: number, at: string): number =>
    toInstant(addWorkingDays(session.onDate, offset, calendar.holidays(community)), at, community.zone);

  const findPlan = async (session: Session): Promise<Plan> => (await store.find(session.teamId, session.id)) ?? emptyPlan(session);

  /** What the draft is made from; a format that is gone is replaced by the one that stands in. */
  async function findFormat(community: Community, session: Session, plan: Plan): Promise<PreparedFormat> {
    const wanted = session.leadership === 'table' ? OPEN_TABLE : (plan.formatId ?? standingFormat(session));
    for (const id of [wanted, fallbackFormat(session), OPEN_TABLE]) {
      const format = await doors.formats.find(community, id);
      if (format) return format;
    }
    throw new Error('the library has no Open Table');
  }

  const stewardsOf = async (community: Community, now: number): Promise<string[]> => {
    const holders = await roles.holders(community.teamId, community.id, 'steward', calendar.today(community, now));
    const present = await Promise.all(holders.map((userId) => members.find(community.teamId, community.id, userId)));
    return holders.filter((_, at) => present[at]?.status === 'active');
  };

  const whoFor = async (community: Community, session: Session, now: number): Promise<Map<string, Part>> =>
    whoPrepares(session, await stewardsOf(community, now));

  async function namesOf(teamId: string, userIds: readonly (string | null)[]): Promise<string[]> {
    return Promise.all(userIds.flatMap((userId) => (userId ? [findName(deps, teamId, userId)] : [])));
  }

  /** Whoever may change it, in words: 'Cleo, who leads it, or Dev, the second'. */
  async function sayWho(session: Session): Promise<string> {
    if (session.leadership === 'stewards') return 'Its stewards prepare it.';
    const [leads = 'Whoever leads it', second] = await namesOf(session.teamId, [session.facilitatorId, session.secondId]);
    return second ? `${leads}, who leads it, and ${second}, the second, can.` : `${leads}, who leads it, can.`;
  }

  async function find(act: Pick<Act, 'teamId' | 'userId' | 'now'>, sessionId: string): Promise<Prepared> {
    const session = await calendar.findSession(act.teamId, sessionId);
    const community = session ? await communities.find(act.teamId, session.communityId) : null;
    if (!session || !community || community.status === 'ended')
      throw new UserError('This session is not in the calendar any more.', '`/rondo agenda` shows what is planned.');
    const people = await whoFor(community, session, act.now);
    const isSteward = await roles.has(act.teamId, community.id, act.userId, 'steward', calendar.today(community, act.now));
    const part = people.get(act.userId) ?? null;
    if (part === null && !isSteward) {
      throw new NotAllowedError(
        session.leadership === 'table' || session.leadership === 'open'
          ? 'Nobody prepares this session at present.'
          : 'You do not prepare this session.',
        session.leadership === 'table'
          ? 'It is an Open Table: a host is drawn by lot, and I keep the time.'
          : session.leadership === 'open'
            ? 'Whoever comes to lead it finds a pack here.'
            : await sayWho(session),
      );
    }
    const plan = await findPlan(session);
    const format = await findFormat(community, session, plan);
    const startsAt = startOf(session, community.zone);
    const stage = stageOf(session, startsAt, plan.lockedAt, act.now);
    const standing = stage === 'open' ? plan.steps : withIds(sheetToRun(plan, format, session));
    return {
      ...{ community, session, startsAt, plan, format, part, isSteward, stage },
      draft: (session.leadership === 'table' ? null : standing) ?? draftFrom(format, session.minutes),
    };
  }

  return {
    before,
    findPlan,
    findFormat,
    whoFor,
    stewardsOf,
    sayWho,
    find,

    /** The same, for changing something; throws a sentence when it is too late or somebody else's. */
    async findForChange(act: Act, sessionId: string): Promise<Prepared> {
      const prepared = await find(act, sessionId);
      if (prepared.part === null)
        throw new NotAllowedError('Only those who prepare this session can change it.', await sayWho(prepared.session));
      if (prepared.stage === 'off') throw new UserError('This session was called off.', 'Its texts stay until there is another one.');
      if (prepared.stage === 'begun') throw new UserError('This session has begun.', 'What is planned now runs; the notes come next.');
      await store.begin(prepared.plan);
      return prepared;
    },

    /** 'Cleo changed it a minute ago'. */
    async sayStale(plan: Plan, act: Act): Promise<string> {
      const who = plan.changedBy === act.userId ? 'You' : plan.changedBy ? await findName(deps, plan.teamId, plan.changedBy) : 'Somebody';
      return `${who} changed it ${plan.changedAt === null ? 'since' : (sayAgo(act.now - plan.changedAt) ?? 'since')}`;
    },

    /** The sessions ahead that she prepares, the nearest first. What the stewards lead together begins to count with its pack. */
    async listAhead(community: Community, userId: string, now: number): Promise<Session[]> {
      const stewards = await stewardsOf(community, now);
      return (await calendar.sessions(community.teamId, community.id)).filter((session) => {
        if (session.status !== 'planned' || startOf(session, community.zone) <= now) return false;
        const part = whoPrepares(session, stewards).get(userId);
        return part === 'steward' ? now >= before(session, community, PACK, PACKED_AT) : part !== undefined;
      });
    },

    /** What runs on the day. Never empty, always as long as the session. */
    async runSheet(session: Session): Promise<RunStep[]> {
      const community = await communities.get(session.teamId, session.communityId);
      const plan = await findPlan(session);
      return openWith(
        await doors.openingOf(session),
        sheetToRun(plan, await findFormat(community, session, plan), session),
        session.minutes,
      );
    },
  };
}

export type Service = ReturnType<typeof createService>;
