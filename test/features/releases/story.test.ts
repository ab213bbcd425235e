import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Item } from '../../../src/community/item.ts';
import type { SubmissionAct } from '../../../src/platform/feature.ts';
import { joinChannel } from '../../../src/sandbox/channels.ts';
import { getChannel } from '../../../src/sandbox/workspace.ts';
import { openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
const id = (): string => world.community?.id ?? '';
const kernel = () => world.app.kernel;
const NEWS = 'C0GENERAL';
const channel = () => getChannel(world.server.workspace, NEWS);
const now = (): number => world.clock.now();
const feature = () => {
  const found = world.app.contributions.find(({ name }) => name === 'releases');
  if (!found) throw new Error('releases');
  return found;
};
const found = async (itemId = 'CARD'): Promise<Item> => {
  const item = await kernel().shelf.find(TEAM, itemId);
  if (!item) throw new Error('an item');
  return item;
};
const add = (change: Partial<Item> = {}): Promise<boolean> => {
  const parts = { use_when: 'people bring problems', how: 'Ask.', why: 'They own it.', conditions: 'Nothing urgent', limits: 'Incidents' };
  const item: Item = {
    ...{
      teamId: TEAM,
      id: 'CARD',
      communityId: id(),
      kind: 'card',
      formId: null,
      state: 'shared',
      privacy: 'P3',
      title: 'Ask first',
      parts,
    },
    ...{ topicClass: 'people', subTags: [], authorId: 'U0BEN', stewardId: 'U0BEN', credit: null, version: 1, reviewOn: '2027-06-01' },
    ...{ createdAt: now(), changedAt: now(), sharedAt: now(), usedAt: null },
    ...change,
  };
  return kernel().shelf.add(item, { userId: item.authorId, now: now(), what: '' });
};
const pressed = (userId: string, value: string) => ({
  ...{ teamId: TEAM, userId, now: now(), channelId: null, actionId: '', value, chosen: [], message: null, modal: null, home: false },
});
const press = (userId: string, action: string, value: string) =>
  world.app.db.transaction(async () => world.app.registry.actions.get(action)?.(pressed(userId, value)));
const send = (userId: string, form: string, metadata: string, values: SubmissionAct['values']) =>
  world.app.db.transaction(async () =>
    world.app.registry.submissions.get(form)?.({
      teamId: TEAM,
      userId,
      now: now(),
      channelId: null,
      id: 'V',
      callbackId: form,
      metadata,
      values,
    }),
  );
const said = (answer: unknown): string => JSON.stringify(answer);
const TICKS = ['0', '1', '2', '3', '4', '5'];
const asksFor = (reader: string | null, itemId = 'CARD', to = 'P4') =>
  found(itemId).then(({ version }) => send('U0BEN', 'releases:check', `${itemId}|${to}|${version}`, { ticks: TICKS, reader }));
const reads = async (userId: string, answer: string, note = '', to = 'P4', itemId = 'CARD') =>
  send(userId, 'releases:read', `${itemId}|${to}|${(await found(itemId)).version}`, { reading: answer, note });
const opens = async (to: string, values: SubmissionAct['values'] = {}, itemId = 'CARD') =>
  send('U0BEN', 'releases:release', `${itemId}|${to}|${(await found(itemId)).version}`, values);

describe('from members to the organisation', () => {
  beforeAll(async () => {
    world = await openWorld();
    const community = await kernel().communities.get(TEAM, id());
    await kernel().communities.change(community, { announcementChannelId: NEWS }, { userId: 'U0ANA', now: now() });
    joinChannel(world.server.workspace, channel(), 'U0RONDO');
    await add();
  });
  afterAll(() => world.close());

  it('begins with its author, who ticks every line and asks another member', async () => {
    await expect(press('U0DEV', 'releases:open', 'CARD')).rejects.toThrow('Only whoever wrote it decides');
    await expect(press('U0LEA', 'releases:open', 'CARD')).rejects.toThrow('not on the shelf any more');
    expect(said(await press('U0BEN', 'releases:open', 'CARD'))).toContain('Take it to the organisation');
    await expect(press('U0BEN', 'releases:step', 'CARD|P3')).rejects.toThrow('already');
    await expect(press('U0BEN', 'releases:step', 'CARD|P5')).rejects.toThrow('One step at a time');
    expect(await send('U0BEN', 'releases:check', 'CARD|P4|1', { ticks: ['0'] })).toMatchObject({ errors: { ticks: expect.any(String) } });
    expect(said(await asksFor('U0BEN'))).toContain('A second reader is somebody else.');
    expect(said(await asksFor('U0LEA'))).toContain('The second reader is a member here.');
    await expect(opens('P4')).rejects.toThrow('has not been read by a second member');
    expect(said(await asksFor('U0CLEO'))).toContain('✓ Cleo is asked');
    const [ask] = (await kernel().attention.waiting(TEAM, 'U0CLEO', now())).filter(({ kind }) => kind === 'releases.read');
    if (!ask) throw new Error('an ask');
    expect(await kernel().askKind('releases.read').line(ask)).toContain('Ben asks for a second pair of eyes on “Ask first”');
  });

  it('waits for a reader who says what to change; a changed text needs a new reading', async () => {
    await expect(reads('U0DEV', 'yes')).rejects.toThrow('not open any more');
    expect(await reads('U0CLEO', 'not-yet')).toMatchObject({ errors: { note: expect.any(String) } });
    await reads('U0CLEO', 'not-yet', 'Name no team.');
    await world.passes('1 day');
    world.ben.sees('Cleo has read “Ask first” and would change something first: Name no team.');
    await asksFor(null);
    await world.ana.opensHome();
    expect(JSON.stringify(world.ana.home())).toContain('releases:read');
    await reads('U0ANA', 'yes');
    const { version } = await found();
    await kernel().shelf.write({ teamId: TEAM, id: 'CARD' }, { title: 'Ask first, then answer' }, { userId: 'U0BEN', now: now(), what: '', base: version }); // biome-ignore format: one thought
    await expect(opens('P4')).rejects.toThrow('has not been read by a second member');
    expect(said(await press('U0BEN', 'releases:open', 'CARD'))).toContain('it needs a new reading');
    await asksFor('U0CLEO');
    await reads('U0CLEO', 'yes');
  });

  it('is released by its author alone, announced where she wants, and told to subscribers', async () => {
    await expect(send('U0CLEO', 'releases:release', 'CARD|P4|2', {})).rejects.toThrow('Only whoever wrote it');
    expect(said(await opens('P4', { announce: ['yes'] }))).toContain('✓ It is open to everybody in Leading Northwind and its sponsor.');
    await expect(opens('P4')).rejects.toThrow('already');
    expect(await found()).toMatchObject({ privacy: 'P4' });
    await world.passes('1 hour');
    await world.lea.presses('Tell me of new ones', { channel: NEWS });
    world.lea.sees('Once a month at most you hear what is new from Leading Northwind.');
    await world.lea.presses('Tell me of new ones', { channel: NEWS });
    world.lea.sees('already, once a month at most');
    await world.passes('1 minute');
    await add({ id: 'TWO', title: 'Count to ten' });
    await asksFor('U0CLEO', 'TWO');
    await reads('U0CLEO', 'yes', '', 'P4', 'TWO');
    channel().archived = true;
    await opens('P4', { announce: ['yes'] }, 'TWO');
    await world.passes('1 hour');
    expect(said(await press('U0BEN', 'releases:open', 'TWO'))).toContain('The announcement did not go out');
    channel().archived = false;
    await world.until('2026-12-04', '16:00');
    world.lea.sees('New from Leading Northwind:');
    world.lea.sees('Count to ten');
    await world.lea.presses('Stop these letters');
    world.lea.sees('✓ No more letters about new releases.');
  });

  it('opens for named guests for fourteen days, and closes by itself', async () => {
    await asksFor('U0CLEO', 'CARD', 'P5');
    await reads('U0CLEO', 'yes', '', 'P5');
    expect(await opens('P5', { guests: ['U0DEV'] })).toMatchObject({ errors: { guests: expect.stringContaining('no member here') } });
    await opens('P5', { guests: ['U0LEA'] });
    const guestOf = () => feature().guestOf?.(TEAM, 'U0LEA', now());
    expect(await guestOf()).toEqual([id()]);
    await world.passes('3 days');
    world.lea.sees('Ben invites you to read “Ask first, then answer”');
    await world.passes('12 days');
    expect(await guestOf()).toEqual([]);
    expect(await found()).toMatchObject({ privacy: 'P4' });
  });

  it('is taken back at any time, and says so where it was announced', async () => {
    expect(said(await press('U0BEN', 'releases:withdraw', 'CARD|P3'))).toContain('copies that others made may remain');
    expect(await found()).toMatchObject({ privacy: 'P3', state: 'shared' });
    await world.passes('1 hour');
    expect(
      world.lea
        .messages(NEWS)
        .map(({ text }) => text)
        .join(),
    ).toContain('taken back by its author');
    await expect(press('U0BEN', 'releases:withdraw', 'CARD|P3')).rejects.toThrow('not open to more people than that');
    await press('U0BEN', 'releases:withdraw', 'CARD|P0');
    expect(await found()).toMatchObject({ privacy: 'P0', state: 'draft' });
    expect(said(await send('U0BEN', 'releases:check', 'CARD|P3|2', { ticks: TICKS, class: 'people' }))).toContain(
      '✓ It is open to everybody in',
    );
    await expect(press('U0BEN', 'releases:step', 'CARD|P4')).rejects.toThrow('still a draft');
  });

  it('goes only downwards when its author has left', async () => {
    await kernel().shelf.unname({ teamId: TEAM, id: 'TWO' }, 'U0BEN', now());
    await expect(press('U0ANA', 'releases:step', 'TWO|P5')).rejects.toThrow('Only its author can open it to more people');
    expect(said(await press('U0ANA', 'releases:open', 'TWO'))).toContain('Its author is not here');
    await expect(press('U0DEV', 'releases:withdraw', 'TWO|P3')).rejects.toThrow('Only whoever wrote it');
    await expect(press('U0ANA', 'releases:withdraw', 'TWO|P0')).rejects.toThrow('not further');
    await press('U0ANA', 'releases:withdraw', 'TWO|P3');
    expect((await found('TWO')).privacy).toBe('P3');
  });
});

describe('somebody who is quoted', () => {
  beforeAll(async () => {
    world = await openWorld();
    await add();
  });
  afterAll(() => world.close());
  const quote = (who: string, words: string) => send('U0BEN', 'releases:quote', 'CARD', { who, words });
  const shown = async (): Promise<string> => {
    const person = await kernel().people.get(TEAM, 'U0ANA');
    return JSON.stringify(await feature().onItem?.(await found(), { person, now: now(), memberships: [] }));
  };

  it('is asked first, in her slot or by a letter; what stands in the text cannot be quoted', async () => {
    expect(await quote('U0DEV', 'they OWN it')).toMatchObject({ errors: { words: expect.stringContaining('still stand in the text') } });
    expect(await quote('U0BEN', 'mine')).toMatchObject({ errors: { who: expect.any(String) } });
    await quote('U0DEV', 'It worked');
    await quote('U0LEA', 'It cost us an hour');
    await quote('U0ELI', 'I never used it');
    expect(await quote('U0DEV', 'It worked')).toMatchObject({ errors: { words: expect.stringContaining('already') } });
    expect(await shown()).not.toContain('It worked');
    await asksFor('U0CLEO');
    await reads('U0CLEO', 'yes');
    await expect(opens('P4')).rejects.toThrow('has not answered yet');
  });

  it('says how her words may stand there; silence leaves them out', async () => {
    const [ask] = (await kernel().attention.waiting(TEAM, 'U0DEV', now())).filter(({ kind }) => kind === 'releases.quoted');
    if (!ask) throw new Error('an ask');
    const kind = kernel().askKind('releases.quoted');
    expect(await kind.line(ask)).toBe('Ben would like to quote you in “Ask first”. May your words stand there?');
    const act = { teamId: TEAM, userId: 'U0DEV', now: now(), channelId: null, id: 'V', callbackId: '', metadata: '', values: {} };
    await world.app.db.transaction(async () => kind.answer(ask, { consent: 'named' }, act));
    await world.passes('2 days');
    world.lea.sees('It cost us an hour');
    await world.lea.presses('Without my name');
    world.lea.sees('✓ Your words may stand there without your name.');
    expect(await shown()).toContain('“It worked” – Dev');
    expect(await shown()).toContain('“It cost us an hour” – somebody who was asked');
    await world.passes('14 days');
    expect(await shown()).not.toContain('I never used it');
    await opens('P4');
    expect((await found()).privacy).toBe('P4');
  });

  it('is forgotten with her name, and listed as long as she is not', async () => {
    const titles = async (userId: string) => (await feature().storedAbout?.(TEAM, userId))?.map(({ title }) => title);
    expect(await titles('U0DEV')).toEqual(['Quotations of you or by you']);
    expect(await titles('U0CLEO')).toEqual(['Texts you read a second time']);
    const [portable] = feature().portables ?? [];
    const community = await kernel().communities.get(TEAM, id());
    const rows = (await portable?.rows(community)) ?? [];
    expect(rows).toEqual([expect.objectContaining({ item: 'CARD', audience: 'P4', reader: 'U0CLEO' })]);
    expect(await portable?.restore(community, rows[0], { userId: null, now: now() })).toBeNull();
    expect(await portable?.restore(community, { item: 'CARD' }, { userId: null, now: now() })).toMatch(/^Each line needs/);
    for (const userId of ['U0DEV', 'U0CLEO']) {
      const forgetting = { teamId: TEAM, userId, communityId: null, choice: 'without-name', now: now() } as const;
      await world.app.db.transaction(async () => feature().forget?.(forgetting));
      expect(await titles(userId)).toEqual([]);
    }
    expect(await shown()).toContain('“It worked” – somebody who was asked');
  });
});
