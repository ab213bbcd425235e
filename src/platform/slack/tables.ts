import type { Kit } from '../db/kit.ts';

export const tables = (k: Kit) => ({
  /** What arrived already: Slack delivers again, people press twice. Kept a little longer than Slack's 24 hours of redelivery. */
  inboundSeen: k.table(
    'inbound_seen',
    { teamId: k.text('team_id').notNull(), key: k.text('key').notNull(), at: k.int('at').notNull() },
    (t) => [k.primaryKey({ columns: [t.teamId, t.key] }), k.index('inbound_seen_at').on(t.at)],
  ),
});
