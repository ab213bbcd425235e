/** The summary in its form, and the question who may read it. */
import type { Experiment } from '../../community/experiment.ts';
import { type Note, shortTitle } from '../../community/experiment-views.ts';
import { selectOne } from '../../community/form-views.ts';
import type { Item } from '../../community/item.ts';
import type { ItemForm } from '../../community/item-forms.ts';
import type { Library, TaxonomyClass } from '../../library/library.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import { button, input, option, plain, plainContext, plainSection } from '../../platform/slack/text.ts';
import { DAYS_TO_RESULT, editable } from './rules-summary.ts';
import { textInput } from './views.ts';

export interface SummaryView {
  experimentId: string;
  item: Item;
  form: ItemForm;
  /** What stands in the fields: the item's own parts, or hers when somebody else was faster. */
  parts: Readonly<Record<string, string>>;
  /** Said above: what is missing, or what changed meanwhile. */
  notice: Block[];
}

const computed = ({ parts }: Item): string => {
  const days = parts[DAYS_TO_RESULT] ?? '';
  return [parts.decision ? `Decision: ${parts.decision}` : '', days === '' ? '' : `From start to first result: ${days}`]
    .filter((text) => text !== '')
    .join(' · ');
};

export const summaryModal = ({ experimentId, item, form, parts, notice }: SummaryView): Modal => ({
  type: 'modal',
  callback_id: 'results:summary',
  private_metadata: `${experimentId} ${item.version}`,
  title: plain(form.modalTitle, 24),
  submit: plain('Keep it', 24),
  close: plain('Not now', 24),
  blocks: [
    ...notice,
    plainSection(`“${shortTitle(item.title)}”`),
    plainContext(
      ...(computed(item) === '' ? [] : [computed(item)]),
      'I drafted it from the record. Only you can read it until you show it; then your name stands under it.',
    ),
    ...editable(form).map(({ key, label, max, example }) =>
      textInput(key, label, { max, example: example ?? '', initial: parts[key] ?? '', optional: true }),
    ),
  ],
});

/** Somebody was faster: both texts, so that nothing is lost. */
export const conflictNotice = (item: Item, form: ItemForm, mine: Readonly<Record<string, string>>): Block[] => {
  const others = editable(form).filter(({ key }) => (item.parts[key] ?? '') !== (mine[key] ?? ''));
  return [
    plainSection('It was changed while you wrote. Yours stands below; this is what stands there now:'),
    ...others.map(({ key, label }) => plainContext(`${label}: ${item.parts[key] ?? ''}`)),
  ];
};

export const missingNotice = (labels: readonly string[]): Block[] => [
  plainSection(`Before everyone reads it, these want a line: ${labels.join(', ')}.`),
];

export const editedNote = (experimentId: string): Note => ({
  text: '✓ Kept; only you can read it. Others decide faster when they know how it went: show it to the community?',
  buttons: [button('Show it to everyone', 'results:share', { value: experimentId, style: 'primary' })],
});

export interface ShareView {
  experimentId: string;
  title: string;
  community: string;
  suggested: TaxonomyClass | null;
}

export const shareModal = (view: ShareView, taxonomy: Library['taxonomy']): Modal => {
  const options = taxonomy.map(({ id, name, covers }) => option(name, id, covers));
  return {
    type: 'modal',
    callback_id: 'results:share',
    private_metadata: view.experimentId,
    title: plain('Your summary', 24),
    submit: plain('Show it', 24),
    close: plain('Keep it private', 24),
    blocks: [
      plainSection(`“${shortTitle(view.title)}”`),
      plainSection(
        `Everyone in ${view.community} will read the summary with your name, and what is written in the experiment: design, result and your check-ins. What they have read cannot be taken back.`,
      ),
      input('topicClass', 'Where does it belong?', selectOne('topicClass', options, view.suggested, 'Choose one'), {
        hint: view.suggested === null ? 'One class, so that others find it.' : 'Suggested by its words; your choice counts.',
      }),
    ],
  };
};

export const sharedNote = (item: Pick<Item, 'id'>, { id }: Pick<Experiment, 'id'>, community: string): Note => ({
  text: `✓ Everyone in ${community} can read it now.`,
  buttons: [button('Read it', 'cards:open', { value: item.id }), button('Write a card', 'cards:write', { value: `card|experiment/${id}` })],
});
