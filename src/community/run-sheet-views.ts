/** A run sheet as people read and edit it, for every capability that shows one: its sum, its steps, the form of one step. Pure. */
import type { Values } from '../platform/feature.ts';
import type { Block, Modal } from '../platform/slack/message.ts';
import { actions, button, context, input, option, plain, plainContext, plainSection, section } from '../platform/slack/text.ts';
import { selectOne } from './form-views.ts';
import { LONGEST_DO, LONGEST_NAME, LONGEST_STEP, LONGEST_WHO, mayGroup, type SheetStep, saySum } from './run-sheet-rules.ts';
import type { RunStep, StepToolName } from './step.ts';
import { sayNumber } from './words.ts';

const TOOLS: Record<StepToolName, string> = {
  groups: 'groups by lot',
  order: 'a speaking order by lot',
  topics: 'topics are collected',
  dots: 'dots, hidden until all are in',
  table: 'a timer and thumbs',
  cards: 'cards without names',
  debrief: 'the debrief form',
  result: 'the result of the vote',
  experiment: 'a button to design an experiment',
  case: 'the cases for those who sit in the group',
  board: 'the board of experiments',
};

const sayTools = ({ tools, groupSize }: RunStep): string =>
  tools.map((tool) => (tool === 'groups' && groupSize !== null ? `groups of ${sayNumber(groupSize)} by lot` : TOOLS[tool])).join(', ');

const sayStep = (step: RunStep): string =>
  [
    [`${step.minutes} min`, step.step, ...(step.who === '' ? [] : [step.who])].join(' · '),
    ...(step.do === '' ? [] : [step.do]),
    ...(step.tools.length === 0 ? [] : [`▸ Rondo: ${sayTools(step)}`]),
  ].join('\n');

export interface SheetView {
  /** Whose buttons these are; the handlers are '<feature>:step' and '<feature>:add-step'. */
  feature: 'formats' | 'preparation';
  steps: readonly SheetStep[];
  minutes: number;
  mayEdit: boolean;
}

/** The sum, then one block for each step. */
export const sheetBlocks = ({ feature, steps, minutes, mayEdit }: SheetView): Block[] => [
  section(`*Run sheet* · ${saySum(steps, minutes)}`),
  ...steps.map((step): Block => {
    if (!mayEdit) return plainSection(sayStep(step));
    return plainSection(sayStep(step), {
      type: 'overflow',
      action_id: `${feature}:step#${step.id}`,
      options: [
        option('Change', `change:${step.id}`),
        option('Move up', `up:${step.id}`),
        option('Move down', `down:${step.id}`),
        option('Take out', `out:${step.id}`),
      ],
    });
  }),
  ...(mayEdit ? [actions(button('Add a step', `${feature}:add-step`))] : []),
];

/** What was pressed in a step's menu. */
export function readStepMenu(value: string): { verb: string; id: string } {
  const [verb = '', ...rest] = value.split(':');
  return { verb, id: rest.join(':') };
}

export interface StepForm {
  feature: 'formats' | 'preparation';
  metadata: string;
  /** Null: a new one. */
  step: RunStep | null;
  /** Why the form is shown again. */
  notice: string | null;
}

const SIZES = Array.from({ length: 11 }, (_, at) => at + 2);

export const stepModal = ({ feature, metadata, step, notice }: StepForm): Modal => ({
  type: 'modal',
  callback_id: `${feature}:step`,
  private_metadata: metadata,
  title: plain(step ? 'A step' : 'A new step', 24),
  submit: plain('Keep it', 24),
  close: plain('Not now', 24),
  blocks: [
    ...(notice ? [plainSection(notice)] : []),
    context('Everyone in the session reads it in the thread when the step begins.'),
    input('step', 'Name', {
      type: 'plain_text_input',
      max_length: LONGEST_NAME,
      placeholder: plain('Where it bites', 150),
      ...(step ? { initial_value: step.step } : {}),
    }),
    input('minutes', 'Minutes', {
      type: 'number_input',
      is_decimal_allowed: false,
      min_value: '1',
      max_value: `${LONGEST_STEP}`,
      ...(step ? { initial_value: `${step.minutes}` } : {}),
    }),
    input(
      'who',
      'Who',
      {
        type: 'plain_text_input',
        max_length: LONGEST_WHO,
        placeholder: plain('pairs', 150),
        ...(step?.who ? { initial_value: step.who } : {}),
      },
      { optional: true },
    ),
    input(
      'do',
      'What people do',
      {
        type: 'plain_text_input',
        multiline: true,
        max_length: LONGEST_DO,
        placeholder: plain('When did you last need this skill? One minute each, then swap.', 150),
        ...(step?.do ? { initial_value: step.do } : {}),
      },
      { optional: true },
    ),
    ...(mayGroup(step)
      ? [
          input(
            'groupSize',
            'Groups by lot',
            selectOne(
              'groupSize',
              [option('Everybody together', 'none'), ...SIZES.map((size) => option(`Groups of ${sayNumber(size)}`, `${size}`))],
              step?.groupSize ? `${step.groupSize}` : 'none',
              'Everybody together',
            ),
          ),
        ]
      : [plainContext(`▸ Rondo: ${step ? sayTools(step) : ''}. That stays with the step.`)]),
    actions(button('Back to the run sheet', `${feature}:sheet`)),
  ],
});

const typedText = (value: Values[string]): string => (typeof value === 'string' ? value : '');

/** What stands in the form, as it was typed. */
export const readStepForm = (values: Values) => ({
  step: typedText(values.step ?? null),
  minutes: typedText(values.minutes ?? null),
  who: typedText(values.who ?? null),
  do: typedText(values.do ?? null),
  groupSize: typedText(values.groupSize ?? null),
});

/** The form with what was typed into it, for showing it again. */
export const typedStep = (typed: ReturnType<typeof readStepForm>, was: RunStep | null): RunStep => ({
  step: typed.step,
  minutes: Number(typed.minutes) || 1,
  who: typed.who,
  do: typed.do,
  tools: was?.tools ?? [],
  groupSize: was && !mayGroup(was) ? was.groupSize : Number(typed.groupSize) || null,
});
