import { describe, expect, it } from '@jest/globals';
import { fold, readQuestion, stem, wordsToIndex } from '../../src/platform/db/words.ts';

describe('A word', () => {
  it.each([
    ['coach', ['coaches', 'coaching', 'coached', 'coach']],
    ['story', ['stories', 'story']],
    ['circl', ['circles', 'circle']],
    ['meet', ['meeting', 'meetings', 'meets']],
    ['plan', ['planning', 'planned', 'plans', 'plan']],
    ['shar', ['sharing', 'shared', 'shares', 'share']],
    ['practic', ['practices', 'practice', 'practicing', 'practiced']],
    ['class', ['classes', 'class']],
    ['focus', ['focus']],
    ['analysis', ['analysis']],
    ['feed', ['feed', 'feeds']],
    ['thing', ['thing', 'things']],
    ['bus', ['bus']],
  ])('has the root %s', (root, words) => {
    expect(words.map(stem)).toEqual(words.map(() => root));
  });

  it('stands beside its root, so that half of it is found too', () => {
    expect(wordsToIndex('Coaching circles')).toBe('coaching coach circles circl');
  });
});

describe('Folding', () => {
  it('lets accents, case and letter forms fall, and keeps what tells words apart', () => {
    expect(fold('Crème BRÛLÉE İstanbul Œuvre ǅ ①')).toBe('creme brulee istanbul oeuvre dz 1');
    expect(fold('がっこう')).toBe('がっこう');
    expect(fold('กำลัง')).not.toBe(fold('กลง'));
  });
});

describe('A question', () => {
  it('wants each word, and lets the last be the beginning of one', () => {
    expect(readQuestion('two Coaches')).toEqual({
      wanted: [
        { word: 'two', beginning: undefined },
        { word: 'coach', beginning: 'coaches' },
      ],
      runs: [],
    });
  });

  it('asks at most for sixteen', () => {
    expect(readQuestion('word '.repeat(500)).wanted).toHaveLength(16);
  });
});
