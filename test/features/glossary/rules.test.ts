import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { distance, findTerms, inOrder, keyOf, LONGEST_TERM, letterOf, readTerm } from '../../../src/features/glossary/rules.ts';
import { afterTakingBack, afterWord, type Said, standingOf } from '../../../src/features/glossary/rules-clash.ts';
import { readCsv, unguard, writeCsv } from '../../../src/features/glossary/rules-csv.ts';
import { glossaryCsv, readGlossaryCsv } from '../../../src/features/glossary/rules-exchange.ts';
import { guessTerm } from '../../../src/features/glossary/rules-guess.ts';
import { STARTER_KEYS, starterId, suggestClass } from '../../../src/features/glossary/rules-starting.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';

const library = readStarterLibrary();
const starters = library.glossary.map(({ term, definition }) => ({ title: term, state: 'shared', parts: { definition } }));
const more = ['Résumé', 'Stand-up', '決定権', 'C++'].map((title) => ({ title, state: 'shared', parts: { definition: '' } }));
const find = (words: string) => {
  const { hits, near } = findTerms([...starters, ...more], words);
  return { hits: hits.map(({ title }) => title), near: near.map(({ title }) => title) };
};

describe('the term that is meant', () => {
  it.each([
    ['outcome', 'Outcome'],
    ['“OUTCOME”?', 'Outcome'],
    ['outcomes', 'Outcome'],
    ['decision rights', 'Decision right'],
    ['priorities', 'Priority'],
    ['if then steps', 'If-then step'],
    ['cadence', 'Minimum viable cadence'],
    ['psych', 'Psychological safety'],
    ['resume', 'Résumé'],
    ['standup', null],
    ['決定', '決定権'],
    ['c++', 'C++'],
  ])('of %j is %s', (words, title) => {
    expect(find(words).hits).toEqual(title === null ? [] : [title]);
  });

  it.each([
    ['decision', ['Decision right', 'Decision quality']],
    ['sponser', ['Sponsor']],
    ['standup', ['Stand-up']],
    ['roll-out', ['Pilot']],
  ])('near to %j there are %j', (words, some) => {
    const definitions = library.glossary.map(({ term, ...parts }) => ({ title: term, state: 'shared', parts }));
    const { hits, near } = findTerms([...definitions, ...more], words);
    expect(hits).toEqual([]);
    for (const title of some) expect(near.map((each) => each.title)).toContain(title);
    expect(near.length).toBeLessThanOrEqual(5);
  });

  it('is found by its own words whatever is around them, and hostile text finds nothing and breaks nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...starters), fc.constantFrom('', '"', '“', ' *', '_'), ({ title }, sign) => {
        expect(find(`${sign}${title.toUpperCase()}${sign}`).hits).toEqual([title]);
      }),
    );
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => void find(text)));
    expect(find("' OR 1=1; DROP TABLE items --")).toEqual({ hits: [], near: [] });
    expect(find('"*^()')).toEqual({ hits: [], near: [] });
    expect(find('<!channel> {"a":1}'.repeat(500)).hits).toEqual([]);
  });

  it('is spelt, sorted and counted by its letters', () => {
    expect([distance('abc', 'abc'), distance('abc', 'abd'), distance('abcd', 'bcd'), distance('a', 'xyzw')]).toEqual([0, 1, 1, 3]);
    expect(['état', 'Zoo', '決定', '360°', '🎉'].map(letterOf)).toEqual(['E', 'Z', '決', '#', '#']);
    expect(
      inOrder([
        { title: 'b', id: '1' },
        { title: 'Á', id: '2' },
        { title: 'a', id: '1' },
      ]).map(({ title }) => title),
    ).toEqual(['a', 'Á', 'b']);
    expect(readTerm('  “ the  north\nstar ”. ')).toBe('the north star');
  });
});

describe('starter terms', () => {
  it('each have an id of their own in each community, and fit their form', () => {
    const ids = library.glossary.map(({ term }) => starterId('C', term));
    expect(new Set(ids).size).toBe(25);
    expect(ids.join('')).toMatch(/^[\w-]+$/);
    for (const { term } of library.glossary) expect(term.length).toBeLessThanOrEqual(LONGEST_TERM);
    const keys = new Set(library.glossary.map(({ term }) => keyOf(term)));
    for (const key of STARTER_KEYS) expect(keys).toContain(key);
  });

  it('suggest a class only where words of one stand there', () => {
    expect(suggestClass('Feedback: said so that somebody can use it', library.taxonomy)).toBe('people');
    expect(suggestClass('A dashboard with data', library.taxonomy)).toBe('technology');
    expect(suggestClass('xyzzy', library.taxonomy)).toBeNull();
  });
});

describe('what functions say', () => {
  const said = (jobFunction: string, definition: string, own = false): Said => ({ jobFunction, definition, own, clashAt: null });

  it('is across teams from two on, and of an earlier wording when that has changed', () => {
    const rows = afterWord(afterWord([], said('Sales', 'A.'), 'A', 1), said('Support', 'a'), 'A', 2);
    expect(standingOf('A', rows)).toMatchObject({ agreed: ['Sales', 'Support'], clash: false, acrossTeams: true });
    expect(standingOf('B', rows)).toMatchObject({ agreed: [], earlier: ['Sales', 'Support'], clash: false, acrossTeams: false });
  });

  it('clashes until the wording is changed and both have confirmed it again', () => {
    let rows = afterWord(afterWord([], said('Sales', 'A'), 'A', 1), said('Support', 'B', true), 'A', 2);
    const clash = (present: string) => standingOf(present, rows).clash;
    expect([clash('A'), standingOf('A', rows).others]).toEqual([true, [{ jobFunction: 'Support', definition: 'B' }]]);
    rows = afterWord(rows, said('Sales', 'A'), 'A', 3);
    expect(clash('A')).toBe(true);
    rows = afterWord(rows, said('Support', 'A and B'), 'A and B', 4);
    expect(clash('A and B')).toBe(true);
    rows = afterWord(rows, said('Sales', 'A and B'), 'A and B', 5);
    expect(standingOf('A and B', rows)).toMatchObject({ clash: false, agreed: ['Support', 'Sales'], acrossTeams: true });
  });

  it('ends when the other word is taken back, and the same words are no clash', () => {
    const rows = afterWord(afterWord([], said('Sales', 'A'), 'A', 1), said('Support', 'B', true), 'A', 2);
    expect(standingOf('A', afterTakingBack(rows, 'Support', 'A', 3)).clash).toBe(false);
    expect(standingOf('A', afterWord([], said('Support', ' a! ', true), 'A', 1))).toMatchObject({ clash: false, agreed: ['Support'] });
  });

  it('is never open without a reason nor closed over another wording, whatever is said in whatever order', () => {
    const texts = fc.constantFrom('A', 'B', 'C');
    const step = fc.oneof(
      fc.record({ is: fc.constant('same' as const), who: fc.constantFrom('S', 'T', 'U') }),
      fc.record({ is: fc.constant('other' as const), who: fc.constantFrom('S', 'T', 'U'), text: texts }),
      fc.record({ is: fc.constant('none' as const), who: fc.constantFrom('S', 'T', 'U') }),
      fc.record({ is: fc.constant('edit' as const), text: texts }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let rows: Said[] = [];
        let present = 'A';
        for (const one of steps) {
          const was = standingOf(present, rows).clash;
          if (one.is === 'edit') present = one.text;
          else if (one.is === 'none') rows = afterTakingBack(rows, one.who, present, 1);
          else rows = afterWord(rows, said(one.who, one.is === 'same' ? present : one.text, one.is === 'other'), present, 1);
          const now = standingOf(present, rows);
          expect(new Set(rows.map(({ jobFunction }) => jobFunction)).size).toBe(rows.length);
          if (now.others.length > 0) expect(now.clash).toBe(true);
          if (!was && now.clash) expect(one.is).toBe('other');
          if (was && !now.clash) expect(rows.filter((row) => row.own)).toEqual([]);
        }
      }),
    );
  });
});

describe('a glossary as CSV', () => {
  const head = 'term,definition';
  it('brings the good rows of fifty, and the broken three by line', () => {
    const lines = [head, ...Array.from({ length: 50 }, (_, n) => `Word ${n},Meaning ${n}`)];
    lines[11] = '"Word 10,Meaning 10';
    lines[21] = 'Word 20,';
    lines[31] = 'Word 30,Meaning, with a comma,that is not quoted';
    const { rows, problems } = readGlossaryCsv(lines.join('\r\n'));
    expect(rows.length).toBe(47);
    expect(problems).toEqual([
      { line: 12, reason: 'A quotation mark in it does not close.' },
      { line: 22, reason: '“Word 20” has no definition.' },
      { line: 32, reason: 'It has 4 cells, and the first line names 2; a text with a comma needs quotation marks.' },
    ]);
  });

  it('reads semicolons, a BOM, columns in any order, quotes and lines within a cell', () => {
    const text =
      '\uFEFFClass;Not the same as;DEFINITION;Word\r\npeople;;"Said; so that ""they"" can\r\nuse it";Feedback\r\n\r\nnonsense;;x;Y\r\n;;again;feedback\r\n';
    const { rows, problems } = readGlossaryCsv(text);
    expect(rows).toEqual([
      {
        ...{ line: 2, term: 'Feedback', definition: 'Said; so that "they" can\nuse it', notTheSameAs: '', sentence: '' },
        ...{ topicClass: 'people', subTags: [], state: 'draft' },
      },
    ]);
    expect(problems.map(({ line }) => line)).toEqual([5, 6]);
    expect(problems[0]?.reason).toContain('“nonsense” is no class');
    expect(problems[1]?.reason).toContain('stands in line 2, too');
  });

  it('says what is missing where there is no head, and what is too long', () => {
    for (const text of ['', '\n', 'a,b\nc,d', '{"term":1}'])
      expect(readGlossaryCsv(text).problems[0]?.reason).toContain('must name the columns');
    expect(readGlossaryCsv(`${head}\nA,${'x'.repeat(301)}`, { definition: 300 }).problems).toEqual([
      { line: 2, reason: 'The definition has 301 characters; 300 fit.' },
    ]);
  });

  it('comes back as it went, and no cell can be calculated', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '=', "'", '+', 'é', ' ', '|'), maxLength: 8 });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const wanted = rows.map((row) => row.map((each) => each)).filter((row) => row.some((each) => each.trim() !== ''));
        const written = writeCsv([['term', 'b', 'c'], ...rows]);
        expect(
          readCsv(written)
            .records.slice(1)
            .map(({ cells }) => cells.map(unguard)),
        ).toEqual(wanted);
        for (const { cells } of readCsv(written).records) for (const each of cells) expect(each).not.toMatch(/^[=+\-@]/);
      }),
    );
    const item = {
      id: '1',
      title: '=HYPERLINK("x")',
      parts: { definition: 'A "b", c' },
      topicClass: 'people',
      subTags: ['x'],
      state: 'shared',
    } as const;
    const csv = glossaryCsv([item], [{ itemId: '1', jobFunction: 'Sales', definition: 'a b c', own: false, clashAt: null }]);
    expect(csv).toMatchInlineSnapshot(`
      "term,definition,not_the_same_as,used_in_a_sentence,class,tags,state,confirmed_by
      "'=HYPERLINK(""x"")","A ""b"", c",,,people,x,shared,Sales
      "
    `);
    expect(readGlossaryCsv(csv).rows[0]).toMatchObject({
      term: '=HYPERLINK("x")',
      definition: 'A "b", c',
      state: 'shared',
      subTags: ['x'],
    });
  });
});

describe('the word of a message', () => {
  it.each([
    ['What does “time-to-impact” mean?', 'time-to-impact'],
    ['what is a run sheet?', 'run sheet'],
    ['We need more "air cover" here.', 'air cover'],
    ['Please finish the *handover pack* by Friday, <@U0ANA>.', 'handover pack'],
    ['This belongs into the Quarterly Business Review, I think.', 'Quarterly Business Review'],
    ['Who owns the RFC now?', 'RFC'],
    ['north star', 'north star'],
    ['I am not sure that this is a good idea at all, honestly.', ''],
    ['<!channel> <https://example.com|x>', ''],
  ])('%j is %j', (text, term) => {
    expect(guessTerm(text)).toBe(term);
  });
  it('is never longer than a term', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => void expect(guessTerm(text).length).toBeLessThanOrEqual(LONGEST_TERM)),
    );
  });
});
