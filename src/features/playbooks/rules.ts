/** Sections of a playbook: which of them people write, how far it is, who wrote what. Pure. */
import type { ItemVersion } from '../../community/item.ts';
import type { ItemForm, ItemPart } from '../../community/item-forms.ts';
import { DAY } from '../../platform/clock.ts';

/** History and annotations are kept by others. */
const FILLED_IN = new Set(['keepers', 'notes']);
/** A section that nobody has written in for so long is free again. */
export const IDLE = 28 * DAY;

type Parts = Readonly<Record<string, string>>;

export const sectionsOf = (form: ItemForm): ItemPart[] => form.parts.filter(({ key }) => !FILLED_IN.has(key));
export const isWritten = (parts: Parts, key: string): boolean => (parts[key] ?? '').trim() !== '';

export const progressOf = (form: ItemForm, parts: Parts): { written: number; of: number } => {
  const sections = sectionsOf(form);
  return { written: sections.filter(({ key }) => isWritten(parts, key)).length, of: sections.length };
};

const words = new Intl.Segmenter('en', { granularity: 'word' });
export const countWords = (parts: Parts): number =>
  Object.values(parts).reduce((sum, text) => sum + [...words.segment(text)].filter(({ isWordLike }) => isWordLike).length, 0);

export const isHeld = (claim: { touchedAt: number }, now: number): boolean => now - claim.touchedAt < IDLE;

/** Who changed each section, in the order of their coming. Oldest version first. */
export function writersOf(versions: readonly Pick<ItemVersion, 'parts' | 'byId'>[]): Map<string, string[]> {
  const writers = new Map<string, string[]>();
  let before: Parts = {};
  for (const { parts, byId } of versions) {
    for (const [key, text] of Object.entries(parts)) {
      const known = writers.get(key) ?? [];
      if (byId !== null && text !== (before[key] ?? '') && !known.includes(byId)) writers.set(key, [...known, byId]);
    }
    before = parts;
  }
  return writers;
}

/** Parts with one of them written anew; an empty one is left out. */
export function withPart(parts: Parts, key: string, text: string): Record<string, string> {
  const { [key]: _, ...rest } = parts;
  return text.trim() === '' ? rest : { ...rest, [key]: text.trim() };
}

/** What a card says already, where the form asks for it. */
const FROM_CARD: Readonly<Record<string, string>> = {
  ...{ problem: 'use_when', how: 'how', why: 'why', conditions: 'conditions', limits: 'limits', menu: 'other' },
};

export const prefilled = (form: ItemForm, card: Parts): Record<string, string> =>
  Object.fromEntries(
    form.parts.flatMap(({ key }) => {
      const text = (card[FROM_CARD[key] ?? ''] ?? '').trim();
      return text === '' ? [] : [[key, text]];
    }),
  );
