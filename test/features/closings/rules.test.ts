import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as rules from '../../../src/features/closings/rules.ts';
import { NO_HOLIDAYS } from '../../../src/platform/time/working-days.ts';
import { toInstant } from '../../../src/platform/time/zones.ts';

describe('the end of nine weeks', () => {
  it('can be answered from two weeks before it until ten working days after it', () => {
    const pair = { closesOn: '2026-11-09' };
    expect(rules.opensEarlyOn(pair)).toBe('2026-10-26');
    expect(rules.closesAt(pair, NO_HOLIDAYS, 'Europe/London')).toBe(toInstant('2026-11-23', '18:00', 'Europe/London'));
    expect(rules.closesAt(pair, new Set(['2026-11-23']), 'Europe/London')).toBe(toInstant('2026-11-24', '18:00', 'Europe/London'));
  });

  it.each<[string, (number | null)[], number, number | null]>([
    ['nobody said and nothing was counted: not known', [null, null], 0, null],
    ['she says none', [0, null], 0, 0],
    ['one of them forgot one', [2, 3], 1, 3],
    ['the check-ins counted more', [1], 2, 2],
    ['many', [], 9, rules.MOST_TALKS],
  ])('knows how many talks there were: %s', (_, said, talks, expected) => {
    expect(rules.knownTalks(said, { talks })).toBe(expected);
  });

  it('reads only what its form offers, and takes what stood there already for no answer', () => {
    expect(rules.readAnswer({ talks: '3', useful: '5', differently: ' I ask first ' })).toEqual({
      said: { talks: 3, useful: 5, differently: 'I ask first' },
    });
    expect(rules.readAnswer({ talks: '9', useful: '0', differently: null })).toEqual({
      said: { talks: null, useful: null, differently: '' },
    });
    expect(rules.readAnswer({ differently: 'x'.repeat(301) })).toEqual({
      errors: { differently: expect.stringContaining('this has 301') },
    });
    const said = { talks: 2, useful: null, differently: '' };
    expect([rules.isAnswer(said, 2), rules.isAnswer(said, 1), rules.isAnswer({ ...said, useful: 1 }, 2)]).toEqual([false, true, true]);
  });
});

it('shows no number into which another answer may still come', () => {
  const pair = (roundId: string | null, toldOn = '2026-11-03') => ({ roundId, toldOn });
  expect(rules.isDone('r1', [pair('r2')], 'own-2026')).toBe(true);
  expect(rules.isDone('r1', [pair('r1')], 'own-2026')).toBe(false);
  expect(rules.isDone('own-2026', [], 'own-2026')).toBe(false);
  expect(rules.isDone('own-2026', [pair(null, '2027-01-04')], 'own-2027')).toBe(true);
  const pairs = fc.array(fc.record({ roundId: fc.constantFrom(null, 'r1', 'r2'), toldOn: fc.constantFrom('2026-03-02', '2027-03-01') }));
  fc.assert(
    fc.property(pairs, fc.constantFrom('own-2026', 'own-2027', 'own-2028'), (alive, present) => {
      for (const one of alive) expect(rules.isDone(rules.batchOf(one), alive, present)).toBe(false);
    }),
  );
});
