import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  budgetOf,
  channelBudget,
  defaultSlot,
  endOfHours,
  isSlot,
  isWithinHours,
  mayBring,
  nextAllowed,
  nextWeek,
  pickAsks,
  type Standing,
  type StoredAsk,
  slotInWeek,
  weekOf,
} from '../../src/community/attention-rules.ts';
import { addDays, fromDayNumber, mondayOf, toDayNumber, toMinutes, weekdayOf } from '../../src/platform/time/local-dates.ts';
import { addWorkingDays, NO_HOLIDAYS } from '../../src/platform/time/working-days.ts';
import { toInstant, toLocal } from '../../src/platform/time/zones.ts';
import { at, BERLIN } from './open-kernel.ts';

const HOLIDAYS = new Set(['2026-12-24', '2026-12-25', '2027-01-01']);
const berlin = { zone: BERLIN, holidays: HOLIDAYS };
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Gaza', 'America/St_Johns'];

const instants = fc.integer({ min: toInstant('2026-01-01', '00:00', 'UTC'), max: toInstant('2028-12-31', '00:00', 'UTC') });
const dates = fc.integer({ min: toDayNumber('2026-01-01'), max: toDayNumber('2028-12-01') }).map(fromDayNumber);
const places = fc.record({
  zone: fc.constantFrom(...ZONES),
  holidays: fc.uniqueArray(dates, { maxLength: 40 }).map((days) => new Set(days)),
});

describe('hours', () => {
  it.each([
    ['2026-11-24', '08:59', false],
    ['2026-11-24', '09:00', true],
    ['2026-11-24', '16:29', true],
    ['2026-11-24', '16:30', false],
    ['2026-11-27', '11:59', true],
    ['2026-11-27', '12:00', false],
    ['2026-11-28', '10:00', false],
    ['2026-11-29', '10:00', false],
    ['2026-12-24', '10:00', false],
  ])('on %s at %s are open: %s', (date, time, open) => {
    expect(isWithinHours(at(date, time), berlin)).toBe(open);
  });

  it.each([
    ['2026-11-24 07:00', '2026-11-24 09:00'],
    ['2026-11-24 10:15', '2026-11-24 10:15'],
    ['2026-11-24 16:30', '2026-11-25 09:00'],
    ['2026-11-27 12:00', '2026-11-30 09:00'],
    ['2026-12-23 17:00', '2026-12-28 09:00'],
    ['2026-12-31 17:00', '2027-01-04 09:00'],
  ])('after %s open next at %s', (from, next) => {
    const [date = '', time = ''] = from.split(' ');
    const local = toLocal(nextAllowed(at(date, time), berlin), BERLIN);
    expect(`${local.date} ${local.time}`).toBe(next);
  });

  it('are never left: no next instant lies before nine, after half past four, on Friday afternoon, at a weekend or on a holiday', () => {
    fc.assert(
      fc.property(instants, places, (instant, place) => {
        const next = nextAllowed(instant, place);
        const { date, time, weekday } = toLocal(next, place.zone);
        expect(next).toBeGreaterThanOrEqual(instant);
        expect(time >= '09:00' && time < (weekday === 5 ? '12:00' : '16:30')).toBe(true);
        expect(weekday).toBeLessThanOrEqual(5);
        expect(place.holidays.has(date)).toBe(false);
        expect(endOfHours(next, place)).toBeGreaterThan(next);
      }),
    );
  });

  it('pass over nothing: no allowed instant lies between an instant and its next one', () => {
    fc.assert(
      fc.property(instants, places, fc.double({ min: 0, max: 1, noNaN: true }), (instant, place, share) => {
        const next = nextAllowed(instant, place);
        const between = Math.floor(instant + (next - instant) * share);
        expect(between >= next || !isWithinHours(between, place)).toBe(true);
      }),
    );
  });

  it('open in the next week on another Monday', () => {
    fc.assert(
      fc.property(instants, places, (instant, place) => {
        expect(weekOf(nextWeek(instant, place), place.zone) > weekOf(instant, place.zone)).toBe(true);
      }),
    );
  });
});

const standing = (more: Partial<Standing>): Standing => ({
  newcomer: false,
  steward: false,
  facilitator: false,
  sponsor: false,
  sessionWeek: false,
  ...more,
});

describe('budgets', () => {
  it.each([
    ['a member', {}, { week: 1, month: 4 }],
    ['a newcomer', { newcomer: true }, { week: 2, month: null }],
    ['a steward', { steward: true }, { week: 3, month: null }],
    ['a steward who has just joined', { steward: true, newcomer: true }, { week: 3, month: null }],
    ['a sponsor', { sponsor: true }, { week: 1, month: 2 }],
    ['a facilitator who prepares', { facilitator: true }, { week: 2, month: null }],
    ['a facilitator in the session week', { facilitator: true, sessionWeek: true }, { week: 3, month: null }],
  ])('give %s the messages of the practice', (_, more, budget) => {
    expect(budgetOf(standing(more))).toEqual(budget);
  });

  it.each([
    ['an ordinary week', '2026-12-01', 2],
    ['the week of a session', '2026-11-23', 3],
    ['two weeks before the quarter close', '2027-01-27', 3],
    ['the day before those two weeks', '2027-01-26', 2],
    ['the day of the quarter close', '2027-02-10', 3],
    ['the week after it', '2027-02-15', 2],
  ])('give a channel in %s (%s) %i posts', (_, on, posts) => {
    const sessions = [
      { onDate: '2026-11-25', kind: 'topic' as const },
      { onDate: '2027-02-10', kind: 'close' as const },
    ];
    expect(channelBudget(on, sessions)).toBe(posts);
  });
});

describe('a slot', () => {
  it('is by default on the working day before the session, between half past nine and eleven, always the same for the same person', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.string(), fc.string(), (weekday, team, user) => {
        const slot = defaultSlot(weekday, team, user);
        expect(slot.weekday).toBe(weekday === 1 ? 5 : weekday - 1);
        expect(toMinutes(slot.at)).toBeGreaterThanOrEqual(toMinutes('09:30'));
        expect(toMinutes(slot.at)).toBeLessThanOrEqual(toMinutes('11:00'));
        expect(defaultSlot(weekday, team, user)).toEqual(slot);
        expect(isSlot(slot)).toBe(true);
      }),
    );
  });

  it('spreads people over its ninety minutes', () => {
    const times = new Set(Array.from({ length: 200 }, (_, i) => defaultSlot(3, 'T1', `U${i}`).at));
    expect(times.size).toBe(19);
  });

  it.each([
    ['on its day', 2, '10:00', [], '2026-11-24 10:00'],
    ['on the next working day when its day is a holiday', 2, '10:00', ['2026-11-24'], '2026-11-25 10:00'],
    ['not on a Friday afternoon', 4, '14:00', ['2026-11-26'], '2026-11-25 14:00'],
    ['before its day when the rest of the week is free', 5, '10:00', ['2026-11-27'], '2026-11-26 10:00'],
    ['never in a week without working days', 2, '10:00', ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'], null],
  ])('lies %s', (_, weekday, time, holidays, expected) => {
    const due = slotInWeek({ weekday, at: time }, '2026-11-23', { zone: BERLIN, holidays: new Set(holidays) });
    const local = due === null ? null : toLocal(due, BERLIN);
    expect(local && `${local.date} ${local.time}`).toBe(expected);
  });

  it('is never on a holiday, never outside hours and never in another week', () => {
    const slots = fc.record({ weekday: fc.integer({ min: 1, max: 5 }), at: fc.constantFrom('09:00', '09:40', '11:30', '13:15', '16:00') });
    fc.assert(
      fc.property(slots, dates, places, (slot, date, place) => {
        const monday = mondayOf(date);
        const due = slotInWeek(slot, monday, place);
        if (due === null) return;
        expect(isWithinHours(due, place)).toBe(true);
        expect(weekOf(due, place.zone)).toBe(monday);
      }),
    );
  });

  it.each([
    [1, '09:00', true],
    [2, '16:00', true],
    [2, '16:10', false],
    [5, '11:30', true],
    [5, '14:00', false],
    [6, '10:00', false],
    [0, '10:00', false],
    [2, '08:30', false],
  ])('may be chosen on weekday %i at %s: %s', (weekday, time, may) => {
    expect(isSlot({ weekday, at: time })).toBe(may);
  });
});

const asked = (more: Partial<StoredAsk>): StoredAsk => ({
  id: 'a',
  teamId: 'T1',
  communityId: 'c',
  userId: 'U1',
  kind: 'k.k',
  ref: 'r',
  priority: 4,
  minutes: 1,
  opensOn: '2026-11-23',
  expiresAt: at('2027-01-31', '12:00'),
  reminder: true,
  status: 'open',
  askedAt: null,
  remindedAt: null,
  answeredAt: null,
  passedAt: null,
  broughtOn: null,
  ...more,
});
const place = { zone: BERLIN, holidays: NO_HOLIDAYS };

describe('an ask', () => {
  const tuesday = at('2026-12-01', '10:00');
  it.each([
    ['is brought when it has opened', {}, true],
    ['waits for its first day', { opensOn: '2026-12-02' }, false],
    ['is not brought when it is over', { expiresAt: tuesday }, false],
    ['is not brought when it is answered', { status: 'answered' as const }, false],
    ['is reminded of once, a week later', { askedAt: at('2026-11-24', '10:00') }, true],
    ['is not reminded of when it wants no reminder', { askedAt: at('2026-11-24', '10:00'), reminder: false }, false],
    ['is not reminded of a second time', { askedAt: at('2026-11-17', '10:00'), remindedAt: at('2026-11-24', '10:00') }, false],
    ['is not reminded of on the next working day', { askedAt: at('2026-11-30', '10:00') }, false],
    ['is reminded of after two working days', { askedAt: at('2026-11-27', '10:00') }, true],
    ['that was passed over is not brought later', { passedAt: at('2026-11-24', '10:00'), reminder: false }, false],
    ['that was passed over still has its reminder', { passedAt: at('2026-11-24', '10:00') }, true],
  ])('%s', (_, more, expected) => {
    expect(mayBring(asked(more), tuesday, place)).toBe(expected);
  });

  it('is one of two at most, the most important and the soonest over first', () => {
    const asks = [
      asked({ id: 'survey', priority: 7 }),
      asked({ id: 'late', priority: 4, expiresAt: at('2027-01-31', '12:00') }),
      asked({ id: 'soon', priority: 4, expiresAt: at('2026-12-31', '12:00') }),
      asked({ id: 'duty', priority: 1 }),
    ];
    const { brought, passed } = pickAsks(asks, tuesday, place);
    expect(brought.map((ask) => ask.id)).toEqual(['duty', 'soon']);
    expect(passed.map((ask) => ask.id)).toEqual(['late', 'survey']);
  });

  it('comes at most twice in its life, the second time two working days later at the earliest, whatever the slots', () => {
    const weeks = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(weeks, fc.boolean(), fc.boolean(), (offsets, reminder, passFirst) => {
        let ask = asked({ reminder });
        const brought: string[] = [];
        for (const [week, offset] of offsets.entries()) {
          const today = addDays('2026-11-23', 7 * week + offset);
          const now = at(today, '10:00');
          if (!mayBring(ask, now, place)) continue;
          if (week === 0 && passFirst) ask = { ...ask, passedAt: now };
          else {
            brought.push(today);
            const again = ask.askedAt !== null || ask.passedAt !== null;
            ask = again ? { ...ask, askedAt: ask.askedAt ?? now, remindedAt: now } : { ...ask, askedAt: now };
          }
        }
        expect(brought.length).toBeLessThanOrEqual(reminder && !passFirst ? 2 : 1);
        const [first, second] = brought;
        if (first && second) expect(addWorkingDays(first, 2, NO_HOLIDAYS) <= second).toBe(true);
        for (const day of brought) expect(weekdayOf(day)).toBeLessThanOrEqual(5);
      }),
    );
  });
});
