/** Who was asked in, nominated, or asked to come in. Level, status and pause are the kernel's `members`. */
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';

export type AdmissionKind = 'invitation' | 'nomination' | 'request';
/** waiting: stewards decide. asked: she decides. withdrawn: it came to nothing without anybody deciding. */
export type AdmissionStatus = 'waiting' | 'asked' | 'accepted' | 'declined' | 'withdrawn';

export const tables = (k: Kit) => ({
  admissions: k.table(
    'admissions',
    {
      teamId: k.text('team_id').notNull(),
      communityId: k.text('community_id').notNull(),
      userId: k.text('user_id').notNull(),
      kind: k.text('kind').$type<AdmissionKind>().notNull(),
      status: k.text('status').$type<AdmissionStatus>().notNull(),
      byUserId: k.text('by_user_id').notNull(),
      why: k.text('why').notNull(),
      createdAt: k.int('created_at').notNull(),
      decidedBy: k.text('decided_by'),
      decidedAt: k.int('decided_at'),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.communityId, t.userId] })],
  ),
});
