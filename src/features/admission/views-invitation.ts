/** Asking somebody in: what she reads, what whoever invited reads, and the ways in on App Home. */
import { purposeOf } from '../../community/community-views.ts';
import type { Community } from '../../community/records.ts';
import { firstName, joinWords } from '../../community/words.ts';
import type { Block, Message } from '../../platform/slack/message.ts';
import { actions, button, plainMessage, strong } from '../../platform/slack/text.ts';

/** Asked in by somebody, or found in the channel: nothing has been decided, and the answer is hers. */
export function sayInvitation(invitation: { community: Community; name: string; invitedBy: string | null }): string {
  const { community, invitedBy, name } = invitation;
  const who = invitedBy ? `${invitedBy} invites you to` : 'you are in the channel of';
  const joined = invitedBy ? '' : ' Would you like to be a member too?';
  return (
    `Hello ${firstName(name)}, ${who} ${community.name}.${joined} We are working on one thing: ` +
    `${purposeOf(community).replace(/[.\s]+$/, '')}. If you come in, one question: what would you like to be better at as a leader three months from now? ` +
    'Two minutes. If you do nothing, nothing happens.'
  );
}

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
    button('Tell us', 'welcome:tell', { value: community.id, style: 'primary' }),
    button('Reading only', 'welcome:read', { value: community.id }),
    button('Not for me', 'welcome:not-for-me', { value: community.id }),
  ),
];

/** A community that anybody here may join: why it is there, and the way in. */
export const purposeCard = (community: Community): Block[] => [
  strong(community.name, `  ${purposeOf(community)}`),
  actions(button('Join', 'admission:join', { value: community.id, label: `Join ${community.name}` })),
];
