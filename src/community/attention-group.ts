/** What two or three people are told at once: in an hour they share, and counted for each of them. (practice 3.9, c1) */
import { DAY } from '../platform/clock.ts';
import type { Database } from '../platform/db/database.ts';
import type { Outbox, WhenUnsure } from '../platform/delivery/outbox.ts';
import { hasRoom, monthAround, type Place, weekOf } from './attention-rules.ts';
import type { Situation, Situations } from './attention-situation.ts';
import type { AttentionStore } from './attention-store.ts';
import { withFooter } from './footer.ts';
import { firstSharedHour, nextInHours } from './hours.ts';
import type { Attention, GroupMessage } from './kernel.ts';

export interface GroupParts {
  db: Database;
  outbox: Outbox;
  store: AttentionStore;
  situations: Situations;
  whenUnsure(touch: string): WhenUnsure;
}

const WEEK = 7 * DAY;
/** A weekend and a holiday lie within. */
const SHARED_WITHIN_DAYS = 6;
const lineKey = (key: string, userId: string): string => `${key}/${userId}`;

const holidaysOf = (places: readonly Place[]): Set<string> => new Set(places.flatMap(({ holidays }) => [...holidays]));

export function createGroupMessages({ db, outbox, store, situations, whenUnsure }: GroupParts) {
  const situationsOf = async (teamId: string, userIds: readonly string[]): Promise<Situation[]> =>
    (await Promise.all(userIds.map((userId) => situations.find(teamId, userId)))).filter((one) => one !== null);

  async function hasRoomFor(situation: Situation, key: string, at: number): Promise<boolean> {
    const { person, place } = situation;
    const kept = await store.findLine(person.teamId, lineKey(key, person.userId));
    const week = weekOf(at, place.zone);
    if (kept?.weekOn === week) return true;
    const sent = await store.countMessages(person.teamId, person.userId, week, monthAround(at, place.zone));
    return hasRoom({ ...(await situations.findBudget(situation, at)), month: null }, sent);
  }

  async function enter(group: Omit<GroupMessage, 'message' | 'why' | 'expiresAt'>, all: readonly Situation[], at: number): Promise<void> {
    const { teamId, communityId, touch, key, minutes } = group;
    await store.strike(
      teamId,
      all.map(({ person }) => lineKey(key, person.userId)),
    );
    for (const { person, place } of all)
      await store.enter({
        ...{ teamId, key: lineKey(key, person.userId), kind: 'dm', userId: person.userId, channelId: null },
        ...{ weekOn: weekOf(at, place.zone), communityId, touch, at, minutes },
      });
  }

  const tellGroup: Attention['tellGroup'] = (group, now) =>
    db.transaction(async () => {
      const { teamId, userIds, key, touch, message, why, expiresAt, about } = group;
      const all = await situationsOf(teamId, userIds);
      const [first] = all;
      if (!first || all.length < userIds.length) return 'dropped';
      const zones = all.map(({ place }) => place.zone);
      const holidays = holidaysOf(all.map(({ place }) => place));
      const from = (instant: number): number =>
        firstSharedHour(instant, zones, holidays, SHARED_WITHIN_DAYS) ?? nextInHours(instant, first.place.zone, holidays);
      let at = from(now);
      const isFull = async (): Promise<boolean> => {
        for (const one of all) if (!(await hasRoomFor(one, key, at))) return true;
        return false;
      };
      while (at <= expiresAt && (await isFull())) at = from(at + WEEK);
      if (at > expiresAt) return 'dropped';
      await outbox.group({
        ...{ teamId, key, touch, whenUnsure: whenUnsure(touch), userIds: [...userIds] },
        ...{ message: withFooter(message, why, touch), expiresAt, windows: [[at, expiresAt]] },
        ...(at > now ? { notBefore: at } : {}),
        ...(about ? { about } : {}),
      });
      await enter(group, all, at);
      return at > now ? 'postponed' : 'queued';
    });

  return {
    tellGroup,
    keepRoom: (group, at) => db.transaction(async () => enter(group, await situationsOf(group.teamId, group.userIds), at)),
    freeRoom: ({ teamId, key, userIds }) =>
      store.strike(
        teamId,
        userIds.map((userId) => lineKey(key, userId)),
      ),
  } satisfies Pick<Attention, 'tellGroup' | 'keepRoom' | 'freeRoom'>;
}
