/** What is sent to whom, when, and how much of it: hours, budgets, pauses, quiet. Decided here and nowhere else. (practice 3.9) */
import type { Database } from '../platform/db/database.ts';
import type { Outbox, WhenUnsure } from '../platform/delivery/outbox.ts';
import type { Windows } from '../platform/delivery/windows.ts';
import { UserError } from '../platform/errors.ts';
import type { NewId } from '../platform/ids.ts';
import type { Log } from '../platform/log.ts';
import { addDays } from '../platform/time/local-dates.ts';
import { toLocal } from '../platform/time/zones.ts';
import { type AskKind, PRIORITY } from './ask.ts';
import { createAsksStore } from './asks-store.ts';
import { createAsks } from './attention-asks.ts';
import { createGroupMessages, messageKeyOf } from './attention-group.ts';
import { createQuiet } from './attention-quiet.ts';
import {
  channelBudget,
  defaultSlot,
  hasRoom,
  isSlot,
  mayBring,
  monthAround,
  nextAllowed,
  nextWeek,
  pickAsks,
  slotInWeek,
  weekOf,
} from './attention-rules.ts';
import { createSituations, reaches, type Situation, type SituationParts } from './attention-situation.ts';
import { createSlots } from './attention-slots.ts';
import { createAttentionStore } from './attention-store.ts';
import { withFooter } from './footer.ts';
import { speakingWindows } from './hours.ts';
import type { Agenda, Attention, ChannelPost, DirectMessage } from './kernel.ts';
import { LEDGER_NAMED_FOR } from './practice.ts';
import type { Community, Member } from './records.ts';

export interface AttentionParts extends SituationParts {
  db: Database;
  outbox: Outbox;
  log: Log;
  newId: NewId;
  agenda(): Agenda;
  findAskKind(kind: string): AskKind | null;
  /** What the touch declares; `hold` when nobody knows it. */
  whenUnsure(touch: string): WhenUnsure;
  /** When her do-not-disturb, or her out-of-office, ends; null when she can be reached. Reads what was learnt before, never Slack. */
  dnd(teamId: string, userId: string, now: number): number | null;
  /** Everybody active in any active community. */
  listPeopleWithSlots(): Promise<{ teamId: string; userId: string }[]>;
}

/** A community that sends nothing. One that is being set up may speak to its founders. */
const isStill = ({ status }: Community): boolean => status === 'paused' || status === 'dormant' || status === 'ended';
/** At most this many lines are looked through for what has not gone out yet. */
const LATEST = 50;

export function createAttention(parts: AttentionParts) {
  const { db, outbox, members, findCommunities, calendar } = parts;
  const store = createAttentionStore(db);
  const asksStore = createAsksStore(db, parts.newId);
  const situations = createSituations(parts);
  const asks = createAsks({ ...parts, store: asksStore });

  /** Whether one more message may reach her in the week of `at`. A weaker message leaves her last place to what her slot will ask. */
  async function hasPlace(
    situation: Situation,
    at: number,
    { priority, as, now }: { priority: number; as?: 'facilitator'; now: number },
  ): Promise<boolean> {
    const { person, place } = situation;
    const week = weekOf(at, place.zone);
    const budget = await situations.findBudget(situation, at, as);
    const sent = await store.countMessages(person.teamId, person.userId, week, monthAround(at, place.zone));
    if (!hasRoom(budget, sent)) return false;
    if (hasRoom(budget, { week: sent.week + 1, month: sent.month + 1 })) return true;
    const slot = await slots.findSlot(situation);
    const due = slot && slotInWeek(slot, week, place);
    if (!due || due <= at) return true;
    const before = slotInWeek(slot, addDays(week, -7), place) ?? 0;
    // What the slot of the week before brings needs no place in this one.
    const waiting = (await asks.askable(situation, due)).filter((ask) => before <= now || !mayBring(ask, before, place));
    const [strongest] = pickAsks(waiting, due, place).brought;
    return !strongest || strongest.priority >= priority;
  }

  const isTurnedAway = (member: Member | null): boolean => member?.status === 'paused' || member?.status === 'left';

  /** What she chose keeps it from her: a pause, the reader's level, quiet mode. Roles and what she said yes to still reach her. */
  async function isUnwanted(dm: DirectMessage, now: number, zone: string): Promise<boolean> {
    const member = dm.communityId === '' ? null : await members.find(dm.teamId, dm.communityId, dm.userId);
    if (isTurnedAway(member)) return true;
    if (dm.priority <= PRIORITY.role) return false;
    if (member && !reaches(member, dm.priority, toLocal(now, zone).date)) return true;
    return (await store.find(dm.teamId, dm.userId)).quiet;
  }

  const tell: Attention['tell'] = (dm, now) =>
    db.transaction(async () => {
      const { teamId, userId, communityId, key, touch } = dm;
      const before = await store.findLine(teamId, key);
      if (before) return before.at > now ? 'postponed' : 'queued';
      const situation = await situations.find(teamId, userId);
      if (!situation) return 'dropped';
      const [community] = communityId === '' ? [] : await findCommunities(teamId, [communityId]);
      if (community && isStill(community)) return 'dropped';
      if (await isUnwanted(dm, now, situation.place.zone)) return 'dropped';
      const holidays = new Set([...situation.place.holidays, ...(community ? calendar().holidays(community) : [])]);
      const place = { ...situation.place, holidays };
      let at = dm.whenever ? now : nextAllowed(Math.max(now, parts.dnd(teamId, userId, now) ?? now), place);
      if (dm.whenever && dm.priority > PRIORITY.duty && !(await hasPlace({ ...situation, place }, at, { ...dm, now }))) return 'dropped';
      const waitsForPlace = !dm.whenever && !dm.care;
      while (waitsForPlace && at <= dm.expiresAt && !(await hasPlace({ ...situation, place }, at, { ...dm, now })))
        at = nextWeek(at, place);
      if (at > dm.expiresAt) return 'dropped';
      await outbox.post({
        teamId,
        key,
        touch,
        whenUnsure: parts.whenUnsure(touch),
        channel: userId,
        message: withFooter(dm.message, dm.why, touch),
        expiresAt: dm.expiresAt,
        windows: dm.whenever ? [[now, dm.expiresAt]] : speakingWindows(at, dm.expiresAt, place.zone, place.holidays),
        ...(at > now ? { notBefore: at } : {}),
        ...(dm.about ? { about: dm.about } : {}),
      });
      const weekOn = weekOf(at, place.zone);
      await store.enter({ teamId, key, kind: 'dm', userId, channelId: null, weekOn, communityId, touch, at, minutes: dm.minutes });
      return at > now ? 'postponed' : 'queued';
    });

  const post: Attention['post'] = (wanted: ChannelPost, now) =>
    db.transaction(async () => {
      const { teamId, communityId, key, touch, message, minutes, expiresAt, about, whenever, follows } = wanted;
      const before = await store.findLine(teamId, key);
      if (before) return before.at > now ? 'postponed' : 'queued';
      const [community] = await findCommunities(teamId, [communityId]);
      if (!community?.channelId || community.silencedBy || isStill(community)) return 'dropped';
      const { zone, channelId } = community;
      const place = { zone, holidays: calendar().holidays(community) };
      const sessions = (await calendar().sessions(teamId, communityId)).filter((session) => session.status !== 'cancelled');
      const isFull = async (at: number): Promise<boolean> =>
        (await store.countPosts(teamId, channelId, weekOf(at, zone))) >= channelBudget(toLocal(at, zone).date, sessions);
      let at = whenever ? now : nextAllowed(now, place);
      while (!whenever && !follows && at <= expiresAt && (await isFull(at))) at = nextWeek(at, place);
      if (at > expiresAt) return 'dropped';
      const windows: Windows = whenever ? [[now, expiresAt]] : speakingWindows(at, expiresAt, zone, place.holidays);
      const timing = { expiresAt, windows, ...(at > now ? { notBefore: at } : {}) };
      await outbox.post({
        teamId,
        key,
        touch,
        whenUnsure: parts.whenUnsure(touch),
        channel: channelId,
        message,
        ...timing,
        ...(about ? { about } : {}),
      });
      if (!follows)
        await store.enter({
          teamId,
          key,
          kind: 'post',
          userId: null,
          channelId,
          weekOn: weekOf(at, zone),
          communityId,
          touch,
          at,
          minutes,
        });
      return at > now ? 'postponed' : 'queued';
    });

  const quiet = createQuiet({ ...parts, store, asks, situations, tell });
  const slots = createSlots({ ...parts, store, asksStore, asks, situations, quiet });

  /** Takes back what has not gone out yet, when a community falls still or a person pauses or leaves. */
  const takeBack = (teamId: string, communityId: string, userId: string | null): Promise<void> =>
    db.transaction(async () => {
      const lines = await store.latest(teamId, communityId, userId, LATEST);
      for (const key of new Set(lines.map((line) => messageKeyOf(line.key)))) {
        // The outbox takes back everything that begins with a key: never when another message's key begins with this one.
        if (await store.isBeginning(teamId, key)) continue;
        if ((await outbox.withdraw(teamId, key)) > 0) await store.strikeMessage(teamId, key);
      }
    });

  const port: Attention = {
    tell,
    post,
    ...createGroupMessages({ ...parts, store, situations }),
    ask: asksStore.put,
    withdrawAsk: asksStore.withdraw,
    waiting: asks.waiting,
    answered: asks.answered,
    markAnswered: async (ask, now) => {
      await asksStore.answer(ask, now);
    },
    reacted: async (teamId, userId, now) => {
      const state = await store.find(teamId, userId);
      const isNews = state.silentAsks > 0 || toLocal(state.lastReactedAt ?? 0, 'UTC').date !== toLocal(now, 'UTC').date;
      if (isNews) await store.change(teamId, userId, { silentAsks: 0, lastReactedAt: now });
    },
    slot: async (teamId, userId) => {
      const { slot: chosen } = await store.find(teamId, userId);
      if (chosen) return { ...chosen, chosen: true };
      const situation = await situations.find(teamId, userId);
      const first = situation?.memberships[0];
      return first ? { ...defaultSlot(first.community.settings.rhythm.weekday, teamId, userId), chosen: false } : null;
    },
    nextSlot: async (teamId, userId, from) => {
      const situation = await situations.find(teamId, userId);
      const slot = situation && (await slots.findSlot(situation));
      if (!situation || !slot) return null;
      const monday = weekOf(from, situation.place.zone);
      const comings = [0, 7, 14].map((days) => slotInWeek(slot, addDays(monday, days), situation.place));
      return comings.find((at) => at !== null && at >= from) ?? nextAllowed(from, situation.place);
    },
    chooseSlot: async (teamId, userId, slot, now) => {
      if (!isSlot(slot))
        throw new UserError(
          'A slot begins between 09:00 and 16:00, on Fridays until 11:30, and not at weekends.',
          'Choose a time such as Tuesday 10:00.',
        );
      await db.transaction(async () => {
        await store.change(teamId, userId, { slot: { weekday: slot.weekday, at: slot.at } });
        await slots.planFor(teamId, userId, now);
      });
    },
    account: async (teamId, userId, now) => {
      const situation = await situations.find(teamId, userId);
      const { from } = monthAround(now, situation?.place.zone ?? 'UTC');
      const hers = await store.messagesBetween(teamId, userId, from, now + 1);
      const communityIds = situation?.memberships.map(({ community }) => community.id) ?? [];
      const posts = await store.postsBetween(teamId, communityIds, from, now);
      const minutes = [...hers, ...posts].reduce((sum, line) => sum + line.minutes, 0);
      return { messages: hers.length, minutes, quiet: (await store.find(teamId, userId)).quiet };
    },
    setQuiet: async (teamId, userId, isQuiet, now) => {
      const { quietSince } = await store.find(teamId, userId);
      const since = isQuiet ? (quietSince ?? now) : null;
      await store.change(teamId, userId, { quiet: isQuiet, quietSince: since, silentAsks: 0, ...(isQuiet ? {} : { readerAskedAt: null }) });
    },
    upcomingSlots: slots.upcoming,
  };

  return {
    ...port,
    /** For the list of all touches. */
    touches: [...slots.touches, ...quiet.touches],
    /** By touch id, for the courier. */
    notSent: { [slots.SLOT]: slots.undo },
    planSlots: slots.planAll,
    planSlotsOf: slots.planFor,
    expireAsks: asks.expire,
    takeBack,
    /** Daily: names leave the ledger when no budget needs them any more. */
    tidy: (now: number): Promise<void> => store.unname(now - LEDGER_NAMED_FOR, parts.newId),
  };
}

export type AttentionDesk = ReturnType<typeof createAttention>;
