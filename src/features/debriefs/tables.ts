import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';
import type { Question, Reach } from './rules.ts';

export const tables = (k: Kit) => {
  const privacy = () => k.text('privacy').$type<PrivacyClass>().notNull();
  return {
    /** One debrief of one session, from the step that offers it to its close. */
    debriefs: k.table(
      'debriefs',
      {
        teamId: k.text('team_id').notNull(),
        sessionId: k.text('session_id').notNull(),
        communityId: k.text('community_id').notNull(),
        closesAt: k.int('closes_at').notNull(),
        closedAt: k.int('closed_at'),
        /** In this order, drawn by lot, take-aways are shown. */
        seed: k.text('seed').notNull(),
        /** Written at the close: how many if-then steps; null when fewer than k people made one. */
        steps: k.int('steps'),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.sessionId] }), k.index('debriefs_of').on(t.teamId, t.communityId, t.closesAt)],
    ),
    /** Without a member, without an instant, each question by itself: an id that says nothing and the month of the session. */
    debriefScores: k.table(
      'debrief_scores',
      {
        teamId: k.text('team_id').notNull(),
        id: k.text('id').notNull(),
        sessionId: k.text('session_id').notNull(),
        question: k.text('question').$type<Question>().notNull(),
        score: k.int('score').notNull(),
        month: k.text('month').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.id] }), k.index('debrief_scores_session').on(t.teamId, t.sessionId)],
    ),
    /** Who has answered, so that nobody counts twice; deleted when the debrief closes. */
    debriefAnswered: k.table(
      'debrief_answered',
      {
        teamId: k.text('team_id').notNull(),
        sessionId: k.text('session_id').notNull(),
        userId: k.text('user_id').notNull(),
        /** Whether she made an if-then step, for the total. */
        stepped: k.bool('stepped').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.sessionId, t.userId] })],
    ),
    /** Its author is kept so that she can take it back. P0: for her alone; P3: for the notes. */
    takeAways: k.table(
      'take_aways',
      {
        teamId: k.text('team_id').notNull(),
        id: k.text('id').notNull(),
        sessionId: k.text('session_id').notNull(),
        communityId: k.text('community_id').notNull(),
        /** Null once she left without her name. */
        userId: k.text('user_id'),
        text: k.text('text').notNull(),
        reach: k.text('reach').$type<Reach>().notNull(),
        privacy: privacy(),
      },
      (t) => [
        k.primaryKey({ columns: [t.teamId, t.id] }),
        k.index('take_aways_session').on(t.teamId, t.sessionId),
        k.index('take_aways_author').on(t.teamId, t.userId),
      ],
    ),
  };
};
