/**
 * The only door to time zones. Offsets come from the data that moment-timezone brings; Node's own (Intl) is months older
 * and wrong for some zones, so it must never decide an hour here.
 */
import moment from 'moment-timezone';
import { fromDayNumber, fromMinutes, type LocalDate, type LocalTime, toDayNumber, toMinutes, weekdayOfDayNumber } from './local-dates.ts';

export type { LocalDate, LocalTime } from './local-dates.ts';
/** An IANA name, 'Europe/Berlin'. */
export type Zone = string;

export interface LocalMoment {
  date: LocalDate;
  time: LocalTime;
  /** 1 = Monday … 7 = Sunday. */
  weekday: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A zone's history: span i ends before ends[i] (the last never does) and lies eastMs[i] east of UTC. */
interface Track {
  ends: readonly number[];
  eastMs: readonly number[];
}

const tracks = new Map<Zone, Track>();

/** moment takes names in any case; a zone is stored and compared as text, so only its own spelling is one. */
const findSource = (name: string) => {
  const source = moment.tz.zone(name);
  return source?.name === name ? source : null;
};

function getTrack(zone: Zone): Track {
  const known = tracks.get(zone);
  if (known) return known;
  const source = findSource(zone);
  if (!source) throw new RangeError(`unknown time zone: ${zone}`);
  const track = { ends: source.untils, eastMs: source.offsets.map((west) => 0 - Math.round(west * MINUTE_MS)) };
  tracks.set(zone, track);
  return track;
}

/** The index of the span the instant lies in. */
function findSpan(track: Track, instant: number): number {
  let low = 0;
  let high = track.ends.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (instant < (track.ends[middle] ?? Number.POSITIVE_INFINITY)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Whether the name is a zone, in its own spelling. Any text may be asked about. */
export const isZone = (name: string): boolean => tracks.has(name) || findSource(name) !== null;

/** The tz data in use, such as '2026f'. Plans that were made with another one are to be computed again. */
export const tzdataVersion = (): string => moment.tz.dataVersion;

const eastMsAt = (instant: number, zone: Zone): number => {
  const track = getTrack(zone);
  return track.eastMs[findSpan(track, instant)] ?? 0;
};

/** Minutes east of UTC. */
export const offsetAt = (instant: number, zone: Zone): number => eastMsAt(instant, zone) / MINUTE_MS;

export interface OffsetSpan {
  /** The instant from which it holds; null = since ever. */
  begins: number | null;
  eastMs: number;
  /** What held before. */
  beforeMs: number;
}

/** The offsets that hold at any time from one instant to the other, and the one before them, in order. */
export function offsetSpans(zone: Zone, from: number, until: number): OffsetSpan[] {
  const track = getTrack(zone);
  const spans: OffsetSpan[] = [];
  for (let span = Math.max(0, findSpan(track, from) - 1); span <= findSpan(track, until); span++) {
    const eastMs = track.eastMs[span] ?? 0;
    spans.push({ begins: track.ends[span - 1] ?? null, eastMs, beforeMs: track.eastMs[span - 1] ?? eastMs });
  }
  return spans;
}

/**
 * The one instant of a local date and time, by RFC 5545: a time that a gap leaves out moves forward by the gap's length,
 * a time that occurs twice means the first. Throws on what is no date, no time or no zone.
 */
export function toInstant(date: LocalDate, time: LocalTime, zone: Zone): number {
  const wall = toDayNumber(date) * DAY_MS + toMinutes(time) * MINUTE_MS;
  const track = getTrack(zone);
  // No zone lies a day from UTC, so the span of a day before the wall reading is never too late to begin with.
  let span = findSpan(track, wall - DAY_MS);
  let before = track.eastMs[span] ?? 0;
  for (; ; span++) {
    const east = track.eastMs[span] ?? before;
    if (wall - east < (track.ends[span] ?? Number.POSITIVE_INFINITY)) {
      // Reading earlier than the span begins means that the gap before it swallowed the time: count on with the old offset.
      const begin = track.ends[span - 1] ?? Number.NEGATIVE_INFINITY;
      return wall - east < begin ? wall - before : wall - east;
    }
    before = east;
  }
}

/** What a clock on the wall shows at the instant. */
export function toLocal(instant: number, zone: Zone): LocalMoment {
  const wall = instant + eastMsAt(instant, zone);
  const day = Math.floor(wall / DAY_MS);
  return {
    date: fromDayNumber(day),
    time: fromMinutes(Math.floor((wall - day * DAY_MS) / MINUTE_MS)),
    weekday: weekdayOfDayNumber(day),
  };
}

const SPELLINGS: Readonly<Record<string, string>> = {
  'Antarctica/DumontDUrville': "Dumont d'Urville",
  'America/St_Johns': "St John's",
};
const UTC_NAME = /^(Etc\/)?(UTC|UCT|GMT|Universal|Zulu|Greenwich|GMT0|GMT[+-]0)$/;

/** How people call it: 'Berlin time', 'UTC'. */
export function formatZone(zone: Zone): string {
  if (UTC_NAME.test(zone)) return 'UTC';
  // The signs of the Etc zones are turned round: Etc/GMT+5 is five hours behind.
  const fixed = /^Etc\/GMT([+-])(\d+)$/.exec(zone);
  if (fixed) return `UTC${fixed[1] === '+' ? '−' : '+'}${fixed[2]}`;
  const place = SPELLINGS[zone] ?? zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  return `${place} time`;
}
