import { describe, expect, it } from '@jest/globals';
import type { Session } from '../../../src/community/records.ts';
import { calendarFile } from '../../../src/features/sessions/views-file.ts';
import { addDays } from '../../../src/platform/time/local-dates.ts';
import { offsetAt, toInstant } from '../../../src/platform/time/zones.ts';
import { type CalendarPart, offsetBy, readParts, valueIn, wallOf } from '../../platform/calendar-lines.ts';
import { sessionOf } from './sample.ts';

const ZONES = ['Europe/London', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Africa/Casablanca'];
const NOW = Date.UTC(2026, 9, 12, 10, 0);
/** Every other Wednesday of a year: each clock change lies between some of them. */
const SESSIONS = Array.from({ length: 26 }, (_, n) => sessionOf({ id: `s${n}`, number: n + 1, onDate: addDays('2026-10-14', n * 14) }));

const write = (sessions: readonly Session[], zone = 'Europe/London', community = 'Leading') =>
  calendarFile({ community, zone, place: 'Room 4, left', sessions, now: NOW });
const eventsOf = (file: string): CalendarPart[] => readParts(file)[0].parts.filter(({ name }) => name === 'VEVENT');
const [only = SESSIONS] = [SESSIONS.slice(0, 1)];

describe('a calendar file', () => {
  it.each(ZONES)('in %s has every session at the instant at which it is, by the zone that the file itself explains', (zone) => {
    const file = write(SESSIONS, zone);
    const [calendar] = readParts(file);
    const zoneParts = calendar.parts.filter(({ name }) => name === 'VTIMEZONE');
    expect(zoneParts.map((part) => valueIn(part, 'TZID'))).toEqual([zone]);
    const events = eventsOf(file);
    expect(events).toHaveLength(SESSIONS.length);
    for (const [n, event] of events.entries()) {
      const { onDate = '', at = '' } = SESSIONS[n] ?? {};
      const start = event.lines.find(({ name }) => name === 'DTSTART');
      expect(start?.params).toEqual({ TZID: zone });
      const instant = toInstant(onDate, at, zone);
      const [explained] = zoneParts;
      if (!explained) throw new Error('no zone');
      expect(offsetBy(explained, instant)).toBe(offsetAt(instant, zone));
      expect(wallOf(start?.value ?? '') - offsetBy(explained, instant) * 60_000).toBe(instant);
      expect(wallOf(valueIn(event, 'DTEND')) - wallOf(start?.value ?? '')).toBe(75 * 60_000);
    }
  });

  it('keeps an id for ever and counts what changed, so that a program takes the newer one', () => {
    const [was = sessionOf()] = only;
    const [before] = eventsOf(write([was]));
    const [after] = eventsOf(write([{ ...was, onDate: '2026-10-15', revision: 1 }]));
    expect(valueIn(after, 'UID')).toBe('s0@rondo');
    expect(valueIn(after, 'UID')).toBe(valueIn(before, 'UID'));
    expect([valueIn(before, 'SEQUENCE'), valueIn(after, 'SEQUENCE')]).toEqual(['0', '1']);
    expect(valueIn(after, 'DTSTART')).toBe('20261015T103000');
    const [off] = eventsOf(write([{ ...was, status: 'cancelled', revision: 2 }]));
    expect([valueIn(off, 'STATUS'), valueIn(off, 'SEQUENCE')]).toEqual(['CANCELLED', '2']);
  });

  it('is the same for the same sessions and instant, whatever their order, with a stamp in UTC', () => {
    expect(write([...SESSIONS].reverse())).toBe(write(SESSIONS));
    for (const event of eventsOf(write(SESSIONS))) expect(valueIn(event, 'DTSTAMP')).toBe('20261012T100000Z');
  });

  it('carries words that would break a line, and no line is longer than 75 octets', () => {
    const topic = 'Who, if not us; \\ “and”\r\nBEGIN:VEVENT\u0007 \u{1f389}'.padEnd(300, 'ä');
    const file = write(
      [sessionOf({ topic, outcome: 'say no', question: 'To whom?', link: 'https://meet.example.com/a,b' })],
      'Europe/London',
      '<!channel>',
    );
    const events = eventsOf(file);
    expect(events).toHaveLength(1);
    const [event] = events;
    expect(valueIn(event, 'SUMMARY')).toContain('<!channel>: Who\\, if not us\\; \\\\ “and”');
    expect(valueIn(event, 'SUMMARY')).toContain('\\nBEGIN:VEVENT');
    expect(valueIn(event, 'LOCATION')).toBe('https://meet.example.com/a\\,b');
    expect(valueIn(event, 'DESCRIPTION')).toBe('You will leave able to say no\\nOne question to carry until then: To whom?');
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(file).not.toContain('\u0007');
  });

  it('says where, and nothing when nobody knows', () => {
    const [was = sessionOf()] = only;
    expect(valueIn(eventsOf(write([was]))[0], 'LOCATION')).toBe('Room 4\\, left');
    const nowhere = calendarFile({ community: 'Leading', zone: 'UTC', place: '', sessions: [was], now: NOW });
    expect(nowhere).not.toContain('LOCATION');
    expect(valueIn(eventsOf(nowhere)[0], 'DTSTART')).toBe('20261014T103000Z');
  });
});
