/** What a form carried along, or the sentence for a form from an older version. */
import type { z } from 'zod';
import { UserError } from '../platform/errors.ts';

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text || '{}');
  } catch {
    return null;
  }
};

export function readMetadata<T>(schema: z.ZodType<T>, text: string): T {
  const read = schema.safeParse(parsed(text));
  if (!read.success) throw new UserError('This form is from an older version of me.', 'Copy your text, close it and open it again.');
  return read.data;
}
