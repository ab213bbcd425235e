import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Item } from '../../../src/community/item.ts';
import { createStore } from '../../../src/features/keeping/store.ts';
import { CHANNEL, openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
type Who = World['ana'];
const shelf = () => world.app.kernel.shelf;
const items = (): Promise<Item[]> => shelf().list({ teamId: TEAM });
const itemOf = async (words: string): Promise<Item | undefined> =>
  (await items()).find((item) => JSON.stringify(item.parts).includes(words));
const keeping = () => world.app.contributions.find(({ name }) => name === 'keeping');
const rows = (userId: string) => createStore(world.app.db).listAbout(TEAM, userId);

async function keeps(person: Who, author: Who, text: string): Promise<{ channel: string; ts: string }> {
  const { ts } = await author.says(text, { channel: CHANNEL });
  await again(person, { channel: CHANNEL, ts });
  return { channel: CHANNEL, ts };
}
async function again(person: Who, on: { channel: string; ts: string }): Promise<void> {
  await person.closes({ all: true }).catch(() => undefined);
  await person.runsShortcut('keep_this', on);
}

/** The button of another capability, where she reads it. */
async function open(person: Who, itemId: string): Promise<void> {
  await person.closes({ all: true }).catch(() => undefined);
  const label = `Go to ${itemId} ${world.clock.now()}`.slice(-70);
  const element = { type: 'button' as const, text: { type: 'plain_text' as const, text: label }, action_id: 'cards:open', value: itemId };
  const message = { text: label, blocks: [{ type: 'actions' as const, elements: [element] }] };
  await world.app.kernel.outbox.post({
    teamId: TEAM,
    key: label,
    touch: 'keeping.request',
    whenUnsure: 'resend',
    channel: person.userId,
    message,
  });
  await world.passes('1 minute');
  await person.presses(label);
}

describe('keeping a message', () => {
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('of her own is done at once; complete, members read it, and twice is once', async () => {
    const on = await keeps(world.dev, world.dev, 'A decision right is a <!here> named role’s say. <@U0ANA> coined it.');
    world.dev.sees('You wrote this.');
    world.dev.fills({ 'What to make of it': 'Term', Title: 'Decision right', class: 'Process', readers: 'Members here' });
    await world.dev.submits();
    world.dev.sees('Kept. Members can read it.');
    const item = await itemOf('@here named role’s say. @Ana coined it.');
    expect(item).toMatchObject({ kind: 'term', privacy: 'P3', state: 'draft', authorId: 'U0DEV', topicClass: 'process' });
    await again(world.dev, on);
    world.dev.sees('This message is kept already.');
    await again(world.eli, on);
    await world.eli.presses('Open it');
    world.eli.sees('Decision right');
    expect(await items()).toHaveLength(1);
  });

  it('of her own that lacks something stays a draft, and says what is missing', async () => {
    await keeps(world.dev, world.dev, 'We listen to the end before anybody answers.');
    world.dev.fills({ class: 'People', readers: 'Members here' });
    await world.dev.submits();
    world.dev.sees('Before members can read it, this is still to be written: Use it when');
    expect((await itemOf('We listen'))?.privacy).toBe('P0');
  });

  it('of a member is the keeper’s alone until the author agrees; with a yes it can be shared', async () => {
    await keeps(world.dev, world.gus, 'Short stand-ups work when somebody else keeps time.');
    world.dev.sees('before others read it, Gus is asked, once');
    world.dev.fills({ 'What to make of it': 'Term', Title: 'Stand-up', class: 'Process' });
    await world.dev.submits();
    const item = await itemOf('Short stand-ups');
    const id = item?.id ?? '';
    expect(item?.privacy).toBe('P0');
    await open(world.dev, id);
    world.dev.sees('From a message by Gus. Before others read it, Gus is asked');
    await world.dev.presses('Share with members');
    await world.dev.submits();
    world.dev.sees('words of Gus, who has not agreed');
    expect((await shelf().find(TEAM, id))?.privacy).toBe('P0');
    await open(world.dev, id);
    await world.dev.presses('Ask Gus');
    await world.passes('1 day');
    world.gus.sees('Dev would like to keep what you wrote');
    await world.gus.presses('Yes, without my name');
    world.gus.sees('It may be kept, without your name');
    await open(world.dev, id);
    await world.dev.presses('Share with members');
    await world.dev.submits();
    expect((await shelf().find(TEAM, id))?.privacy).toBe('P3');
    await open(world.eli, id);
    world.eli.sees('From somebody’s message, kept with their consent.');
    expect(world.eli.modal()?.blocks && JSON.stringify(world.eli.modal()?.blocks)).not.toContain('Gus');
    const further = shelf().mark({ teamId: TEAM, id }, { privacy: 'P4' }, { userId: 'U0DEV', now: world.clock.now(), what: '' });
    await expect(further).rejects.toThrow('agreed that members read them, not more');
  });

  it('of a guest is asked for first, and nothing is kept until the yes', async () => {
    const on = await keeps(world.dev, world.kim, 'Our agency ends each review with one open question.');
    world.dev.sees('Kim is a guest, or not a member of Leading Northwind, so I ask first.');
    world.dev.fills({ class: 'Process' });
    await world.dev.submits();
    world.dev.sees('Kim is asked.');
    expect(await itemOf('Our agency')).toBeUndefined();
    await again(world.dev, on);
    world.dev.sees('Its author is asked already.');
    await world.passes('3 days');
    await world.kim.presses('Yes, with my name');
    const item = await itemOf('Our agency');
    expect(item).toMatchObject({ privacy: 'P0', authorId: 'U0DEV' });
    expect((await rows('U0KIM')).map(({ status, words }) => [status, words])).toEqual([['named', '']]);
    await open(world.dev, item?.id ?? '');
    world.dev.sees('From a message by Kim, who agreed.');
  });

  it('of a program, or without words, says what can be kept', async () => {
    const ts = world.dev.messages(CHANNEL).find(({ author }) => author === 'rondo')?.ts ?? '';
    await again(world.dev, { channel: CHANNEL, ts });
    world.dev.sees('A program wrote this.');
  });

  it('goes by itself: a request after two weeks, a note without a yes after thirty days, whatever was answered', async () => {
    await keeps(world.eli, world.kim, 'A second thought from outside.');
    world.eli.fills({ class: 'People' });
    await world.eli.submits();
    await keeps(world.eli, world.fay, 'Say the number first.');
    world.eli.fills({ class: 'People', readers: 'Members here' });
    await world.eli.submits();
    world.eli.sees('Fay is asked, once.');
    await world.passes('1 day');
    await world.fay.presses('No');
    world.fay.sees('nobody is told that you said no');
    const stored = await keeping()?.storedAbout?.(TEAM, 'U0FAY');
    expect(JSON.stringify(stored)).not.toContain('Eli');
    await keeping()?.tidy?.(world.clock.now() + 12 * 86_400_000);
    expect((await rows('U0ELI')).map(({ status }) => status).toSorted()).toEqual(['refused', 'waiting']);
    await keeping()?.tidy?.(world.clock.now() + 15 * 86_400_000);
    expect((await rows('U0ELI')).map(({ status }) => status)).toEqual(['refused']);
    expect(await itemOf('Say the number')).toBeDefined();
    await keeping()?.tidy?.(world.clock.now() + 31 * 86_400_000);
    expect(await itemOf('Say the number')).toBeUndefined();
    expect(await rows('U0ELI')).toEqual([]);
    expect(await itemOf('Our agency')).toBeDefined();
  });

  it('leaves no trace of an author who goes: unreleased words go, released ones lose the name', async () => {
    await keeps(world.hana, world.gus, 'Unreleased words of Gus.');
    world.hana.fills({ class: 'People' });
    await world.hana.submits();
    const forget = { teamId: TEAM, communityId: null, choice: 'without-name' as const, now: world.clock.now() };
    await keeping()?.forget?.({ ...forget, userId: 'U0GUS' });
    expect(await itemOf('Unreleased words')).toBeUndefined();
    expect(await rows('U0GUS')).toEqual([]);
    expect(await itemOf('Short stand-ups')).toBeDefined();
    await keeping()?.forget?.({ ...forget, userId: 'U0DEV' });
    expect(await keeping()?.storedAbout?.(TEAM, 'U0DEV')).toEqual([]);
  });
});
