/** The alignment check: three questions alone, then both sides beside each other. */
import { sayNumber } from '../../community/words.ts';
import type { Block, Button, Modal } from '../../platform/slack/message.ts';
import {
  actions,
  button,
  context,
  input,
  option,
  plain,
  plainContext,
  plainSection,
  quote,
  strong,
  truncate,
} from '../../platform/slack/text.ts';
import { asLabel, LONGEST_ANSWER, type Moment } from './rules.ts';
import type { CheckView } from './service-checks.ts';

const WHEN: Readonly<Record<Moment, string>> = { start: 'at the start', end: 'at the end' };

export const checkLine = (title: string, moment: Moment): string =>
  `Three questions about “${truncate(title, 150)}”, ${WHEN[moment]}: each of the two leads answers alone.`;

const HIDDEN = 'The other lead reads your answers once both have answered; nobody else ever does.';

const field = (at: number): string => `q${at}`;
export const FIELDS = [0, 1, 2].map(field);

/** `optional`: in the check-in, where nothing must be answered. */
export const checkInputs = ({ questions, mine }: CheckView, optional: boolean): Block[] =>
  questions.map((question, at) =>
    input(
      field(at),
      truncate(asLabel(question), 150),
      { type: 'plain_text_input', max_length: LONGEST_ANSWER, ...(mine?.[at] ? { initial_value: mine[at] } : {}) },
      { optional },
    ),
  );

export const hiddenNote = context(HIDDEN);

export const checkModal = (id: string, title: string, check: CheckView): Modal => ({
  type: 'modal',
  callback_id: 'pilots:check',
  private_metadata: `${id}/${check.moment}`,
  title: plain('Alignment check', 24),
  submit: plain('Keep it', 24),
  close: plain('Not now', 24),
  blocks: [plainSection(`${checkLine(title, check.moment)} Two minutes.`), hiddenNote, ...checkInputs(check, false)],
});

export const waitingNote = 'Your three answers are kept. Both of you see both sides once both have answered.';

const marked = (alike: boolean | null): string =>
  alike === null ? '' : alike ? '✓ You marked it as alike.' : '▸ You marked it as not alike.';

/** Either may mark; the last mark counts. */
export function sidesModal(id: string, title: string, { moment, questions, sides, marks }: CheckView): Modal {
  const blocks = (sides === null ? [] : questions).flatMap((question, at): Block[] => [
    strong(asLabel(question)),
    ...(sides ?? []).flatMap((side): Block[] => [plainContext(side.name), quote(side.answers[at] ?? '')]),
    ...(marked(marks[at] ?? null) === '' ? [] : [context(marked(marks[at] ?? null))]),
    actions(
      button('Alike', `pilots:alike#${at}y`, { value: `${id}/${moment}/${at}/yes`, label: `Alike: ${question}` }),
      button('Not alike', `pilots:alike#${at}n`, { value: `${id}/${moment}/${at}/no`, label: `Not alike: ${question}` }),
    ),
  ]);
  return {
    type: 'modal',
    callback_id: 'pilots:sides',
    title: plain('Alignment check', 24),
    close: plain('Close', 24),
    blocks: [
      plainSection(`Both sides of “${truncate(title, 150)}”, ${WHEN[moment]}. Talk it through and mark together what is alike.`),
      context('Only the two of you see this.'),
      ...blocks,
    ],
  };
}

const counted = ({ marks }: CheckView): string => {
  const done = marks.filter((mark) => mark !== null);
  if (done.length === 0) return 'Mark together what is alike.';
  return `Marked as alike: ${sayNumber(done.filter(Boolean).length)} of ${sayNumber(marks.length)}.`;
};

/** On the page: what she may know, and the one button to it. `open`: it can be answered now. */
export function checkPart(id: string, check: CheckView, open: boolean): { line: string; button: Button | null } | null {
  const value = `${id}/${check.moment}`;
  const when = WHEN[check.moment];
  const asks = (label: string): Button => button(label, `pilots:check#${check.moment}`, { value, label: `${label}, ${when}` });
  if (check.sides) return { line: `Alignment check ${when}: both have answered. ${counted(check)}`, button: asks('See both sides') };
  if (check.mine) return { line: `Alignment check ${when}: ${waitingNote}`, button: open ? asks('Change my answers') : null };
  if (!open) return null;
  return { line: `Alignment check ${when}: three questions that each of you answers alone. Two minutes.`, button: asks('Answer alone') };
}

export const againLine = (title: string): string => `Would you do a pilot such as “${truncate(title, 150)}” again, with the same people?`;
export const againNote = 'A yes is shown once both said yes. Otherwise nothing is shown to anybody.';
export const bothAgainLine = '✓ Both sides would do it again.';

export const againInput = (mine: boolean | null, optional: boolean): Block => {
  const yes = option('Yes, again', 'yes');
  const no = option('Rather not', 'no');
  const chosen = mine === null ? {} : { initial_option: mine ? yes : no };
  return input('again', 'Again?', { type: 'radio_buttons', options: [yes, no], ...chosen }, { optional });
};

export const againModal = (id: string, title: string, mine: boolean | null): Modal => ({
  type: 'modal',
  callback_id: 'pilots:again',
  private_metadata: id,
  title: plain('Again?', 24),
  submit: plain('Keep it', 24),
  close: plain('Not now', 24),
  blocks: [plainSection(againLine(title)), context(againNote), againInput(mine, false)],
});
