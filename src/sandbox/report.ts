/** What became of a stretch: each session and who led it, what was missed, what was sent twice. Read from the kernel's ports and the transcript. */
import type { AgendaRow } from '../community/kernel.ts';
import type { Session } from '../community/records.ts';
import { startedByBot, touchOf } from './budget-messages.ts';
import type { TranscriptCall } from './transcript.ts';

export interface SessionLine {
  number: number;
  onDate: string;
  status: Session['status'];
  led: string;
  topic: string | null;
  ok: boolean;
}

export interface Report {
  sessions: SessionLine[];
  /** By touch: rows that came too late. */
  missed: { touch: string; times: number; anchors: string[] }[];
  /** The same outbox row twice, or more messages of a touch than there were occasions for it. */
  doubles: string[];
  touches: { touch: string; fired: number; messages: number }[];
}

export interface ReportInput {
  calls: readonly TranscriptCall[];
  /** Those of the stretch. */
  sessions: readonly Session[];
  missed: readonly AgendaRow[];
  fired: readonly AgendaRow[];
  nameOf(userId: string): string;
}

function whoLed(session: Session, nameOf: (userId: string) => string): { led: string; ok: boolean } {
  if (session.status === 'cancelled') return { led: 'called off', ok: true };
  const named = [session.facilitatorId, session.secondId].filter((id) => id !== null).map(nameOf);
  switch (session.leadership) {
    case 'led':
      return { led: named.join(' with '), ok: session.facilitatorId !== null };
    case 'table':
      return { led: 'Open Table', ok: true };
    case 'stewards':
      return { led: 'stewards', ok: true };
    case 'open':
      return { led: 'nobody', ok: false };
  }
}

const outboxIdOf = ({ cause }: TranscriptCall): string => /^touch:[^#]*#(.*)/.exec(cause ?? '')?.[1] ?? '';

const count = <T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> => Map.groupBy(items, key);

/** Messages posted for one outbox row more than once, and equal messages to one place on one day. */
function findDoubles(posts: readonly TranscriptCall[]): string[] {
  const rows = [...count(posts, outboxIdOf)].filter(([id, same]) => id !== '' && same.length > 1);
  const equal = [
    ...count(posts, (call) =>
      JSON.stringify([call.args.channel, touchOf(call), call.at.slice(0, 10), call.args.thread_ts ?? '', call.args.text]),
    ),
  ].filter(([, same]) => same.length > 1);
  return [...rows, ...equal].flatMap(([, same]) =>
    same.slice(1).map((call) => `${call.at} ${touchOf(call)} to ${String(call.args.channel)}`),
  );
}

export function reportOf({ calls, sessions, missed, fired, nameOf }: ReportInput): Report {
  const posts = calls.filter(startedByBot);
  const firedBy = count(fired, ({ touch }) => touch);
  const messagesBy = count(posts, touchOf);
  return {
    sessions: sessions.map((session) => ({
      ...{ number: session.number, onDate: session.onDate, status: session.status, topic: session.topic },
      ...whoLed(session, nameOf),
    })),
    missed: [...count(missed, ({ touch }) => touch)].map(([touch, rows]) => ({
      touch,
      times: rows.length,
      anchors: rows.map((row) => `${row.anchor}${row.userId ? `/${nameOf(row.userId)}` : ''} due ${new Date(row.dueAt).toISOString()}`),
    })),
    doubles: [...new Set(findDoubles(posts))],
    touches: [...new Set([...firedBy.keys(), ...messagesBy.keys()])]
      .sort()
      .map((touch) => ({ touch, fired: firedBy.get(touch)?.length ?? 0, messages: messagesBy.get(touch)?.length ?? 0 })),
  };
}

/** As text: sessions, then what went wrong, then how often each touch came. */
export function printReport({ sessions, missed, doubles, touches }: Report): string {
  const row = (...cells: (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [
    row('Session', 'on', 'led by', 'status', 'topic'),
    row('---', '---', '---', '---', '---'),
    ...sessions.map((line) => row(line.number, line.onDate, line.ok ? line.led : `${line.led} MISSING`, line.status, line.topic ?? '–')),
    '',
    missed.length === 0
      ? 'No touch missed.'
      : `Missed:\n${missed.map(({ touch, times, anchors }) => `${touch} ${times}: ${anchors.slice(0, 4).join('; ')}`).join('\n')}`,
    doubles.length === 0 ? 'Nothing sent twice.' : `Sent twice:\n${doubles.join('\n')}`,
    '',
    row('Touch', 'fired', 'messages'),
    row('---', '---', '---'),
    ...touches.map(({ touch, fired, messages }) => row(touch, fired, messages)),
  ].join('\n');
}

/** How much of it must not be: sessions nobody led, touches missed, messages sent twice. */
export const countWrong = ({ sessions, missed, doubles }: Report): number =>
  sessions.filter(({ ok }) => !ok).length + missed.length + doubles.length;
