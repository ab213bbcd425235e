/** What two or three people are told at once: in an hour they share, and counted for each of them. (practice 3.9, c1) */
import type { Database } from '../platform/db/database.ts';
import type { Outbox, WhenUnsure } from '../platform/delivery/outbox.ts';
import { addDays } from '../platform/time/local-dates.ts';
import { toInstant } from '../platform/time/zones.ts';
import { hasRoom, monthAround, weekOf } from './attention-rules.ts';
import type { Situation, Situations } from './attention-situation.ts';
import type { AttentionStore } from './attention-store.ts';
import { withFooter } from './footer.ts';
import { firstSharedHour, nextInHours, sharedWindows, speakingWindows } from './hours.ts';
import type { Attention, GroupMessage } from './kernel.ts';

export interface GroupParts {
  db: Database;
  outbox: Outbox;
  store: AttentionStore;
  situations: Situations;
  whenUnsure(touch: string): WhenUnsure;
  /** When her do-not-disturb ends; null when she can be reached. */
  dnd(teamId: string, userId: string, now: number): number | null;
}

type Group = Omit<GroupMessage, 'message' | 'why' | 'expiresAt'>;

/** A weekend and a holiday lie within. */
const SHARED_WITHIN_DAYS = 6;

// One message, a line of the ledger for each of them: its key, a space, and whose line it is. Keys themselves hold no space.
const keptLines = (key: string): string => `${key} kept for `;
const toldLine = (key: string, userId: string): string => `${key} for ${userId}`;
/** The key of the message that a line counts. */
export const messageKeyOf = (line: string): string => line.split(' ', 1)[0] ?? line;

export function createGroupMessages({ db, outbox, store, situations, whenUnsure, dnd }: GroupParts) {
  const situationsOf = async (teamId: string, userIds: readonly string[]): Promise<Situation[]> =>
    (await Promise.all(userIds.map((userId) => situations.find(teamId, userId)))).filter((one) => one !== null);

  async function hasRoomFor(situation: Situation, key: string, at: number): Promise<boolean> {
    const { person, place } = situation;
    const kept = await store.findLine(person.teamId, `${keptLines(key)}${person.userId}`);
    const week = weekOf(at, place.zone);
    if (kept?.weekOn === week) return true;
    const sent = await store.countMessages(person.teamId, person.userId, week, monthAround(at, place.zone));
    return hasRoom({ ...(await situations.findBudget(situation, at)), month: null }, sent);
  }

  const enter = async (group: Group, all: readonly Situation[], at: number, line: (userId: string) => string): Promise<void> => {
    const { teamId, communityId, touch, minutes } = group;
    for (const { person, place } of all)
      await store.enter({
        ...{ teamId, key: line(person.userId), kind: 'dm', userId: person.userId, channelId: null },
        ...{ weekOn: weekOf(at, place.zone), communityId, touch, at, minutes },
      });
  };

  /** When it can reach all of them, and until when; null: not while it is of use. */
  async function findTime({ teamId, key, expiresAt }: GroupMessage, all: readonly Situation[], now: number) {
    const zones = all.map(({ place }) => place.zone);
    const [firstZone = 'UTC'] = zones;
    const holidays = new Set(all.flatMap(({ place }) => [...place.holidays]));
    const from = (instant: number): number =>
      firstSharedHour(instant, zones, holidays, SHARED_WITHIN_DAYS) ?? nextInHours(instant, firstZone, holidays);
    let at = from(Math.max(now, ...all.map(({ person }) => dnd(teamId, person.userId, now) ?? now)));
    const isFull = async (): Promise<boolean> => {
      for (const one of all) if (!(await hasRoomFor(one, key, at))) return true;
      return false;
    };
    // As soon as a week begins for one of them: somebody may have room then.
    const nextWeek = (): number => from(Math.min(...zones.map((zone) => toInstant(addDays(weekOf(at, zone), 7), '00:00', zone))));
    while (at <= expiresAt && (await isFull())) at = nextWeek();
    if (at > expiresAt) return null;
    const shared = sharedWindows(at, expiresAt, zones, holidays);
    return { at, windows: shared[0]?.[0] === at ? shared : speakingWindows(at, expiresAt, firstZone, holidays) };
  }

  const isActive =
    (communityId: string) =>
    ({ memberships }: Situation): boolean =>
      memberships.some(({ community }) => community.id === communityId);

  const tellGroup: Attention['tellGroup'] = (group, now) =>
    db.transaction(async () => {
      const { teamId, communityId, userIds, key, touch, message, why, expiresAt, about } = group;
      const before = await store.findLine(teamId, toldLine(key, userIds[0] ?? ''));
      if (before) return before.at > now ? 'postponed' : 'queued';
      const all = (await situationsOf(teamId, userIds)).filter(isActive(communityId));
      const time = all.length === 0 || all.length < userIds.length ? null : await findTime(group, all, now);
      await store.strikeBeginning(teamId, keptLines(key));
      if (!time) return 'dropped';
      const { at, windows } = time;
      await outbox.group({
        ...{ teamId, key, touch, whenUnsure: whenUnsure(touch), userIds: [...userIds] },
        ...{ message: withFooter(message, why, touch), expiresAt, windows },
        ...(at > now ? { notBefore: at } : {}),
        ...(about ? { about } : {}),
      });
      await enter(group, all, at, (userId) => toldLine(key, userId));
      return at > now ? 'postponed' : 'queued';
    });

  return {
    tellGroup,
    keepRoom: (group, at) =>
      db.transaction(async () => {
        const beginning = keptLines(group.key);
        await store.strikeBeginning(group.teamId, beginning);
        const all = await situationsOf(group.teamId, group.userIds);
        // What that week was promised to before goes first.
        for (const one of all) if (!(await hasRoomFor(one, group.key, at))) return;
        await enter(group, all, at, (userId) => `${beginning}${userId}`);
      }),
    freeRoom: ({ teamId, key }) =>
      db.transaction(async () => {
        await store.strikeBeginning(teamId, keptLines(key));
        if (await store.isBeginning(teamId, key)) return;
        if ((await outbox.withdraw(teamId, key)) > 0) await store.strikeMessage(teamId, key);
      }),
  } satisfies Pick<Attention, 'tellGroup' | 'keepRoom' | 'freeRoom'>;
}
