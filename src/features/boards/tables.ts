/** Where the board was posted last, and who cheers for what. */
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';

export const tables = (k: Kit) => ({
  boards: k.table(
    'boards',
    {
      teamId: k.text('team_id').notNull(),
      communityId: k.text('community_id').notNull(),
      /** The session it belongs to. */
      sessionId: k.text('session_id').notNull(),
      postedAt: k.int('posted_at').notNull(),
      /** Known once Slack has it. */
      channelId: k.text('channel_id'),
      ts: k.text('ts'),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.sessionId] }), k.index('boards_newest').on(t.teamId, t.communityId, t.postedAt)],
  ),
  /** Between the two of them: whoever leads it sees who cheers; nobody counts. */
  cheers: k.table(
    'cheers',
    {
      teamId: k.text('team_id').notNull(),
      experimentId: k.text('experiment_id').notNull(),
      userId: k.text('user_id').notNull(),
      communityId: k.text('community_id').notNull(),
      at: k.int('at').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.experimentId, t.userId] }), k.index('cheers_by').on(t.teamId, t.userId)],
  ),
});
