/** What starts by itself: the questions, and what follows when nobody answers. */
import { LETTER } from '../../community/letter.ts';
import type { Touch } from '../../community/touch.ts';
import { ANSWER, ASK, type Asking, SILENCE } from './service-asking.ts';
import { NOMINATED, NOMINATION, NOMINATION_ENDS, type Nominating } from './service-nominating.ts';
import { WHY } from './views-messages.ts';

export function createTouches(asking: Asking, nominating: Nominating): Touch[] {
  // Nothing of these is planned: each follows from a press, or from a silence.
  const follows = { ...LETTER, run: async () => undefined };
  const inner = { practice: '-', anchor: { on: 'once' }, at: '09:00', surface: 'state', each: 'community', minutes: 0 } as const;
  const always = { ...inner, catchUp: 'always', whenUnsure: 'resend', audience: 'nobody' } as const;
  return [
    { ...follows, id: ASK, name: 'Somebody would like you as a mentor', audience: 'the mentor', why: WHY.ask },
    { ...follows, id: ANSWER, name: 'What came of a wish for a mentor', audience: 'the two', why: WHY.neither },
    { ...follows, id: NOMINATION, name: 'A mentor for you?', audience: 'whoever was put forward', why: WHY.nomination },
    { ...follows, id: NOMINATED, name: 'Whom you put forward', audience: 'whoever did it', minutes: 0, why: WHY.nominated },
    {
      ...always,
      id: SILENCE,
      name: 'On to the next mentor',
      why: 'Four days went by without an answer.',
      run: (due) => asking.fallSilent(due.teamId, due.anchor, due.now),
    },
    {
      ...always,
      id: NOMINATION_ENDS,
      name: 'Whoever put somebody forward hears',
      why: 'Two weeks have passed.',
      run: (due) => nominating.end(due.teamId, due.anchor, due.now),
    },
  ];
}
