/** What two or three people agreed on for their talks, and what each of them wrote for it. */
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';
import type { Asking, Introduction, Terms } from './rules.ts';

export const tables = (k: Kit) => ({
  /** P1: theirs. Gone 90 days after the pair is over. */
  pacts: k.table(
    'pacts',
    {
      teamId: k.text('team_id').notNull(),
      pairId: k.text('pair_id').notNull(),
      communityId: k.text('community_id').notNull(),
      introduction: k.text('introduction').$type<Introduction>().notNull(),
      /** Introductions so far: more than one where a third came later. */
      told: k.int('told').notNull(),
      /** The message that is kept up to date: the last introduction, as long as nobody reads it who is not of them. */
      channelId: k.text('channel_id'),
      ts: k.text('ts'),
      /** What is proposed for all of them, and how often that has changed. */
      terms: k.json<Terms>('terms'),
      version: k.int('version').notNull(),
      /** What all of them agreed on last. */
      standing: k.json<Terms>('standing'),
      asking: k.text('asking').$type<Asking>().notNull(),
      /** The days of "still on?" and of letting them go, while no pact stands. */
      lookOn: k.text('look_on').notNull(),
      releaseOn: k.text('release_on').notNull(),
      overAt: k.int('over_at'),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.pairId] })],
  ),
  /** P1: the page of one of them. The others read it once it is signed. */
  pactPages: k.table(
    'pact_pages',
    {
      teamId: k.text('team_id').notNull(),
      pairId: k.text('pair_id').notNull(),
      userId: k.text('user_id').notNull(),
      communityId: k.text('community_id').notNull(),
      aims: k.text('aims').notNull(),
      style: k.text('style').notNull(),
      notes: k.text('notes').notNull(),
      offLimits: k.text('off_limits').notNull(),
      /** The version of the terms that she agreed to; 0 = none. */
      agreedTo: k.int('agreed_to').notNull(),
      signedAt: k.int('signed_at'),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.pairId, t.userId] }), k.index('pact_pages_user').on(t.teamId, t.userId)],
  ),
});
