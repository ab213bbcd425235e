/** An item as a Markdown file with front matter, and back: what was written comes out letter by letter. Pure. */
import { parse } from 'yaml';
import { z } from 'zod';
import { ITEM_KINDS, ITEM_STATES, type Item } from '../../community/item.ts';
import type { ItemForm } from '../../community/item-forms.ts';

/** In the file `author` is for people, the ids are for Rondo. */
const frontSchema = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'is no id'),
  kind: z.enum(ITEM_KINDS),
  form: z.string().nullable(),
  title: z.string().min(1).max(300),
  class: z.enum(['strategy', 'people', 'process', 'technology']).nullable(),
  tags: z.array(z.string().max(60)),
  state: z.enum(ITEM_STATES),
  // What only its author may read is in no export, and nobody can put it into one.
  privacy: z.enum(['P3', 'P4', 'P5']),
  author: z.string().nullable(),
  author_id: z.string().nullable(),
  steward_id: z.string().nullable(),
  version: z.number().int().min(1),
  review_on: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullable(),
  created_at: z.number().int(),
  changed_at: z.number().int(),
  shared_at: z.number().int().nullable(),
  used_at: z.number().int().nullable(),
});

/** A heading of a part; a line of somebody's text that looks like one gets a backslash. */
const HEADING = /^## .*\{#([a-z0-9_]+)\}$/;
const GUARDED = /^\\+## .*\{#[a-z0-9_]+\}$/;
const guard = (line: string): string => (HEADING.test(line) || GUARDED.test(line) ? `\\${line}` : line);
const unguard = (line: string): string => (GUARDED.test(line) ? line.slice(1) : line);

const inOneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** `author`: as people know her; null when nobody does. */
export function writeItem(item: Item, form: ItemForm, author: string | null): string {
  const front: z.infer<typeof frontSchema> = {
    ...{ id: item.id, kind: item.kind, form: item.formId, title: item.title, class: item.topicClass, tags: [...item.subTags] },
    ...{ state: item.state, privacy: item.privacy === 'P0' ? 'P3' : item.privacy, author, author_id: item.authorId },
    ...{ steward_id: item.stewardId, version: item.version, review_on: item.reviewOn, created_at: item.createdAt },
    ...{ changed_at: item.changedAt, shared_at: item.sharedAt, used_at: item.usedAt },
  };
  const order = [...form.parts.map(({ key }) => key), ...Object.keys(item.parts).toSorted()];
  const keys = [...new Set(order)].filter((key) => (item.parts[key] ?? '') !== '');
  const labelOf = (key: string): string => inOneLine(form.parts.find((part) => part.key === key)?.label ?? key);
  return [
    '---',
    // YAML accepts JSON: nothing that was typed can break out of the front matter.
    ...Object.entries(front).map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
    '---',
    '',
    `# ${inOneLine(item.title)}`,
    ...keys.flatMap((key) => ['', `## ${labelOf(key)} {#${key}}`, '', ...(item.parts[key] ?? '').split('\n').map(guard)]),
    '',
  ].join('\n');
}

export interface ReadItem {
  item: Omit<Item, 'teamId' | 'communityId'>;
  /** As the file says it. */
  author: string | null;
}

const first = (error: z.ZodError): string => {
  const issue = error.issues[0];
  return issue ? `${issue.path.join('.')}: ${issue.message}` : 'is not well-formed';
};

/** What the file says, or why it cannot be taken in, in one line. */
export function readItem(file: string): ReadItem | { problem: string } {
  const lines = (/\r\n/.test(file) && !/[^\r]\n/.test(file) ? file.replaceAll('\r\n', '\n') : file).split('\n');
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end === -1) return { problem: 'line 1: the front matter between two lines of --- is missing' };
  let values: unknown;
  try {
    values = parse(lines.slice(1, end).join('\n'));
  } catch (error) {
    return { problem: `front matter: ${error instanceof Error ? inOneLine(error.message) : 'is not YAML'}` };
  }
  const read = frontSchema.safeParse(values);
  if (!read.success) return { problem: `front matter, ${first(read.error)}` };
  const front = read.data;
  const parts: Record<string, string> = {};
  const heads = lines.flatMap((line, at) => (at > end && HEADING.test(line) ? [at] : []));
  for (const [i, at] of heads.entries()) {
    const key = HEADING.exec(lines[at] ?? '')?.[1] ?? '';
    // A blank line stands before and behind each text.
    parts[key] = lines
      .slice(at + 2, (heads[i + 1] ?? lines.length) - 1)
      .map(unguard)
      .join('\n');
  }
  return {
    author: front.author,
    item: {
      ...{ id: front.id, kind: front.kind, formId: front.form, title: front.title, topicClass: front.class, subTags: front.tags, parts },
      ...{ state: front.state, privacy: front.privacy, authorId: front.author_id, stewardId: front.steward_id, credit: null },
      ...{ version: front.version, reviewOn: front.review_on, createdAt: front.created_at, changedAt: front.changed_at },
      ...{ sharedAt: front.shared_at, usedAt: front.used_at },
    },
  };
}
