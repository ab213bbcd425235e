import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Session } from '../../../src/community/records.ts';
import { sayWho } from '../../../src/features/sessions/views.ts';
import { readParts, valueIn } from '../../platform/calendar-lines.ts';
import { CHANNEL, openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
/** The coming session, on Wednesday 11 November 2026. */
let session: Session;

const kernel = () => world.app.kernel;
const communityId = () => world.community?.id ?? '';
const inChannel = (words: string) => world.cleo.messages(CHANNEL).filter((message) => message.text.includes(words));
const post = () => inChannel('Not this time').at(-1) ?? inChannel('This session').at(-1);
const present = async () => {
  const found = await kernel().calendar.findSession(TEAM, session.id);
  if (!found) throw new Error('the session is gone');
  return found;
};
const files = () => [...world.server.workspace.files.values()].filter(({ name }) => name.endsWith('.ics'));
const readFile = (at: number) => readParts(new TextDecoder().decode(files().at(at)?.bytes))[0];
const eventOf = (at: number, id: string) => readFile(at).parts.find((part) => valueIn(part, 'UID') === `${id}@rondo`);
const row = (id: string) => ({ blockId: '', actionId: `sessions:row#${id}` });
/** The menu beside a session in the list. */
const chooses = async (option: string) => {
  const blocks = world.ana.modal()?.blocks ?? [];
  const block = blocks.find((one) => JSON.stringify(one).includes(row(session.id).actionId));
  await world.ana.chooses({ blockId: String(block?.block_id), actionId: row(session.id).actionId }, option);
};

describe('a quarter', () => {
  beforeAll(async () => {
    world = await openWorld({ at: ['2026-10-26', '07:00'], weeksUnderWay: 2, patient: true });
    const next = await kernel().calendar.nextSession(TEAM, communityId(), '2026-10-26');
    if (!next) throw new Error('no session');
    session = next;
  });
  afterAll(() => world.close());

  it('is published on the next Monday when nobody has published it, with a file in its thread', async () => {
    await world.until('2026-10-26', '10:59');
    expect(inChannel('The quarter’s sessions')).toEqual([]);
    await world.until('2026-10-26', '11:05');
    const [calendar] = inChannel('The quarter’s sessions of Leading Northwind');
    expect(calendar?.text).toContain('Quarter close');
    expect(calendar?.text).toContain('The week of 4 January is calm');
    const [file] = inChannel('(file Sessions of Leading Northwind)');
    expect(file?.threadTs).toBe(calendar?.ts);
    expect(valueIn(eventOf(-1, session.id), 'DTSTART')).toBe('20261111T103000');
    expect(valueIn(eventOf(-1, session.id), 'SEQUENCE')).toBe('0');
  });

  it('is not published again the Monday after', async () => {
    await world.until('2026-11-02', '12:00');
    expect(inChannel('The quarter’s sessions')).toHaveLength(1);
  });

  it('has each session announced ten working days ahead', async () => {
    const text = post()?.text ?? '';
    expect(text).toMatch(/^Open Table\n/);
    expect(text).toContain(sayWho({ ...(await present()), facilitator: null, second: null }));
    expect(text).toContain('Names of those coming stand here');
  });

  it('shows the present state of what was decided since', async () => {
    const facts = { topic: 'How do we say no?', leadership: 'led' as const, facilitatorId: 'U0CLEO', outcome: 'say no so that it helps' };
    session = await kernel().calendar.changeSession(await present(), facts, world.clock.now());
    await world.passes('1 minute');
    expect(post()?.text).toContain('How do we say no?');
    expect(post()?.text).toContain('You will leave able to say no so that it helps.');
    expect(post()?.text).toContain('Led by Cleo.');
  });
});

describe('an answer', () => {
  beforeAll(async () => {
    world = await openWorld({ at: ['2026-11-02', '09:00'], names: { dev: '*Dev* <!channel>' }, patient: true });
    const next = await kernel().calendar.nextSession(TEAM, communityId(), '2026-11-02');
    if (!next) throw new Error('no session');
    session = next;
    await world.until('2026-11-02', '12:00');
  });
  afterAll(() => world.close());

  it('is seen in the post when it is a yes, and by nobody when it is not', async () => {
    await world.ana.presses('Coming', { channel: CHANNEL });
    await world.dev.presses('Coming', { channel: CHANNEL });
    await world.ben.presses('Not this time', { channel: CHANNEL });
    await world.cleo.presses('Notes only', { channel: CHANNEL });
    await world.passes('1 minute');
    world.ana.sees('You’re in. I remind you the day before, at your slot.');
    world.ben.sees('Noted, no reason needed. Nobody sees it');
    expect(post()?.text).toContain('2 coming: Ana, *Dev* <!channel>');
    expect(post()?.text).not.toContain('Ben');
  });

  it('can be changed until it begins', async () => {
    await world.ana.presses('Not this time', { channel: CHANNEL });
    await world.passes('1 minute');
    expect(post()?.text).toContain('1 coming: *Dev*');
    await world.ana.presses('Coming', { channel: CHANNEL });
    await world.passes('1 minute');
    expect(post()?.text).toContain('2 coming: *Dev* <!channel>, Ana');
  });

  it('is given on App Home too', async () => {
    await world.eli.opensHome();
    await world.eli.presses('Coming', { home: true });
    expect(JSON.stringify(world.eli.home()?.blocks)).toContain('You’re coming.');
  });

  it('brings a reminder at the slot of the day before, unless it is unwanted', async () => {
    await world.dev.presses('No reminder', { channel: CHANNEL });
    world.dev.sees('You’re in. No reminder comes.');
    await world.dev.presses('Remind me', { channel: CHANNEL });
    world.dev.sees('You’re in. I remind you the day before, at your slot.');
    await world.dev.presses('No reminder', { channel: CHANNEL });
    await kernel().calendar.changeSession(
      await present(),
      { topic: 'How do we say no?', question: 'To whom?', preRead: 'Page 4' },
      world.clock.now(),
    );
    await world.until('2026-11-05', '10:05');
    const [preRead] = inChannel('To read before, five minutes at most: Page 4');
    expect(preRead?.threadTs).toBe(post()?.ts);
    expect(preRead?.text).toContain('One question to carry until then: To whom?');
    await world.until('2026-11-09', '17:00');
    expect(world.ana.reads()).not.toContain('One question to carry: To whom?');
    await world.until('2026-11-10', '17:00');
    world.ana.sees('On Wednesday 10:30: How do we say no? One question to carry: To whom?');
    expect(world.dev.reads()).not.toContain('One question to carry: To whom?');
    expect(world.ben.reads()).not.toContain('One question to carry: To whom?');
  });

  it('is refused kindly once it has begun, and the post says when it is over', async () => {
    await world.until('2026-11-11', '10:31');
    await world.ben.presses('Coming', { channel: CHANNEL });
    world.ben.sees('This session has begun, so answers are closed.');
    await world.until('2026-11-11', '11:50');
    expect(post()?.text).toContain('This session is over. 3 said that they would come.');
    expect(JSON.stringify(post()?.blocks)).not.toContain('sessions:coming');
  });

  it('of somebody outside, or about a session that is gone, is refused kindly', async () => {
    const coming = world.app.registry.actions.get('sessions:coming');
    if (!coming) throw new Error('no button');
    const act = {
      teamId: TEAM,
      now: world.clock.now(),
      channelId: CHANNEL,
      actionId: 'sessions:coming',
      chosen: [],
      message: null,
      modal: null,
    };
    await expect(coming({ ...act, userId: 'U0LEA', value: session.id, home: false })).rejects.toThrow(
      'for the members of Leading Northwind',
    );
    await expect(coming({ ...act, userId: 'U0ANA', value: 'gone', home: false })).rejects.toThrow('not here any more');
    await expect(coming({ ...act, userId: 'U0ANA', value: session.id, home: false })).rejects.toThrow('This session is over.');
  });

  it('goes when she goes, and her name with it', async () => {
    const feature = world.app.contributions.find(({ name }) => name === 'sessions');
    const forgetting = { teamId: TEAM, userId: 'U0BEN', communityId: null, choice: 'delete' as const, now: world.clock.now() };
    expect(JSON.stringify(await feature?.storedAbout?.(TEAM, 'U0BEN'))).toContain('not this time');
    await feature?.forget?.(forgetting);
    expect(await feature?.storedAbout?.(TEAM, 'U0BEN')).toEqual([]);
    await feature?.forget?.({ ...forgetting, userId: 'U0ANA' });
    await world.passes('1 minute');
    expect(post()?.text).toContain('This session is over. 2 said that they would come.');
  });
});

describe('a steward', () => {
  beforeAll(async () => {
    world = await openWorld({ at: ['2026-10-26', '07:00'], weeksUnderWay: 2, patient: true });
    await world.until('2026-11-02', '07:00');
    const next = await kernel().calendar.nextSession(TEAM, communityId(), '2026-11-02');
    if (!next) throw new Error('no session');
    session = next;
    await world.until('2026-11-02', '12:00');
    await world.dev.presses('Coming', { channel: CHANNEL });
    await world.eli.presses('Coming', { channel: CHANNEL });
  });
  afterAll(() => world.close());

  it('cannot move a session into the past, onto a weekend, a holiday or another session, and keeps what she wrote', async () => {
    await world.ana.types('/rondo sessions');
    await chooses('Move it');
    const tries: [string, string][] = [
      ['2026-10-30', 'is past'],
      ['2026-11-14', 'is a Saturday'],
      ['2026-12-25', 'is Christmas Day'],
      ['2026-12-09', 'is on Wednesday 9 December already'],
      ['2026-11-11', 'at that time already'],
    ];
    for (const [onDate, words] of tries) {
      world.ana.fills({ onDate, why: 'The planning round' });
      await world.ana.submits();
      expect(world.ana.errors().onDate).toContain(words);
    }
    world.ana.fills({ onDate: '2026-11-12' });
    await world.ana.submits();
    expect(world.ana.errors().short).toContain('That is 7 working days ahead; ten are agreed.');
    expect((await present()).onDate).toBe('2026-11-11');
    expect(JSON.stringify(world.ana.modal()?.values)).toContain('The planning round');
  });

  it('moves it knowingly; everything says so, and those coming are asked once again', async () => {
    world.ana.fills({ short: ['yes'] });
    await world.ana.submits();
    expect(JSON.stringify(world.ana.modal()?.blocks)).toContain('2 people who were coming are asked once again');
    await world.ana.closes({ all: true });
    await world.passes('5 minutes');
    const [note] = inChannel('moves from Wednesday 11 November, 10:30 London time to Thursday 12 November, 10:30 London time');
    expect(note?.threadTs).toBe(post()?.ts);
    expect(note?.text).toContain('Why: The planning round. Decided by Ana. That is 7 working days’ notice instead of ten, knowingly.');
    expect(post()?.text).toContain('Names of those coming stand here');
    const file = inChannel('(file Sessions of Leading Northwind)').at(-1);
    expect(file?.threadTs).toBe(inChannel('The quarter’s sessions')[0]?.ts);
    expect(file?.text).toContain('moves from Wednesday 11 November');
    expect(valueIn(eventOf(-1, session.id), 'DTSTART')).toBe('20261112T103000');
    expect(valueIn(eventOf(-1, session.id), 'SEQUENCE')).toBe('1');
    expect(valueIn(eventOf(-2, session.id), 'SEQUENCE')).toBe('0');
    const [change] = await kernel().changes.list(TEAM, communityId(), 1);
    expect(change?.why).toContain('knowingly with 7 working days’ notice instead of ten');
    const asks = await kernel().attention.waiting(TEAM, 'U0DEV', world.clock.now());
    expect(asks.map(({ kind }) => kind)).toContain('sessions.again');
  });

  it('sees who still comes as they answer', async () => {
    await world.dev.types('/checkin');
    world.dev.sees('has moved: it is now on Thursday 12 November');
    world.dev.fills({ 'Are you coming?': 'Coming' });
    await world.dev.submits();
    await world.eli.presses('Coming', { channel: CHANNEL });
    await world.passes('1 minute');
    expect(post()?.text).toContain('2 coming: Dev, Eli');
    expect((await kernel().attention.waiting(TEAM, 'U0ELI', world.clock.now())).map(({ kind }) => kind)).not.toContain('sessions.again');
  });

  it('sets where all sessions are, and where one is', async () => {
    await world.ana.types('/rondo sessions');
    await world.ana.presses('Set the meeting place');
    world.ana.fills({ place: 'Room 4' });
    await world.ana.submits();
    await world.ana.closes({ all: true });
    await world.passes('1 minute');
    expect(post()?.text).toContain('Where: Room 4');
    await world.ana.types('/rondo sessions');
    await chooses('Set its own place');
    world.ana.fills({ place: 'https://meet.example.com/a?b=1' });
    await world.ana.submits();
    await world.ana.closes({ all: true });
    await world.passes('1 minute');
    expect(JSON.stringify(post()?.blocks)).toContain('https://meet.example.com/a?b=1');
  });

  it('alone may do this, and everybody may take the file along', async () => {
    await world.dev.types('/rondo sessions');
    expect(JSON.stringify(world.dev.modal()?.blocks)).not.toContain('sessions:row');
    expect(JSON.stringify(world.dev.modal()?.blocks)).toContain('You’re coming.');
    await world.dev.presses('Send me the calendar file');
    await world.passes('1 minute');
    world.dev.sees('(file Sessions of Leading Northwind)');
    expect(valueIn(eventOf(-1, session.id), 'LOCATION')).toBe('https://meet.example.com/a?b=1');
    expect(readFile(-1).parts.filter(({ name }) => name === 'VEVENT').length).toBeGreaterThan(4);
  });

  it('alone is let through, whatever else is sent', async () => {
    const act = { teamId: TEAM, userId: 'U0DEV', now: world.clock.now(), channelId: null };
    const menu = world.app.registry.actions.get('sessions:row');
    const form = world.app.registry.submissions.get('sessions:move');
    const press = { ...act, actionId: 'sessions:row', value: '', chosen: [`move:${session.id}`], message: null, modal: null, home: false };
    await expect(menu?.(press)).rejects.toThrow(/steward/);
    const values = { onDate: '2026-11-20', at: '10:30', why: 'Because', short: ['yes'] };
    await expect(form?.({ ...act, id: 'V1', callbackId: 'sessions:move', metadata: session.id, values })).rejects.toThrow(/steward/);
    expect((await present()).onDate).toBe('2026-11-12');
  });

  it('reads on Mondays how many come, and what is missing', async () => {
    const feature = world.app.contributions.find(({ name }) => name === 'sessions');
    const community = await kernel().communities.get(TEAM, communityId());
    const line = () => feature?.digest?.[0]?.line(community, world.clock.now());
    expect(await line()).toMatch(/^Next session: .*, Thu 12 Nov, 10:30 London time\. 2 people say that they come\.$/);
    expect(JSON.stringify(await feature?.exportOf?.(community))).toContain('"on":"2026-11-12"');
    const viewer = { person: await kernel().people.get(TEAM, 'U0DEV'), now: world.clock.now(), memberships: [] };
    expect(await feature?.describe?.session?.({ kind: 'session', id: session.id }, viewer)).toBeNull();
    const member = await kernel().members.find(TEAM, communityId(), 'U0DEV');
    if (!member) throw new Error('a member');
    const inside = { ...viewer, memberships: [{ community, member, roles: [] }] };
    expect(await feature?.describe?.session?.({ kind: 'session', id: session.id }, inside)).toMatchObject({
      title: 'Session 2, Thursday 12 November 2026',
    });
  });

  it('adds a holiday: what lay on it moves, and those coming are asked once again', async () => {
    const community = await kernel().communities.get(TEAM, communityId());
    const later = await kernel().calendar.nextSession(TEAM, communityId(), '2026-11-20');
    if (!later) throw new Error('no later session');
    await world.gus.opensHome();
    const holidays = [...community.settings.holidays, { on: '2026-12-09', name: 'Founders’ Day' }];
    const by = { userId: 'U0ANA', now: world.clock.now() };
    const after = await kernel().communities.change(community, { settings: { ...community.settings, holidays } }, by);
    await kernel().db.transaction(() => kernel().calendar.layOut(after, world.clock.now()));
    await world.passes('5 minutes');
    const file = inChannel('(file Sessions of Leading Northwind)').at(-1);
    expect(file?.text).toContain('moves from Wednesday 9 December');
    expect(file?.text).toContain('is Founders’ Day');
    expect(valueIn(eventOf(-1, later.id), 'DTSTART')).toBe('20261210T103000');
  });

  it('calls one off: the post, its buttons and the calendar follow', async () => {
    await world.ana.types('/rondo sessions');
    await chooses('Call it off');
    world.ana.fills({ why: 'Nobody can', short: ['yes'] });
    const before = post();
    await world.ana.submits();
    expect(JSON.stringify(world.ana.errors())).toBe('{}');
    world.ana.sees('Called off. Its messages stop');
    await world.ana.closes({ all: true });
    await world.dev.presses('Not this time', { channel: CHANNEL, ts: before?.ts ?? '' });
    world.dev.sees('This session was called off. The next one is on Thursday 10 December.');
    await world.passes('5 minutes');
    expect(post()?.text).toContain('This session was called off.');
    expect(inChannel('is called off. Why: Nobody can. Decided by Ana.').length).toBeGreaterThan(0);
    expect(valueIn(eventOf(-1, session.id), 'STATUS')).toBe('CANCELLED');
    expect(await kernel().attention.waiting(TEAM, 'U0DEV', world.clock.now())).toEqual([]);
  });
});

describe('the first session after a quarter close', () => {
  beforeAll(async () => {
    world = await openWorld({ at: ['2026-12-29', '09:00'], weeksUnderWay: 11, patient: true });
  });
  afterAll(() => world.close());

  it('is announced on the second working day after it, and the new quarter on its own first Monday', async () => {
    const announced = () => inChannel('Wed 13 Jan, 10:30').filter((message) => message.text.includes('Not this time'));
    await world.until('2027-01-04', '10:59');
    expect(announced()).toEqual([]);
    await world.until('2027-01-04', '11:05');
    expect(announced()).toHaveLength(1);
    await world.until('2027-01-11', '11:05');
    expect(announced()).toHaveLength(1);
    const calendars = inChannel('The quarter’s sessions');
    expect(calendars.at(-1)?.text).toContain('Wed 31 Mar');
    expect(calendars.at(-1)?.text).not.toContain('30 Dec');
  });
});
