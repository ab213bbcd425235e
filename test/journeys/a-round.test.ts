/** A round of peer coaching, from the call to the close and to the next draw: nine weeks in the words of whoever is in it. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { isOf, type Pair, type PairState } from '../../src/community/pair.ts';
import { joinWords } from '../../src/community/words.ts';
import { DAY } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { openSqlite } from '../../src/platform/db/sqlite.ts';
import { budgetTables } from '../../src/sandbox/budget.ts';
import { startedByBot, touchOf } from '../../src/sandbox/budget-messages.ts';
import { CAST } from '../../src/sandbox/cast.ts';
import type { Person } from '../../src/sandbox/person.ts';
import { openTranscript } from '../../src/sandbox/transcript.ts';
import { readParts, valueIn } from '../platform/calendar-lines.ts';
import { done, heard, letters } from '../support/heard.ts';
import { CHANNEL, openWorld, TEAM, type World } from '../support/world.ts';

const OFFER = 'A *calm* ear & <ten> years of suppliers';
const WANT = 'To say no upwards';
const LESSON = 'I ask what they have tried <first>';
const AIM = 'Listening for longer than I like';

jest.setTimeout(60_000);

let world: World;
let transcript: ReturnType<typeof openTranscript>;
let db: Database;
// The quarter began with the session of 4 November: the call comes six working days later.
beforeAll(async () => {
  // In memory, and kept over the restart: a quarter writes much.
  db = await openSqlite({ file: ':memory:' });
  await migrate(db, join(import.meta.dirname, '../../migrations'));
  world = await openWorld({ at: ['2026-11-12', '09:30'], weeksUnderWay: 1, db, patient: true });
  transcript = openTranscript(world.server.journal, null, (instant) => new Date(instant).toISOString());
});
afterAll(async () => {
  await transcript.close();
  await world.close();
  await db.close();
});

const kernel = () => world.app.kernel;
const communityId = (): string => world.community?.id ?? '';
const pairs = (...states: PairState[]): Promise<Pair[]> => kernel().pairs.list({ teamId: TEAM, communityId: communityId(), states });
const sizes = async (...states: PairState[]): Promise<number[]> => (await pairs(...states)).map(({ people }) => people.length).sort();
const everybody = (): Person[] => [
  ...[world.ana, world.ben, world.cleo, world.dev, world.eli],
  ...[world.fay, world.gus, world.hana, world.ida, world.jon],
];
const peopleOf = ({ people }: Pick<Pair, 'people'>): Person[] => everybody().filter(({ userId }) => people.includes(userId));
const nameOf = ({ userId }: Person): string => CAST.find(({ id }) => id === userId)?.name ?? '';
const two = ([first, second]: readonly Person[]): [Person, Person] => {
  if (!first || !second) throw new Error('two people');
  return [first, second];
};
const pairOf = async (person: Person): Promise<Pair> => {
  const found = (await pairs('told', 'agreed')).find((pair) => isOf(pair, person.userId));
  if (!found) throw new Error(`${person.userId} is in no pair`);
  return found;
};
const isFree = async (person: Person): Promise<boolean> => (await pairs('told', 'agreed')).every((pair) => !isOf(pair, person.userId));
/** The same for both, but for their names. */
const alike = (person: Person, words: string): string[] =>
  heard(person, words).map((text) => everybody().reduce((said, other) => said.replaceAll(nameOf(other), 'N.'), text));

async function enters(person: Person, from: { button: string } | 'by command'): Promise<void> {
  if (from === 'by command') {
    await person.types('/rondo coaching');
    await person.presses('I am in');
  } else await person.presses(from.button, { channel: CHANNEL });
  await person.fills({ offer: OFFER, want: WANT }).submits();
  await done(person);
}
/** Both pages of the pact; the dates stay as they are proposed. */
async function signs(person: Person, sees = ''): Promise<void> {
  await person.presses('Our pact', { channel: (await pairOf(person)).channelId ?? '' });
  await person.fills({ aims: AIM }).submits();
  person.sees(sees);
  await person.submits();
  await done(person);
}
async function opensDesk(person: Person): Promise<void> {
  await person.opensHome();
  await person.presses({ actionId: 'talks:desk' }, { home: true });
}
async function saysMet(person: Person): Promise<void> {
  await opensDesk(person);
  await person.presses('We talked');
  await done(person);
}
/** What the weekly message asks her, in its place. */
async function answers(person: Person, about: string, values: Record<string, string>): Promise<void> {
  const asked = letters(person).findLast(({ text }) => text.includes(about));
  if (!asked) throw new Error(`${nameOf(person)} was not asked: ${about}`);
  await person.presses('Check in', { channel: asked.channel, ts: asked.ts });
  await person.fills(values).submits();
}
const files = () => [...world.server.workspace.files.values()].filter(({ name }) => name === 'coaching-talks.ics');
const eventsIn = (file: { bytes: Uint8Array } | undefined) =>
  (readParts(new TextDecoder().decode(file?.bytes))[0].parts ?? []).filter(({ name }) => name === 'VEVENT');

const TITLE = (people: readonly Person[]): string => `Coaching talk: ${joinWords(people.map(nameOf))}`;
let trio: Person[];
/** Two who sign their pact late, and two who never do. */
let late: [Person, Person];
let never: [Person, Person];

describe('a round', () => {
  it('is called, drawn in silence and drawn anew until the day on which they hear', async () => {
    await world.until('2026-11-12', '10:02');
    const seven = [world.ana, world.ben, world.cleo, world.dev, world.eli, world.fay, world.gus];
    for (const person of seven) await enters(person, { button: 'I am in' });
    await world.until('2026-11-19', '16:02');
    expect(await sizes('matched')).toEqual([2, 2, 3]);
    await world.eli.types('/rondo coaching');
    await world.eli.presses('Take me out');
    world.eli.sees('✓ You are out. Nobody is told.');
    await done(world.eli);
    expect(await sizes('matched')).toEqual([2, 2, 2]);
    await world.until('2026-11-23', '11:00');
    await enters(world.hana, { button: 'Join late' });
    expect(await sizes('matched')).toEqual([2, 2, 3]);
    for (const person of everybody()) expect(heard(person, 'nine weeks')).toEqual([]);
  });

  it('introduces two, two and three of them, and tells three how three talk', async () => {
    await world.until('2026-11-24', '16:30');
    const [three, ...twos] = (await pairs('told')).toSorted((a, b) => b.people.length - a.people.length);
    const [one, other] = twos;
    if (!three || !one || !other) throw new Error('three groups');
    [trio, late, never] = [peopleOf(three), two(peopleOf(one)), two(peopleOf(other))];
    expect(three.reason.third?.because).toBe('odd');
    for (const person of trio) {
      const [said = '', ...more] = heard(person, 'Three talks, nine weeks');
      expect(more).toEqual([]);
      expect(said).toContain('turned-back consulting, 30 minutes in all');
      expect(said).toContain(OFFER);
    }
    for (const person of [...late, ...never]) expect(heard(person, 'Why you two: ')).toHaveLength(1);
    expect(heard(world.eli, 'Three talks, nine weeks')).toEqual([]);
  });

  it('gives three dates and a calendar file to each who has made the pact', async () => {
    for (const person of trio) await signs(person);
    expect((await pairOf(two(trio)[0])).state).toBe('agreed');
    await world.until('2026-11-25', '16:30');
    expect(files()).toHaveLength(3);
    for (const file of files()) {
      const events = eventsIn(file);
      // Nothing but their names, and when.
      expect(events.map((event) => valueIn(event, 'SUMMARY').replaceAll('\\', ''))).toEqual(Array.from({ length: 3 }, () => TITLE(trio)));
      expect(events.flatMap(({ lines }) => lines.filter(({ name }) => /DESCRIPTION|LOCATION|ATTENDEE/.test(name)))).toEqual([]);
      expect(events.map((event) => valueIn(event, 'DTSTART').slice(0, 8))).toEqual(['20261201', '20261222', '20270112']);
    }
    // One of each of the other two has signed; the partner waits.
    for (const [first] of [late, never]) await signs(first);
  });

  it('has the guide on the desk before a talk, and counts a talk once, whoever says it was', async () => {
    const [first, second] = two(trio);
    await world.until('2026-11-30', '15:30');
    await first.opensHome();
    first.sees('Two minutes with the guide help.');
    await first.presses('Open the guide', { home: true });
    first.sees('Round 1, ten minutes: You are coached');
    await first.presses('Choose by dilemma');
    await first.presses({ actionId: 'pacts:look', value: `${(await pairOf(first)).id} cg-priorities` });
    await first.submits();
    await done(first);
    await world.until('2026-12-01', '12:00');
    await opensDesk(second);
    second.sees('Your guide: Too many things that all matter');
    await done(second);
    for (const person of [first, second]) await saysMet(person);
    expect((await pairOf(first)).talks).toBe(1);
  });

  it('asks once whether a pact is still on; who signs late is offered dates to come, and who never does is let go', async () => {
    const [lateFirst, lateSecond] = late;
    await world.until('2026-12-01', '16:30');
    await lateSecond.presses('Still on');
    await world.until('2026-12-07', '16:00');
    await signs(lateSecond, 'The dates that were proposed have begun to pass, so these are new.');
    await world.passes('1 minute');
    await lateFirst.presses('These dates suit me');
    expect((await pairOf(lateFirst)).state).toBe('agreed');
    await world.until('2026-12-08', '16:30');
    const [one, other] = never;
    expect([await isFree(one), await isFree(other)]).toEqual([true, true]);
    const said = alike(one, 'is closed for the two of you');
    expect(said).toEqual([expect.stringContaining('No reason is needed, and none is asked. I look for somebody else for you')]);
    expect(alike(other, 'is closed for the two of you')).toEqual(said);
  });

  it('finds a place for them with those who come late, and goes on after a restart, and a clock that was set back', async () => {
    await enters(world.ida, 'by command');
    await enters(world.jon, 'by command');
    await world.until('2026-12-10', '16:00');
    const found = (await pairs('told')).map((pair) => pair.people.filter((id) => id === 'U0IDA' || id === 'U0JON'));
    expect(found.toSorted()).toEqual([['U0IDA'], ['U0JON']]);
    for (const person of never) expect(await isFree(person)).toBe(false);
    await world.restarts();
    const before = everybody().map((person) => person.messages().length);
    world.clock.set(world.clock.now() - DAY);
    await world.app.tick();
    await world.until('2026-12-10', '16:00');
    expect(everybody().map((person) => person.messages().length)).toEqual(before);
    for (const person of peopleOf(await pairOf(world.jon))) await signs(person);
    await world.until('2026-12-16', '16:00');
    for (const person of peopleOf(await pairOf(world.ida))) await signs(person);
    expect((await pairs('told')).length).toBe(0);
  });

  it('ends quietly for two in the same words, and kindly for whose partner leaves; whoever likes meets somebody else', async () => {
    const [ends, stays] = late;
    const partner = peopleOf(await pairOf(world.jon)).find((person) => person !== world.jon);
    if (!partner) throw new Error('Jon has a partner');
    await opensDesk(ends);
    await ends.presses('End it quietly');
    await ends.submits();
    ends.sees('It is closed. No reason is kept.');
    await done(ends);
    await world.jon.types('/rondo leave');
    await world.jon.submits();
    await done(world.jon);
    await world.until('2026-12-17', '15:00');
    const said = alike(ends, 'is closed for the two of you');
    expect(said).toEqual([
      expect.stringMatching(/^You and N\.: this round is closed for the two of you\. No reason is needed, and none is asked\./),
    ]);
    expect(alike(stays, 'is closed for the two of you')).toEqual(said);
    expect(heard(partner, 'is closed for you. No reason is needed, and none is asked. I look for somebody else')).toHaveLength(1);
    await stays.presses('Look for another partner');
    await world.until('2026-12-18', '09:05');
    expect((await pairOf(partner)).people.toSorted()).toEqual([partner.userId, stays.userId].toSorted());
    expect(await isFree(ends)).toBe(true);
  });

  it('asks in the weekly slot whether they have talked, and does what they answer', async () => {
    const [third] = trio.slice(2);
    const idas = peopleOf(await pairOf(world.ida)).find((person) => person !== world.ida);
    if (!third || !idas) throw new Error('who is asked');
    await world.until('2026-12-22', '16:30');
    // The two who have said so already are not asked again.
    expect(two(trio).flatMap((person) => heard(person, 'have you talked?'))).toEqual([]);
    await answers(third, 'have you talked?', { talked: 'Met' });
    third.sees('✓ Talk');
    await done(third);
    await answers(world.ida, 'have you talked?', { talked: 'Help us' });
    expect(JSON.stringify(world.ida.modal())).toContain('talks:take#');
    await done(world.ida);
    await answers(idas, 'have you talked?', { talked: 'Not yet' });
    await done(idas);
    for (const person of trio) await saysMet(person);
    expect([(await pairOf(third)).talks, (await pairOf(world.ida)).talks]).toEqual([2, 0]);
    // Those who were brought together before Christmas begin after it.
    await world.until('2027-01-04', '12:00');
    for (const pair of await pairs('told')) for (const person of peopleOf(pair)) await signs(person);
    expect((await pairs('told')).length).toBe(0);
    await world.until('2027-01-13', '12:00');
    for (const person of [...trio, world.ida]) await saysMet(person);
    await world.until('2027-01-20', '16:30');
    expect(trio.flatMap((person) => heard(person, 'have you talked?'))).toHaveLength(1);
    expect((await pairOf(third)).talks).toBe(3);
  });

  it('ends after nine weeks with one question to each, and is closed ten working days later', async () => {
    const [first, second] = two(trio);
    await world.until('2027-02-02', '16:30');
    const alive = await pairs('agreed');
    expect(alive.map(({ people }) => people.length).sort()).toEqual([2, 2, 3]);
    const asked = alive.flatMap(peopleOf);
    for (const person of asked) expect(heard(person, 'Were they worth it? I only count, I do not ask about what.')).toHaveLength(1);
    for (const person of everybody().filter((one) => !asked.includes(one))) expect(heard(person, 'Were they worth it?')).toEqual([]);
    for (const person of asked.filter((one) => one !== first && one !== second)) {
      await answers(person, 'Were they worth it?', { useful: '4' });
      await done(person);
    }
    await answers(first, 'Were they worth it?', { useful: '5', differently: LESSON });
    first.sees('for you alone');
    await done(first);
    await second.opensHome();
    expect(second.reads()).not.toContain(LESSON);
    await first.opensHome();
    await first.presses({ actionId: 'closings:show' });
    await done(first);
    await second.opensHome();
    second.sees(`${nameOf(first)} shows you what has changed since your talks:`);
    second.sees(LESSON);
    await answers(second, 'Were they worth it?', { useful: '5' });
    await second.presses('Thank one of them');
    await second
      .fills({ whom: nameOf(first), kind: 'Help', did: 'Asked me what I was afraid of', changed: 'I began with the question' })
      .submits();
    await done(second);
    await world.until('2027-02-12', '18:05');
    expect(await pairs('told', 'agreed')).toEqual([]);
    expect(
      (await pairs('over'))
        .filter(({ ended }) => ended === 'closed')
        .map(({ talks }) => talks)
        .sort(),
    ).toEqual([0, 1, 3]);
    await first.opensHome();
    first.sees('Asked me what I was afraid of');
    // An old button says so, and changes nothing.
    await second.presses('Your talks');
    second.sees('is closed. What you noted for yourself stays yours.');
    await done(second);
    await second.presses('Our pact');
    second.sees('Your round is over. This is what you agreed on.');
    await done(second);
  });

  it('is followed by a round in which nobody meets the same people again', async () => {
    const eight = [world.ana, world.ben, world.cleo, world.dev, world.fay, world.gus, world.hana, world.ida];
    for (const person of eight) await enters(person, 'by command');
    const met = (await kernel().pairs.meetings(TEAM, communityId())).map(({ a, b }) => [a, b].toSorted().join());
    // Three who were three, and four pairs of two; whoever left is forgotten with hers.
    expect(met).toHaveLength(7);
    await world.until('2027-02-18', '16:05');
    const drawn = (await pairs('matched')).map(({ people }) => people.toSorted().join());
    expect(drawn).toHaveLength(4);
    expect(drawn.filter((people) => met.includes(people))).toEqual([]);
  });

  it('said each thing once, in everybody’s hours and within the week’s budget, and the log holds no word of it', async () => {
    const said = transcript.calls.filter(
      (call) => startedByBot(call) && /^(rounds|rematches|pacts|talks|closings|thanks)\./.test(touchOf(call)),
    );
    const texts = said.map(({ args }) => `${String(args.channel)} ${String(args.text)}`);
    expect(texts.length).toBeGreaterThan(10);
    expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
    const sessions = await kernel().calendar.sessions(TEAM, communityId());
    const cast = CAST.map((member) => ({ ...member, joinedOn: member.newcomer ? '2026-11-12' : '2026-10-26' }));
    const { people, outOfHours } = budgetTables({ calls: transcript.calls, cast, sessions, startsOn: '2026-11-09' });
    expect(people.filter(({ ok }) => !ok)).toEqual([]);
    expect(outOfHours).toEqual([]);
    expect(transcript.refused()).toEqual([]);
    const lines = world.logged().split('\n');
    expect(lines.filter((line) => /"event":"fault"/.test(line))).toEqual([]);
    for (const words of [OFFER, WANT, AIM, LESSON, 'afraid of']) expect(lines.filter((line) => line.includes(words))).toEqual([]);
  });
});
