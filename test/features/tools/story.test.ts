import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getViewer } from '../../../src/community/find-viewer.ts';
import { createTools } from '../../../src/features/tools/index.ts';
import { createStore } from '../../../src/features/tools/store.ts';
import { openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
let tools: ReturnType<typeof createTools>;
const id = (): string => world.community?.id ?? '';
const community = () => world.app.kernel.communities.get(TEAM, id());
const store = () => createStore(world.app.db);
const counts = async () => (await store().counts(TEAM, id(), '2026-11')).map(({ toolId, what, n }) => `${toolId} ${what} ${n}`);

describe('tools', () => {
  beforeAll(async () => {
    world = await openWorld();
    tools = createTools(world.app.kernel);
  });
  afterAll(() => world.close());

  it('are ticked off one by one, remembered for her alone, and begun again', async () => {
    await world.dev.types('/rondo tools feedback');
    world.dev.sees('Before I give feedback');
    expect(world.dev.reads()).not.toContain('Which session format?');
    await world.dev.presses({ actionId: 'tools:open#cl-feedback' });
    world.dev.sees('▱▱▱▱▱▱▱▱▱▱ 0 of 6');
    await world.dev.chooses('tools:tick#0', ['I know what it led to, for whom.', 'I am ready to be wrong, and to say so.']);
    world.dev.sees('2 of 6');
    await world.dev.closes({ all: true });
    await world.dev.types('/rondo tools Before I give feedback');
    await world.dev.presses({ actionId: 'tools:open#cl-feedback' });
    world.dev.sees('2 of 6');
    await world.eli.types('/rondo tools before i give feedback');
    await world.eli.presses({ actionId: 'tools:open#cl-feedback' });
    world.eli.sees('0 of 6');
    await world.dev.presses('Start again');
    world.dev.sees('0 of 6');
    expect(await store().runsOf(TEAM, 'U0DEV')).toEqual([]);
    expect(await counts()).toEqual(['cl-feedback between 1']);
    await world.dev.closes({ all: true });
    await world.eli.closes({ all: true });
  });

  it('ask one question at a time, go back, and end with an answer and the next step', async () => {
    await world.gus.types('/rondo tools abandon extend');
    await world.gus.presses('Open it');
    world.gus.sees('Was it done often enough to judge');
    await world.gus.presses('Yes');
    world.gus.sees('Did the predicted sign appear?');
    await world.gus.presses('No');
    await world.gus.presses('Back');
    world.gus.sees('Did the predicted sign appear?');
    await world.gus.presses('Yes');
    await world.gus.presses('No');
    world.gus.sees('Adopt: make it the normal way and write the card');
    world.gus.sees('See my experiments');
    expect(await counts()).toContain('dt-experiment-end between 1');
    await world.gus.presses('Start again');
    world.gus.sees('Was it done often enough to judge');
    await world.gus.closes({ all: true });
  });

  const rates = async (scores: string[]): Promise<void> => {
    await world.hana.types('/rondo tools decision quality');
    await world.hana.presses('Open it');
    world.hana.fills(Object.fromEntries(scores.map((score, at) => [`score${at}`, score])));
    await world.hana.submits();
  };

  it('let her rate herself, keep it only if she wants, and compare with last time', async () => {
    await rates(['3', '2', '3', '3', '3', '1']);
    world.hana.sees('as good as its weakest link: 1 of 4, weak, at “Will to act”');
    expect(await store().ratingsOf(TEAM, 'U0HANA')).toEqual([]);
    await world.hana.presses('Keep it for me');
    world.hana.sees('Kept with today’s date; only you see it.');
    await world.hana.closes({ all: true });
    await world.passes('2 days');
    await rates(['3', '3', '3', '3', '3', '2']);
    world.hana.sees('Compared with Monday 2 November 2026');
    world.hana.sees('Real options: 3, good (three that differ, one of them cheap) · up from 2');
    expect((await tools.storedAbout?.(TEAM, 'U0HANA'))?.map(({ title }) => title)).toEqual(['Self-ratings you kept']);
    await world.hana.presses('Forget what I kept');
    expect(await store().ratingsOf(TEAM, 'U0HANA')).toEqual([]);
    await world.hana.closes({ all: true });
  });

  it('are copied, changed, shared with the members by whoever copied, and deleted', async () => {
    await world.fay.types('/rondo tools handing');
    await world.fay.presses({ actionId: 'tools:open#cl-handover' });
    await world.fay.presses('Copy it for my team');
    world.fay.fills({ name: 'Sales hand-over <!here>', when: 'a customer changes hands', body: '' });
    await world.fay.submits().catch(() => undefined);
    world.fay.fills({ body: 'One\n- Two\n3. Three' });
    await world.fay.submits();
    world.fay.sees('Your copy is made.');
    world.fay.sees('Copied from “Handing over a piece of work”. Yours alone.');
    world.fay.sees('0 of 3');
    await world.cleo.types('/rondo tools customer');
    expect(world.cleo.reads()).not.toContain('Sales hand-over');
    await world.cleo.closes({ all: true });
    await world.fay.presses('Change this copy');
    world.fay.fills({ body: 'One\nTwo', shared: ['Members may use it, too'] });
    await world.fay.submits();
    world.fay.sees('0 of 2');
    await world.cleo.types('/rondo tools sales hand-over');
    world.cleo.sees('Sales hand-over <!here> · a shared copy');
    await world.cleo.presses('Open it');
    await world.cleo.chooses('tools:tick#0', ['One', 'Two']);
    world.cleo.sees('✓ All two.');
    expect(world.cleo.reads()).not.toContain('Delete it');
    expect(await counts()).toEqual(expect.arrayContaining(['cl-handover between 1', 'cl-handover copied 1']));

    const rows = await tools.portables?.[0]?.rows(await community());
    expect(rows).toEqual([expect.objectContaining({ name: 'Sales hand-over <!here>', body: 'One\nTwo', from: 'cl-handover' })]);
    expect(await tools.portables?.[0]?.restore(await community(), rows?.[0], { userId: null, now: 0 })).toBeNull();
    expect(await tools.portables?.[0]?.restore(await community(), { ...rows?.[0], body: '' }, { userId: null, now: 0 })).toBe(
      'Write at least one item.',
    );
    expect(await tools.portables?.[0]?.rows(await community())).toEqual(rows);

    await world.fay.presses('Delete it');
    world.fay.sees('is deleted');
    await world.cleo.presses('Start again');
    world.cleo.sees('This tool is not here any more.');
    for (const person of [world.fay, world.cleo]) await person.closes({ all: true });
  });

  it('are found, offered by topic, and said in the first digest of a month', async () => {
    const viewer = await getViewer(world.app.kernel, TEAM, 'U0ANA', world.clock.now());
    const find = (words: string) => tools.finds?.({ words, kinds: [], topicClass: null, limit: 5 }, viewer);
    expect((await find('who should decide'))?.[0]).toMatchObject({
      kind: 'Decision tree',
      open: { actionId: 'tools:open', value: 'dt-who-decides' },
    });
    const playbook = (await find('playbook template'))?.find(({ kind }) => kind === 'Playbook template');
    expect(playbook?.open).toEqual({ actionId: 'cards:write', value: expect.stringMatching(/^pb-/) });
    expect((await find('experiment template'))?.[0]?.open).toEqual({ actionId: 'experiments:from', value: '' });
    const wanted = { teamId: TEAM, communityId: id(), viewer, words: '', topicClass: null, now: world.clock.now() };
    expect(await tools.offers?.({ ...wanted, subTag: 'feedback' })).toEqual([expect.objectContaining({ title: 'Before I give feedback' })]);
    expect(await tools.offers?.({ ...wanted, subTag: 'goals' })).toEqual([]);
    const line = (now: number) => community().then((here) => tools.digest?.[0]?.line(here, now));
    expect(await line(world.clock.now())).toBeNull();
    const december = Date.UTC(2026, 11, 7, 9);
    expect(await line(december)).toMatch(/^Last month tools were used .* between sessions/);
    expect(await line(december + 7 * 86_400_000)).toBeNull();
  });

  it('forget what is hers, and leave a shared copy without her name', async () => {
    const base = {
      teamId: TEAM,
      communityId: id(),
      kind: 'checklist' as const,
      originId: 'cl-feedback',
      useWhen: '',
      body: 'One',
      createdAt: 1,
      changedAt: 1,
    };
    await store().putCopy({ ...base, id: 'p', ownerId: 'U0FAY', name: 'Private', privacy: 'P0' });
    await store().putCopy({ ...base, id: 's', ownerId: 'U0FAY', name: 'Shared', privacy: 'P3' });
    expect((await tools.exportOf?.(await community()))?.[0]?.records.map(({ name }) => name)).toEqual(['Shared']);
    await tools.forget?.({ teamId: TEAM, userId: 'U0FAY', communityId: id(), choice: 'without-name', now: world.clock.now() });
    expect((await store().copiesIn(TEAM, id())).map(({ name, ownerId }) => [name, ownerId])).toEqual([['Shared', null]]);
    expect(await tools.storedAbout?.(TEAM, 'U0FAY')).toEqual([]);
    await world.lea.types('/rondo tools feedback');
    await world.lea.presses({ actionId: 'tools:open#cl-feedback' });
    await world.lea.chooses('tools:tick#0', ['I have a request, not only a complaint.']);
    world.lea.sees('You are not in a community yet.');
  });
});
