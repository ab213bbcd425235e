/** Care, by the clock: a hand that the second of two lends, something that left the room, and a report about one who would have read it. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type BreachFile, createStore } from '../../src/features/breaches/store.ts';
import { createStore as createHands } from '../../src/features/hands/store.ts';
import { budgetTables } from '../../src/sandbox/budget.ts';
import { CAST } from '../../src/sandbox/cast.ts';
import type { Person } from '../../src/sandbox/person.ts';
import { openTranscript } from '../../src/sandbox/transcript.ts';
import { done, heard } from '../support/heard.ts';
import { CHANNEL, openWorld, TEAM, type World } from '../support/world.ts';

const ABOUT = 'the talk about the <reorganisation>';
const WHAT = 'My *case* is known in Lisbon';
const OTHER = 'It was said in the canteen, by name';
const CASE = { situation: 'Two leads do not talk.', question: 'What is my part in it?' };

jest.setTimeout(60_000);

let world: World;
let transcript: ReturnType<typeof openTranscript>;
// Session 2 is on Wednesday 11 November.
beforeAll(async () => {
  world = await openWorld({ patient: true });
  transcript = openTranscript(world.server.journal, null, (instant) => new Date(instant).toISOString());
});
afterAll(async () => {
  await transcript.close();
  await world.close();
});

/** All that she can see, on Home, too. */
const everythingOf = async (person: Person): Promise<string> => {
  await done(person);
  await person.opensHome();
  const stored = world.app.contributions.flatMap(({ storedAbout }) => (storedAbout ? [storedAbout(TEAM, person.userId)] : []));
  return `${person.reads()} ${JSON.stringify(person.home())} ${JSON.stringify(await Promise.all(stored))}`;
};
const files = (): Promise<BreachFile[]> => createStore(world.app.db).list(TEAM);
const fileOf = async (person: Person): Promise<BreachFile> => {
  const found = (await files()).find(({ reporterId }) => reporterId === person.userId);
  if (!found) throw new Error(`${person.userId} has no file`);
  return found;
};
const keeperOf = (userId: string | undefined): Person => (userId === 'U0CLEO' ? world.cleo : world.dev);
async function reports(person: Person, values: Record<string, string | string[]>): Promise<void> {
  await person.types('/rondo left');
  await person.fills({ contact: 'Yes', ...values }).submits();
}
describe('a hand', () => {
  it('is asked of one after the other; who was silent nobody hears, and what it is about only who is asked can read', async () => {
    await world.eli.types('/rondo hand');
    world.eli.sees('People team: people@northwind.example');
    await world.eli.fills({ kind: 'A rehearsal partner', about: ABOUT, first: 'U0GUS', next: ['U0FAY'] }).submits();
    world.eli.sees('✓ One person is asked, privately, and has two working days.');
    await done(world.eli);
    await world.until('2026-11-03', '17:00');
    expect(heard(world.gus, 'Eli could use a rehearsal partner. Half an hour is enough.')).toHaveLength(1);
    expect(heard(world.fay, 'Eli could use')).toEqual([]);
    await world.until('2026-11-04', '20:00');
    expect(heard(world.fay, 'Eli could use a rehearsal partner. Half an hour is enough.')).toHaveLength(1);
    world.eli.sees('somebody else is asked now');
    expect(world.eli.reads()).not.toMatch(/Gus could|passed on/);
    await world.fay.presses('What it is about');
    world.fay.sees(ABOUT);
    await done(world.fay);
    await world.fay.presses('I am there');
    await world.passes('1 hour');
    for (const person of [world.eli, world.fay])
      expect(heard(person, 'Eli could use a rehearsal partner, and Fay is there.')).toHaveLength(1);
    await world.gus.presses('I am there');
    world.gus.sees('This has found its way already. Thank you for being there.');
    await world.eli.presses('That helped');
    expect(await createHands(world.app.db).askedBy(TEAM, 'U0ELI')).toMatchObject([{ status: 'helped', about: '' }]);
  });
});

describe('something that left the room', () => {
  let holder: Person;
  /** Proposed by whoever holds Hana's file, and answered by her on the message about it. */
  async function takesStep(step: string, answer: 'Yes' | 'No', [day, time]: [string, string]): Promise<void> {
    const { id } = await fileOf(world.hana);
    await done(holder);
    await holder.opensHome();
    await holder.presses({ actionId: 'breaches:read', value: id }, { home: true });
    await holder.presses({ actionId: `breaches:propose#${step}` });
    await done(holder);
    await world.until(day, time);
    await world.hana.presses(answer);
    await done(world.hana);
  }

  it('is read by one trust keeper, and case posts rest for seven days without a word why', async () => {
    await reports(world.hana, { what: WHAT, wish: 'That we remind each other' });
    holder = keeperOf((await fileOf(world.hana)).readers[0]);
    await world.hana.presses('Yes, hold them');
    await done(world.hana);
    await world.gus.types('/rondo case');
    await world.gus.fills(CASE).submits();
    expect(world.gus.errors()).toEqual({ situation: expect.stringContaining('New case posts rest until Wednesday 11 November.') });
    await world.until('2026-11-05', '16:00');
    expect(heard(holder, 'A file waits for you.')).toHaveLength(1);
    await holder.presses('Open it');
    holder.sees(WHAT);
    await holder.presses('I take it');
    await done(holder);
    await world.until('2026-11-06', '11:00');
    expect(heard(world.hana, 'has your report and writes to you')).toHaveLength(1);
  });

  it('takes each step only with a yes: one talk, ten minutes on the norm in the next session, and the end', async () => {
    await takesStep('talk', 'Yes', ['2026-11-09', '10:00']);
    await takesStep('repair', 'No', ['2026-11-10', '10:00']);
    await takesStep('session', 'Yes', ['2026-11-11', '10:00']);
    expect((await fileOf(world.hana)).steps).toMatchObject({
      ...{ hear: { state: 'agreed' }, talk: { state: 'agreed' }, repair: { state: 'declined' }, session: { state: 'done' } },
    });
    await world.until('2026-11-11', '11:50');
    const inThread = world.ana
      .messages(CHANNEL)
      .filter(({ threadTs, ts, ephemeral }) => !ephemeral && threadTs !== null && threadTs !== ts)
      .map(({ text }) => text)
      .filter((text) => text.includes('How we keep what is said'));
    expect(inThread).toHaveLength(1);
    expect(inThread.join()).not.toMatch(/Lisbon|Hana|report/);
    // Seven days later cases are taken again.
    await done(world.gus);
    await world.until('2026-11-12', '09:00');
    await world.gus.types('/rondo case');
    await world.gus.fills(CASE).submits();
    expect(world.gus.errors()).toEqual({});
    await done(world.gus);
    await takesStep('close', 'Yes', ['2026-11-13', '10:00']);
    expect((await fileOf(world.hana)).closedAt).not.toBeNull();
  });

  it('is read by the other one when it is about a trust keeper, who learns of it nowhere', async () => {
    const about = holder;
    const other = about === world.cleo ? world.dev : world.cleo;
    await world.fay.types('/rondo left');
    await world.fay.fills({ what: OTHER, contact: 'Write to me first', about: [about === world.cleo ? 'Cleo' : 'Dev'] }).submits();
    await done(world.fay);
    const { id, readers } = await fileOf(world.fay);
    expect(readers).not.toContain(about.userId);
    await world.until('2026-11-16', '08:30');
    expect(heard(other, 'A file waits for you.')).toHaveLength(1);
    expect(heard(about, 'A file waits for you.')).toHaveLength(1);
    const guessed = async (value: string): Promise<string> => {
      const act = { teamId: TEAM, userId: about.userId, now: world.clock.now(), channelId: null, actionId: 'breaches:read', value };
      const run = world.app.registry.actions.get('breaches:read');
      const answer = async () => run?.({ ...act, chosen: [], message: null, modal: null, home: false });
      return answer().then(JSON.stringify, (error: unknown) => String(error));
    };
    expect(await guessed(id)).toBe(await guessed('gone'));
    expect(await everythingOf(about)).not.toContain(OTHER);
    await other.presses('Open it');
    other.sees(OTHER);
    await other.presses('I take it');
    await done(other);
  });

  it('is the second of a quarter: Case Clinic rests until the norms are renewed by consent', async () => {
    await world.ana.opensHome();
    await world.ana.presses('Norms renewed by consent', { home: true });
    await world.ana.opensHome();
    expect(JSON.stringify(world.ana.home())).not.toContain('Norms renewed by consent');
  });

  it('is deleted ninety days after the last thing that happened, and the log never held a word of it', async () => {
    await world.until('2027-02-10', '09:00');
    expect((await files()).map(({ reporterId }) => reporterId).toSorted()).toEqual(['U0FAY', 'U0HANA']);
    await world.until('2027-02-13', '12:00');
    expect((await files()).map(({ reporterId }) => reporterId)).toEqual(['U0FAY']);
    await world.until('2027-02-17', '12:00');
    expect(await files()).toEqual([]);
    expect(await createHands(world.app.db).list(TEAM)).toEqual([]);
    for (const person of [holder, world.hana]) expect(await everythingOf(person)).not.toContain(WHAT);
    const sessions = await world.app.kernel.calendar.sessions(TEAM, world.community?.id ?? '');
    const cast = CAST.map((member) => ({ ...member, joinedOn: member.newcomer ? '2026-11-02' : '2026-10-05' }));
    const { people, outOfHours } = budgetTables({ calls: transcript.calls, cast, sessions, startsOn: '2026-11-02' });
    expect(people.filter(({ ok }) => !ok)).toEqual([]);
    expect(outOfHours).toEqual([]);
    expect(transcript.refused()).toEqual([]);
    const lines = world.logged().split('\n');
    expect(lines.filter((line) => /"event":"fault"/.test(line))).toEqual([]);
    for (const words of [ABOUT, 'Lisbon', OTHER, 'remind each other']) expect(lines.filter((line) => line.includes(words))).toEqual([]);
  });
});
