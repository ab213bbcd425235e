/** The words and the two fields of a weekly slot. */
import type { Block } from '../platform/slack/message.ts';
import { input, option } from '../platform/slack/text.ts';
import type { LocalTime } from '../platform/time/local-dates.ts';
import { selectOne } from './form-views.ts';
import { SLOT_TIMES, type Slot } from './slot-rules.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;

/** 'Tuesday at 09:30'. */
export const saySlot = (slot: Slot): string => `${WEEKDAYS[slot.weekday - 1] ?? 'Monday'} at ${slot.at}`;

const weekdayInput = (current: number | null) =>
  selectOne(
    'weekday',
    WEEKDAYS.map((name, index) => option(name, String(index + 1))),
    current === null ? null : String(current),
    'Tuesday',
  );

/** The slot that was drawn for her may lie between the half hours; it is offered too. */
const timeInput = (current: LocalTime | null) => {
  const times = current === null || SLOT_TIMES.includes(current) ? SLOT_TIMES : [...SLOT_TIMES, current].sort();
  return selectOne(
    'at',
    times.map((time) => option(time, time)),
    current,
    '09:30',
  );
};

export const slotInputs = (slot: Slot | null, zoneName: string): Block[] => [
  input('weekday', 'Day of my weekly message', weekdayInput(slot?.weekday ?? null), {
    optional: true,
    hint: 'Half an hour a week; what I want from you waits for it.',
  }),
  input('at', `Time, ${zoneName}`, timeInput(slot?.at ?? null), {
    optional: true,
    hint: 'Between 09:00 and 16:30; on Friday before noon.',
  }),
];
