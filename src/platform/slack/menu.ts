/** A row of buttons that is no wall: the first stand there, the others are the choices of a menu, each an act of its own. */
import type { Button, Overflow, StaticSelect } from '@slack/types';
import type { Block } from './message.ts';
import { actions, option, plain } from './text.ts';

/** The action id of every such menu. */
export const MENU = 'more';
const SHOWN = 4;
/** Slack's limits: choices of an overflow menu, length of a choice's value. */
const MOST_CHOICES = 5;
const LONGEST_VALUE = 150;

const actOf = ({ action_id: actionId = '', value = '' }: Button): string => `${actionId.split('#')[0] ?? ''} ${value}`;

/** What a choice stands for: the act of the button that it replaces. */
export const readChoice = (choice: string): { actionId: string; value: string } => {
  const at = choice.indexOf(' ');
  return at === -1 ? { actionId: choice, value: '' } : { actionId: choice.slice(0, at), value: choice.slice(at + 1) };
};

const menuOf = (buttons: readonly Button[]): Overflow | StaticSelect => {
  const options = buttons.map((one) => option(one.text.text, actOf(one)));
  return options.length <= MOST_CHOICES
    ? { type: 'overflow', action_id: MENU, options }
    : { type: 'static_select', action_id: MENU, placeholder: plain('More', 150), options };
};

/** `buttons`: the most wanted first. What asks "sure?" keeps its button, because a menu cannot ask for one choice alone. */
export function buttonRow(buttons: readonly Button[], shown = SHOWN): Block[] {
  if (buttons.length <= shown) return buttons.length === 0 ? [] : [actions(...buttons)];
  const stays = (one: Button): boolean => one.confirm !== undefined || actOf(one).length > LONGEST_VALUE;
  const room = Math.max(1, shown - 1 - buttons.filter(stays).length);
  const first = buttons.filter((one) => !stays(one)).slice(0, room);
  const visible = buttons.filter((one) => stays(one) || first.includes(one));
  const rest = buttons.filter((one) => !visible.includes(one));
  return [actions(...visible, ...(rest.length === 0 ? [] : [menuOf(rest)]))];
}
