import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pair } from '../../../src/community/pair.ts';
import { createTalks } from '../../../src/features/talks/index.ts';
import type { ActionAct } from '../../../src/platform/feature.ts';
import { toInstant } from '../../../src/platform/time/zones.ts';
import { readParts, valueIn } from '../../platform/calendar-lines.ts';
import { aPair } from '../../support/pair.ts';
import { openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
const ID = 'pair-1';
const kernel = () => world.app.kernel;
/** The same capability beside the app's own, with a pact that says how Fay likes it. */
const talks = () =>
  createTalks(kernel(), {
    styleOf: async (_, userId) => (userId === 'U0FAY' ? 'ask first' : null),
    shapeOf: async () => null,
    dateMoved: async () => undefined,
  });
const london = (date: string, time: string) => toInstant(date, time, 'Europe/London');
const DATES = [london('2026-11-10', '15:00'), london('2026-12-02', '15:00'), london('2026-12-22', '15:00')];
const pair = async (): Promise<Pair> => {
  const found = await kernel().pairs.find(TEAM, ID);
  if (!found) throw new Error('the pair');
  return found;
};
const files = () => [...world.server.workspace.files.values()].filter(({ name }) => name === 'coaching-talks.ics');
const eventsOf = (at: number) =>
  (readParts(new TextDecoder().decode(files().at(at)?.bytes))[0]?.parts ?? []).filter(({ name }) => name === 'VEVENT');
const inFile = (at: number, key: string) => eventsOf(at).map((event) => valueIn(event, key));
const stored = (userId: string) => world.app.contributions.find(({ name }) => name === 'talks')?.storedAbout?.(TEAM, userId) ?? [];
const press = async (userId: string, actionId: string, value: string) => {
  const act: ActionAct = {
    ...{
      teamId: TEAM,
      userId,
      now: world.clock.now(),
      channelId: null,
      actionId,
      value,
      chosen: [],
      message: null,
      modal: null,
      home: true,
    },
  };
  return (await world.app.registry.actions.get(actionId)?.(act)) ?? {};
};

describe('Ben in London and Fay in New York', () => {
  beforeAll(async () => {
    world = await openWorld({ at: ['2026-11-03', '11:00'] });
    const now = world.clock.now();
    await kernel().pairs.add(
      aPair(['U0BEN', 'U0FAY'], { teamId: TEAM, communityId: world.community?.id ?? '', id: ID, createdAt: now, toldAt: now }),
    );
    await kernel().pairs.happen({ teamId: TEAM, id: ID }, { is: 'guided', guideId: 'cg-ambiguity' }, now);
    await kernel().pairs.happen({ teamId: TEAM, id: ID }, { is: 'agreed' }, now);
    await talks().fixDates(await pair(), DATES, 60, now);
    await world.passes('2 minutes');
  });
  afterAll(() => world.close());

  it('have three dates in one calendar file, each in her own hours and zone, with nothing but their names in it', async () => {
    world.ben.sees('Your talks with Fay, for your calendar:');
    expect(files()).toHaveLength(1);
    await world.until('2026-11-03', '14:05');
    world.fay.sees('Your talks with Ben, for your calendar:');
    expect(inFile(0, 'SUMMARY')).toEqual(Array.from({ length: 3 }, () => 'Coaching talk: Ben and Fay'));
    expect(inFile(0, 'DTSTART')).toEqual(['20261110T150000', '20261202T150000', '20261222T150000']);
    expect(inFile(1, 'DTSTART')).toEqual(['20261110T100000', '20261202T100000', '20261222T100000']);
    expect(inFile(1, 'SEQUENCE')).toEqual(['0', '0', '0']);
    await talks().fixDates(await pair(), DATES, 60, world.clock.now());
    await world.passes('1 minute');
    expect(files()).toHaveLength(2);
  });

  it('see the next date on Home, and from the day before the guide, without a message', async () => {
    await world.ben.opensHome();
    world.ben.sees('With Fay: talk 1 on Tuesday 10 November');
    await world.until('2026-11-09', '12:00');
    const before = world.fay.messages().length;
    await world.fay.opensHome();
    world.fay.sees('Talk 1 with Ben: Tue 10 Nov, 10:00 New York time. Two minutes with the guide help.');
    await world.until('2026-11-10', '15:00');
    expect(
      world.fay
        .messages()
        .slice(before)
        .map(({ text }) => text)
        .join(),
    ).not.toContain('talk');
    await world.fay.presses('Open the guide', { home: true });
    world.fay.sees('Acting before things are clear');
    world.fay.sees('First half: Ben is coached, you coach.');
    world.fay.sees('What will you be able to tell me on Wednesday 2 December?');
    expect(world.fay.reads()).not.toContain('finds it helpful');
    const asBen = { teamId: TEAM, userId: 'U0BEN', now: world.clock.now(), channelId: null, actionId: 'talks:desk', value: ID };
    const desk = await talks().actions?.['talks:desk']?.({ ...asBen, chosen: [], message: null, modal: null, home: true });
    expect(JSON.stringify(desk)).toContain('Fay finds it helpful when you …');
  });

  it('go through a talk page by page, with the time on each, and swap at half-time', async () => {
    await world.fay.presses('Start now');
    world.fay.sees('*Settle* · 10:00–10:02');
    world.fay.sees('When you coach');
    for (let page = 1; page < 6; page++) await world.fay.presses('Next');
    world.fay.sees('*Hold* · 10:28–10:30');
    await world.fay.presses('Next');
    world.fay.sees('Now you swap roles.');
    world.fay.sees('You are coached, Ben coaches.');
    expect(JSON.stringify(world.fay.modal()?.blocks)).not.toContain('When you coach');
    await world.fay.presses('Back');
    world.fay.sees('*Hold* · 10:28–10:30');
    for (let page = 6; page < 12; page++) await world.fay.presses('Next');
    await world.until('2026-11-10', '16:00');
    await world.fay.presses('We talked');
    world.fay.sees('✓ Talk 1 is counted.');
    expect((await pair()).talks).toBe(1);
  });

  it('look back each for herself: choices only, shown to nobody else', async () => {
    await world.fay.presses('Look back for myself');
    world.fay.fills({ spoke: 'Yes', pause: 'Which guess, if wrong, would hurt most?' });
    await world.fay.submits();
    world.fay.fills({ air: '3: partner speaks three quarters', step: '2: vague intention' });
    await world.fay.submits();
    world.fay.sees('*Air time*: solid');
    world.fay.sees('Which guess, if wrong, would hurt most?');
    await world.fay.closes({ all: true });
    expect(JSON.stringify(await stored('U0FAY'))).toContain('Which guess, if wrong, would hurt most?');
    expect(JSON.stringify(await stored('U0BEN'))).not.toContain('guess');
    expect((await press('U0BEN', 'talks:growth', '')).open?.blocks).toHaveLength(2);
  });

  it('give each other feedback that only the coach reads', async () => {
    await world.ben.opensHome();
    await world.ben.presses('Open the desk', { home: true });
    await world.ben.presses('Give feedback');
    world.ben.fills({ questions: '3: one at a time, built on the answer' });
    await world.ben.submits();
    world.ben.sees('✓ Fay has it, and nobody else.');
    await world.ben.closes({ all: true });
    await world.until('2026-11-20', '17:00');
    world.fay.sees('Ben has given you feedback on how you coach. Only you can read it.');
    await world.fay.presses('Read it');
    world.fay.sees('Questions: solid');
    await world.fay.closes({ all: true });
  });

  it('are asked in week three; both say Met, and it is one talk', async () => {
    await world.until('2026-12-01', '16:40');
    world.ben.sees('You and Fay: have you talked? I only count, I do not ask about what.');
    expect(
      world.fay
        .messages()
        .map(({ text }) => text)
        .join(),
    ).not.toContain('You and Ben: have you talked?');
    await world.ben.types('/checkin');
    world.ben.fills({ 'You and Fay: have you talked? I only count, I do not ask about what.': 'Met' });
    await world.ben.submits();
    world.ben.sees('✓ Talk 1 is counted.');
    await world.ben.closes({ all: true });
    expect((await pair()).talks).toBe(1);
  });

  it('move a talk by hand, and both calendars hear of it, the sequence up', async () => {
    await world.ben.opensHome();
    await world.ben.presses({ actionId: 'talks:desk' }, { home: true });
    await world.ben.presses('Move it');
    world.ben.fills({ date: '2026-12-01', time: '09:00' });
    await world.ben.submits();
    expect(world.ben.errors()).toEqual({ date: 'That time has passed. Choose one to come.' });
    world.ben.fills({ date: '2026-12-03', time: '15:30' });
    await world.ben.submits();
    world.ben.sees('✓ Talk 2 has its date.');
    await world.ben.closes({ all: true });
    await world.passes('1 minute');
    expect(inFile(-1, 'DTSTART')).toEqual(['20261203T103000']);
    expect(inFile(-1, 'SEQUENCE')).toEqual(['1']);
    world.fay.sees('Your talk with Ben has a date:');
    // Signed anew with the old dates, for the sake of something else: what was moved since stays.
    await talks().fixDates(await pair(), DATES, 45, world.clock.now());
    expect(await talks().nextOf(await pair(), world.clock.now())).toMatchObject({ at: london('2026-12-03', '15:30'), minutes: 45 });
  });

  it('get three times inside the hours they share, and one tap fixes one for both', async () => {
    await world.fay.opensHome();
    await world.fay.presses({ actionId: 'talks:desk' }, { home: true });
    await world.fay.presses('Help us');
    world.fay.sees('Times for talk 2 inside the hours you share.');
    const [first, second] = await talksTimes();
    await world.fay.presses({ actionId: `talks:take#${first}` });
    world.fay.sees('✓ Talk 2 has its date.');
    await world.fay.closes({ all: true });
    await world.until('2026-12-02', '15:00');
    world.ben.sees('inside the hours you share. The calendar file follows.');
    await world.ben.presses({ actionId: `talks:take#${second}` });
    await world.passes('2 minutes');
    expect((await talks().nextOf(await pair(), world.clock.now()))?.at).toBe(second);
  });
  const talksTimes = async (): Promise<number[]> =>
    [...JSON.stringify(world.fay.modal()?.blocks).matchAll(/talks:take#(\d+)/g)].map(([, at]) => Number(at));

  it('are nobody else’s: a third person is told so, kindly', async () => {
    for (const actionId of ['talks:desk', 'talks:met', 'talks:help', 'talks:end', 'talks:move', 'talks:feedback', 'talks:self'])
      await expect(press('U0GUS', actionId, ID)).rejects.toThrow('This belongs to the two of them.');
    await expect(press('U0GUS', 'talks:desk', 'gone')).rejects.toThrow('This round is over, and I have kept nothing of it.');
  });

  it('end quietly after one question; dates leave both calendars, and old buttons answer kindly', async () => {
    await world.ben.opensHome();
    await world.ben.presses({ actionId: 'talks:desk' }, { home: true });
    await world.ben.presses('End it quietly');
    world.ben.sees('without a reason and without a name');
    await world.ben.submits();
    world.ben.sees('It is closed. No reason is kept.');
    await world.ben.closes({ all: true });
    expect(await pair()).toMatchObject({ state: 'over', ended: 'quietly', talks: 1 });
    await world.until('2026-12-03', '16:00');
    const files2 = files()
      .slice(-2)
      .map((_, at) => inFile(at - 2, 'STATUS'));
    expect(files2).toEqual([
      ['CANCELLED', 'CANCELLED'],
      ['CANCELLED', 'CANCELLED'],
    ]);
    world.fay.sees('Your talks with Ben will not take place:');
    expect(world.fay.reads()).not.toContain('quietly');
    for (const actionId of ['talks:desk', 'talks:met', 'talks:end', 'talks:start']) {
      const { reply } = await press('U0FAY', actionId, ID);
      expect(reply?.text).toBe('Your round with Ben is closed. What you noted for yourself stays yours.');
    }
    await world.fay.opensHome();
    expect(JSON.stringify(world.fay.home()?.blocks)).not.toContain('talks:desk');
  });

  it('are forgotten with one of them, and her own notes only when she says so', async () => {
    const feature = world.app.contributions.find(({ name }) => name === 'talks');
    const forgetting = { teamId: TEAM, userId: 'U0FAY', now: world.clock.now(), choice: 'without-name' as const };
    await feature?.forget?.({ ...forgetting, communityId: world.community?.id ?? '' });
    expect((await stored('U0FAY')).map(({ title }) => title)).toEqual(['How you coach, by yourself']);
    expect(await stored('U0BEN')).toEqual([]);
    await feature?.forget?.({ ...forgetting, communityId: null });
    expect(await stored('U0FAY')).toEqual([]);
    expect(world.logged()).not.toContain('U0FAY finds');
  });
});
