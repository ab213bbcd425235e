import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isInHours } from '../../../src/community/hours.ts';
import { type Candidate, LONGEST_ABOUT, nextNamed, pickHelper, readWish, totalsOf, turnEnds } from '../../../src/features/hands/rules.ts';
import { createRandom } from '../../../src/platform/random.ts';
import { sayDateTime } from '../../../src/platform/time/say.ts';
import { toInstant } from '../../../src/platform/time/zones.ts';

const LONDON = 'Europe/London';

describe('a wish', () => {
  it('is for the person she chose alone unless she says otherwise, and names nobody twice', () => {
    const values = { kind: 'talk', about: ' tired ', know: null, first: 'U1', next: ['U1', 'U2'] };
    expect(readWish(values, 'U9')).toEqual({ ok: { kind: 'talk', about: 'tired', mayKnow: false, chosen: ['U1', 'U2'] } });
    expect(readWish({ kind: 'eyes', next: ['U2'], know: 'stewards' }, 'U9')).toMatchObject({ ok: { mayKnow: true, chosen: ['U2'] } });
  });

  it.each([
    [{ kind: null }, 'kind'],
    [{ kind: 'talk', first: 'U9' }, 'first'],
    [{ kind: 'talk', next: ['U1', 'U9'] }, 'next'],
    [{ kind: 'talk', first: 'U1', next: ['U2', 'U3', 'U4'] }, 'next'],
    [{ kind: 'talk', about: 'x'.repeat(LONGEST_ABOUT + 1) }, 'about'],
  ])('with %j is sent back with a sentence', (values, field) => {
    expect(readWish(values, 'U9')).toEqual({ errors: { [field]: expect.any(String) } });
  });
});

describe('two working days', () => {
  it.each([
    ['2026-11-02', '09:30', 'Wed 4 Nov, 09:30 London time'],
    ['2026-11-04', '15:00', 'Mon 9 Nov, 09:00 London time'],
    ['2026-11-06', '14:00', 'Wed 11 Nov, 09:00 London time'],
    ['2026-11-07', '12:00', 'Wed 11 Nov, 09:00 London time'],
  ])('from %s at %s end on %s', (date, time, ends) => {
    expect(sayDateTime(turnEnds(toInstant(date, time, LONDON), LONDON, new Set()), LONDON)).toBe(ends);
  });

  it('are at least that long and end inside hours, whatever the holidays', () => {
    const day = fc.integer({ min: 0, max: 60 * 24 * 14 });
    fc.assert(
      fc.property(day, fc.subarray(['2026-11-03', '2026-11-05', '2026-11-09']), (minutes, off) => {
        const now = toInstant('2026-11-02', '00:00', LONDON) + minutes * 60_000;
        const ends = turnEnds(now, LONDON, new Set(off));
        expect(ends - now).toBeGreaterThanOrEqual(2 * 24 * 3_600_000 - 60_000);
        expect(isInHours(ends, LONDON, new Set(off))).toBe(true);
      }),
    );
  });
});

describe('who is asked', () => {
  const one = (userId: string, change: Partial<Candidate> = {}): Candidate => ({
    ...{ userId, level: 'member', jobFunction: 'Sales', askedLately: 0 },
    ...change,
  });
  const draw = (candidates: Candidate[], seed = 's') => pickHelper('Finance', candidates, createRandom(seed));

  it('is somebody of another function, then whoever was asked least, then core', () => {
    expect(draw([one('A', { jobFunction: ' finance ', level: 'core' }), one('B', { askedLately: 3 })])).toBe('B');
    expect(draw([one('A', { askedLately: 1, level: 'core' }), one('B')])).toBe('B');
    expect(draw([one('A'), one('B', { level: 'core' })])).toBe('B');
    expect(draw([])).toBeNull();
  });

  it('is drawn among equals, the same by the same seed, in whatever order they stand', () => {
    const all = ['A', 'B', 'C', 'D'].map((userId) => one(userId));
    fc.assert(fc.property(fc.string(), (seed) => expect(draw(all, seed)).toBe(draw(all.toReversed(), seed))));
    expect(new Set(Array.from({ length: 40 }, (_, at) => draw(all, `${at}`))).size).toBe(4);
  });

  it('follows her order, and leaves out whoever has gone', () => {
    expect(nextNamed({ chosen: ['A', '', 'C'], turn: 1 })).toEqual({ userId: 'C', turn: 3 });
    expect(nextNamed({ chosen: ['A', ''], turn: 1 })).toBeNull();
  });
});

describe('the totals', () => {
  const row = (askerId: string, answeredAt: number | null) => ({ askerId, answeredAt, promisedAt: 10 });
  it('are said from five people on, not from five requests', () => {
    expect(
      totalsOf(
        ['A', 'A', 'B', 'C', 'D'].map((id) => row(id, 5)),
        5,
      ),
    ).toBeNull();
    const five = [row('A', 5), row('B', 10), row('C', 11), row('D', null), row('E', 1)];
    expect(totalsOf(five, 5)).toEqual({ asked: 5, inTime: 3 });
  });
});
