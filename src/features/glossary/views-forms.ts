/** The form of a term’s text. */

import { selectOne } from '../../community/form-views.ts';
import type { ItemForm } from '../../community/item-forms.ts';
import type { Library, TaxonomyClass } from '../../library/library.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { context, escapeText as escaped, input, option, plain, plainContext, plainSection, truncate } from '../../platform/slack/text.ts';
import { LONGEST_TERM } from './rules.ts';

export interface FormView {
  metadata: string;
  community: string;
  taxonomy: Library['taxonomy'];
  form: ItemForm;
  title: string;
  parts: Readonly<Record<string, string>>;
  topicClass: TaxonomyClass | null;
  /** An existing term: what changed is asked for. */
  isChange: boolean;
  /** Plain text, above the form. */
  notices: readonly string[];
  /** Somebody's message, as context; nothing of it is kept. */
  message: string | null;
}

const WHO_SEES = 'Everyone in';

export function formModal(view: FormView): Modal {
  const { form, isChange } = view;
  const partInputs = form.parts.map(({ key, label, max, required, example }) =>
    input(
      key,
      label,
      {
        type: 'plain_text_input',
        multiline: true,
        max_length: max,
        ...(example ? { placeholder: plain(example, 150) } : {}),
        ...(view.parts[key] ? { initial_value: truncate(view.parts[key], max) } : {}),
      },
      { optional: !required },
    ),
  );
  const classes = view.taxonomy.map(({ id, name, covers }) => option(name, id, truncate(covers, 75)));
  return {
    type: 'modal',
    callback_id: 'glossary:keep',
    private_metadata: view.metadata,
    title: plain(isChange ? 'Change a term' : 'A term', 24),
    submit: plain(isChange ? 'Keep the change' : 'Propose it', 24),
    close: plain('Not now', 24),
    blocks: [
      ...view.notices.map((notice) => plainSection(notice)),
      context(
        isChange
          ? `${WHO_SEES} ${escaped(view.community)} can read it. The wording of before stays as a version.`
          : `${WHO_SEES} ${escaped(view.community)} can read it. It is a draft until two others read it so, too.`,
      ),
      ...(view.message === null ? [] : [plainContext(`The message: ${truncate(view.message, 600)}`)]),
      input('title', 'Term', {
        type: 'plain_text_input',
        max_length: LONGEST_TERM,
        placeholder: plain('Outcome', 150),
        ...(view.title === '' ? {} : { initial_value: truncate(view.title, LONGEST_TERM) }),
      }),
      ...partInputs,
      input('class', 'What is it about?', selectOne('class', classes, view.topicClass, 'One of four')),
      ...(isChange
        ? [
            input(
              'what',
              'What changed',
              { type: 'plain_text_input', max_length: 150, placeholder: plain('Sales and Support agreed on one wording', 150) },
              { optional: true },
            ),
          ]
        : []),
    ],
  };
}
