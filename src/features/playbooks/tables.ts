/** Who has which section of a playbook, which other ways lead to the same end, and who follows one with her team. */
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';

/** 'going' until it is through, she stops, nobody answered twice, or the playbook cannot be read any more. */
export type FollowState = 'going' | 'done' | 'stopped' | 'silent' | 'gone';
export type FollowAnswer = 'done' | 'later';

export const tables = (k: Kit) => ({
  playbookClaims: k.table(
    'playbook_claims',
    {
      teamId: k.text('team_id').notNull(),
      itemId: k.text('item_id').notNull(),
      section: k.text('section').notNull(),
      communityId: k.text('community_id').notNull(),
      userId: k.text('user_id').notNull(),
      since: k.int('since').notNull(),
      /** When she last wrote in it. */
      touchedAt: k.int('touched_at').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.itemId, t.section] }), k.index('playbook_claims_by').on(t.teamId, t.userId)],
  ),
  playbookWays: k.table(
    'playbook_ways',
    {
      teamId: k.text('team_id').notNull(),
      itemId: k.text('item_id').notNull(),
      otherId: k.text('other_id').notNull(),
      communityId: k.text('community_id').notNull(),
      /** Who named it; null when she left. */
      byId: k.text('by_id'),
      at: k.int('at').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.itemId, t.otherId] }), k.index('playbook_ways_back').on(t.teamId, t.otherId)],
  ),
  playbookFollows: k.table(
    'playbook_follows',
    {
      teamId: k.text('team_id').notNull(),
      id: k.text('id').notNull(),
      itemId: k.text('item_id').notNull(),
      communityId: k.text('community_id').notNull(),
      userId: k.text('user_id').notNull(),
      /** A Monday. */
      startsOn: k.text('starts_on').notNull(),
      /** Which of its stops comes next. */
      next: k.int('next').notNull(),
      /** By number of the stop. */
      answers: k.json<Record<string, FollowAnswer>>('answers').notNull(),
      state: k.text('state').$type<FollowState>().notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.id] }), k.index('playbook_follows_by').on(t.teamId, t.userId)],
  ),
});
