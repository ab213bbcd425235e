import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type NorthStar, northStarSchema, outcomeSchema } from '../../../src/community/settings.ts';
import { suggestChannelName, whyNotChannelName } from '../../../src/features/set-up/rules-checks-people.ts';
import { PARTS, partAfter, partBefore, titleOf } from '../../../src/features/set-up/rules-draft.ts';
import { movedWords } from '../../../src/features/set-up/rules-moved.ts';
import {
  FRAMINGS,
  findActivity,
  KINDS,
  measureHints,
  northStarSentence,
  outcomeHints,
  purposeHints,
} from '../../../src/features/set-up/rules-north-star.ts';
import {
  defaultStart,
  earliestFairStart,
  minutesAMonth,
  readHolidays,
  readZone,
  writeHolidays,
} from '../../../src/features/set-up/rules-rhythm.ts';
import { addDays, weekdayOf } from '../../../src/platform/time/local-dates.ts';
import { addWorkingDays, NO_HOLIDAYS } from '../../../src/platform/time/working-days.ts';

const star = (parts: Partial<NorthStar>): NorthStar => northStarSchema.parse(parts);
const whole = { who: 'New leads', able: 'plan alone', measure: 'weeks until the first plan', from: '20', to: '12', byOn: '2027-06-30' };

describe('the north star sentence', () => {
  it.each<[Partial<NorthStar>, string]>([
    [whole, 'New leads can plan alone, seen in weeks until the first plan: from 20 to 12 by 30 June 2027.'],
    [{ ...whole, from: '' }, 'New leads can plan alone, seen in weeks until the first plan: to 12 by 30 June 2027.'],
    [{ who: 'New leads', able: 'plan alone.' }, 'New leads can plan alone.'],
    [{ able: 'plan alone', byOn: '2027-06-30' }, 'We can plan alone by 30 June 2027.'],
    [{ problem: 'Plans come late' }, 'Plans come late.'],
    [{ who: 'New leads', problem: 'wait for permission' }, 'New leads: wait for permission.'],
    [{ measure: 'days to decide' }, 'days to decide.'],
    [{}, ''],
  ])('says as much of it as there is', (parts, sentence) => {
    expect(northStarSentence(star(parts))).toBe(sentence);
  });

  it('keeps what people typed, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 200 }), (able) => {
        const kept = able.trim().replace(/[.;,\s]+$/u, '');
        fc.pre(kept !== '');
        expect(northStarSentence(star({ able }))).toContain(kept);
      }),
    );
  });
});

describe('the hints', () => {
  it.each([
    ['meet once a month', 'meet'],
    ['regularly share experiences', 'share'],
    ['exchange ideas', 'exchange'],
    ['stay in touch', 'stay in touch'],
    ['have a place to learn from each other', 'learn'],
  ])('name the activity in “%s”', (able, word) => {
    expect(findActivity(star({ able }))).toBe(word);
  });

  it.each(['decide in one meeting instead of three', 'open a new site', 'hand work over without a meeting', 'meeter'])(
    'leave “%s” alone',
    (able) => {
      expect(findActivity(star({ able }))).toBeNull();
    },
  );

  it('ask for people, a measure and a date, and for nothing once they are there', () => {
    expect(purposeHints(star({ problem: 'Plans come late' }))).toHaveLength(1);
    expect(purposeHints(star(whole))).toEqual([]);
    expect(measureHints(star({}))).toHaveLength(2);
    expect(measureHints(star(whole))).toEqual([]);
  });

  it('ask an outcome for a unit and a source, and notice when its numbers run the other way', () => {
    const outcome = outcomeSchema.parse({ name: 'Days to decide', unit: 'days', source: 'log', baseline: '20', target: '12' });
    expect(outcomeHints(outcome)).toEqual(['From 20 to 12 it falls; you chose the other way.']);
    expect(outcomeHints({ ...outcome, direction: 'down' })).toEqual([]);
    expect(outcomeHints({ ...outcome, direction: 'down', unit: '', source: '' })).toHaveLength(2);
    expect(outcomeHints(outcomeSchema.parse({ name: '' }))).toEqual([]);
  });

  it('do not find an activity in our own examples, and every kind has two suggestions', () => {
    for (const kind of KINDS) {
      expect(findActivity(FRAMINGS[kind].example)).toBeNull();
      expect(FRAMINGS[kind].suggestions).toHaveLength(2);
    }
  });
});

describe('what a rhythm asks of people', () => {
  it.each<[2 | 4 | 6, number, number]>([
    [4, 75, 100],
    [6, 75, 65],
    [2, 75, 175],
    [4, 30, 55],
    [4, 180, 205],
  ])('every %i weeks for %i minutes is about %i minutes a month', (everyWeeks, minutes, asked) => {
    expect(minutesAMonth({ everyWeeks, minutes })).toBe(asked);
  });

  it('starts on a Monday that leaves ten working days', () => {
    expect(defaultStart('2026-11-02', NO_HOLIDAYS)).toBe('2026-11-16');
    expect(defaultStart('2026-11-04', NO_HOLIDAYS)).toBe('2026-11-23');
    expect(defaultStart('2026-11-02', new Set(['2026-11-05']))).toBe('2026-11-23');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000 }), (days) => {
        const today = addDays('2026-01-01', days);
        const start = defaultStart(today, NO_HOLIDAYS);
        expect(weekdayOf(start)).toBe(1);
        expect(start >= addWorkingDays(today, 10, NO_HOLIDAYS)).toBe(true);
        expect(earliestFairStart(today, NO_HOLIDAYS) > addWorkingDays(today, 5, NO_HOLIDAYS)).toBe(true);
      }),
    );
  });
});

describe('holidays', () => {
  it.each([
    ['2026-12-25 Christmas', { on: '2026-12-25', name: 'Christmas' }],
    ['2026-12-25', { on: '2026-12-25', name: '' }],
    ['25.12.2026 Weihnachten', { on: '2026-12-25', name: 'Weihnachten' }],
    ['Friday, 25 December 2026 – Christmas Day', { on: '2026-12-25', name: 'Christmas Day' }],
    ['Dec 25, 2026: Christmas', { on: '2026-12-25', name: 'Christmas' }],
    ['1st Jan 2027\tNew Year', { on: '2027-01-01', name: 'New Year' }],
    ['• 25/12/2026, Christmas', { on: '2026-12-25', name: 'Christmas' }],
    ['12/25/2026 Christmas', { on: '2026-12-25', name: 'Christmas' }],
    ['20261225 Christmas', { on: '2026-12-25', name: 'Christmas' }],
    ['Monday 4 May 2026 May Day', { on: '2026-05-04', name: 'May Day' }],
  ])('reads “%s”', (line, holiday) => {
    expect(readHolidays(line)).toEqual({ holidays: [holiday] });
  });

  it.each([
    ['2026-12-25 Christmas\n\nChristmas', /Line 3 .*does not begin with a date.*2026-12-25 Christmas/],
    ['2026-02-30 Never', /Line 1 .*does not exist/],
    ['03/04/2026 Easter?', /Line 1 .*two dates/],
  ])('names the line that it cannot read and shows a good one', (text, sentence) => {
    expect(readHolidays(text)).toEqual({ error: expect.stringMatching(sentence) });
  });

  it('come back as they were written, each day once and in order', () => {
    const read = readHolidays('2027-01-01 New Year\n2026-12-25 Christmas\n2026-12-25 again');
    expect('holidays' in read && writeHolidays(read.holidays)).toBe('2026-12-25 Christmas\n2027-01-01 New Year');
  });

  it('never throw, whatever is pasted', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => expect(readHolidays(text)).toBeDefined()));
  });
});

describe('a zone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['berlin', 'Europe/Berlin'],
    ['Berlin time', 'Europe/Berlin'],
    ['new york', 'America/New_York'],
    ['asia/kolkata', 'Asia/Kolkata'],
    ['port-au-prince', 'America/Port-au-Prince'],
    ['gmt', 'UTC'],
  ])('is found from “%s”', (typed, zone) => {
    expect(readZone(typed)).toBe(zone);
  });

  it('is not made up', () => {
    expect(readZone('Atlantis')).toBeNull();
    expect(readZone('')).toBeNull();
  });
});

describe('a channel name', () => {
  it.each([
    ['leads-of-leads', null],
    ['führung_2', null],
    ['', /such as leads-of-leads/],
    ['Leads of Leads', /Try leads-of-leads\./],
    ['a'.repeat(81), /At most 80/],
    ['-_-', /at least one letter/],
  ])('“%s” is taken or refused in words', (name, sentence) => {
    const why = whyNotChannelName(name);
    if (sentence === null) expect(why).toBeNull();
    else expect(why).toMatch(sentence);
  });

  it('that is suggested is always one that Slack takes', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'grapheme' }), (name) =>
        expect(whyNotChannelName(suggestChannelName(name))).toBeNull(),
      ),
    );
  });
});

describe('the order of the parts', () => {
  it('leads forward through every part that is needed, and back the same way', () => {
    for (const outcomes of [0, 1, 2, 3]) {
      const way = ['purpose' as (typeof PARTS)[number]];
      while (way.at(-1) !== 'preview') way.push(partAfter(way.at(-1) ?? 'purpose', outcomes));
      expect(way).toHaveLength(PARTS.length - 3 + Math.max(1, outcomes));
      for (let at = way.length - 1; at > 0; at--) expect(partBefore(way[at] ?? 'purpose', outcomes)).toBe(way[at - 1]);
    }
    expect(partBefore('purpose', 0)).toBeNull();
  });

  it('has titles that fit', () => {
    for (const part of PARTS) expect(titleOf(part).length).toBeLessThanOrEqual(24);
  });
});

describe('what moved', () => {
  const day = (localDate: string) => ({ dueAt: Date.parse(localDate), localDate });
  it('is said once for each message and day, sessions first', () => {
    const words = movedWords(
      [],
      [
        { touch: 'a', name: 'Reflection question', userId: null, from: day('2026-12-08'), to: day('2026-12-09') },
        { touch: 'b', name: 'Reminder', userId: 'U1', from: day('2026-12-10'), to: null },
        { touch: 'b', name: 'Reminder', userId: 'U2', from: day('2026-12-10'), to: null },
      ],
    );
    expect(words).toEqual(['Two messages moved:', '• Reflection question Tue 8 Dec → Wed 9 Dec', '• Reminder Thu 10 Dec falls away']);
    expect(movedWords([], [])).toEqual([]);
  });
});
