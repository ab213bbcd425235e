import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as rules from '../../../src/features/open-tables/rules.ts';

describe('dots', () => {
  it.each([
    [0, 0],
    [1, 1],
    [3, 1],
    [4, 2],
    [9, 3],
    [15, 5],
    [40, 5],
  ])('for %i questions are %i', (topics, dots) => {
    expect(rules.dotsFor(topics)).toBe(dots);
  });

  it('put the questions in order, equals by a lot that can be drawn again', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd')), fc.string(), (dots, seed) => {
        const order = rules.orderTopics(['a', 'b', 'c', 'd'], dots, seed);
        const count = (id: string): number => dots.filter((dot) => dot === id).length;
        expect([...order].sort()).toEqual(['a', 'b', 'c', 'd']);
        expect(order.map(count)).toEqual(order.map(count).sort((a, b) => b - a));
        expect(rules.orderTopics(['d', 'c', 'b', 'a'], dots, seed)).toEqual(order);
      }),
    );
    const firsts = new Set(Array.from({ length: 20 }, (_, seed) => rules.orderTopics(['a', 'b'], [], `${seed}`)[0]));
    expect(firsts.size).toBe(2);
  });
});

describe('tables', () => {
  it('are counted in the order of the steps', () => {
    const steps = [{ tools: [] }, { tools: ['table' as const] }, { tools: ['debrief' as const] }, { tools: ['table' as const] }];
    expect([1, 3].map((index) => rules.tableNumber(steps, index))).toEqual([1, 2]);
  });
});

describe('cards', () => {
  it('come out only in threes and more, in an order that is not the one in which they came', () => {
    expect(rules.drawCards(['a', 'b'], 's')).toBeNull();
    expect(rules.drawCards(['c', 'a', 'b'], 's')).toEqual(rules.drawCards(['a', 'b', 'c'], 's'));
    expect(rules.drawCards(['c', 'a', 'b'], 's')?.sort()).toEqual(['a', 'b', 'c']);
  });

  it('fill messages without losing one', () => {
    const texts = Array.from({ length: 40 }, (_, at) => `${at} `.padEnd(300, 'x'));
    const packs = rules.packCards(texts);
    expect(packs.flat()).toEqual(texts);
    expect(Math.max(...packs.map((pack) => pack.join('').length))).toBeLessThanOrEqual(3000);
  });
});

describe('what may not go into the box', () => {
  it.each([
    ['  ', [], 'There is nothing written here yet.'],
    ['x'.repeat(121), [], 'This is 121 characters long; 120 fit.'],
    ['How  NOW?', ['how now?'], 'This question is in the box already.'],
    ['How?', Array.from({ length: 50 }, (_, at) => `${at}?`), 'The box holds 50 questions and is full.'],
  ])('is said kindly: %j', (text, box, words) => {
    expect(rules.whatIsWrongWithTopic(text, box)).toContain(words);
  });
  it('is nothing else', () => {
    expect(rules.whatIsWrongWithTopic('How?', ['Why?'])).toBeNull();
    expect(rules.whatIsWrongWithCard('x'.repeat(301))).toContain('300 fit');
    expect(rules.whatIsWrongWithCard(' ')).toContain('nothing written');
    expect(rules.whatIsWrongWithCard('Because')).toBeNull();
  });
});
