/** Search by tsvector: a generated column over `search_documents` with a GIN index, built of our own words, not of its parser's. */
import { sql } from 'drizzle-orm';
import type { Operations } from './operations.ts';
import { createSearch } from './search-documents.ts';
import type { Wanted } from './words.ts';

/** Words hold only letters, digits and marks; title words weigh A, body words D; positions end where tsvector's do. */
const VECTOR = `create or replace function search_vector(scope_token text, title_words text, body_words text) returns tsvector
  language sql immutable parallel safe as $$
    select (coalesce((
      select string_agg(quote_literal(token), ' ') from unnest(string_to_array(scope_token, ' ')) as s(token) where token <> ''), '') || coalesce((
      select string_agg(' ' || quote_literal(word) || ':' || least(place, 16383) || weight, '' order by place) from (
        select word, place, 'A' as weight from unnest(string_to_array(title_words, ' ')) with ordinality as t(word, place)
        union all
        select word, place + 100, 'D' from unnest(string_to_array(body_words, ' ')) with ordinality as b(word, place)
      ) as words where word <> ''), ''))::tsvector
  $$`;

const STEPS = [
  VECTOR,
  `alter table search_documents add column if not exists vector tsvector
     generated always as (search_vector(scope_token, title_words, body_words)) stored`,
  'create index if not exists search_documents_vector on search_documents using gin (vector)',
];

const quoted = (word: string, beginning = false): string =>
  `'${word.replaceAll("'", "''").replaceAll('\\', '\\\\')}'${beginning ? ':*' : ''}`;
const matching = ({ word, beginning }: Wanted): string =>
  beginning === undefined ? quoted(word) : `(${quoted(word)} | ${quoted(beginning, true)})`;

export const createPostgresSearch = (operations: Operations) =>
  createSearch(
    operations,
    'postgres',
    ({ question, scopeTokens, facetTokens, exactly, limit }) => {
      const among = [scopeTokens, ...facetTokens].map((tokens) => `(${tokens.map((token) => quoted(token)).join(' | ')})`).join(' & ');
      const words = question.wanted.map(matching).join(' & ');
      return sql`select d.kind, d.id, d.title, d.scope from search_documents d
        where d.vector @@ ${`${among} & (${words})`}::tsquery and ${exactly}
        order by ts_rank('{0.05, 0.1, 0.4, 1.0}', d.vector, ${words}::tsquery) desc, d.id desc limit ${limit}`;
    },
    (run) => sql`position(${run} in d.unspaced) > 0`,
  );

export async function ensurePostgresSearch(operations: Operations): Promise<void> {
  if ((await findPostgresSearchFault(operations)) === null) return;
  await operations.writeWith(async (session) => {
    for (const step of STEPS) await session.execute(step);
  });
}

export async function findPostgresSearchFault(operations: Operations): Promise<string | null> {
  const present = await operations.readWith((session) =>
    session.rows(sql`select indexname as name from pg_indexes where indexname = 'search_documents_vector' and schemaname = current_schema()
      union all select column_name from information_schema.columns
        where table_name = 'search_documents' and column_name = 'vector' and table_schema = current_schema()`),
  );
  return present.length === 2 ? null : 'The search index is not there.';
}
