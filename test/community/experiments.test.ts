import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Experiment, type ExperimentEvent, type ExperimentMoment, leadsOf, type Verdict } from '../../src/community/experiment.ts';
import { closesOn, countExperiments, LONGEST_DAYS, may } from '../../src/community/experiment-rules.ts';
import { createExperimentRecords } from '../../src/community/experiments.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { UserError } from '../../src/platform/errors.ts';
import { onEveryEngine } from '../support/engines.ts';

const TEAM = 'T1';
const blank = (id: string, change: Partial<Experiment> = {}): Experiment => ({
  ...{
    teamId: TEAM,
    id,
    communityId: 'C1',
    ownerId: 'U1',
    title: 'Two questions first',
    templateId: 'xt-habit',
    fields: { predict: 'half' },
  },
  ...{
    visibility: 'title',
    buddyId: null,
    partnerId: null,
    partnerAgreed: false,
    sourceId: null,
    findings: {},
    state: 'designed',
    round: 1,
  },
  ...{ beforeId: null, startOn: '2026-11-02', days: 14, sinceOn: null, extended: false, misses: 0, verdict: null, createdAt: 1 },
  ...{ startedAt: null, resultAt: null, decidedAt: null, sharedAt: null, changedAt: 1 },
  ...change,
});
const by = (now: number, userId: string | null = 'U1') => ({ userId, now });

onEveryEngine('the record of experiments', (database, engine) => {
  const open = (changed?: (experiment: Experiment, was: Experiment | null) => Promise<void>) =>
    createExperimentRecords({ db: database(), changed });

  it('keeps one under its id once, finds it by whoever leads it, newest first', async () => {
    const records = open();
    expect(await records.add(blank('E1', { fields: { predict: '“half” & <b>' } }), 'U1')).toBe(true);
    expect(await records.add(blank('E1', { title: 'Other' }), 'U1')).toBe(false);
    await records.add(blank('E2', { ownerId: 'U2', partnerId: 'U1', createdAt: 2, sourceId: 'I1', buddyId: 'U3', beforeId: 'E1' }), 'U2');
    expect(await records.find(TEAM, 'E1')).toEqual(blank('E1', { fields: { predict: '“half” & <b>' } }));
    expect(await records.find('T2', 'E1')).toBeNull();
    const ids = async (query: object) => (await records.list({ teamId: TEAM, ...query })).map(({ id }) => id);
    expect(await ids({ leadId: 'U1' })).toEqual(['E2', 'E1']);
    expect([await ids({ buddyId: 'U3' }), await ids({ sourceId: 'I1' }), await ids({ beforeId: 'E1' })]).toEqual([['E2'], ['E2'], ['E2']]);
    expect([await ids({ states: ['running'] }), await ids({ communityId: 'C2' }), await ids({ limit: 1 })]).toEqual([[], [], ['E2']]);
  });

  it('writes down what happens, tells of it with what was, and refuses in a sentence what cannot happen', async () => {
    const told: (string | null)[][] = [];
    const records = open(async (now, was) => void told.push([was?.state ?? null, now.state]));
    await records.add(blank('E1'), 'U1');
    await records.happen({ teamId: TEAM, id: 'E1' }, { is: 'started', on: '2026-11-02' }, by(5));
    await records.describe({ teamId: TEAM, id: 'E1' }, { findings: { Why: 'it helped' } }, 6);
    await expect(records.happen({ teamId: TEAM, id: 'E1' }, { is: 'shared' }, by(7))).rejects.toThrow('This is running.');
    await expect(records.happen({ teamId: TEAM, id: 'E9' }, { is: 'parked' }, by(7))).rejects.toThrow(UserError);
    await records.happen({ teamId: TEAM, id: 'E1' }, { is: 'parked' }, by(8, null));
    expect(told).toEqual([[null, 'designed'], ['designed', 'running'], ['running', 'running'], ['running', 'parked']]); // biome-ignore format: a list
    expect(await records.moments(TEAM, 'E1')).toEqual([
      { at: 1, is: 'designed', state: 'designed', byId: 'U1' },
      { at: 5, is: 'started', state: 'running', byId: 'U1' },
      { at: 8, is: 'parked', state: 'parked', byId: null },
    ]);
    expect(await records.find(TEAM, 'E1')).toMatchObject({ findings: { Why: 'it helped' }, startedAt: 5, changedAt: 8 });
  });

  it('takes a change back with everything when somebody told of it fails', async () => {
    const records = open(async (now) => {
      if (now.state === 'running') throw new Error('not today');
    });
    await records.add(blank('E1'), 'U1');
    await expect(records.happen({ teamId: TEAM, id: 'E1' }, { is: 'started', on: '2026-11-02' }, by(5))).rejects.toThrow('not today');
    expect((await records.find(TEAM, 'E1'))?.state).toBe('designed');
    expect(await records.moments(TEAM, 'E1')).toHaveLength(1);
  });

  it('runs one at a time for each lead, the second lead of a pilot included', async () => {
    const records = open();
    await records.add(blank('E1'), 'U1');
    await records.add(blank('E2', { ownerId: 'U2', partnerId: 'U1' }), 'U2');
    await records.happen({ teamId: TEAM, id: 'E1' }, { is: 'started', on: '2026-11-02' }, by(5));
    await expect(records.happen({ teamId: TEAM, id: 'E2' }, { is: 'started', on: '2026-11-02' }, by(6))).rejects.toThrow('one at a time');
    await records.happen({ teamId: TEAM, id: 'E1' }, { is: 'parked' }, by(7));
    expect((await records.happen({ teamId: TEAM, id: 'E2' }, { is: 'started', on: '2026-11-02' }, by(8))).state).toBe('running');
  });

  it('forgets a name in the record and its history, and removes both', async () => {
    const records = open();
    await records.add(blank('E1', { partnerId: 'U2', buddyId: 'U1' }), 'U1');
    await records.unname({ teamId: TEAM, id: 'E1' }, 'U1', 9);
    expect(await records.find(TEAM, 'E1')).toMatchObject({ ownerId: null, partnerId: 'U2', buddyId: null });
    expect((await records.moments(TEAM, 'E1'))[0]?.byId).toBeNull();
    await records.remove(TEAM, 'E1');
    expect([await records.find(TEAM, 'E1'), await records.moments(TEAM, 'E1')]).toEqual([null, []]);
  });

  it('keeps the rules of the life cycle in any sequence of what people and silence do', async () => {
    let round = 0;
    await fc.assert(
      fc.asyncProperty(sequence, async (steps) => {
        await play(database(), `R${round++}`, steps);
      }),
      { numRuns: engine === 'sqlite' ? 30 : 4 },
    );
  }, 30_000);
});

const LEADS = ['U1', 'U2'] as const;
const verdict = fc.constantFrom<Verdict>('adopt', 'adapt', 'abandon', 'extend');
const happening: fc.Arbitrary<ExperimentEvent> = fc.oneof(
  fc.record({ is: fc.constant('designed' as const), startOn: fc.constant('2026-11-02'), days: fc.integer({ min: 1, max: 90 }) }),
  { weight: 4, arbitrary: fc.constant<ExperimentEvent>({ is: 'started', on: '2026-11-02' }) },
  { weight: 3, arbitrary: fc.constantFrom<ExperimentEvent>({ is: 'result' }, { is: 'checked' }, { is: 'missed' }) },
  { weight: 3, arbitrary: fc.record({ is: fc.constant('decided' as const), verdict, on: fc.constant('2026-11-30'), days: fc.integer({ min: 1, max: 90 }) }) }, // biome-ignore format: a table
  { weight: 2, arbitrary: fc.constantFrom<ExperimentEvent>({ is: 'shared' }, { is: 'reused' }, { is: 'resumed', startOn: '2026-12-07' }) },
  fc.constantFrom<ExperimentEvent>({ is: 'parked' }, { is: 'stopped' }, { is: 'closed' }),
);
/** Three experiments: one of each lead, and one of both. */
const sequence = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), happening), { minLength: 10, maxLength: 40 });

const stampsOf = ({ createdAt, startedAt, changedAt, resultAt, decidedAt, sharedAt }: Experiment): number[] =>
  [createdAt, startedAt, resultAt, decidedAt, sharedAt, changedAt].filter((at) => at !== null);

async function play(db: Database, prefix: string, steps: readonly [number, ExperimentEvent][]): Promise<void> {
  const team = `${TEAM}${prefix}`;
  const records = createExperimentRecords({ db });
  const ids = [0, 1, 2].map((at) => `${prefix}-${at}`);
  await records.add(blank(ids[0] ?? '', { teamId: team, ownerId: 'U1' }), 'U1');
  await records.add(blank(ids[1] ?? '', { teamId: team, ownerId: 'U2', state: 'idea', days: 40 }), 'U2');
  await records.add(blank(ids[2] ?? '', { teamId: team, ownerId: 'U1', partnerId: 'U2' }), 'U1');
  let now = 10;
  const taken = new Map<string, ExperimentEvent['is'][]>();
  for (const [at, event] of steps) {
    now += 1;
    const id = ids[at] ?? '';
    const was = await records.find(team, id);
    const became = await records.happen({ teamId: team, id }, event, by(now)).catch((error: unknown) => {
      if (error instanceof UserError) return null;
      throw error;
    });
    if (!was) throw new Error('it has gone');
    if (became === null) {
      // Refused: nothing changed at all.
      expect(await records.find(team, id)).toEqual(was);
      continue;
    }
    expect(may(was.state, event.is)).toBe(true);
    taken.set(id, [...(taken.get(id) ?? []), event.is]);
    expect(became.days).toBeLessThanOrEqual(LONGEST_DAYS);
    expect(stampsOf(became)).toEqual(stampsOf(became).toSorted((a, b) => a - b));
    // Once decided, the verdict and the instants of the way stand.
    if (was.decidedAt !== null) expect(became).toMatchObject({ verdict: was.verdict, decidedAt: was.decidedAt });
    for (const key of ['startedAt', 'resultAt', 'sharedAt'] as const) if (was[key] !== null) expect(became[key]).toBe(was[key]);
    if (was.extended) expect(became.extended).toBe(true);
    expect(['closed'].includes(was.state)).toBe(false);
    expect(became.state === 'running').toBe(became.state === 'running' && closesOn(became) !== null);
    for (const leadId of LEADS) {
      const running = await records.list({ teamId: team, leadId, states: ['running'] });
      expect(running.length).toBeLessThanOrEqual(1);
    }
  }
  await checkEnd(records, team, taken);
}

/** The history tells the state, and the counts add up. */
async function checkEnd(records: ReturnType<typeof createExperimentRecords>, team: string, taken: Map<string, ExperimentEvent['is'][]>) {
  const all = await records.list({ teamId: team });
  const histories = new Map<string, ExperimentMoment[]>();
  for (const { id } of all) histories.set(id, await records.moments(team, id));
  for (const experiment of all) {
    const moments = histories.get(experiment.id) ?? [];
    expect(moments.at(-1)?.state).toBe(experiment.state);
    expect(moments.slice(1).map(({ is }) => is)).toEqual(taken.get(experiment.id) ?? []);
    expect(moments.filter(({ is, state }) => is === 'decided' && state === 'running').length).toBeLessThanOrEqual(1);
    expect(moments.filter(({ state }, at) => state === 'decided' && moments[at - 1]?.state !== 'decided').length).toBeLessThanOrEqual(1);
    expect(leadsOf(experiment).length).toBeGreaterThan(0);
  }
  const within = (is: ExperimentEvent['is']): number =>
    [...histories.values()].filter((moments) => moments.some((each) => each.is === is)).length;
  const counts = countExperiments(all);
  expect(counts.started).toBe(within('started'));
  expect(counts.decided).toBe([...histories.values()].filter((moments) => moments.some(({ state }) => state === 'decided')).length);
  expect(counts.closed).toBe(within('closed'));
  const open = all.filter(({ state }) => ['idea', 'designed', 'running', 'result'].includes(state)).length;
  expect(open + counts.decided + counts.parked + counts.closed).toBe(all.length);
}
