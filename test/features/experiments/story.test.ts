import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Experiment } from '../../../src/community/experiment.ts';
import type { Item } from '../../../src/community/item.ts';
import type { Person } from '../../../src/sandbox/person.ts';
import { CHANNEL, openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
const kernel = () => world.app.kernel;
const id = (): string => world.community?.id ?? '';
const feature = () => world.app.contributions.find(({ name }) => name === 'experiments');
const of = async (leadId: string): Promise<Experiment[]> => kernel().experiments.list({ teamId: TEAM, leadId });
const titled = async (leadId: string, title: string): Promise<Experiment> => {
  const found = (await of(leadId)).find((one) => one.title === title);
  if (!found) throw new Error(`no experiment “${title}” of ${leadId}`);
  return found;
};
const press = (actionId: string, value: string) => ({ actionId, value });

const HABIT = {
  situation: 'when someone brings me a problem',
  now: 'I answer within seconds',
  instead: 'I ask two questions first',
  predict: 'in half of the cases they name a step themselves',
  count: 'tally in my notebook',
};

/** From `/experiment` to a kept design of a habit. */
async function designs(person: Person, title: string, second: Record<string, string | null> = {}): Promise<void> {
  await person.types('/experiment');
  await person.presses({ actionId: 'experiments:choose#xt-habit' });
  person.fills({ title, ...HABIT });
  await person.submits();
  person.fills({ stop: 'if somebody is left alone', ...second });
  await person.submits();
}

describe('an experiment', () => {
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('is designed in one form of two pages, and its hints come afterwards', async () => {
    await world.ana.types('/experiment', { channel: CHANNEL });
    for (const useWhen of kernel().library.experiment_templates) world.ana.sees(`Use it when ${useWhen.use_when}.`);
    await world.ana.presses({ actionId: 'experiments:choose#xt-habit' });
    world.ana.sees('Nobody but you sees it until the design is kept.');
    world.ana.fills({
      title: 'Ask twice <!here> & *once*',
      ...HABIT,
      instead: 'I ask two questions and take notes',
      situation: 'x'.repeat(3000),
    });
    await world.ana.submits();
    expect(world.ana.errors()).toEqual({ situation: 'This is 3000 characters long; 150 fit. Your text is still here.' });
    world.ana.fills({ situation: HABIT.situation });
    await world.ana.submits();
    world.ana.sees('Page 2 of 2.');
    world.ana.fills({ stop: 'if somebody is left alone', buddy: 'U0BEN', start: '2026-11-16' });
    await world.ana.submits();
    world.ana.sees('✓ Designed. It is to start on Monday 16 November.');
    world.ana.sees('Exactly one change: yours reads like two.');
    world.ana.sees('Starts within a week, ends within four: it starts more than a week from now.');
    world.ana.sees('Ask twice <!here> & *once*');
    world.ana.sees('Next: it starts on Mon 16 Nov, when you press Start.');
    const [made] = await of('U0ANA');
    expect(made).toMatchObject({ state: 'designed', visibility: 'title', buddyId: 'U0BEN', startOn: '2026-11-16', days: 14 });
    expect(made?.fields).toEqual({ ...HABIT, instead: 'I ask two questions and take notes', stop: 'if somebody is left alone' });
  });

  it('tells whoever may ask, and shows members title and state only', async () => {
    await world.passes('1 hour');
    world.ben.sees('Ana is about to try “Ask twice <!here> & *once*”, from Monday 16 November');
    await world.ben.presses('Open it');
    world.ben.sees('Title and state are open to you');
    expect(world.ben.reads()).not.toContain('tally in my notebook');
    expect(world.ben.reads()).not.toContain('may ask how it goes ·');
    await world.ben.closes({ all: true });
    await world.ben.types('/experiment mine');
    world.ben.sees('You may ask how it goes');
    await world.ben.closes({ all: true });
  });

  it('says no kindly to a stranger, and to whoever may not see it', async () => {
    const [made] = await of('U0ANA');
    const community = await kernel().communities.get(TEAM, id());
    const describeIt = feature()?.describe?.experiment;
    await world.lea.types('/experiment');
    world.lea.sees('You are not in a community yet.');
    const seenBy = async (userId: string) => {
      const person = await kernel().people.get(TEAM, userId);
      const member = await kernel().members.find(TEAM, community.id, userId);
      const memberships = member ? [{ community, member, roles: [] }] : [];
      return describeIt?.({ kind: 'experiment', id: made?.id ?? '' }, { person, now: world.clock.now(), memberships });
    };
    expect(await seenBy('U0LEA')).toBeNull();
    expect(await seenBy('U0FAY')).toMatchObject({ title: 'Ask twice <!here> & *once*' });
    await kernel().experiments.describe({ teamId: TEAM, id: made?.id ?? '' }, { visibility: 'none' }, world.clock.now());
    expect(await seenBy('U0FAY')).toBeNull();
    await kernel().experiments.describe({ teamId: TEAM, id: made?.id ?? '' }, { visibility: 'title' }, world.clock.now());
  });

  it('runs one at a time: the second is refused by the name of the first, which can be parked for it', async () => {
    await designs(world.ana, 'Second one');
    await world.ana.presses('Start');
    world.ana.sees('✓ Started today.');
    world.ana.sees('Running since Mon 2 Nov, first day of 14');
    world.ana.sees('Next: a checkpoint in the weekly slot after Mon 9 Nov.');
    const first = await titled('U0ANA', 'Ask twice <!here> & *once*');
    await world.ana.closes({ all: true });
    await world.ana.types('/experiment mine');
    await world.ana.presses(press(`experiments:open#${first.id}`, first.id));
    await world.ana.presses('Start');
    world.ana.sees('You are running “Second one”. One at a time');
    await world.ana.presses('Park that, start this');
    world.ana.sees('✓ Started today.');
    expect(await titled('U0ANA', 'Second one')).toMatchObject({ state: 'parked' });
    expect(await titled('U0ANA', first.title)).toMatchObject({ state: 'running', startOn: '2026-11-02' });
    await world.ana.presses('Park');
    world.ana.sees('⏸ Parked.');
    await world.ana.presses('Run again');
    world.ana.fills({ day: '2026-11-01' });
    await world.ana.submits();
    expect(world.ana.errors()).toEqual({ day: 'That day has passed. Choose today or a later one.' });
    world.ana.fills({ day: '2026-11-09' });
    await world.ana.submits();
    world.ana.sees('✓ It starts on Monday 9 November.');
    await world.ana.presses('Stop');
    world.ana.sees('Stopped. What you wrote stays');
    await world.ana.closes({ all: true });
  });

  it('is kept half filled as an idea that nobody else sees, and steps back from Now after thirty days', async () => {
    await world.fay.types('/experiment Walk to @ana first');
    expect(JSON.stringify(world.fay.modal())).toContain('Walk to @ana first');
    world.fay.fills({ template: 'a meeting, report or ritual costs more than it gives' });
    await world.fay.submits();
    world.fay.fills({ routine: 'weekly status meeting' });
    await world.fay.presses('Keep as an idea');
    world.fay.sees('✓ Kept as an idea. Only you can see it.');
    const idea = await titled('U0FAY', 'Walk to @ana first');
    expect(idea).toMatchObject({ state: 'idea', visibility: 'none', fields: { routine: 'weekly status meeting' } });
    await world.fay.presses('Design it');
    expect(JSON.stringify(world.fay.modal())).toContain('weekly status meeting');
    await world.fay.closes({ all: true });
    await world.fay.opensHome();
    expect(JSON.stringify(world.fay.home())).toContain('Your idea: Walk to @ana first');
    await world.passes('31 days');
    await world.fay.opensHome();
    expect(JSON.stringify(world.fay.home())).not.toContain('Your idea: Walk to @ana first');
    await world.fay.types('/experiment ideas');
    world.fay.sees('It rests here until you design it.');
    await world.fay.presses('Open');
    await world.fay.presses('Delete it');
    world.fay.sees('Deleted. Nothing of it is kept.');
    expect(await of('U0FAY')).toEqual([]);
    await world.fay.closes({ all: true });
  });

  it('sends back what touches pay, and names who is to be asked', async () => {
    await world.eli.types('/experiment');
    await world.eli.presses({ actionId: 'experiments:choose#xt-habit' });
    world.eli.fills({ title: 'Pay attention first', ...HABIT, instead: 'I tie their pay rise to it' });
    await world.eli.submits();
    expect(world.eli.errors()).toEqual({
      instead:
        'This touches pay, so it needs a formal route and is none for an experiment. People team: people@northwind.example. Confidential line: extension 400. If it does not touch it, say it in other words. Your text is still here.',
    });
    expect(await of('U0ELI')).toEqual([]);
    world.eli.fills({ instead: 'I pay attention to it' });
    await world.eli.submits();
    world.eli.sees('Page 2 of 2.');
    await world.eli.closes({ all: true });
  });

  it('grows out of a step, which stays hers and leads to it', async () => {
    await world.cleo.types('/checkin');
    world.cleo.fills({ 'What I will try': 'If <a meeting> drifts, then I will ask what we decide' });
    await world.cleo.submits();
    await world.cleo.closes({ all: true }).catch(() => undefined);
    await world.cleo.types('/rondo reflections');
    await world.cleo.presses('Your steps');
    await world.cleo.presses('Make it an experiment');
    world.cleo.sees('If <a meeting> drifts, then I will ask what we decide');
    await world.cleo.presses({ actionId: 'experiments:choose#xt-habit' });
    world.cleo.sees('It comes from:');
    world.cleo.fills(HABIT);
    await world.cleo.presses('Keep as an idea');
    const made = await titled('U0CLEO', 'If <a meeting> drifts, then I will ask what we decide');
    const [origin] = await kernel().trail.walk(TEAM, { kind: 'experiment', id: made.id });
    expect(origin).toMatchObject({ ref: { kind: 'step' }, direction: 'cause' });
    const { ref } = origin ?? { ref: { kind: '', id: '' } };
    // A step that is not hers is no origin of hers.
    const begin = feature()?.actions?.['experiments:from'];
    const act = {
      teamId: TEAM,
      userId: 'U0DEV',
      now: world.clock.now(),
      channelId: null,
      actionId: '',
      chosen: [],
      message: null,
      modal: null,
    };
    const answer = await begin?.({ ...act, value: `step/${ref.id}`, home: false });
    expect(JSON.stringify(answer)).not.toContain('drifts');
    expect(JSON.stringify(answer)).not.toContain(ref.id);
    await world.cleo.closes({ all: true });
  });

  it('keeps one of a form that was sent twice, and leaves one alone that has started elsewhere', async () => {
    await designs(world.hana, 'Sent twice');
    const made = await titled('U0HANA', 'Sent twice');
    await world.hana.presses('Edit the design');
    const metadata = world.hana.modal()?.privateMetadata ?? '';
    const values = { title: 'Sent twice', ...HABIT };
    const sent = { teamId: TEAM, userId: 'U0HANA', now: world.clock.now(), channelId: null, id: 'V1', callbackId: 'experiments:design' };
    const again = JSON.stringify({ ...JSON.parse(metadata), i: 'one-form' });
    for (const _ of [1, 2]) await feature()?.submissions?.['experiments:design']?.({ ...sent, metadata: again, values });
    expect(await of('U0HANA')).toHaveLength(2);
    await kernel().experiments.remove(TEAM, 'one-form');
    const foreign = feature()?.submissions?.['experiments:design']?.({ ...sent, userId: 'U0DEV', metadata, values });
    await expect(foreign).rejects.toThrow('is not there any more');
    const jon = await kernel().people.get(TEAM, 'U0JON');
    await kernel().people.put({ ...jon, active: false }, world.clock.now());
    const last = JSON.stringify({ ...JSON.parse(metadata), p: 1 });
    const second = { stop: 'never', buddy: 'U0JON', start: '2026-12-07', visibility: 'title' };
    const refused = await feature()?.submissions?.['experiments:design']?.({ ...sent, metadata: last, values: second });
    expect(refused).toEqual({ errors: { buddy: 'Jon is switched off in Slack. Choose somebody else.' } });
    world.hana.fills({ title: 'Written late' });
    await kernel().experiments.happen(made, { is: 'started', on: '2026-12-03' }, { userId: 'U0HANA', now: world.clock.now() });
    await world.hana.submits();
    expect(Object.values(world.hana.errors()).join('')).toBe('This is running. Its design stays as it was; your text is still here.');
    expect(await of('U0HANA')).toHaveLength(1);
    expect((await of('U0HANA'))[0]?.title).toBe('Sent twice');
    await world.hana.closes({ all: true });
  });
});

describe('an experiment of two teams, a borrowed one, a next round', () => {
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const TEAMS = {
    problem: 'returns reach support too late',
    aim: 'support hears two days before',
    try: 'a change talk on Tuesdays',
    predict: 'fewer surprise calls',
  };

  it('takes exactly one other lead who is here, and waits for the yes', async () => {
    await world.ana.types('/experiment');
    await world.ana.presses({ actionId: 'experiments:choose#xt-two-team' });
    world.ana.fills({ title: 'Change talk', ...TEAMS, partners: 'U0ANA' });
    await world.ana.submits();
    expect(world.ana.errors()).toEqual({ partners: 'That is you. Choose somebody else.' });
    world.ana.fills({ partners: 'U0LEA' });
    await world.ana.submits();
    expect(world.ana.errors()).toEqual({ partners: 'Lea is not in Leading Northwind yet. Choose somebody who is.' });
    const ben = await kernel().people.get(TEAM, 'U0BEN');
    world.ana.fills({ partners: 'U0BEN' });
    await world.ana.submits();
    // Until the design is kept it is hers alone.
    expect(await of('U0BEN')).toEqual([]);
    world.ana.fills({ check: 'top aim, timing, milestone' });
    await world.ana.submits();
    world.ana.sees('I ask the other lead first.');
    world.ana.sees('Next: the other lead’s yes.');
    expect(world.ana.reads()).not.toContain('[Start]');
    const pilot = await titled('U0ANA', 'Change talk');
    expect(pilot).toMatchObject({ partnerId: 'U0BEN', partnerAgreed: false });
    await kernel().experiments.describe(pilot, { partnerAgreed: true }, world.clock.now());
    await designs(world.ben, 'Ben’s own');
    await world.ben.presses('Start');
    await world.ben.closes({ all: true });
    await world.ana.closes({ all: true });
    await world.ana.types('/experiment mine');
    await world.ana.presses('Open');
    await world.ana.presses('Start');
    world.ana.sees(`${ben.name} is running one already.`);
    await world.ana.closes({ all: true });
    expect((await titled('U0ANA', 'Change talk')).state).toBe('designed');
  });

  it('asks once after the start day whether it is still on; another day is kept, silence parks it', async () => {
    await designs(world.gus, 'Still on it', { start: '2026-11-03' });
    await designs(world.cleo, 'Gone quiet', { start: '2026-11-03' });
    await world.gus.closes({ all: true });
    await world.until('2026-11-09', '09:00', 'Europe/Berlin');
    await world.gus.types('/checkin');
    world.gus.sees('Still on? “Still on it” was to start on Tuesday 3 November.');
    world.gus.fills({ 'Is it still on?': 'On another day', 'The other day': '2026-11-16' });
    await world.gus.submits();
    expect(await titled('U0GUS', 'Still on it')).toMatchObject({ state: 'designed', startOn: '2026-11-16' });
    await world.until('2026-11-18', '09:00', 'Europe/Berlin');
    expect(await titled('U0CLEO', 'Gone quiet')).toMatchObject({ state: 'parked' });
    await world.gus.closes({ all: true });
    await world.gus.types('/checkin');
    world.gus.fills({ 'Is it still on?': 'It started on Monday 16 November' });
    await world.gus.submits();
    expect(await titled('U0GUS', 'Still on it')).toMatchObject({ state: 'running', startOn: '2026-11-16' });
  });

  it('begins with a practice of the shelf, with the item’s title shown and the trail laid', async () => {
    const now = world.clock.now();
    const item: Item = {
      ...{
        teamId: TEAM,
        id: 'silent-start',
        communityId: id(),
        kind: 'card',
        formId: null,
        state: 'shared',
        privacy: 'P3',
        authorId: 'U0ELI',
      },
      ...{ stewardId: 'U0ELI', credit: null, version: 1, reviewOn: null, createdAt: now, changedAt: now, sharedAt: now, usedAt: null },
      ...{ title: 'Silent <start>', parts: { use_when: 'a meeting begins loud' }, topicClass: 'process', subTags: [] },
    };
    await kernel().shelf.add(item, { userId: 'U0ELI', now, what: '' });
    await world.dev.types('/experiment');
    await world.dev.presses({ actionId: 'experiments:choose#xt-borrow' });
    world.dev.fills({
      title: 'Silent start with us',
      source: 'Silent <start>',
      fit: 'small team yes',
      keep: 'silence',
      adapt: 'in writing',
      predict: 'half the time',
    });
    await world.dev.submits();
    await world.dev.submits();
    world.dev.sees('Borrowed: Silent <start>');
    const made = await titled('U0DEV', 'Silent start with us');
    expect(made.sourceId).toBe('silent-start');
    expect((await kernel().trail.walk(TEAM, { kind: 'experiment', id: made.id })).map(({ ref }) => ref)).toEqual([
      { kind: 'reuse', id: expect.any(String) },
      { kind: 'item', id: 'silent-start' },
    ]);
    await world.dev.closes({ all: true });
  });

  it('goes on with a next round in which one line is new, linked to the first', async () => {
    const before = await titled('U0GUS', 'Still on it');
    const by = { userId: 'U0GUS', now: world.clock.now() };
    await kernel().experiments.happen(before, { is: 'result' }, by);
    await kernel().experiments.happen(before, { is: 'decided', verdict: 'adapt', on: '2026-11-18' }, by);
    await world.gus.closes({ all: true }).catch(() => undefined);
    await world.gus.types('/experiment mine');
    await world.gus.presses('Open');
    world.gus.sees('✓ Decided: to adapt it');
    await world.gus.presses('Next round');
    world.gus.sees('What is the one change this time?');
    world.gus.fills({ line: 'What will I do instead?', text: 'I ask one question' });
    await world.gus.submits();
    await world.gus.submits();
    await world.gus.submits();
    world.gus.sees('round 2');
    const [next] = await kernel().experiments.list({ teamId: TEAM, beforeId: before.id });
    expect(next).toMatchObject({ round: 2, state: 'designed', fields: { ...before.fields, instead: 'I ask one question' } });
    await world.gus.closes({ all: true });
  });

  it('shows what was stored when the library has lost a line of the template', async () => {
    const made = await titled('U0GUS', 'Still on it');
    await kernel().experiments.describe(
      made,
      { templateId: 'xt-gone', fields: { instead: 'I ask two', odd: '<!channel> x' } },
      world.clock.now(),
    );
    await world.gus.types('/experiment mine');
    const one = await titled('U0GUS', 'Still on it');
    await world.gus.closes({ all: true });
    await world.gus.types('/experiment mine');
    const opens = JSON.stringify(world.gus.modal());
    expect(opens).toContain(one.id);
    const rows = (await of('U0GUS')).filter(({ templateId }) => templateId === 'xt-gone');
    await world.gus.presses(press(`experiments:open#${rows[0]?.id}`, rows[0]?.id ?? ''));
    world.gus.sees('<!channel> x');
    await world.gus.closes({ all: true });
  });

  it('travels only where everybody may read it, and comes back the same', async () => {
    const community = await kernel().communities.get(TEAM, id());
    const portable = feature()?.portables?.find(({ name }) => name === 'experiments');
    expect(await portable?.rows(community)).toEqual([]);
    const made = await titled('U0DEV', 'Silent start with us');
    await kernel().experiments.describe(made, { visibility: 'all' }, world.clock.now());
    const rows = (await portable?.rows(community)) ?? [];
    expect(rows.map(({ title }) => title)).toEqual(['Silent start with us']);
    expect(JSON.stringify(await feature()?.exportOf?.(community))).not.toContain('Still on it');
    await kernel().experiments.remove(TEAM, made.id);
    const by = { userId: null, now: world.clock.now() };
    expect(await portable?.restore(community, rows[0], by)).toBeNull();
    expect(await portable?.rows(community)).toEqual(rows);
    expect(await portable?.restore(community, rows[0], by)).toBe('an experiment with this id is here already');
    expect(await portable?.restore(community, { ...rows[0], id: 'x', visibility: 'title', sharedAt: null }, by)).toBe(
      'it is private, and private ones do not travel',
    );
    expect(await portable?.restore(community, { title: 'only' }, by)).toContain('not an experiment: id');
  });

  it('parks what somebody runs who leaves, and keeps what others share without the name', async () => {
    const now = world.clock.now();
    expect((await feature()?.storedAbout?.(TEAM, 'U0BEN'))?.[0]?.records).toHaveLength(2);
    await feature()?.forget?.({ teamId: TEAM, userId: 'U0BEN', communityId: id(), choice: 'without-name', now });
    expect(await titled('U0BEN', 'Ben’s own')).toMatchObject({ state: 'parked', visibility: 'none' });
    expect(await titled('U0ANA', 'Change talk')).toMatchObject({ state: 'parked', partnerId: null });
    await feature()?.forget?.({ teamId: TEAM, userId: 'U0DEV', communityId: null, choice: 'without-name', now });
    const all = await kernel().experiments.list({ teamId: TEAM });
    expect(all.find(({ title }) => title === 'Silent start with us')).toMatchObject({ ownerId: null });
    await feature()?.forget?.({ teamId: TEAM, userId: 'U0BEN', communityId: null, choice: 'without-name', now });
    expect(await of('U0BEN')).toEqual([]);
    const blank = (await kernel().experiments.list({ teamId: TEAM })).find(({ title }) => title === 'An experiment');
    expect(blank).toMatchObject({ ownerId: null, fields: {} });
    await feature()?.forget?.({ teamId: TEAM, userId: 'U0CLEO', communityId: null, choice: 'delete', now });
    expect(await of('U0CLEO')).toEqual([]);
    expect(await feature()?.storedAbout?.(TEAM, 'U0CLEO')).toEqual([]);
  });

  it('offers one in the thread of the launch’s last step but two', async () => {
    const launch = kernel().library.ceremony_formats.find(({ run_sheet: sheet }) =>
      sheet.some(({ tools }) => tools.includes('experiment')),
    );
    expect(launch?.run_sheet.find(({ tools }) => tools.includes('experiment'))?.step).toBe('First step');
    const community = await kernel().communities.get(TEAM, id());
    const [session] = await kernel().calendar.sessions(TEAM, id());
    const [tool] = feature()?.stepTools ?? [];
    if (!session) throw new Error('no session');
    const situation = {
      community,
      session,
      steps: [],
      index: 0,
      here: [],
      hostId: null,
      thread: { channel: CHANNEL, ts: '1' },
      endsAt: 0,
      now: 0,
    };
    expect(JSON.stringify(await tool?.begin?.(situation))).toContain(`session/${session.id}`);
  });
});
