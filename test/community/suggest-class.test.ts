import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { suggestClass } from '../../src/community/suggest-class.ts';
import { readStarterLibrary } from '../../src/library/library.ts';

const { taxonomy } = readStarterLibrary();

it.each([
  ['How do we give feedback without hurting trust?', 'people'],
  ['Who holds the decision rights in our meetings?', 'process'],
  ['Which goals come first, and which do we stop?', 'strategy'],
  ['A dashboard with the data of each tool', 'technology'],
  ['DÉLEGATION without control', 'people'],
  ['Tuesdays are long', null],
  ['', null],
  ['<!channel> ((( *', null],
] as const)('%s → %s', (words, expected) => {
  expect(suggestClass(taxonomy, words)).toBe(expected);
});

it('knows each sub-tag of the library that belongs to one class', () => {
  for (const { id, sub_tags: tags } of taxonomy) for (const tag of tags) expect([id, null]).toContain(suggestClass(taxonomy, tag));
  expect(
    taxonomy.every(({ id, sub_tags: tags }) => tags.filter((tag) => suggestClass(taxonomy, tag) === id).length >= tags.length - 1),
  ).toBe(true);
});

it('suggests one of the four or nothing, whatever is written, and the same in any order of classes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (words) => {
      const suggested = suggestClass(taxonomy, words);
      expect([null, 'strategy', 'people', 'process', 'technology']).toContain(suggested);
      expect(suggestClass(taxonomy.toReversed(), words)).toBe(suggested);
    }),
    { numRuns: 50 },
  );
});
