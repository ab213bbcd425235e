/** Who may do what with an item, and what of it is shown. Pure. */
import type { Item } from '../../community/item.ts';
import type { ItemForm } from '../../community/item-forms.ts';

type Rights = Pick<Item, 'privacy' | 'authorId' | 'stewardId'>;

const isHers = ({ authorId, stewardId }: Rights, userId: string): boolean => authorId === userId || stewardId === userId;

/** Living documents: any member may change what members read; what left the community only those who answer for it. */
export const mayEdit = (item: Rights, userId: string, isMember: boolean): boolean =>
  item.privacy === 'P0' ? item.authorId === userId : isHers(item, userId) || (item.privacy === 'P3' && isMember);

/** Its second reader is another member than its author. A term has two readers of its own (`glossary`). */
export const mayConfirm = (item: Rights & Pick<Item, 'state' | 'kind'>, userId: string, isMember: boolean): boolean =>
  item.kind !== 'term' && item.state === 'draft' && item.privacy !== 'P0' && isMember && item.authorId !== userId;

/** She who looks after it hands it over; where nobody does, its author may offer it. */
export const mayHandOver = ({ privacy, authorId, stewardId }: Rights, userId: string): boolean =>
  privacy !== 'P0' && (stewardId ?? authorId) === userId;

export const mayAdopt = ({ privacy, stewardId }: Rights, isMember: boolean): boolean => privacy !== 'P0' && stewardId === null && isMember;

const WORDS = new Intl.Segmenter('en', { granularity: 'word' });
const countIn = (text: string): number => [...WORDS.segment(text)].filter(({ isWordLike }) => isWordLike).length;

/** A gentle count: how many words it has when these are more than read easily; null otherwise. */
export function countTooMany(form: ItemForm, parts: Item['parts']): number | null {
  const words = Object.values(parts).reduce((sum, text) => sum + countIn(text), 0);
  return words > form.maxWords ? words : null;
}

/** Parts in the order of their form; then those it has no place for any more, so that nothing written is lost. */
export function partsInOrder(form: ItemForm, parts: Item['parts']): { key: string; label: string; text: string }[] {
  const known = form.parts.map(({ key, label }) => ({ key, label, text: parts[key] ?? '' }));
  const keys = new Set(known.map(({ key }) => key));
  const others = Object.entries(parts).filter(([key]) => !keys.has(key));
  const said = (key: string): string => key.charAt(0).toUpperCase() + key.slice(1).replaceAll('_', ' ');
  return [...known, ...others.map(([key, text]) => ({ key, label: said(key), text }))].filter(({ text }) => text.trim() !== '');
}
