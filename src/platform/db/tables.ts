import type { Kit } from './kit.ts';

/**
 * What can be found, one row a document. A row is as private as its scope. `title_words` and `body_words` hold the text as
 * words.ts makes it; `unspaced` the folded text of scripts that put no spaces between words, empty for all others.
 */
export const searchTables = (k: Kit) => ({
  searchDocuments: k.table(
    'search_documents',
    {
      rowNumber: k.counter('row_number'),
      teamId: k.text('team_id').notNull(),
      scope: k.text('scope').notNull(),
      scopeToken: k.text('scope_token').notNull(),
      kind: k.text('kind').notNull(),
      id: k.text('id').notNull(),
      title: k.text('title').notNull(),
      titleWords: k.text('title_words').notNull(),
      bodyWords: k.text('body_words').notNull(),
      unspaced: k.text('unspaced').notNull(),
    },
    (t) => [k.uniqueIndex('search_documents_document').on(t.teamId, t.kind, t.id)],
  ),
});
