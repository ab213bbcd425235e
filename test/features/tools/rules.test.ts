import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { libraryTools, type RubricBody, type Tool, toolFor, walk } from '../../../src/features/tools/rules.ts';
import { type Findable, findAmong } from '../../../src/features/tools/rules-find.ts';
import { ratedLines, readScores, verdictOf } from '../../../src/features/tools/rules-rating.ts';
import { readBody, writeBody } from '../../../src/features/tools/rules-text.ts';
import { usageLine } from '../../../src/features/tools/views.ts';
import { twoLines } from '../../../src/features/tools/views-checklist.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';

const library = readStarterLibrary();
const tools = libraryTools(library);
const tool = (id: string): Tool => {
  const found = tools.find((each) => each.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
const rubric = (id: string): Tool<RubricBody> => {
  const found = tool(id);
  if (found.body.kind !== 'rubric') throw new Error(`${id} is no rubric`);
  return { ...found, body: found.body };
};

describe('the library’s tools', () => {
  it('are six checklists, four trees and four rubrics, each of which can be made one’s own as it is written', () => {
    expect(['checklist', 'tree', 'rubric'].map((kind) => tools.filter(({ body }) => body.kind === kind).length)).toEqual([6, 4, 4]);
    for (const { body } of tools) expect(readBody(body.kind, writeBody(body))).toEqual({ body });
  });

  it('say when they are used, as people say it', () => {
    expect(tool('cl-session-ready').useWhen).toBe('Use it when: 7 to 3 working days before your session');
    expect(tool('dt-format').useWhen).toBe('It begins: Is there a member with a live, specific case?');
  });

  it('lead every way through a tree to an answer, and back again', () => {
    const trees = tools.flatMap(({ body }) => (body.kind === 'tree' ? [body] : []));
    fc.assert(
      fc.property(fc.constantFrom(...trees), fc.array(fc.constantFrom('y', 'n'), { minLength: 20, maxLength: 20 }), (tree, said) => {
        const end = walk(tree, said.join(''));
        expect(end.answer).not.toBeNull();
        expect(end.answer).not.toContain('->');
        const before = walk(tree, end.path.slice(0, -1));
        expect(before.ask).toBe(end.asked.at(-1)?.ask);
        expect(before.answer).toBeNull();
      }),
    );
    const tree = tool('dt-experiment-end').body;
    if (tree.kind !== 'tree') throw new Error('no tree');
    expect(walk(tree, 'yyn')).toMatchObject({ answer: 'Adopt: make it the normal way and write the card', path: 'yyn' });
    expect(walk(tree, 'nyyyyy').path).toBe('ny');
  });

  it('fit topics by their sub-tag, and only those that exist', () => {
    const tags = library.taxonomy.flatMap(({ sub_tags: all }) => all);
    const fitting = tags.flatMap((tag) => toolFor(tag) ?? []);
    expect(new Set(fitting)).toEqual(new Set(['cl-reset', 'dt-who-decides', 'cl-feedback', 'ru-coaching', 'cl-handover']));
    for (const id of fitting) expect(tool(id)).toBeDefined();
    expect([toolFor('goals'), toolFor(null)]).toEqual([null, null]);
  });
});

describe('a copy, as text', () => {
  it.each([
    ['checklist', '', 'Write at least one item.'],
    ['checklist', 'x'.repeat(121), 'Item 1 has 121 characters; 120 fit.'],
    ['checklist', 'x\n'.repeat(31), '31 items; 30 fit.'],
    ['tree', '1. Why?', 'Line 1 should read'],
    ['tree', '1. Why? | yes: 1 | no: -> No', 'Line 1: “yes” and “no” lead to the number of a later line'],
    ['tree', '1. Why? | yes: 9 | no: -> No', 'Line 1: “yes” and “no” lead'],
    ['rubric', 'Care | 1: none', 'The first line is the scale'],
    ['rubric', 'Scale | 1: low', 'The first line is the scale'],
    ['rubric', 'Scale | 1: low | 2: high', 'Write at least one criterion'],
    ['rubric', 'Scale | 1: low | 2: high\nCare | 3: much', 'Line 2: 3 is not on the scale.'],
    ['rubric', `Scale | 1: low | 2: high\n${'Care\n'.repeat(7)}`, '7 criteria; 6 fit.'],
    ['checklist', 'x'.repeat(3001), 'It has 3001 characters; 3000 fit.'],
  ] as const)('%s %j cannot be kept', (kind, text, problem) => {
    expect(readBody(kind, text)).toEqual({ problem: expect.stringContaining(problem) });
  });

  it('takes what people put before a line, and any text without falling over', () => {
    expect(readBody('checklist', '- One\n\n • Two\r\n3) Three ')).toEqual({ body: { kind: 'checklist', items: ['One', 'Two', 'Three'] } });
    fc.assert(
      fc.property(
        fc.constantFrom('checklist', 'tree', 'rubric'),
        fc.string({ unit: fc.constantFrom('a', '|', '1', ':', '\n', '>', '-', ' ') }),
        (kind, text) => {
          const read = readBody(kind, text);
          if ('body' in read) expect(readBody(kind, writeBody(read.body))).toEqual(read);
        },
      ),
    );
  });
});

describe('a self-rating', () => {
  it.each([
    ['ru-decision', [3, 1, 3, 3, 4, 1], 'The decision is as good as its weakest link: 1 of 4, weak, at “Real options” and “Will to act”.'],
    ['ru-decision', [4, 4, 4, 4, 4, 0], 'The decision is as good as its weakest link: 0 of 4, missing, at “Will to act”.'],
    ['ru-diffusion', [3, 4, 3, 3, 4], 'Ready to spread: three or more on every line.'],
    ['ru-diffusion', [3, 2, 3, 1, 4], 'Not yet: “Conditions” and “Effort” should be at three or more.'],
    ['ru-coaching', [2, 3, 3, 3, 3], 'Lowest: “Air time”; a place to begin, if you look for one.'],
    ['ru-coaching', [4, 4, 4, 4, 4], 'The highest on every line.'],
    ['ru-coaching', [2, 2, 2, 2, 2], 'The same on every line.'],
  ])('of %s with %j says: %s', (id, scores, verdict) => {
    expect(verdictOf(rubric(id), scores)).toBe(verdict);
  });

  it('compares line by line with the last one, unless the lines have changed since', () => {
    const { body } = rubric('ru-coaching');
    expect(ratedLines(body, [1, 2, 3, 4, 1], [2, 2, 2, 4, 1]).map(({ since }) => since)).toEqual([
      'down from 2',
      'as before',
      'up from 2',
      'as before',
      'as before',
    ]);
    expect(ratedLines(body, [1, 2, 3, 4, 1], [2]).map(({ since }) => since)).toEqual(['', '', '', '', '']);
    expect(ratedLines(body, [1, 2, 3, 4, 1], null)[0]).toEqual({
      label: 'Air time',
      score: 1,
      word: 'early',
      looks: 'coach speaks most',
      since: '',
    });
  });

  it('needs a score of the scale on every line', () => {
    const { body } = rubric('ru-coaching');
    expect(readScores(body, ['1', '2', '3', '4', '1'])).toEqual([1, 2, 3, 4, 1]);
    for (const chosen of [['1'], ['1', '2', '3', '4', ''], ['1', '2', '3', '4', '9'], ['1', '2', '3', '4', undefined]])
      expect(readScores(body, chosen)).toBeNull();
  });
});

describe('finding a tool', () => {
  const findable = tools.map(
    ({ id, name, useWhen, body }): Findable => ({
      ...{ kindId: body.kind, kind: body.kind, title: name, useWhen, more: writeBody(body), open: { actionId: 'tools:open', value: id } },
    }),
  );
  const find = (words: string, kinds: string[] = []) =>
    findAmong(findable, { words, kinds, topicClass: null, limit: 20 }).map(({ open }) => open.value);

  it.each([
    ['feedback', 'cl-feedback'],
    ['handing over', 'cl-handover'],
    ['who decid', 'dt-who-decides'],
    ['Expectations', 'cl-reset'],
    ['“borrow”', 'cl-transfer'],
  ])('%j leads to %s', (words, id) => {
    expect(find(words)[0]).toBe(id);
  });
  it('finds nothing by nothing, all of a kind that was asked for, and falls over no text', () => {
    expect([find(''), find('  '), find('"*()'), find('zzzz')]).toEqual([[], [], [], []]);
    expect(find('', ['rubric'])).toEqual(['ru-decision', 'ru-coaching', 'ru-diffusion', 'ru-experiment']);
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (words) => void find(words)));
  });
});

describe('words', () => {
  it('of every item fit on two lines, cut between words', () => {
    for (const { body } of tools)
      if (body.kind === 'checklist') for (const item of body.items) expect(twoLines(item).filter(Boolean).join(' ')).toBe(item);
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 120 }), (item) => {
        const [first, second] = twoLines(item);
        expect(Math.max(first.length, second.length)).toBeLessThanOrEqual(75);
        expect(first).not.toBe('');
      }),
    );
  });
  it('of what was used say nothing when nothing was', () => {
    expect(usageLine({ between: 0, onSessionDays: 0, copies: 0 })).toBeNull();
    expect(usageLine({ between: 3, onSessionDays: 1, copies: 1 })).toBe(
      'Last month tools were used three times between sessions and once on session days, and one copy was made.',
    );
    expect(usageLine({ between: 0, onSessionDays: 0, copies: 2 })).toBe('Last month two copies were made.');
  });
});
