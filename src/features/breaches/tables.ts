import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';
import type { Contact, Steps } from './rules.ts';

export const tables = (k: Kit) => ({
  /** Something left the room. Special: for whoever wrote it and whoever holds it. Whom it is about stands in no column. */
  breachFiles: k.table(
    'breach_files',
    {
      teamId: k.text('team_id').notNull(),
      id: k.text('id').notNull(),
      communityId: k.text('community_id').notNull(),
      reporterId: k.text('reporter_id').notNull(),
      what: k.text('what').notNull(),
      wish: k.text('wish').notNull(),
      contact: k.text('contact').$type<Contact>().notNull(),
      /** Who may be asked to take it, in order, as she was told before she sent it. */
      readers: k.json<string[]>('readers').notNull(),
      /** How many of them were asked; one more when all were silent. */
      turn: k.int('turn').notNull(),
      endsAt: k.int('ends_at'),
      holderId: k.text('holder_id'),
      takenAt: k.int('taken_at'),
      steps: k.json<Steps>('steps').notNull(),
      /** Case posts rest until then. */
      heldUntil: k.int('held_until'),
      /** The first session that begins after this instant opens with the norm. */
      opensAfter: k.int('opens_after'),
      closedAt: k.int('closed_at'),
      createdAt: k.int('created_at').notNull(),
      /** When something happened in it last: it goes ninety days after that. */
      lastAt: k.int('last_at').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.id] }), k.index('breach_files_community').on(t.teamId, t.communityId)],
  ),
  /** Whether Case Clinic rests; nothing about why. */
  clinicPauses: k.table(
    'clinic_pauses',
    {
      teamId: k.text('team_id').notNull(),
      communityId: k.text('community_id').notNull(),
      pausedAt: k.int('paused_at'),
      renewedAt: k.int('renewed_at'),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.communityId] })],
  ),
});
