/** The form of a design: which inputs stand on which page, and what was typed into them. Pure. */
import type { Experiment, Visibility } from '../../community/experiment.ts';
import type { LibraryExperiment, LibraryExperimentField } from '../../library/library.ts';
import type { Values } from '../../platform/feature.ts';

/** No more inputs in one view. */
const INPUTS = 6;
export const LONGEST_TITLE = 80;
/** Slack gives back no more of one input; what is longer than its field is refused with its length, and stays in the form. */
const LONGEST_INPUT = 3000;

/** The block in which a practice is named that is not on the shelf. */
export const OWN_SOURCE = 'sourceName';
const LONGEST_NAME = 150;

export type Input =
  | { is: 'title' }
  | { is: 'text'; field: LibraryExperimentField }
  | { is: 'partner'; field: LibraryExperimentField }
  | { is: 'source'; field: LibraryExperimentField }
  | { is: 'start' }
  | { is: 'buddy'; field: LibraryExperimentField }
  | { is: 'visibility' };

/** `keepsSource`: it is known already which practice is borrowed. */
export function pagesOf(template: LibraryExperiment, keepsSource: boolean): Input[][] {
  const asked: Input[] = [{ is: 'title' }];
  const later: Input[] = [{ is: 'start' }];
  for (const field of template.fields) {
    if (field.type === 'text') asked.push({ is: 'text', field });
    else if (field.type === 'users') asked.push({ is: 'partner', field });
    else if (field.type === 'user') later.push({ is: 'buddy', field });
    else if (!keepsSource) asked.push({ is: 'source', field });
  }
  const inputs = [...asked, ...later, { is: 'visibility' } as const];
  return Array.from({ length: Math.ceil(inputs.length / INPUTS) }, (_, page) => inputs.slice(page * INPUTS, (page + 1) * INPUTS));
}

export const blockOf = (input: Input): string => ('field' in input ? input.field.key : input.is);

/** What one page says, by where it goes in the record. Undefined: this page does not ask it. */
export interface PageDraft {
  title?: string;
  fields: Record<string, string>;
  partnerId?: string | null;
  sourceId?: string | null;
  startOn?: string;
  buddyId?: string | null;
  visibility?: Visibility;
}

const textIn = (values: Values, block: string): string => {
  const value = values[block];
  return typeof value === 'string' ? value.trim() : (value?.[0] ?? '');
};

export const isVisibility = (text: string): text is Visibility => text === 'title' || text === 'all' || text === 'none';

export function readPage(inputs: readonly Input[], values: Values): PageDraft {
  const draft: PageDraft = { fields: {} };
  for (const input of inputs) {
    const text = textIn(values, blockOf(input));
    if (input.is === 'title') draft.title = text.replace(/\s+/gu, ' ');
    if (input.is === 'text') draft.fields[input.field.key] = text;
    if (input.is === 'partner') draft.partnerId = text || null;
    if (input.is === 'source') draft.sourceId = text || null;
    // Where nothing is on the shelf yet she names the practice in her own words.
    if (input.is === 'source' && OWN_SOURCE in values) draft.fields[input.field.key] = textIn(values, OWN_SOURCE);
    if (input.is === 'start') draft.startOn = text;
    if (input.is === 'buddy') draft.buddyId = text || null;
    if (input.is === 'visibility') draft.visibility = isVisibility(text) ? text : 'title';
  }
  return draft;
}

/** Block → sentence, for what is too long or was left out. */
export function whatIsWrong(inputs: readonly Input[], draft: PageDraft): Record<string, string> {
  const errors: Record<string, string> = {};
  const check = (block: string, text: string, max: number, required: boolean): void => {
    if (text.length > max) errors[block] = `This is ${text.length} characters long; ${max} fit. Your text is still here.`;
    else if (required && text === '') errors[block] = 'Write a few words, or keep it as an idea for now.';
  };
  for (const input of inputs) {
    if (input.is === 'title') check('title', draft.title ?? '', LONGEST_TITLE, true);
    if (input.is === 'source') check(OWN_SOURCE, draft.fields[input.field.key] ?? '', LONGEST_NAME, false);
    if (input.is === 'text')
      check(input.field.key, draft.fields[input.field.key] ?? '', input.field.max ?? LONGEST_INPUT, input.field.required);
  }
  return errors;
}

/** Required parts of the whole design that are empty still: the first page on which one is, or null. */
export function firstGap(
  pages: readonly (readonly Input[])[],
  { title, fields, partnerId }: Pick<Experiment, 'title' | 'fields' | 'partnerId'>,
): number | null {
  const lacks = (input: Input): boolean =>
    (input.is === 'title' && title === '') ||
    (input.is === 'text' && input.field.required && !fields[input.field.key]) ||
    (input.is === 'partner' && partnerId === null);
  const page = pages.findIndex((inputs) => inputs.some(lacks));
  return page === -1 ? null : page;
}
