import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';

export type ToolKind = 'checklist' | 'tree' | 'rubric';

export const tables = (k: Kit) => {
  const privacy = () => k.text('privacy').$type<PrivacyClass>().notNull();
  return {
    /** A tool made one's own: P0 its owner's, P3 when she shared it. */
    toolCopies: k.table(
      'tool_copies',
      {
        teamId: k.text('team_id').notNull(),
        id: k.text('id').notNull(),
        communityId: k.text('community_id').notNull(),
        /** Null: she left and let it stay without her name. */
        ownerId: k.text('owner_id'),
        kind: k.text('kind').$type<ToolKind>().notNull(),
        /** The tool of the library that it was copied from. */
        originId: k.text('origin_id').notNull(),
        name: k.text('name').notNull(),
        useWhen: k.text('use_when').notNull(),
        /** Line by line, as rules-text.ts writes it. */
        body: k.text('body').notNull(),
        privacy: privacy(),
        createdAt: k.int('created_at').notNull(),
        changedAt: k.int('changed_at').notNull(),
      },
      (t) => [
        k.primaryKey({ columns: [t.teamId, t.id] }),
        k.index('tool_copies_in').on(t.teamId, t.communityId),
        k.index('tool_copies_owner').on(t.teamId, t.ownerId),
      ],
    ),
    /** The checklist somebody is going through: what is ticked. Hers alone. */
    toolRuns: k.table(
      'tool_runs',
      {
        teamId: k.text('team_id').notNull(),
        communityId: k.text('community_id').notNull(),
        userId: k.text('user_id').notNull(),
        toolId: k.text('tool_id').notNull(),
        ticks: k.json<number[]>('ticks').notNull(),
        changedAt: k.int('changed_at').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.userId, t.toolId] })],
    ),
    /** How somebody rated herself, kept because she wanted to. Hers alone. */
    toolRatings: k.table(
      'tool_ratings',
      {
        teamId: k.text('team_id').notNull(),
        communityId: k.text('community_id').notNull(),
        userId: k.text('user_id').notNull(),
        toolId: k.text('tool_id').notNull(),
        at: k.int('at').notNull(),
        /** In the order of the criteria. */
        scores: k.json<number[]>('scores').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.userId, t.toolId, t.at] })],
    ),
    /** How often tools are used, month by month, without a name. */
    toolCounts: k.table(
      'tool_counts',
      {
        teamId: k.text('team_id').notNull(),
        communityId: k.text('community_id').notNull(),
        toolId: k.text('tool_id').notNull(),
        /** '2026-11' */
        month: k.text('month').notNull(),
        what: k.text('what').$type<'on-a-session-day' | 'between' | 'copied'>().notNull(),
        n: k.int('n').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.communityId, t.toolId, t.month, t.what] })],
    ),
  };
};
