/** What the two are told. */
import type { Message } from '../../platform/slack/message.ts';
import { actions, button, escapeText as clean, plainSection, quote, truncate } from '../../platform/slack/text.ts';
import { slackDate } from '../../platform/time/say.ts';
import type { Zone } from '../../platform/time/zones.ts';

export const WHY = 'You two said yes to six months of mentoring.';
export const NEVER = 'What you talk about is never asked and never stored.';

const openButton = (id: string, words: string, label?: string) =>
  button(words, 'mentorships:open', { value: id, style: 'primary', ...(label ? { label } : {}) });

export function introduction({ id, mentee, mentor, want }: { id: string; mentee: string; mentor: string; want: string }): Message {
  const opening = `${mentee}, meet ${mentor}. ${mentor} has said yes to an hour a month for six months. What ${mentee} wants to be able to do:`;
  const next = `${mentee} writes the agreement and ${mentor} completes it, within three weeks; the six dates follow from it. ${NEVER}`;
  return {
    text: clean(`${opening}\n“${want}”\n${next}`),
    blocks: [plainSection(opening), quote(want), plainSection(next), actions(openButton(id, 'Our agreement'))],
  };
}

/** `first`: the mentee has just begun it. */
export function turnMessage({ id, other, first }: { id: string; other: string; first: boolean }): Message {
  const text = first
    ? `${other} has written your mentoring agreement. Your part is missing: two minutes.`
    : `${other} has changed your mentoring agreement. Read it, and sign if it is right.`;
  return { text: clean(text), blocks: [plainSection(text), actions(openButton(id, 'Read it', `Read it: the agreement with ${other}`))] };
}

const LONG = '{date_long_pretty} at {time}';

/** mrkdwn, beneath the file. `was`: a talk that is on another day now. */
export function datesComment(view: { other: string; zone: Zone; starts: readonly number[]; was: number | null }): string {
  const { other, zone, starts, was } = view;
  const name = clean(truncate(other, 120));
  const list = starts.map((start) => `▸ ${slackDate(start, zone, LONG)}`).join('\n');
  return was === null
    ? `✓ Agreed: six talks with ${name}, an hour each.\n${list}\nThe file puts them into your calendar. One that does not fit can move: my Home tab has the page of the two of you.`
    : `Your talk with ${name} of ${slackDate(was, zone, LONG)} has another day:\n${list}\nThe file corrects what stands in your calendar.`;
}

/** The same words for both, whoever or whatever ended it. */
export function endedMessage(view: { id: string; communityId: string; other: string; isMentee: boolean; hadDates: boolean }): Message {
  const text = `Your mentoring with ${view.other} has ended sooner than planned. It needs no reason, and nobody is asked for one. Thank you both for what it was.`;
  const buttons = [
    ...(view.isMentee ? [button('Look for another mentor', 'mentors:open', { value: view.communityId })] : []),
    ...(view.hadDates ? [button('Call off the dates', 'mentorships:file', { value: view.id })] : []),
  ];
  return { text: clean(text), blocks: [plainSection(text), ...(buttons.length === 0 ? [] : [actions(...buttons)])] };
}

export const fileWords = (other: string) => ({
  event: `Mentoring: ${other} and you`,
  title: `Mentoring with ${other}`,
  description: NEVER,
  comment: 'Open the file to have the talks in your calendar; opened again later, it replaces what is there.',
});
