/** The blocks and their limits per surface. Slack docs: reference/block-kit/blocks. */
import { isRecord, type Json, toRecords, toText } from './json.ts';
import { limits, type Surface, toRange } from './limits.ts';
import {
  anything,
  array,
  type Check,
  checkCount,
  complain,
  createCheck,
  exactlyOne,
  flag,
  oneOf,
  type Problem,
  type Rule,
  shape,
  string,
} from './validate.ts';
import { element, elementList } from './validate-elements.ts';
import { newerBlocks } from './validate-newer.ts';
import { richTextParts } from './validate-rich.ts';
import { imageElement, imageFields, plain, textObject } from './validate-text.ts';

const b = limits.blocks;
const blockId = { block_id: string([1, limits.ids.block_id]) };

const contextElement: Rule = (value, pointer, check) => {
  if (isRecord(value) && value.type === 'image') imageElement(value, pointer, check);
  else textObject('any')(value, pointer, check);
};

const rules: Record<string, Rule> = {
  section: shape(
    {},
    {
      ...blockId,
      text: textObject('any', toRange(b.section.text)),
      fields: array(textObject('any', toRange(b.section.field_text)), toRange(b.section.fields)),
      accessory: element('accessory'),
      expand: flag,
    },
    (value, pointer, check) => {
      if (value.text === undefined && value.fields === undefined) complain(check, pointer, 'missing required field: text or fields');
    },
  ),
  header: shape({ text: plain(toRange(b.header.text)) }, { ...blockId, level: oneOf(1, 2, 3, 4) }),
  context: shape({ elements: array(contextElement, toRange(b.context.elements)) }, blockId),
  actions: shape({ elements: elementList('actions', toRange(b.actions.elements)) }, blockId),
  divider: shape({}, blockId),
  image: shape(
    { alt_text: string(toRange(b.image.alt_text)) },
    { ...blockId, ...imageFields, title: plain(b.image.title) },
    exactlyOne('image_url', 'slack_file'),
  ),
  input: shape(
    { label: plain(toRange(b.input.label)), element: element('input') },
    { ...blockId, hint: plain(b.input.hint), optional: flag, dispatch_action: flag },
    (value, pointer, check) => {
      const isFile = isRecord(value.element) && value.element.type === 'file_input';
      if (value.dispatch_action === true && isFile) complain(check, `${pointer}/dispatch_action`, 'not allowed with file_input');
    },
  ),
  rich_text: shape({ elements: richTextParts }, blockId),
  markdown: shape({ text: string([1, b.markdown.text]) }, { block_id: anything }),
  ...newerBlocks,
};

const surfaceOf: Record<string, { surfaces: readonly string[] }> = b;

export const block: Rule = (value, pointer, check) => {
  if (!isRecord(value)) return complain(check, pointer, 'must be an object');
  const type = toText(value.type);
  const rule = rules[type];
  const fits = surfaceOf[type]?.surfaces.includes(check.surface) ?? false;
  if (rule === undefined || !fits) complain(check, `${pointer}/type`, `unsupported type: ${type}`);
  else rule(value, pointer, check);
};

function checkDuplicates(blocks: unknown[], pointer: string, check: Check): void {
  const seen = new Set<string>();
  blocks.forEach((one, index) => {
    const id = isRecord(one) ? toText(one.block_id) : '';
    if (id !== '' && seen.has(id)) complain(check, `${pointer}/${index}/block_id`, `\`block_id\` ${id} already exists`);
    seen.add(id);
  });
}

const charsIn = (value: unknown): number =>
  typeof value === 'string'
    ? value.length
    : Array.isArray(value)
      ? value.reduce((sum: number, one) => sum + charsIn(one), 0)
      : isRecord(value)
        ? charsIn(Object.entries(value).flatMap(([key, one]) => (key === 'type' || key === 'block_id' ? [] : [one])))
        : 0;

/** Totals over one message. */
function checkTotals(blocks: Json[], pointer: string, check: Check): void {
  const total = (type: string): Json[] => blocks.filter((one) => one.type === type);
  const p = limits.payload;
  const chars = (type: string, field: string): number => total(type).reduce((sum, one) => sum + charsIn(one[field]), 0);
  if (chars('markdown', 'text') > p.markdown_blocks_total_per_payload)
    complain(check, pointer, `markdown blocks must be less than ${p.markdown_blocks_total_per_payload + 1} characters together`);
  if (total('table').length > p.table_blocks_per_message) complain(check, pointer, 'only one table allowed');
  if (chars('table', 'rows') > p.table_chars_per_message)
    complain(check, pointer, `tables must be less than ${p.table_chars_per_message + 1} characters together`);
  if (chars('data_table', 'rows') > p.data_table_chars_per_message)
    complain(check, pointer, `data tables must be less than ${p.data_table_chars_per_message + 1} characters together`);
  if (total('data_visualization').length > p.data_visualization_per_message)
    complain(check, pointer, `no more than ${p.data_visualization_per_message} data_visualization blocks allowed`);
}

export function checkBlocks(blocks: unknown, pointer: string, check: Check): void {
  if (!Array.isArray(blocks)) {
    complain(check, pointer, 'must be an array');
    return;
  }
  checkCount(blocks.length, [0, limits.payload[`blocks.${check.surface}`]], pointer, check);
  blocks.forEach((one, index) => {
    block(one, `${pointer}/${index}`, check);
  });
  checkDuplicates(blocks, pointer, check);
  checkTotals(toRecords(blocks), pointer, check);
}

/** What Slack would say of these blocks on this surface; empty when it would take them. */
export function validateBlocks(blocks: unknown, surface: Surface = 'message', pointer = '/blocks'): Problem[] {
  const check = createCheck(surface);
  checkBlocks(blocks, pointer, check);
  return check.problems;
}
