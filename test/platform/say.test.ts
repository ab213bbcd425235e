import { describe, expect, it } from '@jest/globals';
import { sayDate, sayDateTime, sayTime, slackDate } from '../../src/platform/time/say.ts';
import { toInstant } from '../../src/platform/time/zones.ts';

const instant = toInstant('2026-12-02', '10:30', 'Europe/Berlin');

describe('saying when', () => {
  it('writes a Slack date whose fallback names the zone', () => {
    expect(slackDate(instant, 'Europe/Berlin')).toBe('<!date^1796203800^{date_short_pretty} at {time}|Wed 2 Dec, 10:30 Berlin time>');
  });

  it('writes a Slack date in another of Slack’s forms', () => {
    expect(slackDate(instant, 'UTC', '{date_long}')).toBe('<!date^1796203800^{date_long}|Wed 2 Dec, 09:30 UTC>');
  });

  it('rounds an instant down to the second that Slack takes', () => {
    expect(slackDate(instant + 999, 'UTC')).toContain('<!date^1796203800^');
  });

  it('says date and time of the zone it is given', () => {
    const late = toInstant('2026-12-31', '23:30', 'America/New_York');
    expect(sayDate(late, 'America/New_York')).toBe('Thursday 31 December');
    expect(sayDate(late, 'Europe/Berlin', true)).toBe('Friday 1 January 2027');
    expect(sayTime(late, 'Europe/Berlin')).toBe('05:30 Berlin time');
    expect(sayDateTime(late, 'Asia/Kathmandu')).toBe('Fri 1 Jan, 10:15 Kathmandu time');
  });
});
