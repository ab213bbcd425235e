/** When membership acts by itself: a pause ends, somebody left the channel, the channel is gone. */
import { PRIORITY } from '../../community/ask.ts';
import { findActiveMember } from '../../community/find-member.ts';
import { LETTER, sendLetter } from '../../community/letter.ts';
import type { DueTouch, Touch } from '../../community/touch.ts';
import type { Parts } from './service.ts';
import { leftChannelMessage } from './views-leaving.ts';
import { type Silence, silencedMessage } from './views-places.ts';

const STATE = { ...LETTER, at: '00:00', surface: 'state', minutes: 0, catchUp: 'always', audience: 'nobody' } as const;

export function createTouches({ deps, channel, pauses }: Parts): Touch[] {
  const leftChannel = async (due: DueTouch): Promise<void> => {
    const found = await findActiveMember(deps, due);
    if (!found || !due.userId) return;
    await sendLetter(deps, due, due.userId, {
      message: leftChannelMessage(found.community),
      why: `You left the channel of ${found.community.name}.`,
      priority: PRIORITY.role,
    });
  };

  const silenced = async (due: DueTouch): Promise<void> => {
    const community = await deps.communities.find(due.teamId, due.communityId);
    if (!community?.silencedBy || !due.userId) return;
    await sendLetter(deps, due, due.userId, {
      message: silencedMessage(community, community.silencedBy as Silence),
      why: `You are a steward of ${community.name}.`,
      priority: PRIORITY.role,
    });
  };

  const pauseEnds = async (due: DueTouch): Promise<void> => {
    const community = await deps.communities.find(due.teamId, due.communityId);
    if (community && due.userId) await pauses.endPause(community, due.userId, due.anchor, due.now);
  };

  const leftSilence = async (due: DueTouch): Promise<void> => {
    const community = await deps.communities.find(due.teamId, due.communityId);
    if (community && due.userId) await channel.silent(community, due.userId);
  };

  return [
    {
      ...LETTER,
      id: 'membership.left-channel',
      name: 'Leaving, or tidying up?',
      audience: 'whoever left the channel',
      why: 'You left the channel.',
      run: leftChannel,
    },
    {
      ...LETTER,
      id: 'membership.silenced',
      name: 'I am silent in the channel',
      audience: 'each steward',
      why: 'Stewards can mend it.',
      run: silenced,
    },
    { ...STATE, id: 'membership.pause-ends', name: 'A pause ends', why: 'Its date has come.', run: pauseEnds },
    {
      ...STATE,
      id: 'membership.left-silence',
      name: 'Silence after leaving the channel',
      why: 'Five working days without an answer.',
      run: leftSilence,
    },
  ];
}
