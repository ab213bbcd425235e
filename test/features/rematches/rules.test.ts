import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Member } from '../../../src/community/records.ts';
import { endedEarly, hasRoom, isGone, looksByItself, metSince, partingOf } from '../../../src/features/rematches/rules.ts';

const TODAY = '2026-11-04';
const standing = (status: Member['status'], pausedUntil: string | null = null) => ({ status, pausedUntil });

describe('somebody is gone', () => {
  it.each([
    ['active', null, false],
    ['left', null, true],
    ['paused', null, true],
    ['paused', '2026-11-18', false],
    ['paused', '2026-11-19', true],
    ['invited', null, true],
  ] as const)('when she is %s until %s: %s', (status, until, gone) => {
    expect(isGone(standing(status, until), TODAY)).toBe(gone);
  });

  it('when nobody knows her any more', () => expect(isGone(null, TODAY)).toBe(true));
});

describe('an early end', () => {
  it.each([
    ['told', 'quietly', true],
    ['agreed', 'apart', true],
    ['agreed', 'closed', false],
    ['told', 'withdrawn', false],
    ['matched', 'gone', false],
  ] as const)('of a pair that was %s and ended %s: %s', (state, ended, early) => {
    expect(endedEarly({ state: 'over', ended }, { state })).toBe(early);
  });

  it('sets off a search by itself where somebody is missing, and never shows whether a list was behind it', () => {
    expect((['gone', 'unsigned', 'quietly', 'silent', 'apart'] as const).map(looksByItself)).toEqual([true, true, false, false, false]);
  });

  it.each([
    ['2026-11-25', true],
    ['2026-11-24', false],
  ])('leaves room for somebody new with three weeks to go: %s', (closesOn, room) => {
    expect(hasRoom(closesOn, TODAY)).toBe(room);
  });
});

const people = fc.constantFrom<string[]>(['A', 'B'], ['A', 'B', 'C']);
const two = fc.constantFrom<string>('AB', 'AC', 'BC');

describe('who must be kept apart', () => {
  it('never stays together, and nobody goes without need', () => {
    fc.assert(
      fc.property(people, fc.uniqueArray(two), fc.constantFrom<string>('A', 'B', 'C', 'X'), (ids, clashes, by) => {
        const apart = (a: string, b: string): boolean => clashes.includes(`${a}${b}`) || clashes.includes(`${b}${a}`);
        const clashing = (of: readonly string[]): boolean => of.some((a) => of.some((b) => a !== b && apart(a, b)));
        const parting = partingOf({ people: ids }, apart, by);
        expect(parting === null).toBe(!clashing(ids));
        if (parting !== null && parting !== 'over') {
          expect(ids).toHaveLength(3);
          expect(clashing(ids.filter((id) => id !== parting.goes))).toBe(false);
        }
        const alone = ids.filter((id) => !clashing(ids.filter((other) => other !== id)));
        if (parting === 'over' && ids.length === 3) expect(alone).toEqual([]);
        if (parting !== null && parting !== 'over' && alone.includes(by)) expect(parting.goes).toBe(by);
      }),
    );
  });

  it('is also who met since the round began and parted, and nobody who met before', () => {
    const met = [
      { a: 'A', b: 'B', on: '2026-08-01' },
      { a: 'A', b: 'C', on: '2026-11-03' },
      { a: 'B', b: 'C', on: '2026-11-17' },
    ];
    expect(metSince(met, '2026-11-03', [{ people: ['B', 'C'] }])).toEqual([['A', 'C']]);
  });
});
