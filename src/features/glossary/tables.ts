import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';

/** What people say about terms. The terms themselves are items of the shelf. */
export const tables = (k: Kit) => {
  const privacy = () => k.text('privacy').$type<PrivacyClass>().notNull();
  return {
    /** What a function says about a term: its latest word, given by one member on its behalf. */
    glossaryConfirmations: k.table(
      'glossary_confirmations',
      {
        teamId: k.text('team_id').notNull(),
        communityId: k.text('community_id').notNull(),
        itemId: k.text('item_id').notNull(),
        /** As the community's settings list it; chosen when confirming, never taken from what she said about herself. */
        jobFunction: k.text('job_function').notNull(),
        /** Null: she left or asked to be forgotten; her function's word stands. */
        userId: k.text('user_id'),
        at: k.int('at').notNull(),
        /** The wording it means. */
        definition: k.text('definition').notNull(),
        /** It means something else than the term’s text. */
        own: k.bool('own').notNull(),
        /** Since when it is part of a clash; null = of none. */
        clashAt: k.int('clash_at'),
        privacy: privacy(),
      },
      (t) => [
        k.primaryKey({ columns: [t.teamId, t.itemId, t.jobFunction] }),
        k.index('glossary_confirmations_in').on(t.teamId, t.communityId),
        k.index('glossary_confirmations_person').on(t.teamId, t.userId),
      ],
    ),
    /** "I read it so, too", about the wording of today. */
    glossaryReadings: k.table(
      'glossary_readings',
      {
        teamId: k.text('team_id').notNull(),
        communityId: k.text('community_id').notNull(),
        itemId: k.text('item_id').notNull(),
        userId: k.text('user_id').notNull(),
        at: k.int('at').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.itemId, t.userId] }), k.index('glossary_readings_person').on(t.teamId, t.userId)],
    ),
    /** Communities that were given the starter terms: what they remove stays removed. */
    glossaryStarts: k.table(
      'glossary_starts',
      {
        teamId: k.text('team_id').notNull(),
        communityId: k.text('community_id').notNull(),
        at: k.int('at').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.communityId] })],
    ),
  };
};
