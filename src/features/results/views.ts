/** What people read when an experiment ends: the closing questions, and what came of it. */
import type { Experiment, Verdict } from '../../community/experiment.ts';
import type { ExperimentCounts } from '../../community/experiment-rules.ts';
import { type Note, openExperiment, shortTitle } from '../../community/experiment-views.ts';
import type { Block, Button, Modal } from '../../platform/slack/message.ts';
import { actions, button, context, input, plain, plainContext, plainSection, truncate } from '../../platform/slack/text.ts';
import { closingField, HAPPENED, LONGEST } from './rules.ts';

export interface ResultView {
  id: string;
  title: string;
  expected: string;
  findings: Experiment['findings'];
  extended: boolean;
  days: number;
  /** The template's closing questions. */
  questions: readonly string[];
  /** Under which questions the rest is kept. */
  keys: { happened: string; why: string; conditions: string };
  /** The other lead of a pilot. */
  with: string | null;
  isVisible: boolean;
}

export const whoReads = ({ with: other, isVisible }: Pick<ResultView, 'with' | 'isVisible'>): string => {
  if (isVisible) return 'Everyone here can read it, as with the rest of this experiment.';
  return `${other === null ? 'Only you can read it' : `Only you and ${other} can read it`} unless you show it later.`;
};

export const headBlocks = (view: ResultView): Block[] => [
  plainSection(`“${shortTitle(view.title)}”`),
  ...(view.expected === '' ? [] : [plainContext(`You expected: ${truncate(view.expected, 300)}`)]),
];

export const textInput = (
  field: string,
  label: string,
  options: { max: number; example: string; initial: string; optional?: boolean },
): Block =>
  input(
    field,
    label,
    {
      ...{ type: 'plain_text_input', multiline: true, max_length: Math.min(options.max, 3000) },
      ...(options.example === '' ? {} : { placeholder: plain(options.example, 150) }),
      ...(options.initial === '' ? {} : { initial_value: truncate(options.initial, options.max) }),
    },
    { optional: options.optional ?? false },
  );

/** What happened, and as many of the template's questions as fit. */
export const closingInputs = (view: ResultView, most: number, optional: boolean): Block[] => [
  textInput(HAPPENED, 'What happened?', {
    ...{ max: LONGEST.happened, example: 'In seven of twelve talks they named a step themselves.', optional },
    initial: view.findings[view.keys.happened] ?? '',
  }),
  ...view.questions.slice(0, most).map((question, index) =>
    textInput(closingField(index), question, {
      max: LONGEST.closing,
      example: '',
      initial: view.findings[question] ?? '',
      optional: true,
    }),
  ),
];

/** The part of a weekly check-in: three inputs. */
export const closingAsk = (view: ResultView): Block[] => [
  ...headBlocks(view),
  ...closingInputs(view, 2, true),
  plainContext(whoReads(view)),
  actions(button('All closing questions', 'results:enter', { value: view.id, label: `All closing questions: ${shortTitle(view.title)}` })),
];

export const closingModal = (view: ResultView): Modal => ({
  type: 'modal',
  callback_id: 'results:enter',
  private_metadata: view.id,
  title: plain('Your result', 24),
  submit: plain('Keep it', 24),
  close: plain('Not now', 24),
  blocks: [...headBlocks(view), plainContext(`${whoReads(view)} Three minutes.`), ...closingInputs(view, view.questions.length, false)],
});

const decide = (id: string): Button => button('Decide', 'results:decide', { value: id, style: 'primary' });

export const enteredNote = ({ id }: Pick<ResultView, 'id'>): Note => ({
  text: '✓ Kept. What follows from it: adopt, adapt, abandon or extend? You can decide now, or I ask you in your next weekly slot.',
  buttons: [decide(id)],
});

/** Plain text, for the direct message and Home. */
export const closingLine = (title: string): string =>
  `What came of “${shortTitle(title)}”? Three minutes; “could not start” is a result, too.`;
export const decideLine = (title: string): string => `“${shortTitle(title)}” has a result. Adopt, adapt, abandon or extend it?`;

const SAYS: Readonly<Record<Verdict, string>> = {
  adopt: 'Decided: adopt. It is the normal way from now on, and a card lets others use it.',
  adapt: 'Decided: adapt. A second round with one changed line starts from here.',
  abandon: 'Decided: abandon. It counts like every other outcome, and what you learned saves somebody the same.',
  extend: 'Extended, once.',
};

export const writeCard = (id: string, first = false): Button =>
  button('Write a card', 'cards:write', { value: `card|experiment/${id}`, ...(first ? { style: 'primary' as const } : {}) });
export const nextRound = (id: string): Button =>
  button('Plan the next round', 'experiments:from', { value: `experiment/${id}`, style: 'primary' });
export const readSummary = (id: string): Button => button('Read the summary', 'results:summary', { value: id });
export const showIt = (id: string): Button => button('Show it to everyone', 'results:share', { value: id });

export interface Decided {
  affected: boolean;
  /** For an extension: its new end, in words. */
  until: string | null;
  /** The summary is hers; the second lead of a pilot reads it once it is shown. */
  isOwner: boolean;
}

/** What a decision opens; `affected`: others were, so that their story may be told. */
export const decidedNote = ({ id }: Pick<Experiment, 'id'>, verdict: Verdict, { affected, until, isOwner }: Decided): Note => {
  if (verdict === 'extend') return { text: `✓ Extended, once${until === null ? '' : `, until ${until}`}.`, buttons: [openExperiment(id)] };
  const story = affected ? ' Others were affected: their story takes five minutes, success or not.' : '';
  return {
    text: `✓ ${SAYS[verdict]} A draft of the summary is kept${isOwner ? '; only you can read it' : ' for its owner to edit'}.${story}`,
    buttons: [
      verdict === 'adapt' ? nextRound(id) : writeCard(id, verdict === 'adopt'),
      ...(isOwner ? [readSummary(id)] : []),
      ...(affected ? [button('Tell its story', 'cards:write#story', { value: `story|experiment/${id}` })] : []),
      ...(isOwner ? [showIt(id)] : []),
    ],
  };
};

/** On the page, for whoever may read the whole. */
export function resultBlocks(findings: Experiment['findings'], verdict: Verdict | null): Block[] {
  const lines = Object.entries(findings).map(([question, answer]) => `${question}\n${answer}`);
  const decided = verdict === null ? [] : [`Decision: ${verdict}`];
  return lines.length === 0 ? [] : [context('*Result*'), plainSection([...decided, ...lines].join('\n\n'))];
}

/** Plain text, for the stewards' digest. Totals, never names. */
export const countsLine = ({ started, decided, parked, closed }: ExperimentCounts): string | null =>
  started + decided + parked + closed === 0
    ? null
    : `Experiments this quarter: ${started} started, ${decided} decided, ${parked} parked or stopped, ${closed} closed without a result.`;
