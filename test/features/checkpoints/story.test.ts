import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Experiment } from '../../../src/community/experiment.ts';
import { getViewer } from '../../../src/community/find-viewer.ts';
import { createStore } from '../../../src/features/checkpoints/store.ts';
import { openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const records = () => world.app.kernel.experiments;
const feature = () => world.app.contributions.find(({ name }) => name === 'checkpoints');
const community = () => world.app.kernel.communities.get(TEAM, world.community?.id ?? '');
const now = async (id: string): Promise<Experiment> => {
  const found = await records().find(TEAM, id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

async function starts(id: string, ownerId: string, change: Partial<Experiment> = {}): Promise<void> {
  const today = '2026-11-02';
  const at = world.clock.now();
  await records().add(
    {
      ...{ teamId: TEAM, id, communityId: world.community?.id ?? '', ownerId, title: `Trial ${id}`, templateId: 'xt-habit', round: 1 },
      ...{ fields: { predict: 'half of them name a step' }, visibility: 'title', buddyId: null, partnerId: null, partnerAgreed: false },
      ...{ sourceId: null, findings: {}, state: 'designed', beforeId: null, startOn: today, days: 14, sinceOn: null, extended: false },
      ...{ misses: 0, verdict: null, createdAt: at, startedAt: null, resultAt: null, decidedAt: null, sharedAt: null, changedAt: at },
      ...change,
    },
    ownerId,
  );
  // A pilot is added before its second lead has said yes.
  if (change.partnerId) await records().describe({ teamId: TEAM, id }, { partnerAgreed: true }, at);
  await records().happen({ teamId: TEAM, id }, { is: 'started', on: today }, { userId: ownerId, now: at });
}

const presses = (person: World['dev'], actionId: string, value: string) => {
  const handler = feature()?.actions?.[actionId];
  if (!handler) throw new Error(`no ${actionId}`);
  return world.app.db.transaction(() =>
    Promise.resolve(
      handler({
        teamId: TEAM,
        userId: person.userId,
        now: world.clock.now(),
        channelId: null,
        actionId,
        value,
        chosen: [],
        message: null,
        modal: null,
        home: false,
      }),
    ),
  );
};

describe('check-ins of running experiments', () => {
  it('wait from the start, can be answered early, and "worse" offers stop, change or a hand', async () => {
    await starts('E1', 'U0DEV', { buddyId: 'U0BEN' });
    await world.dev.types('/checkin');
    world.dev.sees('Trial E1');
    world.dev.sees('You expected: half of them name a step');
    world.dev.sees('Only you can read it.');
    await world.dev.presses('All five questions');
    world.dev.fills({ saw: 'Nobody named a step.', vs: 'Worse', did: 'Asked in six talks.' });
    await world.dev.submits();
    world.dev.sees('✓ Kept.');
    await world.dev.presses('Ask Ben');
    world.dev.sees('I am trying something: Trial E1.');
    await world.dev.closes({ all: true });
    expect(await createStore(world.app.db).listOf(TEAM, 'E1')).toMatchObject([
      { saw: 'Nobody named a step.', vs: 'Worse', byId: 'U0DEV', privacy: 'P0' },
    ]);
    expect((await now('E1')).state).toBe('running');
  });

  it('come in the weekly slot after the checkpoint, in three questions', async () => {
    await world.until('2026-11-10', '18:00');
    expect(world.dev.messages().filter(({ text }) => text.includes('Two minutes on your trial')).length).toBe(1);
    await world.dev.presses('Check in');
    world.dev.fills({ 'What did you see? Number or sentence.': 'Two of five did.', 'Compared with what you expected?': 'Could not start' });
    await world.dev.submits();
    world.dev.sees('To change one thing, end this round');
    await world.dev.presses('Stop it', { deny: true });
    expect((await now('E1')).state).toBe('running');
    await world.dev.closes({ all: true });
    const rows = await createStore(world.app.db).listOf(TEAM, 'E1');
    expect(rows.map(({ day, saw }) => [day, saw])).toEqual([[8, 'Two of five did.'], [0, 'Nobody named a step.']]); // biome-ignore format: a list
  });

  it('stand on its page, for whoever may read the whole', async () => {
    const sections = async (userId: string, whole: boolean) => {
      const viewer = await getViewer(world.app.kernel, TEAM, userId, world.clock.now());
      return feature()?.onExperiment?.(await now('E1'), viewer, whole);
    };
    expect(JSON.stringify(await sections('U0DEV', true))).toContain('Two of five did.');
    expect(JSON.stringify(await sections('U0DEV', true))).toContain('checkpoints:answer');
    expect(await sections('U0ANA', false)).toEqual({ sections: [], buttons: [] });
    // Even a page that errs is not shown what the gate refuses.
    expect(JSON.stringify(await sections('U0ANA', true))).not.toContain('Two of five');
  });

  it('answer kindly where it stands when it is over, and give the words back', async () => {
    const open = await presses(world.dev, 'checkpoints:answer', 'E1');
    expect(open && 'open' in open).toBe(true);
    const parked = await presses(world.dev, 'checkpoints:park', 'E1');
    expect(parked?.reply?.text).toContain('⏸ “Trial E1” is parked.');
    const again = await presses(world.dev, 'checkpoints:answer', 'E1');
    expect(again?.reply?.text).toContain('This is parked. You can run it again.');
    const submit = feature()?.submissions?.['checkpoints:answer'];
    const late = await submit?.({
      ...{ teamId: TEAM, userId: 'U0DEV', now: world.clock.now(), channelId: null, id: 'V', callbackId: 'checkpoints:answer' },
      ...{ metadata: 'E1 E1/2026-11-02/7', values: { saw: 'It was going so well.' } },
    });
    expect(JSON.stringify(late)).toContain('It was going so well.');
    await expect(presses(world.ana, 'checkpoints:answer', 'E1')).rejects.toThrow('somebody else’s');
    await expect(presses(world.ana, 'checkpoints:answer', 'gone')).rejects.toThrow('not there any more');
    expect(await world.app.kernel.attention.waiting(TEAM, 'U0DEV', world.clock.now())).not.toContainEqual(expect.objectContaining({ kind: 'checkpoints.check-in' })); // biome-ignore format: one thought
    const back = await presses(world.dev, 'checkpoints:again', 'E1');
    expect(back?.reply?.text).toContain('starts again on Monday 16 November');
    expect(await now('E1')).toMatchObject({ state: 'designed', startOn: '2026-11-16' });
  });

  it('let the second lead of a pilot answer; what she wrote is not released by the first', async () => {
    await starts('E2', 'U0FAY', { templateId: 'xt-two-team', days: 28, partnerId: 'U0GUS' });
    await world.gus.opensHome();
    const asked = async (userId: string) => (await world.app.kernel.attention.waiting(TEAM, userId, world.clock.now())).filter(({ kind, ref }) => kind === 'checkpoints.check-in' && ref.startsWith('E2/')).length; // biome-ignore format: one thought
    expect([await asked('U0FAY'), await asked('U0GUS')]).toEqual([2, 0]);
    const submit = feature()?.submissions?.['checkpoints:answer'];
    await submit?.({
      ...{ teamId: TEAM, userId: 'U0GUS', now: world.clock.now(), channelId: null, id: 'V', callbackId: 'checkpoints:answer' },
      ...{ metadata: 'E2 E2/2026-11-02/7', values: { saw: 'Support heard of it late.', vs: 'Better' } },
    });
    expect(await asked('U0FAY')).toBe(1);
    const by = { userId: 'U0FAY', now: world.clock.now() };
    const pilot = { teamId: TEAM, id: 'E2' };
    await records().happen(pilot, { is: 'result' }, by);
    await records().happen(pilot, { is: 'decided', verdict: 'adopt', on: '2026-11-10' }, by);
    await records().happen(pilot, { is: 'shared' }, by);
    const portable = feature()?.portables?.[0];
    expect(await portable?.rows(await community())).toEqual([]);
  });

  it('leave with a shared experiment, come back from a folder, and go with whoever leaves', async () => {
    await starts('E3', 'U0HANA', { visibility: 'all' });
    const { userId, now: at } = { userId: 'U0HANA', now: world.clock.now() };
    const submit = feature()?.submissions?.['checkpoints:answer'];
    await submit?.({
      ...{ teamId: TEAM, userId, now: at, channelId: null, id: 'V', callbackId: 'checkpoints:answer' },
      ...{ metadata: 'E3 E3/2026-11-02/7', values: { saw: 'One in three.', kept: ['yes'] } },
    });
    const store = createStore(world.app.db);
    expect((await store.listOf(TEAM, 'E3'))[0]?.privacy).toBe('P0');
    for (const event of [{ is: 'result' }, { is: 'decided', verdict: 'adapt', on: '2026-11-10' }, { is: 'shared' }] as const)
      await records().happen({ teamId: TEAM, id: 'E3' }, event, { userId, now: at });
    expect((await store.listOf(TEAM, 'E3'))[0]?.privacy).toBe('P3');
    const portable = feature()?.portables?.[0];
    const rows = (await portable?.rows(await community())) ?? [];
    expect(rows).toMatchObject([{ experiment: 'E3', by: 'U0HANA', saw: 'One in three.' }]);
    await store.removeOf(TEAM, 'E3');
    expect(await portable?.restore(await community(), rows[0], { userId, now: at })).toBeNull();
    expect(await portable?.rows(await community())).toEqual(rows);
    expect(await portable?.restore(await community(), { ...rows[0], experiment: 'gone' }, { userId, now: at })).toContain('not here');
    expect(await portable?.restore(await community(), { saw: 'x' }, { userId, now: at })).toContain('lacks something');
    expect((await feature()?.storedAbout?.(TEAM, userId))?.[0]?.records).toHaveLength(1);
    // The record loses its name first, as when all capabilities forget in their order.
    await records().unname({ teamId: TEAM, id: 'E3' }, userId, at);
    await feature()?.forget?.({ teamId: TEAM, userId, communityId: null, choice: 'without-name', now: at });
    expect(await feature()?.storedAbout?.(TEAM, userId)).toEqual([]);
    expect((await portable?.rows(await community()))?.[0]).toMatchObject({ by: null, saw: 'One in three.' });
    await feature()?.forget?.({ teamId: TEAM, userId: 'U0DEV', communityId: null, choice: 'without-name', now: at });
    expect(await store.listOf(TEAM, 'E1')).toEqual([]);
    await records().remove(TEAM, 'E3');
    await feature()?.tidy?.(at);
    expect(await store.listOf(TEAM, 'E3')).toEqual([]);
  });
});
