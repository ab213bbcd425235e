/** The attention budget of practice 3.9, counted from a transcript: who got how many messages in which week, and when. */
import { addDays, daysBetween, mondayOf } from '../platform/time/local-dates.ts';
import { toLocal } from '../platform/time/zones.ts';
import type { CastMember } from './cast.ts';
import { CHANNEL } from './demo-workspace.ts';
import type { TranscriptCall } from './transcript.ts';

export interface PersonLine {
  name: string;
  messages: number;
  worstWeek: number;
  budget: number;
  ok: boolean;
}

export interface ChannelLine {
  week: number;
  posts: number;
  touches: string[];
  budget: number;
  ok: boolean;
}

interface BudgetInput {
  calls: readonly TranscriptCall[];
  cast: readonly CastMember[];
  sessions: readonly { onDate: string; kind: string }[];
  /** The first day of the stretch. */
  startsOn: string;
}

/** Messages that start by themselves: behind them is a touch, not a person's act. */
const startedByBot = (call: TranscriptCall): boolean =>
  call.method === 'chat.postMessage' && call.response.ok === true && (call.cause ?? '').startsWith('touch:');
const touchOf = (call: TranscriptCall): string => (call.cause ?? '').slice('touch:'.length).split('#')[0] ?? '';

const budgetOf = (member: CastMember, week: number): number => {
  if (member.roles.includes('steward')) return 3;
  return member.newcomer && week <= 2 ? 2 : 1;
};

export function budgetTables({ calls, cast, sessions, startsOn }: BudgetInput): {
  people: PersonLine[];
  channel: ChannelLine[];
  outOfHours: string[];
} {
  const started = calls.filter(startedByBot);
  const first = mondayOf(startsOn);
  const weekOf = (call: TranscriptCall, zone: string): number =>
    Math.floor(daysBetween(first, toLocal(Date.parse(call.at), zone).date) / 7) + 1;

  const outOfHours: string[] = [];
  const people = cast.map((member): PersonLine => {
    const own = started.filter((call) => call.args.channel === member.id);
    const perWeek = new Map<number, number>();
    for (const call of own) {
      const week = weekOf(call, member.zone);
      perWeek.set(week, (perWeek.get(week) ?? 0) + 1);
      const { weekday, time } = toLocal(Date.parse(call.at), member.zone);
      if (weekday > 5 || time < '09:00' || time > '16:30' || (weekday === 5 && time > '12:00'))
        outOfHours.push(`${member.name} ${call.at} (${time} on day ${weekday}) ${touchOf(call)}`);
    }
    const worst = [...perWeek].sort((a, b) => b[1] - budgetOf(member, b[0]) - (a[1] - budgetOf(member, a[0])))[0] ?? [0, 0];
    const worstWeek = Math.max(0, ...perWeek.values());
    return {
      name: member.name,
      messages: own.length,
      worstWeek,
      budget: budgetOf(member, worst[0]),
      ok: worst[1] <= budgetOf(member, worst[0]),
    };
  });

  const posts = started.filter((call) => call.args.channel === CHANNEL && !call.args.thread_ts);
  const weeks = Math.max(1, ...posts.map((call) => weekOf(call, 'Europe/London')));
  const channel = Array.from({ length: weeks }, (_, i): ChannelLine => {
    const monday = addDays(first, 7 * i);
    const inWeek = posts.filter((call) => weekOf(call, 'Europe/London') === i + 1);
    const holdsSession = sessions.some(({ onDate }) => mondayOf(onDate) === monday);
    const beforeClose = sessions.some(
      ({ onDate, kind }) => kind === 'close' && daysBetween(monday, onDate) >= 0 && daysBetween(monday, onDate) < 21,
    );
    const budget = holdsSession || beforeClose ? 3 : 2;
    return { week: i + 1, posts: inWeek.length, touches: inWeek.map(touchOf), budget, ok: inWeek.length <= budget };
  });
  return { people, channel, outOfHours };
}

/** Both tables as text, as practice 3.9 prints them. */
export function printBudget({ people, channel, outOfHours }: ReturnType<typeof budgetTables>): string {
  const row = (...cells: (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [
    row('Person', 'messages', 'worst week', 'budget'),
    row('---', '---', '---', '---'),
    ...people.map((line) => row(line.name, line.messages, line.worstWeek, `${line.budget} ${line.ok ? 'ok' : 'OVER'}`)),
    '',
    row('Week', 'bot posts in the channel', 'budget'),
    row('---', '---', '---'),
    ...channel.map((line) =>
      row(line.week, `${line.posts}${line.posts > 0 ? `: ${line.touches.join(', ')}` : ''}`, `${line.budget} ${line.ok ? 'ok' : 'OVER'}`),
    ),
    '',
    outOfHours.length === 0 ? 'Nothing out of hours.' : `Out of hours:\n${outOfHours.join('\n')}`,
  ].join('\n');
}
