/** The inputs of the wizard's forms. An input's action id names its part, so that a form never shows what was typed into another one. */
import type { InputBlock } from '@slack/types';
import type { Values } from '../../platform/feature.ts';
import { input, option, plain } from '../../platform/slack/text.ts';
import { listIn, textIn } from './rules-forms.ts';

/** One form being drawn. `fresh` changes when the fields are to show other values than those on the screen. */
export interface Form {
  part: string;
  values: Values;
  fresh: number;
}

interface FieldOptions {
  optional?: boolean;
  hint?: string;
  placeholder?: string;
  /** Tells us at once when it changes. */
  dispatch?: boolean;
}

const LONGEST_PLACEHOLDER = 150;

const idOf = (form: Form, field: string, dispatch = false): string =>
  dispatch ? `set-up:recompute#${field}.${form.part}` : `${field}#${form.part}.${form.fresh}`;

const field = (form: Form, name: string, label: string, element: InputBlock['element'], options: FieldOptions): InputBlock => ({
  ...input(
    name,
    label,
    { ...element, action_id: idOf(form, name, options.dispatch) },
    { optional: options.optional ?? false, hint: options.hint },
  ),
  ...(options.dispatch ? { dispatch_action: true } : {}),
});

const placeholderOf = ({ placeholder }: FieldOptions) => (placeholder ? { placeholder: plain(placeholder, LONGEST_PLACEHOLDER) } : {});

export const textField = (
  form: Form,
  name: string,
  label: string,
  options: FieldOptions & { max: number; multiline?: boolean },
): InputBlock => {
  const value = textIn(form.values, name);
  return field(
    form,
    name,
    label,
    {
      type: 'plain_text_input',
      max_length: Math.max(options.max, Math.min(value.length, 3000)),
      ...(options.multiline ? { multiline: true } : {}),
      ...(value ? { initial_value: value.slice(0, 3000) } : {}),
      ...placeholderOf(options),
    },
    options,
  );
};

export const numberField = (form: Form, name: string, label: string, options: FieldOptions): InputBlock => {
  const value = textIn(form.values, name);
  return field(
    form,
    name,
    label,
    { type: 'number_input', is_decimal_allowed: false, ...(/^\d+$/.test(value) ? { initial_value: value } : {}) },
    options,
  );
};

type Choices = readonly (readonly [value: string, text: string, description?: string])[];
const optionsOf = (choices: Choices) => choices.map(([value, text, description]) => option(text, value, description));

export const selectField = (form: Form, name: string, label: string, choices: Choices, options: FieldOptions = {}): InputBlock => {
  const all = optionsOf(choices);
  const initial = all.find(({ value }) => value === textIn(form.values, name));
  return field(
    form,
    name,
    label,
    { type: 'static_select', options: all, ...(initial ? { initial_option: initial } : {}), ...placeholderOf(options) },
    options,
  );
};

export const radioField = (form: Form, name: string, label: string, choices: Choices, options: FieldOptions = {}): InputBlock => {
  const all = optionsOf(choices);
  const initial = all.find(({ value }) => value === textIn(form.values, name));
  return field(form, name, label, { type: 'radio_buttons', options: all, ...(initial ? { initial_option: initial } : {}) }, options);
};

export const boxesField = (form: Form, name: string, label: string, choices: Choices, options: FieldOptions = {}): InputBlock => {
  const all = optionsOf(choices);
  const chosen = listIn(form.values, name);
  const initial = all.filter(({ value }) => chosen.includes(value));
  return field(
    form,
    name,
    label,
    { type: 'checkboxes', options: all, ...(initial.length > 0 ? { initial_options: initial } : {}) },
    options,
  );
};

export const personField = (form: Form, name: string, label: string, options: FieldOptions = {}): InputBlock => {
  const chosen = textIn(form.values, name);
  return field(
    form,
    name,
    label,
    { type: 'users_select', ...(chosen ? { initial_user: chosen } : {}), ...placeholderOf(options) },
    options,
  );
};

export const peopleField = (form: Form, name: string, label: string, options: FieldOptions & { most?: number } = {}): InputBlock => {
  const chosen = listIn(form.values, name);
  return field(
    form,
    name,
    label,
    {
      type: 'multi_users_select',
      ...(options.most ? { max_selected_items: options.most } : {}),
      ...(chosen.length > 0 ? { initial_users: chosen } : {}),
      ...placeholderOf(options),
    },
    options,
  );
};

export const channelField = (
  form: Form,
  name: string,
  label: string,
  kinds: ('private' | 'public')[],
  options: FieldOptions = {},
): InputBlock => {
  const chosen = textIn(form.values, name);
  return field(
    form,
    name,
    label,
    {
      type: 'conversations_select',
      filter: { include: kinds, exclude_external_shared_channels: true },
      ...(chosen ? { initial_conversation: chosen } : {}),
      ...placeholderOf(options),
    },
    options,
  );
};

export const dateField = (form: Form, name: string, label: string, options: FieldOptions = {}): InputBlock => {
  const value = textIn(form.values, name);
  return field(form, name, label, { type: 'datepicker', ...(value ? { initial_date: value } : {}) }, options);
};

export const timeField = (form: Form, name: string, label: string, options: FieldOptions = {}): InputBlock => {
  const value = textIn(form.values, name);
  return field(form, name, label, { type: 'timepicker', ...(value ? { initial_time: value } : {}) }, options);
};
