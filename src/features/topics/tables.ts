import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';

export type TopicState =
  | 'listed'
  /** Kept for another time. */
  | 'parked'
  /** A session is planned with it. */
  | 'chosen'
  /** It had its session. */
  | 'done'
  /** It was on the ballot three times; it rests for a year. */
  | 'retired'
  /** A human said that it is the same as another. */
  | 'merged';

export const tables = (k: Kit) => {
  const privacy = () => k.text('privacy').$type<PrivacyClass>().notNull();
  return {
    /** What could be talked about. Nobody's name stands here. */
    topics: k.table(
      'topics',
      {
        teamId: k.text('team_id').notNull(),
        id: k.text('id').notNull(),
        communityId: k.text('community_id').notNull(),
        text: k.text('text').notNull(),
        /** Its words without case and punctuation. */
        key: k.text('key').notNull(),
        state: k.text('state').$type<TopicState>().notNull(),
        source: k.text('source').notNull(),
        /** Of the library; null for members' own. */
        seedId: k.text('seed_id'),
        subTag: k.text('sub_tag'),
        asked: k.int('asked').notNull(),
        losses: k.int('losses').notNull(),
        listedAt: k.int('listed_at').notNull(),
        /** Displaced: before all others. */
        frontAt: k.int('front_at'),
        retiredAt: k.int('retired_at'),
        /** Why it was parked, or why it was urgent. */
        why: k.text('why'),
        mergedInto: k.text('merged_into'),
        /** Over all votes with enough answers: how many said that it serves the north star, of how many. */
        starYes: k.int('star_yes').notNull(),
        starOf: k.int('star_of').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.id] }), k.uniqueIndex('topics_key').on(t.teamId, t.communityId, t.key)],
    ),
    /** Who asked, so that nobody counts twice. Never shown; goes when the topic leaves the list. */
    topicWishes: k.table(
      'topic_wishes',
      {
        teamId: k.text('team_id').notNull(),
        communityId: k.text('community_id').notNull(),
        topicId: k.text('topic_id').notNull(),
        userId: k.text('user_id').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.topicId, t.userId] }), k.index('topic_wishes_person').on(t.teamId, t.userId)],
    ),
    /** "I would lead this." Goes when the session has been held. */
    topicVolunteers: k.table(
      'topic_volunteers',
      {
        teamId: k.text('team_id').notNull(),
        communityId: k.text('community_id').notNull(),
        topicId: k.text('topic_id').notNull(),
        userId: k.text('user_id').notNull(),
        at: k.int('at').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.topicId, t.userId] }), k.index('topic_volunteers_person').on(t.teamId, t.userId)],
    ),
    /** Two that look alike, and a human said that both stand. */
    topicsApart: k.table(
      'topics_apart',
      {
        teamId: k.text('team_id').notNull(),
        communityId: k.text('community_id').notNull(),
        a: k.text('a').notNull(),
        b: k.text('b').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.communityId, t.a, t.b] })],
    ),
  };
};
