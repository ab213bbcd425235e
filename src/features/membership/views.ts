/** Words and pieces that several views of membership share. */
import type { Checkboxes, PlainTextOption, RadioButtons, StaticSelect } from '@slack/types';
import type { Community, Level } from '../../community/records.ts';
import type { Message, Modal } from '../../platform/slack/message.ts';
import { escape as clean, option, plain, plainSection } from '../../platform/slack/text.ts';
import { formatDate, type LocalDate, type LocalTime } from '../../platform/time/local-dates.ts';
import type { Obstacle, Slot } from './rules.ts';
import { SLOT_TIMES } from './rules.ts';

export const LEVELS: Record<Level, { name: string; promise: string }> = {
  reader: { name: 'Reader', promise: 'I read along: the channel, no direct messages' },
  member: { name: 'Member', promise: 'I come when the topic fits: one message a week at most' },
  core: { name: 'Core', promise: 'I come as a member does, and take a role at times' },
};

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;

/** 'Tuesday at 09:30'. */
export const saySlot = (slot: Slot): string => `${WEEKDAYS[slot.weekday - 1] ?? 'Monday'} at ${slot.at}`;

/** The first word of a name, as one greets somebody. */
export const firstName = (name: string): string => name.trim().split(/\s+/)[0] || name;

export const values = { of: (communityId: string, other: string) => `${communityId}|${other}` };

export function splitValue(value: string): { communityId: string; other: string } {
  const at = value.indexOf('|');
  return at === -1 ? { communityId: value, other: '' } : { communityId: value.slice(0, at), other: value.slice(at + 1) };
}

export const sayObstacle = (obstacle: Obstacle, name: string): string =>
  ({
    unknown: 'Slack does not tell me who that is.',
    bot: `${name} is an app, and apps cannot be members.`,
    stranger: `${name} belongs to another organisation. What is said here stays in this workspace, so only people of this workspace can be members.`,
    deactivated: `${name} is deactivated in Slack and cannot be a member.`,
  })[obstacle];

export const purposeOf = (community: Community): string => {
  const { problem, who, able } = community.settings.northStar;
  return problem || (who && able ? `${who} ${able}` : able) || 'finding out together what we want to become able to do';
};

/** Two hundred characters of a name are legal in a draft; a button or title is not the place for them. */
export const nameOf = (community: Community): string => clean(community.name);

export const sayUntil = (date: LocalDate | null): string => (date === null ? 'until you say' : `until ${formatDate(date)}`);

export const notice = (title: string, text: string): Modal => ({
  type: 'modal',
  callback_id: 'membership:notice',
  title: plain(title, 24),
  close: plain('Close', 24),
  blocks: [plainSection(text)],
});

/** One sentence that stands alone. Somebody's words in it must be escaped by the caller. */
export const say = (text: string): Message => ({ text });

export const levelInput = (current: Level | null): RadioButtons => {
  const options = (Object.keys(LEVELS) as Level[]).map((level) => option(LEVELS[level].name, level, LEVELS[level].promise));
  const chosen = options.find((each) => each.value === current);
  return { type: 'radio_buttons', action_id: 'level', options, ...(chosen ? { initial_option: chosen } : {}) };
};

const select = (field: string, options: PlainTextOption[], current: string | null, placeholder: string): StaticSelect => {
  const chosen = options.find((each) => each.value === current);
  return {
    type: 'static_select',
    action_id: field,
    placeholder: plain(placeholder, 150),
    options,
    ...(chosen ? { initial_option: chosen } : {}),
  };
};

export const weekdayInput = (current: number | null): StaticSelect =>
  select(
    'weekday',
    WEEKDAYS.map((name, index) => option(name, String(index + 1))),
    current === null ? null : String(current),
    'Tuesday',
  );

/** The slot that was drawn for her may lie between the half hours; it is offered too. */
export const timeInput = (current: LocalTime | null): StaticSelect => {
  const times = current === null || SLOT_TIMES.includes(current) ? SLOT_TIMES : [...SLOT_TIMES, current].sort();
  return select(
    'at',
    times.map((time) => option(time, time)),
    current,
    '09:30',
  );
};

/** A list that the stewards wrote: at most a hundred options, each by its place, because its words may be longer than a value. */
export const listInput = (field: string, list: readonly string[], current: string | null, placeholder: string): StaticSelect => {
  const shown = list.slice(0, 100);
  const at = current === null ? -1 : shown.indexOf(current);
  return select(
    field,
    shown.map((words, index) => option(words || ' ', String(index))),
    at === -1 ? null : String(at),
    placeholder,
  );
};

export const tick = (field: string, label: string, description: string, on = false): Checkboxes => {
  const options = [option(label, 'yes', description)];
  return { type: 'checkboxes', action_id: field, options, ...(on ? { initial_options: options } : {}) };
};
