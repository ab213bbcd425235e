import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import type { Session } from '../../../src/community/records.ts';
import type { StepSituation, StepTool } from '../../../src/community/step.ts';
import { createSessionDays, type SessionDays } from '../../../src/features/session-days/index.ts';
import { DAY } from '../../../src/platform/clock.ts';
import { toInstant } from '../../../src/platform/time/zones.ts';
import { CHANNEL, openWorld, TEAM, type World, type WorldOptions } from '../../support/world.ts';

let world: World;
afterEach(() => world.close());
const folder = mkdtempSync(join(tmpdir(), 'rondo-day-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ON = '2026-11-11';
const LED = {
  topic: 'How do we *say no*?',
  leadership: 'led',
  facilitatorId: 'U0CLEO',
  secondId: 'U0BEN',
  formatId: 'sf-open-table',
} as const;
const TABLE = { topic: null, leadership: 'table', facilitatorId: null, secondId: null, formatId: 'sf-open-table' } as const;

/** The morning of a session at 10:30, 75 minutes. */
async function openDay(
  facts: Parameters<World['app']['kernel']['calendar']['changeSession']>[1],
  options: WorldOptions = {},
): Promise<Session> {
  world = await openWorld({ at: [ON, '09:15'], weeksUnderWay: 4, ...options });
  const { calendar } = world.app.kernel;
  const session = await calendar.nextSession(TEAM, world.community?.id ?? '', ON);
  if (!session) throw new Error('there must be a session');
  return calendar.changeSession(session, facts, world.clock.now());
}

const find = async (session: Session): Promise<Session> => {
  const found = await world.app.kernel.calendar.findSession(TEAM, session.id);
  if (!found) throw new Error('the session has gone');
  return found;
};
/** The same doors on the running database, as other capabilities use them. */
const doors = (): SessionDays => createSessionDays(world.app.kernel, { runSheet: async () => [] });
const inChannel = (thread: boolean): string[] =>
  world.ana
    .messages(CHANNEL)
    .filter((message) => !message.ephemeral && (message.threadTs !== null && message.threadTs !== message.ts) === thread)
    .map(({ text }) => text);
const stepsSaid = (): string[] => inChannel(true).flatMap((text) => /^▸ (.+) · \d+ minutes?, until/.exec(text)?.[1] ?? []);
const consoleOf = (name: 'ana' | 'ben' | 'cleo' | 'dev'): string =>
  world[name]
    .messages()
    .map(({ text }) => text)
    .findLast(
      (text) =>
        /lead this session|leads? this session|host of this session|stewards lead/.test(text) &&
        /begins at|until|ended at|it now|take place now/.test(text),
    ) ?? '';
/** The bot sleeps until then. */
const sleeps = (time: string, date = ON): void => world.clock.set(toInstant(date, time, 'Europe/London'));
const wakes = () => world.passes('1 minute');

function lend(...stepTools: StepTool[]): void {
  const mine = world.app.contributions.find(({ name }) => name === 'session-days');
  if (mine) mine.stepTools = stepTools;
}
function fakeTool(tool: StepTool['tool'], calls: string[]): StepTool {
  const note = async (kind: string, at: StepSituation) => {
    calls.push(`${kind} ${at.steps[at.index]?.step} ${at.here.length}`);
    return { text: `${tool} ${kind}` };
  };
  return {
    tool,
    begin: (at) => note('begin', at),
    end: (at) => note('end', at),
    again: (at) => note('again', at),
    arrive: async (_, userId) => `${userId} finds the ${tool}.`,
  };
}

describe('a session that somebody leads', () => {
  it('opens, runs by hand and by clock, and ends in time', async () => {
    const session = await openDay(LED);
    const calls: string[] = [];
    lend(fakeTool('topics', calls));
    await world.until(ON, '09:29');
    expect(consoleOf('cleo')).toBe('');
    await world.until(ON, '09:31');
    expect(consoleOf('cleo')).toContain('10:30 London time Open · 5');
    expect(consoleOf('cleo')).toContain('If we start ten minutes late, I shorten');
    expect(consoleOf('ben')).toContain('It begins at 10:30');
    expect(consoleOf('ana')).toBe('');
    await world.cleo.presses('Open the console');
    expect(world.cleo.modal()?.title).toBe('Console');
    await world.cleo.closes();

    await world.until(ON, '10:19');
    expect(inChannel(false).join()).not.toContain('Doors are open');
    await world.until(ON, '10:21');
    const [post] = inChannel(false).filter((text) => text.includes('Doors are open'));
    expect(post).toContain('Cleo leads, with Ben as second.');
    expect(post?.match(/^▸ /gm)).toHaveLength(2);
    await world.dev.presses('I am here', { channel: CHANNEL });
    world.dev.sees('You are here, the first one.');
    await world.dev.presses('I am here', { channel: CHANNEL });
    world.dev.sees('You said so at 10:21 London time and are counted. Once is enough.');
    await world.eli.presses('I am here', { channel: CHANNEL });
    world.eli.sees('You are here, with 1 other.');
    await wakes();
    world.ana.sees('2 here. Names are not shown here');
    expect(inChannel(false).join()).not.toContain('Dev');
    expect(consoleOf('cleo')).toContain('2 here: Dev, Eli.');

    await world.until(ON, '10:31');
    expect(stepsSaid()).toEqual(['Open']);
    // Twice, quickly: the button was drawn while the first step was on.
    await world.cleo.presses('Next step');
    await world.cleo.presses('Next step');
    world.cleo.sees(/That is done: step 2, Topics, is on until/);
    await world.ben.presses('Next step');
    world.ben.sees('Cleo was a moment faster: step 2, Topics, is on until');
    await wakes();
    expect(stepsSaid()).toEqual(['Open', 'Topics']);
    expect(calls).toEqual(['begin Topics 2']);
    await world.fay.presses('I am here', { channel: CHANNEL });
    world.fay.sees('U0FAY finds the topics.');

    const before = /Topics until (\d\d:\d\d)/.exec(consoleOf('cleo'))?.[1] ?? '';
    await world.cleo.presses('+2 minutes');
    await wakes();
    const after = /Topics until (\d\d:\d\d)/.exec(consoleOf('cleo'))?.[1] ?? '';
    expect(toInstant(ON, after, 'UTC') - toInstant(ON, before, 'UTC')).toBe(120_000);
    world.ana.sees(`Topics goes on until ${after}`);
    await world.ben.presses('Skip next');
    await wakes();
    expect(consoleOf('ben')).toContain('Next: Table 1');
    await world.until(ON, '10:46');
    expect(stepsSaid()).toEqual(['Open', 'Topics', 'Table 1']);
    expect(calls).toEqual(['begin Topics 2', 'end Topics 3']);

    await world.until(ON, '11:46');
    expect(stepsSaid().slice(-2)).toEqual(['Debrief', 'Close']);
    expect((await find(session)).status).toBe('held');
    world.ana.sees(/It ended at 11:\d\d London time\. 3 were here\.\nNotes on Friday\./);
    expect(consoleOf('cleo')).toContain('Notes on Friday. 3 here: Dev, Eli, Fay.');
    expect(world.ana.reads()).not.toContain('[I am here]');
    expect(await doors().threadOf(session)).toMatchObject({ channel: CHANNEL });
    // Where no notes take the names away, time does.
    await doors().tidy?.(world.clock.now() + 20 * DAY);
    expect(await doors().attended(session)).toHaveLength(3);
    await doors().tidy?.(world.clock.now() + 22 * DAY);
    expect([await doors().attended(session), await doors().countOf(session)]).toEqual([[], 3]);
  });

  it('waits where she asks for it, and passes to whoever the session names when she leaves', async () => {
    const session = await openDay({ ...LED, formatId: 'sf-practice-lab' });
    const calls: string[] = [];
    lend({ ...fakeTool('groups', calls), end: async () => null });
    await world.until(ON, '10:25');
    for (let n = 0; n < 2; n++) {
      await world.cleo.presses('Wait two minutes');
      await wakes();
    }
    world.ana.sees('We begin at 10:34 London time');
    await world.until(ON, '10:33');
    expect(stepsSaid()).toEqual([]);
    await world.until(ON, '10:35');
    expect(stepsSaid()).toEqual(['Open']);
    expect(consoleOf('cleo')).toContain('So that the debrief stays whole, I shorten');
    const { calendar } = world.app.kernel;
    await calendar.changeSession(await find(session), { facilitatorId: 'U0DEV', secondId: null }, world.clock.now());
    await wakes();
    expect(consoleOf('cleo')).toContain('Dev leads it now.');
    expect(consoleOf('dev')).toContain('Open until');
    world.ana.sees('Dev leads.');
    await world.dev.opensHome();
    expect(JSON.stringify(world.dev.home()?.blocks)).toContain('session-days:next');
    await world.dev.presses('Next step', { home: true });
    await wakes();
    expect(stepsSaid()).toEqual(['Open', 'Where it bites']);
    await world.dev.presses('Draw again');
    expect(calls).toEqual(['begin Where it bites 0', 'again Where it bites 0']);
    await world.dev.presses('Open the console');
    await world.dev.presses('Speaking order');
    world.dev.sees('There is no order to draw yet');
    // Nobody is left: the table takes over, with a host by lot.
    await world.gus.presses('I am here', { channel: CHANNEL });
    await calendar.changeSession(await find(session), { ...TABLE }, world.clock.now());
    await wakes();
    world.ana.sees('Gus hosts today.');
    expect(consoleOf('dev')).toContain('Gus leads it now.');
  });
});

describe('a table that nobody leads', () => {
  it('has a host by lot from those who are here at the start', async () => {
    const session = await openDay(TABLE);
    await world.until(ON, '10:21');
    world.ana.sees('I draw a host by lot');
    await world.ana.presses('I am here', { channel: CHANNEL });
    await world.dev.presses('I am here', { channel: CHANNEL });
    await world.until(ON, '10:31');
    const host = /(Ana|Dev) hosts today, by lot from the two who are here\./.exec(inChannel(true).join('\n'))?.[1];
    expect(host).toBeDefined();
    const [theirs, others] = host === 'Ana' ? (['ana', 'dev'] as const) : (['dev', 'ana'] as const);
    expect(consoleOf(theirs)).toContain('The lot made you the host of this session.');
    expect(consoleOf(others)).toBe('');
    await world[theirs].presses('Next step');
    await wakes();
    expect(stepsSaid()).toEqual(['Open', 'Topics']);
    expect(await doors().attended(session)).toEqual(['U0ANA', 'U0DEV']);
  });
});

describe('a session without the bot', () => {
  it('goes on after a restart in its midst as if nothing had been', async () => {
    const session = await openDay(LED, { databaseUrl: `file:${join(folder, 'day.db')}` });
    await world.until(ON, '10:25');
    await world.dev.presses('I am here', { channel: CHANNEL });
    await world.until(ON, '10:36');
    expect(stepsSaid()).toEqual(['Open', 'Topics']);
    sleeps('11:05');
    await world.restarts();
    await wakes();
    expect(stepsSaid()).toEqual(['Open', 'Topics', 'Table 2']);
    const calls: string[] = [];
    lend(fakeTool('debrief', calls), fakeTool('result', calls), fakeTool('table', calls));
    sleeps('14:00');
    await wakes();
    expect(stepsSaid()).toEqual(['Open', 'Topics', 'Table 2']);
    expect(calls).toEqual(['end Table 2 1', 'begin Debrief 1', 'end Debrief 1', 'begin Close 1', 'end Close 1']);
    expect((await find(session)).status).toBe('held');
    world.ana.sees('It ended at 11:45 London time. One person was here.');
  });

  it('is held when nobody heard of it, and nothing is said late', async () => {
    const session = await openDay(LED);
    sleeps('12:30');
    await wakes();
    expect((await find(session)).status).toBe('held');
    expect(inChannel(true)).toEqual([]);
    expect(inChannel(false).join()).not.toContain('Doors');
    expect(consoleOf('cleo')).toBe('');
    expect(await doors().countOf(session)).toBe(0);
  });

  it('begins when the doors open late, and fits into what is left', async () => {
    await openDay(LED);
    await world.until(ON, '10:00');
    sleeps('10:45');
    await wakes();
    world.ana.sees('We began at 10:45');
    expect(stepsSaid()).toEqual(['Open']);
    await world.until(ON, '11:47');
    expect(stepsSaid().slice(-2)).toEqual(['Debrief', 'Close']);
    world.ana.sees('It ended at 11:45 London time');
  });
});

describe('a session that is moved or called off', () => {
  it('does not open', async () => {
    const session = await openDay(LED);
    const { calendar, agenda } = world.app.kernel;
    await world.until(ON, '09:45');
    await calendar.move(await find(session), { onDate: '2026-11-12', at: '17:30' }, world.clock.now());
    if (world.community) await agenda.replan(world.community, world.clock.now());
    await world.until(ON, '12:00');
    expect(consoleOf('cleo')).toContain('does not take place now');
    expect(inChannel(false).join()).not.toContain('Doors are open');
    // On its new day, after hours, it does; and while it runs nobody moves it.
    await world.until('2026-11-12', '17:21');
    expect(consoleOf('cleo')).toContain('It begins at 17:30');
    world.ana.sees('Doors are open. We begin at 17:30');
    await world.until('2026-11-12', '17:31');
    await calendar.move(await find(session), { onDate: '2026-11-18', at: '10:30' }, world.clock.now());
    await world.until('2026-11-12', '17:40');
    expect(stepsSaid()).toEqual(['Open', 'Topics']);
    await calendar.mark(await find(session), 'cancelled', world.clock.now());
    await world.until('2026-11-12', '19:00');
    expect(stepsSaid()).toEqual(['Open', 'Topics']);
    world.ana.sees('It does not take place today.');
    expect((await find(session)).status).toBe('cancelled');
  });
});

describe('a session to which nobody comes', () => {
  it('is held all the same, led by the stewards, after hours', async () => {
    world = await openWorld({ at: ['2026-11-04', '09:00'], weeksUnderWay: 0 });
    const { calendar, agenda } = world.app.kernel;
    const community = world.community;
    const session = community && (await calendar.nextSession(TEAM, community.id, '2026-11-04'));
    if (!session) throw new Error('there must be a launch');
    await calendar.move(session, { onDate: '2026-11-04', at: '17:30' }, world.clock.now());
    await agenda.replan(community, world.clock.now());
    const calls: string[] = [];
    lend(fakeTool('debrief', calls));
    await world.until('2026-11-04', '17:21');
    world.ana.sees('Ana and Ben lead for the stewards.');
    expect(consoleOf('ana')).toContain('Launch session\nIt begins at 17:30');
    expect(consoleOf('ben')).toContain('The stewards lead this session.');
    await world.until('2026-11-04', '18:46');
    expect(stepsSaid()).toContain('Debrief');
    expect(calls).toEqual([]);
    world.ana.sees('I counted nobody here.');
    expect((await find(session)).status).toBe('held');
  });
});

describe('whoever does not lead, comes late or is not a member', () => {
  it('is answered kindly; who was there can be corrected, and is forgotten with the notes', async () => {
    const session = await openDay(LED);
    await world.until(ON, '10:15');
    const press = (action: string, userId: string, value: string) =>
      world.app.db.transaction(async () =>
        world.app.registry.actions.get(action)?.({
          ...{ teamId: TEAM, userId, now: world.clock.now(), channelId: null, actionId: action, value },
          ...{ chosen: [], message: null, modal: null, home: false },
        }),
      );
    await expect(press('session-days:here', 'U0DEV', session.id)).rejects.toThrow('The doors are not open yet.');
    expect((await press('session-days:start', 'U0CLEO', `${session.id}/-1/0`))?.reply?.text).toContain('The doors are not open yet.');
    await world.until(ON, '10:21');
    for (const name of ['ana', 'dev', 'eli'] as const) await world[name].presses('I am here', { channel: CHANNEL });
    await world.until(ON, '10:31');
    await world.cleo.presses('Open the console');
    await world.cleo.presses('Who is here');
    expect(JSON.stringify(world.cleo.modal()?.blocks)).toContain('1. Ana\\n2. Dev\\n3. Eli');
    world.cleo.fills({ people: ['U0DEV', 'U0ANA', 'U0LEA'] });
    await world.cleo.submits();
    expect(Object.values(world.cleo.errors()).join()).toContain('Lea is not in Leading Northwind');
    world.cleo.fills({ people: ['U0DEV', 'U0ANA', 'U0HANA'] });
    await world.cleo.submits();
    const three = await doors().attended(session);
    const sixty = Array.from({ length: 57 }, (_, n) => `U1${n}`);
    await doors().correct(session, [...three, ...sixty], world.clock.now());
    await wakes();
    world.ana.sees('60 here. Names are not shown here');
    expect(consoleOf('cleo')).toContain('60 here: Ana, Dev, Hana, Somebody');
    expect(consoleOf('cleo')).toContain('and 48 more.');
    await doors().correct(session, three, world.clock.now());
    expect(await doors().attended(session)).toEqual(['U0ANA', 'U0DEV', 'U0HANA']);
    await expect(press('session-days:next', 'U0DEV', `${session.id}/0/1`)).rejects.toThrow('Cleo and Ben lead this session.');
    await expect(press('session-days:who', 'U0ANA', session.id)).rejects.toThrow('Cleo and Ben lead');
    await expect(press('session-days:here', 'U0LEA', session.id)).rejects.toThrow('You are not in Leading Northwind.');
    await expect(press('session-days:here', 'U0DEV', 'gone')).rejects.toThrow('This session is not in the calendar any more.');
    expect((await press('session-days:end', 'U0CLEO', `${session.id}/5/1`))?.reply?.text).toContain(
      'The clock was a moment faster: step 1',
    );
    await world.cleo.presses('End', { deny: true });
    expect((await find(session)).status).toBe('planned');
    await world.cleo.presses('End');
    expect((await find(session)).status).toBe('held');
    await wakes();
    await expect(press('session-days:here', 'U0DEV', session.id)).rejects.toThrow('The session is over.');
    expect((await press('session-days:next', 'U0BEN', `${session.id}/0/1`))?.reply?.text).toContain(
      'Cleo was a moment faster: the session ended at',
    );
    const exported = async () =>
      (await doors().exportOf?.(await world.app.kernel.communities.get(TEAM, session.communityId)))?.[0]?.records;
    expect(await exported()).toEqual([{ session: ON, people: 3 }]);
    await doors().forget?.({ teamId: TEAM, userId: 'U0HANA', communityId: null, choice: 'without-name', now: world.clock.now() });
    expect(await doors().countOf(session)).toBe(3);
    await doors().forgetNames(session, world.clock.now());
    await doors().correct(session, ['U0ELI'], world.clock.now());
    expect([await doors().attended(session), await doors().countOf(session)]).toEqual([[], 3]);
    expect(await exported()).toEqual([{ session: ON, people: 3 }]);
    const [there, last] = (await doors().storedAbout?.(TEAM, 'U0DEV')) ?? [];
    expect(there?.records).toEqual([]);
    expect(last?.records).toEqual([{ community: 'Leading Northwind', 'last session': ON, privacy: 'P0' }]);
    expect((await doors().storedAbout?.(TEAM, 'U0HANA'))?.flatMap(({ records }) => records)).toEqual([]);
    await world.cleo.presses('Who was here');
    world.cleo.sees('3 were here. The notes are out, so their names are gone.');
  });
});
