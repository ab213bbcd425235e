/** The forms of the list: a topic, why it is parked, what it is merged into. */
import type { Modal } from '../../platform/slack/message.ts';
import { context, input, option, plain, plainSection } from '../../platform/slack/text.ts';
import { LONGEST_TOPIC, LONGEST_WHY } from './rules.ts';

/** Of a select; what is longer stands in full above it. */
const MOST_CHOICES = 100;

export const addModal = (metadata: string, text = '', notice: string | null = null): Modal => ({
  type: 'modal',
  callback_id: 'topics:add',
  private_metadata: metadata,
  title: plain('A topic', 24),
  submit: plain('Put it on the list', 24),
  close: plain('Not now', 24),
  blocks: [
    ...(notice ? [plainSection(notice)] : []),
    context('Every member can read it on the list; that it came from you is shown to nobody.'),
    input(
      'text',
      'What shall we talk about?',
      {
        type: 'plain_text_input',
        placeholder: plain('How do we say no to work that nobody will miss?', 150),
        ...(text === '' ? {} : { initial_value: text }),
      },
      { hint: `Best as a question. Up to ${LONGEST_TOPIC} characters.` },
    ),
    input(
      'lead',
      'Would you lead it?',
      { type: 'checkboxes', options: [option('I would lead this', 'yes', 'You are asked first, if you have not led lately.')] },
      { optional: true },
    ),
  ],
});

export const parkModal = (metadata: string, text: string): Modal => ({
  type: 'modal',
  callback_id: 'topics:park',
  private_metadata: metadata,
  title: plain('Parking list', 24),
  submit: plain('Park it', 24),
  close: plain('Not now', 24),
  blocks: [
    plainSection(`“${text}”`),
    context('It stays readable with the reason beside it, keeps its wishes, and can be brought back any time.'),
    input('why', 'Why not now', {
      type: 'plain_text_input',
      initial_value: 'A good question, and better at another time.',
      max_length: LONGEST_WHY,
    }),
  ],
});

export const mergeModal = (metadata: string, text: string, others: readonly { id: string; text: string }[]): Modal => ({
  type: 'modal',
  callback_id: 'topics:merge',
  private_metadata: metadata,
  title: plain('Merge topics', 24),
  submit: plain('Merge', 24),
  close: plain('Not now', 24),
  blocks: [
    plainSection(`“${text}”`),
    input(
      'into',
      'is the same as',
      { type: 'static_select', options: others.slice(0, MOST_CHOICES).map((other) => option(other.text, other.id)) },
      { hint: 'The wording you choose stays, with the wishes of both. It cannot be undone.' },
    ),
  ],
});
