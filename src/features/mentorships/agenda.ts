/** What starts by itself: the introduction, each date that has passed, an agreement that nobody signs, the end. */
import { LETTER } from '../../community/letter.ts';
import type { Touch } from '../../community/touch.ts';
import type { Services } from './commands.ts';
import { CLOSED } from './service-closing.ts';
import { INTRODUCTION, NEWS, STILL_ON, UNSIGNED } from './service-life.ts';
import type { StillOn } from './service-still-on.ts';
import { CLOSES, MIDPOINT, TALKED } from './service-talks.ts';
import { WHY } from './views-messages.ts';

export function createTouches({ life, talks, closings }: Services, askStillOn: StillOn): Touch[] {
  // Nothing of these is planned: each follows from a press.
  const follows = { ...LETTER, practice: '-', run: async () => undefined, why: WHY, audience: 'the two' };
  const inner = { practice: '-', anchor: { on: 'once' }, at: '09:00', surface: 'state', each: 'community', minutes: 0 } as const;
  const always = { ...inner, catchUp: 'always', whenUnsure: 'resend', audience: 'nobody', why: WHY } as const;
  return [
    { ...follows, id: INTRODUCTION, name: 'Mentor and mentee', surface: 'group', minutes: 3 },
    { ...follows, id: NEWS, name: 'News of your mentoring' },

    { ...always, id: STILL_ON, name: 'Agreement still open', run: (due) => askStillOn(due.teamId, due.anchor, due.now) },
    { ...always, id: UNSIGNED, name: 'No agreement came of it', run: (due) => life.releaseUnsigned(due.teamId, due.anchor, due.now) },
    { ...always, id: TALKED, name: 'A talk of mentoring has passed', run: (due) => talks.passed(due.teamId, due.anchor, due.now) },
    { ...always, id: MIDPOINT, name: 'Halfway through mentoring', run: (due) => talks.halfway(due.teamId, due.anchor, due.now) },
    { ...always, id: CLOSES, name: 'The last talk has passed', run: (due) => closings.beginById(due.teamId, due.anchor, due.now) },
    { ...always, id: CLOSED, name: 'Mentoring closes', run: (due) => closings.expire(due.teamId, due.anchor, due.now) },
  ];
}
