import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  askRef,
  asksAgain,
  countOfRef,
  defaultDay,
  fieldsOf,
  fullBatches,
  lastDay,
  PARTS,
  readDraft,
  readStep,
  type StepState,
  stepOfRef,
  summaryOf,
  totalOf,
} from '../../../src/features/reflections/rules.ts';
import { addDays, weekdayOf } from '../../../src/platform/time/local-dates.ts';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from '../../../src/platform/time/working-days.ts';

const TODAY = '2026-11-12';
const none = new Set<string>();
const errorsOf = (read: object): Record<string, string> => ('errors' in read ? (read.errors as Record<string, string>) : {});

describe('what the form holds', () => {
  it('is kept exactly as typed', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 400, unit: 'binary' }), (text) => {
        fc.pre(text.trim() !== '');
        const read = readDraft({ worked: text, who: 'P0' }, TODAY);
        expect(read).toEqual({ ok: { texts: { note: '', worked: text, didNot: '', next: '' }, step: '', askOn: null, shared: false } });
      }),
    );
  });

  it.each([
    [{}, 'worked', /nothing written yet/],
    [{ worked: '  ', didNot: '\n' }, 'worked', /nothing written yet/],
    [{ worked: 'x'.repeat(4000) }, 'worked', /4000 characters long; 3000 fit/],
    [{ 'note-2': 'x'.repeat(3001), note: 'y' }, 'note-2', /3001 characters/],
    [{ worked: 'a', step: 's', askOn: '2026-11-11' }, 'askOn', /This day is over/],
    [{ worked: 'a', step: 's', askOn: '2028-11-11' }, 'askOn', /more than a year away/],
    [{ worked: 'a', step: 's', askOn: 'soon' }, 'askOn', /Choose a day such as/],
    [{ worked: 'a', step: 'x'.repeat(3001), askOn: TODAY }, 'step', /3001 characters/],
  ])('%#: is refused in words at the field', (values, field, words) => {
    expect(errorsOf(readDraft(values, TODAY))[field]).toMatch(words);
  });

  it('needs no day, and no day without a step', () => {
    expect(readDraft({ worked: 'a', step: 's', askOn: null }, TODAY)).toMatchObject({ ok: { step: 's', askOn: null } });
    expect(readDraft({ worked: 'a', step: null, askOn: '2020-01-01' }, TODAY)).toMatchObject({ ok: { step: '', askOn: null } });
    expect(errorsOf(readStep({ step: ' ', askOn: null }, TODAY))).toEqual({ step: 'Write the step as: When … happens, I will …' });
  });

  it('gives a long text back whole through several inputs', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' }), fc.integer({ min: 1, max: 60 }), (piece, times) => {
        const text = `${piece} `.repeat(times * 3);
        fc.pre(text.trim() !== '');
        const fields = fieldsOf('note', text);
        for (const field of fields) expect(field.text.length).toBeLessThanOrEqual(3000);
        const read = readDraft(Object.fromEntries(fields.map(({ field, text: typed }) => [field, typed])), TODAY);
        expect('ok' in read && read.ok.texts.note).toBe(text);
      }),
    );
  });

  it('is summed up in one line', () => {
    expect(summaryOf({ note: '', worked: 'Asked\n first', didNot: '', next: 'Ask again' })).toBe('Asked first · Ask again');
    expect(PARTS).toHaveLength(4);
  });
});

describe('the day of the echo', () => {
  it('is in the slot nearest to nine working days ahead', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 1, max: 5 }), (days, weekday) => {
        const today = addDays('2026-01-01', days);
        const day = defaultDay(today, weekday, none);
        expect(weekdayOf(day)).toBe(weekday);
        const away = workingDaysBetween(today, day, none);
        expect(away).toBeGreaterThanOrEqual(6);
        expect(away).toBeLessThanOrEqual(12);
      }),
    );
  });

  it('is the ninth working day where there is no slot, and never a holiday', () => {
    expect(defaultDay(TODAY, null, none)).toBe(addWorkingDays(TODAY, 9, none));
    const holidays = new Set(['2026-11-24']);
    expect(isWorkingDay(defaultDay(TODAY, 2, holidays), holidays)).toBe(true);
  });

  it.each([
    ['2026-11-24', 2, '2026-12-01'],
    ['2026-11-25', 2, '2026-12-08'],
    ['2026-11-28', null, '2026-12-07'],
  ])('opening on %p with a slot on weekday %p it is closed after %p', (askOn, weekday, last) => {
    expect(lastDay(askOn, weekday, none)).toBe(last);
  });
});

describe('asking again', () => {
  it('happens once, and only after "not yet"', () => {
    expect([asksAgain('not-yet', 1), asksAgain('not-yet', 2), asksAgain('done', 1), asksAgain('dropped', 0)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('keeps step and count in the ask’s ref', () => {
    expect([stepOfRef(askRef('01ABC', 2)), countOfRef(askRef('01ABC', 2))]).toEqual(['01ABC', 2]);
  });
});

describe('the community’s total of steps', () => {
  const steps = (authors: readonly string[], states: readonly StepState[]) =>
    authors.map((authorId, index) => ({ authorId, state: states[index % states.length] ?? 'done' }) as const);

  it('is never shown for fewer than k people, however many steps they have', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            authorId: fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g')),
            state: fc.constantFrom<StepState>('open', 'done', 'part', 'not-yet', 'dropped', 'unknown'),
          }),
          { maxLength: 60 },
        ),
        fc.integer({ min: 5, max: 9 }),
        (answered, k) => {
          const total = totalOf(answered, k);
          const people = new Set(
            answered.flatMap(({ authorId, state }) => (authorId && state !== 'open' && state !== 'unknown' ? authorId : [])),
          ).size;
          expect(total.shown).toBe(people >= k);
          if (total.shown) expect(total.helped).toBeLessThanOrEqual(total.answered);
        },
      ),
    );
  });

  it.each([
    [['done', 'part', 'dropped'], 'green'],
    [['done', 'dropped', 'not-yet'], 'amber'],
    [['dropped'], 'red'],
  ] as const)('%p is %p', (states, light) => {
    expect(totalOf(steps(['a', 'b', 'c', 'd', 'e', 'f'], states), 5)).toMatchObject({ shown: true, answered: 6, people: 6, light });
  });

  it('grows by no fewer than k people at a time, and the running week never counts', () => {
    const week = fc.integer({ min: 0, max: 8 }).map((n) => addDays('2026-10-05', 7 * n));
    const answer = fc.record({
      authorId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
      state: fc.constantFrom<StepState>('done', 'dropped'),
      weekOn: week,
    });
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 60 }), week, week, (answered, one, other) => {
        const [earlier = one, later = one] = [one, other].sort();
        const before = fullBatches(answered, 5, earlier);
        const after = fullBatches(answered, 5, later);
        expect(after.slice(0, before.length)).toEqual(before);
        for (const batch of after) expect(new Set(batch.map(({ authorId }) => authorId)).size).toBeGreaterThanOrEqual(5);
        expect(after.flat().every(({ weekOn }) => weekOn < later)).toBe(true);
      }),
    );
  });
});
