/** Blocks of 2025 and 2026 and those an app rarely sends; same limits file. */
import { isRecord, toRecords } from './json.ts';
import { limits, toRange } from './limits.ts';
import { anything, array, complain, flag, integer, oneOf, type Rule, shape, string } from './validate.ts';
import { elementList } from './validate-elements.ts';
import { cell, richTextBlock } from './validate-rich.ts';
import { imageElement, plain, textObject } from './validate-text.ts';

const b = limits.blocks;
const blockId = { block_id: string([1, limits.ids.block_id]) };
const words = (max: number): Rule => textObject('any', [1, max]);
const some = string([1, 3000]);

const cardFields = {
  ...blockId,
  hero_image: imageElement,
  icon: imageElement,
  slack_icon: anything,
  title: words(b.card.title),
  subtitle: words(b.card.subtitle),
  body: words(b.card.body),
  subtext: words(b.card.subtext),
  actions: elementList('card', [1, b.card.actions]),
};

const card: Rule = shape({}, cardFields, (value, pointer, check) => {
  if (!b.card.needs_one_of.some((name) => value[name] !== undefined))
    complain(check, pointer, `missing required field: ${b.card.needs_one_of.join(' or ')}`);
  if (value.icon !== undefined && value.slack_icon !== undefined) complain(check, pointer, 'only one of icon, slack_icon allowed');
});

const task: Rule = shape(
  { task_id: some, title: some },
  {
    ...blockId,
    status: oneOf('pending', 'in_progress', 'complete', 'error'),
    details: richTextBlock,
    output: richTextBlock,
    sources: array(shape({ url: some, text: some }), [0, 100]),
  },
);

const columns = array(shape({}, { align: oneOf('left', 'center', 'right'), is_wrapped: flag }), [0, b.table.column_settings]);
const dataRow = array(cell, toRange(b.data_table.columns));

export const newerBlocks: Record<string, Rule> = {
  alert: shape({ text: words(b.alert.text) }, { ...blockId, level: oneOf(...b.alert.level) }),
  card,
  carousel: shape({ elements: array(card, toRange(b.carousel.elements)) }, blockId),
  container: shape(
    { child_blocks: array(anything, [1, b.container.child_blocks]) },
    {
      ...blockId,
      title: plain(b.container.title),
      rich_text_title: richTextBlock,
      subtitle: words(b.container.subtitle),
      width: oneOf('narrow', 'standard', 'wide', 'full'),
      is_collapsible: flag,
      default_collapsed: flag,
      has_header_divider: flag,
      icon: anything,
    },
  ),
  context_actions: shape({ elements: elementList('context_actions', toRange(b.context_actions.elements)) }, blockId),
  table: shape({ rows: array(array(cell, [1, b.table.cells_per_row]), [1, b.table.rows]) }, { ...blockId, column_settings: columns }),
  data_table: shape(
    { rows: array(dataRow, toRange(b.data_table.rows)), caption: some },
    { ...blockId, page_size: integer(toRange(b.data_table.page_size)), row_header_column_index: integer([0, 19]) },
    (value, pointer, check) => {
      const widths = new Set((Array.isArray(value.rows) ? value.rows : []).map((row) => (Array.isArray(row) ? row.length : 0)));
      if (widths.size > 1) complain(check, `${pointer}/rows`, 'all rows must have the same number of cells');
    },
  ),
  data_visualization: shape({ title: string([1, b.data_visualization.title]) }, { ...blockId, chart: anything, type: anything }),
  task_card: task,
  plan: shape({ title: some }, { ...blockId, tasks: array(anything, [0, 100]) }, (value, pointer, check) => {
    toRecords(value.tasks).forEach((one, index) => {
      task(one, `${pointer}/tasks/${index}`, check);
    });
  }),
  video: shape(
    { video_url: some, thumbnail_url: some, alt_text: some, title: plain(b.video.title) },
    {
      ...blockId,
      title_url: some,
      author_name: string([1, b.video.author_name]),
      provider_name: some,
      provider_icon_url: some,
      description: plain(b.video.description),
    },
  ),
  file: (value, pointer, check) => {
    if (isRecord(value)) complain(check, `${pointer}/type`, 'unsupported type: file');
  },
};
