import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EXPERIMENT_STATES, type Experiment, type ExperimentEvent, type ExperimentState } from '../../src/community/experiment.ts';
import { advance, closesOn, countExperiments, dayOf, endsOn, LONGEST_DAYS, may, REFUSED } from '../../src/community/experiment-rules.ts';

const BLANK: Experiment = {
  ...{ teamId: 'T1', id: 'E1', communityId: 'C1', ownerId: 'U1', title: 'Two questions first', templateId: 'xt-habit', fields: {} },
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
  ...{ beforeId: null, startOn: '2026-11-02', days: 14, sinceOn: null, extended: false, misses: 0, verdict: null, createdAt: 0 },
  ...{ startedAt: null, resultAt: null, decidedAt: null, sharedAt: null, changedAt: 0 },
};

const EVENTS: Readonly<Record<ExperimentEvent['is'], ExperimentEvent>> = {
  designed: { is: 'designed', startOn: '2026-11-09', days: 21 },
  started: { is: 'started', on: '2026-11-02' },
  checked: { is: 'checked' },
  missed: { is: 'missed' },
  result: { is: 'result' },
  decided: { is: 'decided', verdict: 'adapt', on: '2026-11-16' },
  shared: { is: 'shared' },
  reused: { is: 'reused' },
  parked: { is: 'parked' },
  stopped: { is: 'stopped' },
  closed: { is: 'closed' },
  resumed: { is: 'resumed', startOn: '2026-11-30' },
};

/** Practice 3.6, "leaves by" and "if nothing happens", written down once more as a table of its own. */
const TABLE: Readonly<Record<ExperimentState, Partial<Record<ExperimentEvent['is'], ExperimentState>>>> = {
  idea: { designed: 'designed', parked: 'parked', stopped: 'stopped' },
  designed: { designed: 'designed', started: 'running', parked: 'parked', stopped: 'stopped' },
  running: { checked: 'running', missed: 'running', result: 'result', parked: 'parked', stopped: 'stopped', closed: 'closed' },
  result: { decided: 'decided', closed: 'closed' },
  decided: { shared: 'shared' },
  shared: { reused: 'reused' },
  reused: { reused: 'reused' },
  parked: { resumed: 'designed', stopped: 'stopped' },
  stopped: { resumed: 'designed' },
  closed: {},
};

describe('the life cycle of an experiment', () => {
  it('lets happen in each state what the table says, and nothing else', () => {
    for (const state of EXPERIMENT_STATES)
      for (const event of Object.values(EVENTS)) {
        const became = advance({ ...BLANK, state }, event, 5);
        const expected = TABLE[state][event.is];
        expect([state, event.is, became && (became.state ?? state)]).toEqual([state, event.is, expected ?? null]);
        expect(may(state, event.is)).toBe(expected !== undefined);
      }
  });

  it('parks after the second miss in a row, and an answer between them begins the count again', () => {
    const once = { ...BLANK, state: 'running' as const, misses: 1 };
    expect(advance(once, EVENTS.missed, 5)).toEqual({ misses: 2, state: 'parked' });
    expect(advance(once, EVENTS.checked, 5)).toEqual({ misses: 0 });
  });

  it('extends once, from the day of the decision, and never beyond four weeks', () => {
    const ended = { ...BLANK, state: 'result' as const, sinceOn: '2026-11-02', resultAt: 3 };
    const extended = advance(ended, { is: 'decided', verdict: 'extend', on: '2026-11-20', days: 60 }, 5);
    expect(extended).toMatchObject({ state: 'running', extended: true, sinceOn: '2026-11-20', days: LONGEST_DAYS, verdict: 'extend' });
    const again = { ...ended, ...extended, state: 'result' as const };
    expect(advance(again, { is: 'decided', verdict: 'extend', on: '2026-12-20' }, 9)).toBeNull();
    expect(advance(again, EVENTS.decided, 9)).toMatchObject({ state: 'decided', verdict: 'adapt', decidedAt: 9 });
  });

  it('stops the clock of the first result once only', () => {
    expect(advance({ ...BLANK, state: 'running', resultAt: 3 }, EVENTS.result, 9)?.resultAt).toBe(3);
    expect(advance({ ...BLANK, startedAt: 3 }, EVENTS.started, 9)?.startedAt).toBe(3);
  });

  it('plans four weeks at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (days) => {
        expect(advance(BLANK, { is: 'designed', startOn: '2026-11-02', days }, 1)?.days).toBe(Math.min(days, 28));
      }),
    );
  });

  it('knows its days', () => {
    const running = { ...BLANK, sinceOn: '2026-11-02' };
    expect([endsOn(running), closesOn(running), dayOf(running, '2026-11-09')]).toEqual(['2026-11-16', '2026-12-14', 7]);
    expect([endsOn(BLANK), closesOn(BLANK), dayOf(BLANK, '2026-11-09'), dayOf(running, '2026-11-01')]).toEqual([null, null, 0, 0]);
  });

  it('has a sentence for everything that is refused, and counts every outcome', () => {
    expect(Object.values(REFUSED).every((sentence) => /^[A-Z].*\.$/.test(sentence))).toBe(true);
    const one = (state: ExperimentState, startedAt: number | null, decidedAt: number | null = null) => ({
      ...{ state, startedAt, decidedAt, changedAt: decidedAt ?? startedAt ?? 1 },
    });
    const all = [one('idea', null), one('running', 1), one('decided', 1, 2), one('reused', 1, 2), one('parked', 1), one('stopped', null), one('closed', 1)]; // biome-ignore format: a list
    expect(countExperiments(all)).toEqual({ started: 5, decided: 2, parked: 2, closed: 1 });
    expect(countExperiments(all, 2)).toEqual({ started: 0, decided: 2, parked: 0, closed: 0 });
  });
});
