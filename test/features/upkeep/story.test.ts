import { afterEach, describe, expect, it } from '@jest/globals';
import { lookerOf } from '../../../src/community/privacy.ts';
import { createStore } from '../../../src/features/upkeep/store.ts';
import { openWorld, TEAM, type World } from '../../support/world.ts';
import { createShelf } from '../reuses/shelf.ts';

let world: World;
let shelf: ReturnType<typeof createShelf>;
const begin = async (at?: [date: string, time: string]): Promise<void> => {
  world = await openWorld(at ? { at } : {});
  shelf = createShelf(world);
};
afterEach(() => world.close());
const now = () => world.clock.now();
const modal = (person: World['eli']): string => JSON.stringify(person.modal()?.blocks);
const history = async (id: string): Promise<string[]> => {
  const item = await shelf.get(id);
  return (await world.app.kernel.shelf.moments(lookerOf(await shelf.viewer('U0ANA')), item)).map(({ what }) => what);
};

describe('the librarian’s list', () => {
  it('shows five at most, what was used last first, and each is decided in one press', async () => {
    await begin();
    for (const at of [1, 2, 3, 4, 5, 6, 7])
      await shelf.card(`i${at}`, { title: `Card ${at}`, state: 'check', usedAt: at === 7 ? 1 : null });
    await world.dev.types('/rondo librarian');
    world.dev.sees('The librarian and the stewards look after the shelf.');
    await world.eli.types('/rondo librarian');
    expect(modal(world.eli).match(/"upkeep:holds#/g)).toHaveLength(5);
    expect(modal(world.eli).indexOf('Card 7')).toBeLessThan(modal(world.eli).indexOf('Card 1'));
    await world.eli.presses({ actionId: 'upkeep:holds#0' });
    expect(modal(world.eli)).toContain('“Card 7” still holds; its date has moved on.');
    expect(await shelf.get('i7')).toMatchObject({ state: 'shared', reviewOn: '2027-05-02' });
    await world.eli.presses({ actionId: 'upkeep:archive#0' });
    expect((await shelf.get('i1')).state).toBe('archived');
    await world.eli.presses({ actionId: 'upkeep:ask#0' });
    const ask = await shelf.waiting('U0BEN', 'upkeep.review');
    expect(await shelf.line(ask)).toBe('“Card 2”, which you look after, is marked for a look. Does it still hold?');
    // No more than five in a month, whatever was done with them.
    expect(modal(world.eli).match(/"upkeep:holds#/g)).toHaveLength(2);
    expect(JSON.stringify(await shelf.answer(ask, { holds: 'change' }))).toContain('Say in one sentence');
    await shelf.answer(ask, { holds: 'change', change: 'It needs two people.' });
    expect(await shelf.get('i2')).toMatchObject({ state: 'shared' });
    expect((await history('i2')).at(-1)).toBe('Looked at: it still holds, with a change: It needs two people.');
    expect(await shelf.line(ask)).toBeNull();
    expect(await shelf.answer(ask, { holds: 'no' })).toBeUndefined();
    expect((await shelf.get('i2')).state).toBe('shared');
  });

  it('comes in the librarian’s slot; what was left is carried over once, and then says unreviewed', async () => {
    await begin(['2026-12-07', '07:30']);
    await shelf.card('i1', { state: 'check' });
    await shelf.card('i2', { state: 'check', title: 'Say why' });
    const store = createStore(world.app.db);
    const left = async (itemId: string, again: boolean) => {
      const { teamId, communityId } = await shelf.get(itemId);
      const row = { teamId, communityId, monthOn: '2026-11-01', itemId, reason: 'flagged', again, place: 0 } as const;
      await store.add({ ...row, settled: null, settledAt: null, privacy: 'P3' });
    };
    await left('i1', true);
    await left('i2', false);
    await world.passes('1 week');
    world.eli.sees('One page needs a look on the shelf of Leading Northwind: “Say why”.');
    expect(await shelf.line(await shelf.waiting('U0BEN', 'upkeep.review'))).toContain('Does it still hold?');
    await world.eli.presses('Open the list');
    expect(modal(world.eli)).toContain('It stood on last month’s list');
    expect(await history('i1')).toEqual(['Unreviewed: it stood on two lists.']);
    expect(await history('i2')).toEqual([]);
    // Used again, it is worth a look again.
    await world.app.kernel.shelf.mark(await shelf.get('i1'), { usedAt: now() }, { userId: null, now: now(), what: '' });
    await world.eli.presses('Still holds');
    expect(modal(world.eli)).toContain('Ask first');
  });

  it('goes to a steward when nobody is librarian, and says so', async () => {
    await begin(['2026-12-07', '07:30']);
    await shelf.card('i1', { state: 'check', stewardId: 'U0CLEO' });
    const { roles } = world.app.kernel;
    const communityId = world.community?.id ?? '';
    await roles.end({ teamId: TEAM, communityId, userId: 'U0ELI', role: 'librarian' }, '2026-12-07', { userId: 'U0ANA', now: now() });
    await world.passes('1 week');
    const sent = [world.ana, world.ben].flatMap((person) => person.messages().filter(({ text }) => text.includes('Nobody is librarian')));
    expect(sent).toHaveLength(1);
    const digest = await shelf.feature('upkeep').digest?.[0]?.line(await world.app.kernel.communities.get(TEAM, communityId), now());
    expect(digest).toBe('One page of the shelf needs a look: /rondo librarian shows the list.');
  });
});

describe('a card whose steward left', () => {
  it('is offered to whoever changed or borrowed it, asked once, and named on the page after a yes', async () => {
    await begin();
    const item = await shelf.card('i1');
    const { kernel } = world.app;
    await kernel.shelf.write(item, { title: 'Ask first, then wait' }, { userId: 'U0CLEO', now: now(), what: '', base: 1 });
    const shown = await shelf.borrow('e1', 'i1', 'U0FAY');
    await kernel.experiments.describe(shown, { visibility: 'all' }, now());
    const hidden = await shelf.borrow('e2', 'i1', 'U0GUS');
    // Its title is open to members; what it was borrowed from is not.
    await kernel.experiments.describe(hidden, { visibility: 'title' }, now());
    const ben = await kernel.members.find(TEAM, item.communityId, 'U0BEN');
    if (!ben) throw new Error('Ben');
    await kernel.members.put({ ...ben, status: 'left' });
    await shelf.feature('upkeep').tidy?.(now());
    expect(await shelf.get('i1')).toMatchObject({ stewardId: null, state: 'shared' });
    expect(await history('i1')).toContain('Nobody looks after it at the moment.');
    await world.eli.types('/rondo librarian');
    expect(modal(world.eli)).toContain('Nobody looks after it any more.');
    await world.eli.presses('Find a steward');
    expect(modal(world.eli)).toMatch(/Cleo.*Fay/s);
    expect(modal(world.eli)).not.toContain('Gus');
    await world.eli.submits();
    expect(world.eli.errors().other).toBe('Choose somebody.');
    await world.eli.fills({ other: 'U0BEN' }).submits();
    expect(world.eli.errors().other).toContain('Choose somebody who is active in');
    await world.eli.fills({ other: null, near: 'Fay' }).submits();
    world.eli.sees('✓ Fay is asked once, in the weekly slot.');
    const ask = await shelf.waiting('U0FAY', 'upkeep.steward');
    expect(await shelf.line(ask)).toContain('Would you look after “Ask first, then wait”?');
    expect(await shelf.answer(ask, {})).toEqual({ skipped: true });
    await shelf.answer(ask, { steward: 'no' });
    expect((await shelf.get('i1')).stewardId).toBeNull();
    await shelf.answer(ask, { steward: 'yes' });
    expect((await shelf.get('i1')).stewardId).toBe('U0FAY');
    expect(await shelf.line(ask)).toBeNull();

    // A stale press: withdrawn meanwhile, or by somebody without the right.
    await kernel.shelf.mark(item, { privacy: 'P0' }, { userId: 'U0ANA', now: now(), what: '' });
    await shelf.presses(world.eli, 'Still holds', 'upkeep:holds', 'i1');
    world.eli.sees('This is not on the shelf any more.');
    await shelf.card('i2');
    await shelf.presses(world.dev, 'Archive', 'upkeep:archive', 'i2');
    expect((await shelf.get('i2')).state).toBe('shared');
  });
});
