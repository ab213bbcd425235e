/** The introduction of a pair, their pact, and the guide they pick. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';

export function createPacts(_deps: Deps): Contributions {
  return { name: 'pacts' };
}
