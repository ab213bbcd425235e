import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as rules from '../../../src/features/mentors/rules.ts';
import { toInstant, toLocal } from '../../../src/platform/time/zones.ts';

const berlin = (date: string, time = '10:15') => toInstant(date, time, 'Europe/Berlin');
const NONE = new Set<string>();

describe('silence', () => {
  it.each([
    ['of a Monday ends on Friday', '2026-11-02', '2026-11-06'],
    ['of a Tuesday ends on Monday: Saturday has no work', '2026-11-03', '2026-11-09'],
    ['before a holiday ends on the day after it', '2026-12-21', '2026-12-28'],
    ['over the change of clocks ends at the same hour', '2026-10-22', '2026-10-26'],
  ])('%s', (_, asked, ends) => {
    const holidays = new Set(['2026-12-25']);
    expect(toLocal(rules.silenceEnds(berlin(asked), 'Europe/Berlin', holidays), 'Europe/Berlin')).toMatchObject({
      date: ends,
      time: '10:15',
    });
  });
});

const people = ['a', 'b', 'c', 'd'];
const facts = fc.record({
  menteeId: fc.constantFrom(...people),
  offers: fc.uniqueArray(fc.record({ userId: fc.constantFrom(...people), places: fc.integer({ min: 1, max: 3 }) }), {
    selector: (offer) => offer.userId,
  }),
  mentees: fc
    .uniqueArray(fc.tuple(fc.constantFrom(...people), fc.integer({ min: 0, max: 3 })), { selector: ([id]) => id })
    .map((rows) => new Map(rows)),
  here: fc.subarray(people).map((ids) => new Set(ids)),
  lists: fc.array(fc.tuple(fc.constantFrom(...people), fc.constantFrom(...people))),
});

describe('who may be asked', () => {
  it('has a place, is here, is somebody else, and is never kept apart, whichever of the two said so', () => {
    fc.assert(
      fc.property(facts, ({ lists, ...given }) => {
        const apart = (a: string, b: string) => lists.some(([x, y]) => (x === a && y === b) || (x === b && y === a));
        const fitting = rules.listFitting({ ...given, apart });
        for (const { userId, places } of given.offers) {
          const may = userId !== given.menteeId && given.here.has(userId) && !apart(given.menteeId, userId);
          expect(fitting.includes(userId)).toBe(may && (given.mentees.get(userId) ?? 0) < Math.min(2, places));
        }
      }),
    );
  });

  it('is asked in the order she chose, each once, and nobody who does not fit any more', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(people, { maxLength: 2 }), fc.subarray(people), (ranked, fits) => {
        const asked: string[] = [];
        for (let next = rules.nextOf(ranked, 0, new Set(fits)); next; next = rules.nextOf(ranked, next.turn, new Set(fits)))
          asked.push(next.mentorId);
        expect(asked).toEqual(ranked.filter((id) => fits.includes(id)));
      }),
    );
    expect(rules.nextOf(['a', ''], 1, NONE)).toBeNull();
  });
});

describe('what is typed', () => {
  const wish = { want: 'Lead a round', first: 'a', second: 'b' };
  it.each([
    ['without a line', { ...wish, want: ' ' }, ['a', 'b'], ['want']],
    ['too long', { ...wish, want: 'x'.repeat(251) }, ['a', 'b'], ['want']],
    ['without anybody', { ...wish, first: null }, ['a', 'b'], ['first']],
    ['twice the same', { ...wish, second: 'a' }, ['a', 'b'], ['second']],
    ['with one of two who are there', { ...wish, second: null }, ['a', 'b'], ['second']],
    ['with somebody whose place has gone', { ...wish, first: 'z' }, ['a', 'b'], ['first']],
    ['with a second whose place has gone', wish, ['a', 'c'], ['second']],
  ])('is refused as a wish %s', (_, values, listed, fields) => {
    const read = rules.readWish(values, listed);
    expect('errors' in read && Object.keys(read.errors)).toEqual(fields);
  });

  it('is a wish of two, or of one where only one is there', () => {
    expect(rules.readWish(wish, ['a', 'b', 'c'])).toEqual({ ok: { want: 'Lead a round', ranked: ['a', 'b'] } });
    expect(rules.readWish({ ...wish, second: null }, ['a'])).toEqual({ ok: { want: 'Lead a round', ranked: ['a'] } });
    expect(rules.readWish(wish, ['a'])).toEqual({ ok: { want: 'Lead a round', ranked: ['a'] } });
    expect(rules.readWish({ ...wish, second: 'a' }, ['a'])).toEqual({ ok: { want: 'Lead a round', ranked: ['a'] } });
  });

  it('is an offer for one unless two are chosen, with hours that end after they begin', () => {
    const offer = { offer: ' Listening ', without: null, from: '09:00', until: '12:00', places: '2' };
    expect(rules.readOffer(offer)).toEqual({ ok: { offer: 'Listening', without: '', from: '09:00', until: '12:00', places: 2 } });
    expect(rules.readOffer({ ...offer, places: '3' })).toMatchObject({ ok: { places: 1 } });
    expect(rules.readOffer({ ...offer, offer: '', until: '09:00', without: 'x'.repeat(151) })).toMatchObject({
      errors: { offer: expect.anything(), until: expect.anything(), without: 'This is 151 characters long; 150 fit.' },
    });
  });
});
