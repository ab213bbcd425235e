import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Experiment } from '../../../src/community/experiment.ts';
import { getViewer } from '../../../src/community/find-viewer.ts';
import { createStore } from '../../../src/features/decisions/store.ts';
import { openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const kernel = () => world.app.kernel;
const now = () => world.clock.now();
const store = () => createStore(world.app.db);
const communityId = () => world.community?.id ?? '';
const decisions = () => {
  const found = world.app.contributions.find(({ name }) => name === 'decisions');
  if (!found) throw new Error('decisions');
  return found;
};
const rule = async (id: string, change: Partial<Experiment> = {}): Promise<void> => {
  const none = { buddyId: null, sourceId: null, beforeId: null, sinceOn: null, verdict: null, startedAt: null, resultAt: null };
  await kernel().experiments.add(
    {
      ...{ teamId: TEAM, id, communityId: communityId(), ownerId: 'U0CLEO', partnerId: null, partnerAgreed: false },
      ...{ title: 'Who gives discounts', templateId: 'xt-decision-rule', visibility: 'title', state: 'designed', round: 1 },
      ...{ ...none, startOn: '2026-11-02', days: 28, decidedAt: null, sharedAt: null, extended: false, misses: 0, findings: {} },
      ...{ createdAt: now(), changedAt: now(), fields: { rule: 'The account lead, after finance', history: '9, 21, 14' } },
      ...change,
    },
    'U0CLEO',
  );
};
const happen = (id: string, event: Parameters<ReturnType<typeof kernel>['experiments']['happen']>[1]) =>
  kernel().experiments.happen({ teamId: TEAM, id }, event, { userId: 'U0CLEO', now: now() });
const press = (userId: string, actionId: string, value: string) => {
  const act = { teamId: TEAM, userId, now: now(), channelId: null, actionId, value, chosen: [], message: null, modal: null, home: true };
  return world.app.db.transaction(async () => world.app.registry.actions.get(actionId)?.(act));
};
const submit = (userId: string, callbackId: string, metadata: string, values: Record<string, string | null>) => {
  const act = { teamId: TEAM, userId, now: now(), channelId: null, id: 'V', callbackId, metadata, values };
  return world.app.db.transaction(async () => world.app.registry.submissions.get(callbackId)?.(act));
};
const log = (values: Record<string, string> = {}, userId = 'U0CLEO') =>
  submit(userId, 'decisions:log', 'r1', {
    ...{
      question: 'Twelve per cent?',
      decider: 'The account lead',
      heard: '',
      raised: '2026-10-28',
      decided: '2026-10-30',
      readers: 'leads',
    },
    ...values,
  });
const pageOf = async (userId: string): Promise<string> => {
  const experiment = await kernel().experiments.find(TEAM, 'r1');
  const viewer = await getViewer(kernel(), TEAM, userId, now());
  return JSON.stringify(experiment && (await decisions().onExperiment?.(experiment, viewer, true)));
};

describe('decisions under a rule', () => {
  it('are logged by whoever leads it while it runs, with days that can be', async () => {
    await rule('r1');
    await expect(press('U0CLEO', 'decisions:log', 'r1')).rejects.toThrow('does not run');
    await happen('r1', { is: 'started', on: '2026-11-02' });
    await expect(press('U0DEV', 'decisions:log', 'r1')).rejects.toThrow('by those who lead');
    await expect(press('U0CLEO', 'decisions:log', 'gone')).rejects.toThrow('not there any more');
    await world.cleo.types('/rondo decision');
    world.cleo.sees('Rule “Who gives discounts”: 0 decisions');
    await world.cleo.presses('Log a decision');
    world.cleo.fills({ question: 'Twelve per cent?', decider: 'The account lead', raised: '2026-10-30', decided: '2026-10-28' });
    await world.cleo.submits();
    expect(world.cleo.errors()).toEqual({ decided: expect.stringContaining('before it was raised') });
    world.cleo.fills({ decided: '2026-11-03' });
    await world.cleo.submits();
    expect(world.cleo.errors()).toEqual({ decided: expect.stringContaining('still to come') });
    world.cleo.fills({ decided: '2026-10-31' });
    await world.cleo.submits();
    world.cleo.sees('✓ Logged, for those who lead.');
    world.cleo.sees('decided in 1 day by The account lead.');
    world.cleo.sees('Numbers come from five decisions on.');
    const [one] = await store().under(TEAM, 'r1');
    const walk = await kernel().trail.walk(TEAM, { kind: 'experiment', id: 'r1' }, 1);
    expect(walk.map(({ ref }) => ref)).toContainEqual({ kind: 'decision', id: one?.id });
  });

  it('are read by those who were chosen with each', async () => {
    await expect(press('U0DEV', 'decisions:list', 'r1')).rejects.toThrow('nothing here for you');
    expect(await pageOf('U0DEV')).toBe('{}');
    await log({ question: 'For everyone', readers: 'everyone' });
    const read = JSON.stringify(await press('U0DEV', 'decisions:list', 'r1'));
    expect(read).toContain('For everyone');
    expect(read).not.toContain('Twelve per cent?');
    await expect(press('U0LEA', 'decisions:list', 'r1')).rejects.toThrow();
    const [hidden, open] = (await store().under(TEAM, 'r1')).toSorted((a) => (a.privacy === 'P1' ? -1 : 1));
    const dev = await getViewer(kernel(), TEAM, 'U0DEV', now());
    const seen = async (id = '') => decisions().describe?.decision?.({ kind: 'decision', id }, dev);
    expect([await seen(hidden?.id), (await seen(open?.id))?.title]).toEqual([null, 'For everyone']);
  });

  it('show numbers from five on, beside the three before', async () => {
    for (const decided of ['2026-10-28', '2026-10-29']) await log({ decided });
    expect(await pageOf('U0CLEO')).toContain('4 decisions are logged. Numbers come from five');
    await log({ decided: '2026-11-01' });
    expect(await pageOf('U0CLEO')).toContain('a median of 1 day (n = 5). Before: a median of 14 days (n = 3).');
    expect(await pageOf('U0DEV')).toContain('1 decision is logged. Numbers come from five');
    expect(await pageOf('U0CLEO')).toContain('dt-who-decides');
  });

  it('are carried out and reversed later, once each, also when the rule is over', async () => {
    const [one] = await store().under(TEAM, 'r1');
    const id = one?.id ?? '';
    await expect(press('U0DEV', 'decisions:after', `${id}/carried`)).rejects.toThrow('by those who lead it');
    expect(JSON.stringify(await press('U0CLEO', 'decisions:after', `${id}/carried`))).toContain('Carried out on');
    expect(await submit('U0CLEO', 'decisions:after', `${id}/reversed`, { on: '2026-11-03' })).toMatchObject({
      errors: { on: expect.any(String) },
    });
    await happen('r1', { is: 'stopped' });
    await submit('U0CLEO', 'decisions:after', `${id}/reversed`, { on: '2026-11-02' });
    expect((await store().find(TEAM, id))?.reversedOn).toBe('2026-11-02');
    expect(JSON.stringify(await press('U0CLEO', 'decisions:after', `${id}/reversed`))).toContain('noted already');
    await expect(log()).rejects.toThrow('does not run');
  });

  it('go out and come in again the same, the private ones never, and go with whoever logged them', async () => {
    if (!world.community) throw new Error('a community');
    const community = world.community;
    const [portable] = decisions().portables ?? [];
    const rows = (await portable?.rows(community)) ?? [];
    expect(rows.map(({ question }) => question)).toEqual(['For everyone']);
    expect((await decisions().exportOf?.(community))?.[0]?.records).toHaveLength(1);
    expect((await decisions().storedAbout?.(TEAM, 'U0CLEO'))?.[0]?.records).toHaveLength(5);
    const by = { userId: null, now: now() };
    const forget = (choice: 'without-name' | 'delete') =>
      decisions().forget?.({ teamId: TEAM, userId: 'U0CLEO', communityId: null, choice, now: now() });
    await world.app.db.transaction(async () => {
      await forget('without-name');
      expect((await store().in(TEAM, community.id)).map(({ question, authorId }) => [question, authorId])).toEqual([
        ['For everyone', null],
      ]);
      await store().remove(TEAM, String(rows[0]?.id));
      expect(await store().in(TEAM, community.id)).toEqual([]);
      expect(await portable?.restore(community, rows[0], by)).toBeNull();
      expect(await portable?.restore(community, { ...rows[0], raisedOn: '2026-02-30' }, by)).toContain('no decision');
      expect(await portable?.restore(community, { ...rows[0], decidedOn: '2020-01-01' }, by)).toContain('before it was raised');
    });
    expect(await portable?.rows(community)).toEqual(rows);
    expect(await decisions().storedAbout?.(TEAM, 'U0DEV')).toEqual([]);
  });
});
