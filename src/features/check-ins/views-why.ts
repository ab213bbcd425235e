/** Why a message came, and how to get less of it. */
import type { Message, Modal } from '../../platform/slack/message.ts';
import { actions, button, input, option, plain, plainSection, section, truncate } from '../../platform/slack/text.ts';
import { type LocalTime, toMinutes } from '../../platform/time/local-dates.ts';
import { formatZone, type Zone } from '../../platform/time/zones.ts';

export interface Reason {
  name: string;
  why: string;
  /** Its row in practice 3.9. */
  practice: string;
  asks: boolean;
}

/** Practice 3.9, column Privacy, in words. What has no row of its own says where it is said. */
const STORED_AS: Record<string, string> = {
  j0: 'your function and level, shown in totals only; what you hope for is yours until you tick that others may read it.',
  j1: 'nothing.',
  j2: 'who your buddy is, for the two of you.',
  j3: 'your answer, for you alone.',
  j4: 'two numbers without your name, shown from five newcomers on.',
  s8: 'your answer, for you alone; it counts without your name.',
  a1: 'what you write in the thread, for everyone here; an answer without your name is stored without it.',
  p2: 'nothing about any one person.',
  h4: 'that you are in quiet mode, for you alone.',
};

const storedLine = ({ practice, asks }: Reason): string =>
  STORED_AS[practice] ?? (asks ? 'your answer, for you alone unless the question says otherwise.' : 'nothing about you.');

export const whyModal = (reasons: readonly Reason[]): Modal => ({
  type: 'modal',
  callback_id: 'check-ins:why',
  title: plain('Why this', 24),
  close: plain('Close', 24),
  blocks: [
    ...(reasons.length > 0
      ? reasons.slice(0, 10).map((reason) => plainSection(`${reason.name}\n${reason.why}\nStored: ${storedLine(reason)}`))
      : [plainSection('This came from an older version of me, and I no longer know its reason.')]),
    section('To change it: fewer messages, another weekday or hour, or a pause. `/rondo my-messages` shows what is planned for you.'),
    actions(
      button('Less of this', 'check-ins:less', { value: 'why' }),
      button('Pause', 'membership:pause', { value: '', label: 'Pause or leave' }),
    ),
  ],
});

export const LESS = { choice: 'choice', weekday: 'weekday', at: 'at' } as const;
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;

export interface LessView {
  quiet: boolean;
  slot: { weekday: number; at: LocalTime } | null;
  zone: Zone;
  /** Where she is more than a reader. */
  communities: readonly { id: string; name: string }[];
}

/** Half-hours inside hours; hers, if it lies between them, too. */
export function slotTimes(current: LocalTime | null): LocalTime[] {
  const halves = Array.from({ length: 15 }, (_, i) => 9 * 60 + i * 30).map(
    (m) => `${m < 600 ? '0' : ''}${Math.floor(m / 60)}:${m % 60 === 0 ? '00' : '30'}`,
  );
  return [...new Set([...halves, ...(current === null ? [] : [current])])].sort((a, b) => toMinutes(a) - toMinutes(b));
}

export function lessModal({ quiet, slot, zone, communities }: LessView): Modal {
  const choices = [
    option('As it is', 'keep'),
    quiet
      ? option('As before', 'unquiet', 'One message a week at most, in your slot')
      : option('Fewer messages', 'quiet', 'Quiet mode: one digest a month, nothing else'),
    option('Another weekday or hour', 'slot', 'Choose it below'),
    ...communities
      .slice(0, 7)
      .map((one) =>
        option(
          truncate(communities.length === 1 ? 'Only read' : `Only read in ${one.name}`, 75),
          `reader ${one.id}`,
          'The channel, and no messages from me',
        ),
      ),
  ];
  const days = WEEKDAYS.map((day, i) => option(day, String(i + 1)));
  const times = slotTimes(slot?.at ?? null).map((at) => option(at, at));
  const day = days.find((one) => one.value === String(slot?.weekday));
  const time = times.find((one) => one.value === slot?.at);
  return {
    type: 'modal',
    callback_id: 'check-ins:less',
    title: plain('Less of this', 24),
    submit: plain('Do that', 24),
    close: plain('Not now', 24),
    blocks: [
      plainSection('Only you see what you choose. You can change it back at any time.'),
      input(LESS.choice, 'I would like', {
        type: 'radio_buttons',
        action_id: LESS.choice,
        options: choices,
        ...(choices[0] ? { initial_option: choices[0] } : {}),
      }),
      input(
        LESS.weekday,
        'Weekday of my slot',
        { type: 'static_select', action_id: LESS.weekday, options: days, ...(day ? { initial_option: day } : {}) },
        { optional: true },
      ),
      input(
        LESS.at,
        'Hour of my slot',
        { type: 'static_select', action_id: LESS.at, options: times, ...(time ? { initial_option: time } : {}) },
        { optional: true, hint: `${formatZone(zone)}. Friday afternoons stay free.` },
      ),
    ],
  };
}

export const LESS_FAULTS = {
  noChoice: 'Choose one of these, for example “As it is”.',
  noWeekday: 'Choose a weekday, for example Tuesday.',
  noTime: 'Choose an hour, for example 10:00.',
  fridayAfternoon: 'Friday afternoons stay free. Choose an hour before 12:00, or another weekday.',
};

const say = (text: string): Message => ({ text });
export const keptAsItIs = say('Nothing changes.');
export const nowQuiet = say('⏸ Quiet mode: one digest a month, nothing else. `/checkin` works whenever you like.');
export const nowAsBefore = say('✓ As before: one message a week at most, in your slot, and only when something waits.');
export const slotChosen = (weekday: number, at: LocalTime): Message =>
  say(`✓ Your slot is now ${WEEKDAYS[weekday - 1] ?? 'Monday'} at ${at}, for all your communities here.`);
export const nowReader = say('✓ You read along from now on: the channel, and no messages from me.');
