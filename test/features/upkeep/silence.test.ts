/** Nobody does anything: where every item is after 30, 42, 180 and 400 days. */
import { afterEach, expect, it } from '@jest/globals';
import type { ItemKind, ItemState } from '../../../src/community/item.ts';
import { reviewAfter } from '../../../src/community/shelf-rules.ts';
import { addDays } from '../../../src/platform/time/local-dates.ts';
import { toInstant } from '../../../src/platform/time/zones.ts';
import { openWorld, type World } from '../../support/world.ts';
import { createShelf } from '../reuses/shelf.ts';

let world: World;
afterEach(() => world.close());

const KINDS: readonly ItemKind[] = ['card', 'playbook', 'template', 'summary', 'case-note', 'interview', 'story', 'term'];
const OF_HALF_A_YEAR: readonly ItemKind[] = ['card', 'playbook', 'template'];
const START = '2026-11-02';

/** The table: a year for what is looked at once a year, half a year for the rest, stories never. */
const expected = (kind: ItemKind, begun: ItemState, passed: number): ItemState => {
  if (begun === 'draft' || kind === 'story') return begun;
  if (passed < (OF_HALF_A_YEAR.includes(kind) ? 182 : 366)) return begun;
  return OF_HALF_A_YEAR.includes(kind) && passed >= 366 ? 'archived' : 'check';
};

it('leaves every item where the table says', async () => {
  world = await openWorld({ logLevel: 'silent' });
  const shelf = createShelf(world);
  const ids: { id: string; kind: ItemKind; begun: ItemState; isOpen: boolean }[] = [];
  for (const kind of KINDS) {
    for (const begun of ['draft', 'shared', 'proven'] as const) {
      for (const privacy of ['P0', 'P3'] as const) {
        const id = `${kind}-${begun}-${privacy}`;
        await shelf.card(id, {
          kind,
          formId: null,
          state: begun,
          privacy,
          stewardId: 'U0ANA',
          reviewOn: reviewAfter(kind, START),
          ...(privacy === 'P0' ? { sharedAt: null } : {}),
        });
        ids.push({ id, kind, begun, isOpen: privacy !== 'P0' });
      }
    }
  }
  const feature = shelf.feature('upkeep');
  let before = 0;
  for (const passed of [30, 42, 180, 200, 400]) {
    // The daily work alone, a week at a time, without the community's other business.
    for (let day = before; day < passed; day += 7) {
      world.clock.set(toInstant(addDays(START, day), '09:00', 'Europe/London'));
      await feature.tidy?.(world.clock.now());
    }
    before = passed;
    world.clock.set(toInstant(addDays(START, passed), '09:00', 'Europe/London'));
    await feature.tidy?.(world.clock.now());
    for (const { id, kind, begun, isOpen } of ids) {
      expect([passed, id, (await shelf.get(id)).state]).toEqual([passed, id, isOpen ? expected(kind, begun, passed) : begun]);
    }
  }
}, 30_000);
