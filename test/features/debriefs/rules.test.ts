import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  closesAtOf,
  inDrawnOrder,
  isOpen,
  isUnsafe,
  readDebrief,
  readStep,
  readTakeAway,
  sayClose,
  silentId,
  unsafeOption,
} from '../../../src/features/debriefs/rules.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';
import { createManualClock } from '../../../src/platform/clock.ts';
import { createIds } from '../../../src/platform/ids.ts';
import { createRandom } from '../../../src/platform/random.ts';
import { toInstant } from '../../../src/platform/time/zones.ts';

const form = readStarterLibrary().session_debrief;
const LONDON = 'Europe/London';
const at = (date: string, time: string): number => toInstant(date, time, LONDON);

describe('the time of a debrief', () => {
  it.each([
    ['2026-11-04', [], '2026-11-06'],
    ['2026-11-05', [], '2026-11-09'],
    ['2026-12-23', ['2026-12-25', '2026-12-28'], '2026-12-29'],
  ])('of a session on %s without %j it closes half an hour before the notes, on %s', (on, holidays, closes) => {
    expect(closesAtOf(on, new Set(holidays), LONDON)).toBe(at(closes, '10:30'));
  });

  it('is over at its close, whether or not anybody has closed it', () => {
    const closesAt = at('2026-11-06', '10:30');
    expect(isOpen({ closesAt, closedAt: null }, closesAt - 1)).toBe(true);
    expect(isOpen({ closesAt, closedAt: null }, closesAt)).toBe(false);
    expect(isOpen({ closesAt, closedAt: closesAt - 2 }, closesAt - 1)).toBe(false);
  });

  it.each([
    ['2026-11-06', 'today, 10:30 London time'],
    ['2026-11-05', 'tomorrow, 10:30 London time'],
    ['2026-11-04', 'Friday 6 November, 10:30 London time'],
  ])('on %s is said as "%s"', (today, words) => {
    expect(sayClose(at('2026-11-06', '10:30'), at(today, '09:00'), LONDON)).toBe(words);
  });
});

describe('what is filled in', () => {
  it('needs one score and nothing else, and never goes further than it was said to', () => {
    expect(readDebrief({ useful: '3', takeaway: null, reach: null, heldBack: null, wish: null }, form)).toEqual({
      ok: { scores: { useful: 3, heldBack: null }, takeAway: { text: '', reach: 'own' }, wish: '' },
    });
    expect(readTakeAway({ takeaway: ' So ', reach: 'everybody' })).toEqual({ ok: { text: 'So', reach: 'own' } });
  });

  it.each([null, '', '0', '6', '4.5', 'five', ['4']])('refuses %j as a score', (useful) => {
    expect(readDebrief({ useful, wish: null }, form)).toEqual({ errors: { useful: 'Choose one of the five; a tap is enough.' } });
  });

  it('names every field that is too long at once, with how long it is', () => {
    const read = readDebrief({ useful: '1', takeaway: 'a'.repeat(201), reach: 'own', wish: 'b'.repeat(121) }, form);
    expect(read).toEqual({
      errors: {
        takeaway: '200 characters fit here; this has 201. Shorten it a little; it stays as you typed it.',
        wish: '120 characters fit here; this has 121. Shorten it a little; it stays as you typed it.',
      },
    });
  });

  it.each([
    [{ step: 'When…', askOn: '2026-11-03' }, { errors: { askOn: expect.stringMatching(/^This day is over/) } }],
    [{ step: 'When…', askOn: '2028-11-03' }, { errors: { askOn: expect.stringMatching(/^This is more than a year away/) } }],
    [{ step: 'When…', askOn: null }, { ok: { text: 'When…', askOn: null } }],
    [{ step: '', askOn: '2026-11-03' }, { ok: { text: '', askOn: '2026-11-03' } }],
  ])('reads the step %j', (values, expected) => {
    expect(readStep(values, '2026-11-04')).toEqual(expected);
  });
});

describe('what may be said of it', () => {
  it('finds the option that speaks of safety, and speaks of it above one in twenty only', () => {
    const option = unsafeOption(form);
    expect(option).toBe(2);
    expect(isUnsafe({ shown: false }, option)).toBe(false);
    expect(isUnsafe({ shown: true, n: 20, counts: { 0: 19, 2: 1 } }, option)).toBe(false);
    expect(isUnsafe({ shown: true, n: 19, counts: { 0: 18, 2: 1 } }, option)).toBe(true);
  });

  it('draws the same order again from the same rows, whatever order they came in', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 40 }), fc.string(), (ids, seed) => {
        const rows = ids.map((id) => ({ id }));
        expect(inDrawnOrder(rows, seed)).toEqual(inDrawnOrder(rows.toReversed(), seed));
        expect(
          inDrawnOrder(rows, seed)
            .map(({ id }) => id)
            .sort(),
        ).toEqual(ids.toSorted());
      }),
    );
  });

  it('gives scores ids that do not follow the order in which they were made', () => {
    const clock = createManualClock(0);
    const newId = createIds(clock, createRandom('ids'));
    const made = Array.from({ length: 50 }, () => {
      clock.advance(60_000);
      return silentId(newId());
    });
    expect(new Set(made).size).toBe(50);
    const inOrder = made.slice(1).filter((id, n) => id > (made[n] ?? '')).length;
    expect(inOrder).toBeGreaterThan(10);
    expect(inOrder).toBeLessThan(40);
  });
});
