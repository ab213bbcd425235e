import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Community, Session } from '../../../src/community/records.ts';
import type { RunStep, StepSituation, StepTool, StepToolName } from '../../../src/community/step.ts';
import { createOpenTables } from '../../../src/features/open-tables/index.ts';
import { createStore } from '../../../src/features/open-tables/store.ts';
import { createChoiceStore } from '../../../src/features/open-tables/store-choices.ts';
import { CHANNEL, openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
let community: Community;
let session: Session;
let thread: { channel: string; ts: string };

beforeAll(async () => {
  world = await openWorld();
  if (!world.community) throw new Error('a community');
  community = world.community;
  const next = await world.app.kernel.calendar.nextSession(TEAM, community.id, '2026-11-02');
  if (!next) throw new Error('a session');
  session = next;
  thread = { channel: CHANNEL, ts: (await world.ana.says('the thread', { channel: CHANNEL })).ts };
});
afterAll(() => world.close());

const TOOLS: StepToolName[] = ['topics', 'dots', 'table', 'table', 'table', 'cards', 'cards'];
const steps: RunStep[] = TOOLS.map((name) => ({ minutes: 5, step: name, who: 'all', do: '', tools: [name], groupSize: null }));
const at = (index: number, change: Partial<StepSituation> = {}): StepSituation => ({
  ...{ community, session, steps, index, here: [], hostId: null, thread, endsAt: world.clock.now() + 300_000, now: world.clock.now() },
  ...change,
});
const tool = (index: number): StepTool => {
  const found = world.app.contributions.flatMap((each) => each.stepTools ?? []).find((each) => each.tool === TOOLS[index]);
  if (!found) throw new Error('a tool');
  return found;
};
const run = <T>(work: () => Promise<T> | undefined) => world.app.db.transaction(async () => (await work()) ?? null);
/** What whoever runs the session does with a step's message. */
async function begins(index: number): Promise<void> {
  const message = await run(() => tool(index).begin?.(at(index)));
  if (!message) throw new Error('a message');
  await world.app.kernel.outbox.post({
    ...{ teamId: TEAM, key: `test/${index}`, touch: 'test.step', whenUnsure: 'hold', channel: CHANNEL, threadTs: thread.ts, message },
    windows: [[world.clock.now(), world.clock.now() + 600_000]],
  });
  await world.passes('1 minute');
}
const ends = (index: number) => run(() => tool(index).end?.(at(index)));
const topics = () => createStore(world.app.db).topics(TEAM, session.id);

describe('an open table', () => {
  it('takes as many questions as somebody has, counts them, and shows nobody’s name', async () => {
    await begins(0);
    await world.dev.presses('Write a question', { channel: CHANNEL });
    await world.dev.fills({ question0: 'How do I say no?' }).submits();
    world.dev.sees('✓ In the box: How do I say no?');
    await world.dev.fills({ question1: 'how do I say  NO?' }).submits();
    expect(world.dev.errors()).toEqual({ question1: 'This question is in the box already.' });
    await world.dev.fills({ question1: 'What is <@U0ANA> for?' }).submits();
    await world.dev.closes();
    await world.passes('1 minute');
    world.ana.sees('2 questions. Everyone here reads them, without names.');
    for (const [name, text] of [
      ['ben', 'Who decides?'],
      ['cleo', 'When is it done?'],
    ] as const) {
      await world[name].presses('Write a question', { channel: CHANNEL });
      await world[name].fills({ question0: text }).submits();
      await world[name].closes();
    }
    expect(await topics()).toHaveLength(4);
  });

  it('gives two dots for four questions, replaces them when given again, and hides them until the step ends', async () => {
    await begins(1);
    const shown = (await topics()).map(({ text }, index) => `${index + 1} · ${text}`);
    const [no, what, who] = ['How do I say no?', 'What is <@U0ANA> for?', 'Who decides?'].map((text) =>
      shown.find((one) => one.endsWith(text)),
    );
    for (const name of ['dev', 'ben', 'cleo'] as const) {
      await world[name].presses('Give your dots', { channel: CHANNEL });
      await world[name].fills({ dots: [who ?? '', what ?? ''] }).submits();
    }
    await world.dev.presses('Give your dots', { channel: CHANNEL });
    await world.dev.fills({ dots: [who ?? '', no ?? ''] }).submits();
    expect(await createChoiceStore(world.app.db).dots(TEAM, session.id)).toHaveLength(6);
    const order = await ends(1);
    expect(order?.text).toMatch(
      /^The questions in order of dots; equal ones by lot:\n1\. Who decides\?\n2\. What is &lt;@U0ANA&gt; for\?\n3\. How do I say no\?/,
    );
    expect(await createChoiceStore(world.app.db).dots(TEAM, session.id)).toEqual([]);
    expect(await ends(1)).toBeNull();
  });

  it('closes the box and the dots kindly', async () => {
    await world.eli.presses('Write a question', { channel: CHANNEL });
    world.eli.sees('The box is closed: the dots are counted.');
    await world.eli.presses('Give your dots', { channel: CHANNEL });
    world.eli.sees('The dots are counted already. The order stands in the thread.');
  });

  it('puts one question on each table and counts thumbs, one each', async () => {
    await begins(2);
    world.ana.sees('Table 1:');
    await world.dev.presses('Three more minutes', { channel: CHANNEL });
    await world.ben.presses('Three more minutes', { channel: CHANNEL });
    await world.dev.presses('Next question', { channel: CHANNEL });
    world.ana.sees('Three more minutes: 1. Next question: 1.');
    await ends(2);
    await world.cleo.presses('Next question', { channel: CHANNEL });
    world.cleo.sees('This table is over; the next one stands further down.');
    expect((await run(() => tool(3).begin?.(at(3))))?.text).toMatch(/^Table 2: What is &lt;@U0ANA&gt; for\?/);
    expect((await run(() => tool(4).begin?.(at(4, { steps: [...steps.slice(0, 4), ...steps.slice(2, 4)], index: 5 }))))?.text).toContain(
      'Table 4',
    );
  });

  it('shows cards without a name from three on, and keeps none', async () => {
    await begins(5);
    for (const [name, text] of [
      ['dev', 'Half'],
      ['ben', 'We did not ask'],
      ['cleo', 'It was too late'],
      ['dev', 'It was *too* early'],
    ] as const) {
      await world[name].presses('Write a card without a name', { channel: CHANNEL });
      await world[name].fills({ card: text }).submits();
    }
    const shown = await ends(5);
    expect(shown?.text.split('\n').slice(1).sort()).toEqual(['> It was *too* early', '> It was too late', '> We did not ask']);
    expect(await createChoiceStore(world.app.db).of(TEAM, 'U0DEV')).toMatchObject({ cards: [] });
    await world.eli.presses('Write a card without a name', { channel: CHANNEL });
    world.eli.sees('The cards of this step are closed.');
  });

  it('shows fewer cards to nobody, and asks for none where they are switched off', async () => {
    await begins(6);
    await world.dev.presses('Write a card without a name', { channel: CHANNEL });
    await world.dev.fills({ card: 'Alone' }).submits();
    const few = await ends(6);
    expect(few?.text).toContain('none is shown and none is kept');
    expect(JSON.stringify(await createChoiceStore(world.app.db).of(TEAM, 'U0DEV'))).not.toContain('Alone');
    const silent = { ...community, settings: { ...community.settings, unnamed: false } };
    expect((await run(() => tool(6).begin?.(at(7, { community: silent }))))?.text).toContain('switched off in this community');
  });

  it('shows her what she wrote, until the session is over; what found no table waits for the next vote', async () => {
    const wishes: { text: string; userId: string | null }[] = [];
    const tables = createOpenTables(world.app.kernel, { keepWish: async ({ text, userId }) => void wishes.push({ text, userId }) });
    expect((await tables.storedAbout?.(TEAM, 'U0DEV'))?.flatMap(({ records }) => records)).toHaveLength(3);
    await run(() => tables.sessionChanged?.({ ...session, status: 'held' }, session, world.clock.now()));
    expect(await tables.storedAbout?.(TEAM, 'U0DEV')).toEqual([]);
    expect(wishes.every(({ userId }) => userId === null)).toBe(true);
    expect(wishes.map(({ text }) => text)).toContain('How do I say no?');
    expect(wishes.map(({ text }) => text)).not.toContain('Who decides?');
  });
});

describe('an empty box', () => {
  it('gets a kind line instead of dots, and every table is free', async () => {
    const empty = { ...session, id: 'another' };
    expect((await run(() => tool(1).begin?.(at(1, { session: empty }))))?.text).toContain('The box is empty, and that is fine.');
    expect(await run(() => tool(1).end?.(at(1, { session: empty })))).toBeNull();
    expect((await run(() => tool(2).begin?.(at(2, { session: empty }))))?.text).toContain('Table 1 is free');
  });
});
