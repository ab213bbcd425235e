/** Rounds, and who is in. Who coaches whom stands in the kernel's record of pairs. */
import type { Unplaced } from '../../community/matching.ts';
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';
import type { RoundState } from './rules.ts';

export const tables = (k: Kit) => ({
  rounds: k.table(
    'rounds',
    {
      teamId: k.text('team_id').notNull(),
      id: k.text('id').notNull(),
      communityId: k.text('community_id').notNull(),
      quarterOn: k.text('quarter_on').notNull(),
      state: k.text('state').$type<RoundState>().notNull(),
      toldOn: k.text('told_on').notNull(),
      closesOn: k.text('closes_on').notNull(),
      /** The same draw can be made again from it. */
      seed: k.text('seed').notNull(),
      /** Totals as they were on the day of telling. */
      pairs: k.int('pairs').notNull(),
      unplaced: k.int('unplaced').notNull(),
      drawnAt: k.int('drawn_at'),
      toldAt: k.int('told_at'),
      /** The call in the channel. */
      channelId: k.text('channel_id'),
      ts: k.text('ts'),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.id] }), k.index('rounds_community').on(t.teamId, t.communityId)],
  ),
  /** Whoever answered. P1 while she is in, for her partner; P0 when she said no. */
  roundEntries: k.table(
    'round_entries',
    {
      teamId: k.text('team_id').notNull(),
      roundId: k.text('round_id').notNull(),
      communityId: k.text('community_id').notNull(),
      userId: k.text('user_id').notNull(),
      isIn: k.bool('is_in').notNull(),
      offer: k.text('offer').notNull(),
      want: k.text('want').notNull(),
      from: k.text('hours_from').notNull(),
      until: k.text('hours_until').notNull(),
      enteredAt: k.int('entered_at').notNull(),
      /** Why no place was found for her, as she may know it. */
      unplaced: k.text('unplaced').$type<Unplaced['because']>(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.roundId, t.userId] }), k.index('round_entries_user').on(t.teamId, t.userId)],
  ),
});
