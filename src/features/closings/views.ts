/** What people read when their nine weeks end. Talks are counted, never told. */
import { selectOne } from '../../community/form-views.ts';
import { joinWords, sayNumber } from '../../community/words.ts';
import { getField, type Library } from '../../library/library.ts';
import type { Block, Button, Modal } from '../../platform/slack/message.ts';
import { actions, button, input, option, plain, plainContext, plainSection, quote, truncate } from '../../platform/slack/text.ts';
import { LONGEST } from './rules.ts';

export interface EndView {
  pairId: string;
  /** Whom she talked with. */
  others: readonly string[];
  k: number;
  /** What stands in the form. */
  talks: number | null;
  /** Her number is counted already. */
  rated: boolean;
  text: string;
  isShown: boolean;
}

const TALKS = ['None', 'One', 'Two', 'Three', 'More than three'];
const withWhom = ({ others }: Pick<EndView, 'others'>): string => (others.length === 0 ? 'your partner' : joinWords(others));

/** Plain text, for the weekly message and App Home. */
export const endLine = (others: readonly string[]): string =>
  `Your talks with ${withWhom({ others })} come to an end. Were they worth it? I only count, I do not ask about what.`;

const talksInput = ({ talks }: EndView): Block => {
  const options = TALKS.map((words, at) => option(words, `${at}`));
  return input('talks', 'Talks held', selectOne('talks', options, talks === null ? null : `${talks}`, 'As you remember'), {
    optional: true,
    hint: talks === null ? 'Left empty, it counts as not known.' : 'As far as you told me; correct it where it is wrong.',
  });
};

const usefulInput = (library: Library): Block => {
  const { label, options } = getField(library.session_debrief, 'useful');
  return input(
    'useful',
    label,
    { type: 'radio_buttons', options: options.map((words, at) => option(words, `${at + 1}`)) },
    { optional: true },
  );
};

const differentlyInput = ({ text }: Pick<EndView, 'text'>): Block =>
  input(
    'differently',
    'One thing I do differently',
    {
      ...{ type: 'plain_text_input', multiline: true, max_length: LONGEST },
      placeholder: plain('I ask what they have tried before I say what I would do', 150),
      ...(text === '' ? {} : { initial_value: text }),
    },
    { optional: true },
  );

const whoReads = (view: EndView): string => {
  const text = view.isShown
    ? `${withWhom(view)} can read what you do differently.`
    : 'Only you read what you do differently, unless you show it.';
  const number = view.rated
    ? 'Your number is counted already, without your name, so it cannot be changed.'
    : `The number is counted without your name and shown from ${sayNumber(view.k)} people on, once the round is closed.`;
  return `${text} ${number}`;
};

export const endInputs = (library: Library, view: EndView): Block[] => [
  plainSection(endLine(view.others)),
  plainContext(whoReads(view)),
  talksInput(view),
  ...(view.rated ? [] : [usefulInput(library)]),
  differentlyInput(view),
];

export const endModal = (library: Library, view: EndView): Modal => ({
  type: 'modal',
  callback_id: 'closings:enter',
  private_metadata: view.pairId,
  title: plain('The nine weeks', 24),
  submit: plain('Keep it', 24),
  close: plain('Not now', 24),
  blocks: endInputs(library, view),
});

/** After the end, too: it is hers. */
export const textModal = (view: Pick<EndView, 'pairId' | 'others' | 'text' | 'isShown'>): Modal => ({
  type: 'modal',
  callback_id: 'closings:text',
  private_metadata: view.pairId,
  title: plain('What I do differently', 24),
  submit: plain('Keep it', 24),
  close: plain('Not now', 24),
  blocks: [
    plainContext(view.isShown ? `You and ${withWhom(view)} can read it. Emptied, it goes.` : 'Only you can read it. Emptied, it goes.'),
    differentlyInput(view),
  ],
});

const thankButton = ({ pairId, others }: Pick<EndView, 'pairId' | 'others'>): Button =>
  button(others.length === 1 ? truncate(`Thank ${withWhom({ others })}`, 75) : 'Thank one of them', 'thanks:give', {
    value: `pair/${pairId}`,
  });

const showButton = ({ pairId, others, isShown }: Pick<EndView, 'pairId' | 'others' | 'isShown'>): Button =>
  isShown
    ? button('Keep it to myself', 'closings:keep', { value: pairId })
    : button(truncate(`Show it to ${withWhom({ others })}`, 75), 'closings:show', { value: pairId });

/** `others` is empty when their record is gone: then there is nobody to show it to. */
export const keptBlocks = (view: EndView): Block[] => [
  plainSection(
    view.text === ''
      ? '✓ Kept.'
      : `✓ Kept. What you do differently stands on App Home${view.isShown ? ', for both sides' : ', for you alone'}.`,
  ),
  actions(thankButton(view), ...(view.text === '' ? [] : [showButton(view)])),
];

export const doneModal = (blocks: Block[]): Modal => ({
  type: 'modal',
  callback_id: 'closings:done',
  title: plain('The nine weeks', 24),
  close: plain('Close', 24),
  blocks,
});

export const mineRow = (view: Pick<EndView, 'pairId' | 'others' | 'text' | 'isShown'>): Block[] => [
  plainSection(`What you do differently since your talks${view.isShown ? `; ${withWhom(view)} can read it` : '; only you can read it'}:`),
  quote(view.text),
  actions(
    button('Change it', 'closings:text', { value: view.pairId, label: 'Change what you do differently' }),
    ...(view.others.length > 0 ? [showButton(view)] : []),
  ),
];

export const theirsRow = (name: string, text: string): Block[] => [
  plainSection(`${name} shows you what has changed since your talks:`),
  quote(text),
];

export const shownNote = (others: readonly string[]): string => `✓ ${withWhom({ others })} can read it on App Home.`;
export const keptNote = (others: readonly string[]): string =>
  `✓ It is yours alone again. Should ${withWhom({ others })} have read it, it may be remembered.`;
export const closedNote = 'This round is closed, and nothing more is asked of you. Thank you for the time you gave each other.';
export const earlyNote = (on: string): string => `Nine weeks take their time: I ask on ${on}. You can answer from two weeks before.`;

export interface RoundTotals {
  useful: { mean: number; n: number } | null;
  /** Null: fewer than five pairs of which it is known. */
  pairs: { known: number; met: number; all: number } | null;
}

const usefulWords = ({ useful }: RoundTotals): string =>
  useful ? `Worth the time: ${useful.mean.toFixed(1)} of 5, from ${useful.n} answers.` : '';

/** For members. Empty: nothing to say. */
export const membersLine = (totals: RoundTotals): string =>
  totals.useful ? `Peer coaching, the round that ended. ${usefulWords(totals)}` : '';

/** For the stewards' digest; the aim is practice 61's. */
export function stewardsLine(totals: RoundTotals): string {
  const { pairs } = totals;
  const met = pairs ? `${pairs.met} of ${pairs.known} pairs met (aim: three in four), ${pairs.all} held all three talks.` : '';
  const said = [met, usefulWords(totals)].filter((words) => words !== '');
  return said.length === 0 ? '' : `Peer coaching, the round that ended: ${said.join(' ')}`;
}
