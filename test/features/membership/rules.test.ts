import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Person } from '../../../src/community/records.ts';
import {
  findObstacle,
  heldDate,
  holdUntil,
  isSlot,
  joinsAtOnce,
  mayInvite,
  pauseEnd,
  readMentions,
  readPauseLength,
  SLOT_TIMES,
  wantsAsks,
} from '../../../src/features/membership/rules.ts';
import { addDays, fromMinutes, weekdayOf } from '../../../src/platform/time/local-dates.ts';
import { addWorkingDays, isWorkingDay, NO_HOLIDAYS } from '../../../src/platform/time/working-days.ts';

const person = (change: Partial<Person>): Person => ({
  teamId: 'T1',
  userId: 'U1',
  name: 'Ida',
  zone: 'Europe/London',
  locale: 'en-GB',
  kind: 'person',
  active: true,
  ...change,
});

const dates = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2026-01-05', days));

describe('who may be a member', () => {
  it.each([
    ['a person', person({}), null],
    ['a guest', person({ kind: 'guest' }), null],
    ['a stranger', person({ kind: 'stranger' }), 'stranger'],
    ['an app', person({ kind: 'bot' }), 'bot'],
    ['somebody deactivated', person({ active: false }), 'deactivated'],
    ['a stranger who is deactivated too', person({ kind: 'stranger', active: false }), 'stranger'],
    ['nobody Slack knows', null, 'unknown'],
  ] as const)('answers for %s', (_, who, obstacle) => {
    expect(findObstacle(who)).toBe(obstacle);
  });
});

describe('who opens the door', () => {
  it.each([
    ['open', false, true, true],
    ['invitation', false, true, true],
    ['nomination', false, true, false],
    ['nomination', true, true, true],
    ['open', false, false, false],
    ['invitation', true, false, true],
  ] as const)('when joining is by %s, steward %s and member %s may invite: %s', (joining, steward, member, may) => {
    expect(mayInvite(joining, { steward, member })).toBe(may);
  });

  it.each([
    ['open', false, true],
    ['invitation', false, false],
    ['nomination', false, false],
    ['invitation', true, true],
    ['nomination', true, true],
  ] as const)('when joining is by %s and an invitation is at hand: %s, her own word is enough: %s', (joining, invited, enough) => {
    expect(joinsAtOnce(joining, invited)).toBe(enough);
  });
});

describe('joining shortly before a session', () => {
  it.each([
    ['six working days before', '2026-11-03', '2026-11-11', null],
    ['five working days before', '2026-11-04', '2026-11-11', '2026-11-12'],
    ['the day before', '2026-11-10', '2026-11-11', '2026-11-12'],
    ['on the day', '2026-11-11', '2026-11-11', '2026-11-12'],
    ['a Friday session lets things come on Monday', '2026-11-12', '2026-11-13', '2026-11-16'],
    ['without a session', '2026-11-10', null, null],
    ['after the session', '2026-11-12', '2026-11-11', null],
  ])('holds everything but the welcome: %s', (_, joinedOn, sessionOn, hold) => {
    expect(holdUntil(joinedOn, sessionOn, NO_HOLIDAYS)).toBe(hold);
  });

  it('never lets anything come on or before the session it waits for, and ends on a working day', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 20 }), (joinedOn, ahead) => {
        const sessionOn = addWorkingDays(addDays(joinedOn, ahead), 0, NO_HOLIDAYS);
        const hold = holdUntil(joinedOn, sessionOn, NO_HOLIDAYS);
        if (hold === null) return sessionOn > addWorkingDays(joinedOn, 5, NO_HOLIDAYS);
        const buddyOn = addWorkingDays(joinedOn, 1, NO_HOLIDAYS);
        return hold > sessionOn && isWorkingDay(hold, NO_HOLIDAYS) && heldDate(buddyOn, hold) >= hold;
      }),
    );
  });

  it('leaves a date alone that lies behind the hold', () => {
    expect(heldDate('2026-11-20', '2026-11-12')).toBe('2026-11-20');
    expect(heldDate('2026-11-11', '2026-11-12')).toBe('2026-11-12');
    expect(heldDate('2026-11-11', null)).toBe('2026-11-11');
  });
});

describe('a slot', () => {
  it.each([
    [1, '09:00', true],
    [4, '16:00', true],
    [4, '16:30', false],
    [4, '08:59', false],
    [5, '11:30', true],
    [5, '12:00', false],
    [6, '10:00', false],
    [0, '10:00', false],
    [1.5, '10:00', false],
    [2, '10:60', false],
    [2, 'ten', false],
    [Number.NaN, '10:00', false],
  ])('on day %s at %s is valid: %s', (weekday, at, valid) => {
    expect(isSlot({ weekday, at })).toBe(valid);
  });

  it('offers half hours that are all slots from Monday to Thursday', () => {
    expect(SLOT_TIMES).toHaveLength(15);
    expect([1, 2, 3, 4].every((weekday) => SLOT_TIMES.every((at) => isSlot({ weekday, at })))).toBe(true);
  });

  it('is never valid outside 09:00 to 16:30, whatever the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 1439 }), (weekday, minutes) => {
        const valid = isSlot({ weekday, at: fromMinutes(minutes) });
        return !valid || (minutes >= 540 && minutes + 30 <= 990 && weekday <= 5);
      }),
    );
  });
});

describe('a pause', () => {
  it('ends a whole number of weeks later, on the same weekday, or when she says', () => {
    fc.assert(
      fc.property(dates, (today) => {
        const [two, four] = [pauseEnd(today, 'two-weeks'), pauseEnd(today, 'four-weeks')];
        return two === addDays(today, 14) && four === addDays(today, 28) && weekdayOf(today) === weekdayOf(four);
      }),
    );
    expect(pauseEnd('2026-11-02', 'until-i-say')).toBeNull();
  });

  it.each([
    ['2 weeks', 'two-weeks'],
    ['Two Weeks', 'two-weeks'],
    ['2w', 'two-weeks'],
    ['4', 'four-weeks'],
    ['four weeks', 'four-weeks'],
    ['until I say', 'until-i-say'],
    ['3 weeks', null],
    ['forever', null],
    ['', null],
  ])('understands "%s"', (typed, length) => {
    expect(readPauseLength(typed)).toBe(length);
  });
});

describe('levels', () => {
  it('asks nothing of readers', () => {
    expect((['reader', 'member', 'core'] as const).map(wantsAsks)).toEqual([false, true, true]);
  });
});

describe('who is named in a command', () => {
  it.each([
    ['<@U0IDA|Ida>', ['U0IDA'], ''],
    ['<@U0IDA> asks  <@U0IDA|x> well', ['U0IDA'], 'asks well'],
    ['<@U0IDA|I> <@W0JON|J>', ['U0IDA', 'W0JON'], ''],
    ['@Ida please', [], '@Ida please'],
    ['<!channel> <@> <#C1|general>', [], '<!channel> <@> <#C1|general>'],
  ])('reads %s', (text, userIds, rest) => {
    expect(readMentions(text)).toEqual({ userIds, rest });
  });
});
