/** What comes out of a form, read with zod; every refusal is a sentence with an example. */
import { z } from 'zod';
import type { Values } from '../../platform/feature.ts';
import { isLocalDate, isLocalTime } from '../../platform/time/local-dates.ts';

const single = (value: unknown): unknown => (Array.isArray(value) ? value[0] : (value ?? ''));
const several = (value: unknown): unknown => (Array.isArray(value) ? value : value ? [value] : []);

/** A line or a paragraph; blanks around it fall away, everything else stays as it was typed. */
export const words = (max: number) =>
  z.preprocess(
    single,
    z
      .string()
      .transform((text) => text.trim())
      .superRefine((text, check) => {
        if (text.length > max)
          check.addIssue({
            code: 'custom',
            message: `At most ${max} characters fit here; this has ${text.length}. The text is still there: shorten it a little.`,
          });
      }),
  );

/** Lines as they stand, empty ones too: their order means something. */
export const lines = (max: number) =>
  z.preprocess(
    single,
    z
      .string()
      .max(max, { error: `At most ${max} characters fit here. The text is still there: shorten it a little.` })
      .transform((text) => text.split(/\r?\n/).map((line) => line.trim())),
  );

export const requiredWords = (max: number, whenEmpty: string) => words(max).refine((text) => text !== '', { error: whenEmpty });

export const choice = <const T extends readonly [string, ...string[]]>(options: T, whenNone: string) =>
  z.preprocess(single, z.enum(options, { error: whenNone }));

export const choices = z.preprocess(several, z.array(z.string()));
export const person = z.preprocess((value) => single(value) || null, z.string().nullable());
export const date = z.preprocess(
  (value) => single(value) || null,
  z.string().refine(isLocalDate, { error: 'A date, such as 2027-01-13.' }).nullable(),
);
export const time = z.preprocess(single, z.string().refine(isLocalTime, { error: 'A time of day, such as 10:30.' }));

export const wholeNumber = (least: number, most: number, sentence: string) =>
  z.preprocess(
    (value) => (typeof single(value) === 'string' && /^\s*\d{1,6}\s*$/.test(String(single(value))) ? Number(single(value)) : null),
    z.number({ error: sentence }).refine((n) => n >= least && n <= most, { error: sentence }),
  );

/** The fields of one form; first complaint per field. */
export function readForm<T extends z.ZodObject>(form: T, values: Values): { fields: z.infer<T> } | { errors: Record<string, string> } {
  const read = form.safeParse(values);
  if (read.success) return { fields: read.data };
  const errors: Record<string, string> = {};
  for (const issue of read.error.issues) errors[String(issue.path[0])] ??= issue.message;
  return { errors };
}

/** "Sales, Product\nEngineering" → three; doubles and blanks fall away. */
export const readList = (text: string): string[] => {
  const seen = new Map<string, string>();
  for (const piece of text.split(/[,;\n]/).map((item) => item.trim()))
    if (piece && !seen.has(piece.toLowerCase())) seen.set(piece.toLowerCase(), piece);
  return [...seen.values()];
};
