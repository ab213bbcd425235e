/** Who asked whom to be her partner, outside a round. */
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';
import type { ProposalState } from './rules.ts';

export const tables = (k: Kit) => ({
  proposals: k.table(
    'proposals',
    {
      teamId: k.text('team_id').notNull(),
      id: k.text('id').notNull(),
      communityId: k.text('community_id').notNull(),
      fromId: k.text('from_id').notNull(),
      /** '' once she had herself forgotten. */
      toId: k.text('to_id').notNull(),
      /** One line to the person asked. */
      why: k.text('why').notNull(),
      want: k.text('want').notNull(),
      state: k.text('state').$type<ProposalState>().notNull(),
      /** False: she is never told of it, and whoever asked reads what silence reads. */
      delivered: k.bool('delivered').notNull(),
      /** The last day on which it can be answered. */
      closesOn: k.text('closes_on').notNull(),
      createdAt: k.int('created_at').notNull(),
      closedAt: k.int('closed_at'),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.teamId, t.id] }),
      k.index('proposals_from').on(t.teamId, t.fromId),
      k.index('proposals_to').on(t.teamId, t.toId),
    ],
  ),
});
