/** The written side of search, alike on both engines: a plain table, from which each engine keeps its own index by itself. */
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { kits } from './kit.ts';
import type { Operations } from './operations.ts';
import { keepPrepared } from './prepared.ts';
import type { Search, SearchHit } from './search.ts';
import { searchTables } from './tables.ts';
import { type Question, readQuestion, unspacedText, wordsToIndex } from './words.ts';

export interface SearchQuery {
  question: Question;
  scopeTokens: string[];
  /** Of each group, one must be there. */
  facetTokens: string[][];
  /** What the index alone does not settle: the exact team, scopes and kinds, and runs of unspaced scripts. */
  exactly: SQL;
  limit: number;
}

/** One token of letters, digits and `_`; the rows' own columns settle what it leaves open. */
const scopeTokenOf = (teamId: string, scope: string): string => `${teamId}_${scope}`.replace(/[^A-Za-z0-9_]/g, '').toLowerCase();

/** Told from words and scopes by its beginning. */
const facetTokenOf = (facet: string): string => `f_${facet.replace(/[^\p{L}\p{N}\p{M}_]/gu, '').toLowerCase()}`;

const listOf = (values: readonly string[]): SQL =>
  sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  );

export function createSearch(
  operations: Operations,
  dialect: 'sqlite' | 'postgres',
  queryOf: (query: SearchQuery) => SQL,
  contains: (run: string) => SQL,
): Search {
  const { searchDocuments } = searchTables(kits[dialect]);
  const putOne = keepPrepared((q) => {
    const found = {
      scope: sql.placeholder('scope'),
      scopeToken: sql.placeholder('scopeToken'),
      title: sql.placeholder('title'),
      titleWords: sql.placeholder('titleWords'),
      bodyWords: sql.placeholder('bodyWords'),
      unspaced: sql.placeholder('unspaced'),
    };
    const place = { teamId: sql.placeholder('teamId'), kind: sql.placeholder('kind'), id: sql.placeholder('id') };
    const set = {
      scope: sql`excluded.scope`,
      scopeToken: sql`excluded.scope_token`,
      title: sql`excluded.title`,
      titleWords: sql`excluded.title_words`,
      bodyWords: sql`excluded.body_words`,
      unspaced: sql`excluded.unspaced`,
    };
    return q
      .insert(searchDocuments)
      .values({ ...place, ...found })
      .onConflictDoUpdate({ target: [searchDocuments.teamId, searchDocuments.kind, searchDocuments.id], set })
      .prepare();
  });
  return {
    put: (document) =>
      operations.write(async (q) => {
        const { teamId, scope, kind, id, body } = document;
        const title = document.title.replaceAll('\0', '');
        const found = {
          scope,
          scopeToken: [scopeTokenOf(teamId, scope), ...(document.facets ?? []).map(facetTokenOf)].join(' '),
          title,
          titleWords: wordsToIndex(title),
          bodyWords: wordsToIndex(body),
          unspaced: unspacedText(`${title}\n${body}`),
        };
        await putOne(q).execute({ teamId, kind, id, ...found });
      }),
    remove: (teamId, kind, id) =>
      operations.write(async (q) => {
        await q
          .delete(searchDocuments)
          .where(and(eq(searchDocuments.teamId, teamId), eq(searchDocuments.kind, kind), eq(searchDocuments.id, id)));
      }),
    find: async ({ teamId, scopes, text, kinds, facets = [], limit }) => {
      const question = readQuestion(text);
      if (question.wanted.length === 0 || scopes.length === 0 || kinds?.length === 0 || limit < 1) return [];
      const conditions = [sql`d.team_id = ${teamId}`, sql`d.scope in (${listOf(scopes)})`, ...question.runs.map(contains)];
      if (kinds) conditions.push(sql`d.kind in (${listOf(kinds)})`);
      const exactly = sql.join(conditions, sql` and `);
      const scopeTokens = [...new Set(scopes.map((scope) => scopeTokenOf(teamId, scope)))];
      const facetTokens = facets.filter((group) => group.length > 0).map((group) => group.map(facetTokenOf));
      const query = queryOf({ question, scopeTokens, facetTokens, exactly, limit });
      const rows = await operations.readWith((session) => session.rows(query));
      return rows.map(
        (row): SearchHit => ({ kind: String(row.kind), id: String(row.id), title: String(row.title), scope: String(row.scope) }),
      );
    },
  };
}
