/** Check-ins on the page of an experiment. */
import type { Block, Modal } from '../../platform/slack/message.ts';
import { context, plain, plainContext, plainSection } from '../../platform/slack/text.ts';
import { formatDate } from '../../platform/time/local-dates.ts';
import { toLocal, type Zone } from '../../platform/time/zones.ts';
import type { CheckIn } from './store.ts';

export interface CheckInView extends CheckIn {
  by: string | null;
}

const line = (label: string, text: string): string[] => (text === '' ? [] : [`${label}: ${text}`]);

const checkInBlocks = (view: CheckInView, zone: Zone): Block[] => {
  const { at, day, vs, did, saw, learned, next, kept, by } = view;
  const head = [
    `Day ${day}`,
    formatDate(toLocal(at, zone).date),
    ...(by === null ? [] : [by]),
    ...(kept ? ['kept to the leads until it is decided'] : []),
  ];
  const words = [vs, ...line('Did', did), ...line('Saw', saw), ...line('Learned', learned), ...line('Next', next)].filter(
    (text) => text !== '',
  );
  return [plainContext(head.join(' · ')), plainSection(words.join('\n'))];
};

/** On the page: the newest three. */
export const SHOWN = 3;
/** In the list of all: two blocks each, of a hundred. */
const LISTED = 45;

export const checkInsBlocks = (views: readonly CheckInView[], zone: Zone): Block[] => [
  context('*Check-ins*'),
  ...views.slice(0, SHOWN).flatMap((view) => checkInBlocks(view, zone)),
];

export const allModal = (views: readonly CheckInView[], zone: Zone): Modal => ({
  type: 'modal',
  callback_id: 'checkpoints:all',
  title: plain('Check-ins', 24),
  close: plain('Close', 24),
  blocks:
    views.length === 0
      ? [plainSection('There is no check-in that you may read here.')]
      : views.slice(0, LISTED).flatMap((view) => checkInBlocks(view, zone)),
});
