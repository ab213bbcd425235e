/** What an element holds: its initial value, whether it is empty, and `state.values` over blocks. */
import { isRecord, type Json, toFlag, toRecords, toText } from './json.ts';
import type { Values } from './state.ts';
import { listOptions } from './validate-text.ts';

export interface Field {
  block: Json;
  element: Json;
  blockId: string;
  actionId: string;
  type: string;
  /** In an `input` block: part of the form, not acting by itself. */
  isInput: boolean;
}

/** For each element type that keeps a value: the key it is under, the element's initial key, and what empty is. */
const slots: Record<string, { key: string; initial: string; many?: boolean }> = {
  plain_text_input: { key: 'value', initial: 'initial_value' },
  email_text_input: { key: 'value', initial: 'initial_value' },
  url_text_input: { key: 'value', initial: 'initial_value' },
  number_input: { key: 'value', initial: 'initial_value' },
  rich_text_input: { key: 'rich_text_value', initial: 'initial_value' },
  file_input: { key: 'files', initial: '', many: true },
  static_select: { key: 'selected_option', initial: 'initial_option' },
  external_select: { key: 'selected_option', initial: 'initial_option' },
  users_select: { key: 'selected_user', initial: 'initial_user' },
  conversations_select: { key: 'selected_conversation', initial: 'initial_conversation' },
  channels_select: { key: 'selected_channel', initial: 'initial_channel' },
  multi_static_select: { key: 'selected_options', initial: 'initial_options', many: true },
  multi_external_select: { key: 'selected_options', initial: 'initial_options', many: true },
  multi_users_select: { key: 'selected_users', initial: 'initial_users', many: true },
  multi_conversations_select: { key: 'selected_conversations', initial: 'initial_conversations', many: true },
  multi_channels_select: { key: 'selected_channels', initial: 'initial_channels', many: true },
  checkboxes: { key: 'selected_options', initial: 'initial_options', many: true },
  radio_buttons: { key: 'selected_option', initial: 'initial_option' },
  datepicker: { key: 'selected_date', initial: 'initial_date' },
  timepicker: { key: 'selected_time', initial: 'initial_time' },
  datetimepicker: { key: 'selected_date_time', initial: 'initial_date_time' },
};

export const slotOf = (type: string): { key: string; many: boolean } | null => {
  const slot = slots[type];
  return slot === undefined ? null : { key: slot.key, many: slot.many ?? false };
};

/** Every interactive element of the blocks, in order. */
export function listElements(blocks: Json[]): Field[] {
  return blocks.flatMap((block) => {
    const held = [
      block.element,
      block.accessory,
      ...(block.type === 'actions' || block.type === 'context_actions' ? toRecords(block.elements) : []),
    ];
    const cards = [block, ...toRecords(block.type === 'carousel' ? block.elements : [])].filter((one) => one.type === 'card');
    const nested = block.type === 'container' ? listElements(toRecords(block.child_blocks)) : [];
    const own = [...held, ...cards.flatMap((card) => toRecords(card.actions))].filter(isRecord);
    return own
      .filter((element) => typeof element.action_id === 'string')
      .map((element) => ({
        block,
        element,
        blockId: toText(block.block_id),
        actionId: toText(element.action_id),
        type: toText(element.type),
        isInput: block.type === 'input',
      }))
      .concat(nested);
  });
}

export const emptyValue = (type: string): Json => {
  const slot = slots[type];
  return slot === undefined ? { type } : { type, [slot.key]: slot.many ? [] : null };
};

function initialValue({ element, type }: Field): Json {
  const slot = slots[type];
  const initial = slot === undefined || slot.initial === '' ? undefined : element[slot.initial];
  const value = slot === undefined || initial === undefined ? emptyValue(type) : { type, [slot.key]: structuredClone(initial) };
  if (type === 'timepicker' && element.timezone !== undefined) value.timezone = element.timezone;
  return value;
}

/** A choice survives an update only while its option is still offered. */
function stillFits({ element, type }: Field, value: Json): boolean {
  if (value.type !== type) return false;
  if (type !== 'static_select' && type !== 'radio_buttons' && type !== 'multi_static_select' && type !== 'checkboxes') return true;
  const offered = new Set(listOptions(element).map((option) => option.value));
  return [value.selected_option, ...toRecords(value.selected_options)].filter(isRecord).every((option) => offered.has(option.value));
}

/** `state.values` of fresh blocks. What was typed before stays where block_id and action_id stayed. */
export function valuesOf(blocks: Json[], before: Values = {}): Values {
  const values: Values = {};
  for (const field of listElements(blocks)) {
    if (slotOf(field.type) === null) continue;
    const old = before[field.blockId]?.[field.actionId];
    const value = old !== undefined && stillFits(field, old) ? old : initialValue(field);
    values[field.blockId] = { ...values[field.blockId], [field.actionId]: value };
  }
  return values;
}

export function isEmpty(value: Json | undefined): boolean {
  const held = value === undefined ? null : value[slotOf(toText(value.type))?.key ?? ''];
  return held === null || held === undefined || held === '' || (Array.isArray(held) && held.length === 0);
}

export const isRequired = (field: Field): boolean => field.isInput && !toFlag(field.block.optional);
