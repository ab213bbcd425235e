/** Whose words they are, what is asked before they are kept, and what a message said to whoever read it. Pure. */
import type { ItemForm } from '../../community/item-forms.ts';
import { belongs } from '../../community/member-rules.ts';
import type { Member, Person } from '../../community/records.ts';
import { DAY } from '../../platform/clock.ts';
import type { Values } from '../../platform/feature.ts';
import { split, truncate, undoEscapes } from '../../platform/slack/text.ts';
import type { KeptStatus } from './tables.ts';

/** A request that nobody answered goes; so does a note whose author did not agree. */
export const REQUEST_LASTS = 14 * DAY;
export const NOTE_LASTS = 30 * DAY;
const LONGEST_INPUT = 3000;
const LONGEST_TITLE = 80;

/** `member`: kept at once, for the keeper alone. `first`: asked before anything is kept. `unreachable`: nobody can ask. */
export type Whose = 'own' | 'member' | 'first' | 'unreachable' | 'bot';

export function tellWhose(keeperId: string, author: Person | null, member: Member | null): Whose {
  if (author?.userId === keeperId) return 'own';
  if (author?.kind === 'bot') return 'bot';
  if (author === null || author.kind === 'stranger' || !author.active) return 'unreachable';
  return author.kind === 'person' && belongs(member) ? 'member' : 'first';
}

/** The author has not agreed that others read it. */
export const isHeld = (status: KeptStatus): boolean => status === 'private' || status === 'asked' || status === 'refused';

/** When a note without consent goes. */
export const goesAt = ({ keptAt, askedAt }: { keptAt: number; askedAt: number | null }): number => (askedAt ?? keptAt) + NOTE_LASTS;

export const mentionedIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/<@([UW][A-Z0-9]+)/gu)].flatMap((match) => match[1] ?? [])),
];

/** Slack's tokens as they looked to whoever read the message; what looks like one afterwards was typed by hand. */
export const readMessage = (text: string, nameOf: (userId: string) => string): string =>
  undoEscapes(
    text
      .replace(/<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/gu, (_, id: string) => `@${nameOf(id)}`)
      .replace(/<#[A-Z0-9]+(?:\|([^>]*))?>/gu, (_, name: string | undefined) => `#${name || 'a-channel'}`)
      .replace(/<!subteam\^[A-Z0-9]+(?:\|@?([^>]*))?>/gu, (_, name: string | undefined) => `@${name || 'a-group'}`)
      .replace(/<!date\^[^|>]*\|([^>]*)>/gu, '$1')
      .replace(/<!(here|channel|everyone)(?:\|[^>]*)?>/gu, '@$1')
      .replace(/<((?:https?|mailto|tel):[^<>|]+)\|([^<>]*)>/gu, (_, link: string, label: string) => (link.endsWith(label) ? label : `${label} (${link})`)) // biome-ignore format: one thought
      .replace(/<((?:https?|mailto|tel):[^<>|]+)>/gu, '$1'),
  ).trim();

/** The first sentence, as a title to be changed. */
export function firstWords(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const sentence = /^.{10,}?[.?!](?=\s|$)/u.exec(line)?.[0] ?? line;
  return truncate(sentence, LONGEST_TITLE);
}

/** Where somebody's words go in each form: what it is mostly about. */
const MAIN_PARTS = ['how', 'text', 'dilemma', 'heard', 'happened', 'used', 'definition'];
export const mainPart = (form: ItemForm): string =>
  MAIN_PARTS.find((key) => form.parts.some((part) => part.key === key)) ?? form.parts[0]?.key ?? 'text';

/** Long messages stand in several inputs. */
export const wordInputs = (text: string): { field: string; text: string }[] =>
  split(text, LONGEST_INPUT).map((piece, at) => ({ field: `words-${at}`, text: piece }));

export function readWords(values: Values): string {
  let text = '';
  for (let at = 0; `words-${at}` in values; at++) text += typeof values[`words-${at}`] === 'string' ? values[`words-${at}`] : '';
  return text.trim();
}
