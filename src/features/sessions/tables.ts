import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';

/** asked: she was coming, the session moved, and she has not said whether the new day suits her. Nobody counts her. */
export type RsvpAnswer = 'coming' | 'not' | 'notes' | 'asked';

export type PostStatus =
  /** Handed to attention; not seen in the channel yet. */
  'queued' | 'posted' | 'dropped';

export const tables = (k: Kit) => {
  const privacy = () => k.text('privacy').$type<PrivacyClass>().notNull();
  return {
    /** A quarter's calendar in the channel. */
    sessionCalendars: k.table(
      'session_calendars',
      {
        teamId: k.text('team_id').notNull(),
        communityId: k.text('community_id').notNull(),
        quarterOn: k.text('quarter_on').notNull(),
        status: k.text('status').$type<PostStatus>().notNull(),
        channelId: k.text('channel_id'),
        ts: k.text('ts'),
        /** What the file held last: one that falls away is told to calendar programs as called off. */
        sessionIds: k.json<string[]>('session_ids').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.communityId, t.quarterOn] })],
    ),
    sessionAnnouncements: k.table(
      'session_announcements',
      {
        teamId: k.text('team_id').notNull(),
        sessionId: k.text('session_id').notNull(),
        communityId: k.text('community_id').notNull(),
        status: k.text('status').$type<PostStatus>().notNull(),
        channelId: k.text('channel_id'),
        ts: k.text('ts'),
        /** A fingerprint of what it says, so that it is drawn again only when that changes. */
        drawn: k.text('drawn').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.sessionId] })],
    ),
    sessionRsvps: k.table(
      'session_rsvps',
      {
        teamId: k.text('team_id').notNull(),
        sessionId: k.text('session_id').notNull(),
        userId: k.text('user_id').notNull(),
        communityId: k.text('community_id').notNull(),
        answer: k.text('answer').$type<RsvpAnswer>().notNull(),
        reminder: k.bool('reminder').notNull(),
        at: k.int('at').notNull(),
        /** Coming is P3; every other answer is hers alone. */
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.sessionId, t.userId] }), k.index('session_rsvps_of').on(t.teamId, t.userId)],
    ),
    /** What moved or was called off and has to be said. */
    sessionMoves: k.table(
      'session_moves',
      {
        teamId: k.text('team_id').notNull(),
        sessionId: k.text('session_id').notNull(),
        /** The session's revision after it. */
        revision: k.int('revision').notNull(),
        communityId: k.text('community_id').notNull(),
        fromOn: k.text('from_on').notNull(),
        fromAt: k.text('from_at').notNull(),
        /** Null: the calendar was laid out again. */
        byUserId: k.text('by_user_id'),
        why: k.text('why').notNull(),
        /** Working days' notice when that was fewer than agreed; null = enough. */
        shortNotice: k.int('short_notice'),
        said: k.bool('said').notNull(),
        privacy: privacy(),
      },
      (t) => [
        k.primaryKey({ columns: [t.teamId, t.sessionId, t.revision] }),
        k.index('session_moves_of').on(t.teamId, t.communityId, t.said),
      ],
    ),
  };
};
