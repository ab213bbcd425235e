/** Asking in, asking to come in, nominating: what stewards, members and the person in question read. */

import type { Community } from '../../community/records.ts';
import { joinWords } from '../../community/words.ts';
import type { Block, Message } from '../../platform/slack/message.ts';
import { actions, button, escape as clean, plainMessage, plainSection, quote, split, strong } from '../../platform/slack/text.ts';
import type { AdmissionKind } from './tables.ts';
import { purposeOf, values } from './views.ts';

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
      ? `I ask ${joinWords(asked)} in a direct message whether they would like to join ${community.name}. Nobody is enrolled without a yes.`
      : '',
    already.length > 0 ? `${joinWords(already)}: asked already; the answer is theirs.` : '',
    members.length > 0 ? `${joinWords(members)}: in already.` : '',
    ...refused,
  ].filter((line) => line !== '');
  return plainMessage(lines.join('\n'));
}

/** On App Home: an invitation that waits for her word. */
export const openInvitation = (community: Community): Block[] => [
  strong(`You are invited to ${community.name}.`, ' Nothing happens until you say.'),
  actions(
    button('Tell us', 'membership:tell', { value: community.id, style: 'primary' }),
    button('Reading only', 'membership:read', { value: community.id }),
    button('Not for me', 'membership:not-for-me', { value: community.id }),
  ),
];

/** A community that anybody here may join: why it is there, and the way in. */
export const purposeCard = (community: Community): Block[] => [
  strong(community.name, `  ${purposeOf(community)}`),
  actions(button('Join', 'membership:join', { value: community.id, label: `Join ${community.name}` })),
];
