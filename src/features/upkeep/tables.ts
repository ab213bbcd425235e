/** The librarian's list of a month. Nobody's name stands here. */
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';

export type Reason = 'steward-gone' | 'flagged' | 'review';
/** What was decided about a row; 'carried' = put on the next month's list, 'unreviewed' = nobody looked at it twice. */
export type Settled = 'holds' | 'asked' | 'offered' | 'archived' | 'carried' | 'unreviewed' | 'gone';

export const tables = (k: Kit) => ({
  upkeepRows: k.table(
    'upkeep_rows',
    {
      teamId: k.text('team_id').notNull(),
      communityId: k.text('community_id').notNull(),
      /** First day of the month. */
      monthOn: k.text('month_on').notNull(),
      itemId: k.text('item_id').notNull(),
      reason: k.text('reason').$type<Reason>().notNull(),
      /** It stood on the list of the month before. */
      again: k.bool('again').notNull(),
      place: k.int('place').notNull(),
      settled: k.text('settled').$type<Settled>(),
      settledAt: k.int('settled_at'),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.communityId, t.monthOn, t.itemId] })],
  ),
});
