/** What the two leads of a pilot read: the question to the second, and what came of it. */
import type { Block, Message, Modal } from '../../platform/slack/message.ts';
import { actions, button, context, escapeText, input, option, plain, plainSection, quote, truncate } from '../../platform/slack/text.ts';
import { formatDate, type LocalDate } from '../../platform/time/local-dates.ts';
import { LONGEST_LINE, type PartnerAnswer } from './rules.ts';

export interface PilotView {
  id: string;
  title: string;
  owner: string;
  partner: string;
  community: string;
  problem: string;
  aim: string;
  startOn: LocalDate | null;
}

const named = ({ title }: PilotView): string => `“${truncate(title, 150)}”`;

const YES = 'Yes, together';
const NO = 'Not this time';
const CHANGE = 'Ask for a change';

export const agreeLine = (pilot: PilotView): string =>
  `${pilot.owner} asks you to lead ${named(pilot)} together, each with your own team. It starts only with your yes.`;

const factsOf = ({ problem, aim }: PilotView): string =>
  [problem === '' ? '' : `The shared problem: ${problem}`, aim === '' ? '' : `The result both want: ${aim}`]
    .filter(Boolean)
    .map((line) => truncate(line, 500))
    .join('\n');

export const agreeInputs = (pilot: PilotView): Block[] => [
  plainSection([agreeLine(pilot), factsOf(pilot)].filter(Boolean).join('\n')),
  input(
    'answer',
    'Your answer',
    {
      type: 'radio_buttons',
      options: [
        option(YES, 'yes', 'It starts on its day.'),
        option(NO, 'no', 'It is parked. Nobody is told why, unless you write it.'),
        option(CHANGE, 'change', 'Say below what should be different.'),
      ],
    },
    { optional: true },
  ),
  lineInput(`One line to ${pilot.owner}`),
];

const lineInput = (label: string, optional = true) =>
  input(
    'line',
    truncate(label, 150),
    { type: 'plain_text_input', max_length: LONGEST_LINE, placeholder: plain('From March on, and with one person fewer from us', 150) },
    { optional },
  );

export const decideButtons = ({ id }: PilotView) => [
  button(YES, 'pilots:yes', { value: id, style: 'primary' }),
  button(NO, 'pilots:no', { value: id }),
  button(CHANGE, 'pilots:change', { value: id }),
];

/** On the partner's Home. */
export const partnerRow = (pilot: PilotView): Block[] => [
  plainSection(agreeLine(pilot), button('Read it', 'experiments:open', { value: pilot.id, label: `Read: ${pilot.title}` })),
  actions(...decideButtons(pilot)),
];

const WRITES = { no: 'Not this time', change: 'A change' } as const;

export const lineModal = (pilot: PilotView, answer: 'no' | 'change'): Modal => ({
  type: 'modal',
  callback_id: 'pilots:answer',
  private_metadata: `${pilot.id}/${answer}`,
  title: plain(WRITES[answer], 24),
  submit: plain('Send it', 24),
  close: plain('Not now', 24),
  blocks: [
    plainSection(
      answer === 'no'
        ? `${named(pilot)} is parked, and ${pilot.owner} is told that it is not this time. No reason is given, unless you write one.`
        : `${pilot.owner} reads what should be different in ${named(pilot)}. You are asked again once it was changed.`,
    ),
    context('Only the two of you read this.'),
    lineInput(answer === 'no' ? 'One line, if you like' : 'What should be different?', answer === 'no'),
  ],
});

export const partnerModal = (pilot: PilotView): Modal => ({
  type: 'modal',
  callback_id: 'pilots:partner',
  private_metadata: pilot.id,
  title: plain('The second lead', 24),
  submit: plain('Ask', 24),
  close: plain('Not now', 24),
  blocks: [
    plainSection(`Who leads ${named(pilot)} on the other side? It starts once both of you said yes.`),
    context('Whoever you choose reads the whole design. What was answered before is forgotten.'),
    input('partner', 'Second lead', { type: 'users_select' }, { hint: `Somebody in ${truncate(pilot.community, 100)}.` }),
  ],
});

const start = ({ startOn }: PilotView): string => (startOn === null ? 'It can start now.' : `It starts on ${formatDate(startOn)}.`);

/** One sentence or two for whoever leads it. Plain text. */
export const saidLine = (pilot: PilotView, answer: PartnerAnswer): string => {
  switch (answer) {
    case 'yes':
      return `✓ ${pilot.partner} leads ${named(pilot)} with you. ${start(pilot)}`;
    case 'no':
      return `${pilot.partner} says “not this time” to ${named(pilot)}. It is parked, and nothing of it is lost.`;
    case 'change':
      return `${pilot.partner} would lead ${named(pilot)} with you, with a change. Once you change it, I ask again.`;
    case 'silent':
      return `${named(pilot)} is not agreed yet, so it does not start. I do not ask again. You may choose another lead.`;
    case 'away':
      return `${pilot.partner} is not in ${pilot.community}, so I cannot ask about ${named(pilot)}. You may choose another lead.`;
    case 'asked':
      return `${pilot.partner} is asked about ${named(pilot)}. It starts once both of you said yes.`;
  }
};

export const goneLine = (pilot: PilotView): string =>
  `${named(pilot)} needs a second lead, so it is parked. It goes on once somebody else says yes.`;

const chooses = (answer: PartnerAnswer | null): boolean => answer !== 'yes' && answer !== 'change' && answer !== 'asked';

export function ownerLetter(pilot: PilotView, answer: PartnerAnswer | null, line: string | null): Message {
  const said = answer === null ? goneLine(pilot) : saidLine(pilot, answer);
  const words = line === null || line === '' ? '' : `\n“${line}”`;
  return {
    text: escapeText(`${said}${words}`),
    blocks: [
      plainSection(said),
      ...(words === '' ? [] : [quote(line ?? '')]),
      actions(
        ...(chooses(answer) ? [button('Choose a lead', 'pilots:partner', { value: pilot.id, style: 'primary' })] : []),
        button('Open the pilot', 'experiments:open', { value: pilot.id }),
      ),
    ],
  };
}

/** On the owner's Home, while something is hers to do. */
export const ownerRow = (pilot: PilotView, answer: PartnerAnswer | null): Block[] => [
  plainSection(answer === null ? goneLine(pilot) : saidLine(pilot, answer)),
  actions(
    button('Choose a lead', 'pilots:partner', { value: pilot.id }),
    button('Open the pilot', 'experiments:open', { value: pilot.id }),
  ),
];

export const answeredWords = (pilot: PilotView, answer: 'yes' | 'no' | 'change', again: boolean): string => {
  if (again) return `You have said yes to ${named(pilot)}. ${start(pilot)}`;
  if (answer === 'yes') return `✓ You lead ${named(pilot)} together. ${start(pilot)}`;
  return answer === 'no'
    ? `✓ ${named(pilot)} is parked, and ${pilot.owner} is told kindly.`
    : `✓ ${pilot.owner} reads it and can change the pilot.`;
};
