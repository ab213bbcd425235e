import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Session } from '../../../src/community/records.ts';
import {
  announcedAfterClose,
  calmWeekOf,
  checkCallingOff,
  checkMove,
  currentQuarter,
  NOTICE,
  nameOf,
  remindersOn,
  type Situation,
  titleOf,
} from '../../../src/features/sessions/rules.ts';
import { addDays, weekdayOf } from '../../../src/platform/time/local-dates.ts';
import { NO_HOLIDAYS, workingDaysBetween } from '../../../src/platform/time/working-days.ts';
import { toInstant } from '../../../src/platform/time/zones.ts';
import { sessionOf } from './sample.ts';

const ZONE = 'Europe/London';
const session = sessionOf({ id: 's2', number: 2, onDate: '2026-11-11' });
const next = sessionOf({ id: 's3', number: 3, onDate: '2026-12-09', topic: 'How do we say no?' });
const holidays = [
  { on: '2026-11-18', name: 'Founders’ Day' },
  { on: '2026-11-19', name: '' },
];
const situation = (over: Partial<Situation> = {}): Situation => {
  const today = over.today ?? '2026-10-20';
  return { session, sessions: [session, next], holidays, today, now: toInstant(today, '09:00', ZONE), zone: ZONE, ...over };
};
const wanted = { onDate: '2026-11-12', at: '10:30', why: 'The planning round', knowsShort: false };
const errorsOf = (over: Partial<typeof wanted>, where: Partial<Situation> = {}): Record<string, string> => {
  const verdict = checkMove({ ...wanted, ...over }, situation(where));
  return 'errors' in verdict ? verdict.errors : {};
};

describe('a move', () => {
  it.each([
    ['an empty day', { onDate: '' }, 'onDate', 'needs a day'],
    ['no date', { onDate: '2026-02-30' }, 'onDate', 'needs a day'],
    ['no time', { at: '' }, 'at', 'such as 10:30'],
    ['the past', { onDate: '2026-10-19' }, 'onDate', 'Monday 19 October 2026 is past'],
    ['an hour ago', { onDate: '2026-10-20', at: '08:00' }, 'at', 'That time is past'],
    ['a weekend', { onDate: '2026-11-14' }, 'onDate', 'Saturday 14 November is a Saturday'],
    ['a holiday', { onDate: '2026-11-18' }, 'onDate', 'Wednesday 18 November is Founders’ Day'],
    ['a holiday without a name', { onDate: '2026-11-19' }, 'onDate', 'is a holiday'],
    ['the day of another session', { onDate: '2026-12-09' }, 'onDate', 'How do we say no? is on Wednesday 9 December already'],
    ['where it is', { onDate: '2026-11-11' }, 'onDate', 'already'],
    ['a slip in the year', { onDate: '2027-11-11' }, 'onDate', 'Is the year right?'],
    ['no reason', { why: '  ' }, 'why', 'A few words'],
  ])('to %s is refused', (_, over, field, words) => {
    const errors = errorsOf(over);
    expect(Object.keys(errors)).toEqual([field]);
    expect(errors[field]).toContain(words);
  });

  it('goes to another time of the same day, and onto the day of one that was called off', () => {
    expect(checkMove({ ...wanted, onDate: session.onDate, at: '14:00' }, situation())).toMatchObject({
      ok: { at: '14:00', shortNotice: null },
    });
    const off = { ...next, status: 'cancelled' as const };
    expect(checkMove({ ...wanted, onDate: next.onDate }, situation({ sessions: [session, off] }))).toHaveProperty('ok');
  });

  it('with less than ten working days’ notice needs the tick, and says how many they were', () => {
    expect(errorsOf({}, { today: '2026-10-29' }).short).toContain('That is 9 working days ahead; ten are agreed.');
    expect(errorsOf({}, { today: '2026-10-28' })).toEqual({});
    expect(checkMove({ ...wanted, knowsShort: true }, situation({ today: '2026-10-29' }))).toMatchObject({ ok: { shortNotice: 9 } });
    expect(errorsOf({ why: '', knowsShort: true }, { today: '2026-10-29' })).toHaveProperty('why');
  });

  it('to an earlier day counts from that one', () => {
    expect(errorsOf({ onDate: '2026-10-22' }).short).toContain('That is 2 working days ahead');
  });

  it('never ends on a weekend, a holiday, another session or in the past, whatever was typed', () => {
    fc.assert(
      fc.property(fc.integer({ min: -120, max: 400 }), fc.integer({ min: 0, max: 120 }), fc.boolean(), (ahead, later, knowsShort) => {
        const today = addDays('2026-09-01', later);
        if (today >= session.onDate) return;
        const onDate = addDays(today, ahead);
        const verdict = checkMove({ ...wanted, onDate, knowsShort }, situation({ today }));
        if ('errors' in verdict) return;
        expect(weekdayOf(onDate)).toBeLessThan(6);
        expect([...holidays.map(({ on }) => on), next.onDate, session.onDate]).not.toContain(onDate);
        expect(toInstant(onDate, wanted.at, ZONE)).toBeGreaterThan(toInstant(today, '09:00', ZONE));
        const first = onDate < session.onDate ? onDate : session.onDate;
        const days = workingDaysBetween(today, first, new Set(holidays.map(({ on }) => on)));
        expect(verdict.ok.shortNotice).toBe(days < NOTICE ? days : null);
        if (days < NOTICE) expect(knowsShort).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

it('calling off needs a reason, and the tick when it is short', () => {
  expect(checkCallingOff({ why: '', knowsShort: false }, situation())).toMatchObject({ errors: { why: expect.any(String) } });
  expect(checkCallingOff({ why: 'Nobody can', knowsShort: false }, situation())).toEqual({ ok: { why: 'Nobody can', shortNotice: null } });
  const short = situation({ today: '2026-11-11', now: toInstant('2026-11-11', '09:00', ZONE) });
  expect(checkCallingOff({ why: 'Nobody can', knowsShort: false }, short)).toMatchObject({
    errors: { short: expect.stringContaining('no working day ahead') },
  });
});

describe('an announcement', () => {
  const close = sessionOf({ id: 'q', kind: 'close', onDate: '2026-12-30' });
  const first = (onDate: string, over: Partial<Session> = {}) => sessionOf({ id: 'f', number: 5, onDate, ...over });
  it.each([
    ['falls on the day of the close', '2027-01-13', '2027-01-01'],
    ['falls on the second working day after it', '2027-01-15', '2027-01-01'],
    ['falls later', '2027-01-18', null],
  ])('that %s waits for what was decided there', (_, onDate, expected) => {
    expect(announcedAfterClose(first(onDate), [close, first(onDate)], NO_HOLIDAYS)).toBe(expected);
  });
  it('of a close, of the second session after it, and after a close that was called off goes out as every other', () => {
    const second = sessionOf({ id: 'g', onDate: '2027-01-14' });
    expect(announcedAfterClose(close, [close], NO_HOLIDAYS)).toBeNull();
    expect(announcedAfterClose(second, [close, first('2027-01-13'), second], NO_HOLIDAYS)).toBeNull();
    expect(announcedAfterClose(first('2027-01-13'), [{ ...close, status: 'cancelled' }], NO_HOLIDAYS)).toBeNull();
  });
});

it('names a session by its topic, its kind or its number', () => {
  expect([titleOf(sessionOf({ number: 1 })), titleOf(sessionOf({ kind: 'close' })), titleOf(sessionOf({ number: 2 }))]).toEqual([
    'Launch',
    'Quarter close',
    null,
  ]);
  expect([nameOf(next), nameOf(sessionOf({ number: 7 }))]).toEqual(['How do we say no?', 'Session 7']);
});

it('knows the calm week, the quarter that is on, and the day of reminders', () => {
  expect(calmWeekOf('2026-10-12')).toBe('2027-01-04');
  const both = [sessionOf({ quarterOn: '2026-10-12' }), sessionOf({ quarterOn: '2027-01-11' })];
  expect([
    currentQuarter(both, '2027-01-10'),
    currentQuarter(both, '2027-01-11'),
    currentQuarter(both, '2026-01-01'),
    currentQuarter([], '2027-01-10'),
  ]).toEqual(['2026-10-12', '2027-01-11', '2026-10-12', null]);
  expect(remindersOn(session, NO_HOLIDAYS)).toBe('2026-11-05');
});
