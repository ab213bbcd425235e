/** What moved when a calendar was computed again, in words. */
import type { Moved } from '../../community/kernel.ts';
import type { Session } from '../../community/records.ts';
import { sayNumber } from '../../community/words.ts';
import { formatShortDate, type LocalDate } from '../../platform/time/local-dates.ts';

const SHOWN = 12;

type Day = LocalDate | null;
const dayOf = (day: Day): string => (day ? formatShortDate(day) : '');

function lineOf(name: string, from: Day, to: Day, time: string): string {
  if (from && to && from !== to) return `${name} ${dayOf(from)} → ${dayOf(to)}`;
  if (from && to) return `${name} ${dayOf(to)}, at another time${time}`;
  return from ? `${name} ${dayOf(from)} falls away` : `${name} ${dayOf(to)} is new`;
}

/** The same message to several people on the same days is one line. */
const unique = (lines: readonly string[]): string[] => [...new Set(lines)];

/** '3 touches moved: …' with the sessions first; what nobody sees is left out by the caller. */
export function movedWords(sessions: readonly { session: Session; was: LocalDate | null }[], moved: readonly Moved[]): string[] {
  const sessionLines = sessions.map(({ session, was }) => {
    const name = session.kind === 'close' ? 'Quarter close' : session.number > 0 ? `Session ${session.number}` : 'Session';
    return session.status === 'cancelled' ? lineOf(name, session.onDate, null, '') : lineOf(name, was, session.onDate, ` (${session.at})`);
  });
  const byDate = [...moved].sort((a, b) => (a.to?.dueAt ?? a.from?.dueAt ?? 0) - (b.to?.dueAt ?? b.from?.dueAt ?? 0));
  const touchLines = unique(byDate.map(({ name, from, to }) => lineOf(name, from?.localDate ?? null, to?.localDate ?? null, '')));
  return [...counted(unique(sessionLines), 'session'), ...counted(touchLines, 'message')];
}

function counted(lines: readonly string[], noun: string): string[] {
  if (lines.length === 0) return [];
  const rest = lines.length - SHOWN;
  const many = lines.length === 1 ? `One ${noun} moved:` : `${capital(sayNumber(lines.length))} ${noun}s moved:`;
  return [
    many,
    ...lines.slice(0, SHOWN).map((line) => `• ${line}`),
    ...(rest > 0 ? [`• and ${rest} more: /rondo agenda shows them all`] : []),
  ];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
