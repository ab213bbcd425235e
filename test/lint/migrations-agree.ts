/** Do the migrations make the tables that the code describes? Never writes; run by `npm run check` and by a test. */
import { join } from 'node:path';
import { findChange } from '../../migrations/dialects.ts';
import { readNewestSnapshot } from '../../migrations/folder.ts';
import type { Dialect } from '../../src/platform/db/kit.ts';

const MIGRATIONS = join(import.meta.dirname, '../../migrations');

/** What would have to be generated, as sentences; none when all is well. */
export async function checkMigrations(folder = MIGRATIONS): Promise<string[]> {
  const dialects: Dialect[] = ['sqlite', 'postgres'];
  const problems: string[] = [];
  for (const dialect of dialects) {
    const { statements } = await findChange[dialect](readNewestSnapshot(join(folder, dialect), dialect));
    if (statements.length > 0) {
      problems.push(`migrations/${dialect} lacks ${statements.length} statements (npm run migrations -- <name>): ${statements[0]}`);
    }
  }
  return problems;
}
