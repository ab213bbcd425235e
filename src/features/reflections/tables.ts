import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';
import type { StepState } from './rules.ts';

export const tables = (k: Kit) => {
  const privacy = () => k.text('privacy').$type<PrivacyClass>().notNull();
  return {
    reflections: k.table(
      'reflections',
      {
        teamId: k.text('team_id').notNull(),
        id: k.text('id').notNull(),
        communityId: k.text('community_id').notNull(),
        /** Null: she left, and what she had shared stayed without her name. */
        authorId: k.text('author_id'),
        /** The question it answers; empty when it answers none. */
        question: k.text('question').notNull(),
        /** Written freely, in one piece. */
        note: k.text('note').notNull(),
        worked: k.text('worked').notNull(),
        didNot: k.text('did_not').notNull(),
        next: k.text('next').notNull(),
        /** P0, or P3 once its author shared it. */
        privacy: privacy(),
        createdAt: k.int('created_at').notNull(),
        sharedAt: k.int('shared_at'),
        /** The thread of the question it answers: sharing puts it there. */
        threadChannelId: k.text('thread_channel_id'),
        threadTs: k.text('thread_ts'),
        /** The message that shared it. */
        channelId: k.text('channel_id'),
        ts: k.text('ts'),
      },
      (t) => [
        k.primaryKey({ columns: [t.teamId, t.id] }),
        k.index('reflections_author').on(t.teamId, t.authorId),
        k.index('reflections_shared').on(t.teamId, t.communityId, t.sharedAt),
      ],
    ),
    /** "When … then I will …", with the day on which she wants to be asked about it. */
    steps: k.table(
      'steps',
      {
        teamId: k.text('team_id').notNull(),
        id: k.text('id').notNull(),
        communityId: k.text('community_id').notNull(),
        authorId: k.text('author_id'),
        reflectionId: k.text('reflection_id'),
        text: k.text('text').notNull(),
        /** Null: never asked. */
        askOn: k.text('ask_on'),
        state: k.text('state').$type<StepState>().notNull(),
        happened: k.text('happened').notNull(),
        /** How often an ask was made; part of the ask's ref. */
        asks: k.int('asks').notNull(),
        privacy: privacy(),
        createdAt: k.int('created_at').notNull(),
        answeredAt: k.int('answered_at'),
        sharedAt: k.int('shared_at'),
        channelId: k.text('channel_id'),
        ts: k.text('ts'),
      },
      (t) => [
        k.primaryKey({ columns: [t.teamId, t.id] }),
        k.index('steps_author').on(t.teamId, t.authorId),
        k.index('steps_answered').on(t.teamId, t.communityId, t.answeredAt),
      ],
    ),
  };
};
