import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';
import type { Authors, Credits, NotesState } from './rules.ts';

export const tables = (k: Kit) => {
  const privacy = () => k.text('privacy').$type<PrivacyClass>().notNull();
  return {
    /** What facilitator and scribe wrote about a session, both into the same row. */
    sessionNotes: k.table(
      'session_notes',
      {
        teamId: k.text('team_id').notNull(),
        sessionId: k.text('session_id').notNull(),
        communityId: k.text('community_id').notNull(),
        patterns: k.text('patterns').notNull(),
        stuck: k.text('stuck').notNull(),
        worked: k.text('worked').notNull(),
        change: k.text('change').notNull(),
        thanks: k.text('thanks').notNull(),
        /** Whom the thanks are for, if it is one of the members. */
        thanksTo: k.text('thanks_to'),
        /** By field: who wrote it last, and when. */
        authors: k.json<Authors>('authors').notNull(),
        /** Null until they are out. */
        credits: k.json<Credits>('credits'),
        state: k.text('state').$type<NotesState>().notNull(),
        channelId: k.text('channel_id'),
        ts: k.text('ts'),
        /** Something changed while the post was on its way. */
        stale: k.bool('stale').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.sessionId] }), k.index('session_notes_of').on(t.teamId, t.communityId)],
    ),
    /** How long preparing a session took, without whom: for the stewards, as a total. */
    preparationBands: k.table(
      'preparation_bands',
      {
        teamId: k.text('team_id').notNull(),
        sessionId: k.text('session_id').notNull(),
        communityId: k.text('community_id').notNull(),
        number: k.int('number').notNull(),
        band: k.int('band').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.sessionId] })],
    ),
  };
};
