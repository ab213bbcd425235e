import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isOf, type Pair, type PairEvent } from '../../../src/community/pair.ts';
import { createStore } from '../../../src/features/pacts/store.ts';
import { createStore as createTalksStore } from '../../../src/features/talks/store.ts';
import { DAY } from '../../../src/platform/clock.ts';
import type { Values } from '../../../src/platform/feature.ts';
import { toInstant, toLocal } from '../../../src/platform/time/zones.ts';
import { aPair } from '../../support/pair.ts';
import { openWorld, TEAM, type World } from '../../support/world.ts';

const LONDON = 'Europe/London';
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const pairs = () => world.app.kernel.pairs;
const add = async (id: string, people: string[], change: Partial<Pair> = {}): Promise<void> => {
  const now = world.clock.now();
  const where = { teamId: TEAM, communityId: world.community?.id ?? '', id, toldOn: '2026-11-02', createdAt: now };
  await pairs().add(aPair(people, { ...where, ...change }));
};
const now = async (id: string): Promise<Pair> => {
  const pair = await pairs().find(TEAM, id);
  if (!pair) throw new Error(`no ${id}`);
  return pair;
};
const happens = (id: string, event: PairEvent) => pairs().happen({ teamId: TEAM, id }, event, world.clock.now());
const community = () => world.app.kernel.communities.get(TEAM, world.community?.id ?? '');
const store = () => createStore(world.app.db);
const pact = async (pairId: string) => {
  const found = await store().find({ teamId: TEAM, pairId });
  if (!found) throw new Error(`no pact ${pairId}`);
  return found;
};
const feature = () => world.app.contributions.find(({ name }) => name === 'pacts');

/** What the agenda does on this day, without the days between. */
const wakes = async (touch: string, pairId: string, on: string): Promise<void> => {
  const dueAt = toInstant(on, '10:00', LONDON);
  const due = { rowId: 'r', touch, teamId: TEAM, communityId: world.community?.id ?? '', anchor: `${pairId}/${on}`, userId: null };
  const found = feature()?.touches?.find(({ id }) => id === touch);
  await world.app.db.transaction(async () => found?.run({ ...due, dueAt, localDate: on, localTime: '10:00', zone: LONDON, now: dueAt }));
};
const presses = (person: World['dev'], actionId: string, value: string) => {
  const handler = feature()?.actions?.[actionId];
  if (!handler) throw new Error(`no ${actionId}`);
  const act = { teamId: TEAM, userId: person.userId, now: world.clock.now(), channelId: null, actionId, value, chosen: [] };
  return world.app.db.transaction(() => Promise.resolve(handler({ ...act, message: null, modal: null, home: false })));
};
const submits = async (person: World['dev'], callbackId: string, metadata: string, values: Values) =>
  feature()?.submissions?.[callbackId]?.({ teamId: TEAM, userId: person.userId, now: world.clock.now(), channelId: null, id: 'V', callbackId, metadata, values }); // biome-ignore format: one thought
/** As it stands a moment later. */
const introduction = async (person: World['dev']): Promise<string> => {
  await world.passes('1 minute');
  return person.messages().findLast(({ text }) => text.includes('Three talks, nine weeks'))?.text ?? '';
};
const seconds = (date: string, time: string) => String(toInstant(date, time, LONDON) / 1000);

describe('two who were told', () => {
  it('are introduced in an hour they share, and each writes a page; the first fixes dates, the second agrees', async () => {
    await add('P1', ['U0CLEO', 'U0DEV'], { state: 'matched', toldAt: null });
    expect(await store().find({ teamId: TEAM, pairId: 'P1' })).toBeNull();
    await happens('P1', { is: 'told' });
    await world.passes('1 hour');
    expect(await introduction(world.dev)).toContain('Three talks, nine weeks: Cleo and Dev.');
    expect((await now('P1')).channelId).toMatch(/^G/);
    await world.dev.opensHome();
    world.dev.sees('Your pact with Cleo waits: five minutes.');

    await world.cleo.presses('Our pact');
    world.cleo.sees('Only the two of you see this; it goes 90 days after your round.');
    world.cleo.fills({ aims: 'Listening for longer', off_limits: 'My former team', style: 'wait for me' });
    await world.cleo.submits();
    world.cleo.sees('Weeks 2, 5 and 8, same weekday and hour');
    await world.cleo.chooses('First talk', seconds('2026-11-10', '09:30'));
    await world.cleo.submits();
    world.cleo.sees('✓ Your page is kept.');
    await world.cleo.closes({ all: true });
    // The two others followed the first.
    const dates = (await pact('P1')).terms?.dates.map((at) => `${toLocal(at, LONDON).date} ${toLocal(at, LONDON).time}`);
    expect(dates).toEqual(['2026-11-10 09:30', '2026-12-01 09:30', '2026-12-22 09:30']);
    expect(await introduction(world.dev)).toContain('Your pact has begun, with three dates');
    expect(await introduction(world.dev)).not.toContain('Listening for longer');

    await world.dev.presses('Our pact');
    world.dev.sees('Listening for longer');
    world.dev.sees('My former team');
    expect(world.dev.reads()).not.toContain('wait for me');
    world.dev.fills({ aims: 'Saying no' });
    await world.dev.submits();
    world.dev.sees('These dates are proposed. Leave them to agree');
    await world.dev.submits();
    world.dev.sees('✓ Your pact stands.');
    world.dev.sees('wait for me');
    await world.dev.closes({ all: true });
    expect((await now('P1')).state).toBe('agreed');
    expect(await introduction(world.cleo)).toContain('✓ Your pact stands. First talk');
    expect(await pact('P1')).toMatchObject({ version: 1, standing: { shape: '30 + 30 minutes in one go' } });
    // Each has them in a calendar file.
    const talks = await createTalksStore(world.app.db).of({ teamId: TEAM, pairId: 'P1' });
    expect(talks.map(({ at, minutes }) => [toLocal(at, LONDON).date, minutes])).toEqual([['2026-11-10', 60], ['2026-12-01', 60], ['2026-12-22', 60]]); // biome-ignore format: a list
  });

  it('read it again; other dates ask the other one once more, in one tap', async () => {
    await world.cleo.presses('Our pact');
    world.cleo.sees('Saying no');
    await world.cleo.presses('Change it');
    await world.cleo.submits();
    world.cleo.fills({ 'Second talk': seconds('2026-12-02', '11:00'), 'Third talk': seconds('2026-12-01', '11:00') });
    await world.cleo.submits();
    world.cleo.sees('This is not after the talk before it.');
    world.cleo.fills({ 'Third talk': seconds('2026-12-22', '11:00') });
    await world.cleo.submits();
    world.cleo.sees('Other dates are proposed');
    await world.cleo.closes({ all: true });
    expect((await pact('P1')).standing?.dates[1]).toBe(toInstant('2026-12-01', '09:30', LONDON));
    await world.dev.opensHome();
    world.dev.sees('Other dates are proposed for your talks with Cleo.');
    expect(await introduction(world.dev)).toContain('Other dates are proposed');
    // A tap for dates that have changed meanwhile agrees to nothing.
    await presses(world.dev, 'pacts:agree', 'P1 1');
    expect((await pact('P1')).standing?.dates[1]).toBe(toInstant('2026-12-01', '09:30', LONDON));
    // Nor does a form that was opened before they changed: it shows them first.
    const late = {
      first: seconds('2026-11-12', '10:00'),
      'second-0': seconds('2026-12-03', '10:00'),
      'third-0': seconds('2026-12-17', '10:00'),
    };
    const answer = await submits(world.dev, 'pacts:dates', 'P1 1', { ...late, shape: 'Walk and talk, 45 minutes' });
    expect(JSON.stringify(answer?.update)).toContain('Meanwhile other dates were proposed.');
    await world.dev.presses('These dates suit me', { channel: (await now('P1')).channelId ?? '' });
    expect((await pact('P1')).standing?.dates[1]).toBe(toInstant('2026-12-02', '11:00', LONDON));
    expect(await introduction(world.cleo)).toContain('✓ Your pact stands.');
    expect(await feature()?.home?.[0]?.rows({ person: await world.app.kernel.people.get(TEAM, 'U0DEV'), now: world.clock.now(), memberships: [] })).toEqual([]); // biome-ignore format: one thought
  });

  it('read a new date in their introduction when a talk has moved since', async () => {
    const submission = world.app.contributions.find(({ name }) => name === 'talks')?.submissions?.['talks:move'];
    const values = { date: '2026-12-04', time: '11:00' };
    const act = { teamId: TEAM, userId: 'U0DEV', now: world.clock.now(), channelId: null, id: 'V', callbackId: 'talks:move', values };
    await world.app.db.transaction(async () => submission?.({ ...act, metadata: 'P1 2' }));
    expect((await pact('P1')).standing?.dates[1]).toBe(toInstant('2026-12-04', '11:00', 'Asia/Kolkata'));
    expect(await introduction(world.cleo)).toContain('then Fri 4 Dec, 05:30 London time');
  });

  it('pick a guide by its "when"; either may, and both read which', async () => {
    await world.dev.presses('Pick a guide');
    world.dev.sees('When several goods compete for the same people and every choice disappoints somebody.');
    await presses(world.dev, 'pacts:look', 'P1 cg-priorities');
    await world.dev.presses('Look at it: Too many things that all matter');
    world.dev.sees('30 minutes for one of you: Settle 2, Aim 4, Look 9, Widen 8, Choose 5 and Hold 2.');
    await world.dev.submits();
    expect(world.dev.modal()).toBeNull();
    expect((await now('P1')).guideId).toBe('cg-priorities');
    expect(await introduction(world.cleo)).toContain('Your guide: Too many things that all matter.');
  });

  it('share it with nobody: whoever else presses is told kindly, and so is a late press', async () => {
    for (const action of ['pacts:open', 'pacts:change', 'pacts:guide', 'pacts:still-on', 'pacts:let-go'])
      await expect(presses(world.fay, action, 'P1')).rejects.toThrow('This belongs to the two of them.');
    await expect(presses(world.fay, 'pacts:agree', 'P1 2')).rejects.toThrow('two of them');
    await expect(presses(world.fay, 'pacts:open', 'gone')).rejects.toThrow('not kept any more');
    expect((await presses(world.dev, 'pacts:let-go', 'P1'))?.reply?.text).toContain('Your pact stands already.');
    const about = await feature()?.storedAbout?.(TEAM, 'U0CLEO');
    expect(about).toMatchObject([{ title: 'Coaching pacts', records: [{ aims: 'Listening for longer', with: 'Dev', privacy: 'P1' }] }]);
    await happens('P1', { is: 'over', why: 'closed' });
    expect(JSON.stringify(await presses(world.dev, 'pacts:open', 'P1'))).toContain('Your round is over. This is what you agreed on.');
    await expect(presses(world.dev, 'pacts:guide', 'P1')).rejects.toThrow('This round is closed for the two of you.');
    await feature()?.tidy?.(world.clock.now() + 89 * DAY);
    expect(await pact('P1')).toBeDefined();
    await feature()?.tidy?.(world.clock.now() + 91 * DAY);
    await expect(presses(world.dev, 'pacts:open', 'P1')).rejects.toThrow('not kept any more');
    expect(world.logged()).not.toMatch(/Listening for longer|My former team|wait for me/);
  });
});

describe('a pact that is not complete', () => {
  const signs = async (pairId: string, userId: string): Promise<void> => {
    const one = { teamId: TEAM, pairId };
    const dates = [10, 20, 30].map((days) => world.clock.now() + days * DAY);
    if ((await pact(pairId)).version === 0) await store().change(one, { terms: { shape: '', dates }, version: 1 });
    await store().changePage(one, userId, { aims: 'x', signedAt: 1, agreedTo: 1 });
  };

  it('is asked about once after five days, kept open by one tap for five more, and then let go', async () => {
    await add('P2', ['U0ELI', 'U0FAY']);
    await world.passes('5 hours');
    await signs('P2', 'U0ELI');
    expect(await pact('P2')).toMatchObject({ introduction: 'said', lookOn: '2026-11-09', releaseOn: '2026-11-16' });
    await wakes('pacts.look', 'P2', '2026-11-08');
    expect((await pact('P2')).asking).toBe('no');
    await wakes('pacts.look', 'P2', '2026-11-09');
    expect((await pact('P2')).asking).toBe('apart');
    expect((await presses(world.eli, 'pacts:still-on', 'P2'))?.reply?.text).toContain('It stays open until Monday 23 November.');
    await wakes('pacts.release', 'P2', '2026-11-16');
    expect([(await now('P2')).state, (await pact('P2')).releaseOn]).toEqual(['told', '2026-11-23']);
    expect((await presses(world.fay, 'pacts:still-on', 'P2'))?.reply?.text).toContain('until Monday 23 November.');
    await wakes('pacts.release', 'P2', '2026-11-23');
    expect(await now('P2')).toMatchObject({ state: 'over', ended: 'unsigned' });
  });

  it('is let go by either, and nobody is named; without a word after ten days', async () => {
    await add('P3', ['U0GUS', 'U0HANA']);
    const gone = await presses(world.hana, 'pacts:let-go', 'P3');
    expect(gone?.replace?.text).toBe('This round is closed for the two of you.');
    expect(await now('P3')).toMatchObject({ state: 'over', ended: 'unsigned' });
    await add('P4', ['U0GUS', 'U0IDA']);
    await wakes('pacts.release', 'P4', '2026-11-16');
    expect(await now('P4')).toMatchObject({ state: 'over', ended: 'unsigned' });
    // Neither message went out to anybody.
    await world.passes('1 hour');
    expect(await introduction(world.gus)).toBe('');
  });

  it('is asked about in the introduction when their week is full', async () => {
    await add('P5', ['U0GUS', 'U0IDA']);
    const at = toInstant('2026-11-09', '09:00', LONDON);
    for (const key of ['a', 'b'])
      for (const userId of ['U0GUS', 'U0IDA'])
        await world.app.kernel.attention.keepRoom({ teamId: TEAM, communityId: world.community?.id ?? '', userIds: [userId], touch: 'x', key: `${key}${userId}`, minutes: 1 }, at); // biome-ignore format: one thought
    await store().change({ teamId: TEAM, pairId: 'P5' }, { introduction: 'said', channelId: 'G1', ts: '1.1' });
    await wakes('pacts.look', 'P5', '2026-11-09');
    expect((await pact('P5')).asking).toBe('within');
    // While the community rests, nobody is let go.
    const by = { userId: 'U0ANA', now: world.clock.now() };
    const rests = await world.app.kernel.communities.change(await community(), { status: 'paused' }, by);
    await wakes('pacts.release', 'P5', '2026-11-16');
    await world.app.kernel.communities.change(rests, { status: 'active' }, by);
    expect([(await now('P5')).state, (await pact('P5')).releaseOn]).toEqual(['told', '2026-11-23']);
    await happens('P5', { is: 'over', why: 'unsigned' });
  });
});

describe('three', () => {
  it('are told why three, two suffice when one leaves, and the leaver’s page goes', async () => {
    await add('P6', ['U0ANA', 'U0BEN', 'U0GUS'], {
      reason: { otherFunction: true, otherBand: null, offerMeetsWant: false, sharedHours: 6, metBefore: 0, third: { userId: 'U0GUS', because: 'odd' }, by: 'round' }, // biome-ignore format: one thought
    });
    await world.until('2026-11-03', '10:30');
    expect(await introduction(world.ana)).toContain('this time it was Gus’s turn to be the third.\nThree talk in turned-back consulting');
    for (const person of [world.ana, world.ben]) {
      await person.presses('Our pact');
      person.sees('Only the three of you see this');
      await person.submits();
      await person.submits();
      await person.closes({ all: true });
    }
    expect((await now('P6')).state).toBe('told');
    await happens('P6', { is: 'left', userId: 'U0GUS', why: 'gone' });
    await world.passes('5 minutes');
    const pair = await now('P6');
    expect([pair.state, isOf(pair, 'U0GUS')]).toEqual(['agreed', false]);
    expect((await store().pages({ teamId: TEAM, pairId: 'P6' })).map(({ userId }) => userId)).toEqual(['U0ANA', 'U0BEN']);
    // The conversation that Gus is still in reads nothing new.
    expect(await introduction(world.gus)).not.toContain('Your pact stands');
    await expect(presses(world.gus, 'pacts:open', 'P6')).rejects.toThrow('This belongs to the two of them.');
  });

  it('is introduced anew when a third joins, and goes with whoever is forgotten', async () => {
    const brought = { offer: '', want: 'A new eye', from: '09:00', until: '17:00' };
    await happens('P6', {
      is: 'joined',
      userId: 'U0HANA',
      brought,
      reason: { ...(await now('P6')).reason, third: { userId: 'U0HANA', because: 'later' } },
    });
    await world.until('2026-11-11', '11:00');
    expect(await introduction(world.hana)).toContain('Hana joins the two others: it was the best place that was left.');
    await world.hana.opensHome();
    world.hana.sees('Your pact with Ana and Ben waits: five minutes.');
    await feature()?.forget?.({ teamId: TEAM, userId: 'U0HANA', communityId: null, choice: 'delete', now: world.clock.now() });
    expect(await store().find({ teamId: TEAM, pairId: 'P6' })).toBeNull();
    expect(await store().pagesBy(TEAM, 'U0ANA')).toEqual([]);
  });
});
