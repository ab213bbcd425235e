/** A term as people read it: in an answer that only she sees, in a window, and what is added to its page. */
import type { Item } from '../../community/item.ts';
import { joinWords, sayNumber } from '../../community/words.ts';
import type { Block, Button, Message, Modal } from '../../platform/slack/message.ts';
import {
  actions,
  button,
  context,
  escapeText as escaped,
  plain,
  plainContext,
  plainSection,
  quote,
  section,
  titled,
  truncate,
} from '../../platform/slack/text.ts';
import type { Standing } from './rules-clash.ts';

export interface TermView {
  item: Pick<Item, 'id' | 'title' | 'parts' | 'state' | 'credit'>;
  community: string;
  standing: Standing;
  /** Of a draft that others can read; else 0. */
  readersMissing: number;
  /** She may say "I read it so, too". */
  mayRead: boolean;
  mayChange: boolean;
  isMember: boolean;
}

const MARKS: Readonly<Record<string, string>> = { draft: ' · a draft', check: ' · to be checked', archived: ' · archived' };
const LONGEST_TEXT = 3900;

export const CLASH = 'Two functions define this differently. Both wordings stand until they agree on one and confirm it again.';

/** 'Agreed by Sales and Support, a cross-team term.' Plain text. */
export function standingLine({ agreed, earlier, acrossTeams }: Standing): string {
  const now = agreed.length === 0 ? '' : `Agreed by ${joinWords(agreed)}${acrossTeams ? ', a cross-team term' : ''}.`;
  const then = earlier.length === 0 ? '' : `${joinWords(earlier)} agreed to an earlier wording.`;
  return [now, then].filter(Boolean).join(' ') || 'No function has confirmed it yet.';
}

const readersLine = (missing: number): string =>
  missing === 0 ? '' : `A draft until ${sayNumber(missing)} more ${missing === 1 ? 'member says' : 'members say'}: I read it so, too.`;

/** Who means what, where they differ. Plain text. */
const sidesOf = ({ item, standing: { agreed, earlier, others } }: TermView): string[] => {
  const holders = [...agreed, ...earlier];
  const first = `${holders.length === 0 ? 'As it stands here' : joinWords(holders)}: ${item.parts.definition ?? ''}`;
  return [first, ...others.map(({ jobFunction, definition }) => `${jobFunction}: ${definition}`)];
};

const factsOf = ({ item, standing, readersMissing }: TermView): string =>
  [standingLine(standing), readersLine(readersMissing), item.credit ? `From: ${item.credit}.` : ''].filter(Boolean).join(' ');

const readButton = ({ item: { id } }: TermView): Button => button('I read it so, too', 'glossary:read', { value: id });
const confirmButton = ({ item: { id } }: TermView): Button =>
  button('Confirm for my function', 'glossary:confirm', { value: id, label: 'Confirm for my function, or say what it means there' });

function buttonsOf(view: TermView): Block[] {
  const { id } = view.item;
  if (!view.isMember) return [];
  return [
    actions(
      ...(view.mayRead ? [readButton(view)] : []),
      confirmButton(view),
      ...(view.mayChange ? [button('Change it', 'glossary:edit', { value: id })] : []),
      button('Open its page', 'cards:open', { value: id }),
    ),
  ];
}

const meaningBlocks = (view: TermView): Block[] =>
  view.standing.clash
    ? [section(`▸ ${CLASH}`), plainSection(sidesOf(view).join('\n'))]
    : [plainSection(view.item.parts.definition || 'Nobody has written down yet what it means here.')];

function termBlocks(view: TermView): Block[] {
  const { title, state, parts } = view.item;
  return [
    titled('', title, MARKS[state] ?? ''),
    ...meaningBlocks(view),
    ...(parts.not_the_same_as ? [plainContext(`Not the same as ${parts.not_the_same_as}`)] : []),
    ...(parts.used_in_a_sentence ? [quote(parts.used_in_a_sentence)] : []),
    plainContext(factsOf(view)),
    ...buttonsOf(view),
  ];
}

const wordsOf = (view: TermView): string => {
  const { title, state, parts } = view.item;
  const meaning = view.standing.clash ? [CLASH, ...sidesOf(view)] : [parts.definition ?? ''];
  const beside = [
    parts.not_the_same_as ? `Not the same as ${parts.not_the_same_as}` : '',
    parts.used_in_a_sentence ? `“${parts.used_in_a_sentence}”` : '',
  ];
  return [`${title}${MARKS[state] ?? ''}`, ...meaning, ...beside, factsOf(view)].filter(Boolean).join('\n');
};

/** Only she sees it. `notice`: plain text. */
export const termMessage = (view: TermView, notice: string | null = null): Message => ({
  text: truncate(escaped([...(notice ? [notice] : []), wordsOf(view)].join('\n')), LONGEST_TEXT),
  blocks: [...(notice ? [plainSection(notice)] : []), ...termBlocks(view)],
});

export const termModal = (view: TermView, notice: string | null = null): Modal => ({
  type: 'modal',
  callback_id: 'glossary:term',
  title: plain('Our words', 24),
  close: plain('Close', 24),
  blocks: [
    ...(notice ? [plainSection(`✓ ${notice}`)] : []),
    ...termBlocks(view),
    ...(view.isMember ? [] : [context(`From ${escaped(view.community)}.`)]),
  ],
});

/** For its page: what must be known first, and what can be done. */
export const pageParts = (view: TermView): { blocks: Block[]; buttons: Button[] } => ({
  blocks: view.standing.clash
    ? [section(`▸ ${CLASH}`), plainSection(sidesOf(view).join('\n')), plainContext(factsOf(view))]
    : [plainContext(factsOf(view))],
  buttons: view.isMember ? [...(view.mayRead ? [readButton(view)] : []), confirmButton(view)] : [],
});
