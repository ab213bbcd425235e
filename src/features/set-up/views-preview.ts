/** The quarter in words: its sessions, and every message, in the reader's own time. */

import { sayMinutes } from '../../community/words.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import { actions, escapeText as clean, context, header, plain, section, split, strong } from '../../platform/slack/text.ts';
import { formatDate, formatShortDate } from '../../platform/time/local-dates.ts';
import { sayDateTime } from '../../platform/time/say.ts';
import { formatZone, type Zone } from '../../platform/time/zones.ts';
import type { Shape } from './rules-draft.ts';
import type { PreviewLine, PreviewSession, PreviewWeek } from './rules-preview.ts';
import { minutesAMonth } from './rules-rhythm.ts';
import { backButton, drawHints, frame, type Place, sayModal } from './views-wizard.ts';

export interface Preview {
  shape: Shape;
  sessions: readonly PreviewSession[];
  weeks: readonly PreviewWeek[];
  /** Every week to single people, each at their own clock. */
  regular: readonly { name: string; audience: string; weekday: number; at: string }[];
  /** The reader's. */
  zone: Zone;
}

const sessionName = ({ kind }: PreviewSession, index: number): string =>
  kind === 'close' ? 'Quarter close' : index === 0 ? 'Launch session' : 'Topic session';

export const sessionLines = (sessions: readonly PreviewSession[], zone: Zone): string[] =>
  sessions.map((session, index) => `Week ${session.week}: ${sessionName(session, index)}, ${sayDateTime(session.startsAt, zone)}`);

const readers = ({ audience, people }: PreviewLine): string =>
  people === 0 ? audience : people === 1 ? `${audience}, to one person` : `${audience}, to ${people} people in their own time`;

export function lineWords(line: PreviewLine): string {
  const cost = line.minutes > 0 ? `, ${sayMinutes(line.minutes)}` : '';
  return `${formatShortDate(line.on)} ${line.time}  ${line.name}: ${readers(line)}${cost}`;
}

const weekName = ({ on, week }: PreviewWeek): string =>
  week >= 1
    ? `Week ${week}, from ${formatDate(on)}`
    : week === 0
      ? `The week before, from ${formatDate(on)}`
      : `${1 - week} weeks before, from ${formatDate(on)}`;

export const calendarBlocks = ({ shape, sessions, zone }: Preview): Block[] => [
  section(`*The quarter*\n${sessionLines(sessions, zone).map(clean).join('\n')}`),
  context(
    `Week 13 stays calm. About ${minutesAMonth(shape.settings.rhythm)} minutes of each person a month. Times are yours, ${clean(formatZone(zone))}.`,
  ),
];

export const messageBlocks = ({ weeks }: Preview): Block[] =>
  weeks.length === 0
    ? [section('Nothing is planned in this quarter yet.')]
    : weeks.flatMap((week) =>
        split(`*${weekName(week)}*\n${week.lines.map((line) => clean(lineWords(line))).join('\n')}`, 2900).map((piece) => section(piece)),
      );

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];

/** Beside the dated ones. */
export const regularBlocks = ({ regular }: Preview): Block[] =>
  regular.length === 0
    ? []
    : [
        section(
          `*Every week*\n${regular.map(({ name, audience, weekday, at }) => clean(`${WEEKDAYS[weekday - 1]} ${at}, in their own time  ${name}: ${audience}`)).join('\n')}`,
        ),
      ];

const REST =
  'What newcomers get is shown as if everybody said yes today. Beside these, each person gets at most one message a week with what waits for her, in a half-hour she chooses; nobody gets one when nothing waits.';

/** The last step: everything that will happen, the day it starts, and whom to ask. */
export function drawPreviewStep(place: Place, preview: Preview, given: { secondName: string; hints: readonly string[] }): Modal {
  const { startsOn } = preview.shape.settings.rhythm;
  const ask = `Ask ${given.secondName}`;
  return frame(
    place,
    [
      ...drawHints(given.hints),
      strong(`Nothing goes out before ${given.secondName} agrees.`, ' This is what will, if it stays as it is.'),
      {
        ...section('The quarter starts on', {
          type: 'datepicker',
          action_id: 'set-up:start#preview',
          ...(startsOn ? { initial_date: startsOn } : {}),
        }),
        block_id: 'startsOn',
      },
      ...calendarBlocks(preview),
      header('Every message'),
      ...messageBlocks(preview).slice(0, 60),
      ...regularBlocks(preview),
      context(REST),
      actions(backButton),
    ],
    ask.length <= 24 ? ask : 'Ask to agree',
  );
}

/** The same, for whoever only looks. */
export const drawPreview = (preview: Preview): Modal =>
  sayModal(
    'The quarter ahead',
    { type: 'section', text: plain(preview.shape.name) },
    ...calendarBlocks(preview),
    header('Every message'),
    ...messageBlocks(preview).slice(0, 80),
    ...regularBlocks(preview),
    context(REST),
  );
