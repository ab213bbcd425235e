/** The quarter ahead and every message in it, as the second steward and the founders agree to it. */
import { layOutQuarter, type Slot } from '../../community/calendar-rules.ts';
import type { AgendaRow } from '../../community/kernel.ts';
import { addDays, type LocalDate, mondayOf } from '../../platform/time/local-dates.ts';
import { toInstant, toLocal, type Zone } from '../../platform/time/zones.ts';
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

/** Grouped by week in the reader's own time; the same message to several people is one line, at the first of their times. */
export function groupWeeks(rows: readonly AgendaRow[], startsOn: LocalDate, zone: Zone): PreviewWeek[] {
  const weeks = new Map<LocalDate, Map<string, PreviewLine>>();
  const visible = rows.filter(({ surface }) => surface !== 'state').sort((a, b) => a.dueAt - b.dueAt);
  for (const row of visible) {
    const on = mondayOf(toLocal(row.dueAt, zone).date);
    const lines = weeks.get(on) ?? new Map<string, PreviewLine>();
    weeks.set(on, lines);
    const key = `${row.touch}/${row.anchor}/${row.userId ? row.localDate : row.dueAt}`;
    const line = lines.get(key) ?? { dueAt: row.dueAt, name: row.name, audience: row.audience, minutes: row.minutes, people: 0 };
    lines.set(key, { ...line, people: line.people + (row.userId ? 1 : 0) });
  }
  return [...weeks].map(([on, lines]) => ({ on, week: weekOf(on, startsOn), lines: [...lines.values()] }));
}

const weekOf = (monday: LocalDate, startsOn: LocalDate): number => {
  let week = 1;
  for (let day = mondayOf(startsOn); day < monday; day = addDays(day, 7)) week++;
  for (let day = mondayOf(startsOn); day > monday; day = addDays(day, -7)) week--;
  return week;
};

/** The quarter's last instant: what lies past it belongs to the next plan. */
export const quarterEnd = (startsOn: LocalDate, zone: Zone): number => toInstant(addDays(mondayOf(startsOn), 91), '00:00', zone);
