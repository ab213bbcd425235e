/** The form of an item, a step at a time; and the same form when somebody else was faster. */

import { selectOne } from '../../community/form-views.ts';
import type { Item } from '../../community/item.ts';
import type { ItemForm, ItemPart } from '../../community/item-forms.ts';
import type { Library, TaxonomyClass } from '../../library/library.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import { actions, button, divider, input, option, plain, plainContext, plainSection, truncate } from '../../platform/slack/text.ts';
import { fieldOf, inputsOf, LONGEST_INPUT, markField, type Question } from './rules-form.ts';
import { CLASS_NAMES, textBlocks } from './views-words.ts';

export interface FormView {
  metadata: string;
  form: ItemForm;
  questions: readonly Question[];
  step: number;
  steps: number;
  content: Pick<Item, 'title' | 'parts' | 'topicClass' | 'subTags'>;
  suggested: TaxonomyClass | null;
  taxonomy: Library['taxonomy'];
  /** Where "members" is. */
  community: string;
  /** Null while it is new and nobody else can read it. */
  isPrivate: boolean;
  /** Where it comes from, in a line. */
  origin: string | null;
  /** Empty inputs added to a long part. */
  room: Readonly<Record<string, number>>;
  /** It is being changed: the other steps are a button away. */
  otherSteps: readonly { step: number; value: string }[];
  /** By part key or 'title': what somebody else wrote there meanwhile. */
  clashes: { who: string; texts: Readonly<Record<string, string>> } | null;
  /** Names its inputs anew, so that they show what was put together. */
  mark?: number | undefined;
}

function partInputs(part: ItemPart, text: string, room: number): Block[] {
  if (part.options.length > 0) {
    const kept = text === '' || part.options.includes(text) || text.length > 75 ? [] : [text];
    const options = [...part.options, ...kept].map((one) => option(one, one));
    return [input(fieldOf(part.key), part.label, selectOne(fieldOf(part.key), options, text, 'Choose one'), { optional: true })];
  }
  const isShort = part.max <= 100 && text.length <= 100 && !text.includes('\n');
  const drawn: Block[] = inputsOf(part.key, text, room).map((piece, at) =>
    input(
      piece.field,
      at === 0 ? part.label : `${part.label}, continued`,
      {
        ...{ type: 'plain_text_input', action_id: piece.field, multiline: !isShort },
        ...(part.example ? { placeholder: plain(part.example, 150) } : {}),
        ...(piece.text === '' ? {} : { initial_value: piece.text }),
      },
      { optional: true },
    ),
  );
  if (part.max <= LONGEST_INPUT) return drawn;
  return [...drawn, actions(button('More room', `cards:room#${part.key}`, { value: part.key, label: `More room: ${part.label}` }))];
}

const classInput = ({ content, suggested, taxonomy }: FormView): Block => {
  const chosen = content.topicClass ?? suggested;
  const options = taxonomy.map(({ id, covers }) => option(CLASS_NAMES[id], id, covers));
  const isSuggested = content.topicClass === null && suggested !== null;
  const hint = isSuggested ? { hint: `${CLASS_NAMES[suggested]} is suggested from your words. Change it if it belongs elsewhere.` } : {};
  return input('class', 'Where does it belong?', selectOne('class', options, chosen, 'Choose one'), hint);
};

function tagsInput({ content, taxonomy }: FormView): Block {
  const options = taxonomy.flatMap(({ id, sub_tags: tags }) => tags.map((tag) => option(tag, tag, CLASS_NAMES[id])));
  const initial = options.filter(({ value }) => content.subTags.includes(value));
  return input(
    'tags',
    'More exactly',
    {
      ...{ type: 'multi_static_select', action_id: 'tags', placeholder: plain('feedback'), options },
      ...(initial.length > 0 ? { initial_options: initial } : {}),
    },
    { optional: true },
  );
}

function ownInput({ content, taxonomy }: FormView): Block {
  const known = new Set(taxonomy.flatMap(({ sub_tags: tags }) => tags));
  const own = content.subTags.filter((tag) => !known.has(tag)).join(', ');
  return input(
    'own',
    'Words of your own, with commas between',
    {
      type: 'plain_text_input',
      action_id: 'own',
      placeholder: plain('on-call, night shifts'),
      ...(own === '' ? {} : { initial_value: own }),
    },
    { optional: true },
  );
}

const readersInput = ({ community }: FormView): Block => {
  const mine = option('Only me for now', 'P0', 'A draft: nobody else, no steward either.');
  const members = option('Members here', 'P3', truncate(`With your name, for the members of ${community}.`, 75));
  return input('readers', 'Who may read it', {
    type: 'radio_buttons',
    action_id: 'readers',
    options: [mine, members],
    initial_option: mine,
  });
};

function draw(view: FormView, question: Question): Block[] {
  switch (question.is) {
    case 'title': {
      const { title } = view.content;
      const example = view.form.kind === 'term' ? 'Decision right' : 'Ask two questions before I give an answer';
      const element = { type: 'plain_text_input' as const, action_id: 'title', max_length: 150, placeholder: plain(example) };
      return [input('title', 'Title', { ...element, ...(title === '' ? {} : { initial_value: truncate(title, 150) }) })];
    }
    case 'part':
      return partInputs(question.part, view.content.parts[question.part.key] ?? '', view.room[question.part.key] ?? 0);
    case 'tick':
      return [
        input(question.field, 'Agreed', { type: 'checkboxes', action_id: question.field, options: [option(question.sentence, 'yes')] }),
      ];
    case 'class':
      return [classInput(view)];
    case 'tags':
      return [tagsInput(view)];
    case 'own':
      return [ownInput(view)];
    case 'readers':
      return [readersInput(view)];
  }
}

/** What the other one wrote stands above her own words, which are kept in the input. */
function theirs(view: FormView, question: Question): Block[] {
  const key = question.is === 'part' ? question.part.key : question.is;
  const text = view.clashes?.texts[key];
  if (view.clashes === null || text === undefined) return [];
  return [
    plainContext(`${view.clashes.who} changed this meanwhile, to:`),
    ...(text === '' ? [plainSection('(left empty)')] : textBlocks(text)),
  ];
}

const named = (block: Block, mark: number | undefined): Block =>
  block.type === 'input' && block.block_id !== undefined ? { ...block, block_id: markField(block.block_id, mark) } : block;

const firstLine = ({ clashes, isPrivate, step, steps, community }: FormView): string => {
  if (clashes)
    return `${clashes.who} was a little faster. Both texts are here: theirs above, yours in the field. What you keep becomes the next version.`;
  const readers = isPrivate ? 'Only you can read it until you share it.' : `Members of ${community} can read it, and how it was before.`;
  return steps === 1 ? readers : `${readers} Step ${step + 1} of ${steps}; what is empty can wait.`;
};

export const formModal = (view: FormView): Modal => ({
  type: 'modal',
  callback_id: 'cards:keep',
  private_metadata: view.metadata,
  title: plain(view.form.modalTitle, 24),
  submit: plain(view.otherSteps.length > 0 || view.step === view.steps - 1 || view.clashes ? 'Keep it' : 'Go on', 24),
  close: plain('Not now', 24),
  blocks: [
    plainContext(firstLine(view)),
    ...(view.origin ? [plainContext(truncate(`It comes from: ${view.origin}`, 300))] : []),
    ...view.questions.flatMap((question) => [...theirs(view, question), ...draw(view, question)]).map((block) => named(block, view.mark)),
    ...(view.otherSteps.length === 0
      ? []
      : [
          divider,
          actions(
            ...view.otherSteps.map(({ step, value }) => button(`Step ${step + 1} of ${view.steps}`, `cards:edit#${step}`, { value })),
          ),
        ]),
  ],
});
