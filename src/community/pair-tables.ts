/** Pairs, who met whom, and whom one must not be put together with. */
import type { Kit, PrivacyClass } from '../platform/db/kit.ts';
import type { Brought, PairEnd, PairReason, PairState } from './pair.ts';

export const pairTables = (k: Kit) => ({
  /** P1: the two or three. Gone 90 days after it is over. */
  pairs: k.table(
    'pairs',
    {
      teamId: k.text('team_id').notNull(),
      id: k.text('id').notNull(),
      communityId: k.text('community_id').notNull(),
      roundId: k.text('round_id'),
      people: k.json<string[]>('people').notNull(),
      state: k.text('state').$type<PairState>().notNull(),
      ended: k.text('ended').$type<PairEnd>(),
      reason: k.json<PairReason>('reason').notNull(),
      brought: k.json<Record<string, Brought>>('brought').notNull(),
      seed: k.text('seed').notNull(),
      toldOn: k.text('told_on').notNull(),
      closesOn: k.text('closes_on').notNull(),
      channelId: k.text('channel_id'),
      guideId: k.text('guide_id'),
      talks: k.int('talks').notNull(),
      createdAt: k.int('created_at').notNull(),
      toldAt: k.int('told_at'),
      agreedAt: k.int('agreed_at'),
      overAt: k.int('over_at'),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.id] }), k.index('pairs_community').on(t.teamId, t.communityId, t.state)],
  ),
  /** Whose pairs they are; who left one is not in it any more. */
  pairPeople: k.table(
    'pair_people',
    {
      teamId: k.text('team_id').notNull(),
      pairId: k.text('pair_id').notNull(),
      userId: k.text('user_id').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.pairId, t.userId] }), k.index('pair_people_user').on(t.teamId, t.userId)],
  ),
  /** Who was introduced to whom, and when: nothing else stays of a pair. Read by the matching alone; forgotten with either of them. */
  meetings: k.table(
    'meetings',
    {
      teamId: k.text('team_id').notNull(),
      communityId: k.text('community_id').notNull(),
      pairId: k.text('pair_id').notNull(),
      a: k.text('a').notNull(),
      b: k.text('b').notNull(),
      on: k.text('met_on').notNull(),
      thirdId: k.text('third_id'),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.communityId, t.pairId, t.a, t.b] })],
  ),
  /** P0: whom she would rather not be put together with. */
  apartLists: k.table(
    'apart_lists',
    {
      teamId: k.text('team_id').notNull(),
      userId: k.text('user_id').notNull(),
      otherId: k.text('other_id').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.userId, t.otherId] }), k.index('apart_lists_other').on(t.teamId, t.otherId)],
  ),
  /** P0: whom she reports to, as she says it. Used to keep lines apart, shown to nobody. */
  reportingLines: k.table(
    'reporting_lines',
    {
      teamId: k.text('team_id').notNull(),
      userId: k.text('user_id').notNull(),
      managerId: k.text('manager_id').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.userId] }), k.index('reporting_lines_manager').on(t.teamId, t.managerId)],
  ),
});
