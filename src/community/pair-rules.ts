/** What may happen to a pair, and what it makes of it (practice 3.7). Pure. */
import type { Pair, PairEvent, PairState } from './pair.ts';

/** Practice 3.7: three dates, in weeks 2, 5 and 8 of the round. */
export const TALK_WEEKS = [2, 5, 8] as const;
/** Practice 3.9, c3: R+45 working days. */
export const CLOSES_AFTER = 45;
/** Practice 3.9, c1: "still on?" at R+5, released at R+10. */
export const STILL_ON_AFTER = 5;
export const RELEASED_AFTER = 10;
export const MOST_PEOPLE = 3;

const MAY: Readonly<Record<PairState, readonly PairEvent['is'][]>> = {
  matched: ['told', 'moved', 'opened', 'joined', 'left', 'over'],
  told: ['opened', 'agreed', 'guided', 'met', 'joined', 'left', 'over'],
  agreed: ['opened', 'guided', 'met', 'joined', 'left', 'over'],
  over: [],
};

/** The columns that change, or null when it cannot happen now. */
export function advancePair(pair: Pair, event: PairEvent, now: number): Partial<Pair> | null {
  if (!MAY[pair.state].includes(event.is)) return null;
  switch (event.is) {
    case 'told':
      return { state: 'told', toldAt: now };
    case 'moved':
      return { toldOn: event.toldOn, closesOn: event.closesOn };
    case 'opened':
      return { channelId: event.channelId };
    case 'agreed':
      return { state: 'agreed', agreedAt: now };
    case 'guided':
      return { guideId: event.guideId };
    case 'met':
      return { talks: pair.talks + 1 };
    case 'joined': {
      if (pair.people.includes(event.userId) || pair.people.length >= MOST_PEOPLE) return null;
      const people = [...pair.people, event.userId].sort();
      return { people, brought: { ...pair.brought, [event.userId]: event.brought }, reason: event.reason };
    }
    case 'left': {
      if (!pair.people.includes(event.userId)) return null;
      const people = pair.people.filter((id) => id !== event.userId);
      // Of two, both stay in the record: each of them may look at what was.
      if (people.length < 2) return { state: 'over', ended: event.why, overAt: now };
      const { [event.userId]: _, ...brought } = pair.brought;
      const { third } = pair.reason;
      return { people, brought, reason: { ...pair.reason, third: third?.userId === event.userId ? null : third } };
    }
    case 'over':
      return { state: 'over', ended: event.why, overAt: now };
  }
}
