import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Item } from '../../../src/community/item.ts';
import { openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
const shelf = () => world.app.kernel.shelf;
const id = (): string => world.community?.id ?? '';
const named = async (title: string): Promise<Item> => {
  const found = (await shelf().list({ teamId: TEAM })).find((item) => item.title === title);
  if (!found) throw new Error(`no ${title}`);
  return found;
};
const TITLE = 'Ask two questions before I give an answer';
const cards = () => world.app.contributions.find(({ name }) => name === 'cards');

describe('a card', () => {
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('is chosen from what can be kept, and its first step is a draft already', async () => {
    await world.dev.types('/rondo card');
    world.dev.sees('One practice that worked: for what, how, and when not.');
    await world.dev.presses({ actionId: 'cards:write#at-card' });
    world.dev.sees('Only you can read it until you share it. Step 1 of 2');
    world.dev.fills({
      Title: TITLE,
      'Use it when': 'people bring you problems they could solve with coaching',
      'How to do it, step by step': 'Listen.\nStep\tWords\n1\tWhat did you try?\n2\tWhat next?',
    });
    await world.dev.submits();
    const draft = await named(TITLE);
    expect(draft).toMatchObject({ state: 'draft', privacy: 'P0', topicClass: null, version: 1, stewardId: 'U0DEV' });
    world.dev.sees('People is suggested from your words.');
    world.dev.fills({ 'Words of your own, with commas between': '#On-Call, night  shifts', readers: 'Members here' });
    await world.dev.submits();
    expect(world.dev.errors().readers).toContain('Why it works, as far as we know · Under which conditions');
    world.dev.fills({ readers: 'Only me for now' });
    await world.dev.submits();
    world.dev.sees('Kept. Only you can read it.');
    world.dev.sees('Use it when people bring you problems');
    world.dev.sees('1    | What did you try?');
    expect(await named(TITLE)).toMatchObject({ topicClass: 'people', subTags: ['on-call', 'night-shifts'], version: 2 });
    await world.dev.opensHome();
    expect(JSON.stringify(world.dev.home())).toContain(TITLE);
  });

  it('is finished in single steps, shared by its author, and found by members from then on', async () => {
    const draft = await named(TITLE);
    expect(await cards()?.describe?.item?.({ kind: 'item', id: draft.id }, await viewer('U0ELI'))).toBeNull();
    await world.dev.presses('Go on writing');
    world.dev.fills({
      'Why it works, as far as we know': 'They own the next step.',
      'Under which conditions it worked': 'Team of eight',
      'Where it did not work, or would not': 'In an incident',
    });
    await world.dev.submits();
    await world.dev.presses('Share with members');
    world.dev.sees('Every member of Leading Northwind can read it from now on');
    await world.dev.submits();
    world.dev.sees('Shared. Every member here can read it.');
    expect(await named(TITLE)).toMatchObject({ privacy: 'P3', state: 'draft', reviewOn: '2027-05-02' });
    expect((await cards()?.describe?.item?.({ kind: 'item', id: draft.id }, await viewer('U0ELI')))?.title).toBe(TITLE);
  });

  it('shows the slower of two people both texts, and puts together what does not clash', async () => {
    const { id: itemId } = await named(TITLE);
    for (const person of [world.eli, world.fay]) {
      await person.types('/rondo card mine');
      await open(person, itemId);
      await person.presses('Edit');
    }
    world.eli.fills({ 'Under which conditions it worked': 'Team of nine', 'How to do it, step by step': 'Listen to the end.' });
    await world.eli.submits();
    world.fay.fills({ 'Under which conditions it worked': 'Team of ten', 'Why it works, as far as we know': 'We believe they own it.' });
    await world.fay.submits();
    world.fay.sees('Eli was a little faster.');
    world.fay.sees('Team of nine');
    expect(world.fay.modal()?.values).toBeDefined();
    expect(JSON.stringify(world.fay.modal()?.blocks)).toContain('"initial_value":"Team of ten"');
    world.fay.fills({ 'Under which conditions it worked': 'Teams of nine and ten' });
    await world.fay.submits();
    expect((await named(TITLE)).parts).toMatchObject({
      conditions: 'Teams of nine and ten',
      how: 'Listen to the end.',
      why: 'We believe they own it.',
    });
  });

  it('becomes shared by a second member, not by its author, and only once', async () => {
    const { id: itemId } = await named(TITLE);
    await open(world.dev, itemId);
    expect(world.dev.reads()).not.toContain('I have read it');
    await open(world.eli, itemId);
    await world.eli.presses('I have read it');
    await open(world.fay, itemId);
    await world.fay.presses('I have read it');
    world.eli.fills({ what: 'the number of people' });
    await world.eli.submits();
    world.eli.sees('Shared: a second member has read it');
    await world.fay.submits();
    world.fay.sees('Somebody has read it meanwhile');
    expect((await named(TITLE)).state).toBe('shared');
  });

  it('tells its history, compares two versions and brings one back', async () => {
    const { id: itemId, version } = await named(TITLE);
    await open(world.gus, itemId);
    await world.gus.presses('History');
    world.gus.sees('Read by a second member: the number of people');
    world.gus.sees('Shared with members');
    expect(world.gus.reads()).not.toContain('Version 1 ');
    await world.gus.submits();
    world.gus.sees('[-Team-] of nine');
    world.gus.sees('[+Teams+] of nine [+and ten+]');
    await world.gus.presses('Its history');
    await world.gus.presses({ actionId: `cards:restore#${version - 1}` });
    world.gus.sees(`Version ${version - 1} is back, as version ${version + 1}.`);
    expect((await named(TITLE)).parts.conditions).toBe('Team of nine');
  });

  it('goes to another steward with one yes, and only to whom it was offered', async () => {
    const { id: itemId } = await named(TITLE);
    await open(world.dev, itemId);
    await world.dev.presses('Hand it over');
    world.dev.fills({ who: 'Fay' });
    await world.dev.submits();
    world.dev.sees('Fay is asked.');
    expect((await named(TITLE)).stewardId).toBe('U0DEV');
    await world.passes('3 days');
    await world.fay.closes({ all: true });
    await world.fay.presses("I'll look after it");
    world.fay.sees('You look after it from now on');
    expect((await named(TITLE)).stewardId).toBe('U0FAY');
  });

  it('is not emptied where others read it, and answers kindly when it is gone', async () => {
    const { id: itemId } = await named(TITLE);
    await open(world.fay, itemId);
    await world.fay.presses('Edit');
    world.fay.fills({ 'Under which conditions it worked': null });
    await world.fay.submits();
    expect(Object.values(world.fay.errors()).join()).toContain('cannot be left empty');
    world.fay.fills({ 'Under which conditions it worked': 'Any' });
    await shelf().remove({ teamId: TEAM, id: itemId });
    await world.fay.submits();
    expect(Object.values(world.fay.errors()).join()).toContain('not on the shelf any more');
    await world.fay.closes({ all: true });
  });

  it('keeps a note of 12,000 characters, in as many fields as it needs', async () => {
    const long = 'Twelve thousand characters. '.repeat(430).slice(0, 12_000);
    await world.hana.types('/rondo card card');
    world.hana.fills({ Title: 'A long one <!channel> *x*', 'Use it when': 'never' });
    await world.hana.submits();
    for (const _ of [1, 2, 3]) await world.hana.presses('More room');
    const pieces = [0, 1, 2, 3].map((n) => long.slice(n * 3000, (n + 1) * 3000));
    const fields = Object.fromEntries(pieces.map((text, n) => [n === 0 ? 'part-more' : `part-more~${n + 1}`, text]));
    world.hana.fills({ ...fields, class: 'Strategy' });
    await world.hana.submits();
    const item = await named('A long one <!channel> *x*');
    expect(item.parts.more).toBe(long);
    world.hana.sees('words; up to 500 are read easily');
    await world.hana.presses('Delete it');
    world.hana.sees('Deleted. Nothing of it is kept.');
    expect(await shelf().find(TEAM, item.id)).toBeNull();
  });

  it('begins with what an experiment says, and hangs on its trail once', async () => {
    const { experiments, trail } = world.app.kernel;
    await experiments.add(tried(), 'U0ANA');
    await open(world.ana, 'x1', 'cards:write', 'summary|experiment/x1');
    world.ana.sees('Two questions');
    await world.ana.submits();
    const item = await named('Two questions');
    expect(item.parts).toMatchObject({ tried: 'I ask two questions', expected: 'half name a step', decision: 'Adopt' });
    const links = await trail.walk(TEAM, { kind: 'experiment', id: 'x1' });
    expect(links.map(({ ref }) => ref)).toContainEqual({ kind: 'item', id: item.id });
    await open(world.gus, 'x1', 'cards:write', 'summary|experiment/x1');
    expect(JSON.stringify(world.gus.modal()?.blocks)).not.toContain('half name a step');
  });

  it('of somebody who goes loses her name, or goes along as she chose; her drafts always go', async () => {
    const by = { userId: 'U0GUS', now: 1, what: '' };
    await shelf().add({ ...blank('g1'), title: 'Mine alone' }, by);
    await shelf().add({ ...blank('g2'), title: 'For all', privacy: 'P3' }, by);
    const forget = (choice: 'without-name' | 'delete') =>
      cards()?.forget?.({ teamId: TEAM, userId: 'U0GUS', communityId: id(), choice, now: world.clock.now() });
    expect((await cards()?.storedAbout?.(TEAM, 'U0GUS'))?.[0]?.records).toHaveLength(2);
    const community = await world.app.kernel.communities.get(TEAM, id());
    expect(JSON.stringify(await cards()?.exportOf?.(community))).not.toContain('Mine alone');
    await forget('without-name');
    expect(await shelf().find(TEAM, 'g1')).toBeNull();
    expect(await shelf().find(TEAM, 'g2')).toMatchObject({ authorId: null, stewardId: null });
    await open(world.eli, 'g2');
    world.eli.sees('Written by somebody who has left');
    await world.eli.presses("I'll look after it");
    expect((await shelf().find(TEAM, 'g2'))?.stewardId).toBe('U0ELI');
    await shelf().add({ ...blank('g3'), privacy: 'P3' }, by);
    await forget('delete');
    expect(await shelf().find(TEAM, 'g3')).toBeNull();
    expect(await cards()?.storedAbout?.(TEAM, 'U0GUS')).toEqual([]);
  });
});

const blank = (itemId: string): Item => ({
  ...{ teamId: TEAM, id: itemId, communityId: id(), kind: 'card', formId: 'at-card', title: itemId, parts: {}, topicClass: null },
  ...{ subTags: [], state: 'draft', privacy: 'P0', authorId: 'U0GUS', stewardId: 'U0GUS', credit: null, version: 1, reviewOn: null },
  ...{ createdAt: 1, changedAt: 1, sharedAt: null, usedAt: null },
});

const tried = () => ({
  ...{ teamId: TEAM, id: 'x1', communityId: id(), ownerId: 'U0ANA', title: 'Two questions', templateId: 'xt-habit' },
  fields: { instead: 'I ask two questions', predict: 'half name a step', situation: 'one-to-ones' },
  ...({ visibility: 'title', buddyId: null, partnerId: null, partnerAgreed: false, sourceId: null } as const),
  findings: { 'How often?': 'seven of nine' },
  ...({ state: 'decided', round: 1, beforeId: null, startOn: null, days: 14, sinceOn: null, extended: false, misses: 0 } as const),
  ...({ verdict: 'adopt', createdAt: 1, startedAt: 1, resultAt: 1, decidedAt: 1, sharedAt: null, changedAt: 1 } as const),
});

const viewer = async (userId: string) => {
  const { getViewer } = await import('../../../src/community/find-viewer.ts');
  return getViewer(world.app.kernel, TEAM, userId, world.clock.now());
};

/** Presses a button of another capability that leads to this one: posted where she reads it. */
async function open(person: World['ana'], value: string, actionId = 'cards:open', exact = value): Promise<void> {
  await person.closes({ all: true }).catch(() => undefined);
  const label = `Go ${world.clock.now()} ${Math.round(world.clock.now() % 7)} ${count++}`;
  const block = { type: 'actions' as const, elements: [{ type: 'button' as const, text: { type: 'plain_text' as const, text: label }, action_id: actionId, value: exact }] }; // biome-ignore format: one thought
  await world.app.kernel.outbox.post({
    ...{
      teamId: TEAM,
      key: label,
      touch: 'cards.steward',
      whenUnsure: 'resend',
      channel: person.userId,
      message: { text: label, blocks: [block] },
    },
  });
  await world.passes('1 minute');
  await person.presses(label);
}
let count = 0;
