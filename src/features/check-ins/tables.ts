/** What the free part of a check-in keeps: her own week, unnamed counts, and what she could use a hand with. */
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';

export const tables = (k: Kit) => ({
  /** One for each person and week; P0. A second check-in of the same week replaces the first. */
  checkIns: k.table(
    'check_ins',
    {
      teamId: k.text('team_id').notNull(),
      userId: k.text('user_id').notNull(),
      /** Monday of the week where she lives. */
      weekOn: k.text('week_on').notNull(),
      /** 4 going well … 1 stuck. */
      mood: k.int('mood').notNull(),
      /** The communities in whose counts it stands, so that a changed mind changes them. */
      countedIn: k.json<string[]>('counted_in').notNull(),
      at: k.int('at').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.userId, t.weekOn] })],
  ),
  /** P2 as numbers only: no rows, order or instants from which somebody could be told. */
  moodCounts: k.table(
    'mood_counts',
    {
      teamId: k.text('team_id').notNull(),
      communityId: k.text('community_id').notNull(),
      weekOn: k.text('week_on').notNull(),
      mood: k.int('mood').notNull(),
      people: k.int('people').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.communityId, t.weekOn, t.mood] })],
  ),
  /** "I could use a hand", in her words. P0 until she ticks that a steward may know; then P1. */
  hands: k.table(
    'hands',
    {
      teamId: k.text('team_id').notNull(),
      id: k.text('id').notNull(),
      userId: k.text('user_id').notNull(),
      text: k.text('text').notNull(),
      createdAt: k.int('created_at').notNull(),
      /** She has found one, or needs none any more. */
      closedAt: k.int('closed_at'),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.id] }), k.index('hands_user').on(t.teamId, t.userId)],
  ),
  /** Whose stewards may know of a hand. */
  handReleases: k.table(
    'hand_releases',
    {
      teamId: k.text('team_id').notNull(),
      handId: k.text('hand_id').notNull(),
      communityId: k.text('community_id').notNull(),
      releasedAt: k.int('released_at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.handId, t.communityId] }), k.index('hand_releases_community').on(t.teamId, t.communityId)],
  ),
});
