/** Messages that somebody kept, and what their authors said to it. */
import type { TaxonomyClass } from '../../library/library.ts';
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';

/**
 * `own`: the keeper wrote it. `private`: a note that only its keeper reads, its author not asked. `asked`, `refused`: the same, asked.
 * `waiting`: its author is asked first, and nothing is kept until then. `named`, `unnamed`: the author agreed.
 */
export type KeptStatus = 'own' | 'private' | 'asked' | 'refused' | 'waiting' | 'named' | 'unnamed';

export const tables = (k: Kit) => ({
  keptMessages: k.table(
    'kept_messages',
    {
      teamId: k.text('team_id').notNull(),
      id: k.text('id').notNull(),
      communityId: k.text('community_id').notNull(),
      channelId: k.text('channel_id').notNull(),
      ts: k.text('ts').notNull(),
      keeperId: k.text('keeper_id'),
      authorId: k.text('author_id'),
      /** Null while its author is asked first. */
      itemId: k.text('item_id'),
      status: k.text('status').$type<KeptStatus>().notNull(),
      /** What is asked for, while that waits; empty otherwise. */
      formId: k.text('form_id').notNull(),
      title: k.text('title').notNull(),
      words: k.text('words').notNull(),
      topicClass: k.text('topic_class').$type<TaxonomyClass>(),
      keptAt: k.int('kept_at').notNull(),
      askedAt: k.int('asked_at'),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.teamId, t.id] }),
      k.index('kept_messages_of').on(t.teamId, t.channelId, t.ts),
      k.index('kept_messages_item').on(t.teamId, t.itemId),
    ],
  ),
});
