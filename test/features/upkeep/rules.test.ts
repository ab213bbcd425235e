import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ITEM_KINDS, ITEM_STATES } from '../../../src/community/item.ts';
import { beginsMonth, type Candidate, dueOn, inListOrder, monthBefore, reasonFor, stateAfter } from '../../../src/features/upkeep/rules.ts';
import { addDays } from '../../../src/platform/time/local-dates.ts';

const item = (change: object = {}) => ({
  ...{ kind: 'card' as const, state: 'shared' as const, privacy: 'P3' as const, reviewOn: '2027-05-01', stewardId: 'U1', credit: null },
  ...change,
});
const days = (change: object = {}) => ({ sharedOn: '2026-11-01', usedOn: null, changedOn: '2026-11-01', ...change });

describe('silence', () => {
  it.each<[string, object, object, string, 'check' | 'archived' | null]>([
    ['before its date', {}, {}, '2027-04-30', null],
    ['on its date', {}, {}, '2027-05-01', 'check'],
    ['proven, on its date', { state: 'proven' }, {}, '2027-05-01', 'check'],
    ['being checked', { state: 'check' }, {}, '2027-10-31', null],
    ['a year unused', { state: 'check' }, {}, '2027-11-01', 'archived'],
    ['a year unused, never ticked', {}, {}, '2027-11-01', 'archived'],
    ['used in between', { state: 'check' }, { usedOn: '2027-03-01' }, '2028-02-29', null],
    ['used, and a year later', { state: 'check' }, { usedOn: '2027-03-01' }, '2028-03-01', 'archived'],
    ['looked at in between', { reviewOn: '2027-11-02' }, {}, '2027-11-01', null],
    ['a term on its date', { kind: 'term', reviewOn: '2027-11-01' }, {}, '2027-11-01', 'check'],
    ['a term years later', { kind: 'term', state: 'check', reviewOn: '2027-11-01' }, {}, '2030-01-01', null],
    ['a case note two lists later', { kind: 'case-note', state: 'check', reviewOn: '2027-11-01' }, {}, '2028-01-01', 'archived'],
    ['a story, which has no date', { kind: 'story', reviewOn: null }, {}, '2029-01-01', null],
    ['a card that came without a date', { reviewOn: null }, {}, '2027-05-01', 'check'],
    ['a draft', { state: 'draft' }, {}, '2029-01-01', null],
    ['hers alone', { privacy: 'P0' }, {}, '2029-01-01', null],
  ])('%s', (_, change, when, today, state) => {
    expect(stateAfter(item(change), days(when), today)).toBe(state);
  });

  it('never touches a draft or what is hers alone, and never makes anything more certain', () => {
    const record = fc.record({
      kind: fc.constantFrom(...ITEM_KINDS),
      state: fc.constantFrom(...ITEM_STATES),
      privacy: fc.constantFrom('P0' as const, 'P3' as const, 'P4' as const),
      reviewOn: fc.option(fc.constantFrom('2026-11-30', '2027-05-01', '2028-01-01')),
    });
    fc.assert(
      fc.property(record, fc.nat(900), (one, passed) => {
        const state = stateAfter(one, days(), addDays('2026-11-01', passed));
        if (one.privacy === 'P0' || one.state === 'draft' || one.state === 'archived') expect(state).toBeNull();
        else expect([null, 'check', 'archived']).toContain(state);
        if (passed < 365) expect(state).not.toBe('archived');
        // Once it is there, the same day asks for nothing more.
        if (state) expect(stateAfter({ ...one, state }, days(), addDays('2026-11-01', passed))).toBeNull();
      }),
    );
  });
});

describe('the list', () => {
  it.each<[string, object, string, string | null]>([
    ['fine', {}, '2027-01-01', null],
    ['overdue', {}, '2027-06-01', 'review'],
    ['flagged', { state: 'check' }, '2027-01-01', 'flagged'],
    ['steward gone', { stewardId: null }, '2027-01-01', 'steward-gone'],
    ['steward left', { stewardId: 'U9', state: 'check' }, '2027-01-01', 'steward-gone'],
    ['a term that was brought along', { kind: 'term', stewardId: null, credit: 'library' }, '2027-01-01', null],
    ['archived', { state: 'archived', stewardId: null }, '2029-01-01', null],
    ['draft', { state: 'draft', stewardId: null }, '2029-01-01', null],
  ])('%s', (_, change, today, reason) => {
    expect(reasonFor(item(change), days(), today, new Set(['U1']))).toBe(reason);
  });

  it('begins with what was carried over, then with what was used last', () => {
    const one = (id: string, change: Partial<Candidate> = {}): Candidate => ({
      id,
      reason: 'review',
      usedAt: null,
      dueOn: null,
      again: false,
      ...change,
    });
    const ordered = inListOrder([
      one('d', { dueOn: '2027-02-01' }),
      one('c', { dueOn: '2027-01-01' }),
      one('b', { usedAt: 5 }),
      one('a', { again: true }),
      one('e'),
    ]);
    expect(ordered.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('comes on the first Monday of a month', () => {
    expect(['2026-11-02', '2026-11-09', '2026-12-07'].map(beginsMonth)).toEqual([true, false, true]);
    expect([monthBefore('2027-01-01'), dueOn({ kind: 'story', reviewOn: null }, days())]).toEqual(['2026-12-01', null]);
  });
});
