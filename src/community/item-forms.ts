/** The forms of the shelf: which parts an item of a kind has, and in one line when to use it. Pure; the words come from the library. */
import type { Library } from '../library/library.ts';
import type { Item, ItemKind } from './item.ts';

export interface ItemPart {
  key: string;
  label: string;
  /** Characters. */
  max: number;
  required: boolean;
  /** One of these; empty = free text. */
  options: readonly string[];
  example: string | null;
}

export interface ItemForm {
  id: string;
  kind: ItemKind;
  /** 'Practice card' */
  name: string;
  modalTitle: string;
  maxWords: number;
  parts: readonly ItemPart[];
  /** Sentences that must be ticked before it is kept; not stored. */
  ticks: readonly string[];
}

export const KIND_WORDS: Readonly<Record<ItemKind, { one: string; many: string }>> = {
  card: { one: 'Practice card', many: 'practice cards' },
  'case-note': { one: 'Case note', many: 'case notes' },
  interview: { one: 'Interview finding', many: 'interview findings' },
  summary: { one: 'Experiment summary', many: 'experiment summaries' },
  story: { one: 'Story', many: 'stories' },
  playbook: { one: 'Playbook', many: 'playbooks' },
  template: { one: 'Template', many: 'templates' },
  term: { one: 'Term', many: 'terms' },
};

/** Slack gives back no more of one input. */
const LONGEST_INPUT = 3000;
/** Asked for beside the parts, the same for every kind. */
const BESIDE = new Set(['title', 'taxonomy', 'who_sees', 'release']);

/** Practice 1.D 38 and 1.I 86: when to use it, why it works as far as we know, conditions, limits. */
const NEVER_LEFT_OUT = new Set(['problem', 'why', 'conditions', 'limits']);

const TERM: ItemForm = {
  id: 'term',
  kind: 'term',
  name: 'Term',
  modalTitle: 'Term',
  maxWords: 120,
  ticks: [],
  parts: [
    { key: 'definition', label: 'What it means here', max: 300, required: true, options: [], example: 'A change that somebody outside the community could observe.' }, // biome-ignore format: a table
    { key: 'not_the_same_as', label: 'Not the same as', max: 150, required: false, options: [], example: 'output: a thing we produced' },
    { key: 'used_in_a_sentence', label: 'In a sentence', max: 200, required: false, options: [], example: 'The guide is an output; deciding within three days is the outcome.' }, // biome-ignore format: a table
  ],
};

export function itemForms(library: Library): ItemForm[] {
  const written = library.artifact_templates.flatMap((each): ItemForm[] =>
    each.kind === undefined
      ? []
      : [
          {
            ...{ id: each.id, kind: each.kind, name: each.name, modalTitle: each.modal_title ?? each.name, maxWords: each.max_words },
            ticks: each.fields.filter(({ type }) => type === 'checkbox').map(({ label }) => label),
            parts: each.fields
              .filter(({ key, type }) => !BESIDE.has(key) && type !== 'checkbox')
              .map(({ key, label, max = 100, required, options, example }) => ({
                ...{ key, label, max, required, options, example: example ?? null },
              })),
          },
        ],
  );
  const playbooks = library.playbook_templates.map(
    (each): ItemForm => ({
      ...{ id: each.id, kind: 'playbook', name: each.name, modalTitle: 'Playbook', maxWords: each.length_limit_words, ticks: [] },
      parts: each.sections.map(({ key, heading, guide }) => ({
        ...{ key, label: heading, max: LONGEST_INPUT, required: NEVER_LEFT_OUT.has(key), options: [], example: guide.slice(0, 150) },
      })),
    }),
  );
  return [...written, ...playbooks, TERM];
}

/** The form an item was written in. */
export function formOf(library: Library, { kind, formId }: Pick<Item, 'kind' | 'formId'>): ItemForm {
  const forms = itemForms(library);
  const form = forms.find((each) => each.id === formId && each.kind === kind) ?? forms.find((each) => each.kind === kind);
  if (!form) throw new Error(`no form for ${kind}`);
  return form;
}

/** Where "use it when" stands in each kind, and how it begins: a list of results starts with it, not with the story. */
const USE_WHEN: Readonly<Record<ItemKind, { keys: readonly string[]; begins: string }>> = {
  card: { keys: ['use_when'], begins: 'Use it when ' },
  template: { keys: ['use_when'], begins: 'Use it when ' },
  'case-note': { keys: ['dilemma', 'setting'], begins: 'The dilemma: ' },
  interview: { keys: ['so', 'heard'], begins: 'What it means: ' },
  summary: { keys: ['conditions', 'tried'], begins: 'Where it was tried: ' },
  story: { keys: ['used', 'moment'], begins: 'What came of it: ' },
  playbook: { keys: ['problem', 'fit', 'aim', 'start'], begins: 'Use it when: ' },
  term: { keys: ['definition'], begins: '' },
};

/** One line of plain text, with its beginning ("Use it when …"); '' when nothing says it. */
export const useWhen = ({ kind, parts }: Pick<Item, 'kind' | 'parts'>): string => {
  const { keys, begins } = USE_WHEN[kind];
  const text = keys.map((key) => (parts[key] ?? '').replace(/\s+/gu, ' ').trim()).find((one) => one !== '');
  return text === undefined ? '' : `${begins}${text}`;
};

/** Required parts that are empty: a draft may lack them, what is shared may not. */
export const missingParts = (form: ItemForm, parts: Readonly<Record<string, string>>): ItemPart[] =>
  form.parts.filter(({ key, required }) => required && (parts[key] ?? '').trim() === '');
