import type { Kit, PrivacyClass } from '../db/kit.ts';
import type { WhenUnsure } from './outbox.ts';
import type { Payload } from './payload.ts';
import type { Windows } from './windows.ts';

/**
 * due: waits. sending: was given to Slack, or was about to be, and nobody has written down the end of it yet.
 * The others are ends: sent, refused by Slack, unsure and held, expired, superseded by a newer update of the same message.
 */
export type OutboxStatus = 'due' | 'sending' | 'sent' | 'refused' | 'unsure' | 'expired' | 'superseded';

export const deliveryTables = (k: Kit) => ({
  outbox: k.table(
    'outbox',
    {
      /** The order within a lane: the order of writing. */
      position: k.counter('position'),
      teamId: k.text('team_id').notNull(),
      id: k.text('id').notNull(),
      key: k.text('key').notNull(),
      touch: k.text('touch').notNull(),
      /** What goes one after another: a channel, a person, a group. */
      lane: k.text('lane').notNull(),
      /** The Slack method that counts: for the pace of its tier. */
      method: k.text('method').notNull(),
      /** Emptied when the row has come to its end, so that words do not outlive their sending here. */
      payload: k.json<Payload>('payload'),
      /** Updates: the message that is changed, as channel/ts. */
      target: k.text('target'),
      whenUnsure: k.text('when_unsure').$type<WhenUnsure>().notNull(),
      aboutKind: k.text('about_kind'),
      aboutId: k.text('about_id'),
      /** False for what follows from another row (a pin, the second half of a long text): nobody is told of it. */
      told: k.bool('told').notNull(),
      status: k.text('status').$type<OutboxStatus>().notNull(),
      attempts: k.int('attempts').notNull(),
      notBefore: k.int('not_before').notNull(),
      expiresAt: k.int('expires_at'),
      windows: k.json<Windows>('windows'),
      /** The person's act behind it; null when it started by itself, and once the row has come to its end. */
      cause: k.text('cause'),
      createdAt: k.int('created_at').notNull(),
      firstTriedAt: k.int('first_tried_at'),
      endedAt: k.int('ended_at'),
      channel: k.text('channel'),
      ts: k.text('ts'),
      error: k.text('error'),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [
      k.uniqueIndex('outbox_key').on(t.teamId, t.key),
      k.index('outbox_lane').on(t.status, t.teamId, t.lane, t.position, t.notBefore),
      k.index('outbox_target').on(t.teamId, t.target),
    ],
  ),
  /** The pace of every channel, method and workspace, kept so that a restart or a second process keeps to it. */
  deliveryLanes: k.table(
    'delivery_lanes',
    {
      teamId: k.text('team_id').notNull(),
      /** An outbox lane, 'method:<name>', or '*' for the workspace. */
      lane: k.text('lane').notNull(),
      /** When the next one would be due at an even pace. */
      paceAt: k.int('pace_at').notNull(),
      /** Slack's Retry-After, or our own back-off. */
      notBefore: k.int('not_before').notNull(),
      /** While a row of this lane is under way; a process that died lets it run out. */
      leaseUntil: k.int('lease_until').notNull(),
      /** The latest of the three: from then on one more may go. NEVER for a workspace whose token is dead. */
      openAt: k.int('open_at').notNull(),
      writtenAt: k.int('written_at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.lane] })],
  ),
});
