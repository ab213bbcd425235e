import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EXPERIMENT_STATES } from '../../../src/community/experiment.ts';
import { mayLink, monthEndsOn, monthOf, mostRunning, whatForbids } from '../../../src/features/projects/rules.ts';
import { addDays } from '../../../src/platform/time/local-dates.ts';

describe('how many projects run', () => {
  it.each([
    [0, 1],
    [3, 1],
    [11, 1],
    [12, 2],
    [17, 2],
    [18, 3],
    [24, 4],
  ])('for %i members: %i', (members, most) => {
    expect(mostRunning(members)).toBe(most);
  });

  it('is never none, and never more than two for each twelve, save the first', () => {
    fc.assert(
      fc.property(fc.nat(2000), (members) => {
        const most = mostRunning(members);
        expect(most).toBeGreaterThanOrEqual(1);
        if (most > 1) expect(most * 12).toBeLessThanOrEqual(2 * members);
      }),
    );
  });
});

describe('the months of a project', () => {
  it('end on the day it started, or on the last of a shorter month', () => {
    expect([1, 2, 3].map((month) => monthEndsOn('2027-01-31', month))).toEqual(['2027-02-28', '2027-03-31', '2027-04-30']);
  });

  it('follow one another without a gap', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(800), (start, later) => {
        const startedOn = addDays('2026-01-01', start);
        const today = addDays(startedOn, later);
        const month = monthOf(startedOn, today);
        expect(today < monthEndsOn(startedOn, month + 1)).toBe(true);
        if (month > 1) expect(today >= monthEndsOn(startedOn, month)).toBe(true);
      }),
    );
  });
});

describe('a pilot becomes a project', () => {
  it.each(EXPERIMENT_STATES)('in the state %s or not, and never without both leads', (state) => {
    const pilot = { templateId: 'xt-two-team', state, partnerAgreed: true };
    const may = ['designed', 'running', 'result', 'decided', 'shared', 'reused'].includes(state);
    expect(whatForbids(pilot) === null).toBe(may);
    expect(whatForbids({ ...pilot, partnerAgreed: false })).not.toBeNull();
    expect(whatForbids({ ...pilot, templateId: 'xt-borrow' })).toContain('two teams');
    expect(mayLink({ id: 'e', state }, 'p')).toBe(state !== 'stopped' && state !== 'closed');
    expect(mayLink({ id: 'p', state }, 'p')).toBe(false);
  });
});
