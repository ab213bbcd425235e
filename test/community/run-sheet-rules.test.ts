import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  editSteps,
  findFaults,
  fitSteps,
  LEAST_DEBRIEF,
  MOST_STEPS,
  putStep,
  readStep,
  type SheetStep,
  sayAgo,
  saySum,
  sumOf,
  withIds,
  withoutIds,
} from '../../src/community/run-sheet-rules.ts';
import type { RunStep, StepToolName } from '../../src/community/step.ts';
import { readStarterLibrary } from '../../src/library/library.ts';

const step = (name: string, minutes: number, ...tools: StepToolName[]): RunStep => ({
  ...{ step: name, minutes, who: 'all', do: '', tools },
  groupSize: tools.includes('groups') ? 3 : null,
});
const SHEET = withIds([step('Open', 4), step('Work', 60, 'groups'), step('Debrief', 7, 'debrief'), step('Close', 4, 'result')]);
const names = (edited: { steps: SheetStep[] } | { refused: string }) =>
  'steps' in edited ? edited.steps.map((one) => one.step) : edited.refused;

const anyStep = fc.record({
  step: fc.string({ minLength: 1, maxLength: 8 }),
  minutes: fc.integer({ min: 1, max: 90 }),
  who: fc.constant('all'),
  do: fc.constant(''),
  tools: fc.constantFrom<StepToolName[]>([], [], [], ['groups'], ['table'], ['debrief'], ['result']),
  groupSize: fc.constant(null),
});
const anySheet = fc.array(anyStep, { minLength: 1, maxLength: MOST_STEPS });
const leastOf = (steps: readonly RunStep[]) => steps.reduce((sum, { tools }) => sum + (tools.includes('debrief') ? LEAST_DEBRIEF : 1), 0);

describe('a run sheet', () => {
  it.each([
    [75, '75 of 75 minutes: it adds up', []],
    [71, '75 of 71 minutes: 4 too many', ['75 of 71 minutes: 4 too many.']],
    [79, '75 of 79 minutes: 4 to give out', ['75 of 79 minutes: 4 to give out.']],
  ])('for %i minutes says by how much it is off', (minutes, words, faults) => {
    expect(saySum(SHEET, minutes)).toBe(words);
    expect(findFaults(SHEET, minutes, true)).toEqual(faults);
  });

  it('names every other fault', () => {
    expect(findFaults([step('Open', 0), step('Debrief', 3, 'debrief')], 3, true)).toEqual([
      '“Open” needs at least one minute.',
      'The debrief needs at least four minutes: less is not enough to fill it in.',
    ]);
    expect(findFaults([step('Open', 5)], 5, true)).toEqual(['The debrief stays: it is where people find out what they take with them.']);
    expect(findFaults([step('Open', 5)], 5, false)).toEqual([]);
    expect(
      findFaults(
        Array.from({ length: 21 }, () => step('x'.repeat(61), 1)),
        21,
        false,
      ),
    ).toEqual(['A run sheet has at most 20 steps.', 'Every step has a name of at most 60 characters.']);
  });

  it('of the library can be run as it is written', () => {
    const { session_formats, ceremony_formats } = readStarterLibrary();
    for (const [formats, keeps] of [
      [session_formats, true],
      [ceremony_formats, false],
    ] as const) {
      for (const format of formats) {
        const steps = format.run_sheet.map(({ group_size, ...rest }) => ({ ...rest, groupSize: group_size ?? null }));
        expect([format.id, findFaults(steps, format.duration, keeps)]).toEqual([format.id, []]);
        expect(findFaults(fitSteps(steps, 30), 30, keeps)).toEqual([]);
      }
    }
  });
});

describe('fitting a format to a session', () => {
  it('takes from the long steps first, and leaves debrief and result alone while it can', () => {
    const lengths = (minutes: number) => fitSteps(SHEET, minutes).map((one) => one.minutes);
    expect(lengths(75)).toEqual([4, 60, 7, 4]);
    expect(lengths(60)).toEqual([3, 46, 7, 4]);
    expect(lengths(90)).toEqual([5, 74, 7, 4]);
    expect(lengths(12)).toEqual([1, 1, 6, 4]);
    expect(lengths(7)).toEqual([1, 1, 4, 1]);
    expect(() => fitSteps(SHEET, 6)).toThrow('4 steps do not fit into 6 minutes');
  });

  it('sums exactly, keeps the order, keeps every step and four minutes for the debrief', () => {
    fc.assert(
      fc.property(anySheet, fc.integer({ min: 0, max: 200 }), (steps, more) => {
        const minutes = leastOf(steps) + more;
        const fitted = fitSteps(steps, minutes);
        expect(sumOf(fitted)).toBe(minutes);
        expect(fitted.map((one) => ({ ...one, minutes: 0 }))).toEqual(steps.map((one) => ({ ...one, minutes: 0 })));
        for (const one of fitted) expect(one.minutes).toBeGreaterThanOrEqual(one.tools.includes('debrief') ? LEAST_DEBRIEF : 1);
        expect(fitSteps(fitted, minutes)).toEqual(fitted);
      }),
    );
  });

  it('never makes a shorter step longer than a longer one of the same kind', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 2, maxLength: 12 }),
        fc.integer({ min: 12, max: 180 }),
        (lengths, minutes) => {
          const sorted = lengths.toSorted((a, b) => a - b);
          const fitted = fitSteps(
            sorted.map((length) => step('x', length)),
            minutes,
          );
          for (const [at, one] of fitted.entries())
            if ((sorted[at + 1] ?? 0) > (sorted[at] ?? 0)) expect(fitted[at + 1]?.minutes).toBeGreaterThanOrEqual(one.minutes);
        },
      ),
    );
  });
});

describe('editing', () => {
  it('moves a step, and at the ends leaves it', () => {
    expect(names(editSteps(SHEET, { do: 'up', id: '3' }, true))).toEqual(['Open', 'Debrief', 'Work', 'Close']);
    expect(names(editSteps(SHEET, { do: 'down', id: '1' }, true))).toEqual(['Work', 'Open', 'Debrief', 'Close']);
    expect(names(editSteps(SHEET, { do: 'up', id: '1' }, true))).toEqual(['Open', 'Work', 'Debrief', 'Close']);
    expect(names(editSteps(SHEET, { do: 'down', id: '4' }, true))).toEqual(['Open', 'Work', 'Debrief', 'Close']);
  });

  it('takes a step out, never the debrief of a session, never the last, never one that is gone', () => {
    expect(names(editSteps(SHEET, { do: 'out', id: '1' }, true))).toEqual(['Work', 'Debrief', 'Close']);
    expect(names(editSteps(SHEET, { do: 'out', id: '3' }, true))).toMatch(/^The debrief stays/);
    expect(names(editSteps(SHEET, { do: 'out', id: '3' }, false))).toEqual(['Open', 'Work', 'Close']);
    expect(names(editSteps(SHEET.slice(0, 1), { do: 'out', id: '1' }, false))).toBe('One step has to stay.');
    expect(names(editSteps(SHEET, { do: 'out', id: '9' }, true))).toBe('This step is not in the run sheet any more.');
  });

  it('changes words and minutes, and what the step does in Slack stays', () => {
    const fields = { minutes: 5, step: 'Look back', who: 'all', do: 'Silent.', groupSize: 4 };
    const debrief = putStep(SHEET, '3', fields, 'new');
    expect('steps' in debrief && debrief.steps[2]).toEqual({ ...fields, id: '3', tools: ['debrief'], groupSize: null });
    const work = putStep(SHEET, '2', { ...fields, groupSize: null }, 'new');
    expect('steps' in work && work.steps[1]).toMatchObject({ tools: [], groupSize: null });
    expect(putStep(SHEET, '9', fields, 'new')).toEqual({ refused: 'This step is not in the run sheet any more.' });
  });

  it('adds a step before the debrief, with groups by lot if so chosen, up to twenty', () => {
    const fields = { minutes: 5, step: 'Pairs', who: 'pairs', do: '', groupSize: 2 };
    const added = putStep(SHEET, null, fields, 'new');
    expect(names(added)).toEqual(['Open', 'Work', 'Pairs', 'Debrief', 'Close']);
    expect('steps' in added && added.steps[2]).toMatchObject({ id: 'new', tools: ['groups'], groupSize: 2 });
    const full = withIds(Array.from({ length: 20 }, () => step('x', 1)));
    expect(putStep(full, null, fields, 'new')).toEqual({ refused: 'A run sheet has at most 20 steps. Take one out first.' });
  });

  it('keeps the ids apart from what runs', () => {
    expect(withoutIds(SHEET)[0]).toEqual(step('Open', 4));
  });

  it.each([
    [{ minutes: '0' }, { minutes: 'A step takes 1 to 90 whole minutes.' }],
    [{ minutes: '1.5' }, { minutes: 'A step takes 1 to 90 whole minutes.' }],
    [{ minutes: '91' }, { minutes: 'A step takes 1 to 90 whole minutes.' }],
    [{ step: '   ' }, { step: 'A step needs a name of a word or two.' }],
    [{ step: 'x'.repeat(61) }, { step: 'This is 61 characters long; 60 fit.' }],
    [
      { do: 'x'.repeat(301), who: 'y'.repeat(61) },
      { do: 'This is 301 characters long; 300 fit.', who: 'This is 61 characters long; 60 fit.' },
    ],
  ])('refuses %p', (change, errors) => {
    expect(readStep({ minutes: '5', step: 'Open', who: '', do: '', groupSize: '', ...change }, null)).toEqual({ errors });
  });

  it('refuses a debrief below four minutes, and reads what is right', () => {
    const typed = { minutes: '3', step: ' Look   back ', who: 'all', do: ' Silent. ', groupSize: '4' };
    expect(readStep(typed, step('Debrief', 6, 'debrief'))).toEqual({
      errors: { minutes: 'The debrief needs at least four minutes: less is not enough to fill it in.' },
    });
    expect(readStep(typed, null)).toEqual({ fields: { minutes: 3, step: 'Look back', who: 'all', do: 'Silent.', groupSize: 4 } });
    expect(readStep({ ...typed, groupSize: 'none' }, null)).toMatchObject({ fields: { groupSize: null } });
  });

  it.each([
    [20_000, 'a moment ago'],
    [60_000, 'a minute ago'],
    [7 * 60_000, '7 minutes ago'],
    [60 * 60_000, 'an hour ago'],
    [5 * 3_600_000, '5 hours ago'],
    [25 * 3_600_000, null],
  ])('says %i milliseconds as %p', (ms, words) => {
    expect(sayAgo(ms)).toBe(words);
  });
});
