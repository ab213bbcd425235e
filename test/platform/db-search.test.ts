import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import type { Database } from '../../src/platform/db/database.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { openSqlite } from '../../src/platform/db/sqlite.ts';
import { onEveryEngine } from '../support/engines.ts';
import { openPglite } from '../support/pglite.ts';
import { contractMigrations, removeContractMigrations } from './db-contract.ts';

const put = (db: Database, id: string, title: string, body = '', more: { scope?: string; kind?: string; teamId?: string } = {}) =>
  db.search.put({ teamId: 'T1', scope: 'c01A', kind: 'card', id, title, body, ...more });

async function ids(db: Database, text: string, more: { scopes?: string[]; kinds?: string[]; limit?: number; teamId?: string } = {}) {
  const hits = await db.search.find({ teamId: 'T1', scopes: ['c01A'], limit: 20, ...more, text });
  return hits.map((hit) => hit.id);
}

afterAll(removeContractMigrations);

onEveryEngine(
  'Search',
  (database) => {
    describe('for words', () => {
      it.each([
        ['half', 'coac'],
        ['half, where it will be a plural', 'circ'],
        ['in the plural', 'coaches'],
        ['in the singular', 'story'],
        ['in another form', 'listened'],
        ['in capitals', 'LISTENING'],
        ['with an accent nobody typed', 'cafe'],
        ['with an accent nobody wrote', 'stóries'],
        ['with its last letters to come', 'listeni'],
        ['several, in any order', 'stories coaching'],
        ['from title and text together', 'circles cafe'],
        ['with an apostrophe', "members'"],
        ['with the other apostrophe', 'ana’s'],
        ['full-width', 'ｃｏａｃｈ'],
        ['of a ligature', 'offices'],
        ['of numbers', '2026'],
        ['in Greek, with the other sigma', 'ΛΌΓΟΣ'],
        ['in Cyrillic', 'ещё'],
        ['in German', 'strasse'],
      ])('finds one that is written %s: %s', async (_, text) => {
        const db = database();
        await put(db, 'right', 'Coaching circles', `Listening to stories, at the café, 2026. The members’ oﬃce; Ana's. λόγος Еще Straße`);
        await put(db, 'wrong', 'Something else', 'entirely');
        expect(await ids(db, text)).toEqual(['right']);
      });

      it('wants all of them', async () => {
        const db = database();
        await put(db, '1', 'Coaching circles');
        expect(await ids(db, 'coaching squares')).toEqual([]);
      });

      it('takes only the last one for half a word', async () => {
        const db = database();
        await put(db, '1', 'Coaching circles');
        expect(await ids(db, 'coa circles')).toEqual([]);
        expect(await ids(db, 'circles coa')).toEqual(['1']);
      });

      it('puts a word in the title before one in the text', async () => {
        const db = database();
        await put(db, '3', 'Notes', 'On feedback among other things');
        await put(db, '1', 'Feedback');
        await put(db, '2', 'More notes', 'feedback');
        expect((await ids(db, 'feedback'))[0]).toBe('1');
        expect(await ids(db, 'feedback', { limit: 2 })).toHaveLength(2);
      });
    });

    it.each([
      '"x',
      'AND',
      'NOT x',
      'foo(',
      'a:b',
      '-x',
      "it's",
      '',
      '   ',
      '*',
      ':*',
      '&|!',
      "\\' | 'x",
      '{title} : x',
      '🙂',
      'x\0y',
      '%_',
      '\ud800',
    ])('takes any text for text: %j', async (text) => {
      const db = database();
      await put(db, '1', 'Quite another thing');
      expect(await ids(db, text)).toEqual([]);
    });

    it.each([
      ['Chinese, two characters', '会议', '我们的会议记录', '会的议论'],
      ['Chinese, three characters in their order', '会议记', '我们的会议记录', '会议 议记'],
      ['one character', '録', '記録', '記憶'],
      ['Japanese', 'ミーティング', '次のミーティングの話', 'ミート'],
      ['Japanese of half width', 'ﾐｰﾃｨﾝｸﾞ', '次のミーティング', 'ミート'],
      ['Korean, inside a word', '국어', '한국어를 배워요', '한국'],
      ['Thai', 'ทำงาน', 'การทำงานร่วมกัน', 'ทำอาหาร งานบ้าน'],
      ['Arabic without its vowels', 'السلام', 'السَّلَامُ عَلَيْكُمْ', 'كتاب'],
      ['Arabic, half a word', 'السل', 'السلام عليكم', 'كتاب'],
      ['Hebrew', 'שלום', 'שָׁלוֹם', 'ספר'],
      ['Hindi', 'नेतृ', 'नेतृत्व की कहानी', 'किताब'],
      ['Latin inside Japanese', 'slack', 'Slackの使い方', 'スラック'],
    ])('reads every script: %s', async (_, text, right, wrong) => {
      const db = database();
      await put(db, 'right', 'Card', right);
      await put(db, 'wrong', 'Card', wrong);
      expect(await ids(db, text)).toEqual(['right']);
    });

    describe('within its scopes', () => {
      it('never finds what belongs to another team, community or owner', async () => {
        const db = database();
        await put(db, 'ours', 'Coaching');
        await put(db, 'hers', 'Coaching', '', { scope: 'o01AU1' });
        await put(db, 'theirs', 'Coaching', '', { scope: 'c01B' });
        await put(db, 'elsewhere', 'Coaching', '', { teamId: 'T2' });
        await put(db, 'small letters', 'Coaching', '', { scope: 'c01a' });
        expect(await ids(db, 'coaching')).toEqual(['ours']);
        expect((await ids(db, 'coaching', { scopes: ['c01A', 'o01AU1'] })).sort()).toEqual(['hers', 'ours']);
        expect(await ids(db, 'coaching', { teamId: 'T2' })).toEqual(['elsewhere']);
        expect(await ids(db, 'coaching', { scopes: [] })).toEqual([]);
        expect(await ids(db, 'c01B')).toEqual([]);
        expect(await ids(db, 't1_c01A')).toEqual([]);
      });

      it('keeps to the kinds asked for', async () => {
        const db = database();
        await put(db, '1', 'Coaching', '', { kind: 'note' });
        await put(db, '1', 'Coaching', '', { kind: 'card' });
        expect(await db.search.find({ teamId: 'T1', scopes: ['c01A'], text: 'coach', kinds: ['note'], limit: 9 })).toEqual([
          { kind: 'note', id: '1', title: 'Coaching', scope: 'c01A' },
        ]);
        expect(await ids(db, 'coaching', { kinds: [] })).toEqual([]);
      });
    });

    describe('narrowed by facets', () => {
      const facetIds = async (text: string, facets: string[][]) => {
        const hits = await database().search.find({ teamId: 'T1', scopes: ['c01A', 'o01AU1'], text, facets, limit: 20 });
        return hits.map((hit) => hit.id).sort();
      };
      beforeEach(async () => {
        const facetsOf: Record<string, string[]> = {
          card: ['kind_card', 'class_people', 'if_remote', 'if_équipe'],
          term: ['kind_term', 'class_people', 'tag_会議'],
          note: ['kind_case-note', 'class_process', 'if_remote'],
          bare: [],
        };
        for (const [id, facets] of Object.entries(facetsOf))
          await database().search.put({
            teamId: 'T1',
            scope: id === 'note' ? 'o01AU1' : 'c01A',
            kind: 'item',
            id,
            title: 'Listening',
            body: 'kind_card remote',
            facets,
          });
      });

      it.each([
        ['no group', [], ['bare', 'card', 'note', 'term']],
        ['an empty group', [[]], ['bare', 'card', 'note', 'term']],
        ['one', [['kind_card']], ['card']],
        ['any of a group', [['kind_card', 'kind_term']], ['card', 'term']],
        ['each of several groups', [['class_people'], ['kind_card', 'kind_case-note']], ['card']],
        ['across scopes', [['if_remote']], ['card', 'note']],
        ['with a hyphen', [['kind_case-note']], ['note']],
        ['with an accent', [['if_équipe']], ['card']],
        ['of another script', [['tag_会議']], ['term']],
        ['that nothing has', [['class_strategy']], []],
        ['that is the beginning of one', [['kind_car']], []],
      ])('keeps to %s', async (_, facets, expected) => {
        expect(await facetIds('listen', facets)).toEqual(expected);
        expect(await facetIds('remote list', facets)).toEqual(expected);
      });

      it('takes no word for a facet and no facet for a word', async () => {
        expect(await facetIds('class_people', [])).toEqual([]);
        expect(await facetIds('listening', [['remote']])).toEqual([]);
      });

      it.each(['" OR "a', "' | 'x", ':*', '', '(', '\\', 'f_kind_card', '\0', '🙂', '\ud800'])(
        'takes any facet for a facet: %j',
        async (facet) => {
          expect(await facetIds('listening', [[facet]])).toEqual([]);
        },
      );

      it('forgets those that a document had before', async () => {
        await database().search.put({
          teamId: 'T1',
          scope: 'c01A',
          kind: 'item',
          id: 'card',
          title: 'Listening',
          body: '',
          facets: ['kind_story'],
        });
        expect(await facetIds('listening', [['kind_card']])).toEqual([]);
        expect(await facetIds('listening', [['kind_story']])).toEqual(['card']);
      });
    });

    it('puts all words in the title before some of them, those before none, and newer before older', async () => {
      const db = database();
      await put(db, '1', 'Notes', 'on slow feedback');
      await put(db, '2', 'Feedback', 'when it is slow');
      await put(db, '3', 'Slow feedback');
      await put(db, '4', 'More', 'about slow feedback');
      expect(await ids(db, 'slow feedb')).toEqual(['3', '2', '4', '1']);
      expect(await ids(db, 'slow feedback', { limit: 3 })).toEqual(['3', '2', '4']);
    });

    describe('keeps up', () => {
      it('with a document that changes its words and its scope', async () => {
        const db = database();
        await put(db, '1', 'Coaching');
        await put(db, '1', 'Thanking', '', { scope: 'o01A' });
        expect(await ids(db, 'coaching', { scopes: ['c01A', 'o01A'] })).toEqual([]);
        expect(await ids(db, 'thank')).toEqual([]);
        expect(await ids(db, 'thank', { scopes: ['o01A'] })).toEqual(['1']);
      });

      it('with one that is removed, and with one that is undone', async () => {
        const db = database();
        await put(db, '1', 'Coaching');
        await put(db, '2', 'Coaching');
        await db.search.remove('T1', 'card', '1');
        await db
          .transaction(async () => {
            await put(db, '3', 'Coaching');
            expect((await ids(db, 'coach')).sort()).toEqual(['2', '3']);
            throw new Error('undone');
          })
          .catch(() => undefined);
        expect(await ids(db, 'coach')).toEqual(['2']);
        expect(await db.integrity()).toBe('ok');
      });

      it('while its pieces are brought together', async () => {
        const db = database();
        for (let n = 0; n < 40; n++) await put(db, String(n), 'Coaching');
        await db.search.merge();
        await put(db, 'later', 'Coaching');
        expect(await ids(db, 'coach', { limit: 50 })).toHaveLength(41);
        expect(await db.integrity()).toBe('ok');
      });

      it('with forty thousand words in one document', async () => {
        const db = database();
        const body = Array.from({ length: 40_000 }, (_, i) => `word${i}`).join(' ');
        await put(db, '1', 'Long', `${body} again again ${'x'.repeat(5_000)}`);
        expect(await ids(db, 'word39999')).toEqual(['1']);
        expect(await ids(db, 'x'.repeat(5_000))).toEqual(['1']);
      });
    });

    it('finds whatever is put in by any of its own words, and never fails', async () => {
      const db = database();
      const word = fc.stringMatching(/^[a-zéßñ0-9]{1,12}$/);
      await fc.assert(
        fc.asyncProperty(
          fc.array(word, { minLength: 1, maxLength: 8 }),
          fc.string({ unit: 'binary', maxLength: 40 }),
          async (words, noise) => {
            await put(db, 'any', words[0] ?? '', `${words.slice(1).join(' ')} ${noise}`);
            await ids(db, noise);
            for (const one of words) expect(await ids(db, one)).toEqual(['any']);
          },
        ),
        { numRuns: 25, seed: 7 },
      );
    });
  },
  { migrations: contractMigrations },
);

describe('An index of an older kind', () => {
  /** A row as it was written when words had no keys. */
  const OLD_ROW = `insert into search_documents (team_id, scope, scope_token, kind, id, title, title_words, body_words, unspaced)
    values ('T1', 'c01A', 't1_c01a', 'card', 'old', 'Coaches', 'coaches coach', '', ''), ('T1', 'o01A', 't1_o01a', 'note', 'hers', '', '', 'coaching coach', '')`;
  const found = async (db: Database) => {
    await put(db, 'new', 'Coaching');
    expect(await db.maintenance.findSearchFault()).toBeNull();
    expect(await ids(db, 'coach', { scopes: ['c01A', 'o01A'] })).toEqual(['new', 'old', 'hers']);
    expect(await ids(db, 'coach', { scopes: ['c01A', 'o01A'], kinds: ['note'] })).toEqual(['hers']);
    await db.maintenance.ensureSearch();
    expect(await ids(db, 'coach')).toEqual(['new', 'old']);
  };

  it('of PostgreSQL, with a kept vector, is made anew with all its documents', async () => {
    const db = await openPglite();
    try {
      await migrate(db, await contractMigrations());
      await db.execute(`drop index search_documents_vector`);
      await db.execute(`create or replace function search_vector(scope_token text, title_words text, body_words text) returns tsvector
        language sql immutable parallel safe as $$ select array_to_tsvector(array_remove(string_to_array(concat_ws(' ', scope_token, title_words, body_words), ' '), '')) $$`);
      await db.execute(`alter table search_documents add column vector tsvector
        generated always as (search_vector(scope_token, title_words, body_words)) stored`);
      await db.execute('create index search_documents_vector on search_documents using gin (vector)');
      await db.execute(OLD_ROW);
      expect(await db.maintenance.findSearchFault()).toBe('The search index is not there, or of an older kind.');
      await migrate(db, await contractMigrations());
      await found(db);
    } finally {
      await db.close();
    }
  });

  it('of SQLite, with beginnings kept apart, is made anew with all its documents', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rondo-search-'));
    const file = join(folder, 'old.db');
    const first = await openSqlite({ file });
    await migrate(first, await contractMigrations());
    await first.close();
    const raw = new Sqlite(file);
    raw.exec(`drop table search_index;
      CREATE VIRTUAL TABLE search_index using fts5(scope_token, title_words, body_words, content='search_documents', content_rowid='row_number', tokenize="ascii tokenchars '_'", prefix='2 3');
      ${OLD_ROW}`);
    raw.close();
    const db = await openSqlite({ file });
    try {
      expect(await db.maintenance.findSearchFault()).toBe('The search index lacks search_index.');
      await migrate(db, await contractMigrations());
      await found(db);
      expect(await db.integrity()).toBe('ok');
    } finally {
      await db.close();
      rmSync(folder, { recursive: true });
    }
  });
});
