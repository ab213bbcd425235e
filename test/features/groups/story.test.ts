import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Community, Session } from '../../../src/community/records.ts';
import type { RunStep, StepSituation, StepTool } from '../../../src/community/step.ts';
import { createStore } from '../../../src/features/groups/store.ts';
import { CHANNEL, openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
let community: Community;
let session: Session;
let thread: { channel: string; ts: string };

beforeAll(async () => {
  world = await openWorld();
  const { kernel } = world.app;
  if (!world.community) throw new Error('a community');
  community = world.community;
  const next = await kernel.calendar.nextSession(TEAM, community.id, '2026-11-02');
  if (!next) throw new Error('a session');
  session = await kernel.calendar.changeSession(next, { facilitatorId: 'U0CLEO' }, world.clock.now());
  const { ts } = await world.ana.says('the thread', { channel: CHANNEL });
  thread = { channel: CHANNEL, ts };
});
afterAll(() => world.close());

const step = (change: Partial<RunStep> = {}): RunStep => ({
  ...{
    minutes: 3,
    step: 'Split',
    who: 'bot',
    do: 'Groups are shown; roles in each group are drawn by lot.',
    tools: ['groups'],
    groupSize: 3,
  },
  ...change,
});
const situation = (here: string[], change: Partial<StepSituation> = {}): StepSituation => ({
  ...{ community, session, steps: [step(), step(), step(), step()], index: 0, here, hostId: null, thread },
  ...{ endsAt: world.clock.now() + 180_000, now: world.clock.now() },
  ...change,
});
const tool = (name: StepTool['tool']): StepTool => {
  const found = world.app.contributions.flatMap((each) => each.stepTools ?? []).find((each) => each.tool === name);
  if (!found) throw new Error(name);
  return found;
};
const inTransaction = <T>(work: () => Promise<T> | undefined) => world.app.db.transaction(async () => (await work()) ?? null);
const begin = (at: StepSituation) => inTransaction(() => tool('groups').begin?.(at));
const arrive = (at: StepSituation, userId: string) => inTransaction(() => tool('groups').arrive?.(at, userId));
const store = () => createStore(world.app.db);
const drawOf = async (index: number) => (await store().listOf(TEAM, session.id)).find((row) => row.step === index);
const EIGHT = ['U0ANA', 'U0BEN', 'U0CLEO', 'U0DEV', 'U0ELI', 'U0FAY', 'U0GUS', 'U0HANA'];

/** What whoever runs the session does with a step's message. */
async function post(index: number, here: string[]): Promise<void> {
  const message = await begin(situation(here, { index }));
  if (!message) throw new Error('a message');
  await world.app.kernel.outbox.post({
    ...{ teamId: TEAM, key: `test/${index}`, touch: 'test.step', whenUnsure: 'hold', channel: CHANNEL, threadTs: thread.ts, message },
    windows: [[world.clock.now(), world.clock.now() + 600_000]],
  });
  await world.passes('1 minute');
}
const inThread = (): string[] =>
  world.ana
    .messages(CHANNEL)
    .filter(({ threadTs }) => threadTs === thread.ts)
    .map(({ text }) => text);

describe('groups in a session', () => {
  it('do not split three, and say nothing to nobody', async () => {
    expect(await begin(situation([], { index: 3 }))).toBeNull();
    expect((await begin(situation(['U0ANA', 'U0BEN', 'U0DEV'], { index: 3 })))?.text).toBe('You are few: stay together.');
    expect(await arrive(situation([], { index: 3 }), 'U0ELI')).toBe('Everybody stays together.');
    await store().drop(TEAM, session.id);
  });

  it('are shown with names and roles, the same when the step begins once more', async () => {
    await post(0, EIGHT);
    const row = await drawOf(0);
    expect(row?.groups.map((group) => group.length)).toEqual([4, 4]);
    world.ana.sees(/2 groups, by lot/);
    world.ana.sees(/keeps time, \w+ notes/);
    expect(inThread().at(-1)).toContain((await begin(situation(EIGHT.slice(0, 5))))?.text);
    expect(await drawOf(0)).toEqual(row);
  });

  it('take in whoever comes late, tell her where, and say so in the thread, once', async () => {
    const line = await arrive(situation(EIGHT), 'U0JON');
    expect(line).toMatch(/^You are in group [12], with \w+, \w+, \w+ and \w+\.$/);
    expect(await arrive(situation(EIGHT), 'U0JON')).toBe(line);
    await world.passes('1 minute');
    expect(inThread().filter((text) => /^Jon joins group [12]\.$/.test(text))).toHaveLength(1);
    expect((await drawOf(0))?.groups.flat()).toHaveLength(9);
  });

  it('are drawn again by whoever leads, once for two presses, and by nobody else', async () => {
    const before = await drawOf(0);
    await world.dev.presses('Draw again', { channel: CHANNEL });
    world.dev.sees('Only whoever leads this session can draw again.');
    expect(await drawOf(0)).toEqual(before);
    const again = world.app.registry.actions.get('groups:again');
    const press = { teamId: TEAM, userId: 'U0BEN', now: world.clock.now(), channelId: CHANNEL, actionId: 'groups:again' };
    const old = { ...press, value: `${session.id}:0:1`, chosen: [], message: null, modal: null, home: false };
    await world.cleo.presses('Draw again', { channel: CHANNEL });
    const after = await drawOf(0);
    expect(after?.draw).toBe(2);
    expect(after?.groups).not.toEqual(before?.groups);
    expect(after?.groups.flat()).toHaveLength(9);
    const answer = await inTransaction(() => again?.(old));
    expect((await drawOf(0))?.draw).toBe(2);
    expect(inThread().find((text) => text.includes('groups, by lot'))).toContain(answer?.replace?.text);
  });

  it('change their message, once its place is known, when somebody else comes late', async () => {
    await arrive(situation(EIGHT), 'U0KIM');
    await world.passes('1 minute');
    expect(inThread().find((text) => text.includes('groups, by lot'))).toContain('Kim');
    expect(inThread().some((text) => text.startsWith('Kim joins'))).toBe(false);
  });

  it('are drawn again from the console among those who are here then', async () => {
    const before = await drawOf(0);
    const message = await inTransaction(() => tool('groups').again?.(situation(EIGHT)));
    const after = await drawOf(0);
    expect([after?.draw, after?.groups.flat().length]).toEqual([(before?.draw ?? 0) + 1, 8]);
    expect(message?.text).toMatch(/^2 groups, by lot/);
    expect(await inTransaction(() => tool('groups').again?.(situation([])))).toBeNull();
  });

  it('give those of the highest band no place among the first two speakers', async () => {
    const message = await inTransaction(() => tool('order').begin?.(situation(['U0ANA', 'U0BEN', 'U0CLEO'])));
    expect(message?.text).toMatch(/3\. Ben$/);
    expect(await inTransaction(() => tool('order').begin?.(situation(['U0ANA'])))).toBeNull();
  });

  it('mix differently in a later step of the same session', async () => {
    const first = (await drawOf(0))?.groups ?? [];
    await begin(situation(first.flat().slice(0, 8), { index: 1 }));
    const pairsIn = (groups: string[][]) =>
      groups.flatMap((group) => group.flatMap((a) => group.map((b) => (a < b ? `${a}/${b}` : '')))).filter(Boolean);
    const second = pairsIn((await drawOf(1))?.groups ?? []);
    const again = pairsIn(first).filter((pair) => second.includes(pair));
    expect(again.length).toBeLessThan(second.length / 2);
    await world.cleo.presses('Draw again', { channel: CHANNEL });
    world.cleo.sees('There are newer groups further down in this thread.');
  });

  it('count who met whom once the session was held, and not the draw that was drawn over', async () => {
    const rows = await store().listOf(TEAM, session.id);
    const { calendar } = world.app.kernel;
    const held = await calendar.mark(session, 'held', world.clock.now());
    await calendar.mark(await calendar.mark(held, 'planned', world.clock.now()), 'held', world.clock.now());
    const counted = (await store().meetings(TEAM, community.id)).reduce((sum, { times }) => sum + times, 0);
    const pairs = rows.flatMap(({ groups }) => groups).reduce((sum, group) => sum + (group.length * (group.length - 1)) / 2, 0);
    expect(counted).toBe(pairs);
    await world.cleo.presses('Draw again', { channel: CHANNEL });
    world.cleo.sees('This session is over, so its groups stay as they were.');
  });

  it('show her whom she met, and forget it with her', async () => {
    const groups = world.app.contributions.find(({ name }) => name === 'groups');
    const titles = async () => (await groups?.storedAbout?.(TEAM, 'U0FAY'))?.map(({ title }) => title);
    expect(await titles()).toEqual(['With whom you were in a group', 'Groups of the past two weeks']);
    await inTransaction(() =>
      groups?.forget?.({ teamId: TEAM, userId: 'U0FAY', communityId: null, choice: 'without-name', now: world.clock.now() }),
    );
    expect(await titles()).toEqual([]);
    expect((await store().listOf(TEAM, session.id)).flatMap((row) => row.groups.flat())).not.toContain('U0FAY');
  });
});
