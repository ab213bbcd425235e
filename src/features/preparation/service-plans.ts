/** The draft of a run sheet: taken from a format, changed step by step, locked, opened again. Texts and ticks beside it. */
import type { Session } from '../../community/records.ts';
import { type Edited, findFaults, type SheetStep, withoutIds } from '../../community/run-sheet-rules.ts';
import type { Act } from '../../platform/feature.ts';
import { draftFrom, keepsDebrief, LOCK, lockOf, type PreparedFormat, type Texts } from './rules.ts';
import type { Parts, Prepared, Service } from './service.ts';

/** When the run sheet locks, by the community's clock. */
export const LOCKS_AT = '14:00';

export function createPlans({ deps, store }: Parts, service: Service) {
  const { calendar, communities } = deps;

  /** Null when it was kept; else why not. */
  async function keep(
    { session, plan }: Prepared,
    steps: SheetStep[],
    format: PreparedFormat,
    edited: boolean,
    act: Act,
  ): Promise<string | null> {
    const version = plan.version + 1;
    const addsUp = findFaults(steps, session.minutes, keepsDebrief(format)).length === 0;
    const good = addsUp ? { good: withoutIds(steps), goodAt: act.now } : { good: plan.good, goodAt: plan.goodAt };
    const whose = { teamId: session.teamId, sessionId: session.id };
    const kept = await store.keep(
      whose,
      plan.version,
      { formatId: format.id, steps, edited, changedBy: act.userId, changedAt: act.now, ...good },
      { ...whose, version, communityId: session.communityId, formatId: format.id, steps, userId: act.userId, at: act.now, privacy: 'P3' },
    );
    if (!kept) return service.sayStale(await service.findPlan(session), act);
    if (session.formatId !== format.id) await calendar.changeSession(session, { formatId: format.id }, act.now);
    return null;
  }

  return {
    /** Null when it was kept; else why not. */
    async changeSteps(prepared: Prepared, edited: Edited, act: Act): Promise<string | null> {
      if ('refused' in edited) return edited.refused;
      const { plan, format } = prepared;
      // Before its first change the draft is the format itself: that is the version to come back to.
      const good = plan.good ?? withoutIds(prepared.draft);
      const goodAt = plan.goodAt ?? act.now;
      return keep({ ...prepared, plan: { ...plan, good, goodAt } }, edited.steps, format, true, act);
    },

    takeFormat: (prepared: Prepared, format: PreparedFormat, act: Act): Promise<string | null> =>
      keep(prepared, draftFrom(format, prepared.session.minutes), format, false, act),

    async keepTexts({ session, plan }: Prepared, texts: Texts, act: Act): Promise<void> {
      const changed = { textsVersion: plan.textsVersion + 1, changedBy: act.userId, changedAt: act.now };
      await store.change({ teamId: session.teamId, sessionId: session.id }, changed);
      await calendar.changeSession(session, texts, act.now);
    },

    keepTicks: ({ session }: Prepared, ticks: number[]): Promise<void> =>
      store.change({ teamId: session.teamId, sessionId: session.id }, { ticks }),

    async markOpened({ session, plan }: Prepared, now: number): Promise<void> {
      await store.begin(plan);
      await store.markOpened({ teamId: session.teamId, sessionId: session.id }, now);
    },

    async lock(session: Session, now: number): Promise<void> {
      const community = await communities.get(session.teamId, session.communityId);
      const plan = await service.findPlan(session);
      const format = await service.findFormat(community, session, plan);
      await store.begin(plan);
      await store.change({ teamId: session.teamId, sessionId: session.id }, { lockedAt: now, ...lockOf(plan, format, session) });
    },

    unlock: (session: Session): Promise<void> =>
      store.change({ teamId: session.teamId, sessionId: session.id }, { lockedAt: null, locked: null, lockedAs: null }),

    /** It was moved: the lock of the old day is none of the new one, unless that is near as well. */
    async moved(session: Session, now: number): Promise<void> {
      const community = await communities.get(session.teamId, session.communityId);
      if (service.before(session, community, LOCK, LOCKS_AT) > now) await this.unlock(session);
    },
  };
}

export type Plans = ReturnType<typeof createPlans>;
