import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type LaidSession, layOutQuarter, layOutSessions, nextQuarter, quarterOf } from '../../src/community/calendar-rules.ts';
import { defaultSettings, type Rhythm } from '../../src/community/settings.ts';
import { addDays, mondayOf, weekdayOf } from '../../src/platform/time/local-dates.ts';
import { isWorkingDay } from '../../src/platform/time/working-days.ts';

const QUARTER = '2026-11-02';
const rhythm = (change: Partial<Rhythm> = {}): Rhythm => ({ ...defaultSettings().rhythm, startsOn: QUARTER, ...change });
const weeksOf = (everyWeeks: Rhythm['everyWeeks']) =>
  layOutQuarter(QUARTER, rhythm({ everyWeeks }), new Set()).map(({ week, kind }) => `${week}${kind === 'close' ? ' close' : ''}`);

describe('a quarter', () => {
  it.each([
    [4, ['1', '5', '9', '12 close']],
    [6, ['1', '7', '12 close']],
    [2, ['1', '3', '5', '7', '9', '12 close']],
  ] as const)('with a session every %d weeks has them in weeks %j', (everyWeeks, weeks) => {
    expect(weeksOf(everyWeeks)).toEqual(weeks);
  });

  it('has its sessions on the weekday agreed', () => {
    expect(layOutQuarter(QUARTER, rhythm(), new Set()).map(({ onDate }) => onDate)).toEqual([
      '2026-11-04',
      '2026-12-02',
      '2026-12-30',
      '2027-01-20',
    ]);
  });

  it.each([
    ['the day itself', ['2026-11-04'], '2026-11-05'],
    ['the rest of the week', ['2026-11-04', '2026-11-05', '2026-11-06'], '2026-11-03'],
    ['the whole week', ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06'], '2026-10-30'],
  ])('moves a session when %s is a holiday', (_what, holidays, moved) => {
    expect(layOutQuarter(QUARTER, rhythm(), new Set(holidays))[0]?.onDate).toBe(moved);
  });

  it('is followed by the next after thirteen weeks', () => {
    expect(nextQuarter(QUARTER)).toBe('2027-02-01');
    expect(quarterOf(QUARTER, '2027-01-31')).toBe(QUARTER);
    expect(quarterOf(QUARTER, '2027-02-01')).toBe('2027-02-01');
    expect(quarterOf(QUARTER, '2026-10-01')).toBe(QUARTER);
    expect(quarterOf('2026-11-04', '2026-11-04')).toBe(QUARTER);
  });

  it('never has two sessions on one day, nor one on a day that is not worked', () => {
    const holiday = fc.integer({ min: 0, max: 90 }).map((day) => addDays(QUARTER, day));
    const everyWeeks = fc.constantFrom(2 as const, 4 as const, 6 as const);
    fc.assert(
      fc.property(everyWeeks, fc.integer({ min: 1, max: 5 }), fc.array(holiday, { maxLength: 12 }), (every, weekday, days) => {
        const holidays = new Set(days);
        const dates = layOutQuarter(QUARTER, { everyWeeks: every, weekday }, holidays).map(({ onDate }) => onDate);
        expect(new Set(dates).size).toBe(dates.length);
        expect([...dates].sort()).toEqual(dates);
        for (const date of dates) expect(isWorkingDay(date, holidays)).toBe(true);
      }),
    );
  });
});

describe('laying out', () => {
  let made = 0;
  const layOut = (known: LaidSession[], today: string, change: Partial<Rhythm> = {}, holidays: string[] = []) =>
    layOutSessions({
      ...{ known, community: { id: 'c1', teamId: 'T1' }, rhythm: rhythm(change), holidays: new Set(holidays), today },
      newId: () => `s${++made}`,
    });
  const dates = (sessions: LaidSession[]) => sessions.filter(({ dropped }) => !dropped).map(({ onDate }) => onDate);

  it('makes this and the next quarter, numbered in order', () => {
    const sessions = layOut([], '2026-10-20');
    expect(sessions.map(({ number, kind }) => `${number} ${kind}`)).toEqual([
      '1 topic',
      '2 topic',
      '3 topic',
      '4 close',
      '5 topic',
      '6 topic',
      '7 topic',
      '8 close',
    ]);
    expect(sessions.map(({ quarterOn }) => quarterOn)).toEqual([...Array(4).fill(QUARTER), ...Array(4).fill('2027-02-01')]);
  });

  it('makes nothing before anybody has said when it starts', () => {
    expect(layOut([], '2026-10-20', { startsOn: null })).toEqual([]);
  });

  it('changes nothing the second time', () => {
    const once = layOut([], '2026-10-20');
    expect(layOut(once, '2026-10-20')).toEqual(once);
  });

  it('keeps what was held or has begun, and moves the rest with their ids', () => {
    const once = layOut([], '2026-10-20').map((session, i): LaidSession => (i === 0 ? { ...session, status: 'held' } : session));
    const again = layOut(once, '2026-12-02', { weekday: 4, at: '14:00' });
    expect(dates(again).slice(0, 4)).toEqual(['2026-11-04', '2026-12-02', '2026-12-31', '2027-01-21']);
    expect(again.map(({ id }) => id)).toEqual(once.map(({ id }) => id));
    expect(again.slice(0, 3).map(({ at }) => at)).toEqual(['10:30', '10:30', '14:00']);
  });

  it('drops sessions that a slower rhythm has no week for, and takes them up again', () => {
    const monthly = layOut([], '2026-11-10').filter(({ quarterOn }) => quarterOn === QUARTER);
    expect(dates(monthly)).toEqual(['2026-12-02', '2026-12-30', '2027-01-20']);
    const slower = layOut(monthly, '2026-11-10', { everyWeeks: 6 });
    expect(slower.filter(({ dropped }) => dropped).map(({ week }) => week)).toEqual([5, 9]);
    const back = layOut(slower, '2026-11-10');
    expect(dates(back).slice(0, 3)).toEqual(dates(monthly));
    expect(back.find(({ week, quarterOn }) => week === 5 && quarterOn === QUARTER)?.id).toBe(monthly[0]?.id);
  });

  it('leaves alone what somebody moved or called off', () => {
    const once = layOut([], '2026-10-20').map((session, i): LaidSession => {
      if (i === 1) return { ...session, onDate: '2026-12-03', byHand: true };
      return i === 2 ? { ...session, status: 'cancelled', byHand: true } : session;
    });
    const again = layOut(once, '2026-10-20', { weekday: 1 });
    expect(again.find(({ week, quarterOn }) => week === 5 && quarterOn === QUARTER)?.onDate).toBe('2026-12-03');
    expect(again.find(({ week, quarterOn }) => week === 9 && quarterOn === QUARTER)).toMatchObject({
      status: 'cancelled',
      onDate: '2026-12-30',
    });
    expect(again.map(({ number }) => number).filter((number) => number === 3)).toHaveLength(2);
  });

  it('gives numbers without a gap to what takes place, whatever changes in between', () => {
    const change = fc.record({
      everyWeeks: fc.constantFrom(2 as const, 4 as const, 6 as const),
      weekday: fc.integer({ min: 1, max: 5 }),
      after: fc.integer({ min: 0, max: 200 }),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
        let sessions: LaidSession[] = [];
        let today = '2026-10-26';
        for (const { everyWeeks, weekday, after } of changes) {
          today = addDays(today, after);
          sessions = layOut(sessions, today, { everyWeeks, weekday }).map((session) =>
            session.onDate <= today && session.status === 'planned' ? { ...session, status: 'held' } : session,
          );
        }
        const on = sessions.filter(({ dropped, status }) => !dropped && status !== 'cancelled');
        expect(on.map(({ number }) => number)).toEqual(on.map((_, i) => i + 1));
        for (const { onDate, quarterOn } of on) expect(mondayOf(onDate) >= quarterOn && weekdayOf(onDate) <= 5).toBe(true);
        expect(new Set(sessions.map(({ id }) => id)).size).toBe(sessions.length);
      }),
      { numRuns: 200 },
    );
  });
});
