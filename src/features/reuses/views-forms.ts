/** Borrowing, reporting, noting: the modals. */
import type { RadioButtons } from '@slack/types';
import { selectOne, tick } from '../../community/form-views.ts';
import type { Item } from '../../community/item.ts';
import { useWhen } from '../../community/item-forms.ts';
import type { Library } from '../../library/library.ts';
import type { Values } from '../../platform/feature.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import { actions, button, context, input, option, plain, plainSection, strong, titled, truncate } from '../../platform/slack/text.ts';
import { LONGEST_CONTEXT, LONGEST_KEEP, LONGEST_SETTING, LONGEST_WHAT } from './rules-proposal.ts';
import type { Show } from './service-outcomes.ts';
import type { Annotation } from './store-annotations.ts';
import type { AnnotationKind, Outcome } from './tables.ts';
import { allBlocks, type NoteView } from './views.ts';

type Shown = Pick<Item, 'id' | 'kind' | 'parts' | 'title' | 'state'>;

/** The library's question after each use, with its three answers. */
export function holdsChoice(library: Library): { question: string; element: RadioButtons } {
  const [question = ''] = library.content_lifecycle.on_reuse_ask.split('[');
  const [yes = '', change = '', no = ''] = [...library.content_lifecycle.on_reuse_ask.matchAll(/\[([^\]]+)\]/gu)].map(
    (match) => match[1] ?? '',
  );
  const options = [
    option(yes, 'worked', 'It worked in my place.'),
    option(change, 'part', 'It worked in part, or after I changed something.'),
    option(no, 'not', 'It did not work in my place.'),
  ];
  return { question: question.trim(), element: { type: 'radio_buttons', options } };
}

export const readHolds = (value: unknown): Outcome | null => (value === 'worked' || value === 'part' || value === 'not' ? value : null);

export const readShow = ({ show }: Values): Show | null => (show === 'named' || show === 'unnamed' || show === 'mine' ? show : null);

export const readText = (values: Values, field: string, max: number): string => {
  const value = values[field];
  return typeof value === 'string' ? value.trim().slice(0, max) : '';
};

export const showChoice = (): RadioButtons => ({
  type: 'radio_buttons',
  options: [
    option('On the page, with my name', 'named', 'Everyone who can read the page.'),
    option('On the page, without my name', 'unnamed', 'Your place may still tell who you are.'),
    option('For me only', 'mine', 'It counts as one use, and nothing is shown.'),
  ],
});

const text = (max: number, placeholder: string, initial = '', multiline = false) => ({
  ...{ type: 'plain_text_input' as const, max_length: max, multiline, placeholder: plain(placeholder, 150) },
  ...(initial === '' ? {} : { initial_value: initial.slice(0, max) }),
});

const ARCHIVED = 'This page is archived: nobody has used it for a long time, or it was found wrong. You can still try it.';

export function borrowModal(item: Shown): Modal {
  const part = (label: string, key: string): Block[] => {
    const said = (item.parts[key] ?? '').trim();
    return said === '' ? [] : [titled('', label), plainSection(truncate(said, 600))];
  };
  const use = useWhen(item);
  return {
    type: 'modal',
    callback_id: 'reuses:borrow',
    title: plain('Borrow this', 24),
    close: plain('Not now', 24),
    blocks: [
      strong(item.title),
      ...(use === '' ? [] : [plainSection(truncate(use, 400))]),
      ...(item.state === 'archived' ? [context(`◌ ${ARCHIVED}`)] : []),
      ...part('Where it worked', 'conditions'),
      ...part('Where it did not', 'limits'),
      actions(
        button('Start an experiment', 'experiments:from', { value: `item/${item.id}`, style: 'primary' }),
        button('Check if it will travel', 'tools:open', { value: 'cl-transfer' }),
        button('I use it already', 'reuses:use', { value: item.id }),
      ),
      context('An experiment takes fifteen minutes to design. Its author may ask you one question about it.'),
    ],
  };
}

export interface ReportForm {
  metadata: string;
  title: string;
  what: string;
  setting: string;
  /** Her function and the author's are known: nothing to tick. */
  asksElsewhere: boolean;
}

export function reportModal(library: Library, form: ReportForm): Modal {
  const { question, element } = holdsChoice(library);
  const sizes = [option('Up to five people', 'small'), option('Six to twelve', 'middle'), option('More than twelve', 'large')];
  return {
    type: 'modal',
    callback_id: 'reuses:report',
    private_metadata: form.metadata,
    title: plain('Your use', 24),
    submit: plain('Keep it', 24),
    close: plain('Not now', 24),
    blocks: [
      strong(form.title),
      context('It counts as one use, whatever came of it. Your words are shown only if you say so below. One minute.'),
      input('holds', question, element),
      input(
        'what',
        'What happened, or what did you change?',
        text(LONGEST_WHAT, 'In writing, the day before, it worked for the quiet ones, too', form.what, true),
        { optional: true },
      ),
      input('size', 'Your team', selectOne('size', sizes, null, 'How many people?'), { optional: true }),
      input('setting', 'Setting and constraint', text(LONGEST_SETTING, 'Remote, three time zones, nothing urgent', form.setting), {
        optional: true,
      }),
      ...(form.asksElsewhere
        ? [
            input(
              'elsewhere',
              'Where you work',
              tick('elsewhere', 'I work in another function than its author', 'Only this yes or no is kept.'),
              { optional: true },
            ),
          ]
        : []),
      input('show', 'Your words', showChoice()),
    ],
  };
}

const LABELS: Readonly<Record<AnnotationKind, { name: string; context: string; what: string; example: string }>> = {
  'worked-here': { name: 'It worked here', context: '', what: '', example: 'Two rounds later they asked each other first' },
  exception: { name: 'It did not work here', context: '', what: '', example: 'In an incident it felt like a test' },
  adaptation: {
    name: 'I changed something',
    context: 'If your situation is …',
    what: '… change this',
    example: 'ask in writing, the day before',
  },
  question: { name: 'A question', context: 'What you have in mind', what: 'Your question', example: 'Does it need everybody in the room?' },
};

export type NoteForm = Pick<Annotation, 'kind' | 'context' | 'what' | 'keep'>;

/** Its fields follow the kind that is chosen. */
export function annotateModal(library: Library, item: Shown, form: NoteForm): Modal {
  const { annotation_kinds: kinds, annotation_fields: fields } = library.content_lifecycle;
  const labelOf = (key: string): string => fields.find((field) => field.key === key)?.label ?? '';
  const effects = (fields.find(({ key }) => key === 'effect')?.options ?? []).map((words) => option(words, words));
  const options = kinds.map((kind) => option(LABELS[kind].name, kind));
  const chosen = options.find(({ value }) => value === form.kind);
  const own = LABELS[form.kind];
  const optional = { optional: true };
  return {
    type: 'modal',
    callback_id: 'reuses:annotate',
    private_metadata: item.id,
    title: plain('Your note', 24),
    submit: plain('Put it on the page', 24),
    close: plain('Not now', 24),
    blocks: [
      strong(item.title),
      context('Everyone in the community who can read the page reads your note, at its top. You can take it back.'),
      ...(item.state === 'archived' ? [context(`◌ ${ARCHIVED}`)] : []),
      {
        ...input('kind', 'What is it?', {
          type: 'radio_buttons',
          action_id: 'reuses:kind',
          options,
          ...(chosen ? { initial_option: chosen } : {}),
        }),
        dispatch_action: true,
      },
      input('context', own.context || labelOf('context'), text(LONGEST_CONTEXT, 'Team of eight, remote, nothing urgent', form.context)),
      input('what', own.what || labelOf('what'), text(LONGEST_WHAT, own.example, form.what, true)),
      ...(form.kind === 'adaptation'
        ? [input('keep', '… but keep this', text(LONGEST_KEEP, 'the question comes before the answer', form.keep), optional)]
        : []),
      ...(form.kind === 'question' ? [] : [input('effect', labelOf('effect'), selectOne('effect', effects, null, 'Choose one'), optional)]),
      input('unnamed', 'Your name', tick('unnamed', 'Without my name', 'Your words may still tell who you are.'), optional),
    ],
  };
}

export const keptModal = (itemId: string, text: string): Modal => ({
  type: 'modal',
  callback_id: 'reuses:kept',
  title: plain('Your note', 24),
  close: plain('Close', 24),
  blocks: [plainSection(text), actions(button('Read the page', 'cards:open', { value: itemId }))],
});

export const allModal = (item: Shown, notes: readonly NoteView[]): Modal => ({
  type: 'modal',
  callback_id: 'reuses:all',
  private_metadata: item.id,
  title: plain('Notes', 24),
  close: plain('Close', 24),
  blocks: [strong(item.title), ...allBlocks(notes)],
});
