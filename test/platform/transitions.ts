/**
 * Every change of the clocks in a span of years, and whether daily rules whose time lies inside it fire once per local date.
 * Pure: hands numbers back, for a test to assert and for the bench to print.
 */
import moment from 'moment-timezone';
import { addDays } from '../../src/platform/time/local-dates.ts';
import { toInstant, toLocal } from '../../src/platform/time/zones.ts';

const MINUTE_MS = 60_000;

export interface Transition {
  zone: string;
  at: number;
  /** Minutes east of UTC, before and after. */
  before: number;
  after: number;
}

export interface TransitionReport {
  zones: number;
  transitions: number;
  gaps: number;
  overlaps: number;
  /** Transitions at which every rule fired exactly once per local date, at the instant RFC 5545 names. */
  firedOnce: number;
  failures: string[];
  /** "752 transitions, 752 fired once". */
  line: string;
}

/** The transitions of the zones that both moment and this Node know, straight from moment's own table. */
export function findTransitions(from: number, to: number): { zones: number; transitions: Transition[] } {
  const known = new Set(moment.tz.names());
  const zones = Intl.supportedValuesOf('timeZone').filter((zone) => known.has(zone));
  const transitions: Transition[] = [];
  for (const zone of zones) {
    const source = moment.tz.zone(zone);
    source?.untils.forEach((at, span) => {
      const before = -(source.offsets[span] ?? Number.NaN);
      const after = -(source.offsets[span + 1] ?? Number.NaN);
      if (at >= from && at < to && before !== after) transitions.push({ zone, at, before, after });
    });
  }
  return { zones: zones.length, transitions };
}

const wallOf = (instant: number, offset: number): { date: string; time: string } => {
  const iso = new Date(instant + offset * MINUTE_MS).toISOString();
  return { date: iso.slice(0, 10), time: iso.slice(11, 16) };
};

/** What is wrong with one daily rule in the seven days around the transition, or null. `inside` is minutes into the gap or overlap. */
function findFault(transition: Transition, inside: number, resolve: typeof toInstant): string | null {
  const { zone, at, before, after } = transition;
  const length = Math.abs(after - before);
  const isGap = after > before;
  const rule = wallOf(at + inside * MINUTE_MS, Math.min(before, after));
  const expected = isGap ? at + inside * MINUTE_MS : at + (inside - length) * MINUTE_MS;
  let previous = Number.NEGATIVE_INFINITY;
  for (let offset = -3; offset <= 3; offset++) {
    const date = addDays(rule.date, offset);
    const instant = resolve(date, rule.time, zone);
    const name = `${zone} ${date} ${rule.time}`;
    if (!(instant > previous)) return `${name} does not come after the day before`;
    previous = instant;
    // A time in the gap shows on the wall as later by the gap, which may be past midnight; any other time shows as itself.
    const shown = offset === 0 && isGap ? wallOf(expected, after) : { date, time: rule.time };
    const local = toLocal(instant, zone);
    if (local.date !== shown.date || local.time !== shown.time) return `${name} fires at ${local.date} ${local.time}`;
    if (offset === 0 && instant !== expected) return `${name} fires ${(instant - expected) / MINUTE_MS} minutes off`;
  }
  return null;
}

/** Checks the first, the middle and the last minute of every gap and overlap. `resolve` can be another resolver, to see the check fail. */
export function checkTransitions(from: number, to: number, resolve: typeof toInstant = toInstant): TransitionReport {
  const { zones, transitions } = findTransitions(from, to);
  const failures: string[] = [];
  let firedOnce = 0;
  for (const transition of transitions) {
    const length = Math.abs(transition.after - transition.before);
    const faults = [0, Math.floor(length / 2), length - 1].map((inside) => findFault(transition, inside, resolve));
    const fault = faults.find((one) => one !== null);
    if (fault) failures.push(fault);
    else firedOnce++;
  }
  const gaps = transitions.filter(({ before, after }) => after > before).length;
  return {
    zones,
    transitions: transitions.length,
    gaps,
    overlaps: transitions.length - gaps,
    firedOnce,
    failures,
    line: `${transitions.length} transitions, ${firedOnce} fired once`,
  };
}
