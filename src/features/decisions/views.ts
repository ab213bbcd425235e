/** What people read about decisions: the list under a rule, the numbers from five on, the forms. */
import type { Block, Button, Modal } from '../../platform/slack/message.ts';
import { actions, button, context, input, option, plain, plainSection, strong, truncate } from '../../platform/slack/text.ts';
import { formatShortDate, type LocalDate } from '../../platform/time/local-dates.ts';
import { daysOf, LONGEST_NAMES, LONGEST_QUESTION, type RuleKind, type Summary, WHO_DECIDES } from './rules.ts';

export interface DecisionView {
  id: string;
  question: string;
  decider: string;
  heard: string;
  raisedOn: LocalDate;
  decidedOn: LocalDate;
  carriedOn: LocalDate | null;
  reversedOn: LocalDate | null;
  privacy: string;
}

export interface RuleView {
  kind: RuleKind;
  id: string;
  title: string;
  rule: string;
  open: boolean;
  isLead: boolean;
}

const SHOWN = 20;

const days = (n: number): string => (n === 1 ? '1 day' : `${n} days`);
const sayDays = (n: number): string => (n === 0 ? 'on the same day' : `in ${days(n)}`);

export function decisionLine(decision: DecisionView): string {
  const { question, decider, heard, raisedOn, decidedOn, carriedOn, reversedOn, privacy } = decision;
  const after = [
    carriedOn === null ? '' : `✓ Carried out ${formatShortDate(carriedOn)}.`,
    reversedOn === null ? '' : `Reversed ${formatShortDate(reversedOn)}.`,
    privacy === 'P1' ? 'Only its leads see this.' : '',
  ];
  return [
    question,
    `${formatShortDate(raisedOn)} → ${formatShortDate(decidedOn)}: decided ${sayDays(daysOf(decision))} by ${decider}${heard === '' ? '' : `, after hearing ${heard}`}.`,
    after.filter(Boolean).join(' '),
  ]
    .filter(Boolean)
    .map((line) => truncate(line, 500))
    .join('\n');
}

/** Plain text. */
export const summaryLine = ({ n, median, reversed, before }: Summary): string => {
  const was = before === null ? '' : ` Before: a median of ${days(before)} (n = 3).`;
  return `From raised to decided: a median of ${days(median)} (n = ${n}).${was} Reversed: ${reversed} of ${n}.`;
};

export const FEW = 'Numbers come from five decisions on.';

const logButton = (id: string): Button => button('Log a decision', 'decisions:log', { value: id, style: 'primary' });
export const treeButton = (): Button => button('Who should decide?', 'tools:open', { value: WHO_DECIDES });
export const seeButton = (id: string): Button => button('See the decisions', 'decisions:list', { value: id });

const rowOf = (decision: DecisionView, isLead: boolean): Block[] => {
  const later = [
    ...(decision.carriedOn === null ? [button('Carried out', `decisions:after#c${decision.id}`, { value: `${decision.id}/carried` })] : []),
    ...(decision.reversedOn === null ? [button('Reversed', `decisions:after#r${decision.id}`, { value: `${decision.id}/reversed` })] : []),
  ];
  return [plainSection(decisionLine(decision)), ...(isLead && later.length > 0 ? [actions(...later)] : [])];
};

export function listModal(rule: RuleView, decisions: readonly DecisionView[], summary: Summary | null, notice: string | null): Modal {
  const { id, title, open, isLead } = rule;
  const shown = decisions.slice(0, SHOWN);
  const more = decisions.length - shown.length;
  return {
    type: 'modal',
    callback_id: 'decisions:page',
    title: plain('Decisions', 24),
    close: plain('Close', 24),
    blocks: [
      ...(notice === null ? [] : [plainSection(notice)]),
      strong(truncate(title, 150)),
      ...(rule.rule === '' ? [] : [plainSection(`The rule: ${truncate(rule.rule, 400)}`)]),
      ...(decisions.length === 0 ? [plainSection('Nothing is logged here yet.')] : [plainSection(summary ? summaryLine(summary) : FEW)]),
      ...shown.flatMap((decision) => rowOf(decision, isLead)),
      ...(more > 0 ? [context(`Here stand the latest ${SHOWN} of ${decisions.length}.`)] : []),
      actions(...(isLead && open ? [logButton(id)] : []), treeButton()),
    ],
  };
}

export const rulesModal = (rules: readonly { rule: RuleView; n: number }[]): Modal => ({
  type: 'modal',
  callback_id: 'decisions:rules',
  title: plain('Decisions', 24),
  close: plain('Close', 24),
  blocks: [
    ...(rules.length === 0
      ? [plainSection('Decisions are logged under a rule on trial, or under a project. Neither runs for you at the moment.')]
      : rules.slice(0, SHOWN).flatMap(({ rule, n }): Block[] => [
          plainSection(
            `${rule.kind === 'project' ? 'Project' : 'Rule'} “${truncate(rule.title, 150)}”: ${n === 1 ? '1 decision' : `${n} decisions`}`,
          ),
          actions(
            ...(rule.isLead && rule.open ? [button('Log a decision', `decisions:log#${rule.id}`, { value: rule.id })] : []),
            button('See them', `decisions:list#${rule.id}`, {
              value: rule.id,
              label: truncate(`See the decisions of ${rule.title}`, 75),
            }),
          ),
        ])),
    actions(treeButton(), ...(rules.length === 0 ? [button('Try a rule', 'experiments:from', { value: '' })] : [])),
  ],
});

const text = (field: string, label: string, max: number, example: string, optional = false) =>
  input(field, label, { type: 'plain_text_input', max_length: max, placeholder: plain(example, 150) }, { optional });
const day = (field: string, label: string, initial: LocalDate) => input(field, label, { type: 'datepicker', initial_date: initial });

const READERS = {
  leads: ['Only those who lead', 'You and the other lead, if there is one.'],
  everyone: ['Everyone in the community', 'Beside what else is logged here.'],
} as const;

export function logModal(rule: RuleView, today: LocalDate): Modal {
  const leads = option(READERS.leads[0], 'leads', READERS.leads[1]);
  return {
    type: 'modal',
    callback_id: 'decisions:log',
    private_metadata: rule.id,
    title: plain('A decision', 24),
    submit: plain('Log it', 24),
    close: plain('Not now', 24),
    blocks: [
      plainSection(`Under “${truncate(rule.title, 150)}”. You choose below who reads it.`),
      text('question', 'What was to be decided?', LONGEST_QUESTION, 'Twelve per cent for the Lisbon renewal?'),
      text('decider', 'Who decided?', LONGEST_NAMES, 'The account lead'),
      text('heard', 'Who was heard?', LONGEST_NAMES, 'Finance, the account team', true),
      day('raised', 'Raised on', today),
      day('decided', 'Decided on', today),
      input('readers', 'Who reads it?', {
        type: 'radio_buttons',
        options: [leads, option(READERS.everyone[0], 'everyone', READERS.everyone[1])],
        initial_option: leads,
      }),
    ],
  };
}

export type After = 'carried' | 'reversed';
const AFTER_WORDS: Readonly<Record<After, { title: string; label: string }>> = {
  carried: { title: 'Carried out', label: 'Carried out on' },
  reversed: { title: 'Reversed', label: 'Reversed on' },
};

export const afterModal = (decision: DecisionView, after: After, today: LocalDate): Modal => ({
  type: 'modal',
  callback_id: 'decisions:after',
  private_metadata: `${decision.id}/${after}`,
  title: plain(AFTER_WORDS[after].title, 24),
  submit: plain('Note it', 24),
  close: plain('Not now', 24),
  blocks: [
    plainSection(decisionLine(decision)),
    context('Whoever reads the decision reads this, too.'),
    day('on', AFTER_WORDS[after].label, today),
  ],
});

/** On the page of an experiment. */
export const onPage = (rule: RuleView, n: number, summary: Summary | null): Block[] => {
  const said =
    n === 0
      ? 'No decision is logged under this rule yet.'
      : summary
        ? summaryLine(summary)
        : `${n === 1 ? '1 decision is' : `${n} decisions are`} logged. ${FEW}`;
  const buttons = [
    ...(rule.isLead && rule.open ? [logButton(rule.id)] : []),
    ...(n > 0 ? [seeButton(rule.id)] : []),
    ...(rule.isLead ? [treeButton()] : []),
  ];
  return [plainSection(said), ...(buttons.length > 0 ? [actions(...buttons)] : [])];
};
