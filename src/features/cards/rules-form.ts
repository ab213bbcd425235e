/** The steps of a form: at most six inputs a view, and what their values say. Pure. */
import type { Item } from '../../community/item.ts';
import type { ItemForm, ItemPart } from '../../community/item-forms.ts';
import type { TaxonomyClass } from '../../library/library.ts';
import type { Values } from '../../platform/feature.ts';
import { split } from '../../platform/slack/text.ts';

/** Slack's input takes no more, and gives no more back for editing. */
export const LONGEST_INPUT = 3000;
const MOST_INPUTS = 6;
const LONGEST_TAG = 40;
const MOST_TAGS = 12;
const CLASSES: readonly TaxonomyClass[] = ['strategy', 'people', 'process', 'technology'];

export type Question =
  | { is: 'title' }
  | { is: 'part'; part: ItemPart }
  | { is: 'tick'; field: string; sentence: string }
  | { is: 'class' }
  | { is: 'tags' }
  | { is: 'own' }
  | { is: 'readers' };

const AT_THE_END: readonly Question[] = [{ is: 'class' }, { is: 'tags' }, { is: 'own' }];

/** Ticks and readers are asked for while nobody else can read it; the steps stay the same steps afterwards. */
export function stepsOf(form: ItemForm, isPrivate: boolean): Question[][] {
  const first: Question[] = [{ is: 'title' }, ...form.parts.map((part): Question => ({ is: 'part', part }))];
  const ticks = form.ticks.map((sentence, at): Question => ({ is: 'tick', field: `tick-${at}`, sentence }));
  const steps: Question[][] = [];
  for (let at = 0; at < first.length; at += MOST_INPUTS) steps.push(first.slice(at, at + MOST_INPUTS));
  const last = steps.at(-1) ?? [];
  const fits = last.length + AT_THE_END.length + ticks.length + 1 <= MOST_INPUTS;
  const end = [...(isPrivate ? ticks : []), ...AT_THE_END, ...(isPrivate ? [{ is: 'readers' as const }] : [])];
  return fits ? [...steps.slice(0, -1), [...last, ...end]] : [...steps, end];
}

export const fieldOf = (key: string): string => `part-${key}`;

/** A part longer than one input stands in several: `part-more`, `part-more~2` … `room` adds empty ones. */
export function inputsOf(key: string, text: string, room = 0): { field: string; text: string }[] {
  const pieces = [...split(text, LONGEST_INPUT), ...Array.from({ length: room }, () => '')];
  return pieces.map((piece, index) => ({ field: index === 0 ? fieldOf(key) : `${fieldOf(key)}~${index + 1}`, text: piece }));
}

/** Slack keeps what stands in an input of the same name when a form is drawn anew: what is to show something else has another name. */
export const markField = (field: string, mark: number | undefined): string => (mark === undefined ? field : `${field}!${mark}`);
export const unmarkValues = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([field, value]) => [field.split('!')[0] ?? field, value]));

const typed = (value: Values[string] | undefined): string => (typeof value === 'string' ? value : '');
const many = (value: Values[string] | undefined): string[] => (Array.isArray(value) ? value : value ? [value] : []);

/** The inputs of a part put together again; spaces and empty lines alone are nothing. */
export function joinInputs(key: string, values: Values): string {
  let text = typed(values[fieldOf(key)]);
  for (let n = 2; `${fieldOf(key)}~${n}` in values; n++) text += typed(values[`${fieldOf(key)}~${n}`]);
  return text.trim() === '' ? '' : text;
}

export const readTags = (text: string): string[] =>
  text
    .split(/[,;\n]/u)
    .map((tag) => tag.toLowerCase().replace(/^[#\s]+|\s+$/gu, '').replace(/\s+/gu, '-').slice(0, LONGEST_TAG)) // biome-ignore format: one thought
    .filter((tag) => tag !== '');

export interface Written {
  title?: string;
  parts: Record<string, string>;
  topicClass?: TaxonomyClass | null;
  subTags?: string[];
  readers?: 'P0' | 'P3';
}

/** What the inputs of these questions hold; what was not asked is left out. */
export function readAnswers(questions: readonly Question[], values: Values): Written {
  const written: Written = { parts: {} };
  for (const question of questions) {
    if (question.is === 'title') written.title = typed(values.title).replace(/\s+/gu, ' ').trim();
    if (question.is === 'part') written.parts[question.part.key] = joinInputs(question.part.key, values);
    if (question.is === 'class') written.topicClass = CLASSES.find((one) => one === values.class) ?? null;
    if (question.is === 'own') written.subTags = [...new Set([...many(values.tags), ...readTags(typed(values.own))])].slice(0, MOST_TAGS);
    if (question.is === 'readers') written.readers = values.readers === 'P3' ? 'P3' : 'P0';
  }
  return written;
}

/** What it came to, laid over what stands there: parts that this step does not ask for stay. */
export function layOver(content: Pick<Item, 'title' | 'parts' | 'topicClass' | 'subTags'>, written: Written) {
  const parts = Object.fromEntries(Object.entries({ ...content.parts, ...written.parts }).filter(([, text]) => text !== ''));
  const { title = content.title, topicClass = content.topicClass, subTags = content.subTags } = written;
  return { title, parts, topicClass, subTags };
}
