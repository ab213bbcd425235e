/** A calendar file. The same events and instant give the same file. (RFC 5545) */
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { buildVtimezone } from '../platform/time/vtimezone.ts';
import { toLocal, type Zone } from '../platform/time/zones.ts';

export interface CalendarEvent {
  /** Stays the same for ever: the event is known by it. */
  id: string;
  /** Goes up with every change (RFC 5545, 3.8.7.4). */
  revision: number;
  /** UTC milliseconds. */
  from: number;
  until: number;
  title: string;
  place?: string;
  description?: string;
  cancelled?: boolean;
}

export interface CalendarFile {
  name: string;
  /** As the PRODID says it: 'Sessions'. */
  product: string;
  zone: Zone;
  events: readonly CalendarEvent[];
  now: number;
}

interface WallTime {
  format(pattern?: string): string;
  isValid(): boolean;
  toDate(): Date;
  toJSON(): string;
  utc(): WallTime;
}

/** A time as the wall shows it in the zone, for a library that would ask the machine's own zone otherwise. */
const wallTime = (instant: number, zone: Zone): WallTime => {
  const { date, time } = toLocal(instant, zone);
  return {
    format: (pattern) => (pattern === 'HHmmss' ? `${time.replace(':', '')}00` : date.replaceAll('-', '')),
    isValid: () => true,
    toDate: () => new Date(instant),
    toJSON: () => new Date(instant).toJSON(),
    utc: () => wallTime(instant, 'UTC'),
  };
};

/** What no line of such a file may hold; the library sees to commas, semicolons and line ends. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const clean = (text: string): string => text.replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ').trim();

export function calendarFile({ name, product, zone, events, now }: CalendarFile): string {
  const from = Math.min(...events.map((event) => event.from), now);
  const until = Math.max(...events.map((event) => event.until), now);
  const calendar = ical({
    name: clean(name),
    prodId: { company: 'Rondo', product, language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    // Without a name of its own: with one the stamps would lose their UTC.
    timezone: { name: null, generator: (name) => buildVtimezone(name, from, until) },
  });
  for (const event of events) {
    const where = clean(event.place ?? '');
    const description = clean(event.description ?? '');
    calendar.createEvent({
      id: `${event.id}@rondo`,
      sequence: event.revision,
      stamp: new Date(now),
      start: wallTime(event.from, zone),
      end: wallTime(event.until, zone),
      timezone: zone,
      summary: clean(event.title),
      status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      ...(where === '' ? {} : { location: where }),
      ...(description === '' ? {} : { description }),
    });
  }
  return `${calendar.toString()}\r\n`;
}
