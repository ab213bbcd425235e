/** Small jobs that were done, and whom the lot fell on. */
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';

export type JobName = 'scribe';

export const tables = (k: Kit) => ({
  jobsDone: k.table(
    'jobs_done',
    {
      teamId: k.text('team_id').notNull(),
      communityId: k.text('community_id').notNull(),
      sessionId: k.text('session_id').notNull(),
      job: k.text('job').$type<JobName>().notNull(),
      userId: k.text('user_id').notNull(),
      doneOn: k.text('done_on').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.teamId, t.sessionId, t.job, t.userId] }),
      k.index('jobs_done_in').on(t.teamId, t.communityId, t.doneOn),
    ],
  ),
  /** Who is asked for a session's job. The name goes with a no, with silence, and when the session is over. */
  jobDraws: k.table(
    'job_draws',
    {
      teamId: k.text('team_id').notNull(),
      communityId: k.text('community_id').notNull(),
      sessionId: k.text('session_id').notNull(),
      job: k.text('job').$type<JobName>().notNull(),
      /** Drawn lots can be drawn again. */
      seed: k.text('seed').notNull(),
      why: k.text('why').notNull(),
      userId: k.text('user_id'),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.sessionId, t.job] })],
  ),
});
