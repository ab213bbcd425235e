import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';

export const tables = (k: Kit) => ({
  /** What was searched for and not found, by week. Who searched stands nowhere. */
  vainSearches: k.table(
    'vain_searches',
    {
      teamId: k.text('team_id').notNull(),
      communityId: k.text('community_id').notNull(),
      weekOn: k.text('week_on').notNull(),
      /** Its words without case and accents. */
      key: k.text('key').notNull(),
      words: k.text('words').notNull(),
      times: k.int('times').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.communityId, t.weekOn, t.key] })],
  ),
});
