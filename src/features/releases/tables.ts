/** Who asked whom to read what before it goes further, what was released, who may read it as a guest, and who is quoted. */
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';

export type Audience = 'P3' | 'P4' | 'P5';
export type Reading = 'waiting' | 'yes' | 'not-yet';
export type Consent = 'waiting' | 'named' | 'unnamed' | 'out';

export const tables = (k: Kit) => ({
  /** A text in one version on its way to one audience: its author has ticked the checklist, somebody else reads it. */
  releaseReadings: k.table(
    'release_readings',
    {
      teamId: k.text('team_id').notNull(),
      itemId: k.text('item_id').notNull(),
      audience: k.text('audience').$type<Audience>().notNull(),
      version: k.int('version').notNull(),
      communityId: k.text('community_id').notNull(),
      /** Null: any core member, and nobody has read it yet; or she left. */
      readerId: k.text('reader_id'),
      askedAt: k.int('asked_at').notNull(),
      answer: k.text('answer').$type<Reading>().notNull(),
      /** What to change first; for the author. */
      note: k.text('note').notNull(),
      answeredAt: k.int('answered_at'),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.itemId, t.audience] }), k.index('release_readings_in').on(t.teamId, t.communityId)],
  ),
  /** What is out there now. */
  releases: k.table(
    'releases',
    {
      teamId: k.text('team_id').notNull(),
      itemId: k.text('item_id').notNull(),
      communityId: k.text('community_id').notNull(),
      version: k.int('version').notNull(),
      at: k.int('at').notNull(),
      /** Where its author let it be announced; null = nowhere, or not yet. */
      channelId: k.text('channel_id'),
      ts: k.text('ts'),
      /** Why it could not be announced, as Slack said. */
      refused: k.text('refused'),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.itemId] }), k.index('releases_in').on(t.teamId, t.communityId, t.at)],
  ),
  releasePasses: k.table(
    'release_passes',
    {
      teamId: k.text('team_id').notNull(),
      itemId: k.text('item_id').notNull(),
      userId: k.text('user_id').notNull(),
      communityId: k.text('community_id').notNull(),
      until: k.int('until').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.itemId, t.userId] }), k.index('release_passes_of').on(t.teamId, t.userId)],
  ),
  releaseSubscriptions: k.table(
    'release_subscriptions',
    {
      teamId: k.text('team_id').notNull(),
      communityId: k.text('community_id').notNull(),
      userId: k.text('user_id').notNull(),
      /** Only what was released after this is told. */
      toldAt: k.int('told_at').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.communityId, t.userId] }), k.index('release_subscriptions_of').on(t.teamId, t.userId)],
  ),
  /** Somebody's words, kept beside the text until she has said how they may stand there. */
  releaseQuotations: k.table(
    'release_quotations',
    {
      teamId: k.text('team_id').notNull(),
      id: k.text('id').notNull(),
      itemId: k.text('item_id').notNull(),
      communityId: k.text('community_id').notNull(),
      /** Null when she asked to be forgotten: then it is left out. */
      userId: k.text('user_id'),
      byId: k.text('by_id'),
      words: k.text('words').notNull(),
      askedAt: k.int('asked_at').notNull(),
      expiresAt: k.int('expires_at').notNull(),
      consent: k.text('consent').$type<Consent>().notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.teamId, t.id] }),
      k.index('release_quotations_in').on(t.teamId, t.itemId),
      k.index('release_quotations_of').on(t.teamId, t.userId),
    ],
  ),
});
