/** A session's day: its course, its consoles, who was there. */
import type { RunStep } from '../../community/step.ts';
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';

export const tables = (k: Kit) => {
  const privacy = () => k.text('privacy').$type<PrivacyClass>().notNull();
  return {
    sessionDays: k.table(
      'session_days',
      {
        teamId: k.text('team_id').notNull(),
        sessionId: k.text('session_id').notNull(),
        communityId: k.text('community_id').notNull(),
        /** The run sheet as it was when the session began; empty before. */
        steps: k.json<RunStep[]>('steps').notNull(),
        skipped: k.json<number[]>('skipped').notNull(),
        ends: k.json<number[]>('ends').notNull(),
        startsAt: k.int('starts_at').notNull(),
        endsAt: k.int('ends_at').notNull(),
        /** See `Course`. */
        stepIndex: k.int('step_index').notNull(),
        /** The last step that the thread has heard of. */
        spoken: k.int('spoken').notNull(),
        /** Goes up with each change of the course. */
        version: k.int('version').notNull(),
        /** Who changed it last; null = the clock. */
        changedBy: k.text('changed_by'),
        /** Drawn for a table that nobody leads. */
        hostId: k.text('host_id'),
        seed: k.text('seed').notNull(),
        /** The doors post; null before it was sent. */
        channelId: k.text('channel_id'),
        ts: k.text('ts'),
        doorsAt: k.int('doors_at'),
        overAt: k.int('over_at'),
        /** People who were there and whose names have gone. */
        unnamed: k.int('unnamed').notNull(),
        /** When the notes took the names away. */
        forgottenAt: k.int('forgotten_at'),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.sessionId] }), k.index('session_days_of').on(t.teamId, t.communityId)],
    ),
    /** The direct message that is kept up to date, one for each who leads. */
    sessionConsoles: k.table(
      'session_consoles',
      {
        teamId: k.text('team_id').notNull(),
        id: k.text('id').notNull(),
        sessionId: k.text('session_id').notNull(),
        communityId: k.text('community_id').notNull(),
        userId: k.text('user_id').notNull(),
        channelId: k.text('channel_id'),
        ts: k.text('ts'),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.id] }), k.uniqueIndex('session_consoles_whose').on(t.teamId, t.sessionId, t.userId)],
    ),
    /** Who said "I am here"; until the notes are out. */
    sessionArrivals: k.table(
      'session_arrivals',
      {
        teamId: k.text('team_id').notNull(),
        sessionId: k.text('session_id').notNull(),
        userId: k.text('user_id').notNull(),
        communityId: k.text('community_id').notNull(),
        at: k.int('at').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.sessionId, t.userId] }), k.index('session_arrivals_of').on(t.teamId, t.userId)],
    ),
    /** The day of her last session; her own to see. */
    lastSessions: k.table(
      'last_sessions',
      {
        teamId: k.text('team_id').notNull(),
        communityId: k.text('community_id').notNull(),
        userId: k.text('user_id').notNull(),
        onDate: k.text('on_date').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.communityId, t.userId] })],
    ),
  };
};
