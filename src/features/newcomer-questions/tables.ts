/** What newcomers ask. */
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';

export const tables = (k: Kit) => ({
  newcomerQuestions: k.table(
    'newcomer_questions',
    {
      teamId: k.text('team_id').notNull(),
      id: k.text('id').notNull(),
      communityId: k.text('community_id').notNull(),
      /** Null once its author has left and let it stay without her name. */
      userId: k.text('user_id'),
      text: k.text('text').notNull(),
      createdAt: k.int('created_at').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.id] })],
  ),
});
