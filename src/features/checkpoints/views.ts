/** What people read at a check-in, and when an experiment rests. */
import type { InputBlock } from '@slack/types';
import type { Experiment } from '../../community/experiment.ts';
import { type Note, noteMessage, shortTitle } from '../../community/experiment-views.ts';
import { fillIn, type Library } from '../../library/library.ts';
import type { Block, Button, Message } from '../../platform/slack/message.ts';
import { actions, button, input, option, plain, plainContext, plainSection, truncate } from '../../platform/slack/text.ts';
import { callsForHelp, QUESTIONS, type Question, type Said } from './rules.ts';

export interface ExperimentView {
  id: string;
  title: string;
  /** Her prediction; '' when there is none. */
  expected: string;
  /** The other lead of a pilot. */
  with: string | null;
  buddy: string | null;
  /** Everybody may read what is written in it. */
  isVisible: boolean;
}

type CheckInQuestion = Library['experiment_rules']['check_in_questions'][number];

const EXAMPLES: Readonly<Record<Question, string>> = {
  did: 'Asked two questions first in four of six talks.',
  saw: 'In three of four they named a step themselves.',
  vs: '',
  learned: 'The second question is the one that works.',
  next: 'The same with the two newest, by Thursday.',
};

const wordsOf = (library: Library, id: string): string => {
  const found = library.messages.find((message) => message.id === id);
  if (!found) throw new Error(`the library lacks ${id}`);
  return found.text;
};

/** Plain text, for the direct message and Home. */
export const askLine = (library: Library, title: string): string =>
  fillIn(wordsOf(library, 'msg-experiment'), { title: shortTitle(title) });

export function questionInput(question: CheckInQuestion & { key: string }, key: Question, said: Said | null, hint?: string): InputBlock {
  const options = question.options.map((words) => option(words, words));
  const chosen = options.find(({ value }) => value === said?.vs);
  const text = said?.[key] ?? '';
  const element: InputBlock['element'] =
    options.length > 0
      ? { type: 'radio_buttons', options, ...(chosen ? { initial_option: chosen } : {}) }
      : {
          ...{ type: 'plain_text_input', multiline: key !== 'next', placeholder: plain(EXAMPLES[key], 150) },
          ...(question.max ? { max_length: question.max } : {}),
          ...(text === '' ? {} : { initial_value: text }),
        };
  return input(key, question.label, element, { optional: true, ...(hint ? { hint } : {}) });
}

export const questionInputs = (questions: readonly CheckInQuestion[], keys: readonly Question[], said: Said | null): Block[] =>
  keys.flatMap((key) => {
    const question = questions.find((each) => each.key === key);
    return question ? [questionInput(question, key, said)] : [];
  });

export const whoReads = (view: ExperimentView, kept = false): string => {
  if (view.isVisible && !kept) return 'Everyone here can read it, as with the rest of this experiment.';
  return view.with === null ? 'Only you can read it.' : `Only you and ${view.with} can read it.`;
};

export const expectedBlocks = ({ expected }: ExperimentView): Block[] =>
  expected === '' ? [] : [plainContext(`You expected: ${truncate(expected, 300)}`)];

/** Three of the five questions: what one sees, against what one expected, and what comes next. */
export const askInputs = (view: ExperimentView, questions: readonly CheckInQuestion[], said: Said | null): Block[] => [
  plainSection(`“${shortTitle(view.title)}”`),
  ...expectedBlocks(view),
  ...questionInputs(questions, ['vs', 'saw', 'next'], said),
  plainContext(whoReads(view)),
  actions(
    button('All five questions', 'checkpoints:answer', { value: view.id, label: `All five questions: ${shortTitle(view.title)}` }),
    button('Park it', 'checkpoints:park', { value: view.id, label: `Park it: ${shortTitle(view.title)}` }),
  ),
];

export const allQuestions = (questions: readonly CheckInQuestion[], said: Said | null): Block[] =>
  questionInputs(questions, QUESTIONS, said);

const STOP = {
  title: 'Stop it now?',
  text: 'It ends here without a result, and I ask no more. You can run it again later.',
  yes: 'Stop it',
  no: 'Let it run',
};

/** "Worse" and "could not start": stop, change, or a hand. Nothing when the answer calls for none. */
export const worseBlocks = ({ id, buddy }: ExperimentView, vs: string): Block[] =>
  callsForHelp(vs)
    ? [
        plainSection('That is a result, too, and early. To change one thing, end this round with what you saw; the next starts from it.'),
        actions(
          button('Change one thing', 'results:enter', { value: id }),
          button(buddy === null ? 'Ask in the channel' : `Ask ${truncate(buddy, 40)}`, 'checkpoints:hand', { value: id }),
          button('Stop it', 'checkpoints:stop', { value: id, confirm: STOP }),
        ),
      ]
    : [];

const again = (id: string, primary = false): Button =>
  button('Run it again', 'checkpoints:again', { value: id, ...(primary ? { style: 'primary' as const } : {}) });

export const parkedMessage =
  (library: Library) =>
  ({ id, title }: Experiment): Message =>
    noteMessage({ text: fillIn(wordsOf(library, 'msg-parked'), { title: shortTitle(title) }), buttons: [again(id, true)] });

export const closedMessage = ({ id, title, resultAt }: Experiment): Message =>
  noteMessage({
    text: `I have closed “${shortTitle(title)}”: ${resultAt === null ? 'six weeks went by without a result' : 'it had a result and no decision'}. It counts in the totals, without a name, and what you wrote stays where it is.`,
    buttons: [button('Start a second round', 'experiments:from', { value: `experiment/${id}`, style: 'primary' })],
  });

export const parkedNote = ({ id, title }: Experiment): Note => ({
  text: `⏸ “${shortTitle(title)}” is parked. I ask no more about it; everything in it stays.`,
  buttons: [again(id)],
});

export const stoppedNote = ({ id, title }: Experiment): Note => ({
  text: `“${shortTitle(title)}” has stopped. I ask no more about it; everything in it stays.`,
  buttons: [again(id)],
});
