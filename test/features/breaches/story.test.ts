/** Something left the room: two trust keepers, and each step only with the yes of whoever wrote it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Contributions } from '../../../src/community/feature.ts';
import type { RunStep } from '../../../src/community/step.ts';
import { createBreaches } from '../../../src/features/breaches/index.ts';
import { type BreachFile, createStore } from '../../../src/features/breaches/store.ts';
import type { Answer } from '../../../src/platform/feature.ts';
import { openWorld, TEAM, type World } from '../../support/world.ts';

const SECRET = 'My case is known in Lisbon';
const CASE = { situation: 'Two leads do not talk.', question: 'What is my part in it?' };
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Someone = World['ana'];
const store = () => createStore(world.app.db);
const part = (): Contributions => {
  const found = world.app.contributions.find(({ name }) => name === 'breaches');
  if (!found) throw new Error('it is there');
  return found;
};
const only = async (who: Someone): Promise<BreachFile> => {
  const [file, ...others] = (await store().list(TEAM)).filter(({ reporterId }) => reporterId === who.userId);
  if (!file || others.length > 0) throw new Error('one file');
  return file;
};
/** By the id alone, as somebody would who guesses it. */
const tries = async (who: Someone, actionId: string, value: string): Promise<Answer | string> => {
  const act = { teamId: TEAM, userId: who.userId, now: world.clock.now(), channelId: null, actionId, value };
  const run = world.app.registry.actions.get(actionId);
  try {
    return (await run?.({ ...act, chosen: [], message: null, modal: null, home: false })) ?? {};
  } catch (error) {
    return error instanceof Error ? error.message : 'refused';
  }
};
const homeOf = async (person: Someone): Promise<string> => {
  await person.closes({ all: true }).catch(() => undefined);
  await person.opensHome();
  return JSON.stringify(person.home());
};
const everythingOf = async (person: Someone): Promise<string> =>
  `${await homeOf(person)} ${person.reads()} ${JSON.stringify(await part().storedAbout?.(TEAM, person.userId))}`;
const digest = async (): Promise<string | null> =>
  world.community ? ((await part().digest?.[0]?.line(world.community, world.clock.now())) ?? null) : '';
const sends = async (person: Someone, values: Record<string, string | string[] | null>): Promise<void> => {
  await person.types('/rondo left');
  await person.fills({ what: SECRET, contact: 'Yes', ...values }).submits();
};

describe('a report about one of the trust keepers', () => {
  it('says by name who will read it, and goes to the other one only', async () => {
    await world.eli.opensHome();
    await world.eli.presses('Something left the room');
    expect(world.eli.reads()).toMatch(/(Cleo or Dev|Dev or Cleo) reads it, as trust keeper/);
    expect(world.eli.reads()).toContain('People team: people@northwind.example');
    await world.eli.fills({ what: ' ', contact: 'Yes' }).submits();
    expect(world.eli.errors()).toEqual({ what: 'A line is enough: what, roughly, left the room?' });
    await world.eli.fills({ what: SECRET, about: ['Cleo'], steward: [] }).submits();
    expect(world.eli.reads()).toContain('Thank you for telling us. Dev will write to you within one working day.');
    expect(await only(world.eli)).toMatchObject({ readers: ['U0DEV'], heldUntil: null });
  });

  it('holds new case posts as soon as she wants, says to nobody why, and keeps what was typed', async () => {
    await world.eli.presses('Yes, hold them');
    expect(world.eli.reads()).toContain('New case posts rest until Mon 9 Nov, 04:00 New York time');
    await world.gus.types('/rondo case');
    await world.gus.fills(CASE).submits();
    expect(world.gus.errors()).toEqual({ situation: expect.stringMatching(/^New case posts rest until Monday 9 November\. Your words/) });
    expect(JSON.stringify(world.gus.errors())).not.toMatch(/report|room|Eli/);
  });

  it('reaches the other without a word of it, and the one it is about never and nowhere', async () => {
    await world.until('2026-11-03', '03:40');
    world.dev.sees('A file waits for you.');
    expect(await homeOf(world.dev)).not.toContain(SECRET);
    const { id } = await only(world.eli);
    for (const who of [world.cleo, world.ana]) {
      expect(await tries(who, 'breaches:read', id)).toBe(await tries(who, 'breaches:read', 'gone'));
      for (const act of ['take', 'pass-on', 'mine', 'hold', 'close'])
        expect(await tries(who, `breaches:${act}`, id)).toContain('nothing here');
    }
    expect(await everythingOf(world.cleo)).not.toMatch(/A file|given to you|Lisbon/);
    await world.dev.presses('Open it');
    expect(world.dev.reads()).toContain(SECRET);
    expect(world.dev.reads()).toContain('You may talk to each other.');
    expect(world.dev.reads()).not.toContain('Let the next one');
    await world.dev.presses('I take it');
    expect(world.dev.reads()).toContain('I said more outside than I should have');
    await world.until('2026-11-03', '14:30');
    world.eli.sees('Dev has your report and writes to you');
  });

  it('takes each step only with her yes, and a no is a no', async () => {
    const { id } = await only(world.eli);
    expect(await tries(world.dev, 'breaches:done', `${id}/talk`)).not.toEqual({});
    expect((await only(world.eli)).steps.talk).toBeUndefined();
    await world.dev.presses({ actionId: 'breaches:propose#talk' });
    await tries(world.dev, 'breaches:propose', `${id}/repair`);
    expect((await only(world.eli)).steps).toMatchObject({ talk: { state: 'proposed' } });
    expect((await only(world.eli)).steps.repair).toBeUndefined();
    expect(await tries(world.cleo, 'breaches:yes', `${id}/talk`)).toContain('nothing here');
    expect(await tries(world.dev, 'breaches:yes', `${id}/talk`)).toContain('nothing here');
    await world.passes('10 minutes');
    world.eli.sees('Your report: Dev proposes a next step. Talk to the person who told, if known. Only with your yes.');
    await homeOf(world.eli);
    await world.eli.presses('No', { home: false });
    expect((await only(world.eli)).steps.talk?.state).toBe('declined');
    await tries(world.dev, 'breaches:propose', `${id}/talk`);
    expect((await only(world.eli)).steps.talk?.state).toBe('declined');
    // The old button of the message, pressed after it was answered.
    await tries(world.eli, 'breaches:yes', `${id}/talk`);
    expect((await only(world.eli)).steps.talk?.state).toBe('declined');
  });

  it('opens the next session with ten minutes on the norm, without the case', async () => {
    const { id } = await only(world.eli);
    await tries(world.dev, 'breaches:propose', `${id}/session`);
    await tries(world.eli, 'breaches:yes', `${id}/session`);
    const { openingOf } = createBreaches(world.app.kernel);
    const sessions = await world.app.kernel.calendar.sessions(TEAM, world.community?.id ?? '');
    const opened: (RunStep | null)[] = [];
    for (const session of sessions) opened.push(await openingOf(session));
    const next = sessions.findIndex(({ onDate }) => onDate > '2026-11-03');
    expect(opened.filter((step) => step !== null)).toHaveLength(1);
    expect(opened[next]).toMatchObject({ minutes: 10, do: expect.stringContaining('Take the lesson along, leave the people out of it.') });
    expect(JSON.stringify(opened)).not.toContain('Lisbon');
    await world.until('2026-11-09', '09:01');
    await world.gus.fills(CASE).submits();
    expect(world.gus.errors()).toEqual({});
    // Called off: it is the one after.
    const session = sessions[next];
    if (session) await world.app.kernel.calendar.mark(session, 'cancelled', world.clock.now());
    expect(await openingOf({ ...(sessions[next + 1] ?? sessions[0] ?? raise()) })).not.toBeNull();
  });

  it('stays with its holder when the term ends, until she who wrote it passes it on', async () => {
    const { kernel } = world.app;
    const communityId = world.community?.id ?? '';
    const by = { userId: 'U0ANA', now: world.clock.now() };
    await kernel.roles.end({ teamId: TEAM, communityId, userId: 'U0DEV', role: 'trust-keeper' }, '2026-11-09', by);
    await kernel.roles.give(
      { teamId: TEAM, communityId, userId: 'U0FAY', role: 'trust-keeper', fromOn: '2026-11-09', toOn: '2027-02-01' },
      by,
    );
    await part().tidy?.(world.clock.now());
    await world.passes('1 day');
    world.eli.sees('Dev is not in office any more.');
    const { id } = await only(world.eli);
    expect(await tries(world.fay, 'breaches:read', id)).toContain('nothing here');
    expect(JSON.stringify(await tries(world.dev, 'breaches:read', id))).toContain(SECRET);
    expect(await tries(world.dev, 'breaches:pass-to', `${id}/U0FAY`)).toContain('nothing here');
    await world.eli.presses('Your report');
    await world.eli.presses('Let Fay read it');
    expect(await tries(world.dev, 'breaches:read', id)).toContain('nothing here');
    await world.passes('1 day');
    await world.fay.presses('Open it');
    await world.fay.presses('I take it');
    expect((await only(world.eli)).steps).toMatchObject({ hear: { state: 'agreed' }, session: { state: 'done' } });
  });

  it('closes, and is gone ninety days later; the log never held a word', async () => {
    const { id } = await only(world.eli);
    await tries(world.fay, 'breaches:propose', `${id}/close`);
    await tries(world.eli, 'breaches:yes', `${id}/close`);
    const { closedAt } = await only(world.eli);
    await part().tidy?.((closedAt ?? 0) + 89 * 86_400_000);
    expect((await only(world.eli)).closedAt).toBe(closedAt);
    await part().tidy?.((closedAt ?? 0) + 91 * 86_400_000);
    expect((await store().list(TEAM)).length).toBe(0);
    expect(world.logged()).not.toContain('Lisbon');
  });
});

const raise = (): never => {
  throw new Error('a session');
};

describe('a report that nobody answers', () => {
  it('goes from one to the other after a working day, then to a steward, whom she let; then she hears it', async () => {
    await sends(world.hana, { contact: 'No, read it only', about: ['Ben'] });
    expect(world.hana.reads()).toMatch(/(Cleo|Fay) reads it within one working day, and does not write to you/);
    await world.hana.presses('No');
    const { readers, id } = await only(world.hana);
    expect(readers.slice(0, 2).toSorted()).toEqual(['U0CLEO', 'U0FAY']);
    expect(readers.slice(2)).toEqual(['U0ANA']);
    await world.passes('8 days');
    const moved = world.hana.messages().filter(({ text }) => text.includes('Your report is with')).map(({ text }) => /is with (\w+)/.exec(text)?.[1]); // biome-ignore format: one thought
    expect(moved).toEqual([readers[1] === 'U0CLEO' ? 'Cleo' : 'Fay', 'Ana']);
    world.hana.sees('Your report has not had an answer in time');
    world.hana.sees('People team: people@northwind.example');
    expect(await everythingOf(world.ben)).not.toMatch(/A file|Lisbon/);
    // Late is still welcome.
    await tries(world.ana, 'breaches:take', id);
    expect((await only(world.hana)).holderId).toBe('U0ANA');
    expect(await tries(world.cleo, 'breaches:read', id)).toContain('nothing here');
  });

  it('is the second of a quarter: Case Clinic rests until a steward says that the norms are renewed', async () => {
    expect(await digest()).toBeNull();
    await sends(world.gus, {});
    const { id, readers } = await only(world.gus);
    await world.gus.presses('Yes, hold them');
    await tries(readers[0] === 'U0CLEO' ? world.cleo : world.fay, 'breaches:take', id);
    expect(await digest()).toBe('Case Clinic rests until the norms are renewed by consent.');
    const { calendar } = world.app.kernel;
    const sessions = await calendar.sessions(TEAM, world.community?.id ?? '');
    const session = sessions.find(({ status, onDate }) => status === 'planned' && onDate > '2026-11-20');
    if (!session) throw new Error('a session');
    await calendar.changeSession(session, { leadership: 'led', facilitatorId: 'U0CLEO' }, world.clock.now());
    await world.cleo.types('/rondo prepare');
    await world.cleo.presses('Pick a format');
    await world.cleo.presses({ actionId: 'preparation:take#sf-case-clinic' });
    expect(world.cleo.reads()).toContain('Case Clinic rests at present.');
    expect((await calendar.findSession(TEAM, session.id))?.formatId).toBeNull();
    expect(await tries(world.gus, 'breaches:renew', world.community?.id ?? '')).toContain('Only a steward');
    await homeOf(world.ana);
    await world.ana.presses('Norms renewed by consent', { home: true });
    expect(await digest()).toBeNull();
  });

  it('stops altogether when she takes it back, and goes when she leaves', async () => {
    const file = await only(world.gus);
    const { heldUntil } = createBreaches(world.app.kernel);
    const rests = () => heldUntil(TEAM, world.community?.id ?? '', world.clock.now());
    expect(await rests()).not.toBeNull();
    await homeOf(world.gus);
    await world.gus.presses('Open it', { home: true });
    await world.gus.presses('Take it back');
    expect(await store().find(TEAM, file.id)).toBeNull();
    expect(await rests()).toBeNull();
    expect(await tries(world.gus, 'breaches:mine', file.id)).toContain('nothing here');
    await world.passes('3 days');
    const holder = file.readers[0] === 'U0CLEO' ? world.cleo : world.fay;
    holder.sees('A file that you held was taken back.');
    await part().forget?.({ teamId: TEAM, userId: 'U0ANA', communityId: null, choice: 'delete', now: world.clock.now() });
    expect(await only(world.hana)).toMatchObject({ holderId: null, readers: [] });
    await world.passes('3 days');
    world.hana.sees('Whoever held your report is not here any more.');
    const hana = await world.app.kernel.members.find(TEAM, world.community?.id ?? '', 'U0HANA');
    if (hana) await world.app.kernel.members.put({ ...hana, status: 'left' });
    expect(await store().list(TEAM)).toEqual([]);
  });
});
