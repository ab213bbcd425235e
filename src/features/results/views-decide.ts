/** The decision: a question at a time, or chosen directly. */

import type { Verdict } from '../../community/experiment.ts';
import { blocksModal, shortTitle } from '../../community/experiment-views.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import { actions, button, input, option, plain, plainContext, plainSection } from '../../platform/slack/text.ts';
import { LONGEST } from './rules.ts';
import { EXTENSIONS, verdictsOpen } from './rules-tree.ts';
import { headBlocks, type ResultView, textInput, whoReads } from './views.ts';

const VERDICT_WORDS: Readonly<Record<Verdict, { words: string; means: string }>> = {
  adopt: { words: 'Adopt', means: 'It becomes the normal way.' },
  adapt: { words: 'Adapt', means: 'One thing changes, and it runs again.' },
  abandon: { words: 'Abandon', means: 'It ends here; what was learned stays.' },
  extend: { words: 'Extend once', means: 'It runs on, with a new end date.' },
};

/** Value of the tree's buttons: the experiment and the answers so far. */
export const treeValue = (id: string, answers: string): string => `${id}/${answers}`;

export const questionModal = (view: ResultView, ask: string, answers: string): Modal =>
  blocksModal('results:tree', 'Your decision', [
    ...headBlocks(view),
    plainSection(ask),
    actions(
      button('Yes', 'results:tree#yes', { value: treeValue(view.id, `${answers}y`) }),
      button('No', 'results:tree#no', { value: treeValue(view.id, `${answers}n`) }),
      ...(answers === '' ? [] : [button('Back', 'results:tree#back', { value: treeValue(view.id, answers.slice(0, -1)) })]),
      button('Choose directly', 'results:choose', { value: treeValue(view.id, answers) }),
    ),
    plainContext('A few questions lead to a proposal; you decide.'),
  ]);

const verdictInput = (view: ResultView, proposed: Verdict | null, optional: boolean): Block => {
  const options = verdictsOpen(view.extended).map((verdict) => option(VERDICT_WORDS[verdict].words, verdict, VERDICT_WORDS[verdict].means));
  const initial = options.find(({ value }) => value === proposed);
  return input(
    'verdict',
    'What follows from it?',
    { type: 'radio_buttons', options, ...(initial ? { initial_option: initial } : {}) },
    { optional },
  );
};

const whyInput = (view: ResultView): Block =>
  textInput('why', 'Why, as far as you can tell', {
    ...{ max: LONGEST.why, example: 'The second question made the step theirs.', optional: true },
    initial: view.findings[view.keys.why] ?? '',
  });

const affectedTick = (): Block =>
  input(
    'affected',
    'Beyond you',
    { type: 'checkboxes', options: [option('Others were affected by it', 'yes', 'Success or not, their story is worth telling.')] },
    { optional: true },
  );

/** The part of a weekly check-in: three inputs. */
export const decideAsk = (view: ResultView): Block[] => [
  plainSection(`“${shortTitle(view.title)}”: ${view.findings[view.keys.happened] ?? 'it has a result.'}`),
  verdictInput(view, null, true),
  whyInput(view),
  affectedTick(),
  actions(button('Help me decide', 'results:decide', { value: view.id, label: `Help me decide: ${shortTitle(view.title)}` })),
];

/** `answers`: those that led here, for going back; null when it was chosen directly. */
export const decisionModal = (view: ResultView, proposal: { says: string; verdict: Verdict | null } | null, answers: string): Modal => ({
  type: 'modal',
  callback_id: 'results:decide',
  private_metadata: view.id,
  title: plain('Your decision', 24),
  submit: plain('Decide', 24),
  close: plain('Not now', 24),
  blocks: [
    ...headBlocks(view),
    ...(proposal === null ? [] : [plainSection(`Your answers lead here: ${proposal.says}.`)]),
    plainContext(whoReads(view)),
    verdictInput(view, proposal?.verdict ?? null, false),
    whyInput(view),
    ...(view.extended ? [] : [daysInput(view.days)]),
    affectedTick(),
    actions(
      button(proposal === null ? 'Help me decide' : 'Back', 'results:tree', {
        value: treeValue(view.id, proposal === null ? answers : answers.slice(0, -1)),
      }),
    ),
  ],
});

function daysInput(planned: number): Block {
  const options = EXTENSIONS.map((days) => option(`${days / 7} ${days === 7 ? 'week' : 'weeks'}`, String(days)));
  const initial = options.find(({ value }) => value === String(planned)) ?? options[1];
  return input(
    'days',
    'If you extend it: for how long?',
    { type: 'static_select', placeholder: plain('2 weeks', 150), options, ...(initial ? { initial_option: initial } : {}) },
    { optional: true },
  );
}
