import { expect, it } from '@jest/globals';
import { apartOf, lineAbove } from '../../src/community/apart-rules.ts';
import { createBounds } from '../../src/community/bounds.ts';
import type { Pair } from '../../src/community/pair.ts';
import { createPairRecords } from '../../src/community/pairs.ts';
import { settingsSchema } from '../../src/community/settings.ts';
import { onEveryEngine } from '../support/engines.ts';
import { aPair } from '../support/pair.ts';

const HERE = { teamId: 'T1', communityId: 'C1' };
const two = (id: string, people = ['U1', 'U2']): Pair => aPair(people, { ...HERE, id });

onEveryEngine('the record of pairs', (database) => {
  it('tells of every change once, and counts people as having met from the day they were told', async () => {
    const heard: string[] = [];
    const pairs = createPairRecords({
      db: database(),
      changed: async (now, was) => {
        heard.push(`${was?.state ?? 'none'} → ${now.state}`);
      },
    });
    expect(await pairs.add({ ...two('p1'), state: 'matched' })).toBe(true);
    expect(await pairs.add({ ...two('p1'), state: 'matched' })).toBe(false);
    expect(await pairs.meetings('T1', 'C1')).toEqual([]);
    const moved = { is: 'moved', toldOn: '2026-11-04', closesOn: '2027-01-07' } as const;
    expect(await pairs.happen({ teamId: 'T1', id: 'p1' }, moved, 4)).toMatchObject({ state: 'matched', toldOn: '2026-11-04' });
    await pairs.happen({ teamId: 'T1', id: 'p1' }, { is: 'told' }, 5);
    expect(await pairs.happen({ teamId: 'T1', id: 'p1' }, moved, 6)).toBeNull();
    expect(await pairs.happen({ teamId: 'T1', id: 'p1' }, { is: 'told' }, 6)).toBeNull();
    await pairs.happen({ teamId: 'T1', id: 'p1' }, { is: 'over', why: 'quietly' }, 7);
    expect(await pairs.happen({ teamId: 'T1', id: 'p1' }, { is: 'met' }, 8)).toBeNull();
    expect(heard).toEqual(['none → matched', 'matched → matched', 'matched → told', 'told → over']);
    expect(await pairs.meetings('T1', 'C1')).toEqual([{ a: 'U1', b: 'U2', on: '2026-11-04', thirdId: null }]);
  });

  it('lets a third come and one of three go, finds a pair by whoever is in it, and forgets it with any of them', async () => {
    const pairs = createPairRecords({ db: database() });
    const pair = two('p1');
    await pairs.add(pair);
    const third = { userId: 'U3', because: 'later' as const };
    const brought = { offer: '', want: '', from: '09:00', until: '17:00' };
    await pairs.happen(pair, { is: 'joined', userId: 'U3', brought, reason: { ...pair.reason, third } }, 2);
    expect((await pairs.list({ teamId: 'T1', userId: 'U3', states: ['told'] })).map(({ id }) => id)).toEqual(['p1']);
    const left = await pairs.happen(pair, { is: 'left', userId: 'U1', why: 'gone' }, 3);
    expect(left).toMatchObject({ state: 'told', people: ['U2', 'U3'] });
    expect(await pairs.list({ teamId: 'T1', userId: 'U1' })).toEqual([]);
    expect(await pairs.happen(pair, { is: 'left', userId: 'U2', why: 'gone' }, 4)).toMatchObject({ state: 'over', ended: 'gone' });
    await pairs.forget('T1', 'U3', 'elsewhere');
    expect(await pairs.find('T1', 'p1')).not.toBeNull();
    await pairs.tidy(4);
    expect(await pairs.find('T1', 'p1')).not.toBeNull();
    await pairs.forget('T1', 'U3', null);
    expect(await pairs.find('T1', 'p1')).toBeNull();
    expect((await pairs.meetings('T1', 'C1')).map(({ a, b }) => `${a}${b}`)).toEqual(['U1U2']);
  });

  it('keeps private lists and lines apart by person, and forgets what others said of somebody', async () => {
    const told: string[] = [];
    const bounds = createBounds({
      db: database(),
      changed: async (_, userId) => {
        told.push(userId);
      },
    });
    await bounds.put('T1', 'U1', { notWith: ['U2', 'U1', 'U2'], reportsTo: 'U3' }, 1);
    await bounds.put('T1', 'U3', { notWith: [], reportsTo: 'U4' }, 1);
    await bounds.put('T1', 'U4', { notWith: [], reportsTo: 'U5' }, 1);
    const settings = settingsSchema.parse({ apart: [['U6', 'U7']] });
    const isApart = await bounds.apart({ teamId: 'T1', settings });
    expect([isApart('U2', 'U1'), isApart('U1', 'U4'), isApart('U1', 'U5'), isApart('U7', 'U6'), isApart('U2', 'U3')]).toEqual([
      ...[true, true, false, true, false],
    ]);
    expect((await bounds.allApart({ teamId: 'T1', settings })).map((two) => two.join(''))).toEqual([
      ...['U1U2', 'U1U3', 'U1U4', 'U3U4', 'U3U5', 'U4U5', 'U6U7'],
    ]);
    expect((await bounds.apart({ teamId: 'T1', settings }, Number.POSITIVE_INFINITY))('U1', 'U5')).toBe(true);
    expect(await bounds.of('T1', 'U1')).toEqual({ notWith: ['U2'], reportsTo: 'U3' });
    await bounds.forget('T1', 'U3');
    expect(await bounds.of('T1', 'U1')).toEqual({ notWith: ['U2'], reportsTo: null });
    expect(told).toEqual(['U1', 'U3', 'U4']);
  });
});

it('follows a line upwards as far as it is asked to, and ends where people name each other', () => {
  const managerOf = new Map([
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'a'],
  ]);
  expect(lineAbove('a', managerOf, 1)).toEqual(['b']);
  expect(lineAbove('a', managerOf, 9)).toEqual(['b', 'c']);
  expect(apartOf({ lists: [], managerOf }, 1)('a', 'c')).toBe(true);
});
