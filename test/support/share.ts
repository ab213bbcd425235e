/** One share of all test files: each becomes a group of tests that bears its path. */
import { globSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');
const SHARES = 8;

/** `share`: 0 to 7. Long files stand together by name, so they are dealt out one by one. */
export async function declareShare(share: number): Promise<void> {
  const files = globSync('test/**/*.test.ts', { cwd: ROOT }).sort();
  for (const file of files.filter((_, at) => at % SHARES === share)) {
    const { default: declare } = await import(join(ROOT, file));
    describe(relative('test', file), declare);
  }
}
