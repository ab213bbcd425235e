/** A time zone as a calendar file explains it: every change of the clock one by one, out of our own zone data. (RFC 5545, 3.6.5) */
import { fromDayNumber } from './local-dates.ts';
import { type OffsetSpan, offsetSpans, type Zone } from './zones.ts';

const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;
const two = (n: number): string => String(n).padStart(2, '0');

/** '+0100', and with seconds where a zone has them. */
function sayOffset(eastMs: number): string {
  const seconds = Math.abs(Math.round(eastMs / SECOND_MS));
  const rest = seconds % 60;
  return `${eastMs < 0 ? '-' : '+'}${two(Math.floor(seconds / 3600))}${two(Math.floor(seconds / 60) % 60)}${rest ? two(rest) : ''}`;
}

/** '20261025T020000': what a clock that runs at this offset shows. */
function sayWall(instant: number, eastMs: number): string {
  const wall = instant + eastMs;
  const day = Math.floor(wall / DAY_MS);
  const seconds = Math.floor((wall - day * DAY_MS) / SECOND_MS);
  return `${fromDayNumber(day).replaceAll('-', '')}T${two(Math.floor(seconds / 3600))}${two(Math.floor(seconds / 60) % 60)}${two(seconds % 60)}`;
}

function observance({ begins, eastMs, beforeMs }: OffsetSpan): string[] {
  // What began before there were computers is told as if it had always been so.
  const always = begins === null || begins < 0;
  const from = always ? eastMs : beforeMs;
  const name = eastMs > from ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${name}`,
    `DTSTART:${always ? '19700101T000000' : sayWall(begins, from)}`,
    `TZOFFSETFROM:${sayOffset(from)}`,
    `TZOFFSETTO:${sayOffset(eastMs)}`,
    `END:${name}`,
  ];
}

/** Right for every instant from one to the other, both included. */
export function buildVtimezone(zone: Zone, from: number, until: number): string {
  const spans = offsetSpans(zone, from, until);
  // The one before is there for programs that want to see both sides of a change; not when it was over decades ago.
  const [before, first] = spans;
  const useful = before && first && (first.begins === null || first.begins < 0) ? spans.slice(1) : spans;
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...useful.flatMap(observance), 'END:VTIMEZONE'].join('\r\n');
}
