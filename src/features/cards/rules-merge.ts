/** Two people changed the same item: what goes together by itself, and what somebody has to decide. Pure. */
import type { ItemContent } from '../../community/item.ts';
import type { ItemForm } from '../../community/item-forms.ts';
import type { Written } from './rules-form.ts';

export interface Merged {
  /** What is to be written; parts that she left as they were follow the other one. */
  written: Written;
  /** By part key, or 'title': both changed it, and not to the same. The other's text. */
  clashes: Record<string, string>;
}

const textOf = (content: ItemContent | null, key: string): string | null =>
  content === null ? null : key === 'title' ? content.title : (content.parts[key] ?? '');

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** `base`: what she saw when she began; null when nobody knows any more, so that every difference is shown. */
export function mergeAnswers(base: ItemContent | null, theirs: ItemContent, hers: Written): Merged {
  const clashes: Record<string, string> = {};
  const written: Written = { ...hers, parts: {} };
  const settle = (key: string, mine: string): string => {
    const before = textOf(base, key);
    const now = textOf(theirs, key) ?? '';
    if (mine === now || now === before) return mine;
    if (mine === before) return now;
    clashes[key] = now;
    return mine;
  };
  if (hers.title !== undefined) written.title = settle('title', hers.title);
  for (const [key, text] of Object.entries(hers.parts)) written.parts[key] = settle(key, text);
  if (hers.topicClass !== undefined && base && hers.topicClass === base.topicClass) written.topicClass = theirs.topicClass;
  if (hers.subTags !== undefined && base && isSame(hers.subTags, base.subTags)) written.subTags = [...theirs.subTags];
  return { written, clashes };
}

/** What changed between two versions, in the words of the form: for the history. '' when nothing did. */
export function sayChanges(form: ItemForm, was: ItemContent, now: ItemContent): string {
  const keys = [...new Set([...form.parts.map(({ key }) => key), ...Object.keys(was.parts), ...Object.keys(now.parts)])];
  const changed = keys.filter((key) => (was.parts[key] ?? '') !== (now.parts[key] ?? ''));
  const labels = [
    ...(was.title === now.title ? [] : ['Title']),
    ...changed.map((key) => form.parts.find((part) => part.key === key)?.label ?? key),
    ...(was.topicClass === now.topicClass ? [] : ['Where it belongs']),
    ...(isSame(was.subTags, now.subTags) ? [] : ['Tags']),
  ];
  return labels.length === 0 ? '' : `Changed: ${labels.join(' · ')}`;
}
