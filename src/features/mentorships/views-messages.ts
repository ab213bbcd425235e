/** What the two are told. */
import type { Message } from '../../platform/slack/message.ts';
import { actions, button, escapeText as clean, context, plainSection, quote, section } from '../../platform/slack/text.ts';
import { slackDate } from '../../platform/time/say.ts';
import type { Zone } from '../../platform/time/zones.ts';

export const WHY = 'You two said yes to six months of mentoring.';
export const NEVER = 'What you talk about is never asked and never stored.';

const openButton = (id: string, words: string, label?: string) =>
  button(words, 'mentorships:open', { value: id, style: 'primary', ...(label ? { label } : {}) });

export function introduction({ id, mentee, mentor, want }: { id: string; mentee: string; mentor: string; want: string }): Message {
  const opening = `${mentee}, meet ${mentor}. ${mentor} has said yes to an hour a month for six months. What ${mentee} wants to be able to do:`;
  const next = `${mentee} writes the agreement, ${mentor} completes it, both sign, within three weeks. The six dates follow from it. ${NEVER}`;
  return {
    text: clean(`${opening}\n“${want}”\n${next}`),
    blocks: [plainSection(opening), quote(want), actions(openButton(id, 'Our agreement')), plainSection(next)],
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

export function datesMessage(view: { id: string; other: string; zone: Zone; starts: readonly number[] }, moved: boolean): Message {
  const opening = moved ? `A talk with ${view.other} is on another day now.` : `✓ Agreed: six talks with ${view.other}, an hour each.`;
  const list = view.starts.map((start) => `▸ ${slackDate(start, view.zone, LONG)}`).join('\n');
  const rest = 'The calendar file follows. One that no longer fits can be moved on your page.';
  return {
    text: `${clean(opening)}\n${list}\n${rest}`,
    blocks: [
      plainSection(opening),
      section(list),
      actions(openButton(view.id, 'Open', `Open: mentoring with ${view.other}`)),
      context(rest),
    ],
  };
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
