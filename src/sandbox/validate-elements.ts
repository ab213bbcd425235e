/** Interactive elements: which fields they have, how long, and on which surface. */
import { isRecord } from './json.ts';
import { limits, type Range, toRange } from './limits.ts';
import {
  anything,
  array,
  type Check,
  checkCount,
  complain,
  exactlyOne,
  flag,
  integer,
  oneOf,
  pattern,
  type Rule,
  shape,
  string,
} from './validate.ts';
import { checkInitial, confirmObject, imageElement, optionGroup, optionObject, plain, textObject, url } from './validate-text.ts';

const el = limits.elements;
const actionId = { action_id: string([1, limits.ids.action_id]) };
const confirm = { confirm: confirmObject };
const placeholder = { placeholder: plain(el.placeholder) };
const focus: Record<string, Rule> = {
  focus_on_load: (value, pointer, check) => {
    flag(value, pointer, check);
    if (value === true && ++check.focused > el.focus_on_load_per_view) complain(check, pointer, 'only one element may have focus_on_load');
  },
};
const dispatching = {
  dispatch_action_config: shape({}, { trigger_actions_on: array(oneOf('on_enter_pressed', 'on_character_entered'), [1, 2]) }),
};
const maxItems = { max_selected_items: integer([el.multi_select.max_selected_items_min, 100]) };
const id = string([1, 255]);
const ids = array(id, [1, 100]);
const filter = shape(
  {},
  { include: array(oneOf('im', 'mpim', 'private', 'public'), [1, 4]), exclude_external_shared_channels: flag, exclude_bot_users: flag },
  (value, pointer, check) => {
    if (Object.keys(value).length === 0) complain(check, pointer, 'must have at least one field');
  },
);
const option = optionObject('select');
const staticOptions = {
  options: array(option, toRange(el.static_select.options)),
  option_groups: array(optionGroup, toRange(el.static_select.option_groups)),
};
const select = { ...actionId, ...confirm, ...focus, ...placeholder };
const input = { ...actionId, ...focus, ...placeholder, ...dispatching };
const multi = { ...select, ...maxItems };
const conversations = { default_to_current_conversation: flag, filter };
const boxes = (range: number[]): Rule => array(optionObject('boxes'), toRange(range));
const staticChoice = exactlyOne('options', 'option_groups');
const feedback = shape(
  { text: plain(el.feedback_buttons.text), value: string([1, el.feedback_buttons.value]) },
  { accessibility_label: string([1, el.feedback_buttons.accessibility_label]) },
);

/** `[a, b]` in order, both given as numbers or numeric texts. */
const inOrder =
  (lower: string, upper: string) =>
  (value: Record<string, unknown>, pointer: string, check: Check): void => {
    const [low, high] = [value[lower], value[upper]].map((side) => (side === undefined ? Number.NaN : Number(side)));
    if (low !== undefined && high !== undefined && low > high) complain(check, pointer, `${lower} must not be greater than ${upper}`);
  };

const number = pattern(/^-?\d+(\.\d+)?$/, 'must be a number given as a string');

const rules: Record<string, Rule> = {
  button: shape(
    { text: plain(toRange(el.button.text)) },
    {
      ...actionId,
      ...confirm,
      value: string([0, el.button.value]),
      url,
      style: oneOf(...el.button.style),
      accessibility_label: string([1, el.button.accessibility_label]),
    },
  ),
  workflow_button: shape(
    { text: plain(el.workflow_button.text), workflow: anything },
    { ...actionId, style: oneOf(...el.button.style), accessibility_label: string([1, el.workflow_button.accessibility_label]) },
  ),
  checkboxes: shape(
    { options: boxes(el.checkboxes.options) },
    { ...actionId, ...confirm, ...focus, initial_options: boxes(el.checkboxes.options) },
    checkInitial,
  ),
  radio_buttons: shape(
    { options: boxes(el.radio_buttons.options) },
    { ...actionId, ...confirm, ...focus, initial_option: optionObject('boxes') },
    checkInitial,
  ),
  overflow: shape({ options: array(optionObject('overflow'), toRange(el.overflow.options)) }, { ...actionId, ...confirm }),
  static_select: shape({}, { ...select, ...staticOptions, initial_option: option }, (value, pointer, check) => {
    staticChoice(value, pointer, check);
    checkInitial(value, pointer, check);
  }),
  multi_static_select: shape({}, { ...multi, ...staticOptions, initial_options: array(option, [1, 100]) }, (value, pointer, check) => {
    staticChoice(value, pointer, check);
    checkInitial(value, pointer, check);
  }),
  external_select: shape({}, { ...select, initial_option: option, min_query_length: integer([0, 255]) }),
  multi_external_select: shape({}, { ...multi, initial_options: array(option, [1, 100]), min_query_length: integer([0, 255]) }),
  users_select: shape({}, { ...select, initial_user: id }),
  multi_users_select: shape({}, { ...multi, initial_users: ids }),
  conversations_select: shape({}, { ...select, ...conversations, initial_conversation: id, response_url_enabled: flag }),
  multi_conversations_select: shape({}, { ...multi, ...conversations, initial_conversations: ids }),
  channels_select: shape({}, { ...select, initial_channel: id, response_url_enabled: flag }),
  multi_channels_select: shape({}, { ...multi, initial_channels: ids }),
  datepicker: shape(
    {},
    { ...select, initial_date: pattern(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'must be a date in the format YYYY-MM-DD') },
  ),
  timepicker: shape(
    {},
    { ...select, initial_time: pattern(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time in the format HH:mm'), timezone: id },
  ),
  datetimepicker: shape({}, { ...actionId, ...confirm, ...focus, initial_date_time: integer([1_000_000_000, 9_999_999_999]) }),
  plain_text_input: shape(
    {},
    {
      ...input,
      initial_value: string([0, 3000]),
      multiline: flag,
      min_length: integer(toRange(el.plain_text_input.min_length)),
      max_length: integer(toRange(el.plain_text_input.max_length)),
    },
    inOrder('min_length', 'max_length'),
  ),
  email_text_input: shape({}, { ...input, initial_value: string([0, 3000]) }),
  url_text_input: shape({}, { ...input, initial_value: string([0, 3000]) }),
  number_input: shape(
    { is_decimal_allowed: flag },
    { ...input, initial_value: number, min_value: number, max_value: number },
    (value, pointer, check) => {
      for (const [low, high] of [
        ['min_value', 'max_value'],
        ['min_value', 'initial_value'],
        ['initial_value', 'max_value'],
      ] as const)
        inOrder(low, high)(value, pointer, check);
    },
  ),
  file_input: shape({}, { ...actionId, filetypes: array(id, [1, 100]), max_files: integer(toRange(el.file_input.max_files)) }),
  rich_text_input: shape(
    {},
    {
      ...input,
      initial_value: anything,
      min_lines: integer(toRange(el.rich_text_input.min_lines)),
      max_lines: integer(toRange(el.rich_text_input.max_lines)),
    },
    inOrder('min_lines', 'max_lines'),
  ),
  feedback_buttons: shape({ positive_button: feedback, negative_button: feedback }, actionId),
  icon_button: shape(
    { icon: oneOf(...el.icon_button.icon), text: textObject('plain_text') },
    {
      ...actionId,
      ...confirm,
      value: string([0, el.icon_button.value]),
      accessibility_label: string([1, el.icon_button.accessibility_label]),
      visible_to_user_ids: array(id, [1, el.icon_button.visible_to_user_ids]),
    },
  ),
  image: imageElement,
};

const surfaces: Record<string, readonly string[]> = {
  workflow_button: el.workflow_button.surfaces,
  datetimepicker: el.datetimepicker.surfaces,
  number_input: el.number_input.surfaces,
  email_text_input: el.email_text_input.surfaces,
  url_text_input: el.url_text_input.surfaces,
  file_input: el.file_input.surfaces,
};

const selects = Object.keys(rules).filter((type) => type.endsWith('_select'));
const common = ['button', 'checkboxes', 'datepicker', 'overflow', 'radio_buttons', 'timepicker', 'workflow_button', ...selects];
const allowed: Record<string, readonly string[]> = {
  accessory: [...common, 'image'],
  actions: [...common, 'datetimepicker', 'rich_text_input'],
  input: [
    ...selects,
    'checkboxes',
    'datepicker',
    'datetimepicker',
    'email_text_input',
    'file_input',
    'number_input',
    'plain_text_input',
    'radio_buttons',
    'rich_text_input',
    'timepicker',
    'url_text_input',
  ],
  card: ['button'],
  context_actions: ['feedback_buttons', 'icon_button'],
};

/** One element in its place. */
export const element =
  (place: 'accessory' | 'actions' | 'input' | 'card' | 'context_actions'): Rule =>
  (value, pointer, check) => {
    if (!isRecord(value)) return complain(check, pointer, 'must be an object');
    const type = typeof value.type === 'string' ? value.type : '';
    const rule = allowed[place]?.includes(type) ? rules[type] : undefined;
    if (rule === undefined || (surfaces[type]?.includes(check.surface) ?? true) === false)
      return complain(check, `${pointer}/type`, `unsupported type: ${type}`);
    if (value.response_url_enabled === true && (place !== 'input' || check.surface !== 'modal'))
      complain(check, `${pointer}/response_url_enabled`, 'only allowed in input blocks of modals');
    rule(value, pointer, check);
  };

/** Several elements in one block; no two may share an action_id. */
export const elementList =
  (place: 'actions' | 'card' | 'context_actions', range: Range): Rule =>
  (value, pointer, check) => {
    if (!Array.isArray(value)) return complain(check, pointer, 'must be an array');
    checkCount(value.length, range, pointer, check);
    const seen = new Set<string>();
    value.forEach((item, index) => {
      element(place)(item, `${pointer}/${index}`, check);
      const name = isRecord(item) && typeof item.action_id === 'string' ? item.action_id : null;
      if (name !== null && seen.has(name))
        complain(check, `${pointer}/${index}/action_id`, `\`action_id\` ${name} already exists in this block`);
      if (name !== null) seen.add(name);
    });
  };
