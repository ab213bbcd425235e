/** What a calendar file says, the form for a new date, and times that suit everybody. */
import type { Note } from '../../community/experiment-views.ts';
import { joinWords, sayNumber } from '../../community/words.ts';
import type { Block, Button, Message, Modal } from '../../platform/slack/message.ts';
import {
  actions,
  button,
  context,
  escapeText as escaped,
  input,
  plain,
  plainContext,
  plainSection,
  section,
  truncate,
} from '../../platform/slack/text.ts';
import { sayDateTime, slackDate } from '../../platform/time/say.ts';
import { formatZone, toLocal, type Zone } from '../../platform/time/zones.ts';
import type { Talk } from './store.ts';

export type FileWhy = 'fixed' | 'moved' | 'people' | 'off';
const LONGEST_NAMES = 120;

export const eventTitle = (names: readonly string[]): string => `Coaching talk: ${joinWords(names.map((name) => truncate(name, 80)))}`;

const datesOf = (talks: readonly Pick<Talk, 'number' | 'at'>[], zone: Zone): string =>
  talks.map(({ number, at }) => `Talk ${number}: ${slackDate(at, zone)}`).join('\n');

/** mrkdwn, beneath the file. */
export function fileComment(why: FileWhy, others: string, talks: readonly Pick<Talk, 'number' | 'at'>[], zone: Zone): string {
  const name = escaped(truncate(others, LONGEST_NAMES));
  const dates = datesOf(talks, zone);
  switch (why) {
    case 'fixed':
      return `Your talks with ${name}, for your calendar:\n${dates}`;
    case 'moved':
      return `Your talk with ${name} has a date:\n${dates}\nThis file corrects what stands in your calendar.`;
    case 'people':
      return `Your talks are with ${name} now. This file corrects what stands in your calendar:\n${dates}`;
    case 'off':
      return `Your talks with ${name} will not take place:\n${dates}\nThis file takes them out of your calendar.`;
  }
}

export interface MoveView {
  pairId: string;
  number: number;
  partners: string;
  /** Where it stands now; null: it has no date yet. */
  at: number | null;
  zone: Zone;
}

export function moveModal({ pairId, number, partners, at, zone }: MoveView): Modal {
  const now = at === null ? null : toLocal(at, zone);
  return {
    type: 'modal',
    callback_id: 'talks:move',
    private_metadata: `${pairId} ${number}`,
    title: plain('A date for your talk', 24),
    submit: plain('Fix it', 24),
    close: plain('Not now', 24),
    blocks: [
      plainSection(`Talk ${number} with ${truncate(partners, LONGEST_NAMES)}${at === null ? '' : `: now ${sayDateTime(at, zone)}`}.`),
      context('All of you get the calendar file again, and nobody else sees it.'),
      input('date', 'Day', { type: 'datepicker', ...(now ? { initial_date: now.date } : {}) }),
      input('time', `Time, ${formatZone(zone)}`, { type: 'timepicker', ...(now ? { initial_time: now.time } : {}) }),
    ],
  };
}

export const movedNote = (number: number): Note => ({
  text: `✓ Talk ${number} has its date. The calendar file is on its way to all of you.`,
  buttons: [],
});

export const standsNote = (number: number): Note => ({ text: `Talk ${number} stands at that time already, or was held.`, buttons: [] });

export const passedNote = (pairId: string): Note => ({
  text: 'That time has passed. There are others.',
  buttons: [button('Help us', 'talks:help', { value: pairId })],
});

export const allHeldNote: Note = {
  text: 'All three talks were held, so there is no date to fix. You may of course go on meeting.',
  buttons: [],
};

export interface TimesView {
  pairId: string;
  number: number;
  times: readonly number[];
  zone: Zone;
}

const takeButton = ({ pairId, number }: TimesView, at: number): Button =>
  button('This one', `talks:take#${at}`, { value: `${pairId} ${number} ${at}`, label: `Talk ${number}` });

/** "Help us": times, or another guide. */
export const helpBlocks = (view: TimesView): Block[] => [
  ...(view.times.length === 0
    ? [plainSection('In the coming ten working days I find no hour that you share. A date by hand may still do.')]
    : [
        plainSection(`Times for talk ${view.number} inside the hours you share. One tap fixes it for all of you.`),
        ...view.times.map((at) => plainSection(sayDateTime(at, view.zone), takeButton(view, at))),
      ]),
  actions(
    button('Another date', 'talks:move', { value: view.pairId }),
    button('A new guide', 'pacts:guide', { value: view.pairId }),
    button('Open the guide', 'talks:desk', { value: view.pairId }),
  ),
];

export interface Taken extends TimesView {
  taken: number;
}

/** To all of them, after one tap. Nobody reads who it was. */
export function takenMessage(view: Taken): Message {
  const said = `Talk ${view.number} is on ${slackDate(view.taken, view.zone)}, inside the hours you share. The calendar file follows.`;
  const others = view.times.filter((at) => at !== view.taken);
  const more =
    others.length === 0 ? '' : `If it does not suit, there ${others.length === 1 ? 'is' : 'are'} ${sayNumber(others.length)} more:`;
  const text = [said, ...(more === '' ? [] : [more, ...others.map((at) => slackDate(at, view.zone))])].join('\n');
  return {
    text,
    blocks: [
      section(said),
      ...(more === '' ? [] : [plainContext(more), ...others.map((at) => section(slackDate(at, view.zone), takeButton(view, at)))]),
      actions(button('Another date', 'talks:move', { value: view.pairId })),
    ],
  };
}
