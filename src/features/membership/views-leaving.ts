/** Leaving: it says what happens before it does. */
import type { PlainTextOption } from '@slack/types';
import type { ForgetChoice } from '../../community/feature.ts';
import { notice } from '../../community/form-views.ts';
import type { Community } from '../../community/records.ts';
import type { Message, Modal } from '../../platform/slack/message.ts';
import { actions, button, escapeText as clean, input, option, plain, plainSection } from '../../platform/slack/text.ts';

const CHOICES: readonly { value: ForgetChoice; label: string; what: string }[] = [
  { value: 'without-name', label: 'My texts stay, without my name', what: 'Your texts stay without your name.' },
  { value: 'with-name', label: 'My texts stay, with my name', what: 'Your texts stay with your name.' },
  { value: 'delete', label: 'My texts are deleted', what: 'Your texts are deleted here. Copies that others made may exist.' },
];

export const isForgetChoice = (value: unknown): value is ForgetChoice => CHOICES.some((choice) => choice.value === value);

export interface LeaveOptions {
  roles: readonly string[];
  lastSteward: boolean;
  /** All of hers, when it was not said which one she means. */
  others: PlainTextOption[];
}

export function leaveModal(community: Community, options: LeaveOptions): Modal {
  const several = options.others.length > 1;
  const choices = CHOICES.map((choice) => option(choice.label, choice.value));
  const [first] = choices;
  const roles = options.roles.length > 0 ? ` Your role ends (${options.roles.join(', ')}), and the stewards read that it is free.` : '';
  const steward = options.lastSteward
    ? ' You are the only steward: without one, nobody can change its settings. You may want to hand that on first.'
    : '';
  return {
    type: 'modal',
    callback_id: 'membership:leave',
    private_metadata: community.id,
    title: plain('Leaving', 24),
    submit: plain('Leave', 24),
    close: plain('Stay', 24),
    blocks: [
      ...(several
        ? [
            plainSection(
              'No message comes to you from there any more; nobody is told why. Roles you hold there end. Coming back later is always possible.',
            ),
            input('community', 'Which one', { type: 'static_select', action_id: 'community', options: options.others.slice(0, 100) }),
          ]
        : [
            plainSection(
              `You leave ${community.name}. No message comes to you from there any more; nobody is told why.${roles}${steward} Coming back later is always possible.`,
            ),
          ]),
      input('texts', 'What happens to what you wrote', {
        type: 'radio_buttons',
        action_id: 'texts',
        options: choices,
        ...(first ? { initial_option: first } : {}),
      }),
    ],
  };
}

export const leftNotice = (community: Community, choice: ForgetChoice): Modal => {
  const what = CHOICES.find((each) => each.value === choice)?.what ?? '';
  return notice(
    'membership:notice',
    'You have left',
    `You have left ${community.name}. ${what} The channel in Slack is yours to leave or to keep. Thank you for the time you gave.`,
  );
};

/** She left the channel: asked once whether she meant the community too. */
export function leftChannelMessage(community: Community): Message {
  const text = `You left the channel of ${community.name}. Did you mean to leave the community, or were you tidying up? Without an answer I stop writing in a week, and you read along.`;
  return {
    text: clean(`${text} Leave, or stay as before.`),
    blocks: [
      plainSection(text),
      actions(
        button('I was tidying up', 'membership:stay', { value: community.id, style: 'primary' }),
        button('Leave', 'membership:leave', { value: community.id }),
      ),
    ],
  };
}
