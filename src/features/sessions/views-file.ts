/** The calendar file of sessions: by day, each with what one will leave able to do. */
import { calendarFile as fileOf } from '../../community/calendar-file.ts';
import { endOf, startOf } from '../../community/calendar-rules.ts';
import type { Session } from '../../community/records.ts';
import type { Zone } from '../../platform/time/zones.ts';
import { nameOf } from './rules.ts';

export interface CalendarFile {
  community: string;
  zone: Zone;
  place: string;
  sessions: readonly Session[];
  now: number;
}

const describe = ({ outcome, question }: Session): string =>
  [...(outcome ? [`You will leave able to ${outcome}`] : []), ...(question ? [`One question to carry until then: ${question}`] : [])].join(
    '\n',
  );

export function calendarFile({ community, zone, place, sessions, now }: CalendarFile): string {
  const inOrder = [...sessions].sort((a, b) => (a.onDate < b.onDate ? -1 : a.onDate > b.onDate ? 1 : a.id < b.id ? -1 : 1));
  const events = inOrder.map((session) => ({
    id: session.id,
    revision: session.revision,
    from: startOf(session, zone),
    until: endOf(session, zone),
    title: `${community.trim()}: ${nameOf(session)}`,
    place: session.link ?? place,
    description: describe(session),
    cancelled: session.status === 'cancelled',
  }));
  return fileOf({ name: community, product: 'Sessions', zone, events, now });
}
