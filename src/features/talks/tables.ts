/** When a pair talks, whether its check-ins were heard, and what coaches note for themselves. Nothing about what was talked about: there is no field for it. */
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';

/** planned: a date stands. held: one of them said so. not: the pair ended before it. */
export type TalkState = 'planned' | 'held' | 'not';
/** check: have you talked? still: do you go on? */
export type CheckKind = 'check' | 'still';

export const tables = (k: Kit) => ({
  /** P1: the two or three. */
  talks: k.table(
    'talks',
    {
      teamId: k.text('team_id').notNull(),
      pairId: k.text('pair_id').notNull(),
      number: k.int('number').notNull(),
      communityId: k.text('community_id').notNull(),
      at: k.int('at').notNull(),
      minutes: k.int('minutes').notNull(),
      state: k.text('state').$type<TalkState>().notNull(),
      /** As the pact fixed it last; null: by hand. A pact that is signed anew with the same date leaves alone what was moved since. */
      pactAt: k.int('pact_at'),
      /** The sequence number of its calendar entry. */
      revision: k.int('revision').notNull(),
      /** Who said that it was held, and when: said twice it is one talk. */
      said: k.json<Record<string, number>>('said').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.pairId, t.number] })],
  ),
  /** One question to all of a pair: how many were asked, not who answered. */
  talkChecks: k.table(
    'talk_checks',
    {
      teamId: k.text('team_id').notNull(),
      pairId: k.text('pair_id').notNull(),
      kind: k.text('kind').$type<CheckKind>().notNull(),
      /** The day on which it was handed in. */
      onDate: k.text('on_date').notNull(),
      asked: k.int('asked').notNull(),
      /** Of those: reached, and let it go. */
      silent: k.int('silent').notNull(),
      /** One of them never got it: then it says nothing. */
      unreached: k.bool('unreached').notNull(),
      answered: k.bool('answered').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.pairId, t.kind, t.onDate] })],
  ),
  /** P0: who would rather not be asked about this pair any more. */
  talkRests: k.table(
    'talk_rests',
    {
      teamId: k.text('team_id').notNull(),
      pairId: k.text('pair_id').notNull(),
      userId: k.text('user_id').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.pairId, t.userId] })],
  ),
  /** P0: how she coached, as she sees it herself. Choices only. */
  talkSelfChecks: k.table(
    'talk_self_checks',
    {
      teamId: k.text('team_id').notNull(),
      userId: k.text('user_id').notNull(),
      pairId: k.text('pair_id').notNull(),
      number: k.int('number').notNull(),
      communityId: k.text('community_id').notNull(),
      at: k.int('at').notNull(),
      answers: k.json<Record<string, string>>('answers').notNull(),
      scores: k.json<Record<string, number>>('scores').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.userId, t.pairId, t.number] })],
  ),
  /** P1: what a partner gave her about her coaching. Choices only. */
  talkFeedback: k.table(
    'talk_feedback',
    {
      teamId: k.text('team_id').notNull(),
      pairId: k.text('pair_id').notNull(),
      fromId: k.text('from_id').notNull(),
      toId: k.text('to_id').notNull(),
      onDate: k.text('on_date').notNull(),
      communityId: k.text('community_id').notNull(),
      scores: k.json<Record<string, number>>('scores').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.pairId, t.fromId, t.toId, t.onDate] }), k.index('talk_feedback_to').on(t.teamId, t.toId)],
  ),
});
