/** The quarter ahead and every message in it, as the second steward and the founders agree to it. */
import { layOutQuarter, type Slot } from '../../community/calendar-rules.ts';
import type { AgendaRow } from '../../community/kernel.ts';
import { addDays, type LocalDate, mondayOf } from '../../platform/time/local-dates.ts';
import { type LocalTime, toInstant, toLocal, type Zone } from '../../platform/time/zones.ts';
import type { Shape } from './rules-draft.ts';

export interface PreviewSession extends Slot {
  startsAt: number;
}

export function sessionsOf({ settings, zone }: Pick<Shape, 'settings' | 'zone'>): PreviewSession[] {
  const { rhythm, holidays } = settings;
  if (!rhythm.startsOn) return [];
  const free = new Set(holidays.map(({ on }) => on));
  return layOutQuarter(rhythm.startsOn, rhythm, free).map((slot) => ({ ...slot, startsAt: toInstant(slot.onDate, rhythm.at, zone) }));
}

export interface PreviewLine {
  dueAt: number;
  /** In the reader's time; in each person's own for what goes to people. */
  on: LocalDate;
  time: LocalTime;
  name: string;
  audience: string;
  minutes: number;
  /** How many people it goes to one by one; 0 for a post. */
  people: number;
}

export interface PreviewWeek {
  /** Its Monday in the reader's zone. */
  on: LocalDate;
  /** 1 = the first week of the quarter; 0 and less before it. */
  week: number;
  lines: PreviewLine[];
}

/** Grouped by week, posts in the reader's own time; the same message to several people is one line, at their own clocks. */
export function groupWeeks(rows: readonly AgendaRow[], startsOn: LocalDate, zone: Zone): PreviewWeek[] {
  const weeks = new Map<LocalDate, Map<string, PreviewLine>>();
  const visible = rows.filter(({ surface }) => surface !== 'state').sort((a, b) => a.dueAt - b.dueAt);
  for (const row of visible) {
    const { touch, anchor, dueAt, name, audience, minutes, userId } = row;
    const here = toLocal(dueAt, zone);
    const { on, time } = userId ? { on: row.localDate, time: row.localTime } : { on: here.date, time: here.time };
    const monday = mondayOf(on);
    const lines = weeks.get(monday) ?? new Map<string, PreviewLine>();
    weeks.set(monday, lines);
    const key = `${touch}/${anchor}/${on}/${time}`;
    const line = lines.get(key) ?? { dueAt, on, time, name, audience, minutes, people: 0 };
    lines.set(key, { ...line, people: line.people + (userId ? 1 : 0) });
  }
  const inOrder = [...weeks].sort(([a], [b]) => (a < b ? -1 : 1));
  return inOrder.map(([on, lines]) => ({
    on,
    week: weekOf(on, startsOn),
    lines: [...lines.values()].sort((a, b) => (`${a.on}${a.time}` < `${b.on}${b.time}` ? -1 : 1)),
  }));
}

const weekOf = (monday: LocalDate, startsOn: LocalDate): number => {
  let week = 1;
  for (let day = mondayOf(startsOn); day < monday; day = addDays(day, 7)) week++;
  for (let day = mondayOf(startsOn); day > monday; day = addDays(day, -7)) week--;
  return week;
};

/** The quarter's last instant: what lies past it belongs to the next plan. */
export const quarterEnd = (startsOn: LocalDate, zone: Zone): number => toInstant(addDays(mondayOf(startsOn), 91), '00:00', zone);
