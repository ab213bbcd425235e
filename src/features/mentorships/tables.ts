/** Two people for six months: their agreement, their six dates, how it closed. Nothing here says what was talked about. */
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';
import type { Agreement, MentorshipEnd, MentorshipState, TalkState } from './rules.ts';

export const tables = (k: Kit) => ({
  mentorships: k.table(
    'mentorships',
    {
      teamId: k.text('team_id').notNull(),
      id: k.text('id').notNull(),
      communityId: k.text('community_id').notNull(),
      mentorId: k.text('mentor_id').notNull(),
      menteeId: k.text('mentee_id').notNull(),
      state: k.text('state').$type<MentorshipState>().notNull(),
      ended: k.text('ended').$type<MentorshipEnd>(),
      agreement: k.json<Agreement>('agreement').notNull(),
      /** Who stands by the agreement as it is now. */
      signedBy: k.json<string[]>('signed_by').notNull(),
      /** The zone in which its hours are meant. */
      zone: k.text('zone').notNull(),
      startedAt: k.int('started_at').notNull(),
      agreedAt: k.int('agreed_at'),
      overAt: k.int('over_at'),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.teamId, t.id] }),
      k.index('mentorships_by').on(t.teamId, t.menteeId),
      k.index('mentorships_of').on(t.teamId, t.mentorId),
    ],
  ),
  mentorshipTalks: k.table(
    'mentorship_talks',
    {
      teamId: k.text('team_id').notNull(),
      mentorshipId: k.text('mentorship_id').notNull(),
      /** 1 to 6. */
      n: k.int('n').notNull(),
      onDate: k.text('on_date').notNull(),
      at: k.text('at').notNull(),
      /** Goes up with every move. */
      revision: k.int('revision').notNull(),
      state: k.text('state').$type<TalkState>().notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.mentorshipId, t.n] })],
  ),
  /** What each of them says at the end. P1 what changed; P0 what she took on. */
  mentorshipClosings: k.table(
    'mentorship_closings',
    {
      teamId: k.text('team_id').notNull(),
      mentorshipId: k.text('mentorship_id').notNull(),
      userId: k.text('user_id').notNull(),
      changed: k.text('changed').notNull(),
      took: k.text('took').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.mentorshipId, t.userId] })],
  ),
  /** What mentees took on and showed to everyone. */
  mentorshipGains: k.table(
    'mentorship_gains',
    {
      teamId: k.text('team_id').notNull(),
      id: k.text('id').notNull(),
      communityId: k.text('community_id').notNull(),
      userId: k.text('user_id'),
      text: k.text('text').notNull(),
      shownAt: k.int('shown_at').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.id] })],
  ),
  /** Of a pair that ended, two numbers, without its people: shown in batches that are full. */
  mentorshipCounts: k.table(
    'mentorship_counts',
    {
      teamId: k.text('team_id').notNull(),
      id: k.text('id').notNull(),
      communityId: k.text('community_id').notNull(),
      talks: k.int('talks').notNull(),
      took: k.bool('took').notNull(),
      batch: k.int('batch').notNull(),
      month: k.text('month').notNull(),
      /** When its batch was full; null until then. */
      fullAt: k.int('full_at'),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.id] })],
  ),
});
