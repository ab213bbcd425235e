/** Who was asked in, how she began, who accompanies her. Level, status and pause are the kernel's `members`. */
import type { RoleName } from '../../community/records.ts';
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';
import type { BuddyReason } from './rules-buddies.ts';

export type AdmissionKind = 'invitation' | 'nomination' | 'request';
/** waiting: stewards decide. asked: she decides. withdrawn: it came to nothing without anybody deciding. */
export type AdmissionStatus = 'waiting' | 'asked' | 'accepted' | 'declined' | 'withdrawn';
export type Interest = 'wants-mentor' | 'offers-mentoring' | 'wants-coaching';
/** over: one of them passed, or there was silence. */
export type BuddyStatus = 'open' | 'talked' | 'over';
export type ScoreQuestion = 'why-here' | 'welcome';

export const tables = (k: Kit) => ({
  admissions: k.table(
    'admissions',
    {
      teamId: k.text('team_id').notNull(),
      communityId: k.text('community_id').notNull(),
      userId: k.text('user_id').notNull(),
      kind: k.text('kind').$type<AdmissionKind>().notNull(),
      status: k.text('status').$type<AdmissionStatus>().notNull(),
      byUserId: k.text('by_user_id').notNull(),
      why: k.text('why').notNull(),
      createdAt: k.int('created_at').notNull(),
      decidedBy: k.text('decided_by'),
      decidedAt: k.int('decided_at'),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.communityId, t.userId] })],
  ),
  onboardings: k.table(
    'onboardings',
    {
      teamId: k.text('team_id').notNull(),
      communityId: k.text('community_id').notNull(),
      userId: k.text('user_id').notNull(),
      joinedOn: k.text('joined_on').notNull(),
      /** When she read what she came into: in the welcome, or in the invitation she said yes to. */
      welcomedAt: k.int('welcomed_at'),
      /** Null until she has told us; until then she reads. */
      answeredAt: k.int('answered_at'),
      hope: k.text('hope').notNull(),
      interests: k.json<Interest[]>('interests').notNull(),
      /** Null until the channel has heard of her. */
      introducedOn: k.text('introduced_on'),
      /** The date on which a pause ended by itself; said quietly on Home for a week. */
      resumedOn: k.text('resumed_on'),
      /** Of the hope line: P0, or P3 once she has ticked it. */
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.communityId, t.userId] })],
  ),
  buddies: k.table(
    'buddies',
    {
      teamId: k.text('team_id').notNull(),
      id: k.text('id').notNull(),
      communityId: k.text('community_id').notNull(),
      newcomerId: k.text('newcomer_id').notNull(),
      buddyId: k.text('buddy_id').notNull(),
      status: k.text('status').$type<BuddyStatus>().notNull(),
      introducedOn: k.text('introduced_on').notNull(),
      /** Drawn lots can be drawn again. */
      seed: k.text('seed').notNull(),
      reason: k.json<BuddyReason>('reason').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.id] }), k.index('buddies_of').on(t.teamId, t.communityId, t.newcomerId)],
  ),
  newcomerQuestions: k.table(
    'newcomer_questions',
    {
      teamId: k.text('team_id').notNull(),
      id: k.text('id').notNull(),
      communityId: k.text('community_id').notNull(),
      /** Null once its author has left and let it stay without her name. */
      userId: k.text('user_id'),
      text: k.text('text').notNull(),
      createdAt: k.int('created_at').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.id] })],
  ),
  /** Without a member, without an instant: an id that says nothing, a month, a batch that is shown once it is full. */
  welcomeScores: k.table(
    'welcome_scores',
    {
      teamId: k.text('team_id').notNull(),
      id: k.text('id').notNull(),
      communityId: k.text('community_id').notNull(),
      question: k.text('question').$type<ScoreQuestion>().notNull(),
      score: k.int('score').notNull(),
      batch: k.int('batch').notNull(),
      month: k.text('month').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.id] })],
  ),
  /** A role that somebody left before its term ended; for the stewards' digest. */
  vacancies: k.table(
    'vacancies',
    {
      teamId: k.text('team_id').notNull(),
      id: k.text('id').notNull(),
      communityId: k.text('community_id').notNull(),
      role: k.text('role').$type<RoleName>().notNull(),
      userId: k.text('user_id'),
      at: k.int('at').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.id] })],
  ),
});
