/** The form in which somebody speaks for her function. */
import { selectListed } from '../../community/form-views.ts';
import { joinWords } from '../../community/words.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import { context, escapeText as escaped, input, option, plain, plainContext, plainSection, titled } from '../../platform/slack/text.ts';
import type { Standing } from './rules-clash.ts';

export interface ConfirmView {
  metadata: string;
  community: string;
  title: string;
  definition: string;
  standing: Standing;
  functions: readonly string[];
  longest: number;
  notices: readonly string[];
}

const saidBlocks = ({ agreed, others }: Standing): Block[] =>
  [
    ...(agreed.length > 0 ? [`${joinWords(agreed)} use${agreed.length === 1 ? 's' : ''} it so.`] : []),
    ...others.map(({ jobFunction, definition }) => `${jobFunction}: ${definition}`),
  ].map((line) => plainContext(line));

export const confirmModal = ({ metadata, community, title, definition, standing, functions, longest, notices }: ConfirmView): Modal => ({
  type: 'modal',
  callback_id: 'glossary:confirm',
  private_metadata: metadata,
  title: plain('Our function’s word', 24),
  submit: plain('Say so', 24),
  close: plain('Not now', 24),
  blocks: [
    ...notices.map((notice) => plainSection(notice)),
    titled('', title),
    plainSection(definition),
    ...saidBlocks(standing).slice(0, 8),
    context(`Everyone in ${escaped(community)} reads what a function says; the latest word of a function stands.`),
    input('function', 'You speak for', selectListed('function', functions, null, 'Your function')),
    input('word', 'Do you use it so?', {
      type: 'radio_buttons',
      options: [
        option('We use it so', 'same'),
        option('We mean something else', 'other', 'Both wordings stand side by side until you agree on one.'),
        option('Take our word back', 'none', 'Your function says nothing about it.'),
      ],
    }),
    input(
      'ours',
      'What it means with us',
      { type: 'plain_text_input', multiline: true, max_length: longest, placeholder: plain('A signed contract, not a verbal yes', 150) },
      { optional: true, hint: 'Needed when you mean something else.' },
    ),
  ],
});
