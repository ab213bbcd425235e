import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createFinding } from '../../../src/features/finding/index.ts';
import { openWorld, TEAM, type World } from '../../support/world.ts';
import { putItems } from './shelf.ts';

let world: World;
const finding = () => createFinding(world.app.kernel, { reuseRank: async () => new Map([['silent', { contexts: 2, reuses: 3 }]]) });
const community = () => world.app.kernel.communities.get(TEAM, world.community?.id ?? '');

describe('finding something', () => {
  beforeAll(async () => {
    world = await openWorld();
    await putItems(world, {
      silent: { title: 'Silent start', parts: { use_when: 'the same three people talk first', conditions: 'Remote teams' }, subTags: ['feedback'], state: 'proven' },
      cafe: { title: 'Stories at the café', kind: 'story', topicClass: 'process', parts: { moment: 'The retro & <!channel> *went* wrong' } },
      old: { title: 'Silent reading', state: 'archived', parts: { use_when: 'a paper is long' } },
      hers: { title: 'Silent doubts', privacy: 'P0', state: 'draft' },
      kaigi: { title: '会議の進め方', parts: { use_when: '会議が長い' } },
    }); // biome-ignore format: a table
  });
  afterAll(() => world.close());

  it('starts each result with when to use it, marks what is archived, and shows nobody’s own drafts to others', async () => {
    await world.dev.types('/find silen');
    world.dev.sees('Use it when the same three people talk first');
    world.dev.sees('Silent start · Practice card · ✓ proven');
    world.dev.sees('Silent reading · Practice card · ⏸ archived');
    expect(world.dev.reads()).not.toContain('Silent doubts');
    expect(world.dev.reads().indexOf('Silent start')).toBeLessThan(world.dev.reads().indexOf('Silent reading'));
    await world.dev.closes({ all: true });
    await world.ben.types('/find SILENT doubt');
    world.ben.sees('Silent doubts');
    await world.ben.closes({ all: true });
  });

  it.each(['story', 'cafe', 'STÓRIES', '"retro', 'retro AND (', '<!channel>'])('reads %s as words', async (typed) => {
    await world.dev.types(`/find ${typed}`);
    if (!typed.includes('AND')) world.dev.sees('Stories at the café');
    else world.dev.sees('Nothing yet for');
    await world.dev.closes({ all: true });
  });

  it('narrows by kind, class, tag, state and condition in the same window, and by other words', async () => {
    await world.eli.types('/rondo find');
    world.eli.sees('4 things');
    await world.eli.chooses('finding:filter#kind', 'Story');
    world.eli.sees('1 thing, best first');
    await world.eli.chooses('finding:filter#kind', 'Any kind');
    await world.eli.chooses('finding:filter#state', '⏸ archived');
    world.eli.sees('Silent reading');
    expect(world.eli.reads()).not.toContain('Silent start');
    await world.eli.chooses('finding:filter#state', 'Any state');
    await world.eli.chooses('finding:filter#tag', 'Feedback');
    world.eli.sees('1 thing, best first');
    await world.eli.chooses('finding:filter#tag', 'Any tag');
    await world.eli.chooses('Under which conditions?', 'remote team');
    world.eli.sees('Silent start');
    world.eli.sees('1 thing, best first');
    await world.eli.chooses('Under which conditions?', '');
    await world.eli.chooses('What are you looking for?', '会議');
    world.eli.sees('会議の進め方');
    await world.eli.closes({ all: true });
  });

  it('counts what nobody finds without a name, for the librarian, and nothing that looks personal', async () => {
    for (const who of [world.dev, world.gus]) {
      await who.types('/find Quarterly planning poker');
      who.sees('Nothing yet for “Quarterly planning poker”.');
      who.sees('counted, without your name');
      await who.closes({ all: true });
      await world.passes('1 minute');
    }
    await world.dev.types('/find ana@example.com');
    await world.dev.closes({ all: true });
    const found = await finding().searchedInVain(await community(), world.clock.now());
    expect(found).toContainEqual({ words: 'Quarterly planning poker', times: 2 });
    expect(JSON.stringify(found)).not.toContain('example');
    expect(await finding().digest?.[0]?.line(await community(), world.clock.now())).toContain('“Quarterly planning poker” (2 times)');
    expect(await finding().digest?.[0]?.line(await community(), world.clock.now() + 15 * 86_400_000)).toBeNull();
  });

  it('shows the shelf by situation and on Home, and the most reused by contexts', async () => {
    await world.hana.types('/rondo menu');
    world.hana.sees('Feedback');
    world.hana.sees('Silent start');
    await world.hana.closes({ all: true });
    await world.hana.types('/rondo shelf');
    world.hana.sees('Nothing has been reused yet.');
    await world.hana.closes({ all: true });
    await world.hana.opensHome();
    expect(JSON.stringify(world.hana.home())).toContain('The newest on the shelf');
    await world.hana.presses('Process', { home: true });
    world.hana.sees('Stories at the café');
  });

  it('answers somebody who has left with what the organisation may read, and nothing more', async () => {
    const here = await community();
    const member = await world.app.kernel.members.find(TEAM, here.id, 'U0DEV');
    if (!member) throw new Error('a member');
    await putItems(world, { open: { title: 'Silent for all', privacy: 'P4', parts: { use_when: 'anybody asks' } } });
    const settings = { ...here.settings, organisationReaders: 'everybody' as const };
    await world.app.kernel.communities.change(here, { settings }, { userId: 'U0ANA', now: world.clock.now() });
    await world.app.kernel.members.put({ ...member, status: 'left' });
    await world.dev.types('/find silent');
    world.dev.sees('Silent for all');
    world.dev.sees('1 thing, best first');
    expect(world.dev.reads()).not.toContain('Silent start');
  });
});
