/** What an item is, in a line: state, readers, dates. And somebody's text as blocks. */
import type { Item } from '../../community/item.ts';
import { KIND_WORDS } from '../../community/item-forms.ts';
import type { Block } from '../../platform/slack/message.ts';
import { plainSection, split } from '../../platform/slack/text.ts';
import { formatDate, type LocalDate } from '../../platform/time/local-dates.ts';
import { findTables } from './rules-text.ts';

const LONGEST = 2900;

const STATES: Readonly<Record<Item['state'], string>> = {
  draft: '◌ Draft: one person’s view',
  shared: '✓ Shared: a second member has read it',
  proven: '✓ Proven: others have used it in their own work',
  check: '◌ To be looked at: its day has come, or a use went otherwise',
  archived: '⏸ Archived: kept and found, no longer looked after',
};

const READERS: Readonly<Record<Item['privacy'], string>> = {
  P0: 'Only you can read it.',
  P3: 'Members of the community can read it.',
  P4: 'Released to the organisation.',
  P5: 'Released to the organisation and to invited guests.',
};

export const CLASS_NAMES = { strategy: 'Strategy', people: 'People', process: 'Process', technology: 'Technology' } as const;

/** 'May 2027'. */
const monthOf = (on: LocalDate): string => formatDate(on, true).split(' ').slice(-2).join(' ');

export const sayKind = ({ kind, topicClass, subTags }: Pick<Item, 'kind' | 'topicClass' | 'subTags'>): string =>
  [KIND_WORDS[kind].one, ...(topicClass ? [CLASS_NAMES[topicClass]] : []), ...subTags.map((tag) => `#${tag}`)].join(' · ');

export const sayState = ({ state, privacy, reviewOn }: Pick<Item, 'state' | 'privacy' | 'reviewOn'>): string => {
  const review = reviewOn !== null && privacy !== 'P0' && state !== 'archived' ? `, to be looked at in ${monthOf(reviewOn)}` : '';
  return `${STATES[state]}${review}. ${READERS[privacy]}`;
};

/** However long, and with its tables readable; nothing in it is formatted. */
export const textBlocks = (text: string): Block[] =>
  findTables(text).flatMap((piece): Block[] =>
    split(piece.text, LONGEST)
      .filter((each) => each.trim() !== '')
      .map((each) =>
        piece.isTable
          ? { type: 'rich_text', elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: each }] }] }
          : plainSection(each.replace(/^\n+|\s+$/gu, '')),
      ),
  );
