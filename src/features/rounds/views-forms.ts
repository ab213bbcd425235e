/** The forms: entering a round, and whom one would rather not be with. Each says who reads what. */
import type { OwnBounds } from '../../community/apart-store.ts';
import type { Brought } from '../../community/pair.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import { actions, button, context, input, plain, plainSection } from '../../platform/slack/text.ts';
import { LONGEST_WORDS, MOST_NOT_WITH } from './rules-entry.ts';

const words = (field: 'offer' | 'want', label: string, example: string, text: string): Block =>
  input(field, label, {
    type: 'plain_text_input',
    max_length: LONGEST_WORDS,
    placeholder: plain(example, 150),
    ...(text === '' ? {} : { initial_value: text }),
  });

const boundsInputs = ({ notWith, reportsTo }: OwnBounds): Block[] => [
  input(
    'notWith',
    'Not with',
    { type: 'multi_users_select', max_selected_items: MOST_NOT_WITH, ...(notWith.length > 0 ? { initial_users: notWith } : {}) },
    { optional: true, hint: 'Nobody ever sees it, the stewards included. No reason needed.' },
  ),
  input(
    'reportsTo',
    'Whom I report to',
    { type: 'users_select', ...(reportsTo === null ? {} : { initial_user: reportsTo }) },
    { optional: true, hint: 'Nobody sees it; it only keeps lines apart.' },
  ),
];

export interface EntryForm {
  communityId: string;
  /** In plain words: when it closes, when she hears. */
  about: string;
  before: Brought;
  bounds: OwnBounds;
  isIn: boolean;
  zone: string;
}

export const entryModal = ({ communityId, about, before, bounds, isIn, zone }: EntryForm): Modal => ({
  type: 'modal',
  callback_id: 'rounds:enter',
  private_metadata: communityId,
  title: plain('Coaching round', 24),
  submit: plain(isIn ? 'Keep it' : 'I am in', 24),
  close: plain('Not now', 24),
  blocks: [
    plainSection(about),
    context('Only your partner reads what you offer, what you want, and your hours.'),
    words('offer', 'What I offer', 'Ten years of difficult suppliers; a calm ear', before.offer),
    words('want', 'What I want', 'To say no upwards without a speech', before.want),
    input('from', `I can talk from, ${zone}`, { type: 'timepicker', initial_time: before.from }),
    input('until', 'I can talk until', { type: 'timepicker', initial_time: before.until }),
    ...boundsInputs(bounds),
    ...(isIn ? [actions(button('Take me out', 'rounds:leave', { value: communityId }))] : []),
  ],
});

export const boundsModal = (bounds: OwnBounds): Modal => ({
  type: 'modal',
  callback_id: 'rounds:bounds',
  title: plain('Whom not with', 24),
  submit: plain('Keep it', 24),
  close: plain('Not now', 24),
  blocks: [
    plainSection(
      'It holds wherever I bring people together, in all your communities here. Only you see it, and you can change it any time.',
    ),
    ...boundsInputs(bounds),
  ],
});
