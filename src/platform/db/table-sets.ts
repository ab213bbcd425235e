import type { Database } from './database.ts';
import { type Dialect, kits } from './kit.ts';

/** Builds each set of tables once: a second build would be other objects with the same names. */
export function createTables(dialect: Dialect): Database['tables'] {
  const built = new Map<unknown, unknown>();
  return <T>(define: (kit: (typeof kits)['sqlite']) => T): T => {
    if (!built.has(define)) built.set(define, define(kits[dialect]));
    return built.get(define) as T;
  };
}
