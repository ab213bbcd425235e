/** Search by FTS5: an index over `search_documents`, kept by triggers, which a rebuilt table loses and `ensureSearch` puts back. */
import { sql } from 'drizzle-orm';
import type { Operations } from './operations.ts';
import { createSearch } from './search-documents.ts';
import type { Wanted } from './words.ts';

const COLUMNS = 'scope_token, title_words, body_words';
const OLD = 'old.row_number, old.scope_token, old.title_words, old.body_words';
const NEW = 'new.row_number, new.scope_token, new.title_words, new.body_words';
const FORGET = `insert into search_index(search_index, rowid, ${COLUMNS}) values ('delete', ${OLD});`;
const LEARN = `insert into search_index(rowid, ${COLUMNS}) values (${NEW});`;

/** `ascii` splits at blanks and leaves every other letter as words.ts made it. */
const PARTS: Readonly<Record<string, string>> = {
  search_index: `CREATE VIRTUAL TABLE search_index using fts5(${COLUMNS}, content='search_documents', content_rowid='row_number', tokenize="ascii tokenchars '_'", prefix='2 3')`,
  search_documents_learn: `CREATE TRIGGER search_documents_learn after insert on search_documents begin ${LEARN} end`,
  search_documents_forget: `CREATE TRIGGER search_documents_forget after delete on search_documents begin ${FORGET} end`,
  search_documents_relearn: `CREATE TRIGGER search_documents_relearn after update on search_documents begin ${FORGET} ${LEARN} end`,
};

const quoted = (word: string, beginning = false): string => `"${word.replaceAll('"', '""')}"${beginning ? '*' : ''}`;
const matching = ({ word, beginning }: Wanted): string =>
  beginning === undefined ? quoted(word) : `(${quoted(word)} OR ${quoted(beginning, true)})`;

export const createSqliteSearch = (operations: Operations) =>
  createSearch(
    operations,
    'sqlite',
    ({ question, scopeTokens, facetTokens, exactly, limit }) => {
      const among = [scopeTokens, ...facetTokens].map((tokens) => `scope_token : (${tokens.map((token) => quoted(token)).join(' OR ')})`);
      const words = question.wanted.map(matching).join(' AND ');
      return sql`select d.kind, d.id, d.title, d.scope from search_index join search_documents d on d.row_number = search_index.rowid
        where search_index match ${`${among.join(' AND ')} AND {title_words body_words} : (${words})`} and ${exactly}
        order by bm25(search_index, 0.0, 8.0, 1.0), d.id desc limit ${limit}`;
    },
    (run) => sql`instr(d.unspaced, ${run}) > 0`,
  );

export async function ensureSqliteSearch(operations: Operations): Promise<void> {
  await operations.writeWith(async (session) => {
    const present = await session.rows(sql`select name, sql from sqlite_master where name like 'search\\_%' escape '\\'`);
    const missing = Object.entries(PARTS).filter(([name, text]) => !present.some((part) => part.name === name && part.sql === text));
    if (missing.length === 0) return;
    for (const [name, text] of missing) {
      await session.execute(name === 'search_index' ? 'drop table if exists search_index' : `drop trigger if exists ${name}`);
      await session.execute(text);
    }
    await session.execute(`insert into search_index(search_index) values ('rebuild')`);
  });
}

/** `deeply` compares the index with every document, for which it must be allowed to write. */
export async function findSqliteSearchFault(operations: Operations, deeply: boolean): Promise<string | null> {
  const present = await operations.readWith((session) => session.rows(sql`select name from sqlite_master`));
  const missing = Object.keys(PARTS).filter((name) => !present.some((part) => part.name === name));
  if (missing.length > 0) return `The search index lacks ${missing.join(', ')}.`;
  if (!deeply) return null;
  try {
    await operations.writeWith((session) => session.execute(`insert into search_index(search_index, rank) values ('integrity-check', 1)`));
    return null;
  } catch {
    return 'The search index does not agree with its documents.';
  }
}
