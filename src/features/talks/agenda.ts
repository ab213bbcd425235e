/** Week 3 of each cycle: asks are handed in. And the letter that a partner has given feedback. */
import { PRIORITY } from '../../community/ask.ts';
import { LETTER, sendLetter } from '../../community/letter.ts';
import type { Touch } from '../../community/touch.ts';
import { DAY } from '../../platform/clock.ts';
import { CHECKS, FEEDBACK, type Parts, type Service } from './service.ts';
import type { Checks } from './service-checks.ts';
import { feedbackLetter } from './views-growth.ts';

const WEEK_THREE = 14;

export function createTouches({ deps, growth }: Parts, service: Service, checks: Checks): Touch[] {
  return [
    {
      id: CHECKS,
      practice: 'a4',
      name: 'Coaching check-in',
      anchor: { on: 'session', kinds: ['topic'], offset: WEEK_THREE },
      // Before the slots of the day, which bring it.
      at: '00:05',
      surface: 'state',
      audience: 'each coaching pair, in the weekly slot',
      each: 'community',
      minutes: 1,
      catchUp: { within: 2 * DAY },
      whenUnsure: 'resend',
      why: 'You are in a coaching pair, and this is the third week of the cycle.',
      run: ({ teamId, communityId, localDate, now }) => checks.handInAll(teamId, communityId, localDate, now),
    },
    {
      ...LETTER,
      id: FEEDBACK,
      name: 'Feedback on your coaching',
      audience: 'whoever it was given to',
      why: 'Your partner in a coaching pair has given it to you.',
      run: async (due) => {
        const [pairId = '', fromId = '', onDate = ''] = due.anchor.split('/');
        const { userId } = due;
        if (userId === null) return;
        const given = await growth.feedbackTo(due.teamId, userId);
        // Forgotten meanwhile.
        if (!given.some((row) => row.pairId === pairId && row.fromId === fromId && row.onDate === onDate)) return;
        const message = feedbackLetter(await service.nameOf(due.teamId, fromId));
        const why = 'Your partner in a coaching pair has given it to you.';
        await sendLetter(deps, due, userId, { message, why, priority: PRIORITY.notice });
      },
    },
  ];
}
