/** What people write and choose inside a session. Names stay only as long as somebody may change what she wrote. */
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';

export const tables = (k: Kit) => {
  const privacy = () => k.text('privacy').$type<PrivacyClass>().notNull();
  return {
    /** A step that began here: it ends once. */
    tableSteps: k.table(
      'table_steps',
      {
        teamId: k.text('team_id').notNull(),
        sessionId: k.text('session_id').notNull(),
        step: k.int('step').notNull(),
        communityId: k.text('community_id').notNull(),
        tool: k.text('tool').$type<'topics' | 'dots' | 'table' | 'cards'>().notNull(),
        /** The question on this table; null when it was free, and for the other tools. */
        topicId: k.text('topic_id'),
        beganAt: k.int('began_at').notNull(),
        endedAt: k.int('ended_at'),
        /** By which equal questions were put in order. */
        seed: k.text('seed'),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.sessionId, t.step] })],
    ),
    tableTopics: k.table(
      'table_topics',
      {
        teamId: k.text('team_id').notNull(),
        sessionId: k.text('session_id').notNull(),
        id: k.text('id').notNull(),
        communityId: k.text('community_id').notNull(),
        text: k.text('text').notNull(),
        /** Null once the session is over. */
        userId: k.text('user_id'),
        /** 1 for the first table; null before the dots are counted. */
        place: k.int('place'),
        writtenAt: k.int('written_at').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.sessionId, t.id] })],
    ),
    /** One row for each dot; deleted when they are counted. */
    tableDots: k.table(
      'table_dots',
      {
        teamId: k.text('team_id').notNull(),
        sessionId: k.text('session_id').notNull(),
        communityId: k.text('community_id').notNull(),
        userId: k.text('user_id').notNull(),
        topicId: k.text('topic_id').notNull(),
        givenAt: k.int('given_at').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.sessionId, t.userId, t.topicId] })],
    ),
    tableThumbs: k.table(
      'table_thumbs',
      {
        teamId: k.text('team_id').notNull(),
        sessionId: k.text('session_id').notNull(),
        step: k.int('step').notNull(),
        communityId: k.text('community_id').notNull(),
        userId: k.text('user_id').notNull(),
        wants: k.text('wants').$type<'more' | 'next'>().notNull(),
        givenAt: k.int('given_at').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.sessionId, t.step, t.userId] })],
    ),
    /** Cards without a name: here only until their step ends. */
    tableCards: k.table(
      'table_cards',
      {
        teamId: k.text('team_id').notNull(),
        sessionId: k.text('session_id').notNull(),
        step: k.int('step').notNull(),
        communityId: k.text('community_id').notNull(),
        userId: k.text('user_id').notNull(),
        text: k.text('text').notNull(),
        writtenAt: k.int('written_at').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.sessionId, t.step, t.userId] })],
    ),
  };
};
