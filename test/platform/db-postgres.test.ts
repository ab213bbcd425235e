import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate } from '../../src/platform/db/migrate.ts';
import { openDatabase } from '../../src/platform/db/open-database.ts';
import { errorCode } from '../../src/platform/db/store-error.ts';
import { MIGRATIONS } from '../support/engines.ts';
import { openTestPostgres, type TestPostgres, wantsPostgres } from '../support/postgres.ts';
import { raceForClaims } from './claims-process.ts';

describe('An address of a database', () => {
  it('that nothing answers at is said in words, without its password', async () => {
    const opening = openDatabase('postgres://rondo:secret@127.0.0.1:1/rondo');
    const error: unknown = await opening.catch((e: unknown) => e);
    expect(String(error)).toMatch(/PostgreSQL cannot be reached at DATABASE_URL: /);
    expect(String(error)).not.toContain('secret');
    expect(errorCode(error)).toBeUndefined();
  });

  it.each(['mysql://host/db', './rondo.db', 'file:', ''])('that is none is said in words: %j', (url) => {
    expect(() => openDatabase(url)).toThrow('DATABASE_URL must be');
  });
});

if (wantsPostgres()) {
  describe('A PostgreSQL server', () => {
    let server: TestPostgres;
    beforeAll(async () => {
      server = await openTestPostgres();
    }, 60_000);
    afterAll(() => server.stop());

    it('gives four thousand rows to four processes, each row once', async () => {
      const { perProcess, taken } = await raceForClaims(await server.createDatabase());
      expect(taken).toBe(4_000);
      expect(perProcess.reduce((sum, got) => sum + got, 0)).toBe(4_000);
      expect(Math.min(...perProcess)).toBeGreaterThan(0);
    }, 60_000);

    it('is migrated once by two that start together', async () => {
      const url = await server.createDatabase();
      const both = await Promise.all([openDatabase(url), openDatabase(url)]);
      await Promise.all(both.map((db) => migrate(db, MIGRATIONS)));
      expect(await Promise.all(both.map((db) => db.integrity()))).toEqual(['ok', 'ok']);
      for (const db of both) await db.close();
    });
  });
}
