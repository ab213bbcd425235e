/** What people read when somebody asks somebody to be her partner. */
import type { Block, Message, Modal } from '../../platform/slack/message.ts';
import {
  actions,
  button,
  context,
  escapeText,
  input,
  plain,
  plainContext,
  plainMessage,
  plainSection,
  quote,
  truncate,
} from '../../platform/slack/text.ts';
import { formatDate, type LocalDate } from '../../platform/time/local-dates.ts';
import { LONGEST_WANT, LONGEST_WHY } from './rules.ts';
import type { Answered } from './service-answers.ts';

export interface ProposalView {
  id: string;
  from: string;
  to: string;
  why: string;
  want: string;
  closesOn: LocalDate;
}

const short = (name: string): string => truncate(name, 80);
const again = (label: string, style?: 'primary') => button(label, 'proposals:open', { value: '', ...(style ? { style } : {}) });

export const wishModal = (metadata: string, whom: string | null): Modal => ({
  type: 'modal',
  callback_id: 'proposals:ask',
  private_metadata: metadata,
  title: plain('A coaching partner', 24),
  submit: plain('Ask', 24),
  close: plain('Not now', 24),
  blocks: [
    plainSection('Peer coaching: three talks in nine weeks, the two of you. A yes makes you partners; a no needs no reason.'),
    context('Only the person you ask reads this.'),
    input('whom', 'Whom do you ask?', { type: 'users_select', ...(whom ? { initial_user: whom } : {}) }),
    input('want', 'What do you want to work on?', {
      type: 'plain_text_input',
      max_length: LONGEST_WANT,
      placeholder: plain('Saying no upwards', 150),
    }),
    input(
      'why',
      'Why this person?',
      { type: 'plain_text_input', max_length: LONGEST_WHY, placeholder: plain('You ask what others leave out.', 150) },
      { optional: true },
    ),
  ],
});

const openWords = ({ to, closesOn }: ProposalView): string =>
  `${short(to)} is asked to be your partner. An answer may come until ${formatDate(closesOn)}.`;

const withdraw = ({ id }: ProposalView) =>
  button('Withdraw', 'proposals:withdraw', {
    value: id,
    confirm: { title: 'Withdraw it?', text: 'Nothing comes of it, and you may ask somebody else.', yes: 'Withdraw it', no: 'Leave it' },
  });

/** One at a time: what she reads instead of the form. */
export const openModal = (view: ProposalView): Modal => ({
  type: 'modal',
  callback_id: 'proposals:asked',
  title: plain('A coaching partner', 24),
  close: plain('Close', 24),
  blocks: [plainSection(openWords(view)), actions(withdraw(view)), context('One question at a time. Only the two of you know of it.')],
});

export const openRow = (view: ProposalView): Block[] => [plainSection(openWords(view)), actions(withdraw(view))];

const askWords = ({ from }: ProposalView): string =>
  `${short(from)} would like you as a coaching partner: three talks in nine weeks, the two of you.`;
const factsOf = ({ want, why }: ProposalView): string => [`To work on: ${want}`, ...(why === '' ? [] : [`Why you: ${why}`])].join('\n');
const until = ({ closesOn }: ProposalView): string =>
  `Only you read this. Until ${formatDate(closesOn)}, then it goes quietly. A no needs no reason.`;

const answers = ({ id, from }: ProposalView) =>
  actions(
    button('Yes, let us', 'proposals:yes', { value: id, style: 'primary', label: `Yes: ${from}` }),
    button('Not now', 'proposals:no', { value: id, label: `Not now: ${from}` }),
  );

export const askMessage = (view: ProposalView): Message => ({
  text: escapeText([askWords(view), factsOf(view), until(view)].join('\n')),
  blocks: [plainSection(askWords(view)), quote(factsOf(view)), answers(view), plainContext(until(view))],
});

export const askRow = (view: ProposalView): Block[] => [
  plainSection(`${askWords(view)}\n${factsOf(view)}`),
  answers(view),
  plainContext(until(view)),
];

/** The same for a no and for silence. */
export const answerMessage = ({ to }: ProposalView): Message => {
  const words = `You asked ${short(to)} to be your partner: not at present. It needs no reason, and it says nothing about later.`;
  return { text: escapeText(words), blocks: [plainSection(words), actions(again('Ask somebody else'))] };
};

const WORDS: Readonly<Record<Answered, (from: string) => string>> = {
  yes: (from) => `✓ You and ${from} are partners. I bring you together in a conversation of the two of you.`,
  no: (from) => `✓ Not now. ${from} hears that it is not at present, and no reason.`,
  silent: (from) => `This has closed in the meantime. If you would like to, you can ask ${from} yourself.`,
  withdrawn: () => 'This was taken back in the meantime. Nothing is left to do.',
  full: (from) => `You have two partners already, and more than two are too many talks. You can answer ${from} until it closes.`,
  paused: (from) => `You are on a pause. Once you are back you can answer ${from}, until it closes.`,
};

/** What whoever was asked reads after her press; what is still open keeps its buttons. */
export const answeredMessage = (view: ProposalView | null, answered: Answered): Message => {
  const words = WORDS[answered](short(view?.from ?? 'Whoever asked'));
  if (view && (answered === 'full' || answered === 'paused'))
    return { text: escapeText(words), blocks: [plainSection(words), answers(view), plainContext(until(view))] };
  if (answered === 'silent') return { text: escapeText(words), blocks: [plainSection(words), actions(again('Ask somebody'))] };
  return plainMessage(words);
};

export const askedWords = (view: ProposalView): string =>
  `✓ ${short(view.to)} is asked. An answer may come until ${formatDate(view.closesOn)}; you hear of it either way.`;

export const WITHDRAWN = 'It is taken back. You may ask somebody else.';
export const NOT_OPEN = 'This question is closed already, so there is nothing to take back.';
