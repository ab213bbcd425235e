/** a4: one question to each of a pair, and what silence on two of them in a row comes to. (practice 3.9) */
import { type Ask, PRIORITY } from '../../community/ask.ts';
import { isAlive, isOf, type Pair } from '../../community/pair.ts';
import { DAY } from '../../platform/clock.ts';
import { addDays, type LocalDate } from '../../platform/time/local-dates.ts';
import { addWorkingDays } from '../../platform/time/working-days.ts';
import { toInstant, toLocal } from '../../platform/time/zones.ts';
import { hasSaidSince, isAskedOn, isKnown, isSilent, mayAskStill } from './rules.ts';
import { CHECK, type Parts, type Service, STILL } from './service.ts';
import type { CheckKey } from './store-checks.ts';
import type { CheckKind } from './tables.ts';

/** Every slot lies within seven days; then it goes. */
const WAITS = 9 * DAY;
/** "Still?": so many working days to answer, once it was asked. */
const STILL_DAYS = 5;

export const refOf = (pairId: string, onDate: LocalDate): string => `${pairId}/${onDate}`;

/** What an ask is about. */
export function readRef({ teamId, ref, kind }: Pick<Ask, 'teamId' | 'ref' | 'kind'>): CheckKey {
  const at = ref.lastIndexOf('/');
  return { teamId, pairId: ref.slice(0, at), onDate: ref.slice(at + 1), kind: kind === STILL ? 'still' : 'check' };
}

export function createChecks({ deps, store, checks }: Parts, service: Service) {
  const { keyOf } = service;

  /** Whoever said that the last talk was, or would rather not be asked, is not asked. */
  async function whoIsAsked(pair: Pair, now: number): Promise<string[]> {
    const [talks, resting] = [await store.of(keyOf(pair)), await checks.resting(keyOf(pair))];
    return pair.people.filter((userId) => !resting.includes(userId) && !isKnown(talks, userId, now));
  }

  async function handIn(
    pair: Pair,
    kind: CheckKind,
    onDate: LocalDate,
    people: readonly string[],
    until: (userId: string) => Promise<number>,
  ) {
    const row = {
      ...keyOf(pair),
      kind,
      onDate,
      asked: people.length,
      silent: 0,
      unreached: false,
      answered: false,
      privacy: 'P1' as const,
    };
    if (people.length === 0 || !(await checks.add(row))) return;
    for (const userId of people)
      await deps.attention.ask({
        ...{ teamId: pair.teamId, communityId: pair.communityId, userId, kind: kind === 'still' ? STILL : CHECK },
        ...{ ref: refOf(pair.id, onDate), priority: PRIORITY.coaching, minutes: 1, opensOn: onDate },
        ...{ expiresAt: await until(userId), reminder: false },
      });
  }

  /** Until the end of the fifth working day after her slot. */
  const untilStill =
    (pair: Pair, now: number) =>
    async (userId: string): Promise<number> => {
      const zone = await service.zoneOf({ teamId: pair.teamId, userId });
      const slot = (await deps.attention.nextSlot(pair.teamId, userId, now)) ?? now;
      const last = addWorkingDays(toLocal(slot, zone).date, STILL_DAYS, await service.holidaysOf(pair));
      return toInstant(addDays(last, 1), '00:00', zone);
    };

  async function askStill(pair: Pair, now: number): Promise<void> {
    const community = await deps.communities.get(pair.teamId, pair.communityId);
    const today = deps.calendar.today(community, now);
    // So close to the end c3 asks instead.
    if (!isAskedOn(pair, today, deps.calendar.holidays(community))) return;
    await handIn(pair, 'still', today, await whoIsAsked(pair, now), untilStill(pair, now));
  }

  return {
    /** Week 3 of a cycle: every living pair of the community. */
    handInAll: async (teamId: string, communityId: string, today: LocalDate, now: number): Promise<void> => {
      const community = await deps.communities.find(teamId, communityId);
      if (community?.status !== 'active') return;
      const holidays = deps.calendar.holidays(community);
      for (const pair of await deps.pairs.list({ teamId, communityId, states: ['told', 'agreed'] })) {
        if (!isAskedOn(pair, today, holidays)) continue;
        await handIn(pair, 'check', today, await whoIsAsked(pair, now), async () => now + WAITS);
      }
    },

    /** What the ask is about, while there is something to ask her. */
    findAsked: async (ask: Ask): Promise<Pair | null> => {
      const { pairId, onDate, kind } = readRef(ask);
      const pair = await deps.pairs.find(ask.teamId, pairId);
      if (!pair || !isAlive(pair) || !isOf(pair, ask.userId)) return null;
      const since = toInstant(onDate, '00:00', 'UTC') - DAY;
      return kind === 'check' && hasSaidSince(await store.of(keyOf(pair)), ask.userId, since) ? null : pair;
    },

    heard: (pair: Pair): Promise<void> => checks.answer(keyOf(pair)),
    rest: (pair: Pair, userId: string): Promise<void> => checks.rest(keyOf(pair), userId),

    /** It went unanswered, or never reached her. The last of them decides. */
    expired: async (ask: Ask, now: number): Promise<void> => {
      const check = await checks.pass(readRef(ask), ask.askedAt !== null);
      const pair = check && (await deps.pairs.find(check.teamId, check.pairId));
      if (!check || !pair || !isAlive(pair) || !isSilent(check)) return;
      if (check.kind === 'still') await deps.pairs.happen(pair, { is: 'over', why: 'silent' }, now);
      else if (mayAskStill(await checks.list(keyOf(pair)))) await askStill(pair, now);
    },
  };
}

export type Checks = ReturnType<typeof createChecks>;
