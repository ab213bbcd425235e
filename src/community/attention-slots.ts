/** The weekly slot: planning it a week ahead, composing its message when it is due. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { DAY, HOUR } from '../platform/clock.ts';
import type { Database } from '../platform/db/database.ts';
import type { NotSent, Outbox } from '../platform/delivery/outbox.ts';
import { addDays } from '../platform/time/local-dates.ts';
import { toLocal } from '../platform/time/zones.ts';
import type { Ask } from './ask.ts';
import type { AsksStore } from './asks-store.ts';
import type { Asks, Brought } from './attention-asks.ts';
import type { Quiet } from './attention-quiet.ts';
import {
  defaultSlot,
  endOfHours,
  hasRoom,
  monthAround,
  nextAllowed,
  pickAsks,
  type Slot,
  type StoredAsk,
  slotInWeek,
  weekOf,
} from './attention-rules.ts';
import type { Situation, Situations } from './attention-situation.ts';
import type { AttentionStore } from './attention-store.ts';
import { slotMessage, slotWhy } from './attention-views.ts';
import { withFooter } from './footer.ts';
import type { Agenda, Attention } from './kernel.ts';
import type { DueTouch, Touch } from './touch.ts';

const SLOT = 'attention.slot';
const LATER = 'attention.slot-later';
/** People are planned in turns of so many, so that nobody waits behind a large workspace. */
const AT_ONCE = 25;
const PLANNED_AHEAD = 15 * DAY;
const MOST_ROWS = 100_000;

export interface SlotsParts {
  db: Database;
  outbox: Outbox;
  agenda(): Agenda;
  dnd(teamId: string, userId: string, now: number): number | null;
  listPeopleWithSlots(): Promise<{ teamId: string; userId: string }[]>;
  store: AttentionStore;
  asksStore: AsksStore;
  asks: Asks;
  situations: Situations;
  quiet: Quiet;
}

export function createSlots({ db, outbox, agenda, dnd, listPeopleWithSlots, store, asksStore, asks, situations, quiet }: SlotsParts) {
  async function findSlot({ person, memberships }: Situation): Promise<Slot | null> {
    const { slot } = await store.find(person.teamId, person.userId);
    const first = memberships[0];
    return slot ?? (first ? defaultSlot(first.community.settings.rhythm.weekday, person.teamId, person.userId) : null);
  }

  /** This week's slot, as far as it is still ahead, and the next week's. Planning again moves what has not fired. */
  async function planFor(teamId: string, userId: string, now: number): Promise<void> {
    const situation = await situations.find(teamId, userId);
    if (!situation || situation.memberships.length === 0) return;
    const slot = await findSlot(situation);
    const monday = weekOf(now, situation.place.zone);
    for (const anchor of [monday, addDays(monday, 7)]) {
      const dueAt = slot && slotInWeek(slot, anchor, situation.place);
      if (!dueAt || dueAt <= now) continue;
      // The slot is hers, not a community's: all of them in this workspace share it.
      await agenda().once(SLOT, { teamId, communityId: '', anchor, userId, dueAt, zone: situation.place.zone });
    }
  }

  /** Whose next week stands already. Mondays everybody is planned again: for zones, holidays and slots that changed unseen. */
  async function listPlanned(now: number): Promise<ReadonlySet<string>> {
    const { date, weekday } = toLocal(now, 'UTC');
    if (weekday === 1) return new Set();
    const rows = await agenda().upcoming({ until: now + PLANNED_AHEAD, limit: MOST_ROWS });
    return new Set(rows.filter(({ touch, anchor }) => touch === SLOT && anchor > date).map((row) => `${row.teamId}/${row.userId}`));
  }

  async function planAll(now: number): Promise<void> {
    const planned = await listPlanned(now);
    const everybody = (await listPeopleWithSlots()).filter(({ teamId, userId }) => !planned.has(`${teamId}/${userId}`));
    for (const [i, { teamId, userId }] of everybody.entries()) {
      await db.transaction(() => planFor(teamId, userId, now));
      if (i % AT_ONCE === AT_ONCE - 1) await nextTurn();
    }
  }

  async function run(due: DueTouch): Promise<void> {
    const { teamId, userId, now } = due;
    if (!userId) return;
    const state = await store.find(teamId, userId);
    if (!state.quiet && (await asksStore.open(teamId, userId)).length === 0) return;
    const situation = await situations.find(teamId, userId);
    if (!situation || situation.memberships.length === 0) return;
    const { place } = situation;
    const free = nextAllowed(Math.max(now, dnd(teamId, userId, now) ?? now), place);
    if (free > now) {
      const later = { teamId, communityId: '', anchor: due.anchor, userId, dueAt: free, zone: place.zone };
      // Once, and inside the week: what it would have asked waits in App Home and is not carried over.
      if (due.touch === SLOT && weekOf(free, place.zone) === weekOf(now, place.zone)) await agenda().once(LATER, later);
      return;
    }
    const { brought, passed } = await asks.choose(await asks.askable(situation, now, state.quiet), now, situation);
    if (brought.length === 0) {
      if (state.quiet) await quiet.planDigest(situation, state, now);
      return;
    }
    if (quiet.isTime(state)) return quiet.begin(situation, due.anchor, now);
    const sent = await store.countMessages(teamId, userId, weekOf(now, place.zone), monthAround(now, place.zone));
    const dropped = brought.map(({ ask }) => ask);
    if (!hasRoom(await situations.findBudget(situation, now), sent)) return asksStore.markPassed([...dropped, ...passed], now);
    await asksStore.markPassed(passed, now);
    await send(situation, brought, due.anchor, now);
    await store.change(teamId, userId, { silentAsks: state.silentAsks + 1 });
  }

  async function send({ person, memberships, place }: Situation, brought: readonly Brought[], anchor: string, now: number): Promise<void> {
    const { teamId, userId } = person;
    const nameOf = (id: string): string | null => memberships.find(({ community }) => community.id === id)?.community.name ?? null;
    const lines = brought.map(({ ask, kind, line }) => ({
      line,
      why: kind.why,
      minutes: ask.minutes,
      community: memberships.length > 1 ? nameOf(ask.communityId) : null,
      reminder: ask.askedAt !== null,
    }));
    const asked = brought.map(({ ask }) => ask);
    const last = Math.min(...asked.map((ask) => ask.expiresAt));
    const why = slotWhy(lines, toLocal(last, place.zone).date, toLocal(now, place.zone).date);
    const key = `${SLOT}/${userId}/${anchor}`;
    await outbox.post({
      teamId,
      key,
      touch: SLOT,
      whenUnsure: 'resend',
      channel: userId,
      message: withFooter(slotMessage(lines), why, SLOT),
      // Not sent late: after today's hours it would be at the wrong time, and tomorrow it would be a surprise.
      expiresAt: Math.min(endOfHours(now, place) - 1, last),
      about: { kind: SLOT, id: `${userId}/${anchor}` },
    });
    const weekOn = weekOf(now, place.zone);
    const minutes = asked.reduce((sum, ask) => sum + ask.minutes, 0);
    await store.enter({ teamId, key, kind: 'dm', userId, channelId: null, weekOn, communityId: '', touch: SLOT, at: now, minutes });
    await asksStore.markBrought(asked, anchor, now);
  }

  /** The message never arrived: it does not count, and silence after it means nothing. */
  const undo = ({ teamId, about }: NotSent): Promise<void> =>
    db.transaction(async () => {
      const [userId, anchor] = about?.id.split('/') ?? [];
      if (!userId || !anchor) return;
      await store.strike(teamId, [`${SLOT}/${userId}/${anchor}`]);
      await asksStore.unmarkBrought(teamId, userId, anchor);
      const { silentAsks } = await store.find(teamId, userId);
      await store.change(teamId, userId, { silentAsks: Math.max(0, silentAsks - 1) });
    });

  /** What planned slots would bring if nobody answered anything before them. */
  const upcoming: Attention['upcomingSlots'] = async ({ teamId, userId, until, now }) => {
    const rows = await agenda().upcoming({ teamId, until, ...(userId ? { userId } : {}) });
    const found: { userId: string; dueAt: number; asks: Ask[] }[] = [];
    const asked = new Map<string, StoredAsk[]>();
    for (const row of rows.filter((each) => each.touch === SLOT && each.dueAt > now)) {
      const situation = row.userId ? await situations.find(teamId, row.userId) : null;
      if (!row.userId || !situation) continue;
      const { quiet: isQuiet } = await store.find(teamId, row.userId);
      const open = asked.get(row.userId) ?? (await asks.askable(situation, row.dueAt, isQuiet));
      const { brought, passed } = pickAsks(open, row.dueAt, situation.place);
      const after = open.map((ask) => {
        if (brought.includes(ask)) return ask.askedAt === null ? { ...ask, askedAt: row.dueAt } : { ...ask, remindedAt: row.dueAt };
        return passed.includes(ask) ? { ...ask, passedAt: row.dueAt } : ask;
      });
      asked.set(row.userId, after);
      if (brought.length > 0) found.push({ userId: row.userId, dueAt: row.dueAt, asks: brought });
    }
    return found;
  };

  const shared = {
    practice: '-',
    anchor: { on: 'once' },
    at: '09:30',
    surface: 'dm',
    audience: 'each member, at her own slot',
    each: 'member',
    minutes: 0,
    whenUnsure: 'resend',
    run,
  } as const;
  const touches: Touch[] = [
    {
      ...shared,
      id: SLOT,
      name: 'Your weekly slot',
      catchUp: { within: 6 * HOUR, wakingHours: true },
      why: 'Once a week, at the time you chose, I bring what waits for you: two things at most.',
    },
    {
      ...shared,
      id: LATER,
      name: 'Your weekly slot, after do-not-disturb',
      catchUp: { within: 6 * HOUR, wakingHours: true },
      why: 'Your weekly slot fell into do-not-disturb, so I waited until it was over.',
    },
  ];

  return { SLOT, touches, findSlot, planFor, planAll, undo, upcoming };
}
