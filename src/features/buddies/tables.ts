/** Who accompanies whom. */
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';
import type { BuddyReason } from './rules.ts';

/** over: one of them passed, or there was silence. */
export type BuddyStatus = 'open' | 'talked' | 'over';

export const tables = (k: Kit) => ({
  buddies: k.table(
    'buddies',
    {
      teamId: k.text('team_id').notNull(),
      id: k.text('id').notNull(),
      communityId: k.text('community_id').notNull(),
      newcomerId: k.text('newcomer_id').notNull(),
      buddyId: k.text('buddy_id').notNull(),
      status: k.text('status').$type<BuddyStatus>().notNull(),
      introducedOn: k.text('introduced_on').notNull(),
      /** Drawn lots can be drawn again. */
      seed: k.text('seed').notNull(),
      reason: k.json<BuddyReason>('reason').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.id] }), k.index('buddies_of').on(t.teamId, t.communityId, t.newcomerId)],
  ),
});
