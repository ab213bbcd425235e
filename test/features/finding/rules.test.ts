import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ITEM_KINDS, ITEM_STATES, type Item } from '../../../src/community/item.ts';
import {
  byReuse, facetsFor, inOrder, isAmong, NO_FILTERS, otherWay, sayReuse, sayTag, situationsOf, sumUp, wordsToKeep,
} from '../../../src/features/finding/rules.ts'; // biome-ignore format: a list
import { rankOffers, TOO_MANY, termsOf } from '../../../src/features/finding/rules-offers.ts';

const item = (id: string, more: Partial<Item> = {}): Item => ({
  ...{ teamId: 'T1', id, communityId: 'c', kind: 'card', formId: null, title: id, parts: {}, topicClass: 'people', subTags: [] },
  ...{ state: 'shared', privacy: 'P3', authorId: 'U1', stewardId: null, credit: null, version: 1, reviewOn: null },
  ...{ createdAt: 1, changedAt: 1, sharedAt: 1, usedAt: null, ...more },
});

describe('what is kept of a search in vain', () => {
  it.each([
    'ask @ana',
    'ana@example.com',
    '<@U0ANA>',
    '12345',
    '+44 20 7946',
    '020-79-46-00',
    'call １２３４５',
    '',
    '???',
    'x'.repeat(81),
  ])('is nothing of %j', (typed) => expect(wordsToKeep(typed)).toBeNull());
  it('is the words as typed, under one key whatever their case and accents', () => {
    expect(wordsToKeep('  Café   Chats ')).toEqual({ key: 'cafe caf chats chat', words: 'Café Chats' });
    expect(wordsToKeep('cafe CHATS')?.key).toBe('cafe caf chats chat');
    expect(wordsToKeep('会议 2026')?.words).toBe('会议 2026');
  });
  it('never holds an address, a mention or a long number', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 90 }), fc.constantFrom('@', '<@U1>', '123456', 'a@b.c'), (noise, personal) => {
        expect(wordsToKeep(noise + personal)).toBeNull();
      }),
    );
  });
  it('is summed up over weeks, most often first', () => {
    const row = (key: string, times: number) => ({ key, words: key, times });
    expect(sumUp([row('b', 1), row('a', 2), row('b', 2), row('c', 2)])).toEqual([
      { words: 'b', times: 3 }, { words: 'a', times: 2 }, { words: 'c', times: 2 },
    ]); // biome-ignore format: a table
  });
});

describe('filters', () => {
  it('narrow a list as the index narrows a search', () => {
    const one = item('1', { parts: { conditions: 'Remote teams of eight' }, subTags: ['feedback'], state: 'proven' });
    const among = (more: object) => isAmong(one, { ...NO_FILTERS, ...more });
    expect(among({})).toBe(true);
    expect(among({ kind: 'card', topicClass: 'people', tag: 'feedback', state: 'proven', condition: 'team remote' })).toBe(true);
    for (const more of [
      { kind: 'term' },
      { topicClass: 'process' },
      { tag: 'coaching' },
      { state: 'shared' },
      { condition: 'remote, in one room' },
    ])
      expect(among(more)).toBe(false);
    expect(facetsFor(NO_FILTERS)).toEqual([]);
  });
});

describe('the order', () => {
  it('puts archived things last and leaves the rest as it was', () => {
    expect(inOrder([item('1', { state: 'archived' }), item('2'), item('3')]).map(({ id }) => id)).toEqual(['2', '3', '1']);
  });
  it('of what was reused most follows unlike contexts before numbers', () => {
    const ranks = new Map([['1', { contexts: 1, reuses: 9 }], ['2', { contexts: 3, reuses: 3 }], ['3', { contexts: 0, reuses: 0 }]]); // biome-ignore format: a table
    expect(byReuse([item('1'), item('2'), item('3'), item('4')], ranks).map(({ id }) => id)).toEqual(['2', '1']);
    expect(sayReuse(ranks.get('2'))).toBe('reused 3 times, in 3 unlike contexts');
    expect(sayReuse({ contexts: 1, reuses: 1 })).toBe('reused once, in one context');
    expect(sayReuse(undefined)).toBe('');
  });
  it('of situations follows how many ways there are; terms, drafts and archived things are no ways', () => {
    const found = situationsOf([
      item('1', { subTags: ['feedback'] }), item('2', { subTags: ['feedback', 'conflict'], state: 'proven' }),
      item('3', { subTags: ['goals'], state: 'draft' }), item('4', { subTags: ['goals'], kind: 'term' }), item('5', { subTags: ['goals'], state: 'archived' }),
    ]); // biome-ignore format: a table
    expect(found.map(({ tag, ways }) => [tag, ways.map(({ id }) => id)])).toEqual([['feedback', ['2', '1']], ['conflict', ['2']]]); // biome-ignore format: a table
    expect(sayTag('stakeholder-expectations')).toBe('Stakeholder expectations');
    expect(otherWay(item('1', { parts: { menu: ' a\n b ' } }))).toBe('a b');
  });
});

describe('what is offered', () => {
  it('is searched by words that carry meaning, in any script', () => {
    expect(termsOf('What would make our DELEGATION better, and delegation of 会议?')).toEqual(['delegation', '会议']);
    expect(termsOf('')).toEqual([]);
  });
  it('is proven first, then what fits best, never private, a draft or archived, and never what every item says', () => {
    const [proven, shared, both] = [item('p', { state: 'proven' }), item('s'), item('b')];
    const common = Array.from({ length: TOO_MANY }, (_, n) => item(`c${n}`));
    expect(rankOffers([[shared, both], [both, proven], common], []).map((one) => one.item.id)).toEqual(['p', 'b', 's']);
  });
  it('keeps to what may be offered, whatever was found', () => {
    const any = fc.record({
      id: fc.string(),
      state: fc.constantFrom(...ITEM_STATES),
      kind: fc.constantFrom(...ITEM_KINDS),
      privacy: fc.constantFrom('P0' as const, 'P3' as const),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 20 }), (rows) => {
        const offered = rankOffers([rows.map((row) => item(row.id, row))], []);
        for (const { item: one } of offered) expect([one.privacy, ['shared', 'proven'].includes(one.state)]).toEqual(['P3', true]);
      }),
    );
  });
});
