import { describe, expect, it } from '@jest/globals';
import type { Item } from '../../../src/community/item.ts';
import { NO_FILTERS } from '../../../src/features/finding/rules.ts';
import {
  classesRow,
  findModal,
  menuModal,
  newestRow,
  PAGE_SIZE,
  reusedRow,
  topModal,
  vainLine,
} from '../../../src/features/finding/views.ts';
import { validateView } from '../../../src/sandbox/validate-view.ts';
import { checkDrawings } from '../../support/drawings.ts';

const itemOf = (id: string, title: string, text: string): Item => ({
  ...{
    teamId: 'T1',
    id,
    communityId: 'c',
    kind: 'card',
    formId: null,
    title,
    parts: { use_when: text, other: text },
    topicClass: 'people',
  },
  ...{ subTags: ['feedback'], state: 'proven', privacy: 'P3', authorId: 'U1', stewardId: null, credit: null, version: 1, reviewOn: null },
  ...{ createdAt: 1, changedAt: 1, sharedAt: 1, usedAt: null },
});
const place = (words: string, page = 0) => ({ words, filters: NO_FILTERS, page });
const NONE = { items: [], others: [], ranks: new Map() };

checkDrawings(({ name, text }) => {
  const items = Array.from({ length: 30 }, (_, n) => itemOf(`${n}`, name, text));
  const others = [{ title: name, useWhen: text, kind: 'Checklist', rank: 1, open: { actionId: 'tools:open', value: 'cl-1' } }];
  const looked = { items, others, ranks: new Map(items.map(({ id }) => [id, { contexts: 12, reuses: 120 }])) };
  const tags = ['feedback', ...Array.from({ length: 120 }, (_, n) => `${name.slice(0, 60)} ${n}`)];
  return {
    modals: [
      ['found', findModal({ ...place(text), filters: { kind: 'card', topicClass: 'people', tag: 'feedback', state: 'proven', condition: text } }, looked, tags)],
      ['not found', findModal(place(text), NONE, [])],
      ['top', topModal({ ...looked, items: items.slice(0, 10) })],
      ['menu', menuModal(Array.from({ length: 5 }, () => ({ tag: 'feedback', ways: items.slice(0, 5), others })), 1, 3)],
    ],
    rows: [
      ['classes', classesRow()],
      ['newest', newestRow(itemOf('1', name, text))],
      ['reused', reusedRow(itemOf('1', name, text), 'reused once, in one context')],
    ],
  };
}); // biome-ignore format: drawings

describe('the pages', () => {
  it('hold each result once, and a page beyond the end is the last', () => {
    const items = Array.from({ length: PAGE_SIZE + 1 }, (_, n) => itemOf(`${n}`, `Card ${n}`, `it is ${n}`));
    const looked = { ...NONE, items };
    expect(JSON.stringify(findModal(place('card', 99), looked, []))).toContain(`Use it when it is ${PAGE_SIZE}`);
    expect(JSON.stringify(findModal(place('card', 0), looked, []))).not.toContain(`Use it when it is ${PAGE_SIZE}`);
    expect(validateView(findModal(place(''), NONE, ['']), 'modal')).toEqual([]);
  });
  it('of the digest name words and times, and nobody', () => {
    expect(vainLine([{ words: 'poker', times: 2 }])).toMatchInlineSnapshot(
      `"Searched for in vain this week: “poker” (2 times). A card would be found."`,
    );
  });
});
