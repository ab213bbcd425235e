import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Experiment } from '../../../src/community/experiment.ts';
import { findLooker } from '../../../src/community/find-looker.ts';
import { getViewer } from '../../../src/community/find-viewer.ts';
import { openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const kernel = () => world.app.kernel;
const feature = () => world.app.contributions.find(({ name }) => name === 'results');
const now = async (id: string): Promise<Experiment> => {
  const found = await kernel().experiments.find(TEAM, id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

async function starts(id: string, ownerId: string, change: Partial<Experiment> = {}, on = '2026-11-02'): Promise<void> {
  const at = world.clock.now();
  await kernel().experiments.add(
    {
      ...{ teamId: TEAM, id, communityId: world.community?.id ?? '', ownerId, title: `Trial ${id}`, templateId: 'xt-habit', round: 1 },
      ...{ fields: { instead: 'I ask two questions', situation: 'one-to-ones', predict: 'half of them name a step' }, visibility: 'title' },
      ...{
        buddyId: null,
        partnerId: null,
        partnerAgreed: false,
        sourceId: null,
        findings: {},
        state: 'designed',
        beforeId: null,
        startOn: on,
      },
      ...{ days: 14, sinceOn: null, extended: false, misses: 0, verdict: null, createdAt: at, startedAt: null, resultAt: null },
      ...{ decidedAt: null, sharedAt: null, changedAt: at },
      ...change,
    },
    ownerId,
  );
  await kernel().experiments.happen({ teamId: TEAM, id }, { is: 'started', on }, { userId: ownerId, now: at });
}

const act = (userId: string) => ({ teamId: TEAM, userId, now: world.clock.now(), channelId: null });
const presses = async (userId: string, actionId: string, value: string) => {
  const handler = feature()?.actions?.[actionId];
  if (!handler) throw new Error(`no ${actionId}`);
  const answer = await world.app.db.transaction(async () =>
    handler({ ...act(userId), actionId, value, chosen: [], message: null, modal: null, home: false }),
  );
  return JSON.stringify(answer);
};
const submits = async (userId: string, callbackId: string, metadata: string, values: Record<string, string | string[] | null>) => {
  const handler = feature()?.submissions?.[callbackId];
  if (!handler) throw new Error(`no ${callbackId}`);
  const answer = await world.app.db.transaction(async () => handler({ ...act(userId), id: 'V', callbackId, metadata, values }));
  return JSON.stringify(answer);
};
const asked = async (userId: string, kind: string) =>
  (await kernel().attention.waiting(TEAM, userId, world.clock.now())).filter((ask) => ask.kind === kind);

describe('the end of an experiment', () => {
  it('is asked for on its last day, and its result may come earlier', async () => {
    await starts('E1', 'U0DEV');
    expect((await asked('U0DEV', 'results.closing')).map(({ opensOn }) => opensOn)).toEqual(['2026-11-16']);
    await world.dev.types('/checkin');
    world.dev.sees('You expected: half of them name a step');
    await world.dev.presses('All closing questions');
    world.dev.fills({ happened: 'Seven of twelve named a step.', q2: 'Haste <!here>' });
    await world.dev.submits();
    world.dev.sees('✓ Kept. What follows from it');
    expect(await now('E1')).toMatchObject({ state: 'result', findings: { 'What happened': 'Seven of twelve named a step.' } });
    expect(await asked('U0DEV', 'results.closing')).toEqual([]);
    expect((await asked('U0DEV', 'results.decide')).map(({ opensOn, reminder }) => [opensOn, reminder])).toEqual([['2026-11-03', true]]);
  });

  it('goes from question to question to a proposal, back, and to the decision', async () => {
    await world.dev.presses('Decide');
    world.dev.sees('Was it done often enough to judge');
    await world.dev.presses('Yes');
    await world.dev.presses('No');
    world.dev.sees('Do you know why it failed');
    await world.dev.presses('Back');
    world.dev.sees('Did the predicted sign appear?');
    await world.dev.presses('Yes');
    await world.dev.presses('Yes');
    world.dev.sees('Your answers lead here: Adapt: change the one thing, run again.');
    world.dev.fills({ why: 'The second question does it.', affected: ['Others were affected by it'] });
    await world.dev.submits();
    world.dev.sees('✓ Decided: adapt.');
    world.dev.sees('Plan the next round');
    world.dev.sees('Tell its story');
    expect(await now('E1')).toMatchObject({ state: 'decided', verdict: 'adapt' });
    expect(await asked('U0DEV', 'results.decide')).toEqual([]);
  });

  it('keeps a draft of the summary for its owner alone, once, and on the trail', async () => {
    const looker = async (userId: string) => findLooker(kernel(), TEAM, userId, world.clock.now());
    expect(await kernel().shelf.findFor(await looker('U0ANA'), TEAM, 'E1-summary')).toBeNull();
    expect(await kernel().shelf.findFor(await looker('U0DEV'), TEAM, 'E1-summary')).toMatchObject({
      ...{ kind: 'summary', state: 'draft', privacy: 'P0', version: 1, title: 'Trial E1' },
      parts: { tried: 'I ask two questions', decision: 'Adapt', why: 'The second question does it.', days_to_result: '0 days' },
    });
    const stops = await kernel().trail.walk(TEAM, { kind: 'experiment', id: 'E1' });
    expect(stops.map(({ ref }) => `${ref.kind}/${ref.id}`)).toEqual(expect.arrayContaining(['result/E1', 'item/E1-summary']));
    const viewer = await getViewer(kernel(), TEAM, 'U0ANA', world.clock.now());
    expect(await feature()?.describe?.result?.({ kind: 'result', id: 'E1' }, viewer)).toMatchObject({ title: '“Trial E1”' });
  });

  it('lets her edit it, shows both texts when somebody was faster, and shows it when she says so', async () => {
    await world.dev.presses('Read the summary');
    world.dev.fills({ conditions: '' });
    await world.dev.submits();
    world.dev.sees('✓ Kept; only you can read it.');
    expect(await submits('U0DEV', 'results:summary', 'E1 1', { tried: 'Mine', expected: 'x' })).toContain(
      'It was changed while you wrote.',
    );
    await world.dev.presses('Show it to everyone');
    world.dev.sees('Before everyone reads it, these want a line: Conditions somebody else should know.');
    world.dev.fills({ conditions: 'Nothing urgent' });
    await world.dev.submits();
    await expect(presses('U0ANA', 'results:share', 'E1')).rejects.toThrow('somebody else’s');
    await world.dev.presses('Show it to everyone');
    world.dev.sees('Everyone in Leading Northwind will read the summary with your name');
    world.dev.fills({ topicClass: 'People' });
    await world.dev.submits();
    world.dev.sees('✓ Everyone in Leading Northwind can read it now.');
    expect(await now('E1')).toMatchObject({ state: 'shared' });
    expect(await kernel().shelf.find(TEAM, 'E1-summary')).toMatchObject({
      privacy: 'P3',
      state: 'shared',
      topicClass: 'people',
      reviewOn: '2027-11-02',
    });
    expect(await submits('U0DEV', 'results:share', 'E1', { topicClass: 'people' })).toContain('can read the summary already');
    expect(await presses('U0DEV', 'results:decide', 'E1')).toContain('This was decided and shared already.');
  });

  it('is reused when somebody starts what she borrowed from it, not when its own lead does', async () => {
    await starts('E2', 'U0DEV', { sourceId: 'E1-summary' });
    expect((await now('E1')).state).toBe('shared');
    await starts('E3', 'U0FAY', { sourceId: 'E1-summary' });
    expect((await now('E1')).state).toBe('reused');
  });

  it('extends once, by whole weeks, and asks again at the new end', async () => {
    await submits('U0FAY', 'results:enter', 'E3', { happened: 'Too little to judge.' });
    expect(await presses('U0FAY', 'results:tree', 'E3/n')).toContain('Extend once, with a new end date');
    expect(await submits('U0FAY', 'results:decide', 'E3', { verdict: null, why: 'x' })).toContain('Choose one of these.');
    expect(await submits('U0FAY', 'results:decide', 'E3', { verdict: 'extend', days: '21' })).toContain(
      'Extended, once, until Monday 23 November',
    );
    expect((await asked('U0FAY', 'results.closing')).map(({ opensOn }) => opensOn)).toContain('2026-11-23');
    await submits('U0FAY', 'results:enter', 'E3', { happened: 'Now it shows.' });
    await expect(submits('U0FAY', 'results:decide', 'E3', { verdict: 'extend' })).rejects.toThrow('waits for your decision');
    expect(await submits('U0FAY', 'results:enter', 'E3', { happened: 'Now it shows better.' })).toContain('✓ Kept.');
    expect(await submits('U0FAY', 'results:decide', 'E3', { verdict: 'abandon' })).toContain('Decided: abandon.');
    expect(await submits('U0FAY', 'results:enter', 'E3', { happened: 'Too late, sadly.' })).toContain('Too late, sadly.');
  });

  it('is decided in a weekly check-in, too, and counted without names', async () => {
    await submits('U0DEV', 'results:enter', 'E2', { happened: 'Nothing changed.' });
    await world.dev.closes({ all: true });
    await world.dev.types('/checkin');
    world.dev.fills({ 'What follows from it?': 'Abandon' });
    await world.dev.submits();
    world.dev.sees('Decided: abandon.');
    expect(await now('E2')).toMatchObject({ state: 'decided', verdict: 'abandon' });
    const community = await kernel().communities.get(TEAM, world.community?.id ?? '');
    expect(await feature()?.digest?.[0]?.line(community, world.clock.now())).toBe(
      'Experiments this quarter: 3 started, 3 decided, 0 parked or stopped, 0 closed without a result.',
    );
  });
});
