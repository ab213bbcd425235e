/**
 * Every optional platform package that the lock names must be there for the platforms Rondo promises (Linux on x64 and arm64):
 * a lock that was written while a release was incomplete installs on the writer's machine and nowhere else.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      integrity: z.string().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});

/** Only what runs here can be missing here: other systems' packages are listed by some tools and never installed by us. */
const OURS = /linux-(x64|arm64)(-gnu|-musl)?$/;

export function checkLock(file: URL = new URL('../../package-lock.json', import.meta.url)): string[] {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const locked = (from: string, name: string): boolean => {
    for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
      const entry = packages[at ? `${at}/node_modules/${name}` : `node_modules/${name}`];
      if (entry) return Boolean(entry.version && entry.integrity);
      if (!at) return false;
    }
  };
  return Object.entries(packages).flatMap(([from, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => OURS.test(name) && !locked(from, name))
      .map((name) => `${from || 'rondo'} wants ${name}, which the lock does not have`),
  );
}
