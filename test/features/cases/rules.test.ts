import { describe, expect, it } from '@jest/globals';
import { LONGEST, readCase, readersOf } from '../../../src/features/cases/rules.ts';
import { caseModal, readModal } from '../../../src/features/cases/views.ts';
import { validateView } from '../../../src/sandbox/validate-view.ts';

describe('a case', () => {
  it.each([
    ['its situation', { situation: ' ', question: 'Why?' }, 'situation'],
    ['its question', { situation: 'Something', question: null }, 'question'],
    ['room', { situation: 'x'.repeat(LONGEST + 1), question: 'Why?' }, 'situation'],
  ])('is asked for when it lacks %s', (_, values, field) => {
    const read = readCase({ tried: '', stays: '', ...values });
    expect('errors' in read && Object.keys(read.errors)).toEqual([field]);
  });

  it('is read by the group it was told in, or by all who were there', () => {
    expect(readersOf('A', ['A', 'C', 'B'], ['A', 'B', 'C', 'D'])).toEqual(['B', 'C']);
    expect(readersOf('A', null, ['D', 'A'])).toEqual(['D']);
  });

  it('can be drawn with the longest texts, for a group of six', () => {
    const texts = { situation: 'x'.repeat(LONGEST), tried: '<b>&'.repeat(300), question: 'y'.repeat(LONGEST), stays: 'z'.repeat(LONGEST) };
    expect(validateView(caseModal('{"s":"1"}', '2026-12-02', texts, 'Thursday 18 February'), 'modal')).toEqual([]);
    expect(
      validateView(
        readModal(
          Array.from({ length: 6 }, () => ({ ...texts, name: 'N'.repeat(80) })),
          'Friday',
        ),
        'modal',
      ),
    ).toEqual([]);
  });
});
