/** When somebody is introduced, and when the buddy is asked whether they talked. */
import { findActiveMember } from '../../community/find-member.ts';
import type { DueTouch, Touch } from '../../community/touch.ts';
import { DAY } from '../../platform/clock.ts';
import { createHandIn } from './agenda-asks.ts';
import type { Parts } from './service.ts';

const EACH = { practice: 'j2', each: 'member', catchUp: { within: 3 * DAY }, whenUnsure: 'resend' } as const;
const INTRODUCTION = {
  ...EACH,
  name: 'Buddy',
  surface: 'group',
  audience: 'the newcomer and a buddy',
  minutes: 20,
  why: 'A newcomer settles in faster with one person to ask.',
} as const;

export function createTouches(parts: Parts): Touch[] {
  const introduce = async (due: DueTouch): Promise<void> => {
    const found = await findActiveMember(parts.deps, due);
    if (found) await parts.drawing.introduce(found.community, found.member, due);
  };
  return [
    { ...INTRODUCTION, id: 'buddies.introduction', anchor: { on: 'joining', offset: 1 }, at: '10:00', run: introduce },
    {
      ...EACH,
      id: 'buddies.look',
      name: 'Did you two talk?',
      anchor: { on: 'joining', offset: 6 },
      // For the buddy, whose day may begin before the newcomer's: handed in at midnight, brought by her slot.
      at: '00:05',
      surface: 'state',
      audience: 'the buddy',
      minutes: 1,
      why: 'You were introduced to a newcomer.',
      run: createHandIn(parts),
    },
    { ...INTRODUCTION, id: 'buddies.later', anchor: { on: 'once' }, at: '09:00', run: introduce },
  ];
}
