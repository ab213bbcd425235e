/** npm test: everything, in a few shares; or the files that are named, as they are. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const named = process.argv.slice(2);
const everything = named.every((argument) => argument.startsWith('-'));
const jest = join(import.meta.dirname, '../node_modules/jest/bin/jest.js');
const settings = everything ? ['--config', join(import.meta.dirname, 'support/shares.cjs')] : [];
const flags = ['--experimental-vm-modules', '--no-warnings=ExperimentalWarning'];
const { status } = spawnSync(process.execPath, [...flags, jest, ...settings, ...named], { stdio: 'inherit' });
process.exitCode = status ?? 1;
