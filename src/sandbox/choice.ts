/** From what a person picks or types to the value Slack keeps for it. */
import { emptyValue, type Field, slotOf } from './form.ts';
import { type Json, parseJson, toRecord, toText } from './json.ts';
import { limits } from './limits.ts';
import { addFile } from './methods-files.ts';
import { renderText } from './render-text.ts';
import { listOptions } from './validate-text.ts';
import { findChannel, type Workspace } from './workspace.ts';

const labelOf = (option: Json): string => renderText([{ text: option.text }]);

/** The option with this label or value; refuses what is not offered. */
export function findOption(options: Json[], wanted: string, where: string): Json {
  const found = options.find((option) => labelOf(option) === wanted) ?? options.find((option) => option.value === wanted);
  if (found === undefined) throw new Error(`${where} offers no “${wanted}”; it offers ${options.map(labelOf).join(' | ') || 'nothing'}`);
  return structuredClone(found);
}

function findUserId(workspace: Workspace, wanted: string): string {
  const users = [...workspace.users.values()];
  const user = workspace.users.get(wanted) ?? users.find((one) => one.realName === wanted || one.name === wanted.replace(/^@/, ''));
  if (user === undefined || user.deleted)
    throw new Error(`nobody to choose is called “${wanted}”; there are ${users.map((one) => one.realName).join(', ')}`);
  return user.id;
}

function findChannelId(workspace: Workspace, wanted: string): string {
  const channel = findChannel(workspace, wanted);
  if (channel === null) throw new Error(`no channel to choose is called “${wanted}”`);
  return channel.id;
}

function readMoment(wanted: string): number {
  const seconds = Number(wanted);
  if (!Number.isInteger(seconds) || String(seconds).length !== limits.elements.datetimepicker.initial_date_time_digits)
    throw new Error(`“${wanted}” is no moment: give UNIX seconds`);
  return seconds;
}

const check = (wanted: string, form: RegExp, words: string): string => {
  if (!form.test(wanted)) throw new Error(`“${wanted}” is no ${words}`);
  return wanted;
};

export const isExternal = (field: Field): boolean => field.type === 'external_select' || field.type === 'multi_external_select';

const kindOf = (type: string): string => type.replace(/^multi_/, '');

function pick(workspace: Workspace, field: Field, options: Json[], wanted: string, userId: string): unknown {
  switch (kindOf(field.type)) {
    case 'static_select':
    case 'external_select':
    case 'checkboxes':
    case 'radio_buttons':
      return findOption(options, wanted, `${field.blockId}/${field.actionId}`);
    case 'users_select':
      return findUserId(workspace, wanted);
    case 'channels_select':
    case 'conversations_select':
      return findChannelId(workspace, wanted);
    case 'datepicker':
      return check(wanted, /^\d{4}-\d\d-\d\d$/, 'date such as 2026-03-04');
    case 'timepicker':
      return check(wanted, /^([01]\d|2[0-3]):[0-5]\d$/, 'time such as 09:30');
    case 'datetimepicker':
      return readMoment(wanted);
    case 'file_input': {
      const file = addFile(workspace, userId, wanted, '', new TextEncoder().encode(wanted));
      file.state = 'shared';
      return { id: file.id, name: file.name, mimetype: file.mimetype, size: file.bytes.length, user: userId };
    }
    case 'rich_text_input':
      return toRecord(parseJson(wanted)).type === 'rich_text'
        ? parseJson(wanted)
        : { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: wanted }] }] };
    default:
      return wanted;
  }
}

/** The value for `state.values`; null or an empty list empties the field. `offered` replaces the element's own options (external selects). */
export function toValue(workspace: Workspace, field: Field, wanted: string | string[] | null, userId: string, offered?: Json[]): Json {
  const slot = slotOf(field.type);
  if (slot === null) throw new Error(`a ${field.type} keeps no value`);
  const value = emptyValue(field.type);
  if (field.type === 'timepicker' && field.element.timezone !== undefined) value.timezone = field.element.timezone;
  const list = wanted === null ? [] : Array.isArray(wanted) ? wanted : [wanted];
  const options = offered ?? listOptions(field.element);
  const chosen = list.filter((one) => one !== '').map((one) => pick(workspace, field, options, one, userId));
  if (!slot.many && chosen.length > 1) throw new Error(`only one choice fits into ${field.blockId}/${field.actionId}`);
  const most = Number(field.element.max_selected_items ?? Number.POSITIVE_INFINITY);
  if (chosen.length > most) throw new Error(`${field.blockId}/${field.actionId} takes at most ${most} choices`);
  if (chosen.length > 0) value[slot.key] = slot.many ? chosen : chosen[0];
  return value;
}

/** What a button, an overflow item or a changed select tells the app. */
export function toAction(field: Field, value: Json): Json {
  const { element, type, blockId, actionId } = field;
  const initial = Object.fromEntries(Object.entries(element).filter(([key]) => key.startsWith('initial_')));
  const plain = ['button', 'workflow_button', 'icon_button'].includes(type);
  const own = plain
    ? {
        text: element.text,
        ...(toText(element.value) === '' ? {} : { value: element.value }),
        ...(element.style === undefined ? {} : { style: element.style }),
      }
    : initial;
  return { type, block_id: blockId, action_id: actionId, ...own, ...value };
}
