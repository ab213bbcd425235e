import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formOf, itemForms } from '../../../src/community/item-forms.ts';
import { countTooMany, mayAdopt, mayConfirm, mayEdit, mayHandOver, partsInOrder } from '../../../src/features/cards/rules.ts';
import { fieldOf, inputsOf, joinInputs, layOver, readAnswers, readTags, stepsOf } from '../../../src/features/cards/rules-form.ts';
import { mergeAnswers, sayChanges } from '../../../src/features/cards/rules-merge.ts';
import { prefillFrom } from '../../../src/features/cards/rules-prefill.ts';
import { findTables } from '../../../src/features/cards/rules-text.ts';
import { markWords } from '../../../src/features/cards/rules-words.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';

const library = readStarterLibrary();
const forms = itemForms(library);
const card = formOf(library, { kind: 'card', formId: null });
const content = (parts: Record<string, string>, title = 'T') => ({ title, parts, topicClass: 'people' as const, subTags: ['feedback'] });

describe('who may do what', () => {
  const item = (privacy: 'P0' | 'P3' | 'P4' | 'P5', stewardId: string | null = 's') => ({ privacy, authorId: 'a', stewardId });
  it.each([
    ['P0', [true, false, false, false]],
    ['P3', [true, true, true, false]],
    ['P4', [true, true, false, false]],
    ['P5', [true, true, false, false]],
  ] as const)('an item of class %s is changed by author, steward, member, outsider', (privacy, expected) => {
    const asked = [mayEdit(item(privacy), 'a', true), mayEdit(item(privacy), 's', true), mayEdit(item(privacy), 'm', true), mayEdit(item(privacy), 'o', false)]; // biome-ignore format: a table
    expect(asked).toEqual(expected);
  });

  it('a second reader is another member than the author, once', () => {
    const draft = { ...item('P3'), kind: 'card' as const, state: 'draft' as const };
    expect([mayConfirm(draft, 'm', true), mayConfirm(draft, 'a', true), mayConfirm(draft, 'o', false)]).toEqual([true, false, false]);
    expect(mayConfirm({ ...draft, kind: 'term' }, 'm', true)).toBe(false);
    expect([mayConfirm({ ...draft, state: 'shared' }, 'm', true), mayConfirm({ ...draft, privacy: 'P0' }, 'm', true)]).toEqual([
      false,
      false,
    ]);
  });

  it('whoever looks after it hands it over; an orphan is offered by its author and adopted by any member', () => {
    expect([mayHandOver(item('P3'), 's'), mayHandOver(item('P3'), 'a'), mayHandOver(item('P3', null), 'a')]).toEqual([true, false, true]);
    expect([mayAdopt(item('P3', null), true), mayAdopt(item('P3', null), false), mayAdopt(item('P3'), true)]).toEqual([true, false, false]);
  });
});

describe('the steps of a form', () => {
  it.each(forms.map((form) => [form.id, form] as const))(
    '%s asks at most six things a view, each once, in the same steps for all',
    (_, form) => {
      const [mine, ours] = [stepsOf(form, true), stepsOf(form, false)];
      expect(mine.every((step) => step.length > 0 && step.length <= 6)).toBe(true);
      expect(mine.flat().filter(({ is }) => is === 'part')).toHaveLength(form.parts.length);
      expect(mine.length).toBe(ours.length);
      expect(ours.flat().some(({ is }) => is === 'readers' || is === 'tick')).toBe(false);
      expect(mine.flat().filter(({ is }) => is === 'tick')).toHaveLength(form.ticks.length);
    },
  );

  it('gives back what was typed, however many inputs it stood in', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 14_000, unit: fc.constantFrom('a', ' ', '\n', '|', '<') }), (text) => {
        const values = Object.fromEntries(inputsOf('more', text).map((piece) => [piece.field, piece.text]));
        expect(joinInputs('more', values)).toBe(text.trim() === '' ? '' : text);
        expect(inputsOf('more', text).every((piece) => piece.text.length <= 3000)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('leaves alone what a step does not ask for, and a part that its form lost', () => {
    const read = readAnswers([{ is: 'title' }], { title: '  New   title ' });
    expect(layOver(content({ how: 'x', old_field: 'kept' }), read)).toEqual({
      ...content({ how: 'x', old_field: 'kept' }),
      title: 'New title',
    });
    expect(partsInOrder(card, { old_field: 'kept', how: 'x' })).toEqual([
      { key: 'how', label: 'How to do it, step by step', text: 'x' },
      { key: 'old_field', label: 'Old field', text: 'kept' },
    ]);
    expect(layOver(content({ how: 'x' }), readAnswers([{ is: 'part', part: { ...card.parts[1], key: 'how', label: '', max: 9, required: true, options: [], example: null } }], { [fieldOf('how')]: ' ' })).parts).toEqual({}); // biome-ignore format: one thought
  });

  it('reads tags as words, without signs that mean something elsewhere', () => {
    expect(readTags(' #On-Call, night  shifts;;\nX ')).toEqual(['on-call', 'night-shifts', 'x']);
  });

  it('counts words gently', () => {
    expect(countTooMany(card, { more: 'word '.repeat(501) })).toBe(501);
    expect(countTooMany(card, { more: 'word '.repeat(500) })).toBeNull();
  });
});

describe('two people at one item', () => {
  const base = content({ how: 'h', why: 'w' });
  it('each part goes to whoever changed it; where both did, somebody decides', () => {
    const theirs = content({ how: 'theirs', why: 'w' });
    expect(mergeAnswers(base, theirs, { parts: { how: 'h', why: 'mine' } })).toEqual({
      written: { parts: { how: 'theirs', why: 'mine' } },
      clashes: {},
    });
    expect(mergeAnswers(base, theirs, { parts: { how: 'mine' } })).toEqual({
      written: { parts: { how: 'mine' } },
      clashes: { how: 'theirs' },
    });
    expect(mergeAnswers(base, theirs, { parts: { how: 'theirs' } }).clashes).toEqual({});
    expect(mergeAnswers(null, theirs, { parts: { why: 'other' } }).clashes).toEqual({ why: 'w' });
    expect(mergeAnswers(base, { ...theirs, topicClass: null }, { parts: {}, topicClass: 'people' }).written.topicClass).toBeNull();
  });

  it('nothing that either wrote is ever lost unseen', () => {
    const word = fc.constantFrom('', 'a', 'b', 'c');
    fc.assert(
      fc.property(word, word, word, (was, theirs, mine) => {
        const { written, clashes } = mergeAnswers(content({ how: was }), content({ how: theirs }), { parts: { how: mine } });
        const kept = written.parts.how;
        if (clashes.how === undefined) expect([theirs, mine]).toContain(kept);
        if (theirs !== was && kept !== theirs) expect(clashes.how).toBe(theirs);
        if (mine !== was && theirs !== was && mine !== theirs) expect([kept, clashes.how]).toEqual([mine, theirs]);
      }),
    );
  });

  it('the history says what changed by the headings', () => {
    const now = { ...content({ how: 'h', why: 'x', gone: 'y' }, 'U'), topicClass: null, subTags: [] };
    expect(sayChanges(card, base, now)).toBe('Changed: Title · Why it works, as far as we know · gone · Where it belongs · Tags');
    expect(sayChanges(card, base, base)).toBe('');
  });
});

describe('two versions word by word', () => {
  it('marks what went and what came, and leaves out long stretches that stayed', () => {
    expect(markWords('we meet on Monday at ten', 'we meet on Tuesday at ten sharp')).toEqual({
      before: 'we meet on [-Monday-] at ten',
      after: 'we meet on [+Tuesday+] at ten [+sharp+]',
    });
    const same = 'word '.repeat(500);
    expect(markWords(`${same}old`, `${same}new`).after.length).toBeLessThan(100);
  });

  it('gives both texts back when the marks are taken away', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 }).map((words) => words.join(' '));
    const bare = (marked: string): string => marked.replace(/\[[-+]|[-+]\]/g, '').replace(/\s+/g, ' ').trim(); // biome-ignore format: one thought
    fc.assert(
      fc.property(text, text, (a, b) => {
        const { before, after } = markWords(a, b);
        expect([bare(before).replaceAll(' ', ''), bare(after).replaceAll(' ', '')]).toEqual([a.replaceAll(' ', ''), b.replaceAll(' ', '')]);
      }),
    );
  });

  it('does not grow slow over two long texts that share nothing', () => {
    const words = (letter: string): string => Array.from({ length: 20_000 }, (_, n) => `${letter}${n}`).join(' ');
    expect(markWords(words('a'), words('b')).before.startsWith('[-a0')).toBe(true);
  });
});

describe('a pasted table', () => {
  it.each([
    ['tabs', 'Step\tWho\n1\tAna Duarte\n2\tBen'],
    ['bars', '| Step | Who |\n|---|:--|\n| 1 | Ana Duarte |\n| 2 | Ben |'],
    [
      'HTML',
      '<table><tr><th>Step</th><th>Who</th></tr>\n<tr><td>1</td><td>Ana Duarte</td></tr><tr><td>2</td><td class="x">Ben</td></tr></table>',
    ],
  ])('with %s is aligned, and the text around it stays', (_, table) => {
    const pieces = findTables(`Before\n${table}\nAfter`);
    const drawn = pieces.map(({ text }) => text).join('\n');
    expect(drawn).toContain('Step | Who\n1    | Ana Duarte\n2    | Ben');
    expect([pieces.length, pieces[1]?.isTable]).toEqual([3, true]);
    expect([drawn.startsWith('Before'), drawn.endsWith('After')]).toEqual([true, true]);
  });

  it('is not seen in one line with a bar, and a text with angle brackets stays as it is', () => {
    expect(findTables('this | that')).toEqual([{ isTable: false, text: 'this | that' }]);
    expect(findTables('a <b> & <!channel>\n<td')).toEqual([{ isTable: false, text: 'a <b> & <!channel>\n<td' }]);
  });
});

it('an experiment fills the parts that say the same, of every kind', () => {
  const tried = { title: 'Two questions', fields: { situation: 'one-to-ones', instead: 'I ask two', predict: 'half' }, findings: { 'How often?': '7 of 9' }, verdict: 'adopt', startedAt: 0, resultAt: 9 * 86_400_000 } as const; // biome-ignore format: one thought
  const fill = (formId: string) => prefillFrom(tried, forms.find(({ id }) => id === formId) ?? card).parts;
  expect(fill('at-experiment-summary')).toEqual({ tried: 'I ask two', expected: 'half', happened: 'How often? 7 of 9', decision: 'Adopt', conditions: 'one-to-ones', days_to_result: '9' }); // biome-ignore format: one thought
  expect(fill('at-card')).toEqual({ use_when: 'one-to-ones', how: 'I ask two', conditions: 'one-to-ones' });
  expect(prefillFrom({ ...tried, fields: {}, findings: {} }, card).parts).toEqual({});
});
