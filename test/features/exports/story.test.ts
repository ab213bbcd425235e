/** A steward takes the shelf along, and it comes back the same. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import type { Item } from '../../../src/community/item.ts';
import type { Community } from '../../../src/community/records.ts';
import { openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
let community: Community;

const item = (id: string, over: Partial<Item> = {}): Item => ({
  ...{ teamId: TEAM, id, communityId: community.id, kind: 'card', formId: null, title: `Card ${id}`, topicClass: 'people', subTags: [] },
  ...{
    parts: { use_when: 'it helps', how: `How ${id}` },
    state: 'shared',
    privacy: 'P3',
    authorId: 'U0ANA',
    stewardId: 'U0ANA',
    credit: null,
  },
  ...{ version: 1, reviewOn: null, createdAt: 5, changedAt: 5, sharedAt: 5, usedAt: null },
  ...over,
});
const by = { userId: 'U0ANA', now: 5, what: '' };

beforeAll(async () => {
  world = await openWorld();
  if (!world.community) throw new Error('no community');
  community = world.community;
  const { shelf } = world.app.kernel;
  await shelf.add(item('C1'), by);
  await shelf.add(item('C2', { privacy: 'P4', kind: 'template', parts: { use_when: 'you ask', text: '## Odd {#text}\n---\n' } }), by);
  await shelf.add(item('C3', { title: 'Nobody else’s draft', privacy: 'P0', sharedAt: null, parts: { how: 'hidden thought' } }), by);
});
afterAll(() => world.close());

describe('a steward', () => {
  it('gets the shelf as one folder, with nothing private in it', async () => {
    await world.ana.types('/rondo export');
    expect(world.ana.reads()).toContain('follows in our direct messages');
    await world.passes('5 minutes');
    const file = [...world.server.workspace.files.values()].find(({ name }) => name === 'shelf.zip');
    expect(file?.title).toBe('The shelf of Leading Northwind');
    const folder = unzipSync(file?.bytes ?? new Uint8Array());
    expect(Object.keys(folder)).toEqual(expect.arrayContaining(['shelf/index.md', 'shelf/card/card-c1--C1.md', 'shelf/everything.json']));
    const text = Object.values(folder)
      .map((bytes) => new TextDecoder().decode(bytes))
      .join('\n');
    expect(text).toContain('How C1');
    expect(text).not.toContain('hidden thought');
    expect(text).not.toContain('Nobody else’s');
  });

  it('is the only one who can', async () => {
    await world.dev.types('/rondo export');
    expect(world.dev.reads()).toContain('steward');
  });
});

describe('a shelf that was taken out', () => {
  it('is the same after it was taken into an empty place and out again', async () => {
    const files = await world.app.exports.filesOf(community);
    const other = await openWorld({ community: 'none' });
    const { communities } = other.app.kernel;
    const empty = await communities.create({ teamId: TEAM, name: community.name, zone: community.zone, createdBy: '', now: 1 });
    const done = await other.app.exports.takeIn(empty, files, { userId: null, now: 9 });
    expect(done.problems).toEqual([]);
    expect(done.added).toBeGreaterThanOrEqual(2);
    expect(await other.app.exports.filesOf(empty)).toEqual(files);
    const again = await other.app.exports.takeIn(empty, files, { userId: null, now: 10 });
    expect(again.problems).toEqual([]);
    expect(await other.app.exports.filesOf(empty)).toEqual(files);
    await other.close();
  });

  it('arrives without its three broken files of fifty, which are named', async () => {
    const other = await openWorld({ community: 'none' });
    const empty = await other.app.kernel.communities.create({ teamId: TEAM, name: 'B', zone: community.zone, createdBy: '', now: 1 });
    const [good] = (await world.app.exports.filesOf(community)).filter(({ path }) => path.endsWith('C1.md'));
    const files = Array.from({ length: 50 }, (_, at) => ({
      path: `shelf/card/card-${at}.md`,
      content: [7, 21, 49].includes(at) ? 'torn' : (good?.content ?? '').replace('id: "C1"', `id: "N${at}"`),
    }));
    const done = await other.app.exports.takeIn(empty, files, { userId: null, now: 9 });
    expect(done.added).toBe(47);
    expect(done.problems.map((line) => line.split(':')[0])).toEqual([7, 21, 49].map((at) => `shelf/card/card-${at}.md`));
    await other.close();
  });
});
