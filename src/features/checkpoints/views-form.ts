/** The whole check-in as a form of its own, what is said after it, and the words with which one asks for a hand. */
import { blocksModal, type Note, noteBlocks, shortTitle } from '../../community/experiment-views.ts';
import type { Library } from '../../library/library.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import { context, escapeText as escaped, input, option, plain, plainContext, plainSection, section } from '../../platform/slack/text.ts';
import { formatDate, type LocalDate } from '../../platform/time/local-dates.ts';
import { QUESTIONS, type Said } from './rules.ts';
import { allQuestions, type ExperimentView, expectedBlocks, whoReads, worseBlocks } from './views.ts';

type CheckInQuestion = Library['experiment_rules']['check_in_questions'][number];
export const KEPT = 'kept';

export interface FormView extends ExperimentView {
  answerId: string;
  said: (Said & { kept: boolean }) | null;
}

const keepTick = (on: boolean): Block => {
  const options = [option('Keep this to the leads until it is decided', 'yes')];
  return input(KEPT, 'Who reads it', { type: 'checkboxes', options, ...(on ? { initial_options: options } : {}) }, { optional: true });
};

export const formModal = (view: FormView, questions: readonly CheckInQuestion[]): Modal => ({
  type: 'modal',
  callback_id: 'checkpoints:answer',
  private_metadata: `${view.id} ${view.answerId}`,
  title: plain('Check-in', 24),
  submit: plain('Keep it', 24),
  close: plain('Not now', 24),
  blocks: [
    plainSection(`“${shortTitle(view.title)}”`),
    ...expectedBlocks(view),
    plainContext(`${whoReads(view)} Two minutes.`),
    ...allQuestions(questions, view.said),
    ...(view.isVisible ? [keepTick(view.said?.kept ?? false)] : []),
  ],
});

const done = (blocks: Block[]): Modal => blocksModal('checkpoints:done', 'Check-in', blocks);

export const keptModal = (view: ExperimentView, vs: string, nextOn: LocalDate | null): Modal => {
  const next = nextOn === null ? '' : ` I ask again around ${formatDate(nextOn)}.`;
  return done([plainSection(`✓ Kept.${next}`), ...worseBlocks(view, vs)]);
};

/** What she typed comes back with it. */
export const tooLateModal = (note: Note, said: Said | null): Modal => {
  const typed = said === null ? [] : QUESTIONS.filter((key) => key !== 'vs' && said[key] !== '').map((key) => plainSection(said[key]));
  return done([...noteBlocks(note), ...(typed.length > 0 ? [context('Your words, to copy:'), ...typed] : [])]);
};

/** `where`: a person or a channel, as Slack links them. */
export const handModal = (view: ExperimentView, link: string | null): Modal => {
  const text = `I am trying something: ${shortTitle(view.title)}. It goes otherwise than I expected. Has anybody ten minutes to think it through with me?`;
  const words = view.buddy === null ? text : text.replace('Has anybody', 'Have you');
  const whom = view.buddy ?? 'the channel';
  return done([
    section(
      link === null ? escaped(`Write to ${whom}; this text may help.`) : `Write to ${link}; this text may help. I send nothing myself.`,
    ),
    { type: 'rich_text', elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: words }] }] },
  ]);
};
