import { afterEach, describe, expect, it } from '@jest/globals';
import type { Session } from '../../../src/community/records.ts';
import { createStore } from '../../../src/features/facilitation/store.ts';
import { openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
afterEach(() => world.close());

const communityId = (): string => world.community?.id ?? '';
/** The session that is being prepared in these stories: Wednesday 9 December. */
const sessionOn = async (date = '2026-12-09'): Promise<Session> => {
  const found = (await world.app.kernel.calendar.sessions(TEAM, communityId())).find(({ onDate }) => onDate === date);
  if (!found) throw new Error(`no session on ${date}`);
  return found;
};
const change = async (changes: Parameters<World['app']['kernel']['calendar']['changeSession']>[1], date?: string): Promise<Session> => {
  const session = await world.app.kernel.calendar.changeSession(await sessionOn(date), changes, world.clock.now());
  await world.app.settle();
  return session;
};
const holders = async (role: 'facilitator' | 'second'): Promise<string[]> =>
  world.app.kernel.roles.holders(TEAM, communityId(), role, world.app.kernel.calendar.today(await community(), world.clock.now()));
const community = () => world.app.kernel.communities.get(TEAM, communityId());
const rowsLeft = async (): Promise<number> => {
  const store = createStore(world.app.db);
  const session = await sessionOn();
  const asked = await Promise.all((['lead', 'second', 'swap', 'cover'] as const).map((kind) => store.listAsked(TEAM, session.id, kind)));
  return asked.flat().length + (await store.listOffers(TEAM, session.id)).length;
};
/** Somebody's last message from the bot. */
const last = (who: World['ana']): string => who.messages().at(-1)?.text ?? '';
const wasAsked = (who: World['ana']): boolean => who.messages().some(({ text }) => text.includes('would you lead it?'));

/** The morning after the session of 11 November; the next one is on 9 December. */
const theMorningAfter = () => openWorld({ at: ['2026-11-12', '09:30'], weeksUnderWay: 4 });
const leaves = async (userId: string): Promise<void> => {
  const before = await world.app.kernel.people.get(TEAM, userId);
  await world.app.registry.events.get('user_change')?.[0]?.({
    teamId: TEAM,
    now: world.clock.now(),
    event: {
      type: 'user_change',
      user: { id: userId, team_id: TEAM, deleted: true, tz: before.zone, profile: { display_name: before.name } },
    },
  });
  await world.passes('1 minute');
};

describe('the offer to lead', () => {
  it('goes round privately, passes on after a no or three silent days, and leaves no trace', async () => {
    world = await theMorningAfter();
    await world.until('2026-11-12', '09:59');
    expect(wasAsked(world.ana)).toBe(false);
    await world.until('2026-11-12', '10:05');
    world.ana.sees('would you lead it? I bring the plan, and preparation is about an hour. Any answer is fine, and nobody sees a no.');
    world.ana.sees('You are next in the turns: the count has only begun, and it goes by who came first.');
    expect(wasAsked(world.ben)).toBe(false);

    await world.ana.presses('Not this time');
    world.ana.sees('All right, no reason needed, and nobody sees a no.');
    expect(wasAsked(world.ana)).toBe(false);
    await world.passes('1 minute');
    expect(wasAsked(world.ben)).toBe(true);

    await world.until('2026-11-17', '09:50');
    expect(wasAsked(world.ben)).toBe(true);
    await world.until('2026-11-17', '10:30');
    expect(wasAsked(world.ben)).toBe(false);
    world.ben.sees('It has passed on; thank you all the same.');
    expect(wasAsked(world.cleo)).toBe(true);

    await world.cleo.presses('Keep my turn');
    world.cleo.sees('for the session after this one you are asked first');
    await world.passes('1 minute');
    await world.dev.opensHome();
    await world.dev.presses('I’ll lead', { home: true });
    await world.passes('1 minute');
    expect(last(world.dev)).toContain('✓ You lead *the session* on');
    expect(await sessionOn()).toMatchObject({ leadership: 'led', facilitatorId: 'U0DEV', secondId: null });
    expect(await holders('facilitator')).toEqual(['U0DEV']);
    expect(await rowsLeft()).toBe(0);

    await world.eli.types('/rondo rota');
    world.eli.sees('Wed 9 Dec · Dev: has accepted');
    world.eli.sees('Nobody has led yet.');
  });

  it('comes first to whoever kept her turn; the turn that was held is written down', async () => {
    world = await openWorld({ at: ['2026-12-10', '09:30'], weeksUnderWay: 8 });
    const whose = { teamId: TEAM, communityId: communityId(), userId: 'U0CLEO' };
    await createStore(world.app.db).addWish(whose, 'kept', 1);
    await change({ leadership: 'led', facilitatorId: 'U0DEV' });
    await world.app.kernel.calendar.mark(await sessionOn(), 'held', world.clock.now());
    await world.until('2026-12-10', '10:05');
    world.cleo.sees('You are first in line, because you kept your turn');
    expect(await createStore(world.app.db).listWishes(TEAM, communityId(), 'kept')).toEqual([]);
    await world.dev.types('/rondo rota');
    world.dev.sees('You: 1 turn led, less than half a turn due');
    world.dev.sees('Led so far: Wed 9 Dec Dev');
    const about = await world.app.contributions.find(({ name }) => name === 'facilitation')?.storedAbout?.(TEAM, 'U0DEV');
    expect(about).toMatchObject([{ title: 'Leading in turn', records: [{ led: 1, due: 0.11, privacy: 'P0' }] }]);
  });
});

describe('somebody who leads for the first time', () => {
  it('is offered a second from those who have led; both may swap with somebody who agrees', async () => {
    world = await theMorningAfter();
    await change({ leadership: 'led', facilitatorId: 'U0ANA' }, '2026-11-11');
    await world.app.kernel.calendar.mark(await sessionOn('2026-11-11'), 'held', world.clock.now());
    await world.until('2026-11-12', '10:05');
    expect(wasAsked(world.ana)).toBe(false);
    world.ben.sees('You are next because nobody here has led less often: 0 turns of 0.1 due.');
    await world.ben.presses('I’ll lead');
    world.ben.sees('I am asking somebody to be your second.');
    await world.passes('1 minute');
    world.ana.sees('Ben leads *the session* on');
    await world.ana.presses('I’ll be the second');
    world.ana.sees('✓ You are the second of Ben for');
    await world.passes('1 minute');
    world.ben.sees('Ana is your second for');
    expect(await holders('second')).toEqual(['U0ANA']);
    expect(await rowsLeft()).toBe(0);
    await world.eli.types('/rondo rota');
    world.eli.sees('Wed 9 Dec · Ben: has accepted, with Ana');
    world.eli.sees('Ana: was the second before, and the second leads next');
    await world.eli.closes();

    // Ben would rather swap.
    await world.ben.opensHome();
    await world.ben.presses('Swap with somebody', { home: true });
    const tries = async (who: string): Promise<string> => {
      world.ben.fills({ with: who });
      await world.ben.submits();
      return world.ben.errors().with ?? '';
    };
    expect(await tries('U0BEN')).toBe('That is you. Choose somebody else, or close this and go on leading.');
    expect(await tries('U0KIM')).toBe('Kim reads along and does not lead sessions. Choose somebody else.');
    expect(await tries('U0LEA')).toContain('Lea is not in Leading Northwind.');
    world.ben.fills({ with: 'U0GUS', note: 'I am in Pune that week <!channel>' });
    await world.ben.submits();
    await world.ben.closes();
    await world.passes('5 minutes');
    world.gus.sees('I am in Pune that week');
    await world.gus.presses('Not this time');
    await world.passes('5 minutes');
    world.ben.sees('The swap with Gus has not come about; you still lead');
    // Somebody who is not asked in turn may be asked in person.
    const store = createStore(world.app.db);
    await store.addWish({ teamId: TEAM, communityId: communityId(), userId: 'U0CLEO' }, 'never', 1);
    await world.ben.opensHome();
    await world.ben.presses('Swap with somebody', { home: true });
    expect(await tries('U0CLEO')).toBe('');
    await world.passes('5 minutes');
    await world.cleo.presses('Agree');
    await world.passes('5 minutes');
    expect(await sessionOn()).toMatchObject({ facilitatorId: 'U0CLEO', secondId: 'U0ANA' });
    world.ben.sees('You are asked first for the next one.');
    expect(await store.listWishes(TEAM, communityId(), 'kept')).toEqual(['U0BEN']);
    // Ana's term for the session before lasts another week; Ben's ended with the swap.
    expect((await holders('facilitator')).sort()).toEqual(['U0ANA', 'U0CLEO']);
  });
});

describe('a session that nobody leads', () => {
  it('becomes an Open Table ten working days before, and can be led until four before', async () => {
    world = await theMorningAfter();
    await world.until('2026-11-24', '17:00');
    const waits = [world.ana, world.ben, world.cleo, world.dev].find(wasAsked);
    expect(waits).toBeDefined();
    await world.eli.types('/rondo rota');
    world.eli.sees('Wed 9 Dec · being settled: somebody is asked privately, in turn');
    await world.eli.closes();
    await world.until('2026-11-25', '09:31');
    expect(await sessionOn()).toMatchObject({ leadership: 'table', formatId: 'sf-open-table', facilitatorId: null });
    expect(waits && wasAsked(waits)).toBe(false);
    waits?.sees('It has become an Open Table, which nobody needs to prepare.');
    expect(await rowsLeft()).toBe(0);

    await world.fay.types('/rondo rota');
    world.fay.sees('Wed 9 Dec · Open Table: no preparation');
    await world.fay.presses('I’ll lead Wed 9 Dec');
    world.fay.sees('✓ You lead this session.');
    expect(await sessionOn()).toMatchObject({ leadership: 'led', facilitatorId: 'U0FAY', formatId: null });
    await world.fay.closes();
    await world.gus.types('/rondo rota');
    await expect(world.gus.presses('I’ll lead Wed 9 Dec')).rejects.toThrow('finds no button');
  });
});

describe('an old offer', () => {
  it('says what has become of it: passed on, moved, called off', async () => {
    world = await theMorningAfter();
    await world.until('2026-11-12', '10:05');
    const session = await sessionOn();
    const [offer] = await createStore(world.app.db).offersTo(TEAM, 'U0ANA');
    const lead = world.app.registry.actions.get('facilitation:lead');
    if (!lead || !offer) throw new Error('an offer and its button');
    const act = {
      ...{ teamId: TEAM, channelId: null, actionId: 'facilitation:lead', chosen: [], modal: null, home: false },
      message: { channel: 'D1', ts: '1.1', threadTs: null },
    };
    const pressed = (userId: string, value = `${session.id}|${offer.id}`) => lead({ ...act, userId, value, now: world.clock.now() });
    await expect(pressed('U0BEN')).rejects.toThrow('asked of somebody else');
    await expect(pressed('U0ANA', 'gone|gone')).rejects.toThrow('not in the calendar any more');

    await world.app.kernel.calendar.move(session, { onDate: '2026-12-10', at: '11:00' }, world.clock.now());
    await world.passes('1 minute');
    world.ana.sees('Thu 10 Dec, 11:00 London time: would you lead it?');
    const moved = await sessionOn('2026-12-10');

    await world.ana.presses('Not this time');
    expect(await pressed('U0ANA')).toMatchObject({ replace: { text: 'It has passed on; thank you all the same.' } });
    await world.passes('1 minute');
    await world.app.kernel.calendar.mark(moved, 'cancelled', world.clock.now());
    await world.passes('1 minute');
    world.ben.sees('This session was called off. Thank you all the same.');
    expect(wasAsked(world.cleo)).toBe(false);
    // The day after it would have been, the search for the one after it begins.
    const planned = await world.app.kernel.agenda.upcoming({ teamId: TEAM, communityId: communityId() });
    expect(planned.filter(({ touch }) => touch === 'facilitation.again').map(({ localDate }) => localDate)).toEqual(['2026-12-11']);
  });
});

describe('cover', () => {
  it('is asked of five, goes to the first who accepts, and the others are told', async () => {
    world = await theMorningAfter();
    await change({ leadership: 'led', facilitatorId: 'U0DEV', secondId: 'U0GUS', topic: 'Saying no' });
    await world.dev.types('/rondo rota');
    await world.dev.presses('Find cover');
    world.dev.sees('Asked, privately. Whoever answers first leads');
    await world.dev.closes();
    await world.passes('6 hours');
    const asked = (who: World['ana']): boolean => who.messages().some(({ text }) => text.includes('Dev cannot lead'));
    const all = [world.ana, world.ben, world.cleo, world.eli, world.fay, world.gus, world.hana];
    expect(all.filter(asked)).toHaveLength(5);
    expect(asked(world.gus)).toBe(true);
    expect(asked(world.hana)).toBe(false);

    await Promise.all([world.ana.presses('I’ll lead'), world.ben.presses('I’ll lead')]);
    await world.passes('5 minutes');
    const { facilitatorId } = await sessionOn();
    const [winner, other] = facilitatorId === 'U0ANA' ? [world.ana, world.ben] : [world.ben, world.ana];
    const name = facilitatorId === 'U0ANA' ? 'Ana' : 'Ben';
    winner.sees('✓ You lead *“Saying no”*');
    other.sees(`${name} leads it. Thank you.`);
    await world.passes('18 hours');
    world.gus.sees(`${name} leads it. Thank you.`);
    world.dev.sees(`${name} leads *“Saying no”* on`);
    expect(await holders('facilitator')).toEqual([facilitatorId]);
    expect(await sessionOn()).toMatchObject({ secondId: 'U0GUS' });
    expect(await rowsLeft()).toBe(0);
  });

  it('that nobody gives ends a day before: the second takes over, else the table', async () => {
    world = await openWorld({ at: ['2026-12-07', '09:30'], weeksUnderWay: 8 });
    await change({ leadership: 'led', facilitatorId: 'U0DEV', secondId: 'U0GUS', topic: 'Saying no' });
    const session = await sessionOn();
    await world.dev.opensHome();
    world.dev.sees('You lead *“Saying no”* on');
    await world.dev.presses('Find cover', { home: true });
    await world.until('2026-12-08', '10:40');
    expect(await sessionOn()).toMatchObject({ leadership: 'led', facilitatorId: 'U0GUS', secondId: null });
    world.gus.sees('Dev cannot lead *“Saying no”*');
    await world.gus.opensHome();
    await world.gus.presses('Find cover', { home: true });
    await world.until('2026-12-09', '09:31');
    expect(await sessionOn()).toMatchObject({ leadership: 'table', facilitatorId: null, formatId: 'sf-open-table' });
    expect(await rowsLeft()).toBe(0);

    const volunteer = world.app.registry.actions.get('facilitation:volunteer');
    const act = { teamId: TEAM, now: world.clock.now(), channelId: null, actionId: 'facilitation:volunteer', chosen: [], message: null };
    const presses = (userId: string) => volunteer?.({ ...act, userId, value: session.id, modal: null, home: true });
    expect(await presses('U0ANA')).toMatchObject({ reply: { text: expect.stringContaining('until four working days before it') } });
    await expect(presses('U0KIM')).rejects.toThrow('readers do not lead sessions');
    expect(await sessionOn()).toMatchObject({ leadership: 'table' });
  });
});

describe('whoever leaves', () => {
  it('on the day is followed by the second, who is told; without one it is an Open Table', async () => {
    world = await openWorld({ at: ['2026-12-09', '09:00'], weeksUnderWay: 8 });
    await change({ leadership: 'led', facilitatorId: 'U0DEV', secondId: 'U0GUS', topic: 'Saying no' });
    await leaves('U0DEV');
    expect(await sessionOn()).toMatchObject({ leadership: 'led', facilitatorId: 'U0GUS', secondId: null });
    world.gus.sees('Dev cannot lead *“Saying no”*');
    await leaves('U0GUS');
    expect(await sessionOn()).toMatchObject({ leadership: 'table', facilitatorId: null });
  });

  it('or pauses is looked after a day before', async () => {
    world = await openWorld({ at: ['2026-12-08', '08:55'], weeksUnderWay: 8 });
    await change({ leadership: 'led', facilitatorId: 'U0JON', secondId: 'U0GUS', topic: 'Saying no' });
    await world.until('2026-12-08', '09:30');
    expect(await sessionOn()).toMatchObject({ leadership: 'led', facilitatorId: 'U0GUS', secondId: null });
    world.gus.sees('Jon cannot lead *“Saying no”*');
  });

  it('early makes the search begin again, and what she was asked goes to the next', async () => {
    world = await theMorningAfter();
    await world.until('2026-11-12', '10:05');
    await leaves('U0ANA');
    expect(wasAsked(world.ben)).toBe(true);
    await world.ben.presses('I’ll lead');
    await leaves('U0BEN');
    expect(await sessionOn()).toMatchObject({ leadership: 'open', facilitatorId: null });
    expect(wasAsked(world.cleo)).toBe(true);
  });
});

describe('the rota', () => {
  it('keeps absences and “never ask me” to herself, and passes her turn on', async () => {
    world = await theMorningAfter();
    await world.until('2026-11-12', '10:05');
    await world.ana.types('/rondo rota');
    await world.ana.presses('I’m away for a while');
    world.ana.fills({ from: '2026-12-01', until: '2026-11-20' });
    await world.ana.submits();
    expect(world.ana.errors()).toEqual({ until: 'The last day lies before the first one. Choose a later day.' });
    world.ana.fills({ until: '2026-12-20' });
    await world.ana.submits();
    world.ana.sees('You are away from Tuesday 1 December to Sunday 20 December.');
    await world.ana.closes({ all: true });
    await world.passes('5 minutes');
    expect(wasAsked(world.ana)).toBe(false);
    expect(wasAsked(world.ben)).toBe(true);
    await world.ben.types('/rondo rota');
    expect(world.ben.reads()).not.toContain('away:');
    await world.ben.presses('Never ask me');
    world.ben.sees('You are not asked to lead. Only you can see this.');
    await world.ben.closes();
    await world.passes('1 hour');
    expect(wasAsked(world.cleo)).toBe(true);
    await world.eli.types('/rondo rota');
    // For everybody else nothing has changed.
    world.eli.sees(/Ben: has not led yet/);
    await world.eli.closes();
    await world.ben.types('/rondo rota');
    await world.ben.presses('Ask me again');
    world.ben.sees('Nobody has led yet.');
    expect(world.ben.reads()).not.toContain('You are not asked to lead.');
    await world.ben.closes();

    // Whoever leads in the time she is away is offered cover at once.
    await change({ leadership: 'led', facilitatorId: 'U0DEV' });
    await world.dev.types('/rondo rota');
    await world.dev.presses('I’m away for a while');
    world.dev.fills({ from: '2026-12-07', until: '2026-12-11' });
    await world.dev.submits();
    world.dev.sees('You lead the session on Wed 9 Dec, in that time. Until somebody else does, it is still you.');
    await world.dev.presses('Find cover');
    const session = await sessionOn();
    const asked = async () => (await createStore(world.app.db).listOffers(TEAM, session.id)).filter(({ kind }) => kind === 'cover');
    const five = await asked();
    expect(five).toHaveLength(5);
    // When all of them have said no, the next ones are asked, and none of them again.
    const decline = world.app.registry.actions.get('facilitation:decline');
    for (const { id, userId } of five) {
      const act = { teamId: TEAM, userId, now: world.clock.now(), channelId: null, actionId: 'facilitation:decline', chosen: [] };
      await decline?.({ ...act, value: `${session.id}|${id}`, message: null, modal: null, home: true });
    }
    const next = (await asked()).map(({ userId }) => userId);
    expect(next.length).toBeGreaterThan(0);
    expect(next.filter((userId) => five.some((one) => one.userId === userId))).toEqual([]);
    await world.dev.closes({ all: true });

    // A Slack group that Slack refuses disturbs nothing, and is told once.
    await world.ana.types('/rondo rota');
    await world.ana.presses('Slack group: off');
    world.ana.fills({ group: 'not a handle' });
    await world.ana.submits();
    expect(world.ana.errors().group).toContain('neither a handle');
    world.ana.fills({ group: 'S0NOWHERE' });
    await world.ana.submits();
    await world.ana.closes({ all: true });
    await world.passes('5 minutes');
    expect(await sessionOn()).toMatchObject({ leadership: 'led', facilitatorId: 'U0DEV' });
    const lines = world.app.contributions.find(({ name }) => name === 'facilitation')?.digest ?? [];
    const said = await Promise.all(lines.map(async ({ line }) => line(await community(), world.clock.now())));
    expect(said).toContain(
      'Slack does not let me change the group of facilitators (missing_scope). Nothing depends on it; /rondo rota turns it off, or the app needs the scope usergroups:write.',
    );
    expect(await lines[1]?.line(await community(), world.clock.now() + 8 * 86_400_000)).toBeNull();
  });
});
