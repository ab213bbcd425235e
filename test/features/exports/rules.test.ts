import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Item } from '../../../src/community/item.ts';
import { formOf } from '../../../src/community/item-forms.ts';
import { pathOf, shelfFiles, writeIndex } from '../../../src/features/exports/rules.ts';
import { readItem, writeItem } from '../../../src/features/exports/rules-markdown.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';

const library = readStarterLibrary();

const card: Item = {
  ...{ teamId: 'T1', id: '01CARD', communityId: '01COM', kind: 'card', formId: null, title: 'Ask two questions first' },
  ...{ parts: { use_when: 'people bring you problems', how: '1. Listen.\n2. Ask.', why: 'We believe it makes them own it.' } },
  ...{ topicClass: 'people', subTags: ['coaching'], state: 'proven', privacy: 'P3', authorId: 'UANA', stewardId: 'UBEN', credit: null },
  ...{ version: 3, reviewOn: '2027-05-02', createdAt: 1, changedAt: 2, sharedAt: 2, usedAt: null },
};
const write = (item: Item, author: string | null = 'Ana'): string => writeItem(item, formOf(library, item), author);

describe('an item as a file', () => {
  it('reads like a page, with what a program needs in front', () => {
    expect(write(card)).toMatchInlineSnapshot(`
"---
id: "01CARD"
kind: "card"
form: null
title: "Ask two questions first"
class: "people"
tags: ["coaching"]
state: "proven"
privacy: "P3"
author: "Ana"
author_id: "UANA"
steward_id: "UBEN"
version: 3
review_on: "2027-05-02"
created_at: 1
changed_at: 2
shared_at: 2
used_at: null
---

# Ask two questions first

## Use it when {#use_when}

people bring you problems

## How to do it, step by step {#how}

1. Listen.
2. Ask.

## Why it works, as far as we know {#why}

We believe it makes them own it.
"
`);
  });

  it('comes back letter by letter, whatever was written in it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        '---',
        '## How {#how}',
        '\\## How {#how}',
        '# x\n\n## Why {#why}\n',
        '\n\n',
        ' ',
        'a\r\nb',
        '```\n---\n```',
        '| a | b |\t',
      ),
    );
    const parts = fc.dictionary(fc.constantFrom('use_when', 'how', 'why', 'limits', 'more', 'old_key'), fc.array(text, { maxLength: 4 }).map((all) => all.join('\n'))); // biome-ignore format: one thought
    fc.assert(
      fc.property(parts, text, fc.array(fc.string({ maxLength: 12 }), { maxLength: 3 }), (given, title, subTags) => {
        const kept = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
        const item: Item = { ...card, parts: kept, title: title || 'x', subTags };
        const read = readItem(write(item));
        if ('problem' in read) throw new Error(read.problem);
        expect({ ...item, ...read.item }).toEqual(item);
        expect(read.author).toBe('Ana');
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['no front matter', '# Hello\n', 'line 1: the front matter between two lines of --- is missing'],
    ['a private text', write(card).replace('privacy: "P3"', 'privacy: "P0"'), 'front matter, privacy: '],
    ['an unknown kind', write(card).replace('kind: "card"', 'kind: "poem"'), 'front matter, kind: '],
    ['broken YAML', write(card).replace('title: ', 'title: ['), 'front matter: '],
    ['a missing version', write(card).replace(/version: 3\n/, ''), 'front matter, version: '],
    ['a path for an id', write(card).replace('"01CARD"', '"../../etc"'), 'front matter, id: is no id'],
  ])('is refused in one line with %s', (_, file, problem) => {
    const read = readItem(file);
    expect('problem' in read ? read.problem : 'taken in').toContain(problem);
    expect('problem' in read && read.problem.includes('\n')).toBe(false);
  });

  it('is read as well when an editor wrote other line ends', () => {
    const read = readItem(write(card).replaceAll('\n', '\r\n'));
    expect('item' in read && read.item.parts).toEqual(card.parts);
  });
});

describe('a shelf as a folder', () => {
  it('has one file an item, named by its title, and an index that begins with when to use it', () => {
    expect(pathOf({ ...card, title: 'Fünf / Fragen: “wozu?”' })).toBe('shelf/card/fu-nf-fragen-wozu--01CARD.md');
    expect(writeIndex('Leads', [card, { ...card, id: '02', title: 'A [trap](x)', state: 'archived', topicClass: null }])).toBe(
      [
        '# The shelf of Leads',
        '',
        '2 things, by where they belong.',
        '',
        '## People',
        '',
        '- [Ask two questions first](card/ask-two-questions-first--01CARD.md): Practice card. Use it when people bring you problems',
        '',
        '## Without a class',
        '',
        '- [A \\[trap\\](x)](card/a-trap-x--02.md): Practice card (archived). Use it when people bring you problems',
        '',
      ].join('\n'),
    );
  });

  it('is the same whatever order things are given in', () => {
    const other = { ...card, id: '00', title: 'Another' };
    const files = (items: Item[]) =>
      shelfFiles({
        ...{ community: 'Leads', items: items.map((item) => ({ item, file: write(item) })), glossary: '', experiments: '' },
        rows: new Map([
          ['b', [{ id: '1', privacy: 'P3' }]],
          ['a', []],
        ]),
      });
    expect(files([card, other])).toEqual(files([other, card]));
    const everything = files([card, other]).at(-1)?.content ?? '';
    expect(Object.keys(JSON.parse(everything))).toEqual(['items', 'a', 'b']);
  });
});
