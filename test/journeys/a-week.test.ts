import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { MIGRATIONS } from '../../src/app.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { openEmptyWorld } from '../features/set-up/walk.ts';
import { openPglite } from '../support/pglite.ts';
import type { World } from '../support/world.ts';
import { livesAWeek, somePauseSomeLeave } from './week.ts';

jest.setTimeout(60_000);
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});
const begin = async (options: Parameters<typeof openEmptyWorld>[0] = {}): Promise<World> => {
  const world = await openEmptyWorld(options);
  closing.push(world.close);
  return world;
};
/** Founders stand in the channel already when they say yes; everything else must be taken. */
const refused = (world: World) =>
  world.server.journal.calls
    .filter(({ response }) => response.ok === false && response.error !== 'already_in_channel')
    .map(({ method, response }) => `${method} ${String(response.error)}`);

describe('a week', () => {
  it('goes from setting up to the digest, and a pause and three ways of leaving, without one refused call', async () => {
    const world = await begin();
    await livesAWeek(world);
    await somePauseSomeLeave(world);
    expect(refused(world)).toEqual([]);
    expect(world.logged()).not.toMatch(/thinks: \*less\*|"level":50/);
  });

  it('is the same with restarts in the middle of it, on a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rondo-week-'));
    closing.push(() => rmSync(folder, { recursive: true, force: true }));
    const world = await begin({ databaseUrl: `file:${join(folder, 'rondo.db')}` });
    await livesAWeek(world, world.restarts);
    expect(refused(world)).toEqual([]);
  });

  it('is the same on PostgreSQL', async () => {
    const db = await openPglite();
    closing.push(() => db.close());
    await migrate(db, MIGRATIONS);
    const world = await begin({ db });
    await livesAWeek(world);
    await somePauseSomeLeave(world);
    expect(refused(world)).toEqual([]);
  });
});
