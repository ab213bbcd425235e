/** What stands in the weekly form. */
import type { RadioButtons } from '@slack/types';
import type { Block } from '../../platform/slack/message.ts';
import { actions, button, input, option, plainContext, plainSection } from '../../platform/slack/text.ts';
import { formatDate, type LocalDate } from '../../platform/time/local-dates.ts';

const radios = (field: string, label: string, choices: readonly (readonly [value: string, words: string, more?: string])[]): Block => {
  const options = choices.map(([value, words, more]) => option(words, value, more));
  const element: RadioButtons = { type: 'radio_buttons', action_id: field, options };
  return input(field, label, element, { optional: true });
};

export const talkLine = (other: string, onDate: LocalDate): string =>
  `Your talk with ${other} on ${formatDate(onDate)}: did it take place?`;

export const talkInputs = (other: string, onDate: LocalDate): Block[] => [
  plainContext(`The two of you see the answer; one of you is enough. Talks are counted, never what was said.`),
  radios('talked', talkLine(other, onDate), [
    ['held', 'We talked'],
    ['moved', 'It moves to another day'],
    ['not', 'It did not take place'],
    ['end', 'We end it', 'Both read the same words; nobody is asked why.'],
  ]),
];

export const movedNote = (id: string, n: number): Block[] => [
  plainSection('Choose the new day, and both of you get the file for the calendar.'),
  actions(button('Choose the day', 'mentorships:move', { value: `${id}/${n}`, style: 'primary' })),
];

export const midpointLine = (other: string): string => `Half of your mentoring with ${other} has passed. Still right?`;

export const midpointInputs = (other: string): Block[] => [
  plainContext(`${other} is asked the same, and does not see your answer.`),
  radios('still', midpointLine(other), [
    ['yes', 'Yes, as it is'],
    ['change', 'Yes, with something changed', 'The agreement opens for it.'],
    ['end', 'Time to end it well', 'Both of you are asked to look back, each alone.'],
  ]),
];

export const changeNote = (id: string): Block[] => [
  plainSection('The agreement is open to both of you. What concerns both, the other one reads and signs.'),
  actions(button('Change the agreement', 'mentorships:agreement', { value: id, style: 'primary' })),
];

export const closingLine = (other: string): string => `Your mentoring with ${other} comes to its close: two minutes to look back.`;

export const thanksNote = (otherId: string, other: string): Block[] => [
  plainSection(`✓ Kept. All that anybody else hears is that it is closed. Is there something to thank ${other} for?`),
  actions(button('Say thanks', 'thanks:give', { value: `person/${otherId}` })),
];

export const stillOnLine = (other: string): string => `Your mentoring agreement with ${other} waits for your part. Still on?`;

export const stillOnInputs = (id: string, other: string): Block[] => [
  plainSection(`Without an agreement the place is free again in two weeks.`),
  actions(button('Write it', 'mentorships:agreement', { value: id, label: `Write it: agreement with ${other}` })),
  radios('still', stillOnLine(other), [
    ['yes', 'Still on'],
    ['end', 'Not any more', 'Both read the same words; nobody is asked why.'],
  ]),
];
