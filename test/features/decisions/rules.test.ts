import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysOf, faultAfter, faultsIn, medianOf, readHistory, summarise } from '../../../src/features/decisions/rules.ts';
import { addDays } from '../../../src/platform/time/local-dates.ts';

const TODAY = '2026-11-18';

describe('the days of a decision', () => {
  it.each([
    ['on the same day', '2026-11-02', '2026-11-02', []],
    ['today', '2026-11-02', TODAY, []],
    ['raised tomorrow', '2026-11-19', '2026-11-19', ['raised']],
    ['decided tomorrow', '2026-11-02', '2026-11-19', ['decided']],
    ['decided before it was raised', '2026-11-03', '2026-11-02', ['decided']],
    ['raised on no day', '2026-02-30', TODAY, ['raised']],
    ['decided on no day', '2026-11-02', '', ['decided']],
  ])('%s', (_, raised, decided, faults) => {
    expect(Object.keys(faultsIn({ raised, decided }, TODAY))).toEqual(faults);
  });

  it('are never negative when nothing is wrong with them', () => {
    const date = fc.integer({ min: -400, max: 30 }).map((days) => addDays(TODAY, days));
    fc.assert(
      fc.property(date, date, (raised, decided) => {
        const fine = Object.keys(faultsIn({ raised, decided }, TODAY)).length === 0;
        expect(fine).toBe(raised <= decided && decided <= TODAY);
        if (fine) expect(daysOf({ raisedOn: raised, decidedOn: decided })).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it.each([
    ['2026-11-10', null],
    [TODAY, null],
    ['2026-11-09', 'decided later'],
    ['2026-11-19', 'still to come'],
    ['soon', 'Choose a day'],
  ])('and what came on %s after one of 10 November', (on, fault) => {
    if (fault === null) expect(faultAfter(on, '2026-11-10', TODAY)).toBeNull();
    else expect(faultAfter(on, '2026-11-10', TODAY)).toContain(fault);
  });
});

describe('the numbers', () => {
  it.each([
    [[], null],
    [[3], 3],
    [[9, 21, 14], 14],
    [[1, 10, 2, 3], 2.5],
  ])('the median of %j is %j', (numbers, median) => {
    expect(medianOf(numbers)).toBe(median);
  });

  it('have as many below the median as above it', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(99), { minLength: 1 }), (numbers) => {
        const median = medianOf(numbers) ?? -1;
        expect(numbers.filter((n) => n < median).length).toBeLessThanOrEqual(numbers.length / 2);
        expect(numbers.filter((n) => n > median).length).toBeLessThanOrEqual(numbers.length / 2);
      }),
    );
  });

  it.each([
    ['9, 21, 14', [9, 21, 14]],
    ['9 days, then 21 and 14.5', [9, 21, 14.5]],
    ['two weeks each', null],
    ['9, 21', null],
    ['9, 21, 14, 3', null],
  ])('before the rule: “%s”', (text, numbers) => {
    expect(readHistory(text)).toEqual(numbers);
  });

  it('come from five decisions on, beside those before', () => {
    const one = { raisedOn: '2026-11-02', decidedOn: '2026-11-05', reversedOn: null };
    const four = [one, one, one, { ...one, decidedOn: '2026-11-02' }];
    expect(summarise(four, '9, 21, 14')).toBeNull();
    expect(summarise([...four, { ...one, reversedOn: '2026-11-09' }], '9, 21, 14')).toEqual({ n: 5, median: 3, reversed: 1, before: 14 });
    expect(summarise([...four, one], 'long')?.before).toBeNull();
  });
});
