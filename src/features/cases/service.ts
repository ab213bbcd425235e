/** A case is brought, told, read by its group, offered as a note, and gone after thirty days. */
import { startOf } from '../../community/calendar-rules.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Session } from '../../community/records.ts';
import type { StepSituation } from '../../community/step.ts';
import { UserError } from '../../platform/errors.ts';
import type { Message } from '../../platform/slack/message.ts';
import { sayDate } from '../../platform/time/say.ts';
import { KEPT, readersOf } from './rules.ts';
import type { Case, CaseTexts, Store } from './store.ts';
import { tellMessage } from './views.ts';

export interface CasesDoors {
  /** Who sits with her in the groups drawn last; null when none were drawn, or she is in none. */
  groupOf(session: Session, userId: string): Promise<string[] | null>;
  /** Until when new case posts rest here; null when they do not. */
  heldUntil(teamId: string, communityId: string, now: number): Promise<number | null>;
}

export interface Parts {
  deps: Deps;
  store: Store;
  doors: CasesDoors;
}

export function createService({ deps, store, doors }: Parts) {
  const { calendar, communities, shelf, trail } = deps;

  const keptUntil = async (session: Session): Promise<number> => {
    const community = await communities.get(session.teamId, session.communityId);
    return startOf(session, community.zone) + KEPT;
  };

  const nextSession = async (teamId: string, communityId: string, from: string): Promise<Session | null> =>
    (await calendar.sessions(teamId, communityId)).find(
      ({ kind, status, onDate }) => kind === 'topic' && status === 'planned' && onDate >= from,
    ) ?? null;

  return {
    nextSession,

    /** In words; null when new case posts do not rest. */
    async restsUntil(teamId: string, communityId: string, now: number): Promise<string | null> {
      const until = await doors.heldUntil(teamId, communityId, now);
      return until === null ? null : sayDate(until, (await communities.get(teamId, communityId)).zone);
    },

    async keep(session: Session, userId: string, texts: CaseTexts, now: number): Promise<void> {
      if (session.status !== 'planned') {
        throw new UserError('This session is over, so no case can be brought to it.', '`/rondo case` brings it to the next one.');
      }
      const { teamId, id: sessionId, communityId } = session;
      const whose = { teamId, sessionId, communityId, bringerId: userId, readers: [], privacy: 'special' as const };
      await store.put({ ...whose, ...texts, createdAt: now, expiresAt: await keptUntil(session) });
    },

    /** The step "Tell" begins: from now on the group may read. */
    async tell(at: StepSituation): Promise<Message | null> {
      const cases = await store.listOf(at.session.teamId, at.session.id);
      for (const each of cases) {
        await store.setReaders(each, readersOf(each.bringerId, await doors.groupOf(at.session, each.bringerId), at.here));
      }
      return cases.length === 0 ? null : tellMessage(at.session.id, cases.length);
    },

    readable: async (teamId: string, sessionId: string, userId: string, now: number): Promise<Case[]> =>
      (await store.listOf(teamId, sessionId)).filter(
        ({ bringerId, readers, expiresAt }) => expiresAt > now && (bringerId === userId || readers.includes(userId)),
      ),

    /** A draft that only she sees, with what she wrote put where it belongs. Twice makes one. Null when the text has gone. */
    async draftNote(teamId: string, sessionId: string, userId: string, now: number): Promise<string | null> {
      const found = await store.find(teamId, sessionId, userId);
      if (!found || found.expiresAt <= now) return null;
      const id = `case-${sessionId}-${userId}`;
      const { communityId, situation, tried, question } = found;
      const parts = Object.fromEntries(
        Object.entries({
          setting: situation.slice(0, 200),
          dilemma: `${question}\n${situation}`.slice(0, 300),
          did: tried.slice(0, 300),
        }).filter(([, text]) => text.trim() !== ''),
      );
      const added = await shelf.add(
        {
          ...{ teamId, id, communityId, kind: 'case-note', formId: 'at-case-note', title: question.slice(0, 80), parts, topicClass: null },
          ...{ subTags: [], state: 'draft', privacy: 'P0', authorId: userId, stewardId: userId, credit: null, version: 1, reviewOn: null },
          ...{ createdAt: now, changedAt: now, sharedAt: null, usedAt: null },
        },
        { userId, now, what: 'Drafted from a case' },
      );
      if (added) await trail.link(teamId, { kind: 'session', id: sessionId }, { kind: 'item', id }, now);
      return id;
    },

    /** Called off: it comes along to the next session. Moved: it is kept as much longer. */
    async sessionChanged(session: Session, was: Session): Promise<void> {
      const cases = await store.listOf(session.teamId, session.id);
      if (cases.length === 0) return;
      const next = session.status === 'cancelled' ? await nextSession(session.teamId, session.communityId, was.onDate) : session;
      if (next === null || (next === session && session.onDate === was.onDate && session.at === was.at)) return;
      const until = await keptUntil(next);
      for (const each of cases) await store.move(each, next.id, until);
    },
  };
}

export type Service = ReturnType<typeof createService>;
