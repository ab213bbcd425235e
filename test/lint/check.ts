/** `npm run check`: everything that can be said about the tree without running it. All checks run; any failure fails. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { checkLock } from './lock.ts';
import { checkManifest } from './manifest.ts';
import { checkMigrations } from './migrations-agree.ts';
import { checkSizes } from './sizes.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

const command = (name: string, line: string[]): string[] => {
  const [file = '', ...args] = line;
  const run = spawnSync(`${root}node_modules/.bin/${file}`, args, { cwd: root, encoding: 'utf8', maxBuffer: 64_000_000 });
  if (run.status === 0) return [];
  return [`${name}:\n${run.stdout}${run.stderr}`];
};

const checks: [string, () => string[] | Promise<string[]>][] = [
  ['types', () => command('tsc', ['tsc', '--noEmit', '-p', '.'])],
  ['style and ambient calls', () => command('biome', ['biome', 'check', '--error-on-warnings', '.'])],
  ['borders', () => command('depcruise', ['depcruise', '--config', '.dependency-cruiser.cjs', 'src'])],
  ['migrations agree with tables', checkMigrations],
  ['manifest agrees with the code', checkManifest],
  ['every optional package in the lock resolves', checkLock],
  ['sizes', checkSizes],
];

let failures = 0;
for (const [name, check] of checks) {
  const problems = await check();
  failures += problems.length > 0 ? 1 : 0;
  process.stdout.write(problems.length > 0 ? `✗ ${name}\n${problems.join('\n')}\n` : `✓ ${name}\n`);
}
process.exitCode = failures > 0 ? 1 : 0;
