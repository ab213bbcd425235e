/** What stewards read when the channel is gone, in their digest, and on App Home. */

import type { Community } from '../../community/records.ts';
import { joinWords } from '../../community/words.ts';
import type { Block, Message } from '../../platform/slack/message.ts';
import { actions, button, escape as clean, context, plainMessage, plainSection, quote, strong } from '../../platform/slack/text.ts';

export type Silence = 'archived' | 'removed' | 'deleted';

/** Once, and how to mend it. */
export const silencedMessage = (community: Community, silence: Silence): Message => {
  const [what, mend] = {
    archived: ['was archived', 'Unarchive it, and I go on; or choose another channel with /rondo setup'],
    removed: ['no longer has me in it', 'Invite me again there, and I go on'],
    deleted: ['was deleted', 'Choose another channel with /rondo setup'],
  }[silence];
  return plainMessage(
    `The channel of ${community.name} ${what}, so I am silent there. ${mend}. What falls into the silence is not sent later.`,
  );
};

/** She is a member; only the channel is still closed to her. */
export const notBroughtMessage = (community: Community, name: string): Message => {
  const text = `${name} joined ${community.name}, and Slack did not let me add this person to its channel. Add them there, and all is well.`;
  return plainMessage(text);
};

export interface Digest {
  joined: readonly string[];
  waiting: number;
  vacancies: readonly { role: string; name: string | null }[];
  welcome: { whyHere: number; welcome: number; n: number } | null;
}

/** Plain text. Who joined, what waits, which role is free; never who is silent. */
export function digestLine({ joined, waiting, vacancies, welcome }: Digest): string | null {
  const sentences = [
    joined.length > 0 ? `New since last week: ${joinWords(joined)}.` : '',
    waiting > 0 ? `${waiting === 1 ? 'One request waits' : `${waiting} requests wait`} for a steward's answer, on App Home under Now.` : '',
    ...vacancies.map(({ role, name }) => `Free: ${role.replace('-', ' ')}${name ? `, since ${name} left` : ''}.`),
    welcome
      ? `Newcomers after a month: know why they are here ${welcome.whyHere.toFixed(1)} of 5, felt welcome ${welcome.welcome.toFixed(1)} of 5 (n = ${welcome.n}).`
      : '',
  ].filter((sentence) => sentence !== '');
  return sentences.length > 0 ? sentences.join(' ') : null;
}

/** A newcomer's question that she released to the channel. */
export const puzzleMessage = (name: string, question: string): Message => ({
  text: `${clean(name)}, new here, wonders: ${clean(question)} Answers in the thread help the next newcomer too.`,
  blocks: [strong(name, ', new here, wonders:'), quote(question), context('Answers in the thread help the next newcomer too.')],
});

/** On App Home, Mine. */
export const buddyRow = (community: Community, name: string, newcomer: boolean): Block[] => [
  plainSection(
    newcomer
      ? `Your buddy in ${community.name}: ${name}. Twenty minutes, whenever suits you both.`
      : `You accompany ${name}, new in ${community.name}. Twenty minutes, whenever suits you both.`,
  ),
];

export const hopeRow = (community: Community, hope: string): Block[] => [
  plainSection(`What you hope for in ${community.name}:`),
  quote(hope),
];

/** Her own question; only she can show it to the others. */
export const puzzleRow = (id: string, text: string, released: boolean): Block[] => [
  plainSection(released ? 'What puzzled you about us; everyone here can read it:' : 'What puzzled you about us; only you see it:'),
  quote(text),
  ...(released ? [] : [actions(button('Show it to everyone here', 'membership:release', { value: id }))]),
];
