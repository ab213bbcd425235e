/** A mentoring pair, from two names on a list to the midpoint after three months and a good end; and one that ends early. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createStore } from '../../src/features/mentorships/store.ts';
import { createTalkStore } from '../../src/features/mentorships/store-talks.ts';
import { budgetTables } from '../../src/sandbox/budget.ts';
import { CAST } from '../../src/sandbox/cast.ts';
import type { Person } from '../../src/sandbox/person.ts';
import { openTranscript } from '../../src/sandbox/transcript.ts';
import { done, heard } from '../support/heard.ts';
import { openWorld, TEAM, type World } from '../support/world.ts';

const WANT = 'Lead a <planning> round *on my own*';
const BOUNDS = 'Appraisal & pay';
const GAIN = 'The spring planning round';

jest.setTimeout(60_000);

let world: World;
let transcript: ReturnType<typeof openTranscript>;
beforeAll(async () => {
  world = await openWorld({ patient: true });
  transcript = openTranscript(world.server.journal, null, (instant) => new Date(instant).toISOString());
});
afterAll(async () => {
  await transcript.close();
  await world.close();
});

const nameOf = ({ userId }: Person): string => CAST.find(({ id }) => id === userId)?.name ?? '';
async function offers(person: Person, offer: string, places: string): Promise<void> {
  await person.types('/rondo mentor');
  await person.presses('Offer to mentor');
  await person.fills({ offer, places }).submits();
  await done(person);
}
async function wishes(person: Person, first: string, second: string | null): Promise<void> {
  await person.types('/rondo mentor');
  await person.presses('I would like a mentor');
  await person.fills({ want: WANT, first, ...(second === null ? {} : { second }) }).submits();
  person.sees('✓ I ask for you.');
  await done(person);
}
const filesOf = (person: Person) => person.messages().flatMap(({ files }) => files.filter(({ name }) => name === 'mentoring.ics'));
const newest = async ({ userId }: Person) => {
  const [row] = await createStore(world.app.db).of(TEAM, userId);
  if (!row) throw new Error(`${userId} has no mentorship`);
  return row;
};
const statesOf = async (person: Person): Promise<string[]> =>
  (await createTalkStore(world.app.db).list(TEAM, (await newest(person)).id)).map(({ state }) => state);
async function answers(person: Person, about: string, values: Record<string, string>): Promise<void> {
  const asked = person.messages().findLast(({ kind, text }) => kind === 'im' && text.includes(about));
  if (!asked) throw new Error(`${nameOf(person)} was not asked: ${about}`);
  await person.presses('Check in', { channel: asked.channel, ts: asked.ts });
  await person.fills(values).submits();
}
const opensPage = async (person: Person): Promise<void> => {
  await person.opensHome();
  await person.presses({ actionId: 'mentorships:open' }, { home: true });
};

describe('a mentoring pair', () => {
  it('begins with two names; the first is silent for four days, the second says yes, and nobody hears who was first', async () => {
    await offers(world.cleo, 'Selling an idea', 'One person');
    await offers(world.ben, 'First months of leading', 'One person');
    await wishes(world.fay, 'Cleo', 'Ben');
    await world.until('2026-11-06', '08:00');
    expect(heard(world.cleo, 'Fay would like you as a mentor')).toHaveLength(1);
    expect(heard(world.ben, 'would like you as a mentor')).toEqual([]);
    await world.until('2026-11-09', '16:30');
    expect(heard(world.ben, 'Fay would like you as a mentor')).toHaveLength(1);
    expect(heard(world.ben, 'Cleo')).toEqual([]);
    await world.ben.presses('Yes, gladly');
    world.ben.sees('✓ You are Fay’s mentor for six months.');
    await world.until('2026-11-11', '16:30');
    for (const person of [world.fay, world.ben]) expect(heard(person, 'Fay, meet Ben.')).toHaveLength(1);
    expect(heard(world.cleo, 'would like you as a mentor')).toEqual([]);
    world.cleo.sees('This is settled meanwhile.');
  });

  it('takes the only place that was offered; the next one to ask is not offered it', async () => {
    await world.gus.types('/rondo mentor');
    world.gus.sees('Ben ◌ no place at present');
    world.gus.sees('Cleo ▸ a free place');
    await done(world.gus);
    await wishes(world.gus, 'Cleo', null);
    await world.until('2026-11-12', '12:00');
    await world.cleo.presses('Yes, gladly');
    await world.hana.types('/rondo mentor');
    await world.hana.presses('I would like a mentor');
    world.hana.sees('Nobody on the list has a free place for you at present.');
    await done(world.hana);
  });

  it('agrees on six dates, which both have in a file', async () => {
    await opensPage(world.fay);
    await world.fay.presses('Write it');
    await world.fay.fills({ firstOn: '2026-11-18', at: '10:00', bounds: BOUNDS }).submits();
    await done(world.fay);
    await world.until('2026-11-17', '16:30');
    await world.ben.presses('Read it');
    world.ben.sees(BOUNDS);
    await world.ben.presses('Complete it');
    await world.ben.fills({ give: 'Two rounds to sit in on' }).submits();
    world.ben.sees('✓ Agreed, with six dates.');
    await done(world.ben);
    const talks = await createTalkStore(world.app.db).list(TEAM, (await newest(world.fay)).id);
    expect(talks.map(({ onDate }) => onDate)).toEqual(['2026-11-18', '2026-12-16', '2027-01-20', '2027-02-17', '2027-03-17', '2027-04-21']);
    await world.until('2026-11-19', '20:00');
    for (const person of [world.fay, world.ben]) expect(filesOf(person)).toHaveLength(1);
  });

  it('has a talk counted by whoever says so first', async () => {
    await world.until('2026-11-24', '12:00');
    await answers(world.ben, 'on Wednesday 18 November: did it take place?', { talked: 'We talked' });
    await done(world.ben);
  });

  it('may end early, in the same words for both, and the place is free again', async () => {
    await world.until('2026-11-24', '12:00');
    await opensPage(world.gus);
    await world.gus.presses('End it quietly');
    world.gus.sees('Your mentoring with Cleo has ended sooner than planned. It needs no reason, and nobody is asked for one.');
    await done(world.gus);
    // Her month was full: it comes with the next one.
    await world.until('2026-12-07', '16:30');
    expect(
      heard(world.cleo, 'Your mentoring with Gus has ended sooner than planned. It needs no reason, and nobody is asked for one.'),
    ).toHaveLength(1);
    await world.gus.types('/rondo mentor');
    world.gus.sees('Cleo ▸ a free place');
    await done(world.gus);
  });

  it('asks anew about a talk that moved', async () => {
    await world.until('2026-12-22', '12:00');
    expect(heard(world.fay, 'did it take place?')).toEqual([]);
    await answers(world.ben, 'on Wednesday 16 December: did it take place?', { talked: 'It moves to another day' });
    await world.ben.presses('Choose the day');
    await world.ben.fills({ firstOn: '2027-01-06', at: '15:00' }).submits();
    world.ben.sees('✓ Moved.');
    await done(world.ben);
    await world.until('2027-01-12', '12:00');
    await answers(world.ben, 'on Wednesday 6 January: did it take place?', { talked: 'We talked' });
    await done(world.ben);
    expect(await statesOf(world.fay)).toEqual(['held', 'held', 'planned', 'planned', 'planned', 'planned']);
    expect(heard(world.fay, 'Wed 6 Jan, 15:00 New York time')).toHaveLength(1);
    expect(filesOf(world.fay)).toHaveLength(2);
  });

  it('is asked after three months whether it is still right, each alone, and goes on with something changed', async () => {
    await world.until('2027-01-26', '20:00');
    for (const person of [world.fay, world.ben]) expect(heard(person, 'has passed. Still right?')).toHaveLength(1);
    await answers(world.fay, 'Still right?', { still: 'Yes, as it is', talked: 'We talked' });
    await done(world.fay);
    await answers(world.ben, 'Still right?', { still: 'Yes, with something changed' });
    await world.ben.presses('Change the agreement');
    await world.ben.fills({ give: 'Three rounds to sit in on' }).submits();
    await done(world.ben);
    expect(await newest(world.fay)).toMatchObject({ state: 'agreed', agreement: { give: 'Three rounds to sit in on' } });
    expect((await statesOf(world.fay)).slice(0, 3)).toEqual(['held', 'held', 'held']);
  });

  it('may be closed well before its time: each looks back alone, and only what she likes is shown to others', async () => {
    await opensPage(world.fay);
    await world.fay.presses('Close it well');
    world.fay.sees('Both of you are asked to look back in your weekly slot, each alone.');
    await world.fay.presses('Look back');
    await world.fay.fills({ changed: 'I ask first', took: GAIN, show: ['yes'] }).submits();
    await done(world.fay);
    await world.until('2027-02-02', '16:30');
    expect(heard(world.fay, 'comes to its close')).toEqual([]);
    await answers(world.ben, 'comes to its close: two minutes to look back.', { changed: 'I listen for longer' });
    world.ben.sees('✓ Kept.');
    await done(world.ben);
    expect(await newest(world.fay)).toMatchObject({ state: 'over', ended: 'closed' });
    await world.hana.types('/rondo mentor');
    world.hana.sees(`Fay: ${GAIN}`);
    world.hana.sees('Ben ▸ a free place');
    expect(world.hana.reads()).not.toMatch(/I ask first|I listen for longer|planning> round/);
    await done(world.hana);
  });

  it('kept to hours and budgets, and the log holds no word of it', async () => {
    const sessions = await world.app.kernel.calendar.sessions(TEAM, world.community?.id ?? '');
    const cast = CAST.map((member) => ({ ...member, joinedOn: member.newcomer ? '2026-11-02' : '2026-10-05' }));
    const { people, outOfHours } = budgetTables({ calls: transcript.calls, cast, sessions, startsOn: '2026-11-02' });
    expect(people.filter(({ ok }) => !ok)).toEqual([]);
    expect(outOfHours).toEqual([]);
    expect(transcript.refused()).toEqual([]);
    const lines = world.logged().split('\n');
    expect(lines.filter((line) => /"event":"fault"/.test(line))).toEqual([]);
    for (const words of [WANT, BOUNDS, GAIN, 'sit in on', 'I ask first', 'I listen'])
      expect(lines.filter((line) => line.includes(words))).toEqual([]);
  });
});
