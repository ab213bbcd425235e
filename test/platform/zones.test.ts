import { describe, expect, it } from '@jest/globals';
import { formatZone, isZone, offsetAt, toInstant, toLocal, tzdataVersion } from '../../src/platform/time/zones.ts';
import { ORACLE } from './time-sample.ts';
import { checkTransitions } from './transitions.ts';

const HOUR = 3_600_000;
const FROM = Date.UTC(2026, 0, 1);
const TO = Date.UTC(2029, 0, 1);

/** Every minute of two days around the date at which the wall clock shows the date and time. */
function findShowings(zone: string, date: string, time: string): string[] {
  const middle = Date.parse(`${date}T12:00:00Z`);
  const showings: string[] = [];
  for (let instant = middle - 36 * HOUR; instant < middle + 36 * HOUR; instant += 60_000) {
    const local = toLocal(instant, zone);
    if (local.date === date && local.time === time) showings.push(new Date(instant).toISOString());
  }
  return showings;
}

describe('zones', () => {
  it.each(ORACLE)('%s %s is the instant the oracle names', (zone, local, instant, shown, offset) => {
    const [date = '', time = ''] = local.split('T');
    const fires = toInstant(date, time, zone);
    expect(fires).toBe(Date.parse(instant));
    expect(toLocal(fires, zone)).toMatchObject({ date: shown.slice(0, 10), time: shown.slice(11) });
    expect(offsetAt(fires, zone)).toBe(offset);
  });

  it.each([
    ['America/New_York', '2026-11-01', '01:30', ['2026-11-01T05:30:00.000Z', '2026-11-01T06:30:00.000Z']],
    ['Australia/Lord_Howe', '2027-04-04', '01:45', ['2027-04-03T14:45:00.000Z', '2027-04-03T15:15:00.000Z']],
    ['America/Havana', '2027-11-07', '00:30', ['2027-11-07T04:30:00.000Z', '2027-11-07T05:30:00.000Z']],
  ])('a rule in %s does not fire again when %s %s comes round a second time', (zone, date, time, showings) => {
    expect(findShowings(zone, date, time)).toEqual(showings);
    expect(toInstant(date, time, zone)).toBe(Date.parse(showings[0] ?? ''));
    expect(toInstant('2028-01-01', time, zone)).toBeGreaterThan(Date.parse(showings[1] ?? ''));
  });

  it('a time in a gap is never shown by the clock and still has its instant', () => {
    expect(findShowings('Europe/Berlin', '2027-03-28', '02:30')).toEqual([]);
    expect(toInstant('2027-03-28', '02:30', 'Europe/Berlin')).toBe(Date.parse('2027-03-28T01:30:00Z'));
  });

  it('a time in a gap that ends at midnight moves into the next date, whose own time still fires', () => {
    const shifted = toInstant('2027-03-27', '23:30', 'America/Nuuk');
    expect(toLocal(shifted, 'America/Nuuk')).toEqual({ date: '2027-03-28', time: '00:30', weekday: 7 });
    expect(toInstant('2027-03-28', '23:30', 'America/Nuuk') - shifted).toBe(23 * HOUR);
  });

  it('every transition of every zone from 2026 to 2028 fires a daily rule inside it once per local date', () => {
    const report = checkTransitions(FROM, TO);
    expect(report.failures).toEqual([]);
    expect(report.line).toBe('752 transitions, 752 fired once');
    expect(report).toMatchObject({ zones: 418, gaps: 377, overlaps: 375 });
  });

  it('the check of the transitions finds a resolver that takes the second of two times', () => {
    const later: typeof toInstant = (date, time, zone) => {
      const first = toInstant(date, time, zone);
      const again = first + HOUR;
      return toLocal(again, zone).time === time ? again : first;
    };
    // What is left: the gaps, and the overlaps of Troll (two hours) and Lord Howe (half an hour), three each.
    expect(checkTransitions(FROM, TO, later)).toMatchObject({ transitions: 752, firedOnce: 377 + 3 + 3 });
  });

  it('the check of the transitions finds a resolver that fires at the end of the gap', () => {
    const endOfGap: typeof toInstant = (date, time, zone) => {
      const instant = toInstant(date, time, zone);
      return toLocal(instant, zone).time === time ? instant : instant - (instant % HOUR);
    };
    expect(checkTransitions(FROM, TO, endOfGap).failures.length).toBeGreaterThan(300);
  });

  it('reads local time on both sides of a transition and before 1970', () => {
    const change = Date.parse('2026-10-25T01:00:00Z');
    expect(toLocal(change - 1, 'Europe/Berlin')).toEqual({ date: '2026-10-25', time: '02:59', weekday: 7 });
    expect(toLocal(change, 'Europe/Berlin')).toEqual({ date: '2026-10-25', time: '02:00', weekday: 7 });
    expect(toLocal(-1, 'UTC')).toEqual({ date: '1969-12-31', time: '23:59', weekday: 3 });
    expect(toLocal(Date.parse('2026-12-06T23:30:00Z'), 'Asia/Tokyo')).toEqual({ date: '2026-12-07', time: '08:30', weekday: 1 });
  });

  it('carries the tz data that the oracle answered from', () => {
    expect(tzdataVersion()).toBe('2026f');
  });

  it.each(['Europe/Berlin', 'America/Argentina/Buenos_Aires', 'US/Pacific', 'UTC', 'Etc/GMT+5'])('%s is a zone', (name) => {
    expect(isZone(name)).toBe(true);
    expect(isZone(name)).toBe(true);
  });

  it.each(['', 'europe/berlin', 'Berlin', 'Mars/Olympus', 'constructor', '__proto__', ' UTC'])('"%s" is no zone', (name) => {
    expect(isZone(name)).toBe(false);
    expect(() => toInstant('2026-11-22', '09:00', name)).toThrow('unknown time zone');
  });

  it.each([
    ['2027-02-29', '09:00', 'not a date'],
    ['2026-11-22', '24:00', 'not a time of day'],
    ['2026-11-22', '9:00', 'not a time of day'],
    ['2026-11-22T', '09:00', 'not a date'],
  ])('refuses %s %s', (date, time, why) => {
    expect(() => toInstant(date, time, 'Europe/Berlin')).toThrow(why);
  });

  it.each([
    ['Europe/Berlin', 'Berlin time'],
    ['America/New_York', 'New York time'],
    ['America/Argentina/Buenos_Aires', 'Buenos Aires time'],
    ['America/Port-au-Prince', 'Port-au-Prince time'],
    ['America/St_Johns', "St John's time"],
    ['Japan', 'Japan time'],
    ['UTC', 'UTC'],
    ['Etc/Greenwich', 'UTC'],
    ['Etc/GMT+5', 'UTC−5'],
    ['Etc/GMT-14', 'UTC+14'],
  ])('%s is called %s', (zone, words) => {
    expect(formatZone(zone)).toBe(words);
  });
});
