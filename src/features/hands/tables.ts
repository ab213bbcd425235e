import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';
import type { Kind, Status } from './rules.ts';

export const tables = (k: Kit) => ({
  /** Who could use a hand, and who is asked for one. Special: for the asker and whoever is asked, and gone after ninety days. */
  handRequests: k.table(
    'hand_requests',
    {
      teamId: k.text('team_id').notNull(),
      id: k.text('id').notNull(),
      communityId: k.text('community_id').notNull(),
      askerId: k.text('asker_id').notNull(),
      kind: k.text('kind').$type<Kind>().notNull(),
      /** In a line; for whoever is asked. Empty once it is closed. */
      about: k.text('about').notNull(),
      /** The stewards may know that she asked, not what. */
      mayKnow: k.bool('may_know').notNull(),
      /** In her order; empty when she left it to Rondo. */
      chosen: k.json<string[]>('chosen').notNull(),
      leftToMe: k.bool('left_to_me').notNull(),
      /** How many turns have begun. */
      turn: k.int('turn').notNull(),
      /** Who really read of it. */
      told: k.json<string[]>('told').notNull(),
      /** Whose turn it is, told or not; null when nobody is asked any more. */
      atId: k.text('at_id'),
      endsAt: k.int('ends_at'),
      /** When the first one's two working days end: what is answered by then was answered in time. */
      promisedAt: k.int('promised_at'),
      status: k.text('status').$type<Status>().notNull(),
      helperId: k.text('helper_id'),
      /** Of the lots, so that they can be drawn again. */
      seed: k.text('seed').notNull(),
      createdAt: k.int('created_at').notNull(),
      answeredAt: k.int('answered_at'),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.teamId, t.id] }),
      k.index('hand_requests_community').on(t.teamId, t.communityId),
      k.index('hand_requests_asker').on(t.teamId, t.askerId),
    ],
  ),
});
