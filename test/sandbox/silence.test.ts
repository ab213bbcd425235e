/** Nine weeks in which nobody answers, though experiments of each wait for her: the budget of attention holds all the same. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Experiment } from '../../src/community/experiment.ts';
import { budgetTables, countOver, printBudget } from '../../src/sandbox/budget.ts';
import { CAST } from '../../src/sandbox/cast.ts';
import { openTranscript } from '../../src/sandbox/transcript.ts';
import { openWorld, TEAM, type World } from '../support/world.ts';

const members = CAST.filter(({ level, paused }) => level !== null && level !== 'reader' && !paused);
/** Whoever is new has a newcomer's account. */
const cast = CAST.map((member) => (member.newcomer ? { ...member, joinedOn: '2026-11-02' } : member));
const TEMPLATES = ['xt-habit', 'xt-ritual', 'xt-decision-rule'];
let world: World;
beforeAll(async () => {
  world = await openWorld({ weeksUnderWay: 0, patient: true, logLevel: 'warn' });
});
afterAll(() => world.close());

/** Designed on the first day; every second one started. */
async function begins(ownerId: string, at: number): Promise<void> {
  const { experiments } = world.app.kernel;
  const templateId = TEMPLATES[at % TEMPLATES.length] ?? 'xt-habit';
  const now = world.clock.now();
  const experiment: Experiment = {
    ...{ teamId: TEAM, id: `E${at}`, communityId: world.community?.id ?? '', ownerId, title: `Trial ${at}`, templateId, round: 1 },
    ...{ fields: {}, visibility: 'title', buddyId: null, partnerId: null, partnerAgreed: false, sourceId: null, findings: {} },
    ...{ state: 'designed', beforeId: null, startOn: '2026-11-03', days: 14 + 7 * (at % 3), sinceOn: null, extended: false, misses: 0 },
    ...{ verdict: null, createdAt: now, startedAt: null, resultAt: null, decidedAt: null, sharedAt: null, changedAt: now },
  };
  await experiments.add(experiment, ownerId);
  if (at % 2 === 0) await experiments.happen(experiment, { is: 'started', on: '2026-11-02' }, { userId: ownerId, now });
  if (at % 4 === 0) await experiments.happen(experiment, { is: 'result' }, { userId: ownerId, now });
}

describe('members who say nothing', () => {
  it('stay within their budgets, and what they began comes to rest by itself', async () => {
    const transcript = openTranscript(world.server.journal, null, (instant) => new Date(instant).toISOString());
    for (const [at, { id }] of members.entries()) await begins(id, at);
    await world.passes('9 weeks');
    await transcript.close();
    const sessions = await world.app.kernel.calendar.sessions(TEAM, world.community?.id ?? '');
    const budget = budgetTables({ calls: transcript.calls, cast, sessions, startsOn: '2026-11-02' });
    expect(printBudget(budget)).not.toContain('OVER');
    expect(countOver(budget)).toBe(0);
    expect(transcript.refused()).toEqual([]);
    // Whoever is neither steward nor asked to lead hears of it at most in her slot.
    expect(budget.people.filter(({ worstWeek }) => worstWeek > 3)).toEqual([]);
    expect(transcript.calls.some(({ cause, args }) => /attention\.slot/.test(cause ?? '') && JSON.stringify(args).includes('Trial'))).toBe(
      true,
    );
    const left = await world.app.kernel.experiments.list({ teamId: TEAM });
    expect(left).toHaveLength(members.length);
    expect([...new Set(left.map(({ state }) => state))].sort()).toEqual(['closed', 'parked']);
  });
});
