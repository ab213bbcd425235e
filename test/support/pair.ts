/** A pair as the round would have made it: for stories that begin after the introduction. */
import type { Brought, Pair } from '../../src/community/pair.ts';
import { CLOSES_AFTER } from '../../src/community/pair-rules.ts';
import { addWorkingDays, NO_HOLIDAYS } from '../../src/platform/time/working-days.ts';

const BROUGHT: Brought = { offer: 'Hard conversations', want: 'Saying no upwards', from: '09:00', until: '17:00' };

/** Told today unless said otherwise; `people` are ids such as 'U0ANA'. */
export function aPair(
  people: readonly string[],
  { toldOn = '2026-11-03', ...rest }: Partial<Pair> & Pick<Pair, 'teamId' | 'communityId' | 'id'>,
): Pair {
  return {
    roundId: 'round-1',
    people: [...people].sort(),
    state: 'told',
    ended: null,
    reason: {
      otherFunction: true,
      otherBand: null,
      offerMeetsWant: false,
      sharedHours: 6,
      metBefore: 0,
      third: null,
      by: 'round',
    },
    brought: Object.fromEntries(people.map((id) => [id, BROUGHT])),
    seed: 'a seed',
    toldOn,
    closesOn: addWorkingDays(toldOn, CLOSES_AFTER, NO_HOLIDAYS),
    channelId: null,
    guideId: null,
    talks: 0,
    createdAt: 0,
    toldAt: 0,
    agreedAt: null,
    overAt: null,
    ...rest,
  };
}
