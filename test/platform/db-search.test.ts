import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Database } from '../../src/platform/db/database.ts';
import { onEveryEngine } from '../support/engines.ts';
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
