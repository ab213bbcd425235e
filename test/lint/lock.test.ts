import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { checkLock } from './lock.ts';

describe('the lock file', () => {
  it('has every platform package that runs here', () => {
    expect(checkLock()).toEqual([]);
  });

  it('is refused when one is missing that a tool wants', () => {
    const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'));
    delete lock.packages['node_modules/@biomejs/cli-linux-arm64'];
    const file = join(mkdtempSync(join(tmpdir(), 'rondo-lock-')), 'package-lock.json');
    writeFileSync(file, JSON.stringify(lock));
    expect(checkLock(pathToFileURL(file))).toEqual([
      'node_modules/@biomejs/biome wants @biomejs/cli-linux-arm64, which the lock does not have',
    ]);
  });
});
