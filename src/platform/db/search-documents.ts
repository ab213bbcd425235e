/** The written side of search, alike on both engines: a plain table, from which each engine keeps its own index by itself. */
import { createHash } from 'node:crypto';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { kits } from './kit.ts';
import type { Operations } from './operations.ts';
import { keepPrepared } from './prepared.ts';
import type { Search, SearchHit } from './search.ts';
import { searchTables } from './tables.ts';
import type { Session } from './transactions.ts';
import { type Question, readQuestion, unspacedText, wordsToIndex } from './words.ts';

export interface SearchQuery {
  question: Question;
  /** What every word and facet of a scope begins with; one document has one scope. */
  keys: string[];
  /** Of each group, one must be there. */
  facets: string[][];
  /** What the index cannot tell: runs of unspaced scripts. */
  runs: SQL[];
  /** Whose it is, asked of each row found. */
  exactly: SQL;
  limit: number;
}

export const KEY_LENGTH = 7;

/**
 * Stands before each word in the index, so that one scope's words lie together: a search reads and weighs them alone, however many
 * others there are. Two scopes may share a key; the rows' own columns tell them apart.
 */
const keyOf = (teamId: string, scope: string): string =>
  Number.parseInt(createHash('sha256').update(`${teamId}/${scope}`).digest('hex').slice(0, 12), 16)
    .toString(36)
    .padStart(KEY_LENGTH, '0')
    .slice(-KEY_LENGTH);

const marked = (key: string, words: string): string => (words === '' ? '' : `${key}${words.replaceAll(' ', ` ${key}`)}`);

/** Told from words by its beginning: they have no `_`. */
const facetTokenOf = (facet: string): string => `f_${facet.replace(/[^\p{L}\p{N}\p{M}_]/gu, '').toLowerCase()}`;

const kindTokenOf = (kind: string): string => `k_${kind.replace(/[^A-Za-z0-9_]/g, '').toLowerCase()}`;

/** The first names the key, and with it the form of the whole row. */
const scopeTokenOf = (key: string, tokens: readonly string[]): string => [`${key}_`, ...tokens.map((token) => key + token)].join(' ');

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
  merge: () => Promise<void>,
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
    merge,
    put: (document) =>
      operations.write(async (q) => {
        const { teamId, scope, kind, id, body } = document;
        const title = document.title.replaceAll('\0', '');
        const key = keyOf(teamId, scope);
        const found = {
          scope,
          scopeToken: scopeTokenOf(key, [kindTokenOf(kind), ...(document.facets ?? []).map(facetTokenOf)]),
          title,
          titleWords: marked(key, wordsToIndex(title)),
          bodyWords: marked(key, wordsToIndex(body)),
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
      const conditions = [sql`d.team_id = ${teamId}`, sql`d.scope in (${listOf(scopes)})`];
      if (kinds) conditions.push(sql`d.kind in (${listOf(kinds)})`);
      const query = queryOf({
        question,
        keys: [...new Set(scopes.map((scope) => keyOf(teamId, scope)))],
        facets: [
          ...(kinds ? [kinds.map(kindTokenOf)] : []),
          ...facets.filter((group) => group.length > 0).map((group) => group.map(facetTokenOf)),
        ],
        runs: question.runs.map(contains),
        exactly: sql.join(conditions, sql` and `),
        limit,
      });
      const rows = await operations.readWith((session) => session.rows(query));
      return rows.map(
        (row): SearchHit => ({ kind: String(row.kind), id: String(row.id), title: String(row.title), scope: String(row.scope) }),
      );
    },
  };
}

/** Rows that were written before words had keys, made anew in place: for `ensureSearch`, while no index looks on. */
export async function giveKeys({ queries: q }: Session, dialect: 'sqlite' | 'postgres'): Promise<void> {
  const { searchDocuments: d } = searchTables(kits[dialect]);
  for (const { teamId, scope, kind } of await q.selectDistinct({ teamId: d.teamId, scope: d.scope, kind: d.kind }).from(d)) {
    const key = keyOf(teamId, scope);
    const withKey = (words: SQLiteColumn): SQL =>
      sql`case when ${words} = '' then '' else ${key} || replace(${words}, ' ', ${` ${key}`}) end`;
    const hasNone = sql`substr(${d.scopeToken}, 1, ${KEY_LENGTH + 1}) <> ${`${key}_`}`;
    await q
      .update(d)
      .set({ scopeToken: scopeTokenOf(key, [kindTokenOf(kind)]), titleWords: withKey(d.titleWords), bodyWords: withKey(d.bodyWords) })
      .where(and(eq(d.teamId, teamId), eq(d.scope, scope), eq(d.kind, kind), hasNone));
  }
}
