import { describe, expect, it } from '@jest/globals';
import { drawLate } from '../../src/community/matching-rules.ts';
import { candidate, crowd, facts } from '../support/matching.ts';

const people = crowd(6);
const [ana, ben] = people;
const pairs = [
  { id: 'p1', people: ['U0000', 'U0001'] },
  { id: 'p2', people: ['U0002', 'U0003'] },
  { id: 'p3', people: ['U0004', 'U0005'] },
];
const late = candidate('X', { jobFunction: 'Product', offer: 'budgets' });
const known = facts(people);

describe('whoever comes later', () => {
  it('goes with somebody free, the best of them', () => {
    const free = [candidate('Y', { jobFunction: 'Product' }), candidate('Z', { jobFunction: 'Sales' }), late];
    expect(drawLate(late, pairs, free, known)).toMatchObject({
      is: 'pair',
      people: ['X', 'Z'],
      reason: { by: 'later', otherFunction: true },
    });
    expect(drawLate(late, pairs, free, { ...known, forbidden: [['Z', 'X']] })).toMatchObject({ people: ['X', 'Y'] });
    expect(drawLate(late, pairs, free, known, 'again')).toMatchObject({ reason: { by: 'again', third: null } });
  });

  it('makes the best pair three when nobody is free', () => {
    const reason = { by: 'later', third: { userId: 'X', because: 'later' } };
    // U0000 and U0005 are of her function; of U0002 and U0003 neither is.
    expect(drawLate(late, pairs, [], known)).toMatchObject({ is: 'trio', pairId: 'p2', people: ['U0002', 'U0003', 'X'], reason });
    const wants = people.map((one) => (one.userId === 'U0004' ? { ...one, jobFunction: 'Sales', want: 'budgeting' } : one));
    const other = wants.map((one) => (one.userId === 'U0005' ? { ...one, jobFunction: 'Finance' } : one));
    expect(drawLate(late, pairs, [], { ...known, candidates: other })).toMatchObject({ pairId: 'p3', reason: { offerMeetsWant: true } });
  });

  it('never joins with whom she must not be, too few hours for three, a pair that is three, or one that is not known whole', () => {
    const three = [{ id: 'p1', people: ['U0000', 'U0001', 'U0002'] }];
    expect(drawLate(late, three, [], known)).toEqual({ is: 'unplaced', because: 'nobody' });
    expect(drawLate(late, pairs.slice(0, 1), [], { ...known, forbidden: [['U0001', 'X']] })).toEqual({ is: 'unplaced', because: 'nobody' });
    expect(drawLate(late, [{ id: 'p9', people: ['U0000', 'gone'] }], [], known)).toEqual({ is: 'unplaced', because: 'nobody' });
    const short = [
      { ...candidate('U0000'), until: '12:00' },
      { ...candidate('U0001'), from: '10:00' },
    ];
    const noon = candidate('X', { from: '11:00' });
    expect(drawLate(noon, pairs.slice(0, 1), [], facts(short))).toEqual({ is: 'unplaced', because: 'nobody' });
  });

  it('would rather be where nobody has met her, and takes what she says now', () => {
    const meetings = ['U0002', 'U0003', 'U0004', 'U0005'].map((b) => ({ a: 'X', b, on: '2026-09-21', thirdId: null }));
    const met = facts(people, { meetings, roundsOn: ['2026-09-21'] });
    expect(drawLate(late, pairs, [], met)).toMatchObject({ pairId: 'p1' });
    const moved = { ...late, zone: 'Pacific/Auckland' };
    expect(drawLate(moved, pairs, [], facts([...people, late]))).toEqual({ is: 'unplaced', because: 'hours' });
  });

  it('has the same place whatever the order', () => {
    const turned = drawLate(late, pairs.toReversed(), [], facts(people.toReversed()));
    expect(turned).toEqual(drawLate(late, pairs, [], known));
    const free = [ana, ben].flatMap((one) => (one ? [one] : []));
    expect(drawLate(late, [], free.toReversed(), known)).toEqual(drawLate(late, [], free, known));
  });
});
