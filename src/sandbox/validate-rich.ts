/** rich_text blocks: sections, lists, quotes and preformatted text with their inline elements. */
import { isRecord } from './json.ts';
import { limits, toRange } from './limits.ts';
import { anything, array, complain, flag, integer, oneOf, type Rule, shape, string } from './validate.ts';

const style = {
  style: shape(
    {},
    { bold: flag, code: flag, italic: flag, strike: flag, underline: flag, highlight: flag, client_highlight: flag, unlink: flag },
  ),
};
const some = string([1, 12_000]);
const inlineRules: Record<string, Rule> = {
  text: shape({ text: some }, style),
  link: shape({ url: string([1, 3000]) }, { ...style, text: some, unsafe: flag }),
  emoji: shape({ name: some }, { ...style, unicode: some, url: some }),
  user: shape({ user_id: some }, style),
  usergroup: shape({ usergroup_id: some }, style),
  channel: shape({ channel_id: some }, style),
  team: shape({ team_id: some }, style),
  broadcast: shape({ range: oneOf('here', 'channel', 'everyone') }, style),
  color: shape({ value: some }, style),
  date: shape({ timestamp: integer([0, 99_999_999_999]), format: some }, { ...style, url: some, fallback: some }),
};

const byType =
  (rules: Record<string, Rule>): Rule =>
  (value, pointer, check) => {
    const type = isRecord(value) && typeof value.type === 'string' ? value.type : '';
    const rule = rules[type];
    if (rule === undefined) complain(check, `${pointer}/type`, `unsupported type: ${type}`);
    else rule(value, pointer, check);
  };

const inline = array(byType(inlineRules), [0, 5000]);
const border = integer(toRange(limits.blocks.rich_text.border));
const section = shape({ elements: inline });
const partRules: Record<string, Rule> = {
  rich_text_section: section,
  rich_text_quote: shape({ elements: inline }, { border }),
  rich_text_preformatted: shape({ elements: inline }, { border, language: some }),
  rich_text_list: shape(
    { elements: array(byType({ rich_text_section: section }), [1, 5000]), style: oneOf('bullet', 'ordered') },
    { indent: integer(toRange(limits.blocks.rich_text.list_indent)), border, offset: integer([0, 10_000]) },
  ),
};

export const richTextParts: Rule = array(byType(partRules), [1, 5000]);

/** A rich_text block where another block may hold one (table cells, task cards). */
export const richTextBlock: Rule = byType({ rich_text: shape({ elements: richTextParts }, { block_id: anything }) });
export const cell: Rule = byType({
  rich_text: shape({ elements: richTextParts }, { block_id: anything }),
  raw_text: shape({ text: string([0, 20_000]) }),
  raw_number: shape({ value: anything, text: string([0, 20_000]) }),
});
