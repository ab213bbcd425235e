/** What people do of their own accord for each other: thanks, a hand, a mentor, a partner. Seldom, and hardly ever that something left the room. */
import type { Errand } from './acting-errands.ts';
import type { Temper } from './acting-rules.ts';

const by = (engaged: number, regular: number, sparing = 0): Record<Temper, number> => ({ engaged, regular, sparing, silent: 0 });

export const CARE_ERRANDS: readonly Errand[] = [
  { types: '/rondo thank', route: [], likely: by(0.012, 0.007, 0.002) },
  { types: '/rondo hand', route: [], likely: by(0.007, 0.004, 0.001) },
  { types: '/rondo mentor', route: [/^Offer to mentor$/], likely: by(0.012, 0.005) },
  { types: '/rondo mentor', route: [/^I would like a mentor$/], likely: by(0.008, 0.006, 0.001) },
  { types: '/rondo mentor', route: [/^Nominate somebody$/], likely: by(0.001, 0.0005) },
  { types: '/rondo partner', route: [], likely: by(0.0015, 0.001) },
  { types: '/rondo coaching', route: [/^I am in$/], likely: by(0.006, 0.003, 0.001) },
  { types: '/rondo coaching', route: [/^Open$/, /^We talked$/], likely: by(0.02, 0.012, 0.004) },
  { types: '/rondo left', route: [], likely: by(0.0003, 0.0002, 0.0001) },
];
