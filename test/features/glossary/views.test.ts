import { describe, expect, it } from '@jest/globals';
import { itemForms } from '../../../src/community/item-forms.ts';
import { standingOf } from '../../../src/features/glossary/rules-clash.ts';
import { pageParts, standingLine, type TermView, termMessage, termModal } from '../../../src/features/glossary/views.ts';
import { confirmModal } from '../../../src/features/glossary/views-confirm.ts';
import { formModal } from '../../../src/features/glossary/views-forms.ts';
import { importedModal, importModal } from '../../../src/features/glossary/views-import.ts';
import { listModal, nearModal } from '../../../src/features/glossary/views-list.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';
import { validateBlocks } from '../../../src/sandbox/validate-blocks.ts';
import { validateView } from '../../../src/sandbox/validate-view.ts';

const library = readStarterLibrary();
const HOSTILE = '<!channel> & *Ana* <@U0BEN> _x_ שלום 🎉';
const TITLE = HOSTILE.padEnd(75, '&');
const LONG = HOSTILE.padEnd(3000, '&');
const FUNCTION = HOSTILE.padEnd(60, '&');

const said = (jobFunction: string, definition: string, own = false) => ({ jobFunction, definition, own, clashAt: own ? 1 : null });
const many = Array.from({ length: 20 }, (_, n) => said(`${FUNCTION}${n}`, n % 2 ? LONG.slice(0, 300) : LONG, n % 2 === 1));
const view = (over: Partial<TermView> = {}): TermView => ({
  item: {
    id: 'i',
    title: TITLE,
    parts: { definition: LONG, not_the_same_as: LONG, used_in_a_sentence: LONG },
    state: 'draft',
    credit: LONG,
  },
  ...{ community: LONG, standing: standingOf(LONG, many), readersMissing: 2, mayRead: true, mayChange: true, isMember: true },
  ...over,
});
const empty = view({
  item: { id: 'i', title: 'x', parts: {}, state: 'shared', credit: null },
  standing: standingOf('', []),
  isMember: false,
});

const form = itemForms(library).find(({ kind }) => kind === 'term');
if (!form) throw new Error('no form');
const formView = {
  ...{ metadata: '{}', community: LONG, taxonomy: library.taxonomy, form, title: LONG, topicClass: 'people' as const },
  parts: { definition: LONG, not_the_same_as: LONG, used_in_a_sentence: LONG },
};
const listed = { id: 'x'.repeat(120), title: TITLE, definition: LONG, state: 'draft', standing: standingOf(LONG, many) };
const terms = Array.from({ length: 300 }, (_, n) => ({ ...listed, title: `${String.fromCodePoint(0x4e00 + n)}${TITLE.slice(2)}` }));
const problems = Array.from({ length: 200 }, (_, n) => ({ line: n, reason: LONG.slice(0, 140) }));

const messages = {
  full: termMessage(view(), LONG),
  empty: termMessage(empty),
  plain: termMessage(view({ standing: standingOf(LONG, []) })),
};
const modals = {
  term: termModal(view(), LONG),
  'empty term': termModal(empty),
  propose: formModal({ ...formView, isChange: false, notices: [LONG], message: LONG }),
  change: formModal({ ...formView, isChange: true, notices: [LONG], message: null }),
  confirm: confirmModal({
    ...{ metadata: '{}', community: LONG, title: TITLE, definition: LONG, standing: standingOf(LONG, many), longest: 300, notices: [LONG] },
    functions: Array.from({ length: 150 }, () => FUNCTION),
  }),
  list: listModal({ communityId: 'c', page: 3, words: LONG.slice(0, 200), terms }),
  'empty list': listModal({ communityId: 'c', page: 9, words: '', terms: [] }),
  near: nearModal(
    'c',
    LONG.slice(0, 200),
    [listed, listed, listed, listed, listed].map((one, n) => ({ ...one, id: `${n}` })),
  ),
  'near elsewhere': nearModal('', 'x', [listed]),
  import: importModal('c', 3000),
  imported: importedModal({ added: 1, changed: 2, same: 3, problems }),
};

describe('every view of terms', () => {
  it.each(Object.entries(messages))('%s is a message that Slack takes, with the longest texts', (_, message) => {
    expect(validateBlocks(message.blocks ?? [], 'message')).toEqual([]);
    expect(message.text.length).toBeLessThanOrEqual(4000);
    expect((message.blocks ?? []).length).toBeLessThanOrEqual(8);
    expect(message.text).not.toContain('<!channel>');
  });
  it.each(Object.entries(modals))('%s is a modal that Slack takes, with the longest texts', (_, modal) => {
    expect(validateView(modal, 'modal')).toEqual([]);
    expect(modal.blocks.filter(({ type }) => type === 'input').length).toBeLessThanOrEqual(6);
  });
  it('adds to the page of a term at most eight blocks and three buttons', () => {
    const { blocks, buttons } = pageParts(view());
    expect(validateBlocks(blocks, 'modal')).toEqual([]);
    expect([blocks.length <= 8, buttons.length]).toEqual([true, 2]);
    expect(pageParts(empty).buttons).toEqual([]);
  });
  it('never puts somebody’s words into mrkdwn unescaped', () => {
    const all = JSON.stringify([...Object.values(messages), ...Object.values(modals)]);
    const mrkdwn = [...all.matchAll(/"type":"mrkdwn","text":"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1] ?? '');
    expect(mrkdwn.length).toBeGreaterThan(5);
    for (const text of mrkdwn) expect(text).not.toContain('<!channel>');
  });
});

it('says in a term’s text everything that stands in its blocks', () => {
  const standing = standingOf('A change.', [said('Sales', 'A change'), said('Support', 'What we ship', true)]);
  const parts = { definition: 'A change.', not_the_same_as: 'output', used_in_a_sentence: 'It is the outcome.' };
  const item = { id: 'i', title: 'Outcome', parts, state: 'draft' as const, credit: null };
  expect(termMessage(view({ item, standing, readersMissing: 1 })).text).toMatchInlineSnapshot(`
"Outcome · a draft
Two functions define this differently. Both wordings stand until they agree on one and confirm it again.
Sales: A change.
Support: What we ship
Not the same as output
“It is the outcome.”
Agreed by Sales. A draft until one more member says: I read it so, too."
`);
  expect(standingLine(standingOf('A', [said('Sales', 'A'), said('Support', 'A'), said('Finance', 'B')]))).toMatchInlineSnapshot(
    `"Agreed by Sales and Support, a cross-team term. Finance agreed to an earlier wording."`,
  );
});
