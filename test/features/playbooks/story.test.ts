import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Item } from '../../../src/community/item.ts';
import { openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
const id = (): string => world.community?.id ?? '';
const kernel = () => world.app.kernel;
const playbook = async (): Promise<Item> => {
  const [found] = await kernel().shelf.list({ teamId: TEAM, communityId: id(), kinds: ['playbook'] });
  if (!found) throw new Error('a playbook');
  return found;
};
const feature = () => {
  const found = world.app.contributions.find(({ name }) => name === 'playbooks');
  if (!found) throw new Error('playbooks');
  return found;
};
const item = (change: Partial<Item>): Item => ({
  ...{ teamId: TEAM, id: 'CARD', communityId: id(), kind: 'card', formId: null, state: 'proven', privacy: 'P3', title: 'Ask first' },
  ...{ parts: { use_when: 'people bring problems', how: 'Ask.', other: 'Write it down.' }, topicClass: 'people', subTags: [] },
  ...{
    authorId: 'U0BEN',
    stewardId: 'U0BEN',
    credit: null,
    version: 1,
    reviewOn: '2027-06-01',
    createdAt: world.clock.now(),
    changedAt: world.clock.now(),
    sharedAt: world.clock.now(),
    usedAt: null,
  },
  ...change,
});

describe('a playbook written by several people', () => {
  beforeAll(async () => {
    world = await openWorld();
    await kernel().shelf.add(item({}), { userId: 'U0BEN', now: world.clock.now(), what: '' });
  });
  afterAll(() => world.close());

  it('begins from a proven card, with its parts and its trail', async () => {
    await world.ana.types('/rondo playbook');
    world.ana.sees('There is no playbook in Leading Northwind yet.');
    await world.ana.presses('Start a playbook');
    world.ana.fills({ form: 'Practice playbook', title: 'Ask two questions', card: '✓ Ask first', class: 'People' });
    await world.ana.submits();
    world.ana.sees('✓ “Ask two questions” is begun.');
    const begun = await playbook();
    expect(begun).toMatchObject({
      privacy: 'P3',
      state: 'draft',
      topicClass: 'people',
      parts: { problem: 'people bring problems', how: 'Ask.' },
    });
    const [stop] = await kernel().trail.walk(TEAM, { kind: 'item', id: begun.id });
    expect(stop).toMatchObject({ ref: { kind: 'item', id: 'CARD' }, direction: 'cause' });
  });

  it('has sections that one person takes, and hands back', async () => {
    await world.dev.types('/rondo playbook');
    world.dev.sees('2 of 8 written');
    await world.dev.presses('Open it');
    await world.dev.presses('Take a section');
    await world.dev.presses('Take: Why it works, as far as we know');
    world.dev.sees('✓ It is yours.');
    await world.cleo.types('/rondo playbook');
    await world.cleo.presses('Open it');
    await world.cleo.presses('Take a section');
    world.cleo.sees('Dev has it since Monday 2 November.');
    await world.cleo.presses('Take: Where it did not work');
    await world.cleo.presses('Hand back: Where it did not work');
    world.cleo.sees('✓ It is free again.');
    await world.cleo.presses('Write: Where it did not work');
  });

  it('lets two people write different sections at once, and shows both to those who wrote the same', async () => {
    await world.dev.presses('Write: Why it works, as far as we know');
    world.dev.fills({ text: 'We believe they own it.' });
    world.cleo.fills({ text: 'In an incident.' });
    await world.cleo.submits();
    await world.dev.submits();
    world.dev.sees('✓ “Why it works, as far as we know” is kept.');
    expect((await playbook()).parts).toMatchObject({ limits: 'In an incident.', why: 'We believe they own it.' });

    await world.cleo.presses('Write: What it changes');
    await world.ana.presses('Write: What it changes');
    world.cleo.fills({ text: 'Fewer questions.' });
    await world.cleo.submits();
    world.ana.fills({ text: 'Faster answers.' });
    await world.ana.submits();
    world.ana.sees('Cleo wrote here while you did.');
    world.ana.sees('Fewer questions.');
    world.ana.fills({ text: 'Fewer questions, faster answers.' });
    await world.ana.submits();
    expect((await playbook()).parts.result).toBe('Fewer questions, faster answers.');
  });

  it('refuses what somebody else has, and frees it kindly after four quiet weeks', async () => {
    await world.eli.types('/rondo playbook');
    await world.eli.presses('Open it');
    world.eli.sees('Written by Ana, Cleo and Dev.');
    await world.eli.presses('Take a section');
    await world.eli.presses('Take: How to bend it');
    const write = world.app.registry.actions.get('playbooks:write');
    const act = {
      teamId: TEAM,
      userId: 'U0DEV',
      now: world.clock.now(),
      channelId: null,
      actionId: '',
      chosen: [],
      message: null,
      modal: null,
    };
    const value = `${(await playbook()).id}|adapt`;
    await expect(write?.({ ...act, value, home: false })).rejects.toThrow('Eli has this section at the moment.');
    await expect(write?.({ ...act, value, userId: 'U0LEA', home: false })).rejects.toThrow('not open to you');
    await expect(write?.({ ...act, value: 'gone|adapt', home: false })).rejects.toThrow('not on the shelf any more');
    const titles = async (userId: string) => (await feature().storedAbout?.(TEAM, userId))?.map(({ title }) => title);
    expect(await titles('U0ELI')).toEqual(['Sections of playbooks you have taken']);
    await world.passes('35 days');
    world.eli.sees('“How to bend it” of “Ask two questions” is free again');
    expect(await titles('U0ELI')).toEqual([]);
    // What is written is simply free again.
    expect(world.dev.reads()).not.toContain('is free again, as it has rested');
  });
});

describe('a playbook followed with a team', () => {
  const FIT =
    'Do you lead it?\nDo you meet weekly?\nIs it calm?\nAre you under ten?\nDo you want it?\nMay you decide?\nAsk Ben for an hour.';
  const WEEKS = 'Week 1: brief the team\nWeek 2: try it once\nWeek 3: try it twice\nWeek 4: look back';
  beforeAll(async () => {
    world = await openWorld();
    const parts = { fit: FIT, first_month: WEEKS };
    const book = item({ id: 'BOOK', kind: 'playbook', formId: 'pb-implementation', title: 'Two questions', parts });
    await kernel().shelf.add(book, { userId: 'U0BEN', now: world.clock.now(), what: '' });
  });
  afterAll(() => world.close());

  const opens = async () => {
    await world.dev.types('/rondo playbook');
    await world.dev.presses('Open it');
    await world.dev.presses('Follow it with my team');
  };
  const answers = (yes: number) => Object.fromEntries(Array.from({ length: 6 }, (_, at) => [`q${at}`, at < yes ? 'Yes' : 'No']));
  const waiting = async () =>
    (await kernel().attention.waiting(TEAM, 'U0DEV', world.clock.now()))
      .filter(({ kind }) => kind === 'playbooks.week')
      .map(({ ref }) => ref.split('/')[1]);

  it('is tested for its fit first, with an honest word when it does not', async () => {
    await opens();
    world.dev.fills(answers(3));
    await world.dev.submits();
    world.dev.sees('3 of 6 are a yes: stop here.');
    world.dev.sees('Instead: Ask Ben for an hour.');
    await world.dev.closes({ all: true });
    await opens();
    world.dev.fills(answers(4));
    await world.dev.submits();
    world.dev.sees('4 of 6 are a yes: it fits.');
    await world.dev.submits();
    world.dev.sees('✓ It starts on Monday 9 November.');
    await world.dev.closes({ all: true });
  });

  it('stands on Home week by week, and asks once a week', async () => {
    await world.until('2026-11-09', '12:00');
    await world.dev.opensHome();
    expect(JSON.stringify(world.dev.home())).toContain('Week 1 of 4 · Two questions');
    expect(await waiting()).toEqual(['0']);
    await world.dev.presses('Done', { home: true });
    expect(await waiting()).toEqual([]);
    await world.until('2026-11-16', '12:00');
    const [ask] = (await kernel().attention.waiting(TEAM, 'U0DEV', world.clock.now())).filter(({ kind }) => kind === 'playbooks.week');
    if (!ask) throw new Error('an ask');
    const kind = kernel().askKind('playbooks.week');
    expect(await kind.line(ask)).toBe('Week 2 of 4 of “Two questions”: try it once');
    const act = {
      teamId: TEAM,
      userId: 'U0DEV',
      now: world.clock.now(),
      channelId: null,
      id: 'V',
      callbackId: '',
      metadata: '',
      values: {},
    };
    expect(await kind.answer(ask, { week: null }, act)).toEqual({ skipped: true });
    await world.app.db.transaction(() => kind.answer(ask, { week: 'later' }, act));
    expect(await kind.answered?.(ask)).not.toBeNull();
  });

  it('ends quietly after two weeks without an answer', async () => {
    await world.until('2026-12-08', '12:00');
    const [section] = (await feature().storedAbout?.(TEAM, 'U0DEV')) ?? [];
    expect(section?.records).toEqual([expect.objectContaining({ state: 'ended quietly', answers: 'done, later' })]);
    expect(await waiting()).toEqual([]);
  });

  it('asks for a report when it is through, also somebody outside, and is forgotten with her', async () => {
    const now = world.clock.now();
    const act = { teamId: TEAM, userId: 'U0LEA', now, channelId: null, id: 'V', callbackId: '', metadata: 'BOOK', values: {} };
    const start = world.app.registry.submissions.get('playbooks:follow');
    await expect(start?.({ ...act, values: { monday: '2026-12-14' } })).rejects.toThrow('not open to you');
    const shelf = kernel().shelf;
    await shelf.mark({ teamId: TEAM, id: 'BOOK' }, { privacy: 'P4' }, { userId: 'U0BEN', now, what: '' });
    const lea = await kernel().people.get(TEAM, 'U0LEA');
    expect(await start?.({ ...act, values: { monday: '2026-12-09' } })).toMatchObject({ errors: { monday: expect.any(String) } });
    await world.app.db.transaction(async () => start?.({ ...act, values: { monday: '2026-12-14' } }));
    await world.until('2026-12-16', '16:00', lea.zone);
    world.lea.sees('Week 1 of 4 · Two questions');
    await world.lea.presses('Done');
    world.lea.sees('✓ Done. The next part comes when its week begins.');
    await world.until('2026-12-23', '16:00', lea.zone);
    await world.lea.presses('Done');
    await world.until('2027-01-06', '16:00', lea.zone);
    await world.lea.presses('Done');
    await world.until('2027-01-13', '16:00', lea.zone);
    world.lea.sees('You are through “Two questions” with your team.');
    const forgetting = { teamId: TEAM, userId: 'U0LEA', communityId: null, choice: 'delete', now } as const;
    await world.app.db.transaction(async () => feature().forget?.(forgetting));
    expect(await feature().storedAbout?.(TEAM, 'U0LEA')).toEqual([]);
  });
});
