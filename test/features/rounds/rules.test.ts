import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RoundFacts } from '../../../src/community/matching.ts';
import { drawRound } from '../../../src/community/matching-rules.ts';
import {
  canTakePart,
  datesFrom,
  firstSessions,
  phaseOf,
  type RoundDates,
  type RoundState,
  roundToEnter,
} from '../../../src/features/rounds/rules.ts';
import { countDraw } from '../../../src/features/rounds/rules-counts.ts';
import { isSame, readBounds, readEntry } from '../../../src/features/rounds/rules-entry.ts';
import { createDraws, MOST_INLINE } from '../../../src/features/rounds/service-draws.ts';
import { createLog } from '../../../src/platform/log.ts';
import { toInstant } from '../../../src/platform/time/zones.ts';
import { LONDON, sessionOf } from '../../support/plans.ts';

const dates = datesFrom('2026-11-04', LONDON, new Set(['2026-11-23', '2026-12-25']));
const at = (date: string, time = '12:00') => toInstant(date, time, LONDON);
const round = (state: RoundState | null, from: RoundDates = dates) => ({ ...from, state });
const next = datesFrom('2027-02-03', LONDON, new Set());

describe('the days of a round', () => {
  it('are counted in working days from the first topic session of the quarter', () => {
    expect(dates).toEqual({
      callsAt: at('2026-11-12', '10:00'),
      drawsAt: at('2026-11-19', '16:00'),
      tellsAt: at('2026-11-25', '09:00'),
      toldOn: '2026-11-25',
      closesOn: '2027-01-28',
    });
    const sessions = [
      sessionOf({ id: 'off', number: 1, status: 'cancelled' }),
      sessionOf({ id: 'later', number: 3 }),
      sessionOf({ id: 'first', number: 2 }),
      sessionOf({ id: 'close', number: 1, kind: 'close' }),
      sessionOf({ id: 'old', number: 1, quarterOn: '2026-08-03' }),
    ];
    expect(firstSessions(sessions).map(({ id }) => id)).toEqual(['old', 'first']);
  });

  it.each([
    [null, '2026-11-11', 'ahead'],
    [null, '2026-11-12', 'open'],
    ['open', '2026-11-19', 'open'],
    [null, '2026-11-24', 'none'],
    ['open', '2026-11-24', 'none'],
    ['open', '2026-11-29', 'none'],
    ['drawn', '2026-11-24', 'drawn'],
    ['drawn', '2026-11-29', 'none'],
    ['running', '2027-01-28', 'running'],
    ['running', '2027-01-29', 'over'],
    ['none', '2026-11-20', 'none'],
  ] as const)('with state %s on %s it is %s', (state, on, phase) => {
    expect(phaseOf(round(state), at(on), on)).toBe(phase);
  });

  it.each([
    ['an open one', [round('open'), round(null, next)], '2026-11-13', dates],
    ['a drawn one', [round('drawn'), round(null, next)], '2026-11-20', dates],
    ['a running one with three weeks left', [round('running'), round(null, next)], '2027-01-07', dates],
    ['the next, when less is left', [round('running'), round(null, next)], '2027-01-08', next],
    ['the next, when there was none', [round('none'), round(null, next)], '2026-11-20', next],
    [
      'the next, once it is called, though the last one runs',
      [{ ...round('running'), closesOn: '2027-06-01' }, round(null, next)],
      '2027-02-11',
      next,
    ],
  ] as const)('somebody who says yes enters %s', (_, rounds, on, entered) => {
    expect(roundToEnter(rounds, at(on), on)?.tellsAt).toBe(entered.tellsAt);
  });

  it('is none where no quarter is in sight', () => {
    expect(roundToEnter([round('none')], at('2026-12-01'), '2026-12-01')).toBeNull();
  });
});

describe('who can be drawn', () => {
  const member = { status: 'active', level: 'member', pausedUntil: null } as const;
  const person = { teamId: 'T1', userId: 'U1', name: 'Ana', zone: LONDON, locale: 'en-GB', kind: 'person', active: true } as const;
  it.each([
    ['a member', member, person, true],
    ['a guest', member, { ...person, kind: 'guest' }, true],
    ['a reader', { ...member, level: 'reader' }, person, false],
    ['a stranger', member, { ...person, kind: 'stranger' }, false],
    ['a bot', member, { ...person, kind: 'bot' }, false],
    ['somebody switched off in Slack', member, { ...person, active: false }, false],
    ['somebody back on that day', { ...member, status: 'paused', pausedUntil: '2026-11-25' }, person, true],
    ['somebody back the day after', { ...member, status: 'paused', pausedUntil: '2026-11-26' }, person, false],
    ['somebody away until she says', { ...member, status: 'paused' }, person, false],
    ['somebody who left', { ...member, status: 'left' }, person, false],
    ['nobody', null, person, false],
  ] as const)('%s: %s', (_, of, who, can) => {
    expect(canTakePart(of, who, '2026-11-25')).toBe(can);
  });
});

describe('what somebody enters', () => {
  const said = { offer: 'Ears', want: 'Nerve', from: '09:00', until: '17:00' };
  it('is kept as she wrote it, or refused field by field', () => {
    expect(readEntry({ ...said, offer: '  Ears ' })).toEqual({ brought: said });
    expect(readEntry({ ...said, from: '22:00', until: '06:00' })).toEqual({ brought: { ...said, from: '22:00', until: '06:00' } });
    expect(Object.keys(readEntry({ offer: null, want: 'x'.repeat(201), from: '25:00', until: null }).errors ?? {})).toEqual([
      'offer',
      'want',
      'from',
      'until',
    ]);
    for (const until of ['10:59', '09:00']) expect(Object.keys(readEntry({ ...said, until }).errors ?? {})).toEqual(['until']);
  });

  it('names others only, each once, and is the same in any order', () => {
    expect(readBounds({ notWith: ['U3', 'U1', 'U2', 'U3'], reportsTo: 'U1' }, 'U1')).toEqual({ notWith: ['U2', 'U3'], reportsTo: null });
    const anyBounds = fc.record({ notWith: fc.uniqueArray(fc.constantFrom('U2', 'U3', 'U4')), reportsTo: fc.constantFrom('U9', null) });
    fc.assert(
      fc.property(anyBounds, anyBounds, (a, b) => {
        const equal = a.reportsTo === b.reportsTo && a.notWith.toSorted().join() === b.notWith.toSorted().join();
        expect(isSame(a, b)).toBe(equal);
      }),
    );
  });
});

const factsOf = (n: number): RoundFacts => ({
  candidates: Array.from({ length: n }, (_, index) => ({
    ...{
      userId: `U${1000 + index}`,
      jobFunction: index % 2 ? 'Sales' : 'Finance',
      levelBand: null,
      zone: LONDON,
      from: '09:00',
      until: '17:00',
    },
    ...{ offer: 'Ears', want: 'Nerve' },
  })),
  ...{ forbidden: [], meetings: [], roundsOn: [], weekOn: '2026-11-24', holidays: [], seed: 'a seed' },
});

describe('the draw', () => {
  it('is counted without a name, across functions from five pairs up', () => {
    expect(countDraw(drawRound(factsOf(9)))).toEqual({ pairs: 3, trios: 1, repeats: 0, across: null, unplaced: 0 });
    expect(countDraw(drawRound(factsOf(10)))).toEqual({ pairs: 5, trios: 0, repeats: 0, across: { of: 5, known: 5 }, unplaced: 0 });
  });

  it('is there at once for a small round, and when it was made elsewhere for a large one, again after a failure', async () => {
    const lines: string[] = [];
    let fails = true;
    const made = { pairs: [], unplaced: [] };
    const draws = createDraws(createLog('info', { write: (line) => void lines.push(line) }), async () => {
      if (fails) throw new Error('the thread has gone');
      return made;
    });
    expect(draws.find(factsOf(10))?.pairs.length).toBe(5);
    const large = factsOf(MOST_INLINE + 1);
    for (const failing of [true, false]) {
      fails = failing;
      expect(draws.find(large)).toBeNull();
      draws.begin(large);
      draws.begin(large);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(draws.find(large)).toBe(made);
    expect(draws.find({ ...large, seed: 'another' })).toBeNull();
    expect([lines.length, lines.join().includes('U1000')]).toEqual([1, false]);
  });
});
