import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Experiment } from '../../../src/community/experiment.ts';
import { findingsOf, readClosing } from '../../../src/features/results/rules.ts';
import {
  composeSummary,
  daysToResult,
  editable,
  findingKeys,
  readParts,
  suggestClass,
  summaryForm,
} from '../../../src/features/results/rules-summary.ts';
import { readAnswers, readExtension, verdictsOpen, walk } from '../../../src/features/results/rules-tree.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';

const library = readStarterLibrary();
const form = summaryForm(library);
const tree = library.decision_trees.find(({ id }) => id === 'dt-experiment-end') ?? library.decision_trees[0];
if (!tree) throw new Error('no tree');

const experiment = (change: Partial<Experiment> = {}): Experiment => ({
  ...{
    teamId: 'T1',
    id: 'E1',
    communityId: 'C1',
    ownerId: 'U1',
    title: 'Two questions first',
    templateId: 'xt-habit',
    visibility: 'title',
  },
  ...{ fields: { situation: 'one-to-ones', instead: 'I ask two questions', predict: 'half name a step' }, buddyId: null, partnerId: null },
  ...{ partnerAgreed: false, sourceId: null, state: 'decided', round: 1, beforeId: null, startOn: null, days: 14, sinceOn: '2026-11-02' },
  ...{
    extended: false,
    misses: 0,
    verdict: 'adapt',
    createdAt: 0,
    startedAt: Date.UTC(2026, 10, 2, 9),
    resultAt: Date.UTC(2026, 10, 16, 9),
  },
  ...{
    decidedAt: 5,
    sharedAt: null,
    changedAt: 0,
    findings: { [findingKeys(form).happened]: 'Seven of twelve did.', 'What made it hard?': 'Haste' },
  },
  ...change,
});

describe('the tree at the end', () => {
  const at = (answers: string, extended = false): string => {
    const place = walk(tree, answers, extended);
    return place.is === 'question' ? `? ${place.ask.slice(0, 25)}` : `${place.verdict}`;
  };

  it.each([
    ['', false, '? Was it done often enough t'],
    ['y', false, '? Did the predicted sign ap'],
    ['yyn', false, 'adopt'],
    ['yyy', false, 'adapt'],
    ['yny', false, 'adapt'],
    ['ynn', false, 'abandon'],
    ['n', false, 'extend'],
    ['n', true, 'abandon'],
    ['nyyyy', false, 'extend'],
  ])('after "%s", extended %s, comes to %s', (answers, extended, expected) => {
    expect(expected.startsWith(at(answers, extended).slice(0, 20))).toBe(true);
  });

  it('ends at an answer that is open, whatever is answered', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[yn]{6}$/), fc.boolean(), (answers, extended) => {
        const place = walk(tree, answers, extended);
        expect(place.is).toBe('answer');
        if (place.is === 'answer') expect(verdictsOpen(extended)).toContain(place.verdict);
      }),
    );
  });

  it('takes from a button only what it put there, and whole weeks only', () => {
    expect([readAnswers('yyn'), readAnswers('yes'), readAnswers('y'.repeat(99))]).toEqual(['yyn', '', '']);
    expect([readExtension('28', 14), readExtension('90', 14), readExtension(null, 7), readExtension(null, 28)]).toEqual([28, 14, 7, 14]);
  });
});

describe('the closing questions', () => {
  const questions = library.experiment_templates[0]?.closing_questions ?? [];

  it('need one line on what happened, and keep what another form asked', () => {
    expect(readClosing({ happened: ' ', q1: null }, questions).closing).toBeNull();
    expect(Object.keys(readClosing({ q1: '7 of 12' }, questions).errors)).toEqual(['happened']);
    expect(Object.keys(readClosing({ happened: 'x'.repeat(251), q3: 'x'.repeat(301) }, questions).errors)).toEqual(['happened', 'q3']);
    const read = readClosing({ happened: 'It helped', q2: 'Haste' }, questions).closing;
    if (!read) throw new Error('nothing read');
    expect(findingsOf({ [questions[0] ?? '']: '7 of 12', 'What happened': 'old' }, 'What happened', read, questions)).toEqual({
      [questions[0] ?? '']: '7 of 12',
      [questions[1] ?? '']: 'Haste',
      'What happened': 'It helped',
    });
  });
});

describe('the summary', () => {
  it('is composed from the record, with the days from start to first result', () => {
    expect(composeSummary(form, experiment(), 'Europe/London')).toEqual({
      tried: 'I ask two questions',
      expected: 'half name a step',
      happened: 'Seven of twelve did.',
      decision: 'Adapt',
      conditions: 'one-to-ones',
      days_to_result: '14 days',
    });
    expect(daysToResult({ startedAt: null, resultAt: 5 }, 'UTC')).toBe('');
    expect(daysToResult({ startedAt: 0, resultAt: 86_400_000 }, 'UTC')).toBe('1 day');
  });

  it('finds what was tried and where in every template of the library, within the form’s limits', () => {
    for (const template of library.experiment_templates) {
      const fields = Object.fromEntries(template.fields.map(({ key }) => [key, `${key} `.repeat(120)]));
      const parts = composeSummary(form, experiment({ templateId: template.id, fields }), 'Europe/London');
      expect([template.id, Object.keys(parts).includes('conditions'), parts.tried === 'Two questions first']).toEqual([
        template.id,
        true,
        false,
      ]);
      for (const { key, max } of form.parts) expect((parts[key] ?? '').length).toBeLessThanOrEqual(max);
    }
  });

  it('lets its owner edit what is hers to say, not what was decided or counted', () => {
    expect(editable(form).map(({ key }) => key)).toEqual(['tried', 'expected', 'happened', 'why', 'conditions']);
    const { parts, errors } = readParts(form, { tried: ' This ', why: 'x'.repeat(251), decision: 'Adopt' });
    expect([parts.tried, parts.decision, Object.keys(errors)]).toEqual(['This', undefined, ['why']]);
  });

  it('suggests a class by its words, and none where none fits better', () => {
    expect(suggestClass('We tried feedback and coaching in one team with trust', library.taxonomy)).toBe('people');
    expect(suggestClass('A dashboard with data and automation', library.taxonomy)).toBe('technology');
    expect(suggestClass('Lorem ipsum', library.taxonomy)).toBeNull();
  });
});
