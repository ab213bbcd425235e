/** Search by FTS5: an index over `search_documents`, kept by triggers, which a rebuilt table loses and `ensureSearch` puts back. */
import { type SQL, sql } from 'drizzle-orm';
import type { Operations } from './operations.ts';
import { createSearch, giveKeys } from './search-documents.ts';
import type { Wanted } from './words.ts';

const COLUMNS = 'scope_token, title_words, body_words';
const OLD = 'old.row_number, old.scope_token, old.title_words, old.body_words';
const NEW = 'new.row_number, new.scope_token, new.title_words, new.body_words';
const FORGET = `insert into search_index(search_index, rowid, ${COLUMNS}) values ('delete', ${OLD});`;
const LEARN = `insert into search_index(rowid, ${COLUMNS}) values (${NEW});`;

/** `ascii` splits at blanks and leaves every other letter as words.ts made it. */
const PARTS: Readonly<Record<string, string>> = {
  search_index: `CREATE VIRTUAL TABLE search_index using fts5(${COLUMNS}, content='search_documents', content_rowid='row_number', tokenize="ascii tokenchars '_'")`,
  search_documents_learn: `CREATE TRIGGER search_documents_learn after insert on search_documents begin ${LEARN} end`,
  search_documents_forget: `CREATE TRIGGER search_documents_forget after delete on search_documents begin ${FORGET} end`,
  search_documents_relearn: `CREATE TRIGGER search_documents_relearn after update on search_documents begin ${FORGET} ${LEARN} end`,
};

const quoted = (word: string, beginning = false): string => `"${word.replaceAll('"', '""')}"${beginning ? '*' : ''}`;
const anyOf = (tokens: readonly string[]): string => (tokens.length === 1 ? (tokens[0] ?? '') : `(${tokens.join(' OR ')})`);
const matching = (key: string, { word, beginning }: Wanted): string =>
  anyOf([quoted(key + word), ...(beginning === undefined ? [] : [quoted(key + beginning, true)])]);

/** Pages at a time, of four kilobytes: a few milliseconds. The minus: whatever their sizes, so that in the end there is one piece. */
const MERGE = `insert into search_index(search_index, rank) values ('merge', -250)`;
const MERGES_A_DAY = 16;

type InTitle = 'all' | 'some' | 'none';

export const createSqliteSearch = (operations: Operations) =>
  createSearch(
    operations,
    'sqlite',
    ({ question, keys, facets, runs, exactly, limit }) => {
      const asked = (inTitle: InTitle): string =>
        keys
          .map((key) => {
            const words = question.wanted.map((wanted) => matching(key, wanted));
            const narrow = facets.map((group) => anyOf(group.map((facet) => quoted(key + facet))));
            const [all, any] = [` title_words : (${words.join(' AND ')})`, ` title_words : (${words.join(' OR ')})`];
            const and = (...parts: string[]): string => `(${[...parts, ...narrow].join(' AND ')})`;
            const parts = { all: and(all), some: `(${and(...words, any)} NOT${all})`, none: `(${and(...words)} NOT${any})` };
            return parts[inTitle];
          })
          .join(' OR ');
      // One after the other, each newest first, until there are enough: nothing is weighed that is not shown.
      const best = (inTitle: InTitle, weight: number): SQL => {
        const among = runs.length === 0 ? sql`` : sql` join search_documents d on d.row_number = search_index.rowid`;
        const where = sql.join([sql`search_index match ${asked(inTitle)}`, ...runs], sql` and `);
        return sql`select * from (select search_index.rowid as n, ${weight} as weight from search_index${among}
          where ${where} order by search_index.rowid desc limit ${limit})`;
      };
      const parts = [best('all', 2), ...(question.wanted.length > 1 ? [best('some', 1)] : []), best('none', 0)];
      return sql`select d.kind, d.id, d.title, d.scope from (select * from (${sql.join(parts, sql` union all `)}) limit ${limit}) f
        cross join search_documents d on d.row_number = f.n where ${exactly} order by f.weight desc, f.n desc`;
    },
    (run) => sql`instr(d.unspaced, ${run}) > 0`,
    async () => {
      for (let step = 0; step < MERGES_A_DAY; step++) await operations.writeWith((session) => session.execute(MERGE));
    },
  );

export async function ensureSqliteSearch(operations: Operations): Promise<void> {
  await operations.writeWith(async (session) => {
    const present = await session.rows(sql`select name, sql from sqlite_master where name like 'search\\_%' escape '\\'`);
    if (Object.entries(PARTS).every(([name, text]) => present.some((part) => part.name === name && part.sql === text))) return;
    for (const name of Object.keys(PARTS).toReversed())
      await session.execute(name === 'search_index' ? 'drop table if exists search_index' : `drop trigger if exists ${name}`);
    await giveKeys(session, 'sqlite');
    for (const text of Object.values(PARTS)) await session.execute(text);
    await session.execute(`insert into search_index(search_index) values ('rebuild')`);
    await session.execute(`insert into search_index(search_index) values ('optimize')`);
  });
}

/** `deeply` compares the index with every document, for which it must be allowed to write. */
export async function findSqliteSearchFault(operations: Operations, deeply: boolean): Promise<string | null> {
  const present = await operations.readWith((session) => session.rows(sql`select name, sql from sqlite_master`));
  const isThere = ([name, text]: [string, string]): boolean => present.some((part) => part.name === name && part.sql === text);
  const missing = Object.entries(PARTS).filter((part) => !isThere(part));
  if (missing.length > 0) return `The search index lacks ${missing.map(([name]) => name).join(', ')}.`;
  if (!deeply) return null;
  try {
    await operations.writeWith((session) => session.execute(`insert into search_index(search_index, rank) values ('integrity-check', 1)`));
    return null;
  } catch {
    return 'The search index does not agree with its documents.';
  }
}
