/** Text, option, confirm and image objects. */
import { isRecord, type Json } from './json.ts';
import { limits, type Range, toRange } from './limits.ts';
import { array, type Check, complain, exactlyOne, flag, oneOf, pattern, type Rule, shape, string } from './validate.ts';

const anyLength = toRange(limits.text_object);

export const textObject =
  (kind: 'plain_text' | 'any' | 'mrkdwn', range: Range = anyLength): Rule =>
  (value, pointer, check) => {
    if (!isRecord(value)) return complain(check, pointer, 'must be an object');
    const type = value.type;
    if (type !== 'plain_text' && type !== 'mrkdwn') return complain(check, `${pointer}/type`, `unsupported type: ${String(type)}`);
    if (kind !== 'any' && type !== kind) return complain(check, `${pointer}/type`, `must be ${kind}`);
    const extras: Record<string, Rule> = type === 'plain_text' ? { emoji: flag } : { verbatim: flag };
    shape({ text: string([Math.max(1, range[0]), range[1]]) }, extras)(value, pointer, check);
  };

export const plain = (range: Range | number): Rule => textObject('plain_text', typeof range === 'number' ? [1, range] : range);

export const url: Rule = (value, pointer, check) => {
  string([1, limits.elements.button.url])(value, pointer, check);
  pattern(/^(https?|mailto|slack|tel):/i, 'must be a valid URL')(value, pointer, check);
};

const { confirm, option, option_group: group } = limits.elements;

export const confirmObject: Rule = shape(
  {
    title: plain(confirm.title),
    text: textObject('any', [1, confirm.text]),
    confirm: plain(confirm.confirm),
    deny: plain(confirm.deny),
  },
  { style: oneOf('primary', 'danger') },
);

export const optionObject = (where: 'overflow' | 'boxes' | 'select'): Rule =>
  shape(
    { text: textObject(where === 'boxes' ? 'any' : 'plain_text', toRange(option.text)), value: string([1, option.value]) },
    {
      description: textObject(where === 'boxes' ? 'any' : 'plain_text', [1, option.description]),
      ...(where === 'overflow' ? { url } : {}),
    },
  );

export const optionGroup: Rule = shape({ label: plain(group.label), options: array(optionObject('select'), toRange(group.options)) });

/** The options an element offers, whether in groups or not. */
export function listOptions(element: Json): Json[] {
  const groups = Array.isArray(element.option_groups) ? element.option_groups.filter(isRecord) : [];
  const flat = groups.length > 0 ? groups.flatMap((one) => (Array.isArray(one.options) ? one.options : [])) : element.options;
  return Array.isArray(flat) ? flat.filter(isRecord) : [];
}

/** What is chosen at first must be one of the options. */
export function checkInitial(element: Json, pointer: string, check: Check): void {
  const values = new Set(listOptions(element).map((one) => one.value));
  const chosen = [element.initial_option, ...(Array.isArray(element.initial_options) ? element.initial_options : [])].filter(isRecord);
  const field = element.initial_option === undefined ? 'initial_options' : 'initial_option';
  for (const one of chosen) if (!values.has(one.value)) complain(check, `${pointer}/${field}`, 'must be one of the options of the element');
}

const slackFile = shape({}, { id: string([1, 255]), url: string([1, 3000]) }, exactlyOne('id', 'url'));
const { image } = limits.elements;

export const imageFields = { image_url: string([1, image.image_url]), slack_file: slackFile };

export const imageElement: Rule = shape({ alt_text: string([1, image.alt_text]) }, imageFields, exactlyOne('image_url', 'slack_file'));
