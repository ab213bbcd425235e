/** Check-ins as people live them: in the local workspace, through Slack's own payloads. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ActionAct } from '../../../src/platform/feature.ts';
import { openWorld, TEAM, type World } from '../../support/world.ts';

let w: World;
beforeEach(async () => {
  w = await openWorld();
});
afterEach(() => w.close());

const STEP = 'If the meeting drifts, then I will ask what we decide';
type Someone = World['cleo'];

const checksIn = async (person: Someone, values: Record<string, string | string[]>): Promise<void> => {
  await person.types('/checkin');
  person.fills(values);
  await person.submits();
};
const reads = (person: Someone): string => person.reads();
const homeOf = async (person: Someone): Promise<string> => {
  await person.closes({ all: true }).catch(() => undefined);
  await person.opensHome();
  return JSON.stringify(person.home());
};
const modalOf = (person: Someone): string => JSON.stringify(person.modal());
const waiting = (person: Someone) => w.app.kernel.attention.waiting(TEAM, person.userId, w.clock.now());
const presses = (person: Someone, actionId: string, value: string) => {
  const act: ActionAct = {
    teamId: TEAM,
    userId: person.userId,
    now: w.clock.now(),
    channelId: null,
    actionId,
    value,
    chosen: [value],
    message: null,
    modal: null,
    home: true,
  };
  return w.app.registry.actions.get(actionId)?.(act);
};

describe('with nothing waiting', () => {
  it('opens the free part, says what comes next, and may be left empty', async () => {
    await w.cleo.types('/checkin');
    expect(modalOf(w.cleo)).toContain('Nothing waits for you. Next: ');
    await w.cleo.submits();
    expect(w.cleo.modal()).toBeNull();
    expect(await waiting(w.cleo)).toEqual([]);
  });

  it('opens by the shortcut and by the sub-command, too', async () => {
    await w.cleo.runsShortcut('check_in');
    expect(modalOf(w.cleo)).toContain('How is it going?');
    await w.cleo.closes({ all: true });
    await w.cleo.types('/rondo checkin');
    expect(modalOf(w.cleo)).toContain('How is it going?');
  });

  it('keeps a step and asks about it once, in the slot of its day', async () => {
    await checksIn(w.cleo, { 'What I will try': STEP });
    w.cleo.sees('✓ Your step is kept. I ask you how it went on Tuesday 10 November.');
    expect(await homeOf(w.cleo)).toContain('Planned for Tuesday 10 November, earlier is fine');
    await w.passes('9 days');
    expect(w.cleo.messages().filter((message) => message.text.includes(STEP))).toHaveLength(1);
  });

  it('takes the last word of the week', async () => {
    await checksIn(w.cleo, { 'How is it going?': 'Stuck' });
    await w.cleo.closes({ all: true });
    await w.cleo.types('/checkin');
    expect(modalOf(w.cleo)).toContain('"initial_option":{"text":{"type":"plain_text","text":"Stuck"');
  });
});

describe('with a question waiting', () => {
  beforeEach(async () => {
    await checksIn(w.cleo, { 'What I will try': STEP });
    await w.cleo.closes({ all: true });
  });
  const slotComes = (): Promise<void> => w.until('2026-11-10', '12:00');

  it('answers it and the free part in one go, from the button of the message', async () => {
    await slotComes();
    await w.cleo.presses('Check in');
    expect(modalOf(w.cleo)).toContain(STEP);
    w.cleo.fills({ 'How did it go?': 'Did it', 'How is it going?': 'Going well' });
    await w.cleo.submits();
    w.cleo.sees('✓ Your answer is kept.');
    expect(await waiting(w.cleo)).toEqual([]);
  });

  it('lets her change the answer until it is used', async () => {
    await checksIn(w.cleo, { 'How did it go?': 'Did it' });
    await homeOf(w.cleo);
    await w.cleo.presses('Change it', { home: true });
    expect(modalOf(w.cleo)).toContain('It can be changed until it is used.');
    w.cleo.fills({ 'How did it go?': 'Dropped it' });
    await w.cleo.submits();
    w.cleo.sees('✓ Changed.');
  });

  it('lets skipping be fine: the question waits on', async () => {
    await checksIn(w.cleo, { 'How is it going?': 'Steady' });
    expect(await waiting(w.cleo)).toHaveLength(1);
  });

  it('keeps the text of a refused form and records nothing of it', async () => {
    await checksIn(w.cleo, { 'How did it go?': 'Did it', 'Who may know of it': ['A steward may know'], 'What I will try': 'If x, then y' });
    expect(w.cleo.errors()).toMatchObject({ hand: 'Say in one line what it is, so that a steward can help.' });
    expect(await waiting(w.cleo)).toHaveLength(1);
    w.cleo.fills({ 'I could use a hand with': 'a rehearsal' });
    await w.cleo.submits();
    w.cleo.sees('✓ Your answer is kept.');
    expect((await waiting(w.cleo)).map((ask) => ask.status)).toEqual(['open']);
  });

  it('counts what comes after its end while the form stood open, and says so', async () => {
    await w.cleo.types('/checkin');
    await w.until('2026-11-18', '09:00', 'Europe/Berlin');
    w.cleo.fills({ 'How did it go?': 'In part' });
    await w.cleo.submits();
    w.cleo.sees('Echo of your step: it came after Tuesday; it counts.');
    const [answered] = await w.app.kernel.attention.answered(TEAM, w.cleo.userId, 0);
    expect(answered).toMatchObject({ status: 'answered', kind: 'reflections.echo' });
  });

  it('says kindly that it was answered elsewhere, and gives her words back', async () => {
    await w.cleo.types('/checkin');
    const [ask] = await waiting(w.cleo);
    if (!ask) throw new Error('nothing waits');
    await w.app.kernel.attention.markAnswered(ask, w.clock.now());
    w.cleo.fills({ 'How did it go?': 'Did it', 'What happened, in one line': 'We had <!channel> a second option' });
    await w.cleo.submits();
    w.cleo.sees('you had answered already, and that answer stands');
    w.cleo.sees('We had <!channel> a second option');
  });

  it('says kindly that it was taken back meanwhile', async () => {
    await w.cleo.types('/checkin');
    const [ask] = await waiting(w.cleo);
    if (!ask) throw new Error('nothing waits');
    await w.app.kernel.attention.withdrawAsk(TEAM, ask.kind, ask.ref, ask.userId);
    w.cleo.fills({ 'How did it go?': 'Did it' });
    await w.cleo.submits();
    w.cleo.sees('had closed before this arrived');
  });

  it('tells who presses the old button that it is answered or closed', async () => {
    await slotComes();
    await checksIn(w.cleo, { 'How did it go?': 'Did it' });
    await w.cleo.closes({ all: true });
    await w.cleo.presses('Check in');
    w.cleo.sees('What that message asked is answered.');
  });

  it('shows nothing of it to anybody else', async () => {
    const [ask] = await waiting(w.cleo);
    expect(await presses(w.ben, 'check-ins:change', ask?.id ?? '')).toMatchObject({
      reply: { text: expect.stringContaining('stays as it is') },
    });
    const opened = await presses(w.ben, 'check-ins:open', ask?.id ?? '');
    expect(JSON.stringify(opened)).not.toContain(STEP);
  });

  it('explains why the message came', async () => {
    await slotComes();
    await w.cleo.presses('Why this');
    w.cleo.sees('Echo of your step');
    w.cleo.sees('Stored: your answer, for you alone; it counts without your name.');
  });
});

it('brings many questions in steps, most important first, and the free part last', async () => {
  for (const n of [1, 2, 3, 4]) {
    await w.cleo.types('/checkin');
    if (!modalOf(w.cleo).includes('What I will try')) await w.cleo.submits();
    w.cleo.fills({ 'What I will try': `If it is ${n}, then I will count it` });
    await w.cleo.submits();
    await w.cleo.closes({ all: true });
  }
  await w.cleo.types('/checkin');
  const groups = [...new Set([...modalOf(w.cleo).matchAll(/"block_id":"(\w+)\.outcome"/g)].map((match) => match[1]))];
  expect(groups).toHaveLength(3);
  expect(modalOf(w.cleo)).toContain('"Next"');
  w.cleo.fills({ [`${groups[1]}.outcome`]: 'Did it' });
  await w.cleo.submits();
  w.cleo.sees('✓ Your answer is kept.');
  expect(await waiting(w.cleo)).toHaveLength(3);
  expect(modalOf(w.cleo)).toContain('"Keep it"');
  w.cleo.fills({ 'How did it go?': 'In part', 'How is it going?': 'Steady' });
  await w.cleo.submits();
  expect((await waiting(w.cleo)).map((ask) => ask.id)).toEqual([groups[0], groups[2]]);
});

describe('a hand', () => {
  it('is hers alone, until she says that a steward may know; then it is in their Monday message', async () => {
    await checksIn(w.cleo, { 'I could use a hand with': 'a rehearsal <!channel> & *more*' });
    w.cleo.sees('Only you see what you could use a hand with.');
    expect(await homeOf(w.cleo)).toContain('a rehearsal <!channel> & *more*');
    await w.until('2026-11-02', '12:00');
    expect(w.ana.messages().some((message) => message.text.includes('a rehearsal'))).toBe(false);
    await w.cleo.presses('A steward may know', { home: true });
    await w.until('2026-11-09', '12:00');
    const digest = w.ana.messages().find((message) => message.text.includes('Cleo could use a hand'));
    expect(digest?.text).toContain('“a rehearsal <!channel> & *more*”');
  });

  it('can be taken back and taken off her page; pressing twice does no harm', async () => {
    await checksIn(w.cleo, { 'I could use a hand with': 'a rehearsal', 'Who may know of it': ['A steward may know'] });
    expect(await homeOf(w.cleo)).toContain('may know.');
    await w.cleo.presses('Keep it to myself', { home: true });
    const home = await homeOf(w.cleo);
    expect(home).toContain('Only you see this.');
    const id = /check-ins:hand-done","value":"(\w+)"/.exec(home)?.[1] ?? '';
    expect(await presses(w.ben, 'check-ins:hand-done', id)).toMatchObject({ reply: { text: expect.stringContaining('gone') } });
    await presses(w.cleo, 'check-ins:hand-done', id);
    expect(await presses(w.cleo, 'check-ins:hand-done', id)).toMatchObject({ reply: { text: expect.stringContaining('gone') } });
    expect(await homeOf(w.cleo)).not.toContain('a rehearsal');
  });
});

it('counts how it is going only from five answers on, without a name, once the week is over', async () => {
  for (const person of [w.cleo, w.dev, w.eli, w.fay]) await checksIn(person, { 'How is it going?': 'Steady' });
  await w.until('2026-11-09', '12:00');
  expect(w.ana.messages().some((message) => message.text.includes('How it is going'))).toBe(false);
  for (const person of [w.cleo, w.dev, w.eli, w.fay]) await checksIn(person, { 'How is it going?': 'Going well' });
  await checksIn(w.hana, { 'How is it going?': 'Stuck' });
  await w.until('2026-11-16', '12:00');
  const digest = w.ana.messages().find((message) => message.text.includes('How it is going'));
  expect(digest?.text).toContain('How it is going, last week, n = 5: going well 4, stuck 1.');
});

describe('less', () => {
  const chooses = async (values: Record<string, string>): Promise<void> => {
    await homeOf(w.cleo);
    await w.cleo.presses('Less, or another time', { home: true });
    w.cleo.fills(values);
    await w.cleo.submits();
  };

  it('makes it quiet, and back again', async () => {
    await chooses({ 'I would like': 'Fewer messages' });
    w.cleo.sees('Quiet mode: one digest a month, nothing else.');
    expect(await homeOf(w.cleo)).toContain('Quiet mode');
    await chooses({ 'I would like': 'As before' });
    expect((await w.app.kernel.attention.account(TEAM, w.cleo.userId, w.clock.now())).quiet).toBe(false);
  });

  it('moves the slot, and keeps Friday afternoons free', async () => {
    await chooses({ 'I would like': 'Another weekday or hour', 'Weekday of my slot': 'Friday', 'Hour of my slot': '14:00' });
    expect(w.cleo.errors()).toEqual({ at: 'Friday afternoons stay free. Choose an hour before 12:00, or another weekday.' });
    w.cleo.fills({ 'Weekday of my slot': 'Thursday' });
    await w.cleo.submits();
    expect(await w.app.kernel.attention.slot(TEAM, w.cleo.userId)).toMatchObject({ weekday: 4, at: '14:00', chosen: true });
  });

  it('makes her a reader', async () => {
    await chooses({ 'I would like': 'Only read' });
    const [member] = await w.app.kernel.members.of(TEAM, w.cleo.userId);
    expect(member?.level).toBe('reader');
  });

  it('answers the buttons of the quiet notice', async () => {
    expect(await presses(w.cleo, 'check-ins:stay-quiet', '')).toMatchObject({ replace: { text: expect.stringContaining('Quiet mode') } });
    expect(await presses(w.cleo, 'check-ins:as-before', '')).toMatchObject({ replace: { text: expect.stringContaining('As before') } });
  });
});

it('shows what is planned for her, with reasons, and her step in the slot of its day', async () => {
  await checksIn(w.cleo, { 'What I will try': STEP });
  await w.cleo.closes({ all: true });
  await w.cleo.types('/rondo my-messages');
  w.cleo.sees('Echo of your step');
  w.cleo.sees('You chose this day when you wrote the step down.');
  w.cleo.sees('Reflection question');
  expect(modalOf(w.cleo)).toContain('Week of 9 November');
  expect(modalOf(w.cleo)).not.toContain('Monday digest');
});

it('tells all that is stored about her, exports totals only, and forgets it', async () => {
  await checksIn(w.cleo, { 'How is it going?': 'Uphill', 'I could use a hand with': 'a rehearsal' });
  const feature = w.app.contributions.find((one) => one.name === 'check-ins');
  const about = await feature?.storedAbout?.(TEAM, w.cleo.userId);
  expect(about?.flatMap((section) => section.records)).toMatchObject([
    { week: '2026-11-02', answer: 'Uphill', privacy: 'P0' },
    { written: '2026-11-02', text: 'a rehearsal', privacy: 'P0' },
  ]);
  expect(w.community && (await feature?.exportOf?.(w.community))).toEqual([]);
  await feature?.forget?.({ teamId: TEAM, userId: w.cleo.userId, communityId: null, choice: 'delete', now: w.clock.now() });
  expect((await feature?.storedAbout?.(TEAM, w.cleo.userId))?.flatMap((section) => section.records)).toEqual([]);
  await feature?.tidy?.(w.clock.now());
});

it('tells who is in no community how to begin', async () => {
  await w.lea.types('/checkin');
  expect(reads(w.lea)).toContain('You are in no community here yet');
});
