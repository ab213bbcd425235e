import { afterEach, describe, expect, it } from '@jest/globals';
import { DAY } from '../../src/platform/clock.ts';
import { toInstant } from '../../src/platform/time/zones.ts';
import { openWorld, TEAM, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

const tellBen = (): Promise<unknown> =>
  world.app.kernel.attention.tell(
    {
      teamId: TEAM,
      communityId: world.community?.id ?? '',
      userId: 'U0BEN',
      touch: 'home.digest',
      key: 'outage/1',
      message: { text: 'The bridge is open again.' },
      why: 'You asked to be told.',
      priority: 1,
      minutes: 1,
      expiresAt: world.clock.now() + 3 * DAY,
    },
    world.clock.now(),
  );

describe('a program that was down', () => {
  it('does not say at night what it could not say in the afternoon, and says it next morning', async () => {
    world = await openWorld({ at: ['2026-11-03', '16:29'] });
    await tellBen();
    world.clock.set(toInstant('2026-11-03', '22:00', 'Europe/London'));
    await world.app.tick();
    expect(world.ben.reads()).not.toContain('The bridge is open again.');
    await world.until('2026-11-04', '09:01');
    world.ben.sees('The bridge is open again.');
  });

  it('sends what was waiting once, after a restart on the same file', async () => {
    const { mkdtempSync, rmSync } = await import('node:fs');
    const { join } = await import('node:path');
    const { tmpdir } = await import('node:os');
    const folder = mkdtempSync(join(tmpdir(), 'rondo-outage-'));
    world = await openWorld({ at: ['2026-11-03', '10:00'], databaseUrl: `file:${join(folder, 'rondo.db')}` });
    await tellBen();
    await world.restarts();
    await world.passes('5 minutes');
    await world.restarts();
    await world.passes('1 day');
    expect(world.ben.messages().filter((message) => message.text.includes('The bridge is open again.'))).toHaveLength(1);
    rmSync(folder, { recursive: true, force: true });
  });
});
