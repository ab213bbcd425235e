import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';
import type { Draft, DraftStatus, Part, Shape } from './rules-draft.ts';

export const tables = (k: Kit) => ({
  setUpDrafts: k.table(
    'set_up_drafts',
    {
      teamId: k.text('team_id').notNull(),
      id: k.text('id').notNull(),
      authorId: k.text('author_id').notNull(),
      communityId: k.text('community_id'),
      status: k.text('status').$type<DraftStatus>().notNull(),
      part: k.text('part').$type<Part>().notNull(),
      shape: k.json<Shape>('shape').notNull(),
      typed: k.json<Draft['typed']>('typed').notNull(),
      round: k.int('round').notNull(),
      touchedAt: k.int('touched_at').notNull(),
      proposedAt: k.int('proposed_at'),
      agreedAt: k.int('agreed_at'),
      previewTs: k.text('preview_ts'),
      objectionsUntilOn: k.text('objections_until_on'),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.teamId, t.id] }),
      k.index('set_up_drafts_author').on(t.teamId, t.authorId),
      k.index('set_up_drafts_community').on(t.teamId, t.communityId),
      k.index('set_up_drafts_touched').on(t.touchedAt),
    ],
  ),
  /** What founders and the second steward say to a plan. */
  setUpObjections: k.table(
    'set_up_objections',
    {
      teamId: k.text('team_id').notNull(),
      id: k.text('id').notNull(),
      communityId: k.text('community_id').notNull(),
      draftId: k.text('draft_id').notNull(),
      /** Null once she asked to be forgotten. */
      userId: k.text('user_id'),
      kind: k.text('kind').$type<'fine' | 'reason' | 'suggestion'>().notNull(),
      text: k.text('text').notNull(),
      at: k.int('at').notNull(),
      answer: k.text('answer'),
      answeredBy: k.text('answered_by'),
      answeredAt: k.int('answered_at'),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.id] }), k.index('set_up_objections_draft').on(t.teamId, t.draftId)],
  ),
});
