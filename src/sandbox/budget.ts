/** The attention budget of practice 3.9, counted from a transcript: who got how many messages in which week, and when. */
import { PREPARING } from '../community/practice.ts';
import { MINUTE } from '../platform/clock.ts';
import { addDays, daysBetween, mondayOf } from '../platform/time/local-dates.ts';
import { toInstant, toLocal } from '../platform/time/zones.ts';
import { CARE, createReach, isLate, startedByBot, touchOf } from './budget-messages.ts';
import type { CastMember } from './cast.ts';
import { CHANNEL } from './demo-workspace.ts';
import type { TranscriptCall } from './transcript.ts';

export { startedByBot, touchOf } from './budget-messages.ts';

export interface PersonLine {
  name: string;
  messages: number;
  worstWeek: number;
  budget: number;
  ok: boolean;
  /** The weeks over budget, with what came in them. */
  over: string[];
}

export interface ChannelLine {
  week: number;
  posts: number;
  touches: string[];
  budget: number;
  ok: boolean;
}

/** What the budget needs to know of a session. */
export interface BudgetSession {
  onDate: string;
  at: string;
  minutes: number;
  kind: string;
  facilitatorId: string | null;
  secondId: string | null;
}

export interface BudgetInput {
  calls: readonly TranscriptCall[];
  cast: readonly (CastMember & { joinedOn?: string })[];
  sessions: readonly BudgetSession[];
  /** The first day of the stretch. */
  startsOn: string;
}

const ZONE = 'Europe/London';
/** Before a session begins its console comes, after its end the notes are asked for. (practice f5, f6) */
const AROUND_SESSION = { before: 75 * MINUTE, after: 45 * MINUTE };
/** Whoever is asked to lead, or to help leading, has a facilitator's budget that week. */
const DUTY = /^(facilitation|preparation|session-days|open-tables|notes)\./;
const NEWCOMER_DAYS = 14;

function isInSession(at: number, sessions: readonly BudgetSession[]): boolean {
  return sessions.some((session) => {
    const start = toInstant(session.onDate, session.at, ZONE);
    return at >= start - AROUND_SESSION.before && at <= start + session.minutes * MINUTE + AROUND_SESSION.after;
  });
}

/** Direct messages that this person may get in the week of this Monday. */
function weekBudget(
  member: BudgetInput['cast'][number],
  monday: string,
  touches: readonly string[],
  sessions: readonly BudgetSession[],
): number {
  if (member.roles.includes('steward')) return 3;
  const leads = sessions.some((session) => {
    const [away, fromFriday] = [daysBetween(monday, session.onDate), daysBetween(addDays(monday, 4), session.onDate)];
    return [session.facilitatorId, session.secondId].includes(member.id) && away >= -PREPARING.after && fromFriday <= PREPARING.before;
  });
  if (leads || touches.some((touch) => DUTY.test(touch))) return sessions.some(({ onDate }) => mondayOf(onDate) === monday) ? 3 : 2;
  const since = member.joinedOn === undefined ? Number.POSITIVE_INFINITY : daysBetween(member.joinedOn, addDays(monday, 6));
  return since >= 0 && since < NEWCOMER_DAYS + 6 ? 2 : 1;
}

export function budgetTables({ calls, cast, sessions, startsOn }: BudgetInput): {
  people: PersonLine[];
  channel: ChannelLine[];
  outOfHours: string[];
} {
  const started = calls.filter(startedByBot);
  const { isTo, groupOf } = createReach(calls);
  const zoneOf = new Map(cast.map(({ id, zone }) => [id, zone]));
  const first = mondayOf(startsOn);
  const weekOf = (call: TranscriptCall, zone: string): number =>
    Math.floor(daysBetween(first, toLocal(Date.parse(call.at), zone).date) / 7) + 1;

  const outOfHours: string[] = [];
  const people = cast.map((member): PersonLine => {
    const own = started.filter((call) => isTo(call, member));
    for (const call of own) {
      const at = Date.parse(call.at);
      if (
        !isLate(
          at,
          member.zone,
          groupOf(call).flatMap((id) => zoneOf.get(id) ?? []),
        ) ||
        isInSession(at, sessions)
      )
        continue;
      const { weekday, time } = toLocal(at, member.zone);
      outOfHours.push(`${member.name} ${call.at} (${time} on day ${weekday}) ${touchOf(call)}`);
    }
    const weeks = [...Map.groupBy(own, (call) => weekOf(call, member.zone))].map(([week, inWeek]) => {
      const touches = inWeek.map(touchOf);
      return { week, touches, sent: inWeek.length, budget: weekBudget(member, addDays(first, 7 * (week - 1)), touches, sessions) };
    });
    const over = weeks
      .filter(({ touches, budget }) => touches.filter((touch) => !CARE.test(touch)).length > budget)
      .toSorted((a, b) => b.sent - b.budget - (a.sent - a.budget));
    // The week shown and the budget beside it are of the same week.
    const worst = over[0] ?? weeks.toSorted((a, b) => b.sent - a.sent || a.budget - b.budget)[0];
    return {
      name: member.name,
      messages: own.length,
      worstWeek: worst?.sent ?? 0,
      budget: worst?.budget ?? weekBudget(member, first, [], []),
      ok: over.length === 0,
      over: over.map(({ week, touches, budget }) => `week ${week}: ${touches.join(', ')} of ${budget}`),
    };
  });

  const posts = started.filter((call) => call.args.channel === CHANNEL && !call.args.thread_ts);
  const weeks = Math.max(1, ...posts.map((call) => weekOf(call, ZONE)));
  const channel = Array.from({ length: weeks }, (_, i): ChannelLine => {
    const monday = addDays(first, 7 * i);
    const inWeek = posts.filter((call) => weekOf(call, ZONE) === i + 1);
    const holdsSession = sessions.some(({ onDate }) => mondayOf(onDate) === monday);
    const beforeClose = sessions.some(
      ({ onDate, kind }) => kind === 'close' && daysBetween(monday, onDate) >= 0 && daysBetween(monday, onDate) < 21,
    );
    const budget = holdsSession || beforeClose ? 3 : 2;
    return { week: i + 1, posts: inWeek.length, touches: inWeek.map(touchOf), budget, ok: inWeek.length <= budget };
  });
  return { people, channel, outOfHours };
}

export type Budget = ReturnType<typeof budgetTables>;

/** How many lines are over, and how many messages out of hours. */
export const countOver = ({ people, channel, outOfHours }: Budget): number =>
  people.filter(({ ok }) => !ok).length + channel.filter(({ ok }) => !ok).length + outOfHours.length;

/** More weeks than this are summed up. */
const WEEKS_IN_FULL = 14;

function printChannel(channel: readonly ChannelLine[]): string[] {
  const row = (...cells: (string | number)[]): string => `| ${cells.join(' | ')} |`;
  const line = ({ week, posts, touches, budget, ok }: ChannelLine): string =>
    row(week, `${posts}${posts > 0 ? `: ${touches.join(', ')}` : ''}`, `${budget} ${ok ? 'ok' : 'OVER'}`);
  const head = [row('Week', 'bot posts in the channel', 'budget'), row('---', '---', '---')];
  if (channel.length <= WEEKS_IN_FULL) return [...head, ...channel.map(line)];
  const full = [...Map.groupBy(channel, ({ posts, budget }) => `${posts} of ${budget}`)]
    .sort()
    .map(([what, weeks]) => `${what} in ${weeks.length}`);
  const over = channel.filter(({ ok }) => !ok);
  return [`Posts in the channel, weeks: ${full.join(', ')}.`, ...(over.length > 0 ? [...head, ...over.map(line)] : [])];
}

/** Both tables as text, as practice 3.9 prints them. */
export function printBudget({ people, channel, outOfHours }: Budget): string {
  const row = (...cells: (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [
    row('Person', 'messages', 'worst week', 'budget'),
    row('---', '---', '---', '---'),
    ...people.map((line) =>
      row(line.name, line.messages, line.worstWeek, `${line.budget} ${line.ok ? 'ok' : `OVER ${line.over.join('; ')}`}`),
    ),
    '',
    ...printChannel(channel),
    '',
    outOfHours.length === 0 ? 'Nothing out of hours.' : `Out of hours:\n${outOfHours.join('\n')}`,
  ].join('\n');
}
