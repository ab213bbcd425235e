/** Finding the button or field a person means, by its label, action_id or block_id. */
import { MENU, readChoice } from '../platform/slack/menu.ts';
import { type Place, placeBlocks } from './dispatch.ts';
import { type Field, listElements } from './form.ts';
import { isRecord, type Json, toRecords, toText } from './json.ts';
import { renderText } from './render-text.ts';

const textOf = (value: unknown): string => (isRecord(value) ? renderText([{ text: value }]).trim() : '');
const plainOf = (label: string): string => label.replace(/:[a-z0-9_+-]+:|\p{Extended_Pictographic}\uFE0F?/gu, '').trim();

export interface Button {
  field: Field;
  label: string;
  /** What the press adds to the action: the value of a feedback button. */
  value: Json;
}

export type ButtonName = string | { actionId: string; value?: string; blockId?: string };
export type FieldName = string | { blockId: string; actionId: string };

/** Every button under a place, feedback buttons as two, and what stands behind a menu of buttons. */
export function listButtons(place: Place): Button[] {
  return listElements(placeBlocks(place)).flatMap((field): Button[] => {
    const { element, type } = field;
    if (type === 'button' || type === 'workflow_button' || type === 'icon_button')
      return [{ field, label: textOf(element.text), value: {} }];
    if (field.actionId === MENU)
      return toRecords(element.options).map((one) => ({ field, label: textOf(one.text), value: { selected_option: one } }));
    if (type !== 'feedback_buttons') return [];
    return [element.positive_button, element.negative_button]
      .filter(isRecord)
      .map((one) => ({ field, label: textOf(one.text), value: { value: one.value, text: one.text } }));
  });
}

const actOf = ({ field, value }: Button): { actionId: string; value: unknown } =>
  isRecord(value.selected_option)
    ? readChoice(toText(value.selected_option.value))
    : { actionId: field.actionId, value: value.value ?? field.element.value };

/** Those that are meant: by action_id (and value), by the exact label, else by the label without its emoji, else by its accessible name. */
export function matchButtons(buttons: Button[], name: ButtonName): Button[] {
  if (typeof name !== 'string')
    return buttons.filter((button) => {
      const { actionId, value } = actOf(button);
      return (
        actionId === name.actionId &&
        (name.blockId === undefined || name.blockId === button.field.blockId) &&
        (name.value === undefined || name.value === value)
      );
    });
  const ways: ((button: Button) => boolean)[] = [
    ({ label }) => label === name,
    (button) => actOf(button).actionId === name,
    ({ label }) => plainOf(label) === plainOf(name),
    ({ field }) => toText(field.element.accessibility_label) === name,
  ];
  for (const way of ways) {
    const found = buttons.filter(way);
    if (found.length > 0) return found;
  }
  return [];
}

/** What a reader would call a field. */
export function labelsOf({ block, element, blockId, actionId }: Field): string[] {
  const labels = [blockId, actionId, textOf(block.label), textOf(block.text), textOf(element.placeholder)];
  return labels.filter((label) => label !== '');
}

const isField = ({ type }: Field): boolean => !['button', 'workflow_button', 'icon_button', 'feedback_buttons'].includes(type);

export const listFields = (place: Place): Field[] => listElements(placeBlocks(place)).filter(isField);

/** The fields of that name; an id wins over a label. */
export function matchFields(fields: Field[], name: FieldName): Field[] {
  if (typeof name !== 'string') return fields.filter(({ blockId, actionId }) => blockId === name.blockId && actionId === name.actionId);
  const ways: ((field: Field) => boolean)[] = [
    ({ blockId }) => blockId === name,
    ({ actionId }) => actionId === name,
    (field) => labelsOf(field).includes(name),
  ];
  for (const way of ways) {
    const found = fields.filter(way);
    if (found.length > 0) return found;
  }
  return [];
}

export const nameFields = (fields: Field[]): string =>
  fields.map((field) => `${labelsOf(field)[2] ?? field.type} (${field.blockId}/${field.actionId})`).join(', ') || 'no fields';
export const nameButtons = (buttons: Button[]): string =>
  buttons.map(({ label, field }) => `[${label}] (${field.actionId})`).join(', ') || 'no buttons';
