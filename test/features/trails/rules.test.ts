import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Clock, type Link, medianDays, nearestCause, orderTrail, readClock } from '../../../src/features/trails/rules.ts';
import { DAY } from '../../../src/platform/clock.ts';

const ref = (name: string) => {
  const [kind = '', id = ''] = name.split('/');
  return { kind, id };
};
const cause = (from: string, to: string, at = 1): Link => ({ ref: ref(to), from: ref(from), at, direction: 'cause' });
const effect = (from: string, to: string, at = 1): Link => ({ ref: ref(to), from: ref(from), at, direction: 'effect' });
const names = (start: string, links: Link[], hidden: string[] = []) =>
  orderTrail(ref(start), links, ({ kind, id }) => !hidden.includes(`${kind}/${id}`)).map((stop) => `${stop.ref.kind}/${stop.ref.id}`);

const ended = (days: number): Clock => ({ from: 0, to: days * DAY, knownUntil: 1000 * DAY });
const running = (days: number): Clock => ({ from: 0, to: null, knownUntil: days * DAY });

describe('a trail', () => {
  const whole = [
    cause('experiment/e', 'step/s'),
    effect('experiment/e', 'result/e'),
    cause('step/s', 'session/1'),
    effect('result/e', 'item/c'),
    effect('item/c', 'reuse/r'),
  ];

  it('runs from the first cause to the last effect, wherever one stands', () => {
    const way = ['session/1', 'step/s', 'experiment/e', 'result/e', 'item/c', 'reuse/r'];
    expect(names('experiment/e', whole)).toEqual(way);
  });

  it('ends before what may not be seen, and shows nothing of what lies behind it', () => {
    expect(names('experiment/e', whole, ['step/s'])).toEqual(['experiment/e', 'result/e', 'item/c', 'reuse/r']);
    expect(names('experiment/e', whole, ['result/e'])).toEqual(['session/1', 'step/s', 'experiment/e']);
  });

  it('never shows a hidden stop, nor anything that only a hidden stop leads to', () => {
    const node = fc.constantFrom('a/1', 'b/1', 'c/1', 'd/1', 'e/1', 'f/1');
    const links = fc.array(fc.tuple(node, node, fc.boolean()), { maxLength: 20 });
    fc.assert(
      fc.property(links, fc.uniqueArray(node, { maxLength: 4 }), (pairs, hidden) => {
        const trail = pairs.filter(([from, to]) => from !== to).map(([from, to, up]) => (up ? cause(from, to) : effect(from, to)));
        const shown = names('a/1', trail, hidden);
        const reachable = new Set(['a/1']);
        for (let round = 0; round < 6; round++) {
          for (const { ref: to, from } of trail) {
            const name = `${to.kind}/${to.id}`;
            if (reachable.has(`${from.kind}/${from.id}`) && !hidden.some((one) => one === name)) reachable.add(name);
          }
        }
        for (const name of shown) expect(reachable.has(name)).toBe(true);
        expect(new Set(shown).size).toBe(shown.length);
      }),
    );
  });

  it('names the nearest cause of a kind', () => {
    expect(nearestCause(whole, ['session', 'item'])).toEqual(ref('session/1'));
    expect(nearestCause(whole, ['item'])).toBeNull();
  });
});

describe('a clock', () => {
  it('shows the count alone below five finished ones', () => {
    expect(readClock([ended(1), ended(2), ended(3), ended(4), running(90)], 14)).toEqual({ shown: false, finished: 4 });
  });

  it.each([
    ['all ended', [1, 2, 3, 4, 5].map(ended), 3, false],
    ['those still running count as longer than so far', [...[2, 4, 6, 8, 10].map(ended), running(20), running(20)], 8, false],
    ['fewer than half ended', [...[1, 2, 3, 4, 5].map(ended), ...Array.from({ length: 8 }, () => running(30))], 30, true],
  ])('takes the median when %s', (_, clocks, days, longer) => {
    expect(medianDays(clocks)).toEqual({ days, longer });
  });

  it('never comes out shorter when something that still runs is added', () => {
    const span = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(fc.array(span, { minLength: 5, maxLength: 15 }), fc.array(span, { maxLength: 10 }), (done, open) => {
        const alone = medianDays(done.map(ended));
        const with_ = medianDays([...done.map(ended), ...open.map((days) => running(days + 60))]);
        expect(with_.days).toBeGreaterThanOrEqual(alone.days);
      }),
    );
  });

  it('takes the share only of those of which it can be known', () => {
    const reading = readClock([ended(3), ended(10), ended(14), ended(15), ended(40), running(13), running(20)], 14);
    expect(reading).toMatchObject({ shown: true, finished: 5, running: 2, share: 3 / 6 });
  });
});
