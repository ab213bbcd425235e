/** Asking in, asking to come in, nominating: what stewards, members and the person in question read. */

import type { Community } from '../../community/records.ts';
import { joinWords } from '../../community/words.ts';
import type { Block, Message } from '../../platform/slack/message.ts';
import { actions, button, escape as clean, quote, section } from '../../platform/slack/text.ts';
import type { AdmissionKind } from './tables.ts';
import { nameOf, purposeOf, values } from './views.ts';

const decide = (communityId: string, userId: string): Block =>
  actions(
    button('Welcome them', 'membership:accept', { value: values.of(communityId, userId), style: 'primary' }),
    button('Not this time', 'membership:decline', {
      value: values.of(communityId, userId),
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
  kind === 'nomination'
    ? `${clean(byName)} nominates ${clean(name)} for ${nameOf(community)}.`
    : `${clean(name)} would like to join ${nameOf(community)}.`;

export function waitingBlocks(waiting: Waiting): Block[] {
  return [section(sayWaiting(waiting)), ...(waiting.why ? [quote(waiting.why)] : []), decide(waiting.community.id, waiting.userId)];
}

/** To each steward. One yes or no is enough. */
export const requestMessage = (waiting: Waiting): Message => ({
  text: `${sayWaiting(waiting)}${waiting.why ? ` "${clean(waiting.why)}"` : ''} Welcome them, or not this time? One steward's answer is enough.`,
  blocks: waitingBlocks(waiting),
});

export const declinedRequest = (community: Community): Message => ({
  text: `Thank you for asking to join ${nameOf(community)}. The stewards say not this time; it is no judgement of you, and you may ask again next quarter.`,
});

export const declinedNomination = (community: Community, name: string): Message => ({
  text: `Thank you for nominating ${clean(name)} for ${nameOf(community)}. The stewards say not this time. ${clean(name)} was not told.`,
});

/** What one invitation by several names came to. */
export interface Asked {
  community: Community;
  asked: string[];
  already: string[];
  members: string[];
  refused: string[];
}

export function invitedReply({ community, asked, already, members, refused }: Asked): Message {
  const lines = [
    asked.length > 0
      ? `I ask ${clean(joinWords(asked))} in a direct message whether they would like to join ${nameOf(community)}. Nobody is enrolled without a yes.`
      : '',
    already.length > 0 ? `${clean(joinWords(already))}: asked already; the answer is theirs.` : '',
    members.length > 0 ? `${clean(joinWords(members))}: in already.` : '',
    ...refused.map((sentence) => clean(sentence)),
  ].filter((line) => line !== '');
  return { text: lines.join('\n') };
}

/** On App Home: an invitation that waits for her word. */
export const openInvitation = (community: Community): Block[] => [
  section(`*You are invited to ${nameOf(community)}.* Nothing happens until you say.`),
  actions(
    button('Tell us', 'membership:tell', { value: community.id, style: 'primary' }),
    button('Reading only', 'membership:read', { value: community.id }),
    button('Not for me', 'membership:not-for-me', { value: community.id }),
  ),
];

/** A community that anybody here may join: why it is there, and the way in. */
export const purposeCard = (community: Community): Block[] => [
  section(`*${nameOf(community)}*  ${clean(purposeOf(community))}`),
  actions(button('Join', 'membership:join', { value: community.id, label: `Join ${community.name}` })),
];
