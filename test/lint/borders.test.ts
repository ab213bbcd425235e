/** Each border is broken on purpose, in a small tree of its own, and must be seen to fire. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../../', import.meta.url));
const config = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as { forbidden: { name: string }[] };

/** file → what it must not do. Every file is imported by main.ts, so that only the orphan is one. */
const BROKEN: Record<string, string> = {
  'src/platform/clock.ts': `import '../community/kernel.ts';`,
  'src/community/kernel.ts': `import '../features/a/index.ts';`,
  'src/features/a/index.ts': `import '../b/index.ts'; import './rules.ts'; import './service.ts';`,
  'src/features/a/service.ts': `import 'drizzle-orm'; import '@slack/bolt'; import 'better-sqlite3'; import '../../sandbox/page.ts'; import '../../../test/world.ts'; import 'ws';`,
  'src/features/a/rules.ts': `import './store.ts';`,
  'src/features/a/store.ts': `export const store = 1;`,
  'src/features/a/tables.ts': `export const tables = 1;`,
  'src/features/b/index.ts': `export const b = 1;`,
  'src/app.ts': `import './features/a/store.ts'; import './features/a/tables.ts';`,
  'src/circle.ts': `import { two } from './circle-two.ts'; export const one = () => two;`,
  'src/circle-two.ts': `import { one } from './circle.ts'; export const two = () => one;`,
  'src/orphan.ts': `export const alone = 1;`,
  'src/sandbox/page.ts': `export const page = 1;`,
  'src/main.ts': `import './app.ts'; import './circle.ts'; import './platform/clock.ts';`,
  'test/world.ts': `export const world = 1;`,
};

interface Violation {
  rule: { name: string };
}

let tree = '';
let fired: string[] = [];

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'rondo-borders-'));
  for (const [file, text] of Object.entries(BROKEN)) {
    mkdirSync(join(tree, dirname(file)), { recursive: true });
    writeFileSync(join(tree, file), `${text}\nexport {};\n`);
  }
  for (const shared of ['node_modules', 'package.json', 'tsconfig.json', '.dependency-cruiser.cjs'])
    symlinkSync(join(root, shared), join(tree, shared));
  const run = spawnSync(
    join(root, 'node_modules/.bin/depcruise'),
    ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'],
    {
      cwd: tree,
      encoding: 'utf8',
      maxBuffer: 64_000_000,
    },
  );
  const result: { summary: { violations: Violation[] } } = JSON.parse(run.stdout);
  fired = result.summary.violations.map((violation) => violation.rule.name);
}, 60_000);

afterAll(() => rmSync(tree, { recursive: true, force: true }));

describe('the borders', () => {
  it.each(config.forbidden.map((rule) => rule.name))('%s fires when it is broken', (name) => {
    expect(fired).toContain(name);
  });
});
