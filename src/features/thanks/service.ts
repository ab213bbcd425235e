/** Saying thanks: who may be thanked, what is kept of it, and where it is read. */
import { type Experiment, leadsOf, seesTitle, titleOf } from '../../community/experiment.ts';
import type { Described } from '../../community/feature.ts';
import { findLooker } from '../../community/find-looker.ts';
import { findName } from '../../community/find-member.ts';
import type { Deps } from '../../community/kernel.ts';
import { belongs } from '../../community/member-rules.ts';
import type { Community, Session } from '../../community/records.ts';
import { DAY, HOUR } from '../../platform/clock.ts';
import type { Ref } from '../../platform/delivery/outbox.ts';
import { UserError } from '../../platform/errors.ts';
import { mondayOf } from '../../platform/time/local-dates.ts';
import { toInstant, toLocal } from '../../platform/time/zones.ts';
import { MOST_IN_NOTES, mayGoOut, type Written } from './rules.ts';
import type { Store, Thanks } from './store.ts';
import { flopLine, type ThanksView, thanksLine } from './views.ts';

export interface ThanksDoors {
  /** What the notes of this session show is different now. */
  notesChanged(session: Session, now: number): Promise<void>;
}

export interface Parts {
  deps: Deps;
  doors: ThanksDoors;
  store: Store;
}

export const BRING = 'thanks.bring';

/** The ref that it is linked to. */
export const aboutOf = ({ aboutKind, aboutId }: Pick<Thanks, 'aboutKind' | 'aboutId'>): Ref | null =>
  aboutKind && aboutId ? { kind: aboutKind, id: aboutId } : null;

export function createService({ deps, doors, store }: Parts) {
  const { agenda, attention, calendar, experiments, members, people, privacy, shelf, trail } = deps;

  const nameOf = async (teamId: string, userId: string | null): Promise<string | null> =>
    userId === null ? null : findName(deps, teamId, userId);

  const viewOf = async ({ teamId, id, fromId, toId, kind, did, changed }: Thanks): Promise<ThanksView> => ({
    ...{ id, kind, did, changed },
    from: await nameOf(teamId, fromId),
    to: await nameOf(teamId, toId),
  });

  /** After her slot of that week: what she is asked for goes first. */
  const planIn = async ({ teamId, id, communityId, toId }: Thanks, week: string, now: number): Promise<void> => {
    const person = toId === null ? null : await people.find(teamId, toId);
    if (!person) return;
    const { userId, zone } = person;
    const slot = await attention.nextSlot(teamId, userId, toInstant(week, '00:00', zone));
    if (slot === null) return;
    await agenda.once(BRING, { teamId, communityId, anchor: `${id}/${week}`, userId, dueAt: Math.max(now, slot + HOUR), zone });
  };

  const redraw = async ({ teamId, sessionId }: Thanks, now: number): Promise<void> => {
    const session = sessionId === null ? null : await calendar.findSession(teamId, sessionId);
    if (session) await doors.notesChanged(session, now);
  };

  const isPublic = async (teamId: string, userId: string): Promise<boolean> => (await store.praise(teamId, userId)) ?? true;

  /** Of a flop that everybody may read about: what it is called, and how long it took. */
  const flopOf = async ({ teamId, kind, aboutKind, aboutId, toId }: Thanks): Promise<{ title: string; days: number } | null> => {
    const experiment = kind === 'flop' && aboutKind === 'experiment' && aboutId ? await experiments.find(teamId, aboutId) : null;
    if (!experiment || experiment.startedAt === null || titleOf(experiment).privacy !== 'P3') return null;
    if (toId === null || !leadsOf(experiment).includes(toId)) return null;
    const until = experiment.resultAt ?? experiment.changedAt;
    const days = Math.round((until - experiment.startedAt) / DAY);
    return days < 2 ? null : { title: experiment.title, days };
  };

  return {
    viewOf,
    planIn,
    redraw,
    isPublic,

    /** Why she cannot be thanked here; null when she can. */
    async obstacle(community: Community, giverId: string, toId: string): Promise<UserError | null> {
      const { teamId, id, name: here } = community;
      const person = await people.find(teamId, toId);
      if (toId === giverId) return new UserError('Thanks go to somebody else.', 'Choose whoever made the difference.');
      if (person?.kind === 'bot' || toId === (await deps.botUserId(teamId)))
        return new UserError('A program wrote this; thanks go to people.', 'Choose whoever made the difference.');
      const member = await members.find(teamId, id, toId);
      const name = person?.name ?? 'This person';
      if (!belongs(member)) return new UserError(`${name} is not in ${here}.`, 'Say it in person: that works everywhere.');
      return member?.status === 'active'
        ? null
        : new UserError(`I bring ${name} nothing at present.`, 'Say it in person, or come back later.');
    },

    /** What it is called and where to open it, for somebody who may see it. */
    async describeAbout(teamId: string, ref: Ref, userId: string, now: number): Promise<Required<Described> | null> {
      const looker = await findLooker(deps, teamId, userId, now);
      if (ref.kind === 'item') {
        const item = await shelf.findFor(looker, teamId, ref.id);
        return item && { title: item.title, open: { actionId: 'cards:open', value: item.id } };
      }
      const experiment: Experiment | null = await experiments.find(teamId, ref.id);
      if (!experiment || !seesTitle(privacy, looker, experiment)) return null;
      return { title: experiment.title, open: { actionId: 'experiments:open', value: experiment.id } };
    },

    async give(community: Community, by: { id: string; fromId: string; now: number }, written: Written): Promise<void> {
      const { teamId, id: communityId } = community;
      const { toId, kind, did, changed, about, wantsNotes } = written;
      const row: Thanks = {
        ...{ teamId, id: by.id, communityId, fromId: by.fromId, toId, kind, did, changed, at: by.now, told: false },
        ...{ aboutKind: about?.kind ?? null, aboutId: about?.id ?? null, wantsNotes, sessionId: null, privacy: 'P1' },
      };
      if (!(await store.add(row))) return;
      if (about) await trail.link(teamId, about, { kind: 'thanks', id: row.id }, by.now);
      const zone = (await people.find(teamId, toId))?.zone ?? community.zone;
      await planIn(row, mondayOf(toLocal(by.now, zone).date), by.now);
    },

    /** Out of the notes, or not into them. True when everybody could read it before. */
    async keepBetween(row: Thanks, now: number): Promise<boolean> {
      await store.change(row, { wantsNotes: false, sessionId: null, privacy: 'P1' });
      await redraw(row, now);
      return row.sessionId !== null;
    },

    /** The notes of this session go out: what may stand in them does from now on. */
    async takeIn({ teamId, communityId, id }: Session, now: number): Promise<void> {
      let room = MOST_IN_NOTES;
      for (const row of await store.wanted(teamId, communityId)) {
        if (room === 0) return;
        if (!mayGoOut(row, now) || row.toId === null || !(await isPublic(teamId, row.toId))) continue;
        await store.change(row, { sessionId: id, privacy: 'P3' });
        room--;
      }
    },

    /** What stands there, as plain lines; at most one is the flop. */
    async linesIn({ teamId, communityId, id }: Session): Promise<string[]> {
      const lines: string[] = [];
      let flops = 0;
      for (const row of await store.out(teamId, communityId, id)) {
        const view = await viewOf(row);
        const flop = flops === 0 ? await flopOf(row) : null;
        if (flop) flops++;
        lines.push(flop ? flopLine(deps.library, view, flop) : thanksLine(view));
      }
      return lines;
    },
  };
}

export type Service = ReturnType<typeof createService>;
