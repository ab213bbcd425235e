/** Slack's `state.values` flattened to block_id → what was typed or chosen. */
import { z } from 'zod';
import type { Values } from '../feature.ts';

const optionSchema = z.object({ value: z.string().optional() });
const elementSchema = z.object({
  value: z.string().nullish(),
  selected_option: optionSchema.nullish(),
  selected_options: z.array(optionSchema).nullish(),
  selected_user: z.string().nullish(),
  selected_users: z.array(z.string()).nullish(),
  selected_channel: z.string().nullish(),
  selected_channels: z.array(z.string()).nullish(),
  selected_conversation: z.string().nullish(),
  selected_conversations: z.array(z.string()).nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_date_time: z.number().nullish(),
});
const stateSchema = z.object({ values: z.record(z.string(), z.record(z.string(), elementSchema)) });

type Element = z.infer<typeof elementSchema>;

const values = (options: z.infer<typeof optionSchema>[]): string[] => options.flatMap((option) => option.value ?? []);

/** What one element holds: a string, several strings, or null when it is empty. */
export function readElement(element: Element): string | string[] | null {
  const many = element.selected_options ? values(element.selected_options) : undefined;
  const list = many ?? element.selected_users ?? element.selected_channels ?? element.selected_conversations;
  if (list) return list.length > 0 ? list : null;
  const date = element.selected_date_time;
  return (
    element.value ??
    element.selected_option?.value ??
    element.selected_user ??
    element.selected_channel ??
    element.selected_conversation ??
    element.selected_date ??
    element.selected_time ??
    (date === null || date === undefined ? null : String(date))
  );
}

/** Several inputs in one block (an actions block) come as `block_id.action_id`; a single one as its block_id. */
export function readValues(state: unknown): Values {
  const parsed = stateSchema.safeParse(state);
  if (!parsed.success) return {};
  const flat: Record<string, string | string[] | null> = {};
  for (const [blockId, elements] of Object.entries(parsed.data.values)) {
    const entries = Object.entries(elements);
    for (const [actionId, element] of entries) flat[entries.length === 1 ? blockId : `${blockId}.${actionId}`] = readElement(element);
  }
  return flat;
}

/** What was chosen in the element that was used: for block_actions. */
export function readChosen(action: unknown): string[] {
  const parsed = elementSchema.safeParse(action);
  if (!parsed.success) return [];
  const value = readElement(parsed.data);
  return value === null ? [] : Array.isArray(value) ? value : [value];
}

/** Everybody named by a value: user ids chosen in selects and `<@U…>` mentions typed into a command. */
export function mentionedUsers(text: string, values: Values): string[] {
  const typed = [...text.matchAll(/<@([UW][A-Z0-9]{2,})(?:\|[^>]*)?>/g)].flatMap((match) => match[1] ?? []);
  const chosen = Object.values(values).flatMap((value) => value ?? []);
  return [...new Set([...typed, ...chosen.filter((value) => /^[UW][A-Z0-9]{3,}$/.test(value))])];
}
