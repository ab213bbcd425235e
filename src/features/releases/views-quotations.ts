/** What people read who are quoted, and how quotations stand below a text. */
import type { Block, Message, Modal } from '../../platform/slack/message.ts';
import {
  actions,
  button,
  escapeText as escaped,
  input,
  option,
  plain,
  plainContext,
  plainSection,
  quote,
  truncate,
} from '../../platform/slack/text.ts';
import { sayDate } from '../../platform/time/say.ts';
import type { Zone } from '../../platform/time/zones.ts';
import type { Consent } from './tables.ts';

export const LONGEST_QUOTATION = 500;
const MOST_SHOWN = 6;

export interface QuotedView {
  id: string;
  words: string;
  /** Names. */
  quoted: string;
  by: string;
  title: string;
  community: string;
  zone: Zone;
  expiresAt: number;
  consent: Consent;
}

export const isConsent = (value: unknown): value is Exclude<Consent, 'waiting'> =>
  value === 'named' || value === 'unnamed' || value === 'out';

const questionOf = ({ by, title }: QuotedView): string => `${by} would like to quote you in “${truncate(title, 100)}”.`;
const endOf = ({ expiresAt, zone, community }: QuotedView): string =>
  `Whoever may read the text would read your words: everybody in ${community}, later perhaps more. Until ${sayDate(expiresAt, zone)}; no answer leaves them out.`;

/** Plain text. */
export const quotedLine = (view: QuotedView): string => `${questionOf(view)} May your words stand there?`;

export const quotedInputs = (view: QuotedView): Block[] => {
  const options = [
    option('With my name', 'named'),
    option('Without my name', 'unnamed'),
    option('Leave it out', 'out', 'No reason needed.'),
  ];
  const chosen = options.find(({ value }) => value === view.consent);
  return [
    plainSection(questionOf(view)),
    quote(view.words),
    plainContext(endOf(view)),
    input('consent', 'Your words', { type: 'radio_buttons', options, ...(chosen ? { initial_option: chosen } : {}) }, { optional: true }),
  ];
};

export const quotedMessage = (view: QuotedView): Message => ({
  text: [questionOf(view), `“${view.words}”`, endOf(view)].map(escaped).join('\n'),
  blocks: [
    plainSection(questionOf(view)),
    quote(view.words),
    actions(
      button('With my name', 'releases:named', { value: view.id }),
      button('Without my name', 'releases:unnamed', { value: view.id }),
      button('Leave it out', 'releases:out', { value: view.id }),
    ),
    plainContext(endOf(view)),
  ],
});

const ANSWERED = {
  named: '✓ Your words may stand there with your name.',
  unnamed: '✓ Your words may stand there without your name.',
  out: '✓ Your words are left out.',
} as const;
export const consentNotice = (consent: Exclude<Consent, 'waiting'>): string => `${ANSWERED[consent]} “What is stored about me” lists it.`;
export const noQuotation = 'This question is not open any more: the words are left out, or the text is gone.';

const STATES = { named: '✓ with the name', unnamed: '✓ without the name', out: 'left out' } as const;

/** Below the text: only what has a yes; its author also sees what has none. */
export function quotationBlocks(views: readonly QuotedView[], forAuthor: boolean): Block[] {
  const shown = views.filter(({ consent }) => forAuthor || consent === 'named' || consent === 'unnamed').slice(0, MOST_SHOWN);
  return shown.map((view) => {
    const { words, quoted, consent, expiresAt, zone } = view;
    if (consent === 'named') return plainSection(`“${words}” – ${quoted}`);
    if (consent === 'unnamed') return plainSection(`“${words}” – somebody who was asked`);
    const state = consent === 'waiting' ? `${quoted} is asked until ${sayDate(expiresAt, zone)}; no answer leaves it out` : STATES.out;
    return plainContext(`“${truncate(words, 200)}” · ${state}. Only you see this line.`);
  });
}

export const quoteModal = (itemId: string, title: string): Modal => ({
  type: 'modal',
  callback_id: 'releases:quote',
  private_metadata: itemId,
  title: plain('Quotation', 24),
  submit: plain('Ask', 24),
  close: plain('Not now', 24),
  blocks: [
    plainContext(
      `Whoever said it is asked first: with the name, without it, or not at all. No answer in ten working days leaves it out. Until then nobody else reads it in “${truncate(title, 100)}”.`,
    ),
    input('who', 'Who said it?', { type: 'users_select' }),
    input('words', 'In which words?', {
      type: 'plain_text_input',
      multiline: true,
      max_length: LONGEST_QUOTATION,
      placeholder: plain('We stopped asking for slides, and the talking began.', 150),
    }),
  ],
});

export const quoteAsked = '✓ Asked. The words stand below the text as soon as there is a yes.';
