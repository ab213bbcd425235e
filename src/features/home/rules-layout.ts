/** Pure decisions of App Home's layout: how many rows each panel shows, and how the rest is paged. Never over Slack's limits, whatever comes. */
import type { HomePanel } from '../../community/feature.ts';

export type Section = HomePanel['section'];
export const SECTIONS: readonly Section[] = ['now', 'mine', 'ours', 'help', 'settings'];

/** Slack docs: 100 blocks, 250,000 bytes a view; kept clear of the second, as escaping adds to it. */
export const MOST_BLOCKS = 100;
export const MOST_BYTES = 180_000;
export const ORDINARY_BLOCKS = 40;
export const ROWS_SHOWN = 3;
export const BLOCKS_PER_ROW = 3;
/** Elements that one actions block may hold. */
export const BUTTONS_PER_BLOCK = 25;
const ROWS_PER_PAGE = 20;
const PAGE_BLOCKS = 90;

export interface RowSize {
  blocks: number;
  bytes: number;
}

export interface PanelSize {
  section: Section;
  rows: readonly RowSize[];
  /** Whether it says something when it has no rows. */
  says: boolean;
}

export interface Layout {
  /** Rows shown, panel by panel. */
  shown: number[];
  /** Whether empty panels say so. */
  withEmpty: boolean;
  blocks: number;
}

interface Step {
  now: number;
  others: number;
  withEmpty: boolean;
}

const STEPS: readonly Step[] = [
  { now: ROWS_SHOWN, others: ROWS_SHOWN, withEmpty: true },
  { now: ROWS_SHOWN, others: 2, withEmpty: true },
  { now: ROWS_SHOWN, others: 1, withEmpty: true },
  { now: 1, others: 1, withEmpty: true },
  { now: 1, others: 1, withEmpty: false },
  { now: 0, others: 0, withEmpty: false },
];

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

function measure(panels: readonly PanelSize[], step: Step, frame: number): Layout & { bytes: number } {
  const shown = panels.map((panel) => Math.min(panel.rows.length, panel.section === 'now' ? step.now : step.others));
  let blocks = frame;
  let bytes = frame * 3_000;
  for (const section of SECTIONS) {
    const mine = panels.flatMap((panel, i) => (panel.section === section ? [{ panel, shown: shown[i] ?? 0 }] : []));
    const more = mine.filter((one) => one.panel.rows.length > one.shown).length;
    const empty = step.withEmpty ? mine.filter((one) => one.panel.rows.length === 0 && one.panel.says).length : 0;
    const rows = mine.flatMap((one) => one.panel.rows.slice(0, one.shown));
    if (rows.length + more + empty === 0) continue;
    blocks += 1 + empty + sum(rows.map((row) => row.blocks)) + Math.ceil(more / BUTTONS_PER_BLOCK);
    bytes += 500 + empty * 3_000 + sum(rows.map((row) => row.bytes)) + more * 400;
  }
  return { shown, withEmpty: step.withEmpty, blocks, bytes };
}

/**
 * Three rows a panel; when that would be more than people read at ordinary use, fewer outside *Now*; in the worst case only the
 * buttons that open everything. `frame` blocks are always there.
 */
export function planLayout(panels: readonly PanelSize[], frame: number): Layout {
  const measured = STEPS.map((step) => measure(panels, step, frame));
  const fits = (most: number) => measured.find((one) => one.blocks <= most && one.bytes <= MOST_BYTES);
  const ordinary = measured.slice(0, 3).find((one) => one.blocks <= ORDINARY_BLOCKS && one.bytes <= MOST_BYTES);
  const dense = measured.slice(2).find((one) => one.blocks <= MOST_BLOCKS && one.bytes <= MOST_BYTES);
  const chosen = ordinary ?? dense ?? fits(Number.POSITIVE_INFINITY) ?? measured[measured.length - 1];
  return { shown: chosen?.shown ?? [], withEmpty: chosen?.withEmpty ?? false, blocks: chosen?.blocks ?? frame };
}

/** Where each page of a panel's rows begins and ends; always at least one page, no row left out, none twice. */
export function paginate(rows: readonly RowSize[]): { from: number; to: number }[] {
  const pages: { from: number; to: number }[] = [];
  let from = 0;
  let blocks = 0;
  let bytes = 0;
  rows.forEach((row, i) => {
    const full = i - from >= ROWS_PER_PAGE || blocks + row.blocks > PAGE_BLOCKS || bytes + row.bytes > MOST_BYTES;
    if (i > from && full) {
      pages.push({ from, to: i });
      from = i;
      blocks = 0;
      bytes = 0;
    }
    blocks += row.blocks;
    bytes += row.bytes;
  });
  return [...pages, { from, to: rows.length }];
}
