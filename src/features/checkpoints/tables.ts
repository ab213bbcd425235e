/** What leads answered along the way. */
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';

export const tables = (k: Kit) => ({
  checkpointAnswers: k.table(
    'checkpoint_answers',
    {
      teamId: k.text('team_id').notNull(),
      /** Of the ask, or of the form: sent twice it stays one. */
      id: k.text('id').notNull(),
      communityId: k.text('community_id').notNull(),
      experimentId: k.text('experiment_id').notNull(),
      /** Null: whoever wrote it asked to be forgotten. */
      byId: k.text('by_id'),
      at: k.int('at').notNull(),
      /** Days since the start. */
      day: k.int('day').notNull(),
      did: k.text('did').notNull(),
      saw: k.text('saw').notNull(),
      /** One of the library's options; '' when none was chosen. */
      vs: k.text('vs').notNull(),
      learned: k.text('learned').notNull(),
      next: k.text('next').notNull(),
      /** Written by the second lead of a pilot, whose name may go later: nobody else releases it. */
      second: k.bool('second').notNull(),
      /** The leads' own until it is decided, although the rest is visible. */
      kept: k.bool('kept').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.teamId, t.id] }),
      k.index('checkpoint_answers_of').on(t.teamId, t.experimentId, t.at),
      k.index('checkpoint_answers_by').on(t.teamId, t.byId),
    ],
  ),
});
