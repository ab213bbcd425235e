/** What a steward typed as a new question, checked. Pure. */
import { z } from 'zod';
import type { TaxonomyClass } from '../../library/library.ts';
import type { Values } from '../../platform/feature.ts';
import { TURNS } from './rules.ts';
import { LONGEST_QUESTION, whatIsWrongWith } from './rules-answers.ts';

export const KIND_IDS = ['notice', 'story', 'what-if', 'misstep', 'try-it', 'swap', 'ask', 'thanks', 'about-us'] as const;

export interface NewQuestion {
  text: string;
  taxonomy: TaxonomyClass;
  kind: string;
  exposure: number;
  minutes: number;
  followUp: string;
}

const taxonomySchema = z.string().pipe(z.enum(TURNS));
const kindSchema = z.enum(KIND_IDS);
const exposureSchema = z.coerce.number().int().min(1).max(3);
const minutesSchema = z.coerce.number().int().min(1).max(10);

/** Sentences by field, or the question. The same words twice are one question. */
export function readNewQuestion(
  values: Values,
  existing: readonly { text: string }[],
): { question: NewQuestion } | { errors: Record<string, string> } {
  const text = typeof values.text === 'string' ? values.text.trim() : '';
  const followUp = typeof values.followUp === 'string' ? values.followUp.trim() : '';
  const taxonomy = taxonomySchema.safeParse(values.taxonomy);
  const kind = kindSchema.safeParse(values.kind);
  const exposure = exposureSchema.safeParse(values.exposure);
  const minutes = minutesSchema.safeParse(values.minutes);
  const errors: Record<string, string> = {};
  const wrong = whatIsWrongWith(text, LONGEST_QUESTION);
  if (wrong)
    errors.text =
      text === '' ? 'Write the question as people will read it, such as: Which promise to another team is hardest for you to keep?' : wrong;
  else if (existing.some((prompt) => prompt.text.trim().toLowerCase() === text.toLowerCase()))
    errors.text = 'This question is in the list already.';
  if (followUp.length > LONGEST_QUESTION) errors.followUp = whatIsWrongWith(followUp, LONGEST_QUESTION) ?? '';
  if (!taxonomy.success) errors.taxonomy = 'Choose what it is about.';
  if (!kind.success) errors.kind = 'Choose a kind, such as “notice something”.';
  if (!exposure.success) errors.exposure = 'Choose what answering takes.';
  if (!minutes.success) errors.minutes = 'Choose how many minutes an answer takes.';
  if (Object.keys(errors).length > 0 || !taxonomy.success || !kind.success || !exposure.success || !minutes.success) return { errors };
  return { question: { text, taxonomy: taxonomy.data, kind: kind.data, exposure: exposure.data, minutes: minutes.data, followUp } };
}
