import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as rules from '../../../src/features/mentorships/rules.ts';
import { addDays, daysBetween, weekdayOf } from '../../../src/platform/time/local-dates.ts';

const NONE = new Set<string>();

describe('six dates', () => {
  it.each([
    [
      'on the second Wednesday of each month',
      '2026-11-11',
      ['2026-11-11', '2026-12-09', '2027-01-13', '2027-02-10', '2027-03-10', '2027-04-14'],
    ],
    [
      'on the last one where there is no fifth',
      '2026-12-30',
      ['2026-12-30', '2027-01-27', '2027-02-24', '2027-03-31', '2027-04-28', '2027-05-26'],
    ],
  ])('lie %s', (_, first, dates) => {
    expect(rules.talkDates(first, NONE)).toEqual(dates);
  });

  it('give way to a holiday, and come back to their weekday after it', () => {
    expect(rules.talkDates('2026-11-27', new Set(['2026-12-25', '2026-12-28'])).slice(0, 3)).toEqual([
      '2026-11-27',
      '2026-12-29',
      '2027-01-22',
    ]);
  });

  it('are six, a month apart, on one weekday, from whatever day they begin', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), (days) => {
        const first = addDays('2026-01-01', days);
        const dates = rules.talkDates(first, NONE);
        expect(dates).toHaveLength(6);
        expect(dates[0]).toBe(first);
        for (const [i, date] of dates.entries()) {
          expect(weekdayOf(date)).toBe(weekdayOf(first));
          if (i > 0) expect([28, 35]).toContain(daysBetween(dates[i - 1] ?? '', date));
        }
      }),
    );
  });

  it.each([
    ['today', '2026-11-02', false],
    ['yesterday', '2026-11-01', false],
    ['tomorrow', '2026-11-03', true],
    ['six weeks on', '2026-12-14', true],
    ['later', '2026-12-15', false],
  ])('do not begin %s unless that will do', (_, on, will) => {
    expect(rules.whatIsWrongWithDate(on, '2026-11-02') === null).toBe(will);
  });
});

describe('the agreement', () => {
  const two = { mentorId: 'M', menteeId: 'E' };
  const empty: rules.Agreement = { aim: 'a', give: '', back: '', bounds: '', ending: 'e', firstOn: null, at: null };

  it('is begun by the mentee, completed by the mentor, and stands when both have signed', () => {
    expect(rules.turnOf({ ...two, signedBy: [] })).toBe('E');
    const written = { ...empty, firstOn: '2026-11-11', at: '15:00' };
    expect(rules.sign({ ...two, agreement: empty, signedBy: [] }, written, 'E')).toEqual(['E']);
    expect(rules.turnOf({ ...two, signedBy: ['E'] })).toBe('M');
    const completed = { ...written, give: 'g', back: 'b' };
    expect(rules.sign({ ...two, agreement: written, signedBy: ['E'] }, completed, 'M')).toEqual(['E', 'M']);
    expect(rules.turnOf({ ...two, signedBy: ['E', 'M'] })).toBeNull();
  });

  it('is read again by the other one when anything changed that is not the writer’s own', () => {
    const keys = ['aim', 'give', 'back', 'bounds', 'ending', 'firstOn', 'at'] as const;
    fc.assert(
      fc.property(fc.constantFrom('M', 'E'), fc.subarray([...keys]), (writer, changed) => {
        const given = { ...empty, ...Object.fromEntries(changed.map((key) => [key, 'new'])) };
        const own: readonly string[] = writer === 'M' ? ['give', 'back'] : ['aim'];
        const signed = rules.sign({ ...two, agreement: empty, signedBy: ['E', 'M'] }, given, writer);
        expect(signed).toEqual(changed.every((key) => own.includes(key)) ? ['E', 'M'] : [writer]);
      }),
    );
  });
});

describe('what ends it', () => {
  it.each([
    ['nothing of her', 'active', null, false],
    ['leaving', 'left', null, true],
    ['a break of four weeks', 'paused', '2026-11-30', false],
    ['a longer one', 'paused', '2026-12-01', true],
    ['a break until she says', 'paused', null, true],
  ] as const)('is %s: %s until %s', (_, status, pausedUntil, ends) => {
    expect(rules.endsIt({ status, pausedUntil }, '2026-11-02')).toBe(ends);
  });

  it('reads a date of a talk from its ref, and nothing from anything else', () => {
    expect(rules.readTalkRef(rules.talkRef('ID', { n: 3, revision: 12 }))).toEqual({ id: 'ID', n: 3, revision: 12 });
    expect(rules.readTalkRef('torn')).toEqual({ id: '', n: 0, revision: 0 });
  });
});
