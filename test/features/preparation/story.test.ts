import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Session, SessionFacts } from '../../../src/community/records.ts';
import type { RunStep } from '../../../src/community/step.ts';
import { createFormats } from '../../../src/features/formats/index.ts';
import { createPreparation } from '../../../src/features/preparation/index.ts';
import { createStore } from '../../../src/features/preparation/store.ts';
import { openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ at: ['2026-11-30', '09:00'], weeksUnderWay: 7 });
  for (const userId of ['U0CLEO', 'U0DEV'])
    await world.app.kernel.attention.chooseSlot(TEAM, userId, { weekday: 1, at: '15:00' }, world.clock.now());
});
afterAll(() => world.close());

const community = () => {
  if (!world.community) throw new Error('no community');
  return world.community;
};
const sessionOn = async (onDate: string): Promise<Session> => {
  const found = (await world.app.kernel.calendar.sessions(TEAM, community().id)).find((session) => session.onDate === onDate);
  if (!found) throw new Error(`no session on ${onDate}`);
  return found;
};
const decide = async (facts: Partial<SessionFacts>, onDate = '2026-12-09') =>
  world.app.kernel.calendar.changeSession(await sessionOn(onDate), facts, world.clock.now());
const planOf = async () => createStore(world.app.db).find(TEAM, (await sessionOn('2026-12-09')).id);
const menu = (id: string): string => `preparation:step#${id}`;
const packsOf = (who: World['cleo']) => who.messages().filter(({ text }) => text.includes('A run sheet of 75 minutes is drafted'));
describe('the preparation of a session', () => {
  it('comes as a pack at her slot, to whoever leads it then, and to the second', async () => {
    await decide({ topic: 'How do we say *no* to a good idea <!here>?', leadership: 'led', facilitatorId: 'U0DEV', secondId: 'U0ELI' });
    await decide({ facilitatorId: 'U0CLEO', secondId: 'U0DEV' });
    await world.until('2026-11-30', '13:59');
    expect(packsOf(world.cleo)).toEqual([]);
    await world.until('2026-11-30', '14:01');
    expect([packsOf(world.cleo).length, packsOf(world.dev).length, packsOf(world.eli).length]).toEqual([1, 1, 0]);
    world.cleo.sees('You lead it, Dev is your second');
    world.cleo.sees('Consult Trios, about 15 minutes to prepare.');
    world.dev.sees('You are the second of Cleo');
    world.cleo.sees('You lead this session.');
  });

  it('opens from the pack, says what is known, and suggests a format by four questions', async () => {
    await world.cleo.presses('Open your session');
    world.cleo.sees('How do we say *no* to a good idea <!here>?');
    world.cleo.sees('led by Cleo, with Dev as second');
    world.cleo.sees('*Format*, as I suggest it');
    await world.cleo.presses('Choose with four questions');
    world.cleo.sees('Is there a member with a live, specific case?');
    await world.cleo.presses('No');
    world.cleo.sees('Is the topic a skill one can see and practise?');
    await world.cleo.presses('Back');
    await world.cleo.presses('Yes');
    await world.cleo.presses('No');
    world.cleo.sees('Case Clinic · about 45 minutes to prepare');
    world.cleo.sees('Is there a member with a live, specific case? Yes.');
    await world.cleo.presses('Take it');
    world.cleo.sees('✓ Case Clinic it is. Its run sheet is fitted to 75 minutes.');
    expect(await sessionOn('2026-12-09')).toMatchObject({ formatId: 'sf-case-clinic' });
  });

  it('keeps what people are told, and of two who write at once loses nobody’s words', async () => {
    await world.dev.types('/rondo prepare');
    await world.dev.presses('Write it');
    await world.cleo.presses('Write it');
    world.cleo.fills({ outcome: 'say no & <!channel> stay friends', question: 'Which yes do you regret?', preRead: 'x'.repeat(500) });
    await world.cleo.submits();
    world.cleo.sees('You will leave able to say no & <!channel> stay friends');
    expect(await sessionOn('2026-12-09')).toMatchObject({
      outcome: 'say no & <!channel> stay friends',
      question: 'Which yes do you regret?',
    });
    world.dev.fills({ outcome: 'say yes' });
    await world.dev.submits();
    expect(world.dev.errors().outcome).toContain('Cleo changed it a moment ago. Your words are still here');
    await world.dev.closes({ all: true });
    await world.cleo.opensHome();
    world.cleo.sees('The plan for “How do we say *no* to a good idea <!here>?”');
  });

  it('refuses a plan that does not add up, says by how much, and keeps everything', async () => {
    await world.cleo.presses('Open the run sheet');
    await world.cleo.chooses(menu('11'), 'Take out');
    world.cleo.sees('The debrief stays');
    await world.cleo.chooses(menu('4'), 'Change');
    world.cleo.fills({ minutes: '10', step: 'Tell it *whole*' });
    await world.cleo.submits();
    world.cleo.sees('*Run sheet* · 79 of 75 minutes: 4 too many');
    world.cleo.sees('Until it adds up, the version of Mon 30 Nov, 14:01 London time would run.');
    await world.cleo.submits();
    world.cleo.sees('Not used yet: 79 of 75 minutes: 4 too many. Everything you changed is kept.');
    expect(await planOf()).toMatchObject({ version: 2, edited: true, formatId: 'sf-case-clinic' });
  });

  it('shows two who change it at once how it stands', async () => {
    await world.dev.types('/rondo prepare');
    await world.dev.presses('Open the run sheet');
    await world.dev.chooses(menu('9'), 'Change');
    await world.passes('1 minute');
    await world.cleo.chooses(menu('1'), 'Move down');
    world.dev.fills({ minutes: '2' });
    await world.dev.submits();
    world.dev.sees('Cleo changed it a moment ago. Your words are still below');
    await world.dev.submits();
    world.dev.sees('75 of 75 minutes: it adds up');
    await world.cleo.chooses(menu('1'), 'Move up');
    world.cleo.sees('Dev changed it a moment ago; here is how it stands.');
    await world.cleo.submits();
    world.cleo.sees('✓ This plan runs.');
    expect(
      (await createStore(world.app.db).versionsOf({ teamId: TEAM, sessionId: (await sessionOn('2026-12-09')).id })).map(
        ({ userId }) => userId,
      ),
    ).toEqual([...['U0CLEO', 'U0CLEO', 'U0CLEO', 'U0DEV']]);
  });

  it('is nobody else’s: others are told kindly who can, stewards may look', async () => {
    const { id } = await sessionOn('2026-12-09');
    await world.eli.types('/rondo prepare');
    world.eli.sees('You lead no session at present.');
    await world.ana.types('/rondo prepare');
    world.ana.sees('led by Cleo, with Dev as second');
    expect(world.ana.reads()).not.toContain('Write it');
    const prepare = world.app.contributions.find(({ name }) => name === 'preparation');
    const act = {
      teamId: TEAM,
      now: world.clock.now(),
      channelId: null,
      actionId: 'preparation:open',
      chosen: [],
      message: null,
      modal: null,
      home: false,
    };
    await expect(prepare?.actions?.['preparation:open']?.({ ...act, userId: 'U0ELI', value: id })).rejects.toThrow(
      'You do not prepare this session.',
    );
    await expect(prepare?.actions?.['preparation:open']?.({ ...act, userId: 'U0CLEO', value: 'gone' })).rejects.toThrow(
      'not in the calendar any more',
    );
  });

  it('looks halfway with the checklist, which both can tick', async () => {
    await world.until('2026-12-01', '12:00');
    const halfwayOf = (who: World['cleo']) => who.messages().filter(({ text }) => text.includes('Halfway: the checklist stands at'));
    expect([halfwayOf(world.cleo).length, halfwayOf(world.dev).length, halfwayOf(world.eli).length]).toEqual([1, 1, 0]);
    await world.dev.closes({ all: true });
    await world.dev.types('/rondo prepare');
    await world.dev.presses('Open the checklist');
    world.dev.sees('Book 20 minutes with Cleo and go through it together.');
    world.dev.fills({
      ticks: ['One topic. Whatever else tempts me is on the parking list.', 'I know what I will cut if we start ten minutes late.'],
    });
    await world.dev.submits();
    world.dev.sees('▰▰▱▱▱▱▱▱▱ 2 of 9');
  });

  it('locks four working days before at two: what last added up, when the draft does not', async () => {
    await world.dev.presses('Open the run sheet');
    await world.dev.chooses(menu('2'), 'Take out');
    world.dev.sees('5 to give out');
    await world.dev.presses('Add a step');
    world.dev.fills({ step: 'Late idea', minutes: '9' });
    await world.until('2026-12-03', '14:01');
    await world.dev.submits();
    expect(world.dev.errors().step).toContain('Nothing was changed; your words are still here. Locked since Thu 3 Dec, 14:00 London time');
    expect(await planOf()).toMatchObject({ lockedAs: 'earlier', ticks: [1, 8] });
    await world.cleo.opensHome();
    world.cleo.sees('The draft did not add up: what runs is the version of Mon 30 Nov');
  });

  it('is unlocked by whoever leads it, not by the second, until the session begins', async () => {
    await world.cleo.closes({ all: true });
    await world.cleo.types('/rondo prepare');
    await world.cleo.presses('Unlock');
    world.cleo.sees('✓ Unlocked until the session begins.');
    expect(await planOf()).toMatchObject({ lockedAt: null, locked: null });
    expect(world.dev.reads()).not.toContain('[Unlock]');
  });

  it('tells who drafted what, exports the plan, and forgets the name', async () => {
    const preparation = world.app.contributions.find(({ name }) => name === 'preparation');
    expect((await preparation?.storedAbout?.(TEAM, 'U0CLEO'))?.[0]).toMatchObject({ title: 'Run sheets you drafted' });
    const fresh = await world.app.kernel.communities.get(TEAM, community().id);
    expect(await preparation?.exportOf?.(fresh)).toMatchObject([
      { title: 'Run sheets', records: [{ session: '2026-12-09', format: 'sf-case-clinic' }] },
    ]);
    const forgetting = { teamId: TEAM, communityId: null, now: world.clock.now() };
    await preparation?.forget?.({ ...forgetting, userId: 'U0CLEO', choice: 'delete' });
    await preparation?.forget?.({ ...forgetting, userId: 'U0DEV', choice: 'without-name' });
    expect([await preparation?.storedAbout?.(TEAM, 'U0CLEO'), await preparation?.storedAbout?.(TEAM, 'U0DEV')]).toEqual([[], []]);
  });
});

describe('sessions that change hands, move, or are called off', () => {
  let late: World;
  beforeAll(async () => {
    late = await openWorld({ at: ['2026-12-03', '09:00'], weeksUnderWay: 7 });
  });
  afterAll(() => late.close());
  const find = async (onDate: string): Promise<Session> => {
    const found = (await late.app.kernel.calendar.sessions(TEAM, late.community?.id ?? '')).find((session) => session.onDate === onDate);
    if (!found) throw new Error(`no session on ${onDate}`);
    return found;
  };
  const runSheet = async (session: Session): Promise<RunStep[]> => {
    const { kernel } = late.app;
    const formats = createFormats(kernel, { isPaused: async () => false });
    const none = async (): Promise<null> => null;
    return createPreparation(kernel, { formats, why: none, lastNotes: none, openingOf: none }).runSheet(session);
  };

  it('bring whoever comes late her pack as well, and the stewards a word about the session that nobody opened', async () => {
    await late.app.kernel.calendar.changeSession(
      await find('2026-12-09'),
      { topic: 'Saying no', leadership: 'led', facilitatorId: 'U0CLEO', secondId: null },
      late.clock.now(),
    );
    await late.until('2026-12-08', '17:00');
    late.cleo.sees('You lead it: ');
    late.ana.sees('The session on Wednesday 9 December has not been opened yet; a hand may be welcome.');
    expect(late.ana.reads()).not.toMatch(/Cleo[^\n]*not been opened/);
  });

  it('run as the format comes when nobody touched it, and an Open Table when nobody leads', async () => {
    const session = await find('2026-12-09');
    const sheet = await runSheet(session);
    expect(sheet.map(({ step }) => step)).toContain('Into trios');
    expect(sheet.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(75);
    expect((await createStore(late.app.db).find(TEAM, session.id))?.lockedAs).toBe('format');
    const table = await runSheet({ ...session, leadership: 'table', facilitatorId: null });
    expect([table.map(({ step }) => step).includes('Table 1'), table.reduce((sum, { minutes }) => sum + minutes, 0)]).toEqual([true, 75]);
  });

  it('unlock when they move far enough, and when they are called off nothing can be changed and nothing is lost', async () => {
    const session = await find('2026-12-09');
    await late.cleo.types('/rondo prepare');
    late.cleo.sees('Locked since Thu 3 Dec, 14:00 London time');
    await late.app.kernel.calendar.move(session, { onDate: '2026-12-16', at: '10:30' }, late.clock.now());
    expect((await createStore(late.app.db).find(TEAM, session.id))?.lockedAt).toBeNull();
    await late.cleo.presses('Write it');
    late.cleo.fills({ outcome: 'say no' });
    await late.cleo.submits();
    await late.app.kernel.calendar.mark(await find('2026-12-16'), 'cancelled', late.clock.now());
    await late.cleo.presses('Write it');
    late.cleo.sees('This session was called off.');
    expect((await late.app.kernel.calendar.findSession(TEAM, session.id))?.outcome).toBe('say no');
  });

  it('that the stewards lead bring each of them a pack, and any of them may change it', async () => {
    await late.until('2026-12-11', '12:00');
    late.ben.sees('You stewards lead it');
    late.ben.sees('You are a steward, and the stewards lead this session.');
    await late.ben.presses('Open your session');
    late.ben.sees('Quarter Close');
    await late.ben.presses('Pick a format');
    late.ben.sees('External Showcase');
    await late.ben.presses({ actionId: 'preparation:take#sf-open-table' });
    expect(await find('2026-12-30')).toMatchObject({ formatId: 'sf-open-table', leadership: 'stewards' });
  });
});
