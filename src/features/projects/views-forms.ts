/** The forms of a project: its start, its leadership experiment, three lines a month, its end. */
import { selectOne } from '../../community/form-views.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import { context, input, option, plain, plainSection, truncate } from '../../platform/slack/text.ts';
import { IDEA_KINDS, LONGEST_AIM, LONGEST_LINE, LONGEST_OUTCOME, LONGEST_TITLE } from './rules.ts';
import { IDEA_WORDS } from './views.ts';

/** Of a select. */
const MOST_CHOICES = 100;

const text = (field: string, label: string, max: number, example: string, initial = '', multiline = false) =>
  input(field, label, {
    type: 'plain_text_input',
    max_length: max,
    multiline,
    placeholder: plain(example, 150),
    ...(initial === '' ? {} : { initial_value: truncate(initial, max) }),
  });

export const startModal = (pilotId: string, community: string, draft: { title: string; aim: string; sponsor: string }): Modal => ({
  type: 'modal',
  callback_id: 'projects:start',
  private_metadata: pilotId,
  title: plain('A project', 24),
  submit: plain('Start it', 24),
  close: plain('Not now', 24),
  blocks: [
    plainSection('A project is a pilot that somebody beyond you needs to see. Three lines a month tell how it goes.'),
    plainSection(`Everyone in ${truncate(community, 100)} reads these three, the monthly lines, and the names of both leads.`),
    text('title', 'Title', LONGEST_TITLE, 'Changes without surprises', draft.title),
    text('aim', 'Aim', LONGEST_AIM, 'Support hears of every change two days before customers do', draft.aim),
    text('sponsor', 'Who needs to see it?', LONGEST_LINE, 'The head of operations, who owns the release calendar', draft.sponsor),
  ],
});

export const linkModal = (id: string, title: string, mine: readonly { id: string; title: string }[]): Modal => ({
  type: 'modal',
  callback_id: 'projects:link',
  private_metadata: id,
  title: plain('Leadership experiment', 24),
  submit: plain('Link it', 24),
  close: plain('Not now', 24),
  blocks: [
    plainSection(`Which leadership experiment runs in “${truncate(title, 100)}”?`),
    context('Everyone sees that it is linked; its own page stays as visible as you chose.'),
    input('experiment', 'Experiment', {
      type: 'static_select',
      options: mine.slice(0, MOST_CHOICES).map((each) => option(each.title || 'Without a title', each.id)),
    }),
    input(
      'kind',
      'What does it try out?',
      selectOne(
        'kind',
        IDEA_KINDS.map((kind) => option(IDEA_WORDS[kind], kind)),
        null,
        IDEA_WORDS['decision-rule'],
      ),
    ),
  ],
});

const LINES = [
  ['done', 'Done', 'Support joins the release meeting'],
  ['stuck', 'Stuck', 'Nobody owns the list yet'],
  ['next', 'Next', 'Agree on the list by the 15th'],
] as const;

/** `optional`: in the check-in, where nothing must be answered. */
export const progressInputs = (before: { done: string; stuck: string; next: string } | null, optional: boolean): Block[] =>
  LINES.map(([field, label, example]) =>
    input(
      field,
      label,
      {
        type: 'plain_text_input',
        max_length: LONGEST_LINE,
        placeholder: plain(example, 150),
        ...(before?.[field] ? { initial_value: before[field] } : {}),
      },
      { optional: optional || field === 'stuck' },
    ),
  );

export const progressLine = (title: string): string =>
  `Three lines about “${truncate(title, 100)}”: done, stuck, next. Everyone here reads them.`;

export const progressModal = (id: string, title: string, before: { done: string; stuck: string; next: string } | null): Modal => ({
  type: 'modal',
  callback_id: 'projects:progress',
  private_metadata: id,
  title: plain('Three lines', 24),
  submit: plain('Post them', 24),
  close: plain('Not now', 24),
  blocks: [plainSection(`${progressLine(title)} One line each; they stand for this month.`), ...progressInputs(before, false)],
});

export const closeModal = (id: string, title: string): Modal => ({
  type: 'modal',
  callback_id: 'projects:close',
  private_metadata: id,
  title: plain('What came of it', 24),
  submit: plain('Close the project', 24),
  close: plain('Not now', 24),
  blocks: [
    plainSection(`“${truncate(title, 100)}” ends here, and its page stays. What did not work is worth as much to the others.`),
    context('Everyone in the community reads this.'),
    input('how', 'How does it end?', {
      type: 'radio_buttons',
      options: [option('Done', 'done', 'It came to its end.'), option('Stopped', 'stopped', 'It ends before that.')],
    }),
    text('outcome', 'What came of it?', LONGEST_OUTCOME, 'The list works; the meeting did not, nobody had time on Tuesdays', '', true),
  ],
});
