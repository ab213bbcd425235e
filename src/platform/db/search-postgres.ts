/**
 * Search by a GIN index over a tsvector of our own words, not of its parser's. The vector is nowhere kept: reading it back to weigh
 * a row costs more than finding it, so what stands in a title is told from the title's own words.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { Operations } from './operations.ts';
import { createSearch, giveKeys, KEY_LENGTH } from './search-documents.ts';
import type { Question, Wanted } from './words.ts';

/** Words hold only letters, digits and marks, each behind its scope's key. */
const BODY = `
    select coalesce((
      select string_agg(quote_literal(word), ' ') from unnest(string_to_array(concat_ws(' ', scope_token, title_words, body_words), ' ')) as w(word)
      where word <> ''), '')::tsvector
  `;

const FORGET = ['drop index if exists search_documents_vector', 'alter table search_documents drop column if exists vector'];
const LEARN = [
  `create or replace function search_vector(scope_token text, title_words text, body_words text) returns tsvector
    language sql immutable parallel safe cost 10000 as $$${BODY}$$`,
  'create index search_documents_vector on search_documents using gin (search_vector(scope_token, title_words, body_words))',
];

const quoted = (word: string, beginning = false): string =>
  `'${word.replaceAll("'", "''").replaceAll('\\', '\\\\')}'${beginning ? ':*' : ''}`;
const anyOf = (tokens: readonly string[]): string => `(${tokens.join(' | ')})`;
const matching = (key: string, { word, beginning }: Wanted): string =>
  anyOf([quoted(key + word), ...(beginning === undefined ? [] : [quoted(key + beginning, true)])]);

/** 2: all words stand in the title, 1: some do. */
function inTitle({ wanted }: Question): SQL {
  const title = sql`' ' || d.title_words || ' '`;
  const begins = sql`' ' || left(d.scope_token, ${KEY_LENGTH})`;
  const hits = wanted.map(({ word, beginning }) => {
    const whole = sql`position(${begins} || ${`${word} `} in ${title}) > 0`;
    return beginning === undefined ? whole : sql`(${whole} or position(${begins} || ${beginning} in ${title}) > 0)`;
  });
  return sql`case when ${sql.join(hits, sql` and `)} then 2 when ${sql.join(hits, sql` or `)} then 1 else 0 end`;
}

export const createPostgresSearch = (operations: Operations) =>
  createSearch(
    operations,
    'postgres',
    ({ question, keys, facets, runs, exactly, limit }) => {
      const within = keys.map((key) => {
        const words = question.wanted.map((wanted) => matching(key, wanted));
        return `(${[...words, ...facets.map((group) => anyOf(group.map((facet) => quoted(key + facet))))].join(' & ')})`;
      });
      const found = sql`search_vector(d.scope_token, d.title_words, d.body_words) @@ ${within.join(' | ')}::tsquery`;
      return sql`select d.kind, d.id, d.title, d.scope from search_documents d where ${sql.join([found, ...runs, exactly], sql` and `)}
        order by ${inTitle(question)} desc, d.row_number desc limit ${limit}`;
    },
    (run) => sql`position(${run} in d.unspaced) > 0`,
    // PostgreSQL's own vacuum does.
    async () => undefined,
  );

export async function ensurePostgresSearch(operations: Operations): Promise<void> {
  if ((await findPostgresSearchFault(operations)) === null) return;
  await operations.writeWith(async (session) => {
    for (const step of FORGET) await session.execute(step);
    await giveKeys(session, 'postgres');
    for (const step of LEARN) await session.execute(step);
  });
}

/** The function counts by its text: an index that an older one made holds older words. */
export async function findPostgresSearchFault(operations: Operations): Promise<string | null> {
  const present = await operations.readWith((session) =>
    session.rows(sql`select 1 from pg_indexes where indexname = 'search_documents_vector' and schemaname = current_schema()
      union all select 1 from pg_proc
        where proname = 'search_vector' and pronamespace = current_schema()::regnamespace and prosrc = ${BODY}`),
  );
  return present.length === 2 ? null : 'The search index is not there, or of an older kind.';
}
