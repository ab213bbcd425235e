import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { askableAgainOn, LONGEST_WANT, LONGEST_WHY, readWhom, readWish, stateForProposer } from '../../../src/features/proposals/rules.ts';

describe('a proposal', () => {
  it.each([
    [{ whom: null, want: 'x', why: null }, ['whom']],
    [{ whom: 'U0ANA', want: 'x', why: null }, ['whom']],
    [{ whom: 'U0BEN', want: '  ', why: null }, ['want']],
    [{ whom: 'U0BEN', want: 'w'.repeat(LONGEST_WANT + 1), why: 'y'.repeat(LONGEST_WHY + 1) }, ['want', 'why']],
  ])('says which field of %j is wrong', (values, fields) => {
    const read = readWish(values, 'U0ANA');
    expect('errors' in read ? Object.keys(read.errors).sort() : []).toEqual(fields);
  });

  it('keeps what fits, trimmed', () => {
    expect(readWish({ whom: 'U0BEN', want: ' saying no ', why: null }, 'U0ANA')).toEqual({
      ok: { whom: 'U0BEN', want: 'saying no', why: '' },
    });
  });

  it.each([
    ['', null, ''],
    ['<@U0BEN|ben>', 'U0BEN', ''],
    ['<@U0BEN> Leading', 'U0BEN', 'Leading'],
    ['@ben', null, '@ben'],
  ])('finds in “%s” whom it is to', (text, whom, rest) => {
    expect(readWhom(text)).toEqual({ whom, rest });
  });

  it('reads to whoever asked the same for a no and for silence', () => {
    expect(stateForProposer('no')).toBe(stateForProposer('silent'));
    expect(new Set((['open', 'yes', 'no', 'withdrawn'] as const).map(stateForProposer)).size).toBe(4);
  });

  it('never comes to the same person again within four weeks', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000 }), (day) => {
        const on = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
        expect((Date.parse(askableAgainOn(on)) - Date.parse(on)) / 86_400_000).toBe(28);
      }),
    );
  });
});
