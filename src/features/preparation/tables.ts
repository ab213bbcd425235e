import type { SheetStep } from '../../community/run-sheet-rules.ts';
import type { RunStep } from '../../community/step.ts';
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';

export type LockedAs =
  /** The draft as it stood. */
  | 'draft'
  /** An earlier version, because the draft did not add up. */
  | 'earlier'
  /** Nobody had changed anything: the format as it comes. */
  | 'format';

export const tables = (k: Kit) => {
  const privacy = () => k.text('privacy').$type<PrivacyClass>().notNull();
  return {
    /** How far the preparation of a session is. What people are told about it stands in the session itself. */
    sessionPlans: k.table(
      'session_plans',
      {
        teamId: k.text('team_id').notNull(),
        sessionId: k.text('session_id').notNull(),
        communityId: k.text('community_id').notNull(),
        /** What the draft was made from; null while there is none. */
        formatId: k.text('format_id'),
        steps: k.json<SheetStep[]>('steps'),
        /** Changed by hand since the format was taken. */
        edited: k.bool('edited').notNull(),
        /** Goes up with each change of the draft: who edits an older one is shown how it stands. */
        version: k.int('version').notNull(),
        /** The same for the texts. */
        textsVersion: k.int('texts_version').notNull(),
        changedBy: k.text('changed_by'),
        changedAt: k.int('changed_at'),
        /** The last draft that added up. */
        good: k.json<RunStep[]>('good'),
        goodAt: k.int('good_at'),
        lockedAt: k.int('locked_at'),
        locked: k.json<RunStep[]>('locked'),
        lockedAs: k.text('locked_as').$type<LockedAs>(),
        /** When whoever leads it now opened it first. */
        openedAt: k.int('opened_at'),
        /** Places in the checklist. */
        ticks: k.json<number[]>('ticks').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.sessionId] }), k.index('session_plans_community').on(t.teamId, t.communityId)],
    ),
    /** Every draft that was kept: who, when, what. */
    sessionPlanVersions: k.table(
      'session_plan_versions',
      {
        teamId: k.text('team_id').notNull(),
        sessionId: k.text('session_id').notNull(),
        version: k.int('version').notNull(),
        communityId: k.text('community_id').notNull(),
        formatId: k.text('format_id').notNull(),
        steps: k.json<SheetStep[]>('steps').notNull(),
        userId: k.text('user_id'),
        at: k.int('at').notNull(),
        privacy: privacy(),
      },
      (t) => [
        k.primaryKey({ columns: [t.teamId, t.sessionId, t.version] }),
        k.index('session_plan_versions_person').on(t.teamId, t.userId),
      ],
    ),
  };
};
