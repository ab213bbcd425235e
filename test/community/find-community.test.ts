import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nameShort } from '../../src/community/find-community.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { openSqlite } from '../../src/platform/db/sqlite.ts';
import { UserError } from '../../src/platform/errors.ts';
import { MIGRATIONS } from '../support/engines.ts';
import { openKernel, TEAM, type TestKernel } from './open-kernel.ts';

let db: Database;
let t: TestKernel;

beforeEach(async () => {
  db = await openSqlite({ file: ':memory:' });
  await migrate(db, MIGRATIONS);
  t = openKernel(db);
  const north = await t.found('Northwind Leads', { channelId: 'CNORTH' });
  const field = await t.found('Field Leads', { channelId: 'CFIELD' });
  const asleep = await t.found('Éclair Circle', { channelId: 'CECLAIR', status: 'dormant' });
  const over = await t.found('Old Guard', { channelId: 'COLD', status: 'ended' });
  const draft = await t.kernel.communities.create({ teamId: TEAM, name: 'Fresh', zone: 'UTC', createdBy: 'UFAY', now: 1 });
  await t.join(north, 'UONE');
  await t.join(over, 'UONE');
  for (const community of [north, field, asleep]) await t.join(community, 'UTWO');
  await t.join(asleep, 'UASLEEP');
  await t.join(north, 'ULEFT', { status: 'left' });
  await t.join(over, 'UOVER');
  await t.join(field, 'USTEWARD');
  await t.join(north, 'USTEWARD');
  await t.give(field, 'USTEWARD', 'steward');
  await t.put('UFAY');
  expect(draft.status).toBe('draft');
});
afterEach(() => db.close());

const answer = async (userId: string, channelId: string | null, options: { name?: string; asSteward?: boolean } = {}): Promise<string> => {
  try {
    const { community, member } = await t.kernel.communities.forAct({ teamId: TEAM, userId, channelId, now: t.clock.now() }, options);
    return `${community.name}, ${member?.status ?? 'no member'}`;
  } catch (error) {
    if (error instanceof UserError) return `${error.message} ${error.hint}`;
    throw error;
  }
};

const ELSEWHERE = 'CELSEWHERE';

describe('the community an act means', () => {
  it.each<[string, string, string | null, { name?: string; asSteward?: boolean }, string]>([
    ['is the one of the channel', 'UTWO', 'CFIELD', {}, 'Field Leads, active'],
    ['is the one of the channel also for others', 'UNOBODY', 'CFIELD', {}, 'Field Leads, no member'],
    ['is her only one', 'UONE', ELSEWHERE, {}, 'Northwind Leads, active'],
    ['is her only one in a direct message', 'UONE', null, {}, 'Northwind Leads, active'],
    [
      'is one of several',
      'UTWO',
      null,
      {},
      'You are in Northwind Leads and Field Leads. Type it in the channel of the one you mean, or name it: `/rondo agenda north`.',
    ],
    ['is the one she names', 'UTWO', null, { name: 'FIELD' }, 'Field Leads, active'],
    ['is the one she names, whatever the channel', 'UTWO', 'CNORTH', { name: 'field le' }, 'Field Leads, active'],
    ['is named without its accents', 'UTWO', null, { name: 'eclair' }, 'Éclair Circle, active'],
    [
      'is named wrongly',
      'UTWO',
      null,
      { name: 'south' },
      'None of your communities begins with "south". You are in Northwind Leads, Field Leads and Éclair Circle: `/rondo agenda north`.',
    ],
    ['sleeps', 'UASLEEP', null, {}, 'Éclair Circle, active'],
    [
      'is none, as she is in none',
      'UNOBODY',
      null,
      {},
      'You are not in a community yet. Ask somebody who is in one to invite you, or start one with `/rondo setup`.',
    ],
    [
      'is none, as she left',
      'ULEFT',
      null,
      {},
      'You are not in a community yet. Ask somebody who is in one to invite you, or start one with `/rondo setup`.',
    ],
    [
      'is none, as it ended',
      'UOVER',
      null,
      {},
      'You are not in a community yet. Ask somebody who is in one to invite you, or start one with `/rondo setup`.',
    ],
    ['is the one she is a steward of', 'USTEWARD', null, { asSteward: true }, 'Field Leads, active'],
    ['is the one she is setting up', 'UFAY', null, { asSteward: true }, 'Fresh, no member'],
    [
      'is none she is a steward of',
      'UONE',
      null,
      { asSteward: true },
      'You are not a steward of a community. A steward can do this for you. To start a community of your own, type `/rondo setup`.',
    ],
  ])('%s', async (_, userId, channelId, options, expected) => {
    expect(await answer(userId, channelId, options)).toBe(expected);
  });
});

describe('the short name of a community', () => {
  it.each([
    ['Northwind Leads', ['Field Leads'], 'north'],
    ['Northwind Leads', ['Northwood'], 'northwi'],
    ['Team', ['Teamwork'], 'team'],
    ['A', [], 'a'],
    ['Ölwechsel', ['Old'], 'olwec'],
  ])('of %s beside %j is %s', (name, others, expected) => {
    expect(nameShort(name, others)).toBe(expected);
  });

  it('finds it again: it begins the name and none of the others, unless one is the beginning of another', () => {
    const names = fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8})?$/u);
    fc.assert(
      fc.property(names, fc.array(names, { maxLength: 4 }), (name, others) => {
        fc.pre(others.every((other) => !other.startsWith(name)));
        const short = nameShort(name, others);
        expect(name.startsWith(short)).toBe(true);
        expect(others.some((other) => other.startsWith(short))).toBe(false);
      }),
    );
  });
});
