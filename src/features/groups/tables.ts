/** Groups as they were drawn for a step, and who has been in a group with whom. */
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';

export const tables = (k: Kit) => ({
  /** The groups of one step as they stand; gone two weeks after. */
  groupDraws: k.table(
    'group_draws',
    {
      teamId: k.text('team_id').notNull(),
      sessionId: k.text('session_id').notNull(),
      step: k.int('step').notNull(),
      communityId: k.text('community_id').notNull(),
      /** 1 for the first; with session and step the seed of the lot. */
      draw: k.int('draw').notNull(),
      size: k.int('size').notNull(),
      groups: k.json<string[][]>('groups').notNull(),
      /** Somebody in each group keeps time and somebody notes. */
      withRoles: k.bool('with_roles').notNull(),
      /** Drawn to host, if anybody was. */
      hostId: k.text('host_id'),
      /** The message in the thread; known once somebody pressed its button. */
      channelId: k.text('channel_id'),
      ts: k.text('ts'),
      /** Who met whom was counted. */
      counted: k.bool('counted').notNull(),
      drawnAt: k.int('drawn_at').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.sessionId, t.step] })],
  ),
  /** Only how often, never when: it serves the next draw and is shown to nobody but the two. */
  groupMeetings: k.table(
    'group_meetings',
    {
      teamId: k.text('team_id').notNull(),
      communityId: k.text('community_id').notNull(),
      /** The lesser id of the two. */
      aId: k.text('a_id').notNull(),
      bId: k.text('b_id').notNull(),
      times: k.int('times').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.communityId, t.aId, t.bId] })],
  ),
});
