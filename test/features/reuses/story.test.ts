import { afterEach, describe, expect, it } from '@jest/globals';
import { createReuses } from '../../../src/features/reuses/index.ts';
import { openWorld, TEAM, type World } from '../../support/world.ts';
import { createShelf } from './shelf.ts';

let world: World;
let shelf: ReturnType<typeof createShelf>;
const begin = async (): Promise<void> => {
  world = await openWorld();
  shelf = createShelf(world);
};
afterEach(() => world.close());

const page = async (id: string, userId = 'U0FAY'): Promise<string> =>
  JSON.stringify(await shelf.feature('reuses').onItem?.(await shelf.get(id), await shelf.viewer(userId)));
const now = () => world.clock.now();
const questions = () => world.app.kernel.library.experiment_templates.find(({ id }) => id === 'xt-borrow')?.closing_questions ?? [];

describe('a page of the shelf', () => {
  it('is used without an experiment: counted at once, noted on top, and no name where she wants none', async () => {
    await begin();
    await shelf.card('i1');
    expect(await page('i1')).toContain('Not tried yet');
    await shelf.presses(world.dev, 'Borrow this', 'reuses:borrow', 'i1');
    expect(JSON.stringify(world.dev.modal()?.blocks)).toMatch(/Team of eight.*Not in an incident.*cl-transfer/s);
    await world.dev.presses('I use it already');
    await world.dev.fills({ holds: 'No', what: '', show: 'On the page, without my name' }).submits();
    expect(world.dev.errors().what).toContain('Write what happened');
    await world.dev.fills({ what: 'In an incident it felt like a test', size: 'Six to twelve', setting: 'night shift' }).submits();
    world.dev.sees('✓ Counted as one use: it did not work. Your note stands at the top of the page. Ana wrote it.');
    const shown = await page('i1');
    expect(shown).toContain('Tried once: 1 did not work.');
    expect(shown).toContain('Six to twelve people; night shift: In an incident it felt like a test');
    expect(shown).not.toContain('Dev');
    expect((await shelf.get('i1')).state).toBe('check');
    const ask = await shelf.waiting('U0BEN', 'reuses.noticed');
    expect(await shelf.line(ask)).toMatch(/^An exception stands on “Ask first”, which you look after: Six to twelve/);
    await shelf.answer(ask, { next: 'holds' });
    expect(await shelf.get('i1')).toMatchObject({ state: 'shared', reviewOn: '2027-05-02' });
    const [kept] = (await shelf.feature('reuses').storedAbout?.(TEAM, 'U0DEV')) ?? [];
    expect(kept?.records[0]).toMatchObject({ of: 'Ask first', outcome: 'not', anotherFunction: true });
  });

  it('is borrowed: one question each way, one question afterwards, and the trail', async () => {
    await begin();
    await shelf.card('i1');
    const { experiments, trail } = world.app.kernel;
    const made = await shelf.borrow('e1', 'i1', 'U0DEV', {
      ask: 'Did you need two rounds?',
      fit: 'small team yes',
      adapt: 'in writing',
      keep: 'the order',
    });
    const ask = await shelf.waiting('U0ANA', 'reuses.borrowed');
    expect(await shelf.line(ask)).toBe('Dev borrows “Ask first” and asks you one question: Did you need two rounds?');
    expect(await shelf.answer(ask, {})).toEqual({ skipped: true });
    await shelf.answer(ask, { answer: 'Three, in fact.', ask: 'default' });
    await world.app.tick();
    await world.passes('1 day');
    world.dev.sees(/Ana answers about “Ask first”.*Three, in fact\./s);
    const back = await shelf.waiting('U0DEV', 'reuses.answer');
    expect(await shelf.line(back)).toBe('Ana, whose “Ask first” you use, asks: What did you have to change?');
    await shelf.answer(back, { answer: 'The second step.' });
    expect(await shelf.line(back)).toBeNull();

    expect(await page('i1')).toContain('Not tried yet');
    await experiments.happen(made, { is: 'started', on: '2026-11-03' }, { userId: 'U0DEV', now: now() });
    expect(await page('i1')).toContain('Tried once: 1 is running.');
    expect((await shelf.get('i1')).usedAt).toBe(now());
    const later = await shelf.waiting('U0DEV', 'reuses.held');
    expect(later?.opensOn).toBe('2026-11-29');
    await experiments.describe(made, { findings: { [questions()[0] ?? '']: 'Worked in part', [questions()[1] ?? '']: 'Time.' } }, now());
    await experiments.happen(made, { is: 'result' }, { userId: 'U0DEV', now: now() });
    expect((await shelf.waiting('U0DEV', 'reuses.held'))?.opensOn).toBe('2026-11-03');
    // It counts; nothing of hers is shown before she says so.
    expect(await page('i1')).toContain('Tried once: 1 worked in part.');
    expect(await page('i1')).not.toContain('in writing');
    const held = await shelf.waiting('U0DEV', 'reuses.held');
    expect(await shelf.answer(held, { what: 'in writing Time.' })).toEqual({ skipped: true });
    expect(JSON.stringify(await shelf.answer(held, { show: 'named' }))).toContain('Say first whether it held');
    await shelf.answer(held, { holds: 'part', what: 'We asked in writing', show: 'named' });
    expect(await page('i1')).toMatch(
      /small team yes: We asked in writing\. – Dev.*If your situation is: small team yes → change: We asked in writing → but keep: the order/s,
    );
    expect(await shelf.line(held)).toBeNull();
    const walked = await trail.walk(TEAM, { kind: 'item', id: 'i1' });
    expect(walked.map(({ ref }) => ref.kind)).toEqual(['reuse', 'experiment']);
    const described = shelf.feature('reuses').describe?.reuse;
    expect(await described?.(walked[0]?.ref ?? { kind: 'reuse', id: '' }, await shelf.viewer('U0FAY'))).toEqual({
      title: '“Ask first” was used again: it worked in part',
      open: { actionId: 'cards:open', value: 'i1' },
    });
    expect(await described?.(walked[0]?.ref ?? { kind: 'reuse', id: '' }, await shelf.viewer('U0LEA'))).toBeNull();
  });

  it('is proven by two others, one of them in another function, and told to its author once', async () => {
    await begin();
    const item = await shelf.card('i1', { state: 'draft', parts: { use_when: 'now', why: 'so', conditions: 'here' } });
    const use = async (person: World['dev'], holds: string) => {
      await shelf.presses(person, 'I use it', 'reuses:use', 'i1');
      await person.fills({ holds, show: 'For me only' }).submits();
    };
    await use(world.hana, 'Yes');
    await use(world.dev, 'Yes, with a change');
    expect(await page('i1')).toContain('Tried twice: 1 worked, 1 worked in part. In 2 unlike contexts.');
    // A second reader, and the part that was missing.
    await world.app.kernel.shelf.mark(item, { state: 'shared' }, { userId: 'U0CLEO', now: now(), what: 'Read by a second member.' });
    expect((await shelf.get('i1')).state).toBe('shared');
    const parts = { ...item.parts, limits: 'not there' };
    await world.app.kernel.shelf.write(item, { parts }, { userId: 'U0ANA', now: now(), what: 'limits', base: 1 });
    expect((await shelf.get('i1')).state).toBe('proven');
    await use(world.gus, 'No');
    expect((await shelf.get('i1')).state).toBe('check');
    await world.app.kernel.shelf.mark(item, { state: 'shared' }, { userId: 'U0BEN', now: now(), what: '' });
    expect((await shelf.get('i1')).state).toBe('proven');
    await world.passes('2 weeks');
    expect(world.ana.messages().filter(({ text }) => text.includes('is proven now'))).toHaveLength(1);
    const { reuseRank, firstReuses } = createReuses(world.app.kernel);
    expect(await reuseRank(TEAM, item.communityId)).toEqual(new Map([['i1', { contexts: 2, reuses: 2 }]]));
    expect((await firstReuses(TEAM, item.communityId)).map(({ itemId, at }) => [itemId, at < now()])).toEqual([['i1', true]]);
  });

  it('counts the experiment it came from, which is reused from then on; a parked one is not asked about', async () => {
    await begin();
    await shelf.card('i1');
    const { experiments, trail } = world.app.kernel;
    const by = { userId: 'U0ANA', now: now() };
    const first = await shelf.borrow('e0', '', 'U0ANA');
    await experiments.describe(first, { sourceId: null }, now());
    await trail.link(TEAM, { kind: 'result', id: 'e0' }, { kind: 'item', id: 'i1' }, now());
    await experiments.happen(first, { is: 'started', on: '2026-11-02' }, by);
    await experiments.happen(first, { is: 'result' }, by);
    await experiments.happen(first, { is: 'decided', verdict: 'abandon', on: '2026-11-02' }, by);
    await experiments.happen(first, { is: 'shared' }, by);
    expect(await page('i1')).toContain('Tried once: 1 did not work.');
    const second = await shelf.borrow('e1', 'i1', 'U0FAY');
    expect((await experiments.find(TEAM, 'e0'))?.state).toBe('reused');
    await experiments.happen(second, { is: 'started', on: '2026-11-02' }, { userId: 'U0FAY', now: now() });
    expect(await shelf.line(await shelf.waiting('U0ANA', 'reuses.borrowed'))).toContain('Fay tries “Ask first”');
    expect(await shelf.line(await shelf.waiting('U0FAY', 'reuses.held'))).toContain('Did it hold?');
    await experiments.happen(second, { is: 'parked' }, { userId: 'U0FAY', now: now() });
    expect(await shelf.waiting('U0FAY', 'reuses.held')).toBeUndefined();
    expect(await page('i1')).toContain('Tried twice: 1 did not work, 1 ended without a result.');
  });
});

describe('notes', () => {
  it('follow their kind, are answered by whoever looks after the page, and can be taken back', async () => {
    await begin();
    await shelf.card('i1', { state: 'archived' });
    await shelf.presses(world.fay, 'Add a note', 'reuses:annotate', 'i1');
    await world.fay.chooses('What is it?', 'I changed something');
    await world.fay.fills({ context: 'all remote', what: 'ask in a thread', keep: 'one at a time' });
    await world.fay.chooses('What is it?', 'A question');
    await world.fay.fills({ what: 'Does it work in a thread?' }).submits();
    world.fay.sees('✓ Your note stands on “Ask first”. The page stays archived');
    expect(await page('i1')).toContain('all remote: Does it work in a thread? – Fay');
    const ask = await shelf.waiting('U0BEN', 'reuses.noticed');
    await shelf.answer(ask, { reply: 'It does.', next: 'seen' });
    expect(await page('i1')).toContain('Answer: It does.');
    expect((await shelf.get('i1')).state).toBe('archived');
    await shelf.presses(world.dev, 'All notes', 'reuses:all', 'i1');
    expect(JSON.stringify(world.dev.modal()?.blocks)).not.toContain('reuses:take-back');
    await shelf.presses(world.fay, 'All notes', 'reuses:all', 'i1');
    await world.fay.presses('Take it back');
    expect(JSON.stringify(world.fay.modal()?.blocks)).toContain('Nobody has noted anything yet');
    expect(await page('i1')).not.toContain('thread');
  });

  it('cannot be put on what was withdrawn meanwhile; her words, and her experiment, stay', async () => {
    await begin();
    const item = await shelf.card('i1');
    const experiment = await shelf.borrow('e1', 'i1', 'U0DEV');
    await shelf.presses(world.fay, 'Add a note', 'reuses:annotate', 'i1');
    await world.app.kernel.shelf.mark(item, { privacy: 'P0' }, { userId: 'U0ANA', now: now(), what: '' });
    await world.fay.fills({ context: 'remote', what: 'It worked' }).submits();
    expect(world.fay.errors().what).toMatch(/^This is not on the shelf any more/);
    await shelf.presses(world.fay, 'Borrow this', 'reuses:borrow', 'i1');
    world.fay.sees('This is not on the shelf any more.');
    const part = await shelf.feature('reuses').onExperiment?.(experiment, await shelf.viewer('U0DEV'), true);
    expect(JSON.stringify(part)).toContain('was withdrawn by whoever wrote it. The experiment stays as it is.');
    await world.app.kernel.experiments.happen(experiment, { is: 'started', on: '2026-11-02' }, { userId: 'U0DEV', now: now() });
    expect(await shelf.get('i1')).toMatchObject({ usedAt: null, privacy: 'P0' });
  });
});

describe('leaving, and taking the shelf along', () => {
  it('keeps the count without her, and gives out what was released and nothing else', async () => {
    await begin();
    await shelf.card('i1');
    const report = async (person: World['dev'], what: string, show: string) => {
      await shelf.presses(person, 'I use it', 'reuses:use', 'i1');
      await person.fills({ holds: 'Yes', what, show }).submits();
    };
    await report(world.dev, 'Held for us', 'On the page, with my name');
    await report(world.fay, 'My own thought', 'For me only');
    const feature = shelf.feature('reuses');
    const { community } = world;
    if (!community) throw new Error('a community');
    const rows = async () => Promise.all((feature.portables ?? []).map((each) => each.rows(community)));
    const out = await rows();
    expect(out[0]?.map(({ what, by }) => [what, by])).toEqual([['Held for us', 'Dev']]);
    expect(JSON.stringify(out)).not.toMatch(/U0|own thought/);
    expect(out[1]).toHaveLength(1);

    for (const userId of ['U0DEV', 'U0FAY']) {
      const forgetting = {
        teamId: TEAM,
        userId,
        communityId: null,
        choice: userId === 'U0FAY' ? 'delete' : 'without-name',
        now: now(),
      } as const;
      await world.app.db.transaction(async () => feature.forget?.(forgetting));
      expect(await feature.storedAbout?.(TEAM, userId)).toEqual([]);
    }
    expect(await page('i1')).toContain('Tried twice: 2 worked.');
    expect(await page('i1')).not.toContain('Dev');

    // The same rows again change nothing; broken ones are refused in a sentence.
    const [notes, uses] = feature.portables ?? [];
    const by = { userId: 'U0ANA', now: now() };
    const before = await rows();
    for (const row of before[0] ?? []) expect(await notes?.restore(community, row, by)).toBeNull();
    for (const row of before[1] ?? []) expect(await uses?.restore(community, row, by)).toBeNull();
    expect(await rows()).toEqual(before);
    const imported = { ...out[0]?.[0], id: 'n2' };
    expect(await notes?.restore(community, imported, by)).toBeNull();
    expect((await rows())[0]?.map(({ id, by: name }) => [id === 'n2', name])).toEqual([
      [false, ''],
      [true, 'Dev'],
    ]);
    expect(await notes?.restore(community, { ...imported, what: '' }, by)).toContain('missing or too long');
    expect(await uses?.restore(community, { ...out[1]?.[0], itemId: 'gone' }, by)).toBe('The page it belongs to is not here.');
  });
});
