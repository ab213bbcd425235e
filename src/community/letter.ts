/** What follows from somebody's act a moment later: a direct message in the person's hours, or a post. */
import { DAY } from '../platform/clock.ts';
import type { Message } from '../platform/slack/message.ts';
import type { Attention } from './kernel.ts';
import type { DueTouch } from './touch.ts';

const WEEK = 7 * DAY;

/** What the touches of such letters have in common. */
export const LETTER = {
  practice: '-',
  anchor: { on: 'once' },
  at: '09:00',
  surface: 'dm',
  each: 'member',
  minutes: 1,
  catchUp: { within: 3 * DAY },
  whenUnsure: 'resend',
} as const;

/** The same, where everyone reads it. */
export const POST = {
  ...LETTER,
  at: '11:00',
  surface: 'channel',
  audience: 'everyone here',
  each: 'community',
  whenUnsure: 'hold',
} as const;

export interface Letter {
  message: Message;
  why: string;
  priority: number;
  minutes?: number;
  /** Of the touch, unless said otherwise. '': about nothing she belongs to (a request that was declined). */
  communityId?: string;
  /** A week from now, unless said otherwise. */
  expiresAt?: number;
  /** See the kernel's DirectMessage. */
  care?: true;
}

/** Once for each row of the agenda, or for what an act would have been planned as. */
export const sendLetter = (
  { attention }: { attention: Attention },
  due: Pick<DueTouch, 'teamId' | 'communityId' | 'touch' | 'anchor' | 'now'>,
  userId: string,
  letter: Letter,
) =>
  attention.tell(
    {
      teamId: due.teamId,
      communityId: letter.communityId ?? due.communityId,
      userId,
      touch: due.touch,
      key: `${due.touch}/${due.communityId}/${userId}/${due.anchor}`,
      message: letter.message,
      why: letter.why,
      priority: letter.priority,
      minutes: letter.minutes ?? 1,
      expiresAt: letter.expiresAt ?? due.now + WEEK,
      ...(letter.care ? { care: true } : {}),
    },
    due.now,
  );

/** `follows`: from what a person has just decided, see the kernel's ChannelPost. */
export const sendPost = ({ attention }: { attention: Attention }, due: DueTouch, message: Message, { follows = false } = {}) =>
  attention.post(
    {
      teamId: due.teamId,
      communityId: due.communityId,
      touch: due.touch,
      key: `${due.touch}/${due.communityId}/${due.anchor}`,
      message,
      follows,
      minutes: 1,
      expiresAt: due.now + 2 * WEEK,
    },
    due.now,
  );
