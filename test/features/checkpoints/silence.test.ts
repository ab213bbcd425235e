import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Experiment, ExperimentEvent, ExperimentState } from '../../../src/community/experiment.ts';
import { DAY } from '../../../src/platform/clock.ts';
import { addDays } from '../../../src/platform/time/local-dates.ts';
import { openWorld, TEAM, type World } from '../../support/world.ts';

const START = '2026-11-02';
let world: World;

/** Each led by somebody else, and none of them says anything any more. */
const CASES: readonly { id: string; ownerId: string; change?: Partial<Experiment>; events?: readonly ExperimentEvent[] }[] = [
  { id: 'idea', ownerId: 'U0ANA', change: { state: 'idea' } },
  { id: 'silent', ownerId: 'U0BEN', events: [{ is: 'started', on: START }] },
  {
    id: 'silent-four-weeks',
    ownerId: 'U0CLEO',
    change: { templateId: 'xt-decision-rule', days: 28 },
    events: [{ is: 'started', on: START }],
  },
  { id: 'one-answer', ownerId: 'U0DEV', events: [{ is: 'started', on: START }, { is: 'missed' }, { is: 'checked' }] },
  { id: 'result', ownerId: 'U0ELI', events: [{ is: 'started', on: START }, { is: 'result' }] },
  { id: 'extended', ownerId: 'U0FAY', events: [{ is: 'started', on: START }, { is: 'result' }, { is: 'decided', verdict: 'extend', on: START, days: 28 }] }, // biome-ignore format: a table
  { id: 'decided', ownerId: 'U0GUS', events: [{ is: 'started', on: START }, { is: 'result' }, { is: 'decided', verdict: 'adopt', on: START }] }, // biome-ignore format: a table
  { id: 'parked', ownerId: 'U0HANA', events: [{ is: 'started', on: START }, { is: 'parked' }] },
  { id: 'stopped', ownerId: 'U0IDA', events: [{ is: 'started', on: START }, { is: 'stopped' }] },
];

beforeAll(async () => {
  world = await openWorld();
  const now = world.clock.now();
  for (const { id, ownerId, change, events = [] } of CASES) {
    await world.app.kernel.experiments.add(
      {
        ...{ teamId: TEAM, id, communityId: world.community?.id ?? '', ownerId, title: `Trial ${id}`, templateId: 'xt-habit', round: 1 },
        ...{ fields: {}, visibility: 'title', buddyId: null, partnerId: null, partnerAgreed: false, sourceId: null, findings: {} },
        ...{ state: 'designed', beforeId: null, startOn: START, days: 14, sinceOn: null, extended: false, misses: 0, verdict: null },
        ...{ createdAt: now, startedAt: null, resultAt: null, decidedAt: null, sharedAt: null, changedAt: now },
        ...change,
      },
      ownerId,
    );
    for (const event of events) {
      await world.app.kernel.experiments.happen({ teamId: TEAM, id }, event, { userId: ownerId, now });
      // The check-in of the first week was answered: its ask waits no more.
      if (event.is === 'checked') await world.app.kernel.attention.withdrawAsk(TEAM, 'checkpoints.check-in', `${id}/${START}/7`, ownerId);
    }
  }
});
afterAll(() => world.close());

const states = async (): Promise<Record<string, ExperimentState>> =>
  Object.fromEntries(
    await Promise.all(
      CASES.map(async ({ id }): Promise<[string, ExperimentState]> => {
        const found = await world.app.kernel.experiments.find(TEAM, id);
        if (!found) throw new Error(`no ${id}`);
        return [id, found.state];
      }),
    ),
  );
const reach = (days: number) => world.until(addDays(START, days), '12:00');
/** One look a day: quicker, and as after a night without power. */
const dawdle = async (days: number): Promise<void> => {
  for (const last = world.clock.now() + days * DAY; world.clock.now() < last; world.clock.advance(DAY)) await world.app.tick();
  await world.app.settle();
};
const letters = (person: World['ana'], text: string): number => person.messages().filter((message) => message.text.includes(text)).length;

const NEVER_MOVED = { idea: 'idea', decided: 'decided', parked: 'parked', stopped: 'stopped' } as const;

describe('silence', () => {
  it('has parked what nobody answered twice after 30 days, and closed a result without a decision', async () => {
    await reach(30);
    expect(await states()).toEqual({
      ...NEVER_MOVED,
      ...{ silent: 'parked', 'silent-four-weeks': 'running', 'one-answer': 'running', result: 'closed', extended: 'parked' },
    });
    expect(await world.app.kernel.experiments.moments(TEAM, 'silent')).toMatchObject([
      { is: 'designed' },
      { is: 'started' },
      { is: 'missed', state: 'running', byId: null },
      { is: 'missed', state: 'parked', byId: null },
    ]);
  });

  it('has closed what was answered once after 42 days, without a result', async () => {
    await reach(42);
    expect(await states()).toEqual({
      ...NEVER_MOVED,
      ...{ silent: 'parked', 'silent-four-weeks': 'parked', 'one-answer': 'closed', result: 'closed', extended: 'parked' },
    });
  });

  it('has moved nothing more after 180 days, and told each of it once at most, with one button', async () => {
    const before = await states();
    await dawdle(138);
    expect(await states()).toEqual(before);
    const waiting = await Promise.all(CASES.map(({ ownerId }) => world.app.kernel.attention.waiting(TEAM, ownerId, world.clock.now())));
    expect(waiting.flat().filter(({ kind }) => kind.startsWith('checkpoints.') || kind.startsWith('results.'))).toEqual([]);
    expect(letters(world.ben, "I have parked 'Trial silent'")).toBe(1);
    expect(letters(world.dev, 'I have closed “Trial one-answer”')).toBe(1);
    expect(letters(world.eli, 'I have closed “Trial result”')).toBe(1);
    expect(letters(world.hana, 'I have parked')).toBe(0);
    await world.ben.presses('Run it again');
    world.ben.sees('“Trial silent” starts again on');
    const results = world.app.contributions.find(({ name }) => name === 'results');
    const community = await world.app.kernel.communities.get(TEAM, world.community?.id ?? '');
    expect(await results?.digest?.[0]?.line(community, world.clock.now())).toBeNull();
  });
});
