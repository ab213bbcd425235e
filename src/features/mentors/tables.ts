/** Who offers to mentor, who looks for a mentor, and who was put forward. */
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';

/** asking: somebody on her list is asked, or will be. none: neither could. */
export type RequestState = 'asking' | 'placed' | 'none' | 'withdrawn';

/** unasked: nothing could or should reach her, which whoever put her forward cannot tell from a no. */
export type NominationState = 'asked' | 'unasked' | 'yes' | 'no';

export const tables = (k: Kit) => ({
  mentorOffers: k.table(
    'mentor_offers',
    {
      teamId: k.text('team_id').notNull(),
      communityId: k.text('community_id').notNull(),
      userId: k.text('user_id').notNull(),
      offer: k.text('offer').notNull(),
      without: k.text('without').notNull(),
      /** When she can talk, where she lives. */
      from: k.text('from_time').notNull(),
      until: k.text('until_time').notNull(),
      places: k.int('places').notNull(),
      changedAt: k.int('changed_at').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.communityId, t.userId] })],
  ),
  mentorRequests: k.table(
    'mentor_requests',
    {
      teamId: k.text('team_id').notNull(),
      id: k.text('id').notNull(),
      communityId: k.text('community_id').notNull(),
      menteeId: k.text('mentee_id').notNull(),
      want: k.text('want').notNull(),
      /** Her first choice, then her second. Nobody but her sees the order. */
      ranked: k.json<string[]>('ranked').notNull(),
      /** How many of them were looked at. */
      turn: k.int('turn').notNull(),
      /** Who is asked at present. */
      mentorId: k.text('mentor_id'),
      /** The question, once Slack has it. */
      channelId: k.text('channel_id'),
      ts: k.text('ts'),
      state: k.text('state').$type<RequestState>().notNull(),
      changedAt: k.int('changed_at').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.teamId, t.id] }),
      k.index('mentor_requests_by').on(t.teamId, t.menteeId),
      k.index('mentor_requests_of').on(t.teamId, t.state, t.mentorId),
    ],
  ),
  mentorNominations: k.table(
    'mentor_nominations',
    {
      teamId: k.text('team_id').notNull(),
      id: k.text('id').notNull(),
      communityId: k.text('community_id').notNull(),
      nominatorId: k.text('nominator_id').notNull(),
      nomineeId: k.text('nominee_id').notNull(),
      line: k.text('line').notNull(),
      state: k.text('state').$type<NominationState>().notNull(),
      createdAt: k.int('created_at').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.id] }), k.index('mentor_nominations_of').on(t.teamId, t.communityId, t.nomineeId)],
  ),
});
