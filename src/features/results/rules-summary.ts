/** The summary of an experiment, composed from its record: a draft that its owner edits. Pure. */
import type { Experiment } from '../../community/experiment.ts';
import { formOf, type ItemForm } from '../../community/item-forms.ts';
import type { Library, TaxonomyClass } from '../../library/library.ts';
import type { Values } from '../../platform/feature.ts';
import { truncate } from '../../platform/slack/text.ts';
import { daysBetween } from '../../platform/time/local-dates.ts';
import { toLocal, type Zone } from '../../platform/time/zones.ts';

/** One for each experiment: decided twice at once, it is kept once. */
export const summaryId = (experimentId: string): string => `${experimentId}-summary`;

export const summaryForm = (library: Library): ItemForm => formOf(library, { kind: 'summary', formId: null });

/** Which field of a template says what was tried, and where. */
const TRIED = ['instead', 'change', 'rule', 'try', 'adapt'] as const;
const WHERE = ['situation', 'routine', 'kind', 'problem', 'fit'] as const;
const first = (fields: Experiment['fields'], keys: readonly string[]): string =>
  keys.map((key) => (fields[key] ?? '').trim()).find((text) => text !== '') ?? '';

export const DAYS_TO_RESULT = 'days_to_result';
const labelOf = (form: ItemForm, key: string): string => form.parts.find((part) => part.key === key)?.label ?? key;

/** Findings are kept by question; these three are asked here, in the summary's own words. */
export const findingKeys = (form: ItemForm) => ({
  happened: labelOf(form, 'happened'),
  why: labelOf(form, 'why'),
  conditions: labelOf(form, 'conditions'),
});

export function daysToResult({ startedAt, resultAt }: Pick<Experiment, 'startedAt' | 'resultAt'>, zone: Zone): string {
  if (startedAt === null || resultAt === null) return '';
  const days = Math.max(0, daysBetween(toLocal(startedAt, zone).date, toLocal(resultAt, zone).date));
  return days === 1 ? '1 day' : `${days} days`;
}

export function composeSummary(form: ItemForm, experiment: Experiment, zone: Zone): Record<string, string> {
  const { fields, findings, title, verdict } = experiment;
  const keys = findingKeys(form);
  const texts: Record<string, string> = {
    tried: first(fields, TRIED) || title,
    expected: (fields.predict ?? '').trim(),
    happened: findings[keys.happened] ?? '',
    why: findings[keys.why] ?? '',
    conditions: findings[keys.conditions] || first(fields, WHERE),
    decision:
      form.parts.find(({ key }) => key === 'decision')?.options.find((words) => words.toLowerCase().startsWith(verdict ?? ' ')) ?? '',
    [DAYS_TO_RESULT]: daysToResult(experiment, zone),
  };
  return Object.fromEntries(
    form.parts.map(({ key, max }): [string, string] => [key, truncate(texts[key] ?? '', max)]).filter(([, text]) => text !== ''),
  );
}

/** What she may edit; the rest is computed or was decided. */
export const editable = (form: ItemForm) => form.parts.filter(({ key, options }) => key !== DAYS_TO_RESULT && options.length === 0);

export function readParts(form: ItemForm, values: Values): { parts: Record<string, string>; errors: Record<string, string> } {
  const parts: Record<string, string> = {};
  const errors: Record<string, string> = {};
  for (const { key, max } of editable(form)) {
    const value = values[key];
    const text = typeof value === 'string' ? value.trim() : '';
    if (text.length > max) errors[key] = `This is ${text.length} characters long; ${max} fit.`;
    parts[key] = text;
  }
  return { parts, errors };
}

/** A class suggested by counting words of the library's own description of each; a human confirms it. Null when none fits better. */
export function suggestClass(text: string, taxonomy: Library['taxonomy']): TaxonomyClass | null {
  const stems = new Set(stemsOf(text));
  const scored = taxonomy
    .map(({ id, name, covers, sub_tags: tags }) => ({
      id,
      score: new Set(stemsOf([name, covers, ...tags].join(' ')).filter((stem) => stems.has(stem))).size,
    }))
    .sort((a, b) => b.score - a.score);
  const [best, next] = scored;
  return best && best.score > (next?.score ?? 0) ? best.id : null;
}

const STEM = 5;
const stemsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 3)
    .map((word) => word.slice(0, STEM));
