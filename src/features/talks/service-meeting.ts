/** "We talked", however many say it; three times when they need help; an end without a reason. */
import { busyTimes } from '../../community/calendar-rules.ts';
import { withFooter } from '../../community/footer.ts';
import { firstSharedHour } from '../../community/hours.ts';
import type { Pair, PairEnd } from '../../community/pair.ts';
import { DAY } from '../../platform/clock.ts';
import { nextNumber, stampOf, talkToMove, talkToSay, USUAL_MINUTES } from './rules.ts';
import { type Hours, proposeTimes } from './rules-times.ts';
import { CHECKS, type Parts, type Service } from './service.ts';
import type { Dates } from './service-dates.ts';
import { type Taken, type TimesView, takenMessage } from './views-dates.ts';

/** Where she has not said. */
const USUAL_HOURS = { from: '09:00', until: '17:00' } as const;
const WAITS = 3 * DAY;
const WHY_TAKEN = 'You are in a coaching pair, and a time for your talk was wanted.';

export function createMeeting({ deps, store, checks }: Parts, service: Service, dates: Dates) {
  const { keyOf } = service;

  /** Which talk gets a new date, and where it stands now; null: all were held. */
  async function findMovable(pair: Pair, now: number): Promise<{ number: number; at: number | null; minutes: number } | null> {
    const talks = await store.of(keyOf(pair));
    const talk = talkToMove(talks, now);
    return talk === 'new' ? { number: nextNumber(talks), at: null, minutes: USUAL_MINUTES } : talk;
  }

  async function proposals(pair: Pair, minutes: number, now: number): Promise<number[]> {
    const community = await deps.communities.get(pair.teamId, pair.communityId);
    const people = await Promise.all(
      pair.people.map(async (userId): Promise<Hours> => {
        const { from, until } = pair.brought[userId] ?? USUAL_HOURS;
        return { from, until, zone: await service.zoneOf({ teamId: pair.teamId, userId }) };
      }),
    );
    const today = deps.calendar.today(community, now);
    const standing = (await dates.planned(pair)).map(({ at }) => at);
    const { zone } = community;
    const busy = busyTimes(await deps.calendar.sessions(pair.teamId, community.id), zone);
    return proposeTimes({ people, minutes, today, zone, holidays: deps.calendar.holidays(community), standing, busy });
  }

  const fixOne = async (pair: Pair, number: number, at: number, userId: string, now: number): Promise<boolean> => {
    await checks.answer(keyOf(pair));
    return dates.move(pair, number, at, now, userId);
  };

  return {
    findMovable,
    /** A date by hand. False: it stands there already. */
    fixOne,

    /** Null: all were held, and there is nothing to find a time for. */
    helpView: async (pair: Pair, userId: string, now: number): Promise<TimesView | null> => {
      const talk = await findMovable(pair, now);
      if (!talk) return null;
      const times = await proposals(pair, talk.minutes, now);
      return { pairId: pair.id, number: talk.number, times, zone: await service.zoneOf({ teamId: pair.teamId, userId }) };
    },

    /** The number of the talk that is counted, once however many say it; null: she has said so already, or all three were held. */
    sayMet: (pair: Pair, userId: string, now: number): Promise<number | null> =>
      deps.db.transaction(async () => {
        const talks = await store.of(keyOf(pair));
        const meant = talkToSay(talks, userId, now);
        if (meant === null) return null;
        const talk = meant === 'new' ? { ...dates.blank(pair, nextNumber(talks)), at: now } : meant;
        await store.put({ ...talk, state: 'held', said: { ...talk.said, [userId]: now } });
        await checks.answer(keyOf(pair));
        if (talk.state !== 'held') await deps.pairs.happen(pair, { is: 'met' }, now);
        return talk.number;
      }),

    /**
     * One tap, for all of them. `tell`: whoever has not tapped reads it in their conversation, with the times that are left. Null: it
     * stands there already, or was held.
     */
    take: (pair: Pair, number: number, at: number, { userId, now, tell }: { userId: string; now: number; tell: boolean }) =>
      deps.db.transaction(async (): Promise<Taken | null> => {
        const before = (await store.of(keyOf(pair))).find((talk) => talk.number === number);
        const times = await proposals(pair, before?.minutes ?? USUAL_MINUTES, now);
        if (!(await fixOne(pair, number, at, userId, now))) return null;
        const zones = await Promise.all(pair.people.map((id) => service.zoneOf({ teamId: pair.teamId, userId: id })));
        const taken = { pairId: pair.id, number, taken: at, times, zone: zones[0] ?? 'UTC' };
        if (!tell) return taken;
        const notBefore = firstSharedHour(now, zones, await service.holidaysOf(pair)) ?? now;
        await deps.outbox.group({
          ...{ teamId: pair.teamId, key: `talks.taken/${pair.id}/${stampOf(await store.of(keyOf(pair)))}`, touch: CHECKS },
          ...{ whenUnsure: 'resend', userIds: [...pair.people], notBefore, expiresAt: notBefore + WAITS },
          message: withFooter(takenMessage(taken), WHY_TAKEN, CHECKS),
        });
        return taken;
      }),

    /** One of three goes alone; two are free together. Null: it was over before. */
    end: (pair: Pair, userId: string, why: PairEnd & ('quietly' | 'silent'), now: number): Promise<Pair | null> =>
      deps.pairs.happen(pair, pair.people.length > 2 ? { is: 'left', userId, why } : { is: 'over', why }, now),
  };
}

export type Meeting = ReturnType<typeof createMeeting>;
