/** Pieces of forms that several capabilities share. */
import type { Checkboxes, PlainTextOption, StaticSelect } from '@slack/types';
import type { Modal } from '../platform/slack/message.ts';
import { option, plain, plainSection } from '../platform/slack/text.ts';

/** A modal that only says something. */
export const notice = (callbackId: string, title: string, text: string): Modal => ({
  type: 'modal',
  callback_id: callbackId,
  title: plain(title, 24),
  close: plain('Close', 24),
  blocks: [plainSection(text)],
});

export const selectOne = (field: string, options: PlainTextOption[], current: string | null, placeholder: string): StaticSelect => {
  const chosen = options.find((each) => each.value === current);
  return {
    type: 'static_select',
    action_id: field,
    placeholder: plain(placeholder, 150),
    options,
    ...(chosen ? { initial_option: chosen } : {}),
  };
};

/** A list that the stewards wrote: at most a hundred options, each by its place, because its words may be longer than a value. */
export const selectListed = (field: string, list: readonly string[], current: string | null, placeholder: string): StaticSelect => {
  const shown = list.slice(0, 100);
  const at = current === null ? -1 : shown.indexOf(current);
  return selectOne(
    field,
    shown.map((words, index) => option(words || ' ', String(index))),
    at === -1 ? null : String(at),
    placeholder,
  );
};

export const tick = (field: string, label: string, description: string, on = false): Checkboxes => {
  const options = [option(label, 'yes', description)];
  return { type: 'checkboxes', action_id: field, options, ...(on ? { initial_options: options } : {}) };
};
