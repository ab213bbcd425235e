import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';
import type { Outcome } from './rules.ts';

export const tables = (k: Kit) => {
  const privacy = () => k.text('privacy').$type<PrivacyClass>().notNull();
  return {
    topicVotes: k.table(
      'topic_votes',
      {
        teamId: k.text('team_id').notNull(),
        id: k.text('id').notNull(),
        communityId: k.text('community_id').notNull(),
        /** The session before which people vote, and at whose end the result is read out. */
        comingId: k.text('coming_id').notNull(),
        /** The session whose topic it decides. */
        targetId: k.text('target_id').notNull(),
        /** 'pending': a tie or too few; somebody chooses, or the lot. */
        status: k.text('status').$type<'open' | 'pending' | 'settled'>().notNull(),
        options: k.json<string[]>('options').notNull(),
        dots: k.int('dots').notNull(),
        outcome: k.text('outcome').$type<Outcome>(),
        /** What is left to choose from. */
        choices: k.json<string[]>('choices').notNull(),
        chosenId: k.text('chosen_id'),
        chosenBy: k.text('chosen_by').$type<'vote' | 'facilitator' | 'steward' | 'lot'>(),
        seed: k.text('seed'),
        voted: k.int('voted').notNull(),
        /** Null with fewer answers than may be shown. */
        totals: k.json<Record<string, number>>('totals'),
        retired: k.json<string[]>('retired').notNull(),
        openedAt: k.int('opened_at').notNull(),
        announcedAt: k.int('announced_at'),
        channelId: k.text('channel_id'),
        ts: k.text('ts'),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.id] }), k.uniqueIndex('topic_votes_coming').on(t.teamId, t.communityId, t.comingId)],
    ),
    /** Whose dots, only while the vote is open: at its close totals are written and these rows deleted. */
    topicBallots: k.table(
      'topic_ballots',
      {
        teamId: k.text('team_id').notNull(),
        communityId: k.text('community_id').notNull(),
        voteId: k.text('vote_id').notNull(),
        userId: k.text('user_id').notNull(),
        dots: k.json<string[]>('dots').notNull(),
        northStar: k.json<string[]>('north_star').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.voteId, t.userId] }), k.index('topic_ballots_person').on(t.teamId, t.userId)],
    ),
  };
};
