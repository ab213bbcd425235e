/** App Home and its "all …" windows: sections drawn from what every capability contributes. */
import type { HomeView } from '@slack/types';
import type { HomeRow } from '../../community/feature.ts';
import type { Block, Message, Modal } from '../../platform/slack/message.ts';
import { actions, button, context, header, plain, plainSection, section } from '../../platform/slack/text.ts';
import {
  BLOCKS_PER_ROW,
  BUTTONS_PER_BLOCK,
  MOST_BLOCKS,
  type PanelSize,
  paginate,
  planLayout,
  type RowSize,
  SECTIONS,
  type Section,
} from './rules-layout.ts';

/** One panel with its rows read. */
export interface ReadPanel {
  id: string;
  section: Section;
  plural: string;
  rows: HomeRow[];
  empty: string | null;
}

const TITLES: Record<Section, string> = { now: 'Now', mine: 'Mine', ours: 'Ours', help: 'Help', settings: 'Settings' };

const blocksOf = (row: HomeRow): Block[] => row.blocks.slice(0, BLOCKS_PER_ROW);
const sizeOf = (row: HomeRow): RowSize => {
  const blocks = blocksOf(row);
  return { blocks: blocks.length, bytes: Buffer.byteLength(JSON.stringify(blocks)) };
};

/** Slack refuses a view in which two blocks share an id; rows come from many hands. */
function withoutDoubleIds(blocks: readonly Block[]): Block[] {
  const seen = new Set<string>();
  return blocks.map((block) => {
    if (block.block_id === undefined) return block;
    if (seen.has(block.block_id)) return { ...block, block_id: undefined };
    seen.add(block.block_id);
    return block;
  });
}

/** In *Now* nothing is empty while anything waits; elsewhere each panel speaks for itself. */
function sayEmpty(panels: readonly ReadPanel[]): ReadPanel[] {
  const busy = panels.some((panel) => panel.section === 'now' && panel.rows.length > 0);
  let said = false;
  return panels.map((panel) => {
    if (panel.section !== 'now' || panel.rows.length > 0) return panel;
    const empty = busy || said ? null : panel.empty;
    said ||= empty !== null;
    return { ...panel, empty };
  });
}

export const homeView = (blocks: readonly Block[]): HomeView => ({ type: 'home', blocks: withoutDoubleIds(blocks).slice(0, MOST_BLOCKS) });

/** `frame` stands above everything, whatever else is shown. */
export function drawHome(read: readonly ReadPanel[], frame: readonly Block[]): HomeView {
  const panels = sayEmpty(read);
  const sizes: PanelSize[] = panels.map((panel) => ({ section: panel.section, rows: panel.rows.map(sizeOf), says: panel.empty !== null }));
  const { shown, withEmpty } = planLayout(sizes, frame.length);
  const blocks: Block[] = [...frame];
  for (const name of SECTIONS) {
    const content: Block[] = [];
    const more: ReadPanel[] = [];
    panels.forEach((panel, i) => {
      if (panel.section !== name) return;
      const count = shown[i] ?? 0;
      content.push(...panel.rows.slice(0, count).flatMap(blocksOf));
      if (panel.rows.length > count) more.push(panel);
      if (panel.rows.length === 0 && panel.empty !== null && withEmpty) content.push(plainSection(panel.empty));
    });
    if (content.length + more.length === 0) continue;
    blocks.push(header(TITLES[name]), ...content);
    for (let from = 0; from < more.length; from += BUTTONS_PER_BLOCK) {
      blocks.push(actions(...more.slice(from, from + BUTTONS_PER_BLOCK).map(allButton)));
    }
  }
  return homeView(blocks);
}

const allButton = (panel: ReadPanel) =>
  button(`${panel.plural.charAt(0).toUpperCase()}${panel.plural.slice(1)} (${panel.rows.length})`, `home:all#${panel.id}`, {
    value: `${panel.id} 0`,
  });

/** Every row of one panel, page by page. */
export function allModal(panel: ReadPanel, wanted: number): Modal {
  const pages = paginate(panel.rows.map(sizeOf));
  const at = Math.min(Math.max(0, wanted), pages.length - 1);
  const page = pages[at] ?? { from: 0, to: 0 };
  const rows = panel.rows.slice(page.from, page.to).flatMap(blocksOf);
  const turn = [
    ...(at > 0 ? [button('Earlier rows', 'home:page#back', { value: `${panel.id} ${at - 1}` })] : []),
    ...(at < pages.length - 1 ? [button('More rows', 'home:page#on', { value: `${panel.id} ${at + 1}` })] : []),
  ];
  return {
    type: 'modal',
    callback_id: 'home:all',
    title: plain(TITLES[panel.section], 24),
    close: plain('Close', 24),
    blocks: withoutDoubleIds([
      ...(rows.length > 0 ? rows : [plainSection(panel.empty ?? 'Nothing is here any more.')]),
      ...(pages.length > 1 ? [context(`${page.from + 1} to ${page.to} of ${panel.rows.length}`)] : []),
      ...(turn.length > 0 ? [actions(...turn)] : []),
    ]),
  };
}

export const brokenPart = (count: number): Block =>
  context(
    `${count === 1 ? 'One part' : `${count} parts`} of this page could not be drawn. The fault is ours and is in the log; everything else is complete.`,
  );

const WHAT_RONDO_IS =
  'Rondo keeps the rhythm of a community of practice: a session that returns, one question between sessions, steps people try, and what held.';

/** For whoever belongs to no community here. */
export const newcomerFrame = (communities: readonly string[]): Block[] => [
  plainSection(WHAT_RONDO_IS),
  section(
    '*Start one.* `/rondo setup` asks eight short questions, about thirty minutes in all; you can stop and come back for 14 days. Nothing is sent before a second person agrees.',
  ),
  ...(communities.length > 0
    ? [
        plainSection(`Join one. Here are: ${communities.join(', ')}.`),
        section('`/rondo purpose` and a name says what it is for and how one joins; `/rondo join` and a name asks to come in.'),
      ]
    : [section('*Join one.* There is none here yet. When somebody starts one, `/rondo join` brings you in.')]),
  context('`/rondo help` lists everything I can do.'),
];

/** For people of other organisations: they are guests of a channel and can be members of nothing here. */
export const strangerHome = (): HomeView =>
  homeView([
    plainSection(WHAT_RONDO_IS),
    plainSection(
      'You are here from another organisation, so I keep nothing about you and send you nothing. What your hosts share with you stays in the channel.',
    ),
  ]);

export const goneMessage: Message = { text: 'That is gone from your page. I have drawn it again.' };
