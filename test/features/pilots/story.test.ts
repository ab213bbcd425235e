import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Experiment } from '../../../src/community/experiment.ts';
import { getViewer } from '../../../src/community/find-viewer.ts';
import { createStore } from '../../../src/features/pilots/store.ts';
import type { Block } from '../../../src/platform/slack/message.ts';
import { openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const kernel = () => world.app.kernel;
const now = () => world.clock.now();
const pilots = () => {
  const found = world.app.contributions.find(({ name }) => name === 'pilots');
  if (!found) throw new Error('pilots');
  return found;
};
const store = () => createStore(world.app.db);
const get = async (id: string): Promise<Experiment> => {
  const found = await kernel().experiments.find(TEAM, id);
  if (!found) throw new Error(`no pilot ${id}`);
  return found;
};
const design = async (id: string, change: Partial<Experiment> = {}): Promise<void> => {
  const none = { buddyId: null, sourceId: null, beforeId: null, sinceOn: null, verdict: null, startedAt: null, resultAt: null };
  await kernel().experiments.add(
    {
      ...{ teamId: TEAM, id, communityId: world.community?.id ?? '', ownerId: 'U0CLEO', partnerId: 'U0DEV', partnerAgreed: false },
      ...{
        title: `Pilot ${id}`,
        templateId: 'xt-two-team',
        visibility: 'title',
        state: 'designed',
        round: 1,
        startOn: '2026-12-14',
        days: 28,
      },
      ...{ ...none, decidedAt: null, sharedAt: null, extended: false, misses: 0, findings: {}, createdAt: now(), changedAt: now() },
      fields: { problem: 'late news', aim: 'two days before', check: 'top aim, who decides, next step' },
      ...change,
    },
    'U0CLEO',
  );
};
const waiting = async (userId: string, kind: string) =>
  (await kernel().attention.waiting(TEAM, userId, now())).filter((ask) => ask.kind === `pilots.${kind}`);
const press = (userId: string, actionId: string, value: string) => {
  const act = { teamId: TEAM, userId, now: now(), channelId: null, actionId, value, chosen: [], message: null, modal: null, home: true };
  return world.app.db.transaction(async () => world.app.registry.actions.get(actionId)?.(act));
};
const submit = (userId: string, callbackId: string, metadata: string, values: Record<string, string | null>) => {
  const act = { teamId: TEAM, userId, now: now(), channelId: null, id: 'V', callbackId, metadata, values };
  return world.app.db.transaction(async () => world.app.registry.submissions.get(callbackId)?.(act));
};
const pageOf = async (userId: string, id: string): Promise<string> => {
  const parts = await pilots().onExperiment?.(await get(id), await getViewer(kernel(), TEAM, userId, now()), true);
  const blocks: Block[] = parts?.sections?.flatMap((section) => section.blocks) ?? [];
  return JSON.stringify(blocks);
};
const start = (id: string) =>
  kernel().experiments.happen({ teamId: TEAM, id }, { is: 'started', on: '2026-12-14' }, { userId: 'U0CLEO', now: now() });

describe('the second lead of a pilot', () => {
  it('is asked as it is designed, and nothing starts before her yes', async () => {
    await design('yes');
    expect(await waiting('U0DEV', 'agree')).toHaveLength(1);
    await expect(start('yes')).rejects.toThrow('once both leads have said yes');
    expect((await get('yes')).state).toBe('designed');
    await world.dev.opensHome();
    expect(JSON.stringify(world.dev.home())).toContain('Cleo asks you to lead “Pilot yes” together');
    await expect(press('U0ELI', 'pilots:yes', 'yes')).rejects.toThrow('Only the second lead');
    await world.dev.presses('Read it', { home: true });
    world.dev.sees('The shared problem, in words both accept');
    await world.dev.presses('Yes, together');
    world.dev.sees('✓ You lead “Pilot yes” together. It starts on Monday 14 December.');
    expect((await get('yes')).partnerAgreed).toBe(true);
    expect(await waiting('U0DEV', 'agree')).toEqual([]);
    expect(JSON.stringify(await press('U0DEV', 'pilots:yes', 'yes'))).toContain('You have said yes');
    await world.passes('1 day');
    world.cleo.sees('✓ Dev leads “Pilot yes” with you. It starts on Monday 14 December.');
  });

  it('may say no without a reason: it is parked, and an old button changes nothing', async () => {
    await design('no', { ownerId: 'U0ELI', partnerId: 'U0DEV' });
    await world.dev.opensHome();
    await world.dev.presses({ actionId: 'pilots:no' }, { home: true });
    await world.dev.submits();
    world.dev.sees('is parked, and Eli is told kindly.');
    expect((await get('no')).state).toBe('parked');
    expect((await kernel().experiments.moments(TEAM, 'no')).at(-1)).toMatchObject({ is: 'parked', byId: null });
    await expect(press('U0DEV', 'pilots:yes', 'no')).rejects.toThrow('not waiting for you any more');
    await world.passes('1 week');
    world.eli.sees('Dev says “not this time” to “Pilot no”. It is parked, and nothing of it is lost.');
  });

  it('asks for a change in her check-in, and is asked again once it was changed', async () => {
    await design('change');
    const [ask] = await waiting('U0DEV', 'agree');
    if (!ask) throw new Error('an ask');
    const kind = kernel().askKind('pilots.agree');
    const act = { teamId: TEAM, userId: 'U0DEV', now: now(), channelId: null, id: 'V', callbackId: '', metadata: '', values: {} };
    const answer = (values: Record<string, string | null>) => world.app.db.transaction(() => kind.answer(ask, values, act));
    expect(await kind.line(ask)).toContain('It starts only with your yes.');
    expect(await answer({ answer: null, line: null })).toEqual({ skipped: true });
    expect(await answer({ answer: null, line: 'March' })).toMatchObject({ errors: { answer: expect.any(String) } });
    expect(await answer({ answer: 'change', line: ' ' })).toMatchObject({ errors: { line: expect.any(String) } });
    await answer({ answer: 'change', line: 'From March on' });
    expect(await pageOf('U0CLEO', 'change')).toContain('From March on');
    expect(await waiting('U0DEV', 'agree')).toEqual([]);
    await kernel().experiments.describe({ teamId: TEAM, id: 'change' }, { visibility: 'none' }, now());
    expect(await waiting('U0DEV', 'agree')).toEqual([]);
    await kernel().experiments.describe({ teamId: TEAM, id: 'change' }, { title: 'From March' }, now());
    expect(await waiting('U0DEV', 'agree')).toHaveLength(1);
    expect(await kind.line(ask)).toBeNull();
  });

  it('is another one: the new one is asked, the old answer forgotten', async () => {
    await press('U0DEV', 'pilots:yes', 'change');
    expect(await submit('U0CLEO', 'pilots:partner', 'change', { partner: 'U0CLEO' })).toMatchObject({
      errors: { partner: expect.any(String) },
    });
    expect(await submit('U0CLEO', 'pilots:partner', 'change', { partner: 'U0LEA' })).toMatchObject({
      errors: { partner: expect.any(String) },
    });
    await expect(submit('U0DEV', 'pilots:partner', 'change', { partner: 'U0FAY' })).rejects.toThrow('chooses the second lead');
    await submit('U0CLEO', 'pilots:partner', 'change', { partner: 'U0FAY' });
    expect(await get('change')).toMatchObject({ partnerId: 'U0FAY', partnerAgreed: false });
    expect(await waiting('U0FAY', 'agree')).toHaveLength(1);
    await expect(press('U0DEV', 'pilots:yes', 'change')).rejects.toThrow('Only the second lead');
    // Silence: asked no more, and the page stays open to a yes.
    await world.passes('2 weeks');
    expect(await store().findPartner(TEAM, 'change')).toMatchObject({ userId: 'U0FAY', answer: 'silent' });
    await world.cleo.opensHome();
    expect(JSON.stringify(world.cleo.home())).toContain('“From March” is not agreed yet, so it does not start. I do not ask again.');
    expect(await waiting('U0FAY', 'agree')).toEqual([]);
    expect(await pageOf('U0FAY', 'change')).toContain('pilots:yes');
    expect(await pageOf('U0BEN', 'change')).toBe('[]');
  });

  it('has left or is switched off: the pilot is parked until somebody else says yes', async () => {
    await design('left', { partnerId: 'U0GUS' });
    await press('U0GUS', 'pilots:yes', 'left');
    await world.app.db.transaction(async () => {
      await pilots().events?.user_change?.({ teamId: TEAM, now: now(), event: { user: { id: 'U0GUS', deleted: true } } });
      await pilots().events?.user_change?.({ teamId: TEAM, now: now(), event: { user: 'nonsense' } });
    });
    expect(await get('left')).toMatchObject({ partnerId: null, partnerAgreed: false, state: 'parked' });
    const resumed = { is: 'resumed', startOn: '2026-12-07' } as const;
    await expect(kernel().experiments.happen({ teamId: TEAM, id: 'left' }, resumed, { userId: 'U0CLEO', now: now() })).rejects.toThrow(
      'both leads',
    );
    await submit('U0CLEO', 'pilots:partner', 'left', { partner: 'U0HANA' });
    expect(await get('left')).toMatchObject({ partnerId: 'U0HANA', state: 'designed' });
    expect(await waiting('U0HANA', 'agree')).toHaveLength(1);
    const forgetting = { teamId: TEAM, userId: 'U0HANA', communityId: null, choice: 'without-name', now: now() } as const;
    await world.app.db.transaction(async () => pilots().forget?.(forgetting));
    expect(await pilots().storedAbout?.(TEAM, 'U0HANA')).toEqual([]);
    expect((await get('left')).state).toBe('parked');
  });
});

describe('the alignment check', () => {
  const answers = (word: string) => ({ q0: `${word} 0`, q1: `${word} 1`, q2: `${word} 2` });

  it('is answered alone, seen once both have answered, and marked together', async () => {
    await start('yes');
    expect([await waiting('U0CLEO', 'check'), await waiting('U0DEV', 'check')].map((asks) => asks.length)).toEqual([1, 1]);
    expect(JSON.stringify(await press('U0CLEO', 'pilots:check', 'yes/start'))).toContain('Who decides');
    await expect(press('U0BEN', 'pilots:check', 'yes/start')).rejects.toThrow('belongs to the two leads');
    expect(await submit('U0CLEO', 'pilots:check', 'yes/start', { ...answers('c'), q1: '' })).toMatchObject({
      errors: { q1: expect.any(String) },
    });
    await submit('U0CLEO', 'pilots:check', 'yes/start', answers('cleo'));
    expect(await pageOf('U0DEV', 'yes')).not.toContain('cleo');
    expect(await pageOf('U0DEV', 'yes')).toContain('Answer alone');
    await expect(press('U0CLEO', 'pilots:alike', 'yes/start/0/yes')).rejects.toThrow('once both have answered');
    const [ask] = await waiting('U0DEV', 'check');
    if (!ask) throw new Error('an ask');
    const kind = kernel().askKind('pilots.check');
    const act = { teamId: TEAM, userId: 'U0DEV', now: now(), channelId: null, id: 'V', callbackId: '', metadata: '', values: {} };
    expect(JSON.stringify(await kind.inputs(ask))).not.toContain('cleo');
    await world.app.db.transaction(() => kind.answer(ask, answers('dev'), act));
    const both = JSON.stringify(await press('U0CLEO', 'pilots:check', 'yes/start'));
    expect(both).toContain('cleo 1');
    expect(both).toContain('dev 1');
    await press('U0DEV', 'pilots:alike', 'yes/start/0/yes');
    await press('U0CLEO', 'pilots:alike', 'yes/start/1/no');
    expect(await pageOf('U0CLEO', 'yes')).toContain('Marked as alike: one of three.');
    await expect(submit('U0DEV', 'pilots:check', 'yes/start', answers('late'))).rejects.toThrow('stay as they are');
    expect(await kind.line(ask)).toBeNull();
  });

  it('comes again at the result, with “again?”, of which nothing shows unless both said yes', async () => {
    await expect(submit('U0CLEO', 'pilots:again', 'yes', { again: 'yes' })).rejects.toThrow('once the pilot has a result');
    await kernel().experiments.happen({ teamId: TEAM, id: 'yes' }, { is: 'result' }, { userId: 'U0CLEO', now: now() });
    const asked = [...(await waiting('U0DEV', 'check')), ...(await waiting('U0DEV', 'again'))].map(({ ref }) => ref);
    expect(asked).toEqual(expect.arrayContaining(['yes/end', 'yes']));
    expect((await waiting('U0CLEO', 'check')).map(({ ref }) => ref)).toEqual(['yes/end']);
    await submit('U0CLEO', 'pilots:again', 'yes', { again: 'yes' });
    await submit('U0DEV', 'pilots:again', 'yes', { again: 'no' });
    expect(await pageOf('U0CLEO', 'yes')).not.toContain('would do it again.');
    await submit('U0DEV', 'pilots:again', 'yes', { again: 'yes' });
    expect(await pageOf('U0CLEO', 'yes')).toContain('Both sides would do it again.');
    expect((await pilots().storedAbout?.(TEAM, 'U0DEV'))?.map(({ title }) => title)).toEqual([
      'Pilots you were asked to lead with somebody',
      'Your answers in alignment checks',
      'Whether you would do a pilot again',
    ]);
    // Ninety days after the end the words go; that they were alike stays.
    await pilots().tidy?.(now() + 91 * 86_400_000);
    expect(await store().checks(TEAM, 'yes', 'start')).toEqual([]);
    expect(await store().marks(TEAM, 'yes', 'start')).toHaveLength(2);
  });
});
