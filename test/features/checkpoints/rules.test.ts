import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Experiment } from '../../../src/community/experiment.ts';
import {
  callsForHelp,
  checkInDays,
  classOf,
  covers,
  expiresOn,
  nextLook,
  QUESTIONS,
  readRef,
  readSaid,
  refOf,
} from '../../../src/features/checkpoints/rules.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';

const library = readStarterLibrary();
const { check_in_questions: questions } = library.experiment_rules;

describe('when a running experiment is looked at', () => {
  it('is on the template’s days before the end; the end belongs to the result', () => {
    const days = Object.fromEntries(library.experiment_templates.map((each) => [each.id, checkInDays(each.checkpoints_days, each.days)]));
    expect(days).toEqual({ 'xt-habit': [7], 'xt-ritual': [7], 'xt-decision-rule': [10], 'xt-two-team': [7, 14], 'xt-borrow': [10] });
  });

  it('never lies at the end or beyond it, whatever the length of the run', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 28 })), fc.integer({ min: 1, max: 28 }), (template, days) => {
        const found = checkInDays(template, days);
        expect(found.every((day) => day < days && template.includes(day))).toBe(true);
        expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
      }),
    );
    expect(checkInDays([7, 14], 28)).toEqual([7, 14]);
    expect(checkInDays([7, 14], 8)).toEqual([]);
  });

  it('waits for one weekly slot, holidays not counted', () => {
    expect(expiresOn('2026-11-09', new Set())).toBe('2026-11-16');
    expect(expiresOn('2026-12-21', new Set(['2026-12-25', '2026-12-28']))).toBe('2026-12-30');
    expect(readRef(refOf({ id: 'E1', sinceOn: '2026-11-02' }, 7))).toEqual({ experimentId: 'E1', sinceOn: '2026-11-02', day: 7 });
    expect([covers('2026-11-12', '2026-11-09'), covers('2026-11-13', '2026-11-09'), covers('2026-11-02', '2026-11-09')]).toEqual([
      true,
      false,
      true,
    ]);
    expect(nextLook({ sinceOn: '2026-11-02', days: 14 }, [7, 14], '2026-11-03')).toBe('2026-11-09');
    expect(nextLook({ sinceOn: '2026-11-02', days: 14 }, [7, 14], '2026-11-09')).toBe('2026-11-16');
    expect(nextLook({ sinceOn: null, days: 14 }, [7, 14], '2026-11-09')).toBeNull();
  });
});

describe('an answer', () => {
  it('is read by the library’s questions: nothing is nothing, too long and made up are refused', () => {
    expect(questions.map(({ key }) => key)).toEqual([...QUESTIONS]);
    expect(readSaid(questions, { saw: '  ', vs: null }).said).toBeNull();
    expect(readSaid(questions, { saw: ' 3 of 4 ', vs: 'Worse' })).toEqual({
      said: { did: '', saw: '3 of 4', vs: 'Worse', learned: '', next: '' },
      errors: {},
    });
    expect(Object.keys(readSaid(questions, { saw: 'x'.repeat(301), next: 'x'.repeat(201), vs: 'Great' }).errors)).toEqual([
      'saw',
      'vs',
      'next',
    ]);
  });

  it('calls for help in exactly two of the library’s options', () => {
    expect(questions.flatMap(({ options }) => options).filter(callsForHelp)).toEqual(['Worse', 'Could not start']);
  });

  const experiment = (change: Partial<Experiment>): Experiment => ({
    ...{ teamId: 'T1', id: 'E1', communityId: 'C1', ownerId: 'U1', title: 'T', templateId: 'xt-habit', fields: {}, visibility: 'title' },
    ...{ buddyId: null, partnerId: null, partnerAgreed: false, sourceId: null, findings: {}, state: 'running', round: 1, beforeId: null },
    ...{ startOn: null, days: 14, sinceOn: null, extended: false, misses: 0, verdict: null, createdAt: 0, startedAt: 1, resultAt: null },
    ...{ decidedAt: null, sharedAt: null, changedAt: 0 },
    ...change,
  });
  const hers = { kept: false, second: false };

  it.each<[string, Partial<Experiment>, { kept: boolean; second: boolean }, string]>([
    ['its owner’s by default', {}, hers, 'P0'],
    ['both leads’ in a pilot', { partnerId: 'U2' }, hers, 'P1'],
    ['everybody’s when the experiment is', { visibility: 'all' }, hers, 'P3'],
    ['kept back until the decision', { visibility: 'all' }, { ...hers, kept: true }, 'P0'],
    ['as open as the rest after it', { visibility: 'all', decidedAt: 2 }, { ...hers, kept: true }, 'P3'],
    ['released with the experiment', { sharedAt: 2, decidedAt: 2 }, hers, 'P3'],
    ['released also after its owner’s name has gone', { sharedAt: 2, decidedAt: 2, ownerId: null }, hers, 'P3'],
    ['not released when the second lead’s name has gone', { sharedAt: 2, decidedAt: 2 }, { kept: false, second: true }, 'P0'],
    ['not released by the other lead', { sharedAt: 2, decidedAt: 2, partnerId: 'U2' }, { kept: false, second: true }, 'P1'],
  ])('is %s', (_, change, answer, privacy) => {
    expect(classOf(answer, experiment(change)).privacy).toBe(privacy);
  });
});
