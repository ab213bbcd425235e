/** The check-in that only counts, the question whether to go on, and the rows on App Home. */
import type { RadioButtons } from '@slack/types';
import type { Note } from '../../community/experiment-views.ts';
import { fillIn, type Library } from '../../library/library.ts';
import type { Block, Button, Modal } from '../../platform/slack/message.ts';
import { actions, button, input, option, plain, plainContext, plainSection, truncate } from '../../platform/slack/text.ts';
import { sayDate, sayDateTime } from '../../platform/time/say.ts';
import type { Zone } from '../../platform/time/zones.ts';

export const TALKED = 'talked';
export const GO_ON = 'still';
/** In the order of the library's buttons. */
export const ANSWERS = ['met', 'date', 'not-yet', 'help', 'end'] as const;
export type Answered = (typeof ANSWERS)[number];
const LONGEST_NAMES = 120;

const short = (partners: string): string => truncate(partners, LONGEST_NAMES);

function checkOf(library: Library): { text: string; buttons: readonly string[] } {
  const found = library.messages.find(({ id }) => id === 'msg-pair-check');
  if (!found) throw new Error('the library lacks msg-pair-check');
  return found;
}

/** Plain text, for the direct message and Home. `all`: 'You and Ben', 'You, Ben and Cleo'. */
export const checkLine = (library: Library, all: string): string =>
  fillIn(checkOf(library).text.replace('You and {partner}', '{partner}'), { partner: short(all) });

const choices = (options: RadioButtons['options']): RadioButtons => ({ type: 'radio_buttons', options });

export const checkInputs = (library: Library, all: string): Block[] => [
  input(TALKED, checkLine(library, all), choices(checkOf(library).buttons.map((words, at) => option(words, ANSWERS[at] ?? 'not-yet'))), {
    optional: true,
  }),
  plainContext('Nobody else reads your answer.'),
];

export const stillLine = (all: string): string => `${short(all)}: would you like to go on, meet somebody else, or let it rest?`;

export const stillInputs = (all: string): Block[] => [
  input(
    GO_ON,
    stillLine(all),
    choices([
      option('We go on', 'on'),
      option('I would like to meet somebody else', 'else', 'This round closes for all of you; nobody is told who chose it.'),
      option('Let it rest', 'rest', 'I ask you no more about it, and your page stays.'),
    ]),
    { optional: true },
  ),
  plainContext('Nobody else reads your answer. If none of you answers, this round closes quietly.'),
];

const lookBack = (pairId: string, number: number): Button =>
  button('Look back for myself', 'talks:self', { value: `${pairId} ${number}`, label: `Look back for myself, talk ${number}` });

export const metNote = (pairId: string, number: number | null): Note =>
  number === null
    ? { text: 'That talk is counted already; I count each once.', buttons: [] }
    : {
        text: `✓ Talk ${number} is counted. If you like, two minutes on how you coached: only you ever see it.`,
        buttons: [lookBack(pairId, number)],
      };

export const dateNote = (pairId: string): Note => ({
  text: 'Shall I put the date into all of your calendars?',
  buttons: [button('Fix the date', 'talks:move', { value: pairId, style: 'primary' })],
});

export const endNote = (pairId: string): Note => ({
  text: 'Nothing has ended yet. One more tap does it, without a reason.',
  buttons: [button('End it quietly', 'talks:end', { value: pairId }), button('Open the guide', 'talks:desk', { value: pairId })],
});

/** Asked once, then it is done. */
export const endModal = (pairId: string, partners: string, isTrio: boolean): Modal => ({
  type: 'modal',
  callback_id: 'talks:end',
  private_metadata: pairId,
  title: plain('A quiet end', 24),
  submit: plain('End it quietly', 24),
  close: plain('Keep it', 24),
  blocks: [
    plainSection(
      isTrio
        ? `You are free, and ${short(partners)} stay together. They hear that you are two now, and no reason.`
        : `Both of you are free then. ${short(partners)} hears that this round is closed, without a reason and without a name.`,
    ),
    plainContext('Dates to come leave your calendars. It cannot be taken back; a new partner can be looked for at any time.'),
  ],
});

export const endedNote = (pairId: string): Note => ({
  text: 'It is closed. No reason is kept.',
  buttons: [button('Look for another partner', 'rematches:again', { value: pairId })],
});

/** For a button or form that is older than the end. */
export const closedNote = (partners: string): Note => ({
  text: `Your round with ${short(partners)} is closed. What you noted for yourself stays yours.`,
  buttons: [button('My coaching', 'talks:growth')],
});

export interface RowView {
  pairId: string;
  partners: string;
  /** Null: no date stands. */
  next: { number: number; at: number } | null;
  zone: Zone;
}

const openDesk = (label: string, { pairId, partners }: RowView, primary = false): Block =>
  actions(
    button(label, 'talks:desk', { value: pairId, label: `${label}: ${partners}`, ...(primary ? { style: 'primary' as const } : {}) }),
  );

/** Now: the day before and the day itself. */
export const soonRow = (view: RowView & { next: { number: number; at: number } }): Block[] => [
  plainSection(
    `Talk ${view.next.number} with ${short(view.partners)}: ${sayDateTime(view.next.at, view.zone)}. Two minutes with the guide help.`,
  ),
  openDesk('Open the guide', view, true),
];

/** Mine. */
export const mineRow = (view: RowView): Block[] => [
  plainSection(
    view.next
      ? `With ${short(view.partners)}: talk ${view.next.number} on ${sayDate(view.next.at, view.zone)}`
      : `With ${short(view.partners)}: no talk is in the calendar at present`,
  ),
  openDesk('Open the desk', view),
];

/** In the stewards' digest. */
export const metLine = ({ met, of }: { met: number; of: number }): string => `${met} of ${of} coaching pairs have met.`;
