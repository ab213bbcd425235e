/** How somebody began, how she was received. */
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';

export type Interest = 'wants-mentor' | 'offers-mentoring' | 'wants-coaching';
export type ScoreQuestion = 'why-here' | 'welcome';

export const tables = (k: Kit) => ({
  onboardings: k.table(
    'onboardings',
    {
      teamId: k.text('team_id').notNull(),
      communityId: k.text('community_id').notNull(),
      userId: k.text('user_id').notNull(),
      joinedOn: k.text('joined_on').notNull(),
      /** When she read what she came into: in the welcome, or in the invitation she said yes to. */
      welcomedAt: k.int('welcomed_at'),
      /** Null until she has told us; until then she reads. */
      answeredAt: k.int('answered_at'),
      hope: k.text('hope').notNull(),
      interests: k.json<Interest[]>('interests').notNull(),
      /** Null until the channel has heard of her. */
      introducedOn: k.text('introduced_on'),
      /** Of the hope line: P0, or P3 once she has ticked it. */
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.communityId, t.userId] })],
  ),
  /** Without a member, without an instant: an id that says nothing, a month, a batch that is shown once it is full. */
  welcomeScores: k.table(
    'welcome_scores',
    {
      teamId: k.text('team_id').notNull(),
      id: k.text('id').notNull(),
      communityId: k.text('community_id').notNull(),
      question: k.text('question').$type<ScoreQuestion>().notNull(),
      score: k.int('score').notNull(),
      batch: k.int('batch').notNull(),
      month: k.text('month').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.id] })],
  ),
});
