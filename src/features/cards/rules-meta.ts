/** What a form carries along: ids and where it stands, never content. Pure. */
import { z } from 'zod';
import type { Ref } from '../../platform/delivery/outbox.ts';
import { UserError } from '../../platform/errors.ts';

const formSchema = z.object({
  id: z.string(),
  /** The form, the community. */
  f: z.string(),
  c: z.string(),
  /** The step, and the version she saw; 0 = it is new. */
  n: z.number(),
  b: z.number(),
  /** It is being changed: one step alone. */
  e: z.boolean().optional(),
  /** Set after a clash: its inputs have names of their own. */
  m: z.number().optional(),
  /** Where it comes from: 'experiment/…'. */
  r: z.string().optional(),
});
export type FormMeta = z.infer<typeof formSchema>;

export const readFormMeta = (text: string): FormMeta => {
  const parsed = formSchema.safeParse(JSON.parse(text || '{}'));
  if (parsed.success) return parsed.data;
  throw new UserError('This form is from an older version of me.', 'Copy your text, close it and open it again with `/rondo card`.');
};

export const readRef = (text: string | undefined): Ref | null => {
  const [kind, id] = (text ?? '').split('/');
  return kind && id ? { kind, id } : null;
};
