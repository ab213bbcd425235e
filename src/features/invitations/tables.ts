/** Who else should take part: suggestions, and what came of them. */
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';

export type InvitationState = 'suggested' | 'invited' | 'came' | 'not-now';

export const tables = (k: Kit) => ({
  invitations: k.table(
    'invitations',
    {
      teamId: k.text('team_id').notNull(),
      id: k.text('id').notNull(),
      communityId: k.text('community_id').notNull(),
      /** What for: an experiment, a project, a session; '' for the community as a whole. */
      refKind: k.text('ref_kind').notNull(),
      refId: k.text('ref_id').notNull(),
      /** A role in words, never a name: whoever is meant has not been asked yet. */
      who: k.text('who').notNull(),
      /** One of the community's functions, or '' for another. */
      jobFunction: k.text('job_function').notNull(),
      why: k.text('why').notNull(),
      state: k.text('state').$type<InvitationState>().notNull(),
      byId: k.text('by_id'),
      at: k.int('at').notNull(),
      changedAt: k.int('changed_at').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.teamId, t.id] }),
      k.index('invitations_in').on(t.teamId, t.communityId, t.state),
      k.index('invitations_for').on(t.teamId, t.refKind, t.refId),
    ],
  ),
});
