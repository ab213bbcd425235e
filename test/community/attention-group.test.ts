import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createAttentionStore } from '../../src/community/attention-store.ts';
import type { GroupMessage } from '../../src/community/kernel.ts';
import type { Community } from '../../src/community/records.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { openSqlite } from '../../src/platform/db/sqlite.ts';
import { toLocal } from '../../src/platform/time/zones.ts';
import { MIGRATIONS } from '../support/engines.ts';
import { at, BERLIN, openKernel, TEAM, type TestKernel } from './open-kernel.ts';

const BOTH = ['UBEN', 'UCLEO'];
const NEW_YORK = 'America/New_York';
/** Where it is half past six in the evening when Berlin begins, and never office hours for both. */
const AUCKLAND = 'Pacific/Auckland';

let db: Database;
let t: TestKernel;
let north: Community;
let dnd: number | null;

const group = (key: string, more: Partial<GroupMessage> = {}): GroupMessage => ({
  ...{ teamId: TEAM, communityId: north.id, userIds: BOTH, touch: 'pacts.introduction', key },
  ...{ message: { text: 'Three talks, nine weeks.' }, why: 'You both said yes.', minutes: 3 },
  expiresAt: at('2026-12-04', '16:30'),
  ...more,
});
const tell = (one: GroupMessage) => t.kernel.attention.tellGroup(one, t.clock.now());
const keep = (one: GroupMessage, instant: number) => t.kernel.attention.keepRoom(one, instant);
const tellBen = (key: string) =>
  t.kernel.attention.tell(
    {
      ...{ teamId: TEAM, communityId: north.id, userId: 'UBEN', touch: 'welcome.message', key, message: { text: 'Hello.' } },
      ...{ why: 'You joined.', priority: 6, minutes: 1, expiresAt: at('2026-12-04', '16:30') },
    },
    t.clock.now(),
  );
const local = (instant: number | undefined, zone = BERLIN): string => {
  const { date, time } = toLocal(instant ?? 0, zone);
  return `${date} ${time}`;
};
const goesOut = (): string[] => t.groups.map(({ key, notBefore }) => `${key} ${notBefore ? local(notBefore) : 'now'}`);
const messages = async (userId: string): Promise<number> =>
  (await createAttentionStore(db).messagesBetween(TEAM, userId, 0, at('2027-12-31', '12:00'))).length;

beforeEach(async () => {
  db = await openSqlite({ file: ':memory:' });
  await migrate(db, MIGRATIONS);
  dnd = null;
  t = openKernel(db, { dnd: (_, userId) => (userId === 'UCLEO' ? dnd : null) });
  await t.put('UANA');
  north = await t.found('Northwind Leads', { status: 'active' });
  await t.join(north, 'UBEN');
  await t.join(north, 'UCLEO');
});
afterEach(() => db.close());

describe('the hour of a message to several people', () => {
  it('is now inside their hours; the message says why it came, and is told once', async () => {
    t.clock.set(at('2026-11-24', '10:10'));
    expect(await tell(group('a'))).toBe('queued');
    expect(await tell(group('a'))).toBe('queued');
    expect(goesOut()).toEqual(['a now']);
    expect(t.groups[0]?.message.text).toBe('Three talks, nine weeks.\n\nYou both said yes.');
    expect(JSON.stringify(t.groups[0]?.message.blocks)).toContain('check-ins:why');
  });

  it('is the first half-hour that all share, and no later hour is one that they do not', async () => {
    await t.put('UCLEO', { zone: NEW_YORK });
    t.clock.set(at('2026-11-24', '09:30'));
    expect(await tell(group('a'))).toBe('postponed');
    expect(goesOut()).toEqual(['a 2026-11-24 15:00']);
    const windows = t.groups[0]?.windows?.map(([from, until]) => `${local(from)} to ${local(until)}`);
    // Friday ends at noon, before New York begins.
    expect(windows?.slice(0, 4)).toEqual([
      '2026-11-24 15:00 to 2026-11-24 16:30',
      '2026-11-25 15:00 to 2026-11-25 16:30',
      '2026-11-26 15:00 to 2026-11-26 16:30',
      '2026-11-30 15:00 to 2026-11-30 16:30',
    ]);
  });

  it('is the next of the first of them where nobody shares one', async () => {
    await t.put('UCLEO', { zone: AUCKLAND });
    t.clock.set(at('2026-11-24', '18:00'));
    await tell(group('a'));
    await tell(group('b', { userIds: ['UCLEO', 'UBEN'], communityId: north.id }));
    expect(goesOut()[0]).toBe('a 2026-11-25 09:00');
    expect(local(t.groups[0]?.windows?.[0]?.[1])).toBe('2026-11-25 16:30');
    // The other one’s week is full by then, and hers begins later.
    expect(local(t.groups[1]?.notBefore, AUCKLAND)).toBe('2026-11-30 12:00');
  });

  it('waits for whoever is not to be disturbed', async () => {
    t.clock.set(at('2026-11-24', '10:00'));
    dnd = at('2026-11-25', '13:00');
    expect(await tell(group('a'))).toBe('postponed');
    expect(goesOut()).toEqual(['a 2026-11-25 13:00']);
  });
});

describe('what it counts', () => {
  it('counts for each of them, and a full week of one brings it as the next begins, if it is of use then', async () => {
    t.clock.set(at('2026-11-24', '10:00'));
    await tellBen('x');
    expect(await tell(group('late', { expiresAt: at('2026-11-30', '08:00') }))).toBe('dropped');
    expect(await tell(group('a'))).toBe('postponed');
    expect(goesOut()).toEqual(['a 2026-11-30 09:00']);
    expect([await messages('UBEN'), await messages('UCLEO')]).toEqual([2, 1]);
  });

  it('takes over the room that was kept, which nothing else may have', async () => {
    t.clock.set(at('2026-11-24', '10:00'));
    await keep(group('a'), at('2026-11-26', '10:00'));
    expect(await tellBen('x')).toBe('postponed');
    expect(await tell(group('a'))).toBe('queued');
    expect(await messages('UCLEO')).toBe(1);
    // One is enough for this week, kept or told.
    expect(await tell(group('b', { expiresAt: at('2026-11-27', '12:00') }))).toBe('dropped');
  });

  it('keeps none in a week that is promised already', async () => {
    t.clock.set(at('2026-11-24', '10:00'));
    await tellBen('x');
    expect(await tellBen('y')).toBe('postponed');
    await keep(group('a'), at('2026-12-01', '10:00'));
    expect(await messages('UCLEO')).toBe(0);
    t.clock.set(at('2026-12-01', '10:00'));
    expect(await tell(group('a', { expiresAt: at('2026-12-11', '12:00') }))).toBe('postponed');
    expect(goesOut()).toEqual(['a 2026-12-07 09:00']);
  });

  it('gives the room back when nothing comes of it, also when it was told and has not gone out', async () => {
    t.clock.set(at('2026-11-24', '18:00'));
    await keep(group('a'), at('2026-11-26', '10:00'));
    await t.kernel.attention.freeRoom(group('a'));
    expect(await messages('UBEN')).toBe(0);
    await tell(group('a'));
    await t.kernel.attention.freeRoom(group('a'));
    expect([goesOut(), await messages('UBEN'), await messages('UCLEO')]).toEqual([[], 0, 0]);
  });

  it('keeps no room for what was dropped', async () => {
    t.clock.set(at('2026-11-24', '10:00'));
    await keep(group('a'), at('2026-11-26', '10:00'));
    await t.put('UCLEO', { active: false });
    expect(await tell(group('a'))).toBe('dropped');
    expect(await messages('UBEN')).toBe(0);
  });
});

describe('somebody who pauses', () => {
  const pause = async (userId: string, status: 'paused' | 'active' = 'paused') => {
    const member = await t.kernel.members.find(TEAM, north.id, userId);
    if (member) await t.kernel.members.put({ ...member, status });
  };

  it('takes back what waits for all of them, and nothing else', async () => {
    t.clock.set(at('2026-11-24', '18:00'));
    await t.join(north, 'UDEV');
    await t.join(north, 'UELI');
    await tell(group('pacts.introduction/1'));
    await tell(group('pacts.introduction/2', { userIds: ['UDEV', 'UELI'] }));
    await pause('UCLEO');
    expect(goesOut()).toEqual(['pacts.introduction/2 2026-11-25 09:00']);
    expect([await messages('UBEN'), await messages('UCLEO'), await messages('UDEV')]).toEqual([0, 0, 1]);
    expect(await tell(group('pacts.introduction/1'))).toBe('dropped');
  });

  it('takes back none whose key is where another one begins', async () => {
    t.clock.set(at('2026-11-24', '18:00'));
    await t.join(north, 'UDEV');
    await t.join(north, 'UELI');
    await tell(group('a'));
    await tell(group('ab', { userIds: ['UDEV', 'UELI'] }));
    await pause('UBEN');
    expect(goesOut()).toHaveLength(2);
  });

  it('takes back all when the community falls still', async () => {
    t.clock.set(at('2026-11-24', '18:00'));
    await tell(group('a'));
    await t.kernel.communities.change(north, { status: 'paused' }, { userId: 'UANA', now: t.clock.now() });
    expect([goesOut(), await messages('UBEN')]).toEqual([[], 0]);
    t.clock.set(at('2026-11-25', '10:00'));
    expect(await tell(group('b'))).toBe('dropped');
  });
});
