/** What a tool's window carries along: ids, a path, scores; never words. Pure. */
import { z } from 'zod';
import { UserError } from '../../platform/errors.ts';

const metadataSchema = z.object({
  t: z.string().default(''),
  p: z
    .string()
    .regex(/^[yn]*$/)
    .default(''),
  d: z.boolean().default(false),
  s: z.array(z.number().int()).default([]),
});
export type Metadata = z.infer<typeof metadataSchema>;

export const readMetadata = (metadata: string | undefined): Metadata => {
  const read = metadataSchema.safeParse(JSON.parse(metadata || '{}'));
  if (!read.success) throw new UserError('This window is from an older version of me.', 'Type `/rondo tools` again.');
  return read.data;
};

export const otherKind = (): UserError => new UserError('This tool was changed meanwhile.', 'Close it and open it again.');
