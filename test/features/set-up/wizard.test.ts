import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { World } from '../../support/world.ts';
import { openEmptyWorld, walksToPreview } from './walk.ts';

const NASTY = 'Leads <!channel> & *bold* \u202Eشكرا';

describe('the wizard', () => {
  let world: World;
  beforeEach(async () => {
    world = await openEmptyWorld();
  });
  afterEach(() => world.close());

  it('offers four framings whose examples follow the choice', async () => {
    await world.ana.types('/rondo setup');
    await world.ana.chooses('framing', 'Decisions');
    world.ana.sees('Regional leads can decide about discounts without asking head office');
    await world.ana.chooses('framing', 'Leadership pipeline');
    world.ana.sees('New team leads can run a quarterly planning on their own');
  });

  it('hints at an activity without blocking, and keeps it anyway', async () => {
    await world.ana.types('/rondo setup');
    await world.ana.fills({ name: 'Sharers', able: 'share what we know' }).submits();
    world.ana.sees('“share” is something people do');
    await world.ana.presses('Keep it anyway');
    world.ana.sees('So far: We can share what we know.');
    await world.ana.presses('Back');
    await world.ana.submits();
    world.ana.sees('“share” is something people do');
    await world.ana.submits();
    world.ana.sees('So far: We can share what we know.');
  });

  it('gives back every word exactly, in every step, and mentions nobody', async () => {
    await world.ana.types('/rondo setup');
    await world.ana.fills({ name: NASTY, who: NASTY, able: NASTY }).submits();
    world.ana.sees(`So far: ${NASTY} can ${NASTY}.`);
    await world.ana.presses('Back');
    expect(Object.values(world.ana.modal()?.values.able ?? {})[0]).toMatchObject({ value: NASTY });
  });

  it('fills in a suggested outcome and takes up to three', async () => {
    await world.ana.types('/rondo setup');
    await world.ana.chooses('framing', 'Retention');
    await world.ana.fills({ name: 'Stayers', who: 'Leads', able: 'keep people' }).submits();
    await world.ana.fills({ measure: 'people who stay', byOn: '2027-06-30' }).submits();
    await world.ana.presses('Add another');
    world.ana.sees('Name this one first; then another can follow.');
    await world.ana.presses('Take the first');
    await world.ana.presses('Add another');
    world.ana.sees('Outcome 2 of at most three.');
    await world.ana.presses('Take it');
    await world.ana.presses('Add another');
    world.ana.sees('Outcome 3 of at most three.');
    await world.ana.submits();
    world.ana.sees('3 of 8 · People');
  });

  it('shows the minutes it asks for while the rhythm is chosen', async () => {
    await walksTo(world, 'rhythm');
    world.ana.sees('100 minutes of each person a month');
    await world.ana.chooses('everyWeeks', 'every two weeks');
    world.ana.sees('175 minutes of each person a month');
    await world.ana.chooses('minutes', '45 minutes');
    world.ana.sees('115 minutes of each person a month');
  });

  it('is left and resumed where it was, with what was typed and not yet kept', async () => {
    await world.ana.types('/rondo setup');
    await world.ana.fills({ name: 'Leads', who: 'New leads', able: 'plan alone' }).submits();
    await world.ana.fills({ measure: 'weeks', byOn: '2026-01-01' }).closes();
    await world.ana.opensHome();
    world.ana.sees('Leads: not finished yet. At 1 of 8 · North star, kept for 14 more days.');
    await world.ana.types('/rondo setup');
    world.ana.sees('You go on with “Leads”.');
    world.ana.sees('weeks');
    await world.ana.submits();
    expect(world.ana.errors().byOn).toMatch(/still to come/);
  });

  it('keeps nothing of a first view that was closed empty', async () => {
    await world.ana.types('/rondo setup');
    await world.ana.closes();
    await world.ana.opensHome();
    expect(world.ana.reads()).not.toContain('not finished yet');
  });

  it('lets a person with several drafts pick one', async () => {
    for (const name of ['First', 'Second']) {
      await world.ana.types('/rondo setup new');
      await world.ana.fills({ name, who: 'Leads', able: 'plan' }).submits();
      await world.ana.closes();
    }
    await world.ana.types('/rondo setup');
    world.ana.sees('Which one do you want to go on with?');
    await world.ana.presses('Go on with Second');
    world.ana.sees('You go on with “Second”.');
  });

  it('forgets a draft after fourteen days, and says so to a form that is still open', async () => {
    await world.ana.types('/rondo setup');
    await world.ana.fills({ name: 'Leads', who: 'New leads', able: 'plan alone' }).submits();
    await world.passes('16 days');
    await world.ana.fills({ measure: 'weeks' }).submits();
    world.ana.sees('This draft is gone: drafts are kept for 14 days after the last change.');
    await world.ana.closes({ all: true });
    await world.ana.opensHome();
    expect(world.ana.reads()).not.toContain('not finished yet');
  });

  it('ends in a preview of the quarter, in the reader’s own time, whose start can be moved', async () => {
    await walksToPreview(world.ana);
    world.ana.sees('Week 1: Launch session, Wed 18 Nov, 10:30 London time');
    world.ana.sees('Week 12: Quarter close, Wed 3 Feb, 10:30 London time');
    world.ana.sees(/Tue 24 Nov 10:00 +Reflection question: everyone here/);
    world.ana.sees('Nothing goes out before Ben agrees.');
    await world.ana.chooses('startsOn', '2026-11-26');
    world.ana.sees('A quarter starts on a Monday: Mon 30 Nov is the next one.');
    world.ana.sees('Week 1: Launch session, Wed 2 Dec, 10:30 London time');
  });

  it('opens the step that went stale instead of proposing it', async () => {
    await walksToPreview(world.ana);
    await world.passes('13 days');
    await world.passes('20 hours');
    await world.ana.submits();
    world.ana.sees('4 of 8 · Rhythm');
    world.ana.sees('That Monday has passed or is today. The next one is Mon 23 Nov.');
  });

  it('never lets somebody go on with another one’s draft', async () => {
    await world.ana.types('/rondo setup');
    await world.ana.fills({ name: 'Leads', who: 'New leads', able: 'plan alone' }).submits();
    await world.ben.types('/rondo setup');
    world.ben.sees('What do you call the community?');
    expect(world.ben.reads()).not.toContain('New leads');
  });
});

/** To a part on the way, by the same road. */
async function walksTo(world: World, part: 'rhythm'): Promise<void> {
  await walksToPreview(world.ana);
  const back = { rhythm: 6 }[part];
  for (let step = 0; step < back; step++) await world.ana.presses('Back');
}
