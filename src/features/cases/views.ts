/** What people read about cases. */
import { joinWords, sayNumber } from '../../community/words.ts';
import type { Block, Message, Modal } from '../../platform/slack/message.ts';
import { actions, button, divider, input, option, plain, plainContext, plainSection, quote } from '../../platform/slack/text.ts';
import { formatDate, type LocalDate } from '../../platform/time/local-dates.ts';
import { LONGEST } from './rules.ts';
import type { CaseTexts } from './store.ts';

const WHO_SEES =
  'Only you can read it until it is told. Then whoever sits in your group can. Thirty days after the session the text is deleted.';

const EXAMPLES: Readonly<Record<keyof CaseTexts, { label: string; example: string }>> = {
  situation: { label: 'The situation', example: 'Two of my leads have stopped talking to each other, and the plan needs both.' },
  tried: { label: 'What I have tried', example: 'I spoke with each of them alone; it held for a week.' },
  question: { label: 'My question', example: 'What do I not see about my own part in it?' },
  stays: { label: 'What must not leave the room', example: 'Which team it is' },
};

const area = (field: keyof CaseTexts, texts: CaseTexts | null, optional = false): Block =>
  input(
    field,
    EXAMPLES[field].label,
    {
      type: 'plain_text_input',
      multiline: field !== 'question',
      max_length: LONGEST,
      placeholder: plain(EXAMPLES[field].example, 150),
      ...(texts && texts[field] !== '' ? { initial_value: texts[field] } : {}),
    },
    { optional },
  );

/** `restsUntil`: new ones are not taken until then. */
export const caseModal = (metadata: string, onDate: LocalDate, texts: CaseTexts | null, restsUntil: string | null = null): Modal => ({
  type: 'modal',
  callback_id: 'cases:keep',
  private_metadata: metadata,
  title: plain('Your case', 24),
  submit: plain('Bring it', 24),
  close: plain('Not now', 24),
  blocks: [
    plainContext(`For ${formatDate(onDate)}. ${WHO_SEES}`),
    ...(restsUntil === null ? [] : [plainSection(`New case posts rest until ${restsUntil}. Write it then, or now, and keep a copy.`)]),
    area('situation', texts),
    area('tried', texts, true),
    area('question', texts),
    area('stays', texts, true),
  ],
});

/** Nothing says why. */
export const restsLine = (until: string): string =>
  `New case posts rest until ${until}. Your words are still here; keep a copy if you close this.`;

export const keptMessage = (onDate: LocalDate): Message => ({
  text: `Your case is kept for ${formatDate(onDate)}. Whoever leads sees that you bring one, not what it is. \`/rondo case\` changes it or takes it back.`,
});

export const mineRow = (sessionId: string, onDate: LocalDate, question: string, told: boolean): Block[] => [
  plainSection(`Your case ${told ? 'of' : 'for'} ${formatDate(onDate)}: ${question}`),
  actions(
    told
      ? button('Write a case note', 'cases:note', { value: sessionId })
      : button('Change it', 'cases:open', { value: sessionId, label: 'Change your case' }),
    button('Take it back', 'cases:drop', {
      value: sessionId,
      label: 'Take your case back',
      confirm: { title: 'Take it back?', text: 'The text is deleted now, for everybody.', yes: 'Take it back', no: 'Keep it' },
    }),
  ),
];

/** For whoever leads: who, never what. */
export const leadRow = (onDate: LocalDate, names: readonly string[]): Block[] => [
  plainSection(`${joinWords(names)} ${names.length === 1 ? 'brings' : 'bring'} a case on ${formatDate(onDate)}.`),
  plainContext('Talk with each for ten minutes: is it small and current enough, and is nobody in the room part of it?'),
];

export const tellMessage = (sessionId: string, count: number): Message => {
  const text = `${count === 1 ? 'One case was' : `${sayNumber(count)} cases were`} written down. Whoever sits in the group can read it.`;
  return {
    text: `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`,
    blocks: [
      plainSection(`${text.slice(0, 1).toUpperCase()}${text.slice(1)}`, button('Read the case', 'cases:read', { value: sessionId })),
    ],
  };
};

export interface ReadableCase extends CaseTexts {
  name: string;
}

export const readModal = (cases: readonly ReadableCase[], until: string): Modal => ({
  type: 'modal',
  callback_id: 'cases:read',
  title: plain('The case', 24),
  close: plain('Close', 24),
  blocks: [
    plainContext(`For the people of this group only, until ${until}. What is said here stays here; what was learned may leave.`),
    ...cases.flatMap(({ name, situation, tried, question, stays }, at): Block[] => [
      ...(at > 0 ? [divider] : []),
      plainSection(`${name} asks: ${question}`),
      quote(situation),
      ...(tried === '' ? [] : [plainSection('Tried so far:'), quote(tried)]),
      ...(stays === '' ? [] : [plainSection(`Must not leave the room: ${stays}`)]),
    ]),
  ],
});

export const noteLine = (onDate: LocalDate): string =>
  `Your case of ${formatDate(onDate)}: a note without names could help somebody who faces the same.`;

/** One choice; nothing chosen is no. */
export const noteInputs = (): Block[] => [
  input(
    'note',
    'Shall I prepare one?',
    {
      type: 'radio_buttons',
      options: [option('Prepare a draft for me', 'yes', 'Only you see it; you decide what leaves the room.'), option('Not this one', 'no')],
    },
    { optional: true },
  ),
];
