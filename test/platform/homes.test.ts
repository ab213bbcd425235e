import { describe, expect, it } from '@jest/globals';
import { DAY, HOUR } from '../../src/platform/clock.ts';
import { createHomes } from '../../src/platform/slack/homes.ts';

describe('an App Home', () => {
  it('may be on a screen for a day after it was opened, and only where it was', () => {
    const homes = createHomes();
    homes.opened('T1', 'U1', 1_000);
    expect(homes.isInSight('T1', 'U1', 1_000 + DAY)).toBe(true);
    expect(homes.isInSight('T1', 'U1', 1_001 + DAY)).toBe(false);
    expect(homes.isInSight('T2', 'U1', 1_000)).toBe(false);
    homes.opened('T1', 'U1', 3 * DAY);
    expect(homes.isInSight('T1', 'U1', 3 * DAY + HOUR)).toBe(true);
  });
});
