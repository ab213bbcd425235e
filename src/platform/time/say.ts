/** Instants as people read them: Slack's date tokens, which each reader sees in her own zone, and plain text for where tokens do not work. */
import { formatDate, formatShortDate } from './local-dates.ts';
import { formatZone, toLocal, type Zone } from './zones.ts';

/** 'Wednesday 2 December'; with the year when asked. */
export const sayDate = (instant: number, zone: Zone, withYear = false): string => formatDate(toLocal(instant, zone).date, withYear);

/** '10:30 Berlin time'. */
export const sayTime = (instant: number, zone: Zone): string => `${toLocal(instant, zone).time} ${formatZone(zone)}`;

/** 'Wed 2 Dec, 10:30 Berlin time'. */
export const sayDateTime = (instant: number, zone: Zone): string =>
  `${formatShortDate(toLocal(instant, zone).date)}, ${sayTime(instant, zone)}`;

/**
 * A date token for mrkdwn, with the written form in the given zone for clients that cannot show it. `format` is made of Slack's
 * words, such as '{date_long} {time}', and never of text from people. Plain-text places show tokens raw: say… is for those.
 */
export function slackDate(instant: number, zone: Zone, format = '{date_short_pretty} at {time}'): string {
  return `<!date^${Math.floor(instant / 1000)}^${format}|${sayDateTime(instant, zone)}>`;
}
