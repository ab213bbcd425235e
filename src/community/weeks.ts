/** A calendar as people read it: grouped by week in the reader's own zone, one line for each thing. */
import type { Block } from '../platform/slack/message.ts';
import { section, split } from '../platform/slack/text.ts';
import { formatDate, type LocalDate, mondayOf } from '../platform/time/local-dates.ts';
import { toLocal, type Zone } from '../platform/time/zones.ts';

export interface Week<T> {
  /** Its Monday, in the reader's zone. */
  on: LocalDate;
  items: T[];
}

/** In order of time; a week without anything is left out. */
export function groupByWeek<T extends { dueAt: number }>(items: readonly T[], zone: Zone): Week<T>[] {
  const weeks = new Map<LocalDate, T[]>();
  for (const item of [...items].sort((a, b) => a.dueAt - b.dueAt)) {
    const on = mondayOf(toLocal(item.dueAt, zone).date);
    weeks.set(on, [...(weeks.get(on) ?? []), item]);
  }
  return [...weeks].map(([on, inWeek]) => ({ on, items: inWeek }));
}

/** "Week of 30 November". */
export const weekTitle = (on: LocalDate): string => `Week of ${formatDate(on).split(' ').slice(1).join(' ')}`;

const SECTION_MOST = 2_900;

/** Lines are mrkdwn with everybody's words escaped already. Long weeks run over several sections; no line is lost. */
export function drawWeek(title: string, lines: readonly string[]): Block[] {
  const pieces: string[] = [];
  let piece = `*${title}*`;
  for (const line of lines) {
    if (piece.length + line.length + 1 > SECTION_MOST) {
      pieces.push(piece);
      piece = line;
    } else piece += `\n${line}`;
  }
  return [...pieces, piece].flatMap((text) => split(text, SECTION_MOST).map((part) => section(part)));
}
