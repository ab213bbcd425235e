/** The capabilities, in the order people meet them, and what one needs of another: nobody but this file knows both. */
import type { Contributions } from '../community/feature.ts';
import type { Deps } from '../community/kernel.ts';
import { createHome, type Home } from './home/index.ts';
import { createPrompts } from './prompts/index.ts';

export interface Features {
  list: readonly Contributions[];
  home: Home;
}

export function createFeatures(deps: Deps): Features {
  const home = createHome(deps);
  const list: Contributions[] = [createPrompts(deps), home];
  return { list, home };
}
