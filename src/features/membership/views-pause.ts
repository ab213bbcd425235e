/** Pausing and coming back: each says what happens before it does. */
import { joinValue } from '../../community/button-value.ts';
import type { Community } from '../../community/records.ts';
import { joinWords } from '../../community/words.ts';
import type { Block, Message } from '../../platform/slack/message.ts';
import { actions, button, escapeText as clean, plainMessage, plainSection } from '../../platform/slack/text.ts';
import { formatDate, type LocalDate } from '../../platform/time/local-dates.ts';
import type { PauseLength } from './rules.ts';

const LENGTHS: readonly { length: PauseLength; label: string }[] = [
  { length: 'two-weeks', label: '2 weeks' },
  { length: 'four-weeks', label: '4 weeks' },
  { length: 'until-i-say', label: 'Until I say' },
];

const pauseButtons = (communityId: string) =>
  actions(
    ...LENGTHS.map(({ length, label }) => button(label, `membership:pause-for#${length}`, { value: joinValue(communityId, length) })),
    button('Leave instead', 'membership:leave', { value: communityId }),
  );

const namesOf = (communities: readonly Community[]): string => joinWords(communities.map((each) => each.name));

/** Of one community, or of all of hers: then `communityId` is ''. */
export function pauseQuestion(communities: readonly Community[], communityId: string): Message {
  const text = `Pause ${namesOf(communities)}: no messages from me, no turn comes to you, and nobody is told. For how long?`;
  return { text: clean(`${text} 2 weeks, 4 weeks, until you say; or leave.`), blocks: [plainSection(text), pauseButtons(communityId)] };
}

export function pausedMessage(communities: readonly Community[], until: LocalDate | null, communityId: string): Message {
  const verb = communities.length === 1 ? 'is' : 'are';
  const text =
    until === null
      ? `⏸ ${namesOf(communities)} ${verb} paused until you say. Nothing comes to you; the channel stays open.`
      : `⏸ ${namesOf(communities)} ${verb} paused. It ends by itself on ${formatDate(until)}, without a message.`;
  return { text: clean(text), blocks: [plainSection(text), actions(button('Resume now', 'membership:resume', { value: communityId }))] };
}

export const resumedMessage = (communities: readonly Community[]): Message =>
  plainMessage(`✓ ${namesOf(communities)}: you are back from now. What fell into the pause is not sent later.`);

export const pauseEndedRow = (community: Community, on: string): Block[] => [
  plainSection(`Your pause in ${community.name} ended on ${formatDate(on)}. What fell into it was not kept for you.`),
];
