/** The capabilities, in the order people meet them, and what one needs of another: nobody but this file knows both. */
import type { Erasure } from '../community/erasure.ts';
import type { Contributions } from '../community/feature.ts';
import type { Deps } from '../community/kernel.ts';
import { createHome, type Home } from './home/index.ts';
import { createMembership } from './membership/index.ts';
import { createPrompts } from './prompts/index.ts';
import { createReflections } from './reflections/index.ts';

export interface Features {
  list: readonly Contributions[];
  home: Home;
}

export function createFeatures(deps: Deps, erasure: Erasure): Features {
  const home = createHome(deps);
  const membership = createMembership(deps, {
    storedAbout: (teamId, userId) => erasure.storedAbout(deps.contributions(), teamId, userId),
    forget: (forgetting) => erasure.forget(deps.contributions(), forgetting),
  });
  const reflections = createReflections(deps);
  const list: Contributions[] = [membership, createPrompts(deps, { saveReflection: reflections.saveReflection }), reflections, home];
  return { list, home };
}
