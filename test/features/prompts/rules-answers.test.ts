import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  asksToPause,
  chooseOnDuty,
  decideBatch,
  formFor,
  mayHideNames,
  nextRelease,
  packTexts,
  releaseInstant,
  thinStreak,
  whatIsWrongWith,
} from '../../../src/features/prompts/rules-answers.ts';
import { readNewQuestion } from '../../../src/features/prompts/rules-form.ts';
import { createRandom } from '../../../src/platform/random.ts';
import { toInstant } from '../../../src/platform/time/zones.ts';

const waiting = (n: number) => Array.from({ length: n }, (_, index) => ({ id: `w${index}`, mayGoAlone: false }));
const none = new Set<string>();

describe('a batch', () => {
  it('is never smaller than three, except by those that may go alone; nobody is lost or asked for nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 40 }), fc.boolean(), fc.string(), (alone, lastDay, seed) => {
        const all = alone.map((mayGoAlone, index) => ({ id: `w${index}`, mayGoAlone }));
        const { release, ask } = decideBatch(all, lastDay, createRandom(seed));
        const ids = (list: typeof all): Set<string> => new Set(list.map(({ id }) => id));
        if (all.length >= 3) expect(ids(release)).toEqual(ids(all));
        else expect(ids(release)).toEqual(ids(all.filter(({ mayGoAlone }) => mayGoAlone)));
        if (release.length > 0 && release.length < 3) expect(release.every(({ mayGoAlone }) => mayGoAlone)).toBe(true);
        expect(ids(ask)).toEqual(all.length < 3 && lastDay ? ids(all.filter(({ mayGoAlone }) => !mayGoAlone)) : new Set());
      }),
    );
  });

  it('comes in an order that says nothing about who wrote first', () => {
    const firsts = Array.from({ length: 300 }, (_, n) => decideBatch(waiting(3), false, createRandom(`${n}`)).release[0]?.id);
    for (const id of ['w0', 'w1', 'w2']) expect(firsts.filter((first) => first === id).length).toBeGreaterThan(60);
  });

  it.each([
    ['2026-11-10', '11:00', '2026-11-11', false],
    ['2026-11-11', '15:59', '2026-11-11', false],
    ['2026-11-11', '16:00', '2026-11-13', false],
    ['2026-11-13', '11:29', '2026-11-13', false],
    ['2026-11-13', '11:30', '2026-11-16', true],
    ['2026-11-17', '09:00', '2026-11-17', true],
    ['2026-11-21', '09:00', '2026-11-23', true],
  ])('written on %p at %p goes out on %p (late: %p)', (today, time, on, late) => {
    const now = toInstant(today, time, 'Europe/London');
    expect(nextRelease('2026-11-10', today, now, 'Europe/London', none)).toEqual({ on, late });
  });

  it('waits for the working day after a holiday', () => {
    const now = toInstant('2026-11-10', '11:00', 'Europe/London');
    expect(nextRelease('2026-11-10', '2026-11-10', now, 'Europe/London', new Set(['2026-11-11'])).on).toBe('2026-11-12');
    expect(releaseInstant('2026-11-12', 'Europe/London')).toBe(toInstant('2026-11-12', '16:00', 'Europe/London'));
  });

  it('fits into messages without losing or cutting a text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 3000 }), { maxLength: 30 }), (texts) => {
        const packs = packTexts(texts);
        expect(packs.flat()).toEqual(texts);
        for (const pack of packs) expect(pack.length === 1 || pack.join('').length <= 6000).toBe(true);
      }),
    );
  });
});

describe('what may be written', () => {
  it.each([
    [null, /nothing written/],
    ['   \n', /nothing written/],
    ['x'.repeat(4000), /4000 characters long; 3000 fit/],
  ])('%#: is refused in words', (text, words) => expect(whatIsWrongWith(text)).toMatch(words));

  it.each(['<!channel> & *Ana* _x_', 'שלום, מה שלומך?', '🎉'.repeat(1500)])('%p is fine', (text) =>
    expect(whatIsWrongWith(text)).toBeNull(),
  );

  it('hides names only in a group of eight or more that wants it', () => {
    expect([mayHideNames({ unnamed: true }, 8), mayHideNames({ unnamed: true }, 7), mayHideNames({ unnamed: false }, 20)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('thin weeks', () => {
  it.each([
    [[5, 0, 0], 0, 'question', false],
    [[2, 5], 1, 'question', false],
    [[0, 2, 9], 2, 'poll', false],
    [[1, 0, 2, 9], 3, 'poll', true],
    [[1, 0, 2, 0], 4, 'poll', false],
    [[], 0, 'question', false],
  ] as const)('%p, newest first: %p in a row, next a %p, pause asked: %p', (counts, streak, form, pause) => {
    expect(thinStreak(counts)).toBe(streak);
    expect(formFor(streak)).toBe(form);
    expect(asksToPause(streak)).toBe(pause);
  });
});

describe('who answers first', () => {
  const people = ['a', 'b', 'c'].map((userId) => ({ userId, lastOn: null as string | null }));

  it('goes round: nobody twice before everybody once', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 2, max: 9 }), (seed, n) => {
        const crew = Array.from({ length: n }, (_, index) => ({ userId: `u${index}`, lastOn: null as string | null }));
        let last: string | null = null;
        const served: string[] = [];
        for (let turn = 0; turn < n * 3; turn++) {
          const chosen = chooseOnDuty(crew, last, [], createRandom(`${seed}${turn}`));
          if (!chosen) throw new Error('somebody must be free');
          expect(chosen.userId).not.toBe(last);
          last = chosen.userId;
          served.push(last);
          chosen.lastOn = `2026-01-${String(turn + 1).padStart(2, '0')}`;
        }
        for (let round = 0; round < 3; round++) expect(new Set(served.slice(round * n, (round + 1) * n)).size).toBe(n);
      }),
    );
  });

  it('passes over who has said no, and is nobody when nobody is left', () => {
    expect(chooseOnDuty(people, 'a', ['b'], createRandom('x'))?.userId).toBe('c');
    expect(chooseOnDuty(people, 'a', ['b', 'c'], createRandom('x'))).toBeNull();
    expect(chooseOnDuty([], null, [], createRandom('x'))).toBeNull();
  });
});

describe('a new question', () => {
  const good = {
    text: 'Which promise is hardest to keep?',
    taxonomy: 'process',
    kind: 'notice',
    exposure: '2',
    minutes: '3',
    followUp: null,
  };

  it('is read from the form', () => {
    expect(readNewQuestion(good, [])).toEqual({ question: { ...good, exposure: 2, minutes: 3, followUp: '' } });
  });

  it.each([
    [{ ...good, text: '  ' }, 'text', /Write the question/],
    [{ ...good, text: 'x'.repeat(301) }, 'text', /301 characters long; 300 fit/],
    [{ ...good, text: 'WHO?' }, 'text', /in the list already/],
    [{ ...good, taxonomy: null }, 'taxonomy', /Choose/],
    [{ ...good, minutes: 'many' }, 'minutes', /minutes/],
    [{ ...good, followUp: 'y'.repeat(400) }, 'followUp', /400 characters/],
  ])('%#: says what to change', (values, field, words) => {
    const read = readNewQuestion(values, [{ text: 'Who?' }]);
    expect('errors' in read ? read.errors[field] : '').toMatch(words);
  });
});
