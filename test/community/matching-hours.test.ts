import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sharedHours } from '../../src/community/matching-rules.ts';
import type { Zone } from '../../src/platform/time/zones.ts';

const at = (zone: Zone, from = '09:00', until = '17:00') => ({ zone, from, until });
const NONE: string[] = [];
const YEAR_END = ['2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01'];

describe('shared hours', () => {
  it.each([
    ['the same city', at('Europe/Berlin'), at('Europe/Berlin'), '2026-11-23', 8],
    ['an hour apart', at('Europe/Berlin'), at('Europe/London'), '2026-11-23', 7],
    ['an ocean apart', at('Europe/London'), at('America/New_York'), '2026-11-23', 3],
    ['in the weeks in which only one side has changed its clocks', at('Europe/London'), at('America/New_York'), '2027-03-15', 4],
    ['on any day of that week', at('Europe/London'), at('America/New_York'), '2027-03-19', 4],
    ['in a week in which clocks change on its last day', at('Europe/London'), at('America/New_York'), '2027-03-22', 4],
    ['in the week after it', at('Europe/London'), at('America/New_York'), '2027-03-29', 3],
    ['across the date line, on the other one’s yesterday', at('Pacific/Auckland'), at('America/Los_Angeles'), '2026-11-23', 5],
    ['where there are none', at('Europe/Berlin'), at('America/Los_Angeles'), '2026-11-23', 0],
    ['half an hour more', at('Asia/Kolkata'), at('Europe/London'), '2026-11-23', 2.5],
    ['rounded down to half an hour', at('Asia/Kathmandu'), at('Europe/London'), '2026-11-23', 2],
    ['at night, where the day ends after midnight', at('Europe/Berlin', '20:00', '02:00'), at('America/New_York'), '2026-11-23', 3],
    ['of nobody who has none', at('Europe/Berlin', '09:00', '09:00'), at('Europe/Berlin'), '2026-11-23', 0],
  ])('are counted %s', (_, a, b, weekOn, hours) => {
    expect(sharedHours(a, b, weekOn, NONE)).toBe(hours);
    expect(sharedHours(b, a, weekOn, NONE)).toBe(hours);
  });

  it('are those of working days: a day off leaves the others, a week off counts as if it were none', () => {
    const [auckland, honolulu] = [at('Pacific/Auckland'), at('Pacific/Honolulu')];
    // Auckland is a day ahead but an hour: only Tuesday there with Monday here, and so on.
    expect(sharedHours(auckland, honolulu, '2026-12-28', NONE)).toBe(7);
    expect(sharedHours(auckland, honolulu, '2026-12-28', ['2026-12-28', '2026-12-30', '2027-01-01'])).toBe(0);
    expect(sharedHours(auckland, honolulu, '2026-12-28', YEAR_END)).toBe(7);
  });

  it('are never more than either has, and the same both ways', () => {
    const zone = fc.constantFrom(
      'Europe/Berlin',
      'America/Sao_Paulo',
      'Asia/Tokyo',
      'Pacific/Apia',
      'Africa/Casablanca',
      'Australia/Lord_Howe',
    );
    const hours = fc.record({ zone, from: fc.constantFrom('07:00', '09:30', '22:00'), until: fc.constantFrom('06:00', '12:00', '17:45') });
    const length = ({ from, until }: { from: string; until: string }): number =>
      (24 + Number(until.slice(0, 2)) + Number(until.slice(3)) / 60 - Number(from.slice(0, 2)) - Number(from.slice(3)) / 60) % 24;
    fc.assert(
      fc.property(hours, hours, fc.constantFrom('2026-03-02', '2026-10-19', '2027-03-22'), (a, b, weekOn) => {
        const shared = sharedHours(a, b, weekOn, NONE);
        expect(shared).toBe(sharedHours(b, a, weekOn, NONE));
        // An hour may be lost or won in a night in which clocks change.
        expect(shared).toBeLessThanOrEqual(Math.min(length(a), length(b)) + 1);
      }),
      { numRuns: 60 },
    );
  });
});
