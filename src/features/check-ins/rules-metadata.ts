/** What the modal remembers between its steps, in Slack's 3,000 characters: which asks it shows, and which were seen before. Ids, never words. */
import { z } from 'zod';
import type { Ask } from '../../community/ask.ts';

const MOST_CHARACTERS = 2_900;
/** Past these the modal goes on to its end; the rest waits for the next time. */
export const MOST_SEEN = 40;

const askSchema = z.object({
  id: z.string(),
  communityId: z.string(),
  kind: z.string(),
  ref: z.string(),
  priority: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6), z.literal(7), z.literal(8)]),
  minutes: z.number(),
  opensOn: z.string(),
  expiresAt: z.number(),
  reminder: z.boolean(),
});
/** Enough of an ask to take an answer that comes after it has expired. */
export type AskStub = z.infer<typeof askSchema>;

const metadataSchema = z.object({
  openedAt: z.number(),
  free: z.boolean(),
  /** In the order in which they stand. */
  ids: z.array(z.string()),
  stubs: z.array(askSchema),
  /** Shown on earlier steps and skipped: they wait on, but not in this modal. */
  seen: z.array(z.string()),
});
export type Metadata = z.infer<typeof metadataSchema>;

const stubOf = ({ id, communityId, kind, ref, priority, minutes, opensOn, expiresAt, reminder }: Ask): AskStub => ({
  id,
  communityId,
  kind,
  ref,
  priority,
  minutes,
  opensOn,
  expiresAt,
  reminder,
});

export function writeMetadata(step: { openedAt: number; free: boolean; asks: readonly Ask[]; seen: readonly string[] }): string {
  const { openedAt, free, asks } = step;
  const metadata: Metadata = { openedAt, free, ids: asks.map((ask) => ask.id), stubs: asks.map(stubOf), seen: step.seen.slice(-MOST_SEEN) };
  const written = JSON.stringify(metadata);
  // Without the stubs a very late answer is given back instead of counted; nothing else depends on them.
  return written.length <= MOST_CHARACTERS ? written : JSON.stringify({ ...metadata, stubs: [] });
}

/** Null when it was written by another version. */
export function readMetadata(text: string): Metadata | null {
  try {
    return metadataSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
