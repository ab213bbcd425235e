/** Cases that members bring to a session. The texts go by themselves (practice 3.13, special). */
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';

export const tables = (k: Kit) => ({
  cases: k.table(
    'cases',
    {
      teamId: k.text('team_id').notNull(),
      sessionId: k.text('session_id').notNull(),
      bringerId: k.text('bringer_id').notNull(),
      communityId: k.text('community_id').notNull(),
      situation: k.text('situation').notNull(),
      tried: k.text('tried').notNull(),
      question: k.text('question').notNull(),
      /** What must not leave the room. */
      stays: k.text('stays').notNull(),
      /** Who sat with her when it was told; empty until then. */
      readers: k.json<string[]>('readers').notNull(),
      createdAt: k.int('created_at').notNull(),
      expiresAt: k.int('expires_at').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.teamId, t.sessionId, t.bringerId] }),
      k.index('cases_bringer').on(t.teamId, t.bringerId),
      k.index('cases_expiry').on(t.expiresAt),
    ],
  ),
});
