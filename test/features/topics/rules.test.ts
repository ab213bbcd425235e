import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chooseOptions, mergedCounts, type Ranked, ranked } from '../../../src/features/topics/rules.ts';
import {
  findDoubles,
  isQuestion,
  keyOf,
  nearestSubTag,
  readTopic,
  similarity,
  whatIsWrongWith,
} from '../../../src/features/topics/rules-words.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';

const library = readStarterLibrary();
const anyTopic = fc.record({
  asked: fc.nat(30),
  listedAt: fc.nat(1000),
  frontAt: fc.option(fc.nat(1000), { nil: null, freq: 6 }),
});
const topics = fc.array(anyTopic, { maxLength: 20 }).map((all) => all.map((one, at): Ranked => ({ ...one, id: `t${at}` })));

describe('what goes on the ballot', () => {
  it('is five to eight, whatever there is, as long as the library reaches', () => {
    fc.assert(
      fc.property(topics, fc.integer({ min: 5, max: 12 }), (listed, n) => {
        const seeds = Array.from({ length: n }, (_, at) => `s${at}`);
        const { listed: own, seeds: filled } = chooseOptions(listed, seeds);
        const all = own.length + filled.length;
        expect(all).toBeGreaterThanOrEqual(5);
        expect(all).toBeLessThanOrEqual(8);
        if (listed.length >= 5) expect(filled).toEqual([]);
        else expect(own.length).toBe(listed.length);
      }),
    );
  });

  it('is the same whatever the order in which topics come', () => {
    fc.assert(
      fc.property(
        topics.chain((listed) => fc.tuple(fc.constant(listed), fc.shuffledSubarray(listed, { minLength: listed.length }))),
        ([listed, shuffled]) => {
          expect(chooseOptions(shuffled, ['a', 'b', 'c', 'd', 'e'])).toEqual(chooseOptions(listed, ['a', 'b', 'c', 'd', 'e']));
        },
      ),
    );
  });

  it('leaves out nobody who was asked for more often than somebody on it', () => {
    fc.assert(
      fc.property(topics, (listed) => {
        const { listed: own } = chooseOptions(listed, []);
        const left = listed.filter((topic) => !own.includes(topic) && topic.frontAt === null);
        const least = Math.min(...own.filter(({ frontAt }) => frontAt === null).map(({ asked }) => asked));
        for (const topic of left) expect(topic.asked).toBeLessThanOrEqual(least);
      }),
    );
  });

  it('puts the displaced first, then the most asked, then the longest waiting', () => {
    const one = (id: string, asked: number, listedAt: number, frontAt: number | null = null) => ({ id, asked, listedAt, frontAt });
    const order = ranked([one('a', 1, 5), one('b', 3, 9), one('c', 3, 2), one('d', 0, 9, 7), one('e', 9, 1, 8), one('f', 1, 5)]);
    expect(order.map(({ id }) => id).join('')).toBe('decbaf');
  });
});

describe('two that are one', () => {
  it('keep the count of both and the losses of the lower', () => {
    const one = fc.record({ asked: fc.nat(50), losses: fc.nat(2), listedAt: fc.nat(99) });
    fc.assert(
      fc.property(one, one, (gone, kept) => {
        const merged = mergedCounts(gone, kept);
        expect(merged.asked).toBe(gone.asked + kept.asked);
        expect(merged.losses).toBeLessThanOrEqual(Math.min(gone.losses, kept.losses));
        expect([gone.losses, kept.losses]).toContain(merged.losses);
        expect(mergedCounts(kept, gone)).toEqual(merged);
      }),
    );
  });

  it.each([
    ['How do we say no to work?', 'how do WE say no — to work', true],
    ['Feedback', 'feedback!', true],
    ['???', '???', true],
    ['???', '!!!', false],
    ['決め方は？', '決め方は', true],
  ])('%j and %j have the same words: %s', (a, b, same) => {
    expect(keyOf(a) === keyOf(b)).toBe(same);
  });

  it.each([
    ['Who decides on hiring?', 'Hiring: who decides?', true],
    ['How do we prioritise?', 'Prioritisation', true],
    ['How do we give feedback upwards?', 'How do we give feedback?', true],
    ['How do we give feedback?', 'How do we run meetings?', false],
    ['Why?', 'How?', false],
    ['会議の進め方', '会議の進め方を変える', true],
  ])('%j and %j look alike: %s', (a, b, alike) => {
    const pair = [a, b].map((text, at) => ({ id: `t${at}`, text, listedAt: at }));
    expect(findDoubles(pair, () => false).length === 1).toBe(alike);
    expect(findDoubles(pair, () => true)).toEqual([]);
  });

  it('are alike both ways, and the longer waiting one comes first', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => void expect(similarity(a, b)).toBeCloseTo(similarity(b, a))));
    const [pair] = findDoubles(
      [
        { id: 'a', text: 'Feedback', listedAt: 9 },
        { id: 'b', text: 'feedback', listedAt: 3 },
      ],
      () => false,
    );
    expect(pair?.a.id).toBe('b');
  });
});

describe('the words of a topic', () => {
  it.each([
    ['', 'Write the topic'],
    ['  \n ', 'Write the topic'],
    ['x'.repeat(121), 'It is 121 characters long; 120 fit.'],
    ['x'.repeat(200), 'It is 200 characters long'],
  ])('%j cannot be kept', (text, why) => {
    expect(whatIsWrongWith(text)).toContain(why);
  });
  it('may be 120 long, and white space does not count', () => {
    expect(whatIsWrongWith(`  ${'x'.repeat(120)}  `)).toBeNull();
    expect(readTopic(' a \n b ')).toBe('a b');
    expect([isQuestion('Why?'), isQuestion('Feedback'), isQuestion('なぜ？')]).toEqual([true, false, true]);
  });

  it.each([
    ['How do we prioritise?', 'prioritisation'],
    ['Feedback that people can use', 'feedback'],
    ['Who decides, and who has a right to be asked?', 'decision-rights'],
    ['Which meeting would nobody miss?', 'meetings'],
    ['What colour is Tuesday?', null],
    ['', null],
  ])('%j is nearest to %s', (text, tag) => {
    expect(nearestSubTag(text, library.taxonomy)).toBe(tag);
  });

  it('of the library are questions with a sub-tag that exists, and do not look alike', () => {
    const tags = new Set(library.taxonomy.flatMap(({ sub_tags: all }) => all));
    for (const { sub_tag: tag, text } of library.seed_topics) {
      expect(tags).toContain(tag);
      expect(isQuestion(text)).toBe(true);
    }
    const listed = library.seed_topics.map(({ id, text }) => ({ id, text, listedAt: 0 }));
    expect(findDoubles(listed, () => false)).toEqual([]);
  });
});
