/** How a round ended: numbers without people, and what each does differently. Nothing of what was talked about. */
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';

export const tables = (k: Kit) => {
  const privacy = () => k.text('privacy').$type<PrivacyClass>().notNull();
  return {
    /** Who has answered; goes when the pair is closed. */
    closingAnswered: k.table(
      'closing_answered',
      {
        teamId: k.text('team_id').notNull(),
        pairId: k.text('pair_id').notNull(),
        userId: k.text('user_id').notNull(),
        communityId: k.text('community_id').notNull(),
        /** Talks held, as she counts them; null: she has not said. */
        talks: k.int('talks'),
        /** Her number stands among the others already, and nobody can tell which it is. */
        rated: k.bool('rated').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.pairId, t.userId] }), k.index('closing_answered_by').on(t.teamId, t.userId)],
    ),
    /** "One thing I do differently": P0, or P1 once she has shown it to whom she talked with. */
    closingTexts: k.table(
      'closing_texts',
      {
        teamId: k.text('team_id').notNull(),
        pairId: k.text('pair_id').notNull(),
        userId: k.text('user_id').notNull(),
        communityId: k.text('community_id').notNull(),
        text: k.text('text').notNull(),
        at: k.int('at').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.pairId, t.userId] }), k.index('closing_texts_by').on(t.teamId, t.userId, t.at)],
    ),
    /** P2 as numbers only: no rows, order or instants from which somebody could be told. */
    closingCounts: k.table(
      'closing_counts',
      {
        teamId: k.text('team_id').notNull(),
        communityId: k.text('community_id').notNull(),
        batch: k.text('batch').notNull(),
        useful: k.int('useful').notNull(),
        people: k.int('people').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.communityId, t.batch, t.useful] })],
    ),
    /** Pairs that are closed, as numbers. */
    closingRounds: k.table(
      'closing_rounds',
      {
        teamId: k.text('team_id').notNull(),
        communityId: k.text('community_id').notNull(),
        batch: k.text('batch').notNull(),
        /** When its last pair closes, as it was planned. */
        closesAt: k.int('closes_at').notNull(),
        /** Pairs of which it is known how many talks they held; those that met; those that held all. */
        known: k.int('known').notNull(),
        met: k.int('met').notNull(),
        all: k.int('all_talks').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.communityId, t.batch] })],
    ),
  };
};
