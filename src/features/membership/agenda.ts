/** When membership acts by itself: the joining weeks, and what follows from somebody's act a moment later. */
import type { Community, Member } from '../../community/records.ts';
import type { DueTouch, Touch } from '../../community/touch.ts';
import { DAY } from '../../platform/clock.ts';
import { askBuddy, askFirstThings, askMonth, askToTell } from './agenda-asks.ts';
import type { Parts } from './service.ts';
import { createLetters, findOf } from './service-letters.ts';

const NEWCOMER = { audience: 'the newcomer', each: 'member', catchUp: { within: 3 * DAY }, whenUnsure: 'resend' } as const;
const LETTER = {
  practice: '-',
  anchor: { on: 'once' },
  at: '09:00',
  surface: 'dm',
  each: 'member',
  minutes: 1,
  catchUp: { within: 3 * DAY },
  whenUnsure: 'resend',
} as const;
const STATE = {
  practice: '-',
  anchor: { on: 'once' },
  at: '00:00',
  surface: 'state',
  each: 'member',
  minutes: 0,
  catchUp: 'always',
  whenUnsure: 'resend',
} as const;

export function createTouches(parts: Parts): Touch[] {
  const { buddies, deps, leaving, levels } = parts;
  const letters = createLetters(parts);

  const buddy = async (due: DueTouch): Promise<void> => {
    const found = await findOf(parts, due);
    if (found) await buddies.introduce(found.community, found.member, due);
  };

  const pauseEnds = async (due: DueTouch): Promise<void> => {
    const community = await deps.communities.find(due.teamId, due.communityId);
    if (community && due.userId) await levels.endPause(community, due.userId, due.anchor, due.now);
  };

  const leftSilence = async (due: DueTouch): Promise<void> => {
    const community = await deps.communities.find(due.teamId, due.communityId);
    if (community && due.userId) await leaving.silentAfterLeaving(community, due.userId);
  };

  /** The ask behind a touch of the joining weeks: only for somebody who began with a welcome. */
  const hand = (make: (parts: Parts, community: Community, member: Member, due: DueTouch) => Promise<void>) => async (due: DueTouch) => {
    const found = await findOf(parts, due);
    if (found) await make(parts, found.community, found.member, due);
  };

  return [
    {
      ...NEWCOMER,
      id: 'membership.welcome',
      practice: 'j0',
      name: 'Welcome',
      anchor: { on: 'joining', offset: 0 },
      at: '09:00',
      surface: 'dm',
      minutes: 3,
      why: 'You joined.',
      run: letters.welcome,
    },
    {
      ...NEWCOMER,
      id: 'membership.buddy',
      practice: 'j2',
      name: 'Buddy',
      anchor: { on: 'joining', offset: 1 },
      at: '10:00',
      surface: 'group',
      audience: 'the newcomer and a buddy',
      minutes: 20,
      why: 'A newcomer settles in faster with one person to ask.',
      run: buddy,
    },
    {
      ...NEWCOMER,
      id: 'membership.reminder',
      practice: 'j1',
      name: 'Welcome reminder',
      anchor: { on: 'joining', offset: 3 },
      at: '09:00',
      surface: 'dm',
      minutes: 1,
      why: 'You joined and have not told us how you take part; this is the one reminder.',
      run: hand(askToTell),
    },
    {
      ...NEWCOMER,
      id: 'membership.buddy-look',
      practice: 'j2',
      name: 'Did you two talk?',
      anchor: { on: 'joining', offset: 6 },
      // For the buddy, whose day may begin before the newcomer's: handed in at midnight, brought by her slot.
      at: '00:05',
      surface: 'state',
      audience: 'the buddy',
      minutes: 1,
      why: 'You were introduced to a newcomer.',
      run: hand(askBuddy),
    },
    {
      ...NEWCOMER,
      id: 'membership.first-things',
      practice: 'j3',
      name: 'First useful thing',
      anchor: { on: 'joining', offset: 10 },
      at: '09:00',
      surface: 'dm',
      minutes: 5,
      why: 'You joined two weeks ago.',
      run: hand(askFirstThings),
    },
    {
      ...NEWCOMER,
      id: 'membership.month',
      practice: 'j4',
      name: 'After a month',
      anchor: { on: 'joining', offset: 22 },
      at: '09:00',
      surface: 'dm',
      minutes: 2,
      why: 'You joined a month ago.',
      run: hand(askMonth),
    },
    {
      ...LETTER,
      id: 'membership.buddy-later',
      practice: 'j2',
      name: 'Buddy',
      surface: 'group',
      audience: 'the newcomer and a buddy',
      minutes: 20,
      why: 'A newcomer settles in faster with one person to ask.',
      run: buddy,
    },
    {
      ...LETTER,
      id: 'membership.invitation',
      name: 'Invitation',
      audience: 'the invited person',
      why: 'Somebody invited you.',
      run: letters.invitation,
    },
    {
      ...LETTER,
      id: 'membership.came',
      name: 'Question to somebody who came into the channel',
      audience: 'that person',
      why: 'You came into the channel.',
      run: letters.invitation,
    },
    {
      ...LETTER,
      id: 'membership.request',
      name: 'Somebody would like to join',
      audience: 'each steward',
      why: 'Stewards decide who joins.',
      run: letters.request,
    },
    { ...LETTER, id: 'membership.declined', name: 'Not this time', audience: 'whoever asked', why: 'You asked.', run: letters.declined },
    {
      ...LETTER,
      id: 'membership.left-channel',
      name: 'Leaving, or tidying up?',
      audience: 'whoever left the channel',
      why: 'You left the channel.',
      run: letters.leftChannel,
    },
    {
      ...LETTER,
      id: 'membership.silenced',
      name: 'I am silent in the channel',
      audience: 'each steward',
      why: 'Stewards can mend it.',
      run: letters.silenced,
    },
    {
      ...LETTER,
      id: 'membership.not-brought',
      name: 'Somebody who joined is not in the channel',
      audience: 'each steward',
      why: 'Stewards can add somebody to the channel where I cannot.',
      run: letters.notBrought,
    },
    {
      ...LETTER,
      id: 'membership.introduction',
      practice: 'j0',
      name: 'Introduction',
      at: '11:00',
      surface: 'channel',
      audience: 'everyone here',
      each: 'community',
      whenUnsure: 'hold',
      why: 'A newcomer ticked that the channel may read her line.',
      run: letters.introduce,
    },
    {
      ...LETTER,
      id: 'membership.puzzle',
      practice: 'j3',
      name: "A newcomer's question",
      at: '11:00',
      surface: 'channel',
      audience: 'everyone here',
      each: 'community',
      whenUnsure: 'hold',
      why: 'A newcomer released her question.',
      run: letters.puzzle,
    },
    { ...STATE, id: 'membership.pause-ends', name: 'A pause ends', audience: 'nobody', why: 'Its date has come.', run: pauseEnds },
    {
      ...STATE,
      id: 'membership.left-silence',
      name: 'Silence after leaving the channel',
      audience: 'nobody',
      why: 'Five working days without an answer.',
      run: leftSilence,
    },
  ];
}
