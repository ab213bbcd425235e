/** What stands on an item's page: how often it was tried, what others noted, how to bend it. */
import type { RichTextBlock, RichTextSection } from '@slack/types';
import type { Item } from '../../community/item.ts';
import type { Block } from '../../platform/slack/message.ts';
import { actions, button, plainSection, quote, titled, truncate } from '../../platform/slack/text.ts';
import type { Evidence } from './rules.ts';
import type { AnnotationKind, Outcome } from './tables.ts';

export const SHOWN_NOTES = 5;
const SHOWN_ADAPTATIONS = 10;

export const KIND_HEADINGS: Readonly<Record<AnnotationKind, string>> = {
  exception: 'Where it did not hold',
  adaptation: 'How others bent it',
  'worked-here': 'Where it worked',
  question: 'Open questions',
};

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = { worked: 'it worked', part: 'it worked in part', not: 'it did not work' };

/** As somebody reads it. */
export interface NoteView {
  id: string;
  kind: AnnotationKind;
  context: string;
  what: string;
  effect: string;
  keep: string;
  reply: string;
  /** '' = without a name. */
  name: string;
  isMine: boolean;
  /** Only whoever wrote it sees it. */
  isPrivate: boolean;
}

const times = (n: number): string => (n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`);

/** What did not work stands beside what did, in the same line. */
export function sayEvidence({ tried, worked, part, not, running, ended, contexts }: Evidence): string {
  if (tried === 0) return 'Not tried yet, as far as we know.';
  const parts = [
    [worked, 'worked'],
    [part, 'worked in part'],
    [not, 'did not work'],
    [running, running === 1 ? 'is running' : 'are running'],
    [ended, 'ended without a result'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  const where = contexts > 1 ? ` In ${contexts} unlike contexts.` : '';
  return `Tried ${times(tried)}: ${said.join(', ')}.${where}`;
}

const withStop = (text: string): string => (/[.!?…。！？]$/u.test(text.trim()) ? text : `${text}.`);

export const sayNote = ({ context, what, effect, name, reply }: NoteView): string =>
  [
    withStop(context === '' ? what : `${context}: ${what}`),
    ...(effect === '' ? [] : [`Effect: ${effect.toLowerCase()}.`]),
    ...(name === '' ? [] : [`– ${name}`]),
    ...(reply === '' ? [] : [`Answer: ${reply}`]),
  ].join(' ');

const line = (text: string): RichTextSection => ({
  type: 'rich_text_section',
  elements: [{ type: 'text', text: truncate(text, 1200) || ' ' }],
});

const listed = (heading: string, lines: readonly string[]): RichTextBlock => ({
  type: 'rich_text',
  elements: [
    { type: 'rich_text_section', elements: [{ type: 'text', text: heading, style: { bold: true } }] },
    { type: 'rich_text_list', style: 'bullet', elements: lines.map(line) },
  ],
});

/** Grouped by kind; the first five, and a button for the rest. `notes` in their order on the page. */
export function noteBlocks(item: Pick<Item, 'id'>, notes: readonly NoteView[]): Block[] {
  const shown = notes.slice(0, SHOWN_NOTES);
  const kinds = [...new Set(shown.map(({ kind }) => kind))];
  const groups = kinds.map((kind) => listed(KIND_HEADINGS[kind], shown.filter((note) => note.kind === kind).map(sayNote)));
  const all = button(`All ${notes.length} notes`, 'reuses:all', { value: item.id });
  return [...groups, ...(notes.length > shown.length ? [actions(all)] : [])];
}

/** "If your situation is …, change …, but keep …", from what others changed. (practice row 87) */
export function adaptBlocks(notes: readonly NoteView[]): Block[] {
  const rows = notes.filter(({ kind }) => kind === 'adaptation').slice(0, SHOWN_ADAPTATIONS);
  if (rows.length === 0) return [];
  const say = ({ context, what, keep }: NoteView): string =>
    [`If your situation is: ${context || 'like that'}`, `change: ${what}`, ...(keep === '' ? [] : [`but keep: ${keep}`])].join(' → ');
  return [listed('To bend it to your place', rows.map(say))];
}

/** Everything that was noted, hers with a way back. */
export function allBlocks(notes: readonly NoteView[]): Block[] {
  if (notes.length === 0) return [plainSection('Nobody has noted anything yet. What you saw when you used it helps whoever comes next.')];
  return notes
    .slice(0, 32)
    .flatMap((note): Block[] => [
      titled('', KIND_HEADINGS[note.kind], note.isPrivate ? ' · only you see this' : ''),
      quote(sayNote(note)),
      ...(note.isMine
        ? [
            actions(
              ...(note.isPrivate
                ? [button('Show it on the page', `reuses:show#${note.id}`, { value: note.id, label: 'Show my note to everyone here' })]
                : []),
              button('Take it back', `reuses:take-back#${note.id}`, { value: note.id, label: 'Take my note back' }),
            ),
          ]
        : []),
    ]);
}
