/** Opening a check-in: everything that waits for a person in one modal, step by step, and the free part at its end. */
import type { Ask, AskKind } from '../../community/ask.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community, Member } from '../../community/records.ts';
import { DAY } from '../../platform/clock.ts';
import type { Act, Answer } from '../../platform/feature.ts';
import type { Block } from '../../platform/slack/message.ts';
import { mondayOf } from '../../platform/time/local-dates.ts';
import { toInstant, toLocal, type Zone } from '../../platform/time/zones.ts';
import { INPUTS_PER_STEP, MOODS, nextStep } from './rules.ts';
import { MOST_SEEN, writeMetadata } from './rules-metadata.ts';
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

export interface StepOptions {
  /** When the modal was opened. */
  openedAt: number;
  /** Asks of earlier steps. */
  seen: readonly string[];
  /** Said above everything. */
  notes: readonly Block[];
  /** The ask whose button was pressed comes first. */
  first?: string;
  /** Only the first step says that nothing waits. */
  begins: boolean;
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

  /** What waits, with its sentence, most important first and what is early last; and what has nothing to ask any more. Reads only. */
  const readWaiting = async (teamId: string, userId: string, now: number): Promise<{ found: Waiting[]; empty: Ask[] }> => {
    const [asks, zone] = await Promise.all([deps.attention.waiting(teamId, userId, now), zoneOf(teamId, userId)]);
    const today = toLocal(now, zone).date;
    const read = await Promise.all(
      asks.map(async (ask) => {
        const kind = findKind(ask.kind);
        return { ask, kind, line: kind ? await kind.line(ask) : null, early: ask.askedAt === null && ask.opensOn > today };
      }),
    );
    const found = read.flatMap(({ ask, kind, line, early }) => (kind && line !== null ? [{ ask, kind, line, early }] : []));
    return {
      found: [...found.filter((one) => !one.early), ...found.filter((one) => one.early)],
      empty: read.filter(({ kind, line }) => kind !== null && line === null).map(({ ask }) => ask),
    };
  };

  const waiting = async (teamId: string, userId: string, now: number): Promise<Waiting[]> => (await readWaiting(teamId, userId, now)).found;

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

  /** The step that comes now, or null when nothing is left to show. Asks that have nothing to ask any more are taken back on the way. */
  const step = async (act: Act, options: StepOptions) => {
    const zone = await zoneOf(act.teamId, act.userId);
    const all = await belongings(act.teamId, act.userId);
    const { found, empty } = await readWaiting(act.teamId, act.userId, act.now);
    for (const ask of empty) await deps.attention.withdrawAsk(act.teamId, ask.kind, ask.ref, act.userId);
    const mayPass = ({ early, kind }: Waiting): boolean => options.seen.length === 0 || !early || !kind.notInPassing;
    const left = options.seen.length < MOST_SEEN ? found.filter((one) => mayPass(one) && !options.seen.includes(one.ask.id)) : [];
    const sorted = [...left.filter(({ ask }) => ask.id === options.first), ...left.filter(({ ask }) => ask.id !== options.first)];
    // A step never holds more asks than inputs, so one more than that says whether anything comes after it.
    const drawn = await Promise.all(
      sorted.slice(0, INPUTS_PER_STEP + 1).map(async (one) => {
        const inputs = await one.kind.inputs(one.ask);
        return { ...one, inputs, count: inputs.filter((block) => block.type === 'input' && block.element.type !== 'checkboxes').length };
      }),
    );
    const hasFree = all.length > 0;
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

  /** `messageAt`: the instant of the direct message whose button was pressed. */
  const open = async (act: Act, options: { first?: string; messageAt?: number } = {}): Promise<Answer> => {
    const { first, messageAt } = options;
    const isOld = messageAt !== undefined && (await waiting(act.teamId, act.userId, act.now)).length === 0;
    const notes = isOld ? [oldMessageNote((await deps.attention.answered(act.teamId, act.userId, messageAt)).length > 0)] : [];
    const modal = await step(act, { openedAt: act.now, seen: [], notes, begins: true, ...(first ? { first } : {}) });
    return modal ? { open: modal } : { reply: nowhereMessage };
  };

  return { open, step, waiting, findKind, zoneOf, belongings, lively, nextThing };
}

/** Slots are shown by what they bring. */
export const isSlot = (touch: string): boolean => touch.startsWith('attention.slot');

export type CheckInService = ReturnType<typeof createCheckInService>;
