/** The forms: which template, the design on two pages, the one change of a next round, another start day. */
import { selectOne } from '../../community/form-views.ts';
import { joinWords, sayNumber } from '../../community/words.ts';
import type { LibraryExperiment } from '../../library/library.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import { actions, button, context, input, option, plain, plainContext, plainSection, quote, truncate } from '../../platform/slack/text.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import { checkpointsOf, sayLength } from './rules.ts';
import { LONGEST_TITLE } from './rules-form.ts';
import type { FormalMatter } from './rules-formal.ts';

export const sayFormal = (matter: FormalMatter, contacts: string): string =>
  [
    `This touches ${matter}, so it needs a formal route and is none for an experiment.`,
    contacts === '' ? 'The stewards can tell you whom to ask.' : contacts,
    'If it does not touch it, say it in other words. Your text is still here.',
  ].join(' ');

export interface DesignView {
  metadata: string;
  template: LibraryExperiment;
  page: number;
  pages: number;
  /** What stands above the inputs: the practice that is borrowed, the step it came from. */
  from: { what: string; text: string } | null;
  inputs: Block[];
  /** It may rest half filled. */
  mayKeep: boolean;
}

export function designModal(view: DesignView): Modal {
  const { template, page, pages } = view;
  const isLast = page === pages - 1;
  const days = checkpointsOf(template, template).map((day) => `day ${day}`);
  return {
    type: 'modal',
    callback_id: 'experiments:design',
    private_metadata: view.metadata,
    title: plain(template.modal_title, 24),
    submit: plain(isLast ? 'Keep the design' : 'Next', 24),
    close: plain('Not now', 24),
    blocks: [
      context(
        page === 0
          ? `Fifteen minutes, ${sayNumber(pages)} pages. Nobody but you sees it until the design is kept. It runs ${sayLength(template.days)}; I ask on ${joinWords(days)}.`
          : `Page ${page + 1} of ${pages}. What you wrote before is kept as an idea that only you can see.`,
      ),
      ...(view.from ? [plainContext(view.from.what), quote(truncate(view.from.text, 1000))] : []),
      ...view.inputs,
      ...(isLast ? [plainContext(`It worked if ${template.success_rule}.`)] : []),
      ...(view.mayKeep ? [actions(button('Keep as an idea', 'experiments:keep'))] : []),
    ],
  };
}

/** Which line of the round before is the one change, and what it says now. */
export const changeModal = (metadata: string, title: string, lines: readonly { key: string; label: string }[]): Modal => ({
  type: 'modal',
  callback_id: 'experiments:change',
  private_metadata: metadata,
  title: plain('Next round', 24),
  submit: plain('Copy and go on', 24),
  close: plain('Not now', 24),
  blocks: [
    plainSection(`What is the one change this time?\n“${title}”`),
    context('Everything else is copied, and you can edit it on the next page. Only you see it until the design is kept.'),
    input(
      'line',
      'The line that changes',
      selectOne(
        'line',
        lines.map(({ key, label }) => option(truncate(label, 75), key)),
        null,
        'Choose a line',
      ),
    ),
    input('text', 'What it says now', {
      type: 'plain_text_input',
      multiline: true,
      placeholder: plain('I ask one question instead of two', 150),
    }),
  ],
});

export const dayModal = (metadata: string, title: string, day: LocalDate, again: boolean): Modal => ({
  type: 'modal',
  callback_id: 'experiments:day',
  private_metadata: metadata,
  title: plain(again ? 'Run it again' : 'Start day', 24),
  submit: plain(again ? 'Run it again' : 'Keep the day', 24),
  close: plain('Not now', 24),
  blocks: [plainSection(`“${truncate(title, LONGEST_TITLE)}”`), input('day', 'It starts on', { type: 'datepicker', initial_date: day })],
});
