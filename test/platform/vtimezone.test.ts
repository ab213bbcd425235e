import { describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/platform/time/local-dates.ts';
import { buildVtimezone } from '../../src/platform/time/vtimezone.ts';
import { offsetAt, toInstant } from '../../src/platform/time/zones.ts';
import { minutesOf, offsetBy, readParts, valueIn, wallOf } from './calendar-lines.ts';

const ZONES = [
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'UTC',
] as const;
const FROM = '2026-10-12';
const DAYS = 400;

describe('a zone in a calendar file', () => {
  it.each(ZONES)('%s has the offset of our own zone data before, at and after every change of more than a year', (zone) => {
    const from = toInstant(FROM, '00:00', zone);
    const until = toInstant(addDays(FROM, DAYS), '00:00', zone);
    const [read] = readParts(buildVtimezone(zone, from, until));
    const changes = read.parts.map((part) => wallOf(valueIn(part, 'DTSTART')) - minutesOf(valueIn(part, 'TZOFFSETFROM')) * 60_000);
    const looked = Array.from({ length: DAYS }, (_, day) => from + day * 86_400_000);
    for (const at of changes.filter((change) => change > from)) looked.push(at - 60_000, at, at + 60_000);
    expect(looked.filter((at) => offsetBy(read, at) !== offsetAt(at, zone)).map((at) => new Date(at).toISOString())).toEqual([]);
  });

  it('says when a clock changes in the time it showed until then', () => {
    expect(buildVtimezone('America/New_York', Date.UTC(2026, 9, 12), Date.UTC(2027, 0, 1)).split('\r\n')).toEqual([
      'BEGIN:VTIMEZONE',
      'TZID:America/New_York',
      ...['BEGIN:STANDARD', 'DTSTART:20251102T020000', 'TZOFFSETFROM:-0400', 'TZOFFSETTO:-0500', 'END:STANDARD'],
      ...['BEGIN:DAYLIGHT', 'DTSTART:20260308T020000', 'TZOFFSETFROM:-0500', 'TZOFFSETTO:-0400', 'END:DAYLIGHT'],
      ...['BEGIN:STANDARD', 'DTSTART:20261101T020000', 'TZOFFSETFROM:-0400', 'TZOFFSETTO:-0500', 'END:STANDARD'],
      'END:VTIMEZONE',
    ]);
  });

  it('knows half an hour, and a zone that never changes', () => {
    const island = buildVtimezone('Australia/Lord_Howe', Date.UTC(2027, 2, 1), Date.UTC(2027, 5, 1));
    expect(island).toContain('DTSTART:20270404T020000\r\nTZOFFSETFROM:+1100\r\nTZOFFSETTO:+1030');
    expect(buildVtimezone('Asia/Kolkata', Date.UTC(2027, 2, 1), Date.UTC(2027, 5, 1)).match(/BEGIN:/g)).toHaveLength(2);
  });
});
