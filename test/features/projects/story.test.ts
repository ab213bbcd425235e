import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Experiment } from '../../../src/community/experiment.ts';
import { getViewer } from '../../../src/community/find-viewer.ts';
import { createStore } from '../../../src/features/projects/store.ts';
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
const projects = () => {
  const found = world.app.contributions.find(({ name }) => name === 'projects');
  if (!found) throw new Error('projects');
  return found;
};
const pilot = async (id: string, change: Partial<Experiment> = {}): Promise<void> => {
  const none = { buddyId: null, sourceId: null, beforeId: null, sinceOn: null, verdict: null, startedAt: null, resultAt: null };
  await kernel().experiments.add(
    {
      ...{ teamId: TEAM, id, communityId: communityId(), ownerId: 'U0CLEO', partnerId: 'U0DEV', partnerAgreed: false },
      ...{
        title: `Pilot ${id}`,
        templateId: 'xt-two-team',
        visibility: 'title',
        state: 'designed',
        round: 1,
        startOn: '2026-11-09',
        days: 28,
      },
      ...{ ...none, decidedAt: null, sharedAt: null, extended: false, misses: 0, findings: {}, createdAt: now(), changedAt: now() },
      fields: { problem: 'late news', aim: 'two days before', sponsor: 'the head of operations' },
      ...change,
    },
    'U0CLEO',
  );
};
const agree = (id: string) => kernel().experiments.describe({ teamId: TEAM, id }, { partnerAgreed: true }, now());
const press = (userId: string, actionId: string, value: string) => {
  const act = { teamId: TEAM, userId, now: now(), channelId: null, actionId, value, chosen: [], message: null, modal: null, home: true };
  return world.app.db.transaction(async () => world.app.registry.actions.get(actionId)?.(act));
};
const submit = (userId: string, callbackId: string, metadata: string, values: Record<string, string | null>) => {
  const act = { teamId: TEAM, userId, now: now(), channelId: null, id: 'V', callbackId, metadata, values };
  return world.app.db.transaction(async () => world.app.registry.submissions.get(callbackId)?.(act));
};
const the = async () => {
  const [project] = await store().list(TEAM, communityId());
  if (!project) throw new Error('a project');
  return project;
};

describe('a project', () => {
  it('grows from a pilot of two teams by its designer, once both leads agreed', async () => {
    await pilot('p1');
    await expect(press('U0CLEO', 'projects:start', 'p1')).rejects.toThrow('the yes of both leads');
    await agree('p1');
    await expect(press('U0DEV', 'projects:start', 'p1')).rejects.toThrow('Whoever designed the pilot');
    await expect(press('U0BEN', 'projects:start', 'p1')).rejects.toThrow('not there any more');
    await world.cleo.types('/rondo project');
    world.cleo.sees('Your pilot “Pilot p1” could become one.');
    await world.cleo.presses('Make it a project');
    world.cleo.sees('reads these three, the monthly lines');
    world.cleo.fills({ title: 'No surprises' });
    await world.cleo.submits();
    world.cleo.sees('✓ The project has started.');
    world.cleo.sees('Which leadership experiment runs in it?');
    expect(await the()).toMatchObject({ title: 'No surprises', aim: 'two days before', sponsor: 'the head of operations', privacy: 'P3' });
    const walk = await kernel().trail.walk(TEAM, { kind: 'experiment', id: 'p1' }, 1);
    expect(walk.map(({ ref, direction }) => [ref.kind, direction])).toContainEqual(['project', 'effect']);
    expect(JSON.stringify(await press('U0CLEO', 'projects:start', 'p1'))).toContain('This pilot is a project already.');
  });

  it('is read by every member and by nobody else', async () => {
    const { id } = await the();
    await world.gus.opensHome();
    await world.gus.types('/rondo project');
    world.gus.sees('Project “No surprises”: two days before');
    await world.gus.presses('Open');
    world.gus.sees('Led by Cleo and Dev');
    expect(world.gus.reads()).not.toContain('Close the project');
    await expect(press('U0LEA', 'projects:open', id)).rejects.toThrow('You are not in');
    const lea = await getViewer(kernel(), TEAM, 'U0LEA', now());
    expect(await projects().describe?.project?.({ kind: 'project', id }, lea)).toBeNull();
    const gus = await getViewer(kernel(), TEAM, 'U0GUS', now());
    expect(await projects().describe?.project?.({ kind: 'project', id }, gus)).toMatchObject({ title: 'No surprises' });
  });

  it('asks for one leadership experiment until one of the leads links hers', async () => {
    const { id } = await the();
    expect(JSON.stringify(await press('U0DEV', 'projects:link', id))).toContain('no experiment to link yet');
    await pilot('rule', {
      ownerId: 'U0DEV',
      partnerId: null,
      templateId: 'xt-decision-rule',
      title: 'Who gives discounts',
      visibility: 'none',
    });
    await expect(press('U0GUS', 'projects:link', id)).rejects.toThrow('Only those who lead');
    await expect(submit('U0CLEO', 'projects:link', id, { experiment: 'rule', kind: 'decision-rule' })).rejects.toThrow('cannot be linked');
    expect(await submit('U0DEV', 'projects:link', id, { experiment: 'rule', kind: 'nonsense' })).toMatchObject({
      errors: { kind: expect.any(String) },
    });
    await submit('U0DEV', 'projects:link', id, { experiment: 'rule', kind: 'decision-rule' });
    expect(JSON.stringify(await press('U0DEV', 'projects:open', id))).toContain('Who gives discounts');
    expect(JSON.stringify(await press('U0GUS', 'projects:open', id))).not.toContain('Who gives discounts');
    const [row] = (await (world.community && projects().portables?.[0]?.rows(world.community))) ?? [];
    expect(row).toMatchObject({ id, leadership: null, privacy: 'P3' });
  });

  it('leaves room for two among twelve, and says which run', async () => {
    const { count } = kernel().members;
    const most = Math.max(1, Math.floor((2 * (await count(TEAM, communityId()))) / 12));
    for (let n = 2; n <= most + 1; n++) {
      await pilot(`p${n}`);
      await agree(`p${n}`);
      const answer = await submit('U0CLEO', 'projects:start', `p${n}`, { title: `Project ${n}`, aim: 'a', sponsor: 's' });
      if (n <= most) expect(answer).toMatchObject({ update: expect.anything() });
      else expect(answer).toMatchObject({ errors: { title: expect.stringContaining('“No surprises”') } });
    }
    expect(await store().list(TEAM, communityId(), 'running')).toHaveLength(most);
  });

  it('asks its lead for three lines once a month, in her slot', async () => {
    await world.until('2026-12-03', '09:00');
    const { id } = await the();
    const asks = (await kernel().attention.waiting(TEAM, 'U0CLEO', now())).filter(({ ref }) => ref === `${id}/1`);
    const [ask] = asks;
    if (!ask) throw new Error('an ask');
    const kind = kernel().askKind('projects.progress');
    const act = { teamId: TEAM, userId: 'U0CLEO', now: now(), channelId: null, id: 'V', callbackId: '', metadata: '', values: {} };
    expect(await kind.answer(ask, { done: '', stuck: null, next: '' }, act)).toEqual({ skipped: true });
    await world.app.db.transaction(() => kind.answer(ask, { done: 'One list', stuck: '', next: 'Agree on dates' }, act));
    expect(await kind.line(ask)).toBeNull();
    await world.eli.types('/rondo project');
    world.eli.sees('Next: Agree on dates');
    expect(await submit('U0DEV', 'projects:progress', id, { done: 'Better', stuck: '', next: '' })).toMatchObject({
      errors: { next: expect.any(String) },
    });
    await submit('U0DEV', 'projects:progress', id, { done: 'Better', stuck: '', next: 'More' });
    expect((await store().progress(TEAM, id)).map(({ month, done, authorId }) => [month, done, authorId])).toEqual([
      [1, 'Better', 'U0DEV'],
    ]);
  });

  it('is closed with what came of it, and its old buttons say so', async () => {
    const { id } = await the();
    expect(await submit('U0CLEO', 'projects:close', id, { how: 'stopped', outcome: ' ' })).toMatchObject({
      errors: { outcome: expect.any(String) },
    });
    await submit('U0CLEO', 'projects:close', id, { how: 'stopped', outcome: 'The list works; nobody had time for the talk' });
    expect(await the()).toMatchObject({ state: 'stopped', endedOn: '2026-12-03' });
    for (const button of ['projects:close', 'projects:progress', 'projects:link', 'decisions:log'])
      await expect(press('U0CLEO', button, id)).rejects.toThrow('This project was closed.');
    await expect(submit('U0CLEO', 'projects:close', id, { how: 'done', outcome: 'again' })).rejects.toThrow('was closed');
    expect(JSON.stringify(await press('U0GUS', 'projects:open', id))).toContain('What came of it: The list works');
  });

  it('goes out and comes in again the same, and forgets whoever led it', async () => {
    if (!world.community) throw new Error('a community');
    const community = world.community;
    const [all, lines] = projects().portables ?? [];
    const rows = (await all?.rows(community)) ?? [];
    const progress = (await lines?.rows(community)) ?? [];
    expect((await projects().exportOf?.(community))?.[0]?.records).toHaveLength(rows.length);
    const by = { userId: 'U0ANA', now: now() };
    const titles = async (userId: string) => (await projects().storedAbout?.(TEAM, userId))?.map(({ title }) => title);
    expect(await titles('U0CLEO')).toEqual(['Projects you lead']);
    await world.app.db.transaction(async () => {
      for (const { id } of await store().list(TEAM, community.id)) await store().remove(TEAM, id);
      expect(await lines?.restore(community, progress[0], by)).toBe('its project is not here');
      for (const row of rows) expect(await all?.restore(community, row, by)).toBeNull();
      for (const row of progress) expect(await lines?.restore(community, row, by)).toBeNull();
      expect(await all?.restore(community, { id: 'x' }, by)).toContain('no project');
    });
    expect([await all?.rows(community), await lines?.rows(community)]).toEqual([rows, progress]);
    const forget = (userId: string, choice: 'without-name' | 'delete') =>
      world.app.db.transaction(async () => projects().forget?.({ teamId: TEAM, userId, communityId: null, choice, now: now() }));
    await forget('U0DEV', 'without-name');
    expect(await titles('U0DEV')).toEqual([]);
    await forget('U0CLEO', 'delete');
    expect(await store().list(TEAM, community.id)).toEqual([]);
  });
});
