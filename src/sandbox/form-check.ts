/** What Slack's client checks before it sends a form: required fields, lengths, numbers, addresses. */
import { type Field, isEmpty, isRequired, listElements } from './form.ts';
import { isRecord, toList, toText } from './json.ts';
import type { ViewState } from './state.ts';

/** Slack's own limit where the element states none. */
const MOST_CHARACTERS = 3000;

function checkText({ element, type }: Field, text: string): string | null {
  const least = Number(element.min_length ?? 0);
  const most = Number(element.max_length ?? MOST_CHARACTERS);
  if (text.length < least) return `This entry is too short: at least ${least} characters`;
  if (text.length > most) return `This entry is too long: at most ${most} characters`;
  if (type === 'email_text_input' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return 'Enter a valid email address';
  if (type === 'url_text_input' && !URL.canParse(text)) return 'Enter a valid URL';
  if (type === 'number_input') {
    const number = Number(text);
    if (Number.isNaN(number) || (element.is_decimal_allowed === false && !Number.isInteger(number))) return 'Enter a valid number';
    if (element.min_value !== undefined && number < Number(element.min_value))
      return `Enter a number of at least ${toText(element.min_value)}`;
    if (element.max_value !== undefined && number > Number(element.max_value))
      return `Enter a number of at most ${toText(element.max_value)}`;
  }
  return null;
}

/** Messages by block_id; empty when the client would send the form. */
export function checkForm(view: ViewState): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const field of listElements(view.blocks)) {
    if (!field.isInput) continue;
    const value = view.values[field.blockId]?.[field.actionId];
    if (isEmpty(value)) {
      if (isRequired(field)) errors[field.blockId] = 'Please complete this required field';
      continue;
    }
    const held = isRecord(value) ? value : {};
    const problem = typeof held.value === 'string' ? checkText(field, held.value) : null;
    const chosen = toList(
      held.selected_options ?? held.selected_users ?? held.selected_channels ?? held.selected_conversations ?? held.files,
    ).length;
    const most = Number(field.element.max_selected_items ?? field.element.max_files ?? Number.POSITIVE_INFINITY);
    if (problem !== null) errors[field.blockId] = problem;
    else if (chosen > most) errors[field.blockId] = `Choose at most ${most}`;
  }
  return errors;
}
