/** The page of an item: when to use it, how sure it is, what others found; then what it says. */
import type { PageSection } from '../../community/feature.ts';
import type { Item } from '../../community/item.ts';
import { useWhen } from '../../community/item-forms.ts';
import { buttonRow } from '../../platform/slack/menu.ts';
import type { Block, Button, Modal } from '../../platform/slack/message.ts';
import { actions, button, context, header, plain, plainContext, plainSection, section } from '../../platform/slack/text.ts';
import { sayKind, sayState, textBlocks } from './views-words.ts';

/** Room is left for buttons below. */
const BLOCKS_A_PAGE = 36;

export interface PageView {
  item: Item;
  parts: readonly { label: string; text: string }[];
  sections: readonly PageSection[];
  /** Hers first. */
  buttons: readonly Button[];
  author: string;
  steward: string | null;
  writtenOn: string;
  changedOn: string;
  /** What is still to be written before others can read it; empty unless she may write it. */
  missing: readonly string[];
  tooMany: { words: number; most: number } | null;
  page: number;
  notice: string | null;
}

const placed = (sections: readonly PageSection[], place: PageSection['place']): Block[] =>
  sections
    .filter((each) => each.place === place)
    .toSorted((a, b) => a.rank - b.rank)
    .flatMap(({ blocks }) => blocks.slice(0, 8));

/** What stands above as "use it when" is not said twice. */
const isSaid = (use: string, { label, text }: { label: string; text: string }): boolean =>
  use.toLowerCase().startsWith(label.toLowerCase()) && text.trim() !== '' && use.endsWith(text.trim());

function everything(view: PageView): Block[] {
  const { item, parts, author, steward, missing, tooMany } = view;
  const use = useWhen(item);
  const hints = [
    ...(missing.length > 0 ? [`Still to write before others can read it: ${missing.join(' · ')}.`] : []),
    ...(tooMany ? [`${tooMany.words} words; up to ${tooMany.most} are read easily.`] : []),
  ];
  return [
    header(item.title || 'Without a title yet'),
    plainContext(sayKind(item)),
    ...(use === '' ? [] : [plainSection(use)]),
    plainContext(sayState(item)),
    ...placed(view.sections, 'top'),
    ...parts
      .filter((part) => !isSaid(use, part))
      .flatMap(({ label, text }): Block[] => [section(`*${label.replaceAll('*', '')}*`), ...textBlocks(text)]),
    ...placed(view.sections, 'below'),
    plainContext(
      [
        `Written by ${author} on ${view.writtenOn}.`,
        ...(item.privacy === 'P0' ? [] : [steward === null ? 'Nobody looks after it at present.' : `${steward} looks after it.`]),
        `Version ${item.version}, of ${view.changedOn}.`,
      ].join(' '),
    ),
    ...(hints.length > 0 ? [plainContext(...hints)] : []),
  ];
}

export function pageModal(view: PageView): Modal {
  const all = everything(view);
  const pages = Math.max(1, Math.ceil(all.length / BLOCKS_A_PAGE));
  const page = Math.min(Math.max(view.page, 0), pages - 1);
  const turn = (text: string, to: number): Button => button(text, `cards:page#${to}`, { value: `${view.item.id}/${to}` });
  const turns = [...(page > 0 ? [turn('Page before', page - 1)] : []), ...(page < pages - 1 ? [turn('Read on', page + 1)] : [])];
  return {
    type: 'modal',
    callback_id: 'cards:page',
    title: plain('From the shelf', 24),
    close: plain('Close', 24),
    blocks: [
      ...(view.notice ? [plainSection(`✓ ${view.notice}`)] : []),
      ...(page > 0 ? [plainContext(`${view.item.title}, page ${page + 1} of ${pages}`)] : []),
      ...all.slice(page * BLOCKS_A_PAGE, (page + 1) * BLOCKS_A_PAGE),
      ...(pages > 1 ? [context(`Page ${page + 1} of ${pages}`), actions(...turns)] : []),
      ...buttonRow(view.buttons),
    ],
  };
}
