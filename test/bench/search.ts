/** The shelf's search among a hundred thousand entries, on a file of SQLite and on the Debian package's PostgreSQL. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createPrivacy } from '../../src/community/privacy.ts';
import { createShelf } from '../../src/community/shelf.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { openPostgres } from '../../src/platform/db/postgres.ts';
import { openSqlite } from '../../src/platform/db/sqlite.ts';
import { createRandom } from '../../src/platform/random.ts';
import { openTestPostgres, wantsPostgres } from '../support/postgres.ts';
import { count, type Figure, millis, percentile, type Row } from './figure.ts';
import { withFolder } from './running.ts';
import { COMMUNITIES, communityIdOf, ENTRIES_EACH, itemOf, questionOf } from './search-corpus.ts';

const MIGRATIONS = join(import.meta.dirname, '../../migrations');
const QUESTIONS = 4_000;
const BY = { userId: null, now: 1, what: '' };
const ASKED = `${count(QUESTIONS)} questions among ${count(COMMUNITIES * ENTRIES_EACH)} entries of ${COMMUNITIES} communities`;

async function fill(db: Database): Promise<void> {
  const shelf = createShelf({ db, privacy: createPrivacy() });
  for (let n = 0; n < ENTRIES_EACH; n += 10) {
    // Communities grow side by side, as they do: one's entries are spread over the whole file.
    await db.transaction(async () => {
      for (let community = 0; community < COMMUNITIES; community++)
        for (let more = 0; more < 10; more++) await shelf.add(itemOf(community, n + more), BY);
    });
    // As at the end of each day.
    await db.search.merge();
  }
}

async function measure(db: Database, engine: string, bound: number): Promise<Row[]> {
  const shelf = createShelf({ db, privacy: createPrivacy() });
  const times: number[] = [];
  let found = 0;
  for (let n = -200; n < QUESTIONS; n++) {
    const { looker, query } = questionOf(Math.abs(n));
    const began = performance.now();
    const items = await shelf.search(looker, query);
    if (n >= 0) times.push(performance.now() - began);
    if (n >= 0 && items.length > 0) found++;
  }
  const fresh = { ...itemOf(3, ENTRIES_EACH + 1), title: 'zwxfresh' };
  await shelf.add(fresh, BY);
  const looker = { userId: 'U3', memberOf: [communityIdOf(3)], inOrganisation: false };
  const next = await shelf.search(looker, { teamId: fresh.teamId, text: 'zwxfre' });
  const slowest = percentile(times, 0.99);
  return [
    {
      figure: `search, ${engine}: ${ASKED}`,
      measured: `p50 ${millis(percentile(times, 0.5))}, p99 ${millis(slowest)}, worst ${millis(Math.max(...times))}; ${count(found)} found something`,
      bound: `p99 ≤ ${bound} ms`,
      holds: slowest <= bound,
    },
    {
      figure: `a new card, ${engine}`,
      measured: next[0]?.id === fresh.id ? 'found by the next search' : 'not found',
      bound: 'found by the next search',
      holds: next[0]?.id === fresh.id,
    },
  ];
}

async function measureIn(db: Database, engine: string, bound: number): Promise<Row[]> {
  try {
    await migrate(db, MIGRATIONS);
    await fill(db);
    return await measure(db, engine, bound);
  } finally {
    await db.close();
  }
}

const onSqlite = (): Promise<Row[]> =>
  withFolder(async (folder) => measureIn(await openSqlite({ file: join(folder, 'search.db') }), 'SQLite', 10));

async function onPostgres(): Promise<Row[]> {
  if (!wantsPostgres() && !existsSync('/usr/lib/postgresql')) {
    return [{ figure: `search, PostgreSQL: ${ASKED}`, measured: 'not measured: no PostgreSQL here', bound: 'p99 ≤ 20 ms', holds: null }];
  }
  const server = await openTestPostgres();
  try {
    const url = await server.createDatabase();
    return await measureIn(await openPostgres({ url, random: createRandom('bench') }), 'PostgreSQL', 20);
  } finally {
    await server.stop();
  }
}

export const search: Figure = {
  name: 'search',
  run: async () => ({ rows: [...(await onSqlite()), ...(await onPostgres())] }),
};
