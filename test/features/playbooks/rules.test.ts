import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { itemForms } from '../../../src/community/item-forms.ts';
import { countWords, IDLE, isHeld, prefilled, progressOf, sectionsOf, withPart, writersOf } from '../../../src/features/playbooks/rules.ts';
import { fits, isSilent, lastWeekOf, planOf, readFit, readWeeks, stopsOf } from '../../../src/features/playbooks/rules-weeks.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';

const form = (id: string) => {
  const found = itemForms(readStarterLibrary()).find((each) => each.id === id);
  if (!found) throw new Error(id);
  return found;
};

describe('sections', () => {
  it('leave out what is filled in by others, and count what is written', () => {
    expect(sectionsOf(form('pb-practice')).map(({ key }) => key)).toEqual(
      'problem result how why conditions limits adapt start'.split(' '),
    );
    expect(progressOf(form('pb-practice'), { problem: 'x', how: '  ', notes: 'n' })).toEqual({ written: 1, of: 8 });
    expect(countWords({ a: 'Ask two questions.', b: 'Don’t answer' })).toBe(5);
    expect(withPart({ a: '1', b: '2' }, 'b', '  ')).toEqual({ a: '1' });
    expect(withPart({ a: '1' }, 'b', ' 2 ')).toEqual({ a: '1', b: '2' });
  });

  it('know who wrote each, in the order of their coming', () => {
    const versions: { parts: Record<string, string>; byId: string | null }[] = [
      { parts: { how: 'a' }, byId: 'U1' },
      { parts: { how: 'a', why: 'b' }, byId: 'U2' },
      { parts: { how: 'c', why: 'b' }, byId: 'U2' },
      { parts: { how: 'c', why: 'd' }, byId: null },
    ];
    expect(Object.fromEntries(writersOf(versions))).toEqual({ how: ['U1', 'U2'], why: ['U2'] });
  });

  it('begin with what a card says already, where the form asks for it', () => {
    const card = { use_when: 'u', how: 'h', why: 'w', conditions: 'c', limits: 'l', other: 'o', more: 'm' };
    expect(prefilled(form('pb-practice'), card)).toEqual({ problem: 'u', how: 'h', why: 'w', conditions: 'c', limits: 'l' });
    expect(prefilled(form('pb-roadmap'), card)).toEqual({ menu: 'o' });
  });

  it('are free again after 28 days', () => {
    expect([isHeld({ touchedAt: 0 }, IDLE - 1), isHeld({ touchedAt: 0 }, IDLE)]).toEqual([true, false]);
  });
});

describe('the weeks', () => {
  it.each([
    [
      'Week 1: brief\nWeek 2 - try\n  twice\nWeek 3–4: look',
      [
        [1, 1, 'brief'],
        [2, 2, 'try\n  twice'],
        [3, 4, 'look'],
      ],
    ],
    ['Start small.\nweek 1. brief', [[1, 1, 'Start small.\nbrief']]],
    [
      'brief\ntry\nlook',
      [
        [1, 1, 'brief'],
        [2, 2, 'try'],
        [3, 3, 'look'],
      ],
    ],
    [
      'a\nb\n\nc',
      [
        [1, 1, 'a\nb'],
        [2, 2, 'c'],
      ],
    ],
    ['Everything at once', [[1, 4, 'Everything at once']]],
    ['', []],
  ])('are read from %j', (text, expected) => {
    expect(readWeeks(text).map(({ from, to, text: said }) => [from, to, said])).toEqual(expected);
  });

  it('of a roadmap are its phases, asked about when each begins and ends', () => {
    const plan = planOf(form('pb-roadmap'), { phase1: 'one team', phase2: 'three', menu: 'x' });
    expect(plan.map(({ from, to, heading }) => [from, to, heading])).toEqual([
      [1, 4, 'prove it once more elsewhere'],
      [5, 10, 'three teams, three variants'],
    ]);
    expect(stopsOf(plan).map(({ week, ends }) => [week, ends])).toEqual([[1, false], [4, true], [5, false], [10, true]]); // biome-ignore format: a table
    expect(lastWeekOf(plan)).toBe(10);
  });

  it('never overlap and always go on, whatever somebody wrote', () => {
    const line = fc.oneof(
      fc.tuple(fc.nat(99), fc.nat(99)).map(([a, b]) => `Week ${a}-${b}: x`),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const weeks = stopsOf(readWeeks(lines.join('\n'))).map(({ week }) => week);
        expect(weeks).toEqual([...new Set(weeks)].toSorted((a, b) => a - b));
        expect(weeks.every((week) => week >= 1 && week <= 52)).toBe(true);
      }),
    );
  });
});

describe('the fit test', () => {
  it('reads its questions, and beside them what to do instead', () => {
    expect(readFit('1. Is it yours? Do you meet weekly?\n- Elsewhere: ask Ben.')).toEqual({
      questions: ['Is it yours?', 'Do you meet weekly?'],
      instead: 'Elsewhere: ask Ben.',
    });
    expect(readFit('We meet weekly\nWe are eight').questions).toHaveLength(2);
    expect(readFit('').questions).toEqual([]);
  });

  it.each([
    [3, 6, false],
    [4, 6, true],
    [2, 2, true],
    [1, 2, false],
  ])('with %i yes of %i says %s', (yes, of, expected) => {
    expect(fits(yes, of)).toBe(expected);
  });

  it('ends after two silent weeks, not after one', () => {
    expect([isSilent({}, 1), isSilent({}, 2), isSilent({ '0': 'done' }, 2), isSilent({ '0': 'later' }, 3)]).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });
});
