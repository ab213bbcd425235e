import { describe, expect, it } from '@jest/globals';
import type { Item } from '../../../src/community/item.ts';
import { itemForms } from '../../../src/community/item-forms.ts';
import { stepsOf } from '../../../src/features/cards/rules-form.ts';
import { type PageView, pageModal } from '../../../src/features/cards/views.ts';
import { formModal } from '../../../src/features/cards/views-form.ts';
import { itemRow, kindsModal, mineModal } from '../../../src/features/cards/views-list.ts';
import { offerMessage, plainAnswer, readModal, shareModal, stewardModal } from '../../../src/features/cards/views-states.ts';
import { compareModal, historyModal } from '../../../src/features/cards/views-versions.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';
import type { Block } from '../../../src/platform/slack/message.ts';
import { validateView } from '../../../src/sandbox/validate-view.ts';
import { checkDrawings } from '../../support/drawings.ts';

const library = readStarterLibrary();
const forms = itemForms(library);
const [card] = forms;
if (!card) throw new Error('no form');

const item = (text: string, over: Partial<Item> = {}): Item => ({
  ...{ teamId: 'T1', id: '01J', communityId: 'c', kind: 'card', formId: 'at-card', title: text, parts: { use_when: text, how: text } },
  ...{ topicClass: 'people', subTags: ['feedback', text.slice(0, 40)], state: 'shared', privacy: 'P3', authorId: 'a', stewardId: 's' },
  ...{ credit: null, version: 3, reviewOn: '2027-05-02', createdAt: 1, changedAt: 1, sharedAt: 1, usedAt: null },
  ...over,
});
const block: Block = { type: 'section', text: { type: 'plain_text', text: 'said by another' } };
const page = (text: string, over: Partial<PageView> = {}): PageView => ({
  ...{
    item: item(text),
    parts: [
      { label: 'How', text },
      { label: 'Why', text },
    ],
    sections: [],
    buttons: [],
    author: text,
    steward: text,
  },
  ...{ writtenOn: 'Monday', changedOn: 'Tuesday', missing: ['Limits'], tooMany: { words: 900, most: 500 }, page: 0, notice: text },
  ...over,
});
const form = (text: string, step: number) => ({
  ...{
    metadata: '{}',
    form: card,
    questions: stepsOf(card, true)[step] ?? [],
    step,
    steps: 2,
    suggested: 'people' as const,
    taxonomy: library.taxonomy,
  },
  ...{
    content: { title: text, parts: { how: text, more: text }, topicClass: null, subTags: ['feedback', 'x'] },
    community: text,
    isPrivate: true,
  },
  ...{ origin: text, room: {}, otherSteps: [], clashes: null },
});

checkDrawings(({ name, text }) => ({
  messages: [
    ['offer', offerMessage({ value: 'i/a/b', itemId: 'i', title: text, from: name })],
    ['answer', plainAnswer(name)],
  ],
  modals: [
    [
      'kinds',
      kindsModal(
        forms.map((each) => ({ ...each, purpose: 'one' })),
        '|experiment/01J',
      ),
    ],
    [
      'mine',
      mineModal(
        Array.from({ length: 30 }, (_, n) => item(text, { id: `i${n}` })),
        1,
        name,
      ),
    ],
    ['nothing of mine', mineModal([], 0, null)],
    ['share', shareModal('{}', text, name, ['They know it'])],
    ['read', readModal('{}', text)],
    ['steward', stewardModal('{}', text)],
    ['page', pageModal(page(text))],
    ['history', historyModal({ metadata: '{}', itemId: 'i', title: text, current: 120, mayEdit: true, page: 1, lines: Array.from({ length: 120 }, (_, n) => ({ version: n % 3 ? 120 - n : null, on: 'Monday', who: name, what: text })) })], // biome-ignore format: one thought
    ['compared', compareModal('i', text, 1, 2, [{ label: text, pair: { before: text, after: '' } }])],
    ['first step', formModal(form(name, 0))],
    ['last step', formModal(form(name, 1))],
  ],
  rows: [['mine', itemRow(item(text))]],
}));

describe('the page', () => {
  const words = (view: PageView): string[] => JSON.stringify(pageModal(view).blocks).match(/"text":"[^"]+"/g) ?? [];

  it('says when to use it first, then how sure it is, then what others found, then the text', () => {
    const all = words(page('x', { sections: [{ place: 'top', rank: 1, blocks: [block] }], notice: null })).join();
    const order = ['Use it when x', '✓ Shared: a second member has read it, to be looked at in May 2027.', 'said by another', '*How*'];
    const at = order.map((each) => all.indexOf(each));
    expect(at.every((one) => one >= 0)).toBe(true);
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    expect(all).toContain('Practice card · People · #feedback');
  });

  it('says of a private one that only she can read it, and marks an archived one', () => {
    expect(words(page('x', { item: item('x', { privacy: 'P0', state: 'draft' }) })).join()).toContain('Only you can read it.');
    expect(words(page('x', { item: item('x', { state: 'archived' }) })).join()).toContain('⏸ Archived: kept and found');
  });

  it('of a very long item has pages, each within the limit, and loses nothing', () => {
    const parts = Array.from({ length: 40 }, (_, n) => ({ label: `Part ${n}`, text: `${n} `.repeat(2000) }));
    const view = (at: number) => pageModal(page('x', { parts, page: at, buttons: [] }));
    const pages = [0, 1, 2, 3, 4].map(view);
    for (const modal of pages) {
      expect(validateView(modal, 'modal')).toEqual([]);
      expect(modal.blocks.length).toBeLessThanOrEqual(45);
    }
    for (let n = 0; n < 40; n++) expect(JSON.stringify(pages)).toContain(`*Part ${n}*`);
    expect(JSON.stringify(view(99))).toContain('Page 5 of 5');
  });

  it('shows the one who was slower what the other wrote, above her own', () => {
    const modal = formModal({ ...form('mine', 0), clashes: { who: 'Eli', texts: { how: 'theirs\t1\nand\t2' } } });
    const drawn = JSON.stringify(modal.blocks);
    expect(validateView(modal, 'modal')).toEqual([]);
    expect(drawn.indexOf('theirs | 1')).toBeLessThan(drawn.indexOf('"initial_value":"mine"', drawn.indexOf('part-how')));
    expect(drawn).toContain('Eli was a little faster.');
  });
});
