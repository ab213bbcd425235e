/** Pausing, coming back, leaving, being forgotten: each says what happens before it does. */
import type { PlainTextOption } from '@slack/types';
import type { ForgetChoice } from '../../community/feature.ts';
import type { Community } from '../../community/records.ts';
import { joinWords } from '../../community/words.ts';
import type { Message, Modal } from '../../platform/slack/message.ts';
import { actions, button, escape as clean, input, option, plain, plainMessage, plainSection } from '../../platform/slack/text.ts';
import { formatDate, type LocalDate } from '../../platform/time/local-dates.ts';
import type { PauseLength } from './rules.ts';
import { notice, values } from './views.ts';

const LENGTHS: readonly { length: PauseLength; label: string }[] = [
  { length: 'two-weeks', label: '2 weeks' },
  { length: 'four-weeks', label: '4 weeks' },
  { length: 'until-i-say', label: 'Until I say' },
];

const pauseButtons = (communityId: string) =>
  actions(
    ...LENGTHS.map(({ length, label }) => button(label, `membership:pause-for#${length}`, { value: values.of(communityId, length) })),
    button('Leave instead', 'membership:leave', { value: communityId }),
  );

const namesOf = (communities: readonly Community[]): string => joinWords(communities.map((each) => each.name));

/** Of one community, or of all of hers: then `communityId` is ''. */
export function pauseQuestion(communities: readonly Community[], communityId: string): Message {
  const text = `Pause ${namesOf(communities)}: no messages from me, no turn comes to you, and nobody is told. For how long?`;
  return { text: clean(`${text} 2 weeks, 4 weeks, until you say; or leave.`), blocks: [plainSection(text), pauseButtons(communityId)] };
}

export function pausedMessage(communities: readonly Community[], until: LocalDate | null, communityId: string): Message {
  const verb = communities.length === 1 ? 'is' : 'are';
  const text =
    until === null
      ? `⏸ ${namesOf(communities)} ${verb} paused until you say. Nothing comes to you; the channel stays open.`
      : `⏸ ${namesOf(communities)} ${verb} paused. It ends by itself on ${formatDate(until)}, without a message.`;
  return { text: clean(text), blocks: [plainSection(text), actions(button('Resume now', 'membership:resume', { value: communityId }))] };
}

export const resumedMessage = (communities: readonly Community[]): Message =>
  plainMessage(`✓ ${namesOf(communities)}: you are back from now. What fell into the pause is not sent later.`);

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

export const forgetModal = (communities: readonly string[]): Modal => ({
  type: 'modal',
  callback_id: 'membership:forget-me',
  title: plain('Forget me', 24),
  submit: plain('Delete it all', 24),
  close: plain('Not now', 24),
  blocks: [
    plainSection(
      `${communities.length > 0 ? `You leave ${communities.join(', ')}. ` : ''}Everything I store about you in this workspace is deleted: memberships, roles, texts, answers, settings. ` +
        'What stands in Slack channels stays there; copies and backups of the database may exist for a while. This cannot be undone. "What is stored about me" gives you a file first.',
    ),
    input('sure', 'Are you sure?', {
      type: 'checkboxes',
      action_id: 'sure',
      options: [option('Delete everything about me', 'yes')],
    }),
  ],
});

export const forgottenNotice = notice('Forgotten', 'It is deleted. If you write to me again, I shall not know you.');
