/** The calendar file. The same sessions, place and instant give the same file. (RFC 5545) */

import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { endOf, startOf } from '../../community/calendar-rules.ts';
import type { Session } from '../../community/records.ts';
import { buildVtimezone } from '../../platform/time/vtimezone.ts';
import { toLocal, type Zone } from '../../platform/time/zones.ts';
import { nameOf } from './rules.ts';

export interface CalendarFile {
  community: string;
  zone: Zone;
  place: string;
  sessions: readonly Session[];
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

const describe = ({ outcome, question }: Session): string =>
  [...(outcome ? [`You will leave able to ${outcome}`] : []), ...(question ? [`One question to carry until then: ${question}`] : [])].join(
    '\n',
  );

export function calendarFile({ community, zone, place, sessions, now }: CalendarFile): string {
  const inOrder = [...sessions].sort((a, b) => (a.onDate < b.onDate ? -1 : a.onDate > b.onDate ? 1 : a.id < b.id ? -1 : 1));
  const from = Math.min(...inOrder.map((session) => startOf(session, zone)), now);
  const until = Math.max(...inOrder.map((session) => endOf(session, zone)), now);
  const calendar = ical({
    name: clean(community),
    prodId: { company: 'Rondo', product: 'Sessions', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    // Without a name of its own: with one the stamps would lose their UTC.
    timezone: { name: null, generator: (name) => buildVtimezone(name, from, until) },
  });
  for (const session of inOrder) {
    const where = clean(session.link ?? place);
    const description = describe(session);
    calendar.createEvent({
      id: `${session.id}@rondo`,
      sequence: session.revision,
      stamp: new Date(now),
      start: wallTime(startOf(session, zone), zone),
      end: wallTime(endOf(session, zone), zone),
      timezone: zone,
      summary: clean(`${community}: ${nameOf(session)}`),
      status: session.status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      ...(where === '' ? {} : { location: where }),
      ...(description === '' ? {} : { description: clean(description) }),
    });
  }
  return `${calendar.toString()}\r\n`;
}
