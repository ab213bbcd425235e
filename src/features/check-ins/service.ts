/** Opening a check-in: everything that waits for a person in one modal, step by step, and the free part at its end. */
import type { Ask, AskKind } from '../../community/ask.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community, Member } from '../../community/records.ts';
import { DAY } from '../../platform/clock.ts';
import type { Act, Answer } from '../../platform/feature.ts';
import type { Block } from '../../platform/slack/message.ts';
import { mondayOf } from '../../platform/time/local-dates.ts';
import { toInstant, toLocal, type Zone } from '../../platform/time/zones.ts';
import { MOODS, nextStep } from './rules.ts';
import { writeMetadata } from './rules-metadata.ts';
import type { Store } from './store.ts';
import { type AskPart, checkInModal, emptyLine, type FreeView, type NextThing, nowhereMessage, oldMessageNote } from './views.ts';

const AHEAD = 28 * DAY;

export interface Belonging {
  community: Community;
  member: Member;
}

/** An ask with what its kind says of it now. */
export interface Waiting {
  ask: Ask;
  kind: AskKind;
  line: string;
  /** Its day has not come; answering earlier is fine. */
  early: boolean;
}

export function createCheckInService(deps: Deps, store: Store) {
  /** Null for a kind that no capability offers any more. */
  const findKind = (kind: string): AskKind | null =>
    deps
      .contributions()
      .flatMap((feature) => feature.asks ?? [])
      .find((one) => one.kind === kind) ?? null;

  const zoneOf = async (teamId: string, userId: string): Promise<Zone> => (await deps.people.find(teamId, userId))?.zone ?? 'UTC';

  const belongings = async (teamId: string, userId: string): Promise<Belonging[]> => {
    const members = (await deps.members.of(teamId, userId)).filter((member) => member.status === 'active' || member.status === 'paused');
    return Promise.all(members.map(async (member) => ({ member, community: await deps.communities.get(teamId, member.communityId) })));
  };

  /** Where her check-in counts and her steward could be told. */
  const lively = (all: readonly Belonging[]): Community[] =>
    all.filter(({ community, member }) => community.status === 'active' && member.status === 'active').map(({ community }) => community);

  /** What waits, with its sentence, most important first and what is early last; what has nothing to ask any more is left out. Reads only. */
  const waiting = async (teamId: string, userId: string, now: number): Promise<Waiting[]> => {
    const [asks, zone] = await Promise.all([deps.attention.waiting(teamId, userId, now), zoneOf(teamId, userId)]);
    const today = toLocal(now, zone).date;
    const read = await Promise.all(
      asks.map(async (ask) => {
        const kind = findKind(ask.kind);
        const line = kind ? await kind.line(ask) : null;
        return kind && line !== null ? { ask, kind, line, early: ask.askedAt === null && ask.opensOn > today } : null;
      }),
    );
    const found = read.filter((one) => one !== null);
    return [...found.filter((one) => !one.early), ...found.filter((one) => one.early)];
  };

  /** The next thing that happens around her, for whoever has nothing to do. */
  const nextThing = async (teamId: string, userId: string, now: number): Promise<NextThing | null> => {
    const until = now + AHEAD;
    const mine = deps.agenda.upcoming({ teamId, userId, until, limit: 20 });
    const communities = lively(await belongings(teamId, userId));
    const rows = await Promise.all([
      mine,
      ...communities.map(({ id }) => deps.agenda.upcoming({ teamId, communityId: id, until, limit: 200 })),
    ]);
    const sessions = await Promise.all(
      communities.map(async (community) => {
        const session = await deps.calendar.nextSession(teamId, community.id, deps.calendar.today(community, now));
        return session
          ? [
              {
                name: session.kind === 'close' ? 'the quarter close' : 'the session',
                at: toInstant(session.onDate, session.at, community.zone),
              },
            ]
          : [];
      }),
    );
    const touches = rows
      .flat()
      .filter((row) => row.surface !== 'state' && !isSlot(row.touch) && (row.userId === null || row.userId === userId))
      .map((row) => ({ name: `“${row.name}”`, at: row.dueAt }));
    return [...touches, ...sessions.flat()].filter((one) => one.at > now).sort((a, b) => a.at - b.at)[0] ?? null;
  };

  const freeView = async (act: Act, zone: Zone, communities: readonly Community[]): Promise<FreeView> => {
    const week = mondayOf(toLocal(act.now, zone).date);
    const stored = await store.findMood(act.teamId, act.userId, week);
    return {
      mood: MOODS.find((one) => one === stored) ?? null,
      communities: communities.map(({ id, name }) => ({ id, name })),
      k: Math.max(5, ...communities.map((community) => community.settings.k)),
    };
  };

  /** The step that comes now, or null when nothing is left to show. */
  const step = async (
    act: Act,
    options: { openedAt: number; seen: readonly string[]; notes: readonly Block[]; first?: string; begins: boolean; free: boolean },
  ) => {
    const zone = await zoneOf(act.teamId, act.userId);
    const all = await belongings(act.teamId, act.userId);
    const found = (await waiting(act.teamId, act.userId, act.now)).filter(({ ask }) => !options.seen.includes(ask.id));
    const sorted = [...found.filter(({ ask }) => ask.id === options.first), ...found.filter(({ ask }) => ask.id !== options.first)];
    const drawn = await Promise.all(
      sorted.map(async (one) => {
        const inputs = await one.kind.inputs(one.ask);
        return { ...one, inputs, count: inputs.filter((block) => block.type === 'input' && block.element.type !== 'checkboxes').length };
      }),
    );
    const hasFree = options.free && all.length > 0;
    const plan = nextStep(
      drawn.map((one) => ({ id: one.ask.id, inputs: one.count })),
      hasFree,
    );
    if (plan.ids.length === 0 && !plan.free) return null;
    const parts: AskPart[] = drawn
      .filter((one) => plan.ids.includes(one.ask.id))
      .map(({ ask, early, inputs }) => ({
        ask,
        early,
        inputs,
        community: all.length > 1 ? (all.find(({ community }) => community.id === ask.communityId)?.community.name ?? null) : null,
      }));
    const nothing = options.begins && drawn.length === 0;
    return checkInModal({
      parts,
      free: plan.free ? await freeView(act, zone, lively(all)) : null,
      more: plan.more,
      zone,
      now: act.now,
      notes: options.notes,
      emptyLine: nothing ? emptyLine(await nextThing(act.teamId, act.userId, act.now), zone, act.now) : null,
      metadata: writeMetadata({ openedAt: options.openedAt, free: plan.free, asks: parts.map((part) => part.ask), seen: options.seen }),
    });
  };

  /** Asks that have nothing left to ask are taken back on the way. */
  const withdrawEmpty = async (act: Act): Promise<void> => {
    for (const ask of await deps.attention.waiting(act.teamId, act.userId, act.now)) {
      const kind = findKind(ask.kind);
      if (kind && (await kind.line(ask)) === null) await deps.attention.withdrawAsk(act.teamId, ask.kind, ask.ref, act.userId);
    }
  };

  /** `messageAt`: the instant of the direct message whose button was pressed. */
  const open = async (act: Act, options: { first?: string; messageAt?: number } = {}): Promise<Answer> => {
    await withdrawEmpty(act);
    const notes: Block[] = [];
    if (options.messageAt !== undefined && (await waiting(act.teamId, act.userId, act.now)).length === 0) {
      notes.push(oldMessageNote((await deps.attention.answered(act.teamId, act.userId, options.messageAt)).length > 0));
    }
    const modal = await step(act, {
      openedAt: act.now,
      seen: [],
      notes,
      begins: true,
      free: true,
      ...(options.first ? { first: options.first } : {}),
    });
    return modal ? { open: modal } : { reply: nowhereMessage };
  };

  return { open, step, waiting, findKind, zoneOf, belongings, lively, nextThing };
}

/** Slots are shown by what they bring. */
export const isSlot = (touch: string): boolean => touch.startsWith('attention.slot');

export type CheckInService = ReturnType<typeof createCheckInService>;
