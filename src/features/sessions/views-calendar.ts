/** What people read about the quarter as a whole: the published calendar, and what moved in it. */
import type { Block, Message } from '../../platform/slack/message.ts';
import { escapeText as escaped, plainMessage, plainSection, section, split, strong, truncate } from '../../platform/slack/text.ts';
import { formatDate, formatShortDate, type LocalDate } from '../../platform/time/local-dates.ts';
import { slackDate } from '../../platform/time/say.ts';
import type { Zone } from '../../platform/time/zones.ts';

export interface CalendarView {
  community: string;
  zone: Zone;
  rows: { startAt: number; minutes: number; kind: 'launch' | 'close' | 'topic'; topic: string | null }[];
  /** Its Monday; null when it is past. */
  calmWeekOn: LocalDate | null;
}

const KINDS = { launch: 'Launch', close: 'Quarter close', topic: 'Topic session' } as const;
export const kindWords = (kind: CalendarView['rows'][number]['kind']): string => KINDS[kind];

export const sayCalmWeek = (on: LocalDate): string =>
  `The week of ${formatDate(on).split(' ').slice(1).join(' ')} is calm: no session, and little from me.`;

const rowText = ({ startAt, minutes, kind, topic }: CalendarView['rows'][number], zone: Zone): string =>
  `▸ ${slackDate(startAt, zone, '{date_long} at {time}')} · ${minutes} minutes · ${KINDS[kind]}${topic && kind === 'topic' ? `: ${escaped(truncate(topic, 150))}` : ''}`;

/** On the first Monday of the quarter. The file follows in its thread. */
export function calendarPost(view: CalendarView): Message {
  const opening = `The quarter’s sessions of ${view.community}`;
  const rows = view.rows.map((row) => rowText(row, view.zone));
  const foot = `${view.calmWeekOn === null ? '' : `${sayCalmWeek(view.calmWeekOn)} `}A session moves with ten working days’ notice, or the post says openly that it was less. The calendar file in the thread comes again when something moves.`;
  const blocks: Block[] = [strong(opening), ...split(rows.join('\n'), 2900).map((piece) => section(piece)), plainSection(foot)];
  return { text: [escaped(opening), ...rows, foot].join('\n'), blocks };
}

export const fileComment = (notes: readonly string[]): string =>
  notes.length === 0
    ? 'The same as a calendar file. Opened again after a change, it corrects what stands in your calendar.'
    : `${notes.map(escaped).join('\n')}\nThis file corrects what stands in your calendar.`;

export const fileReply: Message = { text: 'The calendar file is on its way: it comes as a direct message from me.' };

export interface MoveNote {
  name: string;
  from: { on: LocalDate; at: string };
  /** Null: called off. */
  to: { on: LocalDate; at: string; minutes: number } | null;
  /** Null: the calendar was laid out again. */
  by: string | null;
  why: string;
  shortNotice: number | null;
  /** How many are asked once again. */
  asked: number;
}

const sayDay = ({ on, at }: { on: LocalDate; at: string }, other: LocalDate | null): string =>
  `${formatDate(on, other !== null && on.slice(0, 4) !== other.slice(0, 4))}, ${at}`;

/** 'Wed 11 Nov, 10:30', where a line is short. */
export const sayShort = ({ on, at }: { on: LocalDate; at: string }): string => `${formatShortDate(on)}, ${at}`;

/** From when to when, why, by whom; with the override, if one was needed. Plain text. */
export function sayMove(note: MoveNote): string {
  const { name, from, to, by, why, shortNotice, asked } = note;
  const shown = `“${truncate(name, 300)}”`;
  const same = to !== null && to.on === from.on && to.at === from.at;
  const what =
    to === null
      ? `${shown} on ${sayDay(from, null)} is called off.`
      : same
        ? `${shown} is on ${sayDay(to, null)}, and takes ${to.minutes} minutes.`
        : `${shown} moves from ${sayDay(from, to.on)} to ${sayDay(to, from.on)}.`;
  const reason = `${why === '' ? '' : ` Why: ${why}${/[.?!…]$/u.test(why) ? '' : '.'}`}${by === null ? '' : ` Decided by ${truncate(by, 80)}.`}`;
  const short =
    shortNotice === null
      ? ''
      : ` That is ${shortNotice === 1 ? 'one working day’s' : `${shortNotice} working days’`} notice instead of ten, knowingly.`;
  return `${what}${reason}${short}${asked > 0 ? ' Whoever was coming is asked once again.' : ''}`;
}

export const movesMessage = (notes: readonly MoveNote[]): Message => plainMessage(notes.map(sayMove).join('\n'));
