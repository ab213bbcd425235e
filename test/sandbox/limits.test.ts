/** Every limit of slack-limits.json: taken at the limit, refused one beyond it. */
import { describe, expect, it } from '@jest/globals';
import { limits, type Surface, toRange } from '../../src/sandbox/limits.ts';
import { validateBlocks } from '../../src/sandbox/validate-blocks.ts';
import { validateView } from '../../src/sandbox/validate-view.ts';
import {
  actions,
  type Block,
  button,
  card,
  cells,
  confirm,
  image,
  input,
  modal,
  mrkdwn,
  option,
  plain,
  select,
  times,
  x,
} from './block-samples.ts';

const most = (range: number[] | number): number => toRange(range)[1];
const { blocks: b, elements: e, ids, payload } = limits;

/** name, limit, a block of that size, the pointer under the block; `modal` and `home` where messages do not take it. */
const blockLimits: [string, number, (size: number) => Block, string, Surface?][] = [
  ['section text', most(b.section.text), (n) => ({ type: 'section', text: mrkdwn(n) }), '/text/text'],
  ['section fields', most(b.section.fields), (n) => ({ type: 'section', fields: times(n, () => plain(1)) }), '/fields'],
  ['section field text', most(b.section.field_text), (n) => ({ type: 'section', fields: [plain(n)] }), '/fields/0/text'],
  ['header text', most(b.header.text), (n) => ({ type: 'header', text: plain(n) }), '/text/text'],
  ['context elements', most(b.context.elements), (n) => ({ type: 'context', elements: times(n, () => plain(1)) }), '/elements'],
  ['actions elements', most(b.actions.elements), (n) => actions(...times(n, () => button())), '/elements'],
  ['image alt text', most(b.image.alt_text), (n) => image({ alt_text: x(n) }), '/alt_text'],
  ['image url', b.image.image_url, (n) => image({ image_url: `https://${x(n - 8)}` }), '/image_url'],
  ['image title', b.image.title, (n) => image({ title: plain(n) }), '/title/text'],
  ['input label', most(b.input.label), (n) => input(select(), { label: plain(n) }), '/label/text'],
  ['input hint', b.input.hint, (n) => input(select(), { hint: plain(n) }), '/hint/text'],
  ['markdown text', b.markdown.text, (n) => ({ type: 'markdown', text: x(n) }), '/text'],
  [
    'rich text list indent',
    most(b.rich_text.list_indent),
    (n) => ({
      type: 'rich_text',
      elements: [{ type: 'rich_text_list', style: 'bullet', indent: n, elements: [{ type: 'rich_text_section', elements: [] }] }],
    }),
    '/elements/0/indent',
  ],
  ['table rows', b.table.rows, (n) => ({ type: 'table', rows: times(n, () => cells(1)) }), '/rows'],
  ['table cells', b.table.cells_per_row, (n) => ({ type: 'table', rows: [cells(n)] }), '/rows/0'],
  ['data table rows', most(b.data_table.rows), (n) => ({ type: 'data_table', caption: 'c', rows: times(n, () => cells(1)) }), '/rows'],
  ['data table columns', most(b.data_table.columns), (n) => ({ type: 'data_table', caption: 'c', rows: [cells(n), cells(n)] }), '/rows/0'],
  ['alert text', b.alert.text, (n) => ({ type: 'alert', text: plain(n) }), '/text/text', 'modal'],
  ['card title', b.card.title, (n) => card({ title: mrkdwn(n) }), '/title/text'],
  ['card body', b.card.body, (n) => card({ body: mrkdwn(n) }), '/body/text'],
  ['card actions', b.card.actions, (n) => card({ actions: times(n, () => button()) }), '/actions'],
  ['carousel cards', most(b.carousel.elements), (n) => ({ type: 'carousel', elements: times(n, () => card()) }), '/elements'],
  [
    'container children',
    b.container.child_blocks,
    (n) => ({ type: 'container', child_blocks: times(n, () => ({ type: 'divider' })) }),
    '/child_blocks',
  ],
  [
    'context actions',
    most(b.context_actions.elements),
    (n) => ({ type: 'context_actions', elements: times(n, () => ({ type: 'icon_button', icon: 'trash', text: plain(1) })) }),
    '/elements',
  ],
  ['block_id', ids.block_id, (n) => ({ type: 'divider', block_id: x(n) }), '/block_id'],
  ['action_id', ids.action_id, (n) => actions(button({ action_id: x(n) })), '/elements/0/action_id'],
  ['button text', most(e.button.text), (n) => actions(button({ text: plain(n) })), '/elements/0/text/text'],
  ['button value', e.button.value, (n) => actions(button({ value: x(n) })), '/elements/0/value'],
  ['button url', e.button.url, (n) => actions(button({ url: `https://${x(n - 8)}` })), '/elements/0/url'],
  [
    'button accessibility label',
    e.button.accessibility_label,
    (n) => actions(button({ accessibility_label: x(n) })),
    '/elements/0/accessibility_label',
  ],
  ['confirm title', e.confirm.title, (n) => actions(button({ confirm: confirm({ title: plain(n) }) })), '/elements/0/confirm/title/text'],
  ['confirm text', e.confirm.text, (n) => actions(button({ confirm: confirm({ text: mrkdwn(n) }) })), '/elements/0/confirm/text/text'],
  [
    'confirm button',
    e.confirm.confirm,
    (n) => actions(button({ confirm: confirm({ confirm: plain(n) }) })),
    '/elements/0/confirm/confirm/text',
  ],
  ['deny button', e.confirm.deny, (n) => actions(button({ confirm: confirm({ deny: plain(n) }) })), '/elements/0/confirm/deny/text'],
  ['placeholder', e.placeholder, (n) => actions(select({ placeholder: plain(n) })), '/elements/0/placeholder/text'],
  [
    'option text',
    most(e.option.text),
    (n) => actions(select({ options: [option({ text: plain(n) })] })),
    '/elements/0/options/0/text/text',
  ],
  ['option value', e.option.value, (n) => actions(select({ options: [option({ value: x(n) })] })), '/elements/0/options/0/value'],
  [
    'option description',
    e.option.description,
    (n) => actions(select({ options: [option({ description: plain(n) })] })),
    '/elements/0/options/0/description/text',
  ],
  ['options', most(e.static_select.options), (n) => actions(select({ options: times(n, (i) => option({}, i)) })), '/elements/0/options'],
  [
    'option groups',
    most(e.static_select.option_groups),
    (n) => actions({ type: 'static_select', option_groups: times(n, () => ({ label: plain(1), options: [option()] })) }),
    '/elements/0/option_groups',
  ],
  [
    'group label',
    e.option_group.label,
    (n) => actions({ type: 'static_select', option_groups: [{ label: plain(n), options: [option()] }] }),
    '/elements/0/option_groups/0/label/text',
  ],
  [
    'group options',
    most(e.option_group.options),
    (n) => actions({ type: 'static_select', option_groups: [{ label: plain(1), options: times(n, (i) => option({}, i)) }] }),
    '/elements/0/option_groups/0/options',
  ],
  [
    'checkboxes',
    most(e.checkboxes.options),
    (n) => actions({ type: 'checkboxes', options: times(n, (i) => option({}, i)) }),
    '/elements/0/options',
  ],
  [
    'radio buttons',
    most(e.radio_buttons.options),
    (n) => actions({ type: 'radio_buttons', options: times(n, (i) => option({}, i)) }),
    '/elements/0/options',
  ],
  [
    'overflow',
    most(e.overflow.options),
    (n) => actions({ type: 'overflow', options: times(n, (i) => option({}, i)) }),
    '/elements/0/options',
  ],
  ['min_length', most(e.plain_text_input.min_length), (n) => input({ type: 'plain_text_input', min_length: n }), '/element/min_length'],
  ['max_length', most(e.plain_text_input.max_length), (n) => input({ type: 'plain_text_input', max_length: n }), '/element/max_length'],
  ['rich text lines', most(e.rich_text_input.max_lines), (n) => input({ type: 'rich_text_input', max_lines: n }), '/element/max_lines'],
  ['files', most(e.file_input.max_files), (n) => input({ type: 'file_input', max_files: n }), '/element/max_files', 'modal'],
  ['image element alt text', e.image.alt_text, (n) => ({ type: 'context', elements: [image({ alt_text: x(n) })] }), '/elements/0/alt_text'],
];

describe.each(blockLimits)('%s', (_, limit, make, pointer, surface = 'message') => {
  it(`is taken at ${limit} and refused beyond`, () => {
    expect(validateBlocks([make(limit)], surface)).toEqual([]);
    expect(validateBlocks([make(limit + 1)], surface)[0]?.pointer).toBe(`/blocks/0${pointer}`);
  });
});

const dividers = (count: number): Block[] => times(count, () => ({ type: 'divider' }));

describe.each<[string, number, (size: number) => Block, string]>([
  ['title', most(limits.view.title), (n) => modal({ title: plain(n) }), '/title/text'],
  ['submit', most(limits.view.submit), (n) => modal({ submit: plain(n) }), '/submit/text'],
  ['close', most(limits.view.close), (n) => modal({ close: plain(n) }), '/close/text'],
  ['callback_id', ids.callback_id, (n) => modal({ callback_id: x(n) }), '/callback_id'],
  ['external_id', ids.external_id, (n) => modal({ external_id: x(n) }), '/external_id'],
  ['private_metadata', ids.private_metadata, (n) => modal({ private_metadata: x(n) }), '/private_metadata'],
  ['blocks', payload['blocks.modal'], (n) => modal({ blocks: dividers(n) }), '/blocks'],
])('the %s of a modal', (_, limit, make, pointer) => {
  it(`is taken at ${limit} and refused beyond`, () => {
    expect(validateView(make(limit), 'modal')).toEqual([]);
    expect(validateView(make(limit + 1), 'modal').map((problem) => problem.pointer)).toEqual([`/view${pointer}`]);
  });
});

describe('whole payloads', () => {
  it('hold fifty blocks in a message and a hundred at Home', () => {
    expect(validateBlocks(dividers(50))).toEqual([]);
    expect(validateBlocks(dividers(51))).toEqual([{ pointer: '/blocks', message: 'no more than 50 items allowed' }]);
    expect(validateView({ type: 'home', blocks: dividers(100) }, 'home')).toEqual([]);
    expect(validateView({ type: 'home', blocks: dividers(101) }, 'home')).toHaveLength(1);
  });

  it('hold markdown and tables up to their totals', () => {
    const markdown = (n: number) => ({ type: 'markdown', text: x(n) });
    const table = (n: number) => ({ type: 'table', rows: [[{ type: 'raw_text', text: x(n) }]] });
    expect(validateBlocks([markdown(6000), markdown(6000), table(10_000)])).toEqual([]);
    expect(validateBlocks([markdown(6000), markdown(6001)])).toHaveLength(1);
    expect(validateBlocks([table(10_001)])).toHaveLength(1);
    expect(validateBlocks([table(1), table(1)])).toHaveLength(1);
  });
});
