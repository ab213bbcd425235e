import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  answerEnds,
  askedNow,
  CLINIC,
  firstAfter,
  isSilent,
  LONGEST,
  mayPropose,
  normStep,
  pendingOf,
  readersOf,
  readReport,
  STEPS,
  type Steps,
  stateAfter,
  whoReads,
} from '../../../src/features/breaches/rules.ts';
import { openWith } from '../../../src/features/preparation/rules.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';
import { sayDateTime } from '../../../src/platform/time/say.ts';
import { toInstant } from '../../../src/platform/time/zones.ts';

const library = readStarterLibrary();
const LONDON = 'Europe/London';

describe('a report', () => {
  it('needs a line and how to reach her, and lets no steward read it unless she says so', () => {
    const values = { what: ' it is known ', contact: 'write', wish: null, about: ['U1'], steward: null };
    expect(readReport(values)).toEqual({ ok: { what: 'it is known', wish: '', contact: 'write', about: ['U1'], stewardMay: false } });
    expect(readReport({ ...values, steward: ['yes'], about: null })).toMatchObject({ ok: { stewardMay: true, about: [] } });
    expect(readReport({ what: ' ', contact: null })).toEqual({ errors: { what: expect.any(String), contact: expect.any(String) } });
    expect(readReport({ ...values, wish: 'x'.repeat(LONGEST.wish + 1) })).toEqual({ errors: { wish: expect.stringContaining('501') } });
  });
});

describe('who reads it', () => {
  const offices = { keepers: ['K1', 'K2'], stewards: ['S1', 'S2'] };
  it.each([
    [[], true, ['K1', 'K2', 'S1', 'S2']],
    [[], false, ['K1', 'K2']],
    [['K1'], false, ['K2']],
    [['K1', 'K2', 'S1'], false, ['S2']],
    [['K1', 'K2', 'S1', 'S2'], true, []],
  ])('when it is about %j, and a steward may: %s', (about, stewardMay, readers) => {
    expect(readersOf(offices, 'R', { about, stewardMay })).toEqual(readers);
  });

  const ids = fc.subarray(['A', 'B', 'C', 'D', 'R']);
  it('is never anybody whom it is about, nor she herself, nor anybody out of office', () => {
    fc.assert(
      fc.property(ids, ids, ids, fc.boolean(), (keepers, stewards, about, stewardMay) => {
        const readers = readersOf({ keepers, stewards }, 'R', { about, stewardMay });
        expect(readers.filter((id) => id === 'R' || about.includes(id))).toEqual([]);
        expect(readers.filter((id) => ![...keepers, ...stewards].includes(id))).toEqual([]);
        expect(new Set(readers).size).toBe(readers.length);
      }),
    );
  });

  it('is one person at a time; whoever takes it is the only one; all silent, all may', () => {
    const file = { reporterId: 'R', holderId: null, readers: ['A', 'B'], turn: 1 };
    expect([askedNow(file), whoReads(file)]).toEqual(['A', ['R', 'A']]);
    expect([askedNow({ ...file, turn: 2 }), whoReads({ ...file, turn: 2 })]).toEqual(['B', ['R', 'B']]);
    expect([isSilent({ ...file, turn: 3 }), whoReads({ ...file, turn: 3 })]).toEqual([true, ['R', 'A', 'B']]);
    expect(whoReads({ ...file, turn: 3, holderId: 'C' })).toEqual(['R', 'C']);
    expect(whoReads({ ...file, readers: [], turn: 1 })).toEqual(['R']);
  });

  it('has one working day from the hour in which she can see that it waits', () => {
    const ends = (date: string, time: string) => sayDateTime(answerEnds(toInstant(date, time, LONDON), LONDON, new Set()), LONDON);
    expect(ends('2026-11-02', '10:00')).toBe('Tue 3 Nov, 10:00 London time');
    expect(ends('2026-11-06', '10:00')).toBe('Mon 9 Nov, 10:00 London time');
    expect(ends('2026-11-06', '20:00')).toBe('Tue 10 Nov, 09:00 London time');
  });
});

describe('the steps', () => {
  it('wait for a yes one at a time, are never asked twice, and hearing needs no question', () => {
    const steps: Steps = { hear: { state: 'agreed', at: 1 } };
    expect(STEPS.filter((step) => mayPropose(steps, step))).toEqual(['talk', 'repair', 'hold', 'session', 'close']);
    const asked: Steps = { ...steps, talk: { state: 'proposed', at: 2 } };
    expect([pendingOf(asked), STEPS.filter((step) => mayPropose(asked, step))]).toEqual(['talk', []]);
    const no: Steps = { ...steps, talk: { state: 'declined', at: 2 }, close: { state: 'declined', at: 3 } };
    expect(STEPS.filter((step) => mayPropose(no, step))).toEqual(['repair', 'hold', 'session', 'close']);
  });

  it('that people must do have a yes; what I do is done with it', () => {
    expect(STEPS.map((step) => stateAfter(step, true))).toEqual(['agreed', 'agreed', 'agreed', 'done', 'done', 'done']);
    expect(new Set(STEPS.map((step) => stateAfter(step, false)))).toEqual(new Set(['declined']));
  });
});

describe('ten minutes on the norm', () => {
  const norm = normStep(library);
  it('are in the library’s words, before the first session that is not called off', () => {
    expect(norm).toMatchObject({ minutes: 10, do: expect.stringContaining('Take the lesson along, leave the people out of it.') });
    expect(norm?.do.length).toBeLessThanOrEqual(400);
    const sessions = [
      { at: 1, status: 'held' as const },
      { at: 3, status: 'cancelled' as const },
      { at: 5, status: 'planned' as const },
    ];
    expect(firstAfter(sessions, 1, ({ at }) => at)?.at).toBe(5);
    expect(firstAfter(sessions, 5, ({ at }) => at)).toBeNull();
  });

  it('leave every session as long as it is, whatever its run sheet', () => {
    const sheets = library.session_formats.map(({ run_sheet }) => run_sheet.map((step) => ({ ...step, groupSize: null })));
    fc.assert(
      fc.property(fc.constantFrom(...sheets), fc.integer({ min: 30, max: 180 }), (steps, minutes) => {
        const opened = openWith(norm, steps, minutes);
        expect(opened.reduce((sum, step) => sum + step.minutes, 0)).toBe(minutes);
        expect(opened[0]?.step).toBe(norm?.step);
        if (minutes >= 45) expect(opened[0]?.minutes).toBe(10);
      }),
    );
    expect(openWith(null, sheets[0] ?? [], 75)).toEqual(sheets[0]);
  });

  it('know the format that rests by its name in the library', () => {
    expect(library.session_formats.map(({ id }) => id)).toContain(CLINIC);
  });
});
