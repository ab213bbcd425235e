/** Who has no partner in a round any more, or none yet: since when, and what becomes of it. */
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';
import type { PlaceState } from './rules.ts';

export const tables = (k: Kit) => ({
  rematchPlaces: k.table(
    'rematch_places',
    {
      teamId: k.text('team_id').notNull(),
      /** The pair that ended for her; or the round, when she came later. */
      fromId: k.text('from_id').notNull(),
      userId: k.text('user_id').notNull(),
      communityId: k.text('community_id').notNull(),
      /** Null: the pair belonged to no round, so that nobody is looked for. */
      roundId: k.text('round_id'),
      closesOn: k.text('closes_on').notNull(),
      state: k.text('state').$type<PlaceState>().notNull(),
      by: k.text('by').$type<'again' | 'later'>().notNull(),
      /** Working days on which nobody was found. */
      tries: k.int('tries').notNull(),
      since: k.int('since').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.teamId, t.fromId, t.userId] }),
      k.index('rematch_places_user').on(t.teamId, t.userId),
      k.index('rematch_places_round').on(t.teamId, t.roundId),
    ],
  ),
});
