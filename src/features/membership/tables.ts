/** What leaving and pausing leave behind. Level, status and pause themselves are the kernel's `members`. */
import type { RoleName } from '../../community/records.ts';
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';

export const tables = (k: Kit) => ({
  /** A role that somebody left before its term ended; for the stewards' digest. */
  vacancies: k.table(
    'vacancies',
    {
      teamId: k.text('team_id').notNull(),
      id: k.text('id').notNull(),
      communityId: k.text('community_id').notNull(),
      role: k.text('role').$type<RoleName>().notNull(),
      userId: k.text('user_id'),
      at: k.int('at').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.id] })],
  ),
  /** A pause that ended by itself; said quietly on Home for a week. */
  pauseEnds: k.table(
    'pause_ends',
    {
      teamId: k.text('team_id').notNull(),
      communityId: k.text('community_id').notNull(),
      userId: k.text('user_id').notNull(),
      endedOn: k.text('ended_on').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.communityId, t.userId] })],
  ),
});
