import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  areTicked,
  consentOf,
  holdsWords,
  isRead,
  isWider,
  monthOfNews,
  nextUp,
  ownQuestions,
} from '../../../src/features/releases/rules.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';

describe('the way up', () => {
  it('goes one step at a time, and ends with guests', () => {
    expect([nextUp('P0'), nextUp('P3'), nextUp('P4'), nextUp('P5')]).toEqual(['P3', 'P4', 'P5', null]);
    expect([isWider('P4', 'P3'), isWider('P3', 'P3'), isWider('P0', 'P5')]).toEqual([true, false, false]);
  });

  it.each([
    [{ audience: 'P4', version: 2, answer: 'yes' }, true],
    [{ audience: 'P4', version: 1, answer: 'yes' }, false],
    [{ audience: 'P5', version: 2, answer: 'yes' }, false],
    [{ audience: 'P4', version: 2, answer: 'not-yet' }, false],
    [null, false],
  ] as const)('takes %j as read: %s', (reading, expected) => {
    expect(isRead(reading, { version: 2 }, 'P4')).toBe(expected);
  });

  it('asks every line of the checklist but the one that her reader answers', () => {
    const checklist = readStarterLibrary().checklists.find(({ id }) => id === 'cl-leaves-room');
    const questions = ownQuestions(checklist?.items ?? []);
    expect(questions).toHaveLength((checklist?.items.length ?? 0) - 1);
    expect(questions.join()).not.toContain('second member');
    expect(
      areTicked(
        questions,
        questions.map((_, at) => `${at}`),
      ),
    ).toBe(true);
    expect(
      areTicked(
        questions,
        questions.slice(1).map((_, at) => `${at}`),
      ),
    ).toBe(false);
    expect(areTicked(questions, null)).toBe(false);
  });
});

describe('quotations', () => {
  it('are left out by silence, and never by an answer that came in time', () => {
    const asked = { consent: 'waiting', expiresAt: 10 } as const;
    expect([consentOf(asked, 9), consentOf(asked, 10), consentOf({ ...asked, consent: 'named' }, 99)]).toEqual(['waiting', 'out', 'named']);
  });

  it('are found in the text whatever their signs and spaces', () => {
    const item = { title: 'Talks', parts: { how: 'Ben said: “We stopped asking\nfor SLIDES.”' } };
    expect(holdsWords(item, 'we stopped asking for slides')).toBe(true);
    expect(holdsWords(item, 'asking for slide')).toBe(false);
    expect(holdsWords(item, ' … ')).toBe(false);
    const words = fc.array(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(words, words, words, (before, said, after) => {
        const text = [...before, ...said, ...after].join(', ');
        expect(holdsWords({ title: '', parts: { a: text } }, said.join('  '))).toBe(true);
      }),
    );
  });
});

it('tells of new releases in the first week of a month only', () => {
  expect([monthOfNews('2026-12-01'), monthOfNews('2026-12-08')]).toEqual(['2026-12', null]);
});
