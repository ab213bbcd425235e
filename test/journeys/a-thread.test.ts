/** One thread, from a step named in a debrief to a card that others reuse: a quarter in the words of whoever is in it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Experiment } from '../../src/community/experiment.ts';
import type { Item } from '../../src/community/item.ts';
import { DAY } from '../../src/platform/clock.ts';
import { listOffered } from '../../src/sandbox/acting-buttons.ts';
import type { Person } from '../../src/sandbox/person.ts';
import { done } from '../support/heard.ts';
import { CHANNEL, openWorld, TEAM, type World } from '../support/world.ts';

const STEP = 'When somebody brings me a *plan*, I will ask for a <second> option';
const CARD = 'Ask for a second option before you delegate';

let world: World;
const folder = mkdtempSync(join(tmpdir(), 'rondo-thread-'));
// Three weeks under way: the session is on 11 November.
beforeAll(async () => {
  world = await openWorld({ databaseUrl: `file:${join(folder, 'rondo.db')}`, patient: true });
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const kernel = () => world.app.kernel;
const communityId = (): string => world.community?.id ?? '';
/** Oldest first. */
const led = async (leadId: string): Promise<Experiment[]> =>
  (await kernel().experiments.list({ teamId: TEAM, communityId: communityId(), leadId })).toSorted((a, b) => a.round - b.round);
const card = async (): Promise<Item> => {
  const found = (await kernel().shelf.list({ teamId: TEAM, kinds: ['card'] })).find(({ title }) => title === CARD);
  if (!found) throw new Error('the card is not there');
  return found;
};
/** A button of which there may be several, by what it is about. */
const open = (person: Person, about: string, label = 'Open'): Promise<void> => {
  const blocks = JSON.stringify(person.modal()?.blocks);
  const found = [
    ...blocks.matchAll(/"text":"([^"]*)","emoji":false\},"action_id":"([^"]+)","value":"([^"]+)","accessibility_label":"([^"]*)"/g),
  ];
  const [, , actionId = '', value = ''] = found.find(([, text, , , said]) => text === label && said?.includes(about)) ?? [];
  if (actionId === '') throw new Error(`no ${label} about ${about}`);
  return person.presses({ actionId, value });
};
const walks = (person: Person, to: 'on' | 'back'): Promise<void> => {
  const ends = listOffered(person.modal()?.blocks).filter(({ label }) => label === 'Walk on from here');
  const end = to === 'on' ? ends.at(-1) : ends[0];
  if (!end) throw new Error('the trail has no end to walk on from');
  return person.presses(end.name);
};
const said = (person: Person, text: string): number => person.messages().filter((message) => message.text.includes(text)).length;

describe('a thread', () => {
  it('begins with a step that somebody names in the debrief, and makes it an experiment', async () => {
    await world.until('2026-11-11', '10:25');
    for (const person of [world.dev, world.ana, world.ben, world.eli]) await person.presses('I am here', { channel: CHANNEL });
    await world.until('2026-11-11', '11:38');
    await world.dev.presses('Fill in', { channel: CHANNEL });
    await world.dev.fills({ useful: '5', takeaway: 'A second option costs a minute.' }).submits();
    await world.dev.fills({ step: STEP }).submits();
    await done(world.dev);
    await world.until('2026-11-11', '12:30');
    await world.dev.types('/rondo reflections');
    await world.dev.presses('Your steps');
    world.dev.sees(STEP);
    await world.dev.presses('Make it an experiment');
    world.dev.sees('Use it when you want to behave differently');
    await world.dev.presses({ actionId: 'experiments:choose#xt-habit' });
    world.dev.sees('It comes from:');
    const design = { situation: 'when a lead brings me a plan', now: 'I comment at once', predict: 'half of them bring a second option' };
    await world.dev.fills({ title: 'Ask for a second option', ...design, instead: 'I ask for a second option', count: 'tally' }).submits();
    await world.dev.fills({ stop: 'if a plan is late', buddy: 'U0ANA' }).submits();
    world.dev.sees('✓ Designed.');
    await world.dev.presses('Start');
    world.dev.sees('Next: a checkpoint in the weekly slot after Wed 18 Nov.');
    await done(world.dev);
    expect(await led('U0DEV')).toMatchObject([{ state: 'running', startOn: '2026-11-11', round: 1 }]);
  });

  it('asks once how it goes; “Worse” is a result, and offers what may help', async () => {
    await world.until('2026-11-25', '10:00');
    const asked = world.dev.messages().filter(({ kind, text }) => kind === 'im' && text.includes('Two minutes on your trial'));
    expect(asked).toHaveLength(1);
    await world.dev.presses('Check in', { channel: asked[0]?.channel ?? '', ts: asked[0]?.ts ?? '' });
    world.dev.sees('You expected: half of them bring a second option');
    await world.dev.fills({ vs: 'Worse', saw: 'They wait for my *option* <again>' }).submits();
    world.dev.sees('That is a result, too, and early.');
    expect(await led('U0DEV')).toMatchObject([{ state: 'running', misses: 0 }]);
  });

  it('is changed: it ends with a result and a decision, and goes on as a second round with one line changed', async () => {
    await world.dev.presses('Change one thing');
    await world.dev.fills({ happened: 'They waited for mine. Alone they would not.' }).submits();
    await world.dev.presses('Decide');
    for (const answer of ['Yes', 'No', 'Yes']) await world.dev.presses(answer);
    world.dev.sees('Your answers lead here: Adapt.');
    await world.dev.submits();
    world.dev.sees('✓ Decided: adapt.');
    await world.dev.presses('Plan the next round');
    await world.dev.fills({ line: 'What will I do instead?', text: 'I ask for a second option in writing, a day before' }).submits();
    world.dev.sees('I ask for a second option in writing, a day before');
    while (world.dev.modal()?.submit) await world.dev.submits();
    world.dev.sees('round 2');
    await world.dev.presses('Start');
    world.dev.sees('✓ Started today.');
    await done(world.dev);
    const [first, second] = await led('U0DEV');
    expect(first).toMatchObject({ state: 'decided', verdict: 'adapt' });
    expect(second).toMatchObject({ state: 'running', round: 2, beforeId: first?.id });
  });

  it('loses nothing and says nothing twice in a restart, and when the clock is set back', async () => {
    await world.until('2026-12-02', '12:00');
    await world.restarts();
    const before = [world.dev, world.ana].map((person) => person.messages().length);
    world.clock.set(world.clock.now() - DAY);
    await world.app.tick();
    await world.until('2026-12-02', '12:00');
    expect([world.dev, world.ana].map((person) => person.messages().length)).toEqual(before);
    expect(await led('U0DEV')).toMatchObject([{ state: 'decided' }, { state: 'running', misses: 0 }]);
  });

  it('is adopted, shown to everyone, and written down as a card', async () => {
    await world.until('2026-12-10', '10:00');
    await done(world.dev);
    await world.dev.types('/experiment mine');
    await open(world.dev, 'Ask for a second option');
    await world.dev.presses('Record the result');
    await world.dev.fills({ happened: 'Seven of nine brought two options.' }).submits();
    await world.dev.presses('Decide');
    for (const answer of ['Yes', 'Yes', 'No']) await world.dev.presses(answer);
    world.dev.sees('Your answers lead here: Adopt');
    await world.dev.fills({ why: 'Writing gives them a day.' }).submits();
    world.dev.sees('✓ Decided: adopt.');
    await world.dev.presses('Show it to everyone');
    world.dev.sees('What they have read cannot be taken back.');
    await world.dev.fills({ topicClass: 'People' }).submits();
    world.dev.sees('✓ Everyone in Leading Northwind can read it now.');
    expect((await led('U0DEV')).at(-1)).toMatchObject({ state: 'shared', verdict: 'adopt' });
    await world.dev.presses('Write a card');
    world.dev.sees('It comes from:');
    const first = {
      Title: CARD,
      'Use it when': 'leads bring you a plan and wait for yours',
      'How to do it, step by step': 'Ask in writing, a day before.',
    };
    const more = {
      'Why it works, as far as we know': 'A day is enough to find one.',
      'Where it did not work, or would not': 'In an incident',
    };
    await world.dev.fills({ ...first, ...more }).submits();
    await world.dev.fills({ class: 'People', readers: 'Members here' }).submits();
    world.dev.sees('Members can read it.');
    world.dev.sees('Tried once: 1 worked.');
    await done(world.dev);
    expect(await card()).toMatchObject({ state: 'draft', privacy: 'P3', authorId: 'U0DEV' });
  });

  it('becomes shared when a second member has read it, and is found by half a word', async () => {
    await world.eli.types('/find');
    await open(world.eli, CARD);
    await world.eli.presses('I have read it');
    await world.eli.submits();
    world.eli.sees('You are its second reader.');
    await done(world.eli);
    expect((await card()).state).toBe('shared');
    await world.ben.types('/find deleg');
    world.ben.sees('Use it when leads bring you a plan');
    await open(world.ben, CARD);
    await world.ben.presses('Borrow this');
    await world.ben.presses('Start an experiment');
    world.ben.sees('From the shelf');
    const fit = {
      ask: 'How long is a day before?',
      fit: 'a team of eight',
      adapt: 'in our channel',
      keep: 'in writing',
      predict: 'two options in half of the cases',
      measure: 'a tally',
    };
    for (let page = 0; page < 3 && world.ben.modal()?.submit; page++) {
      const fields = Object.keys(world.ben.modal()?.values ?? {});
      await world.ben
        .fills(
          Object.fromEntries(Object.entries({ title: 'A second option, in our team', ...fit }).filter(([key]) => fields.includes(key))),
        )
        .submits();
    }
    await world.ben.presses('Start');
    world.ben.sees('✓ Started today.');
    await done(world.ben);
    await world.until('2026-12-21', '12:00');
    await world.ben.types('/experiment mine');
    await open(world.ben, 'A second option, in our team');
    await world.ben.presses('Record the result');
    await world.ben.fills({ happened: 'It worked as written.' }).submits();
    await done(world.ben);
    await world.ben.types('/experiment mine');
    await open(world.ben, 'A second option, in our team');
    await world.ben.presses('Say if it held');
    await world.ben.fills({ holds: 'Yes', what: 'Our channel was *enough* <for it>', show: 'On the page, with my name' }).submits();
    await done(world.ben);
  });

  it('is proven by a third member from another function, and its author hears of it once', async () => {
    await world.cleo.types('/find second option');
    await open(world.cleo, CARD);
    world.cleo.sees('Our channel was *enough* <for it>');
    await world.cleo.presses('Borrow this');
    await world.cleo.presses('I use it already');
    await world.cleo.fills({ holds: 'Yes', what: 'With two deals.', setting: 'remote', show: 'On the page, with my name' }).submits();
    await done(world.cleo);
    expect((await card()).state).toBe('proven');
  });

  it('is a trail that is walked from the step to the reuse, and back', async () => {
    await world.dev.types('/experiment mine');
    await open(world.dev, 'Ask for a second option');
    await world.dev.presses('Its trail');
    const way = [
      'Step: When somebody',
      '“Ask for a second option”: adapt',
      '“Ask for a second option”: adopt',
      CARD,
      'was used again: it worked',
    ];
    for (const stop of way) world.dev.sees(stop);
    // From one end to the other, by the buttons at the ends.
    await walks(world.dev, 'back');
    world.dev.sees('▸ Session: Session 2');
    await walks(world.dev, 'on');
    world.dev.sees('▸ Result: “A second option, in our team”');
    world.dev.sees('Step: When somebody');
    await open(world.dev, 'was used again', 'Open it');
    world.dev.sees('Use it when leads bring you a plan');
    await done(world.dev);
    // A step is nobody else's, and does not stand on the way of others.
    await world.cleo.types('/find second option');
    await open(world.cleo, CARD);
    await world.cleo.presses('Its trail');
    world.cleo.sees('“Ask for a second option”: adopt');
    expect(JSON.stringify(world.cleo.modals())).not.toContain('<second>');
    await done(world.cleo);
  });

  it('is opened to the organisation with a second reader, and taken back', async () => {
    await world.lea.types('/find second option');
    expect(JSON.stringify(world.lea.modal())).not.toContain(CARD);
    await done(world.lea);
    await world.dev.types('/rondo card mine');
    await open(world.dev, CARD, 'Open it');
    await world.dev.presses('Who may read it');
    await world.dev.presses('Take it to the organisation');
    const ticks = [0, 1, 2, 3, 4, 5].map(String);
    await world.dev.fills({ ticks: ticks.slice(1), reader: 'U0ELI' }).submits();
    expect(world.dev.errors().ticks).toContain('Each line needs a tick');
    await world.dev.fills({ ticks }).submits();
    world.dev.sees('✓ Eli is asked');
    await done(world.dev);
    await world.until('2027-01-07', '12:00');
    const asked = world.eli.messages().findLast(({ kind, text }) => kind === 'im' && text.includes('a second pair of eyes'));
    await world.eli.presses('Check in', { channel: asked?.channel ?? '', ts: asked?.ts ?? '' });
    await world.eli.fills({ reading: 'Yes, as it is' }).submits();
    await done(world.eli);
    await world.until('2027-01-14', '12:00');
    expect(said(world.dev, 'is proven now')).toBe(1);
    await world.dev.presses('Go on');
    await world.dev.presses('Take it to the organisation');
    await world.dev.submits();
    world.dev.sees('✓ It is open to everybody in Leading Northwind and its sponsor.');
    await world.lea.types('/find second option');
    await open(world.lea, CARD);
    world.lea.sees('Use it when leads bring you a plan');
    await done(world.lea);
    await world.dev.presses('Back to members here');
    world.dev.sees('copies that others made may remain');
    await done(world.dev);
    await world.lea.types('/find second option');
    expect(JSON.stringify(world.lea.modal())).not.toContain(CARD);
    expect(await card()).toMatchObject({ state: 'proven', privacy: 'P3' });
  });

  it('ends with nothing said twice and every message saying why', async () => {
    for (const person of [world.dev, world.ben, world.cleo, world.eli]) {
      const letters = person.messages().filter(({ kind, ephemeral, threadTs }) => kind === 'im' && !ephemeral && threadTs === null);
      // What is over says so in its place, and has no buttons any more.
      const open = letters.filter(({ edited }) => !edited).map(({ text }) => text);
      expect(new Set(open).size).toBe(open.length);
      expect(open.filter((text) => !text.includes('[Why this]'))).toEqual([]);
    }
    expect(await led('U0DEV')).toHaveLength(2);
    expect(await led('U0BEN')).toHaveLength(1);
    expect((await kernel().shelf.list({ teamId: TEAM, kinds: ['card'] })).length).toBe(1);
  });
});
