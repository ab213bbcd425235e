/** Asking to come in, nominating: what stewards and whoever asked read. */
import { joinValue } from '../../community/button-value.ts';
import type { Community } from '../../community/records.ts';
import type { Block, Message } from '../../platform/slack/message.ts';
import { actions, button, escapeText as clean, plainMessage, plainSection, quote, split } from '../../platform/slack/text.ts';
import type { AdmissionKind } from './tables.ts';

const decide = (communityId: string, userId: string): Block =>
  actions(
    button('Welcome them', 'admission:accept', { value: joinValue(communityId, userId), style: 'primary' }),
    button('Not this time', 'admission:decline', {
      value: joinValue(communityId, userId),
      confirm: {
        title: 'Not this time?',
        text: 'I tell the one who asked, kindly and without a reason. Asking again later stays possible.',
        yes: 'Not this time',
        no: 'Go back',
      },
    }),
  );

export interface Waiting {
  community: Community;
  kind: AdmissionKind;
  userId: string;
  name: string;
  byName: string;
  why: string;
}

const sayWaiting = ({ community, kind, name, byName }: Waiting): string =>
  kind === 'nomination' ? `${byName} nominates ${name} for ${community.name}.` : `${name} would like to join ${community.name}.`;

export function waitingBlocks(waiting: Waiting): Block[] {
  return [
    plainSection(sayWaiting(waiting)),
    ...(waiting.why ? split(waiting.why, 3000).map(quote) : []),
    decide(waiting.community.id, waiting.userId),
  ];
}

/** To each steward. One yes or no is enough. */
export const requestMessage = (waiting: Waiting): Message => ({
  text: `${clean(`${sayWaiting(waiting)}${waiting.why ? ` "${waiting.why}"` : ''}`)} Welcome them, or not this time? One steward's answer is enough.`,
  blocks: waitingBlocks(waiting),
});

export const declinedRequest = (community: Community): Message =>
  plainMessage(
    `Thank you for asking to join ${community.name}. The stewards say not this time; it is no judgement of you, and you may ask again next quarter.`,
  );

export const declinedNomination = (community: Community, name: string): Message =>
  plainMessage(`Thank you for nominating ${name} for ${community.name}. The stewards say not this time. ${name} was not told.`);

/** She is a member; only the channel is still closed to her. */
export const notBroughtMessage = (community: Community, name: string): Message => {
  const text = `${name} joined ${community.name}, and Slack did not let me add this person to its channel. Add them there, and all is well.`;
  return plainMessage(text);
};
