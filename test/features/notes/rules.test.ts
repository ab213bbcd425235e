import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  goesOutAt,
  isLoadHeavy,
  lastWritten,
  markOf,
  merge,
  NO_WORDS,
  sayAgo,
  whatIsTooLong,
  writableUntil,
  writersOf,
} from '../../../src/features/notes/rules.ts';
import { DAY, HOUR, MINUTE } from '../../../src/platform/clock.ts';
import { NO_HOLIDAYS } from '../../../src/platform/time/working-days.ts';
import { toInstant } from '../../../src/platform/time/zones.ts';

describe('who writes', () => {
  const led = { leadership: 'led' as const, facilitatorId: 'U1', scribeId: 'U2' };
  const all = () => true;
  it.each([
    ['whoever led and the scribe', led, all, ['U1 facilitator', 'U2 scribe']],
    ['the stewards where they led', { ...led, leadership: 'stewards' as const }, all, ['S1 facilitator', 'S2 facilitator', 'U2 scribe']],
    [
      'the stewards after an Open Table',
      { leadership: 'table' as const, facilitatorId: null, scribeId: null },
      all,
      ['S1 facilitator', 'S2 facilitator'],
    ],
    ['the stewards when whoever led has gone', led, (id: string) => id !== 'U1', ['S1 facilitator', 'S2 facilitator', 'U2 scribe']],
    ['one person once', { ...led, scribeId: 'U1' }, all, ['U1 facilitator']],
    ['nobody when nobody is left', led, () => false, []],
  ])('is %s', (_, session, isHere, expected) => {
    expect(writersOf(session, ['S1', 'S2'], isHere).map(({ userId, part }) => `${userId} ${part}`)).toEqual(expected);
  });

  it('asks only whoever led by turn how long preparing took', () => {
    expect(writersOf(led, ['S1'], all).map(({ prepared }) => prepared)).toEqual([true, false]);
    expect(writersOf({ ...led, leadership: 'stewards' }, ['S1'], all).some(({ prepared }) => prepared)).toBe(false);
  });
});

describe('two writers of one field', () => {
  it.each([
    ['what she left alone stays as it is now', 'new', markOf('old'), 'old', 'new'],
    ['what only she changed is hers', 'old', markOf('old'), 'hers', 'hers'],
    ['what she emptied is empty', 'old', markOf('old'), '', ''],
    ['what both changed stands twice', 'his', markOf('old'), 'hers', 'his\nhers'],
    ['what he wrote is not emptied by her', 'his', markOf('old'), '', 'his'],
    ['the same words stand once', 'same', markOf(''), 'same', 'same'],
    ['without knowing what she saw, nothing is lost', 'his', null, 'hers', 'his\nhers'],
  ])('%s', (_, stored, opened, typed, expected) => {
    expect(merge(stored, opened, typed)).toBe(expected);
  });

  it('never loses what somebody else wrote since the form was opened', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (old, his, hers) => {
        fc.pre(his !== old);
        expect(merge(his, markOf(old), hers)).toContain(his);
        expect(merge(his, null, hers)).toContain(his);
        if (hers !== old) expect(merge(his, markOf(old), hers)).toContain(hers);
      }),
    );
  });

  it('may be longer than one writer’s room, which each alone is held to', () => {
    const long = 'a'.repeat(301);
    expect(whatIsTooLong(['stuck'], { stuck: long }, NO_WORDS).stuck).toMatch(/^300 characters fit here; this has 301\./);
    expect(whatIsTooLong(['stuck'], { stuck: long }, { ...NO_WORDS, stuck: 'b'.repeat(400) })).toEqual({});
  });
});

describe('times and totals', () => {
  it('goes out on the second and stays open until the seventh working day', () => {
    const session = { onDate: '2026-11-04' };
    expect(goesOutAt(session, NO_HOLIDAYS, 'Europe/London')).toBe(toInstant('2026-11-06', '11:00', 'Europe/London'));
    expect(writableUntil(session, NO_HOLIDAYS, 'Europe/London')).toBe(toInstant('2026-11-13', '18:00', 'Europe/London'));
  });

  it.each([
    [0, 'a moment ago'],
    [5 * MINUTE, '5 minutes ago'],
    [HOUR, 'an hour ago'],
    [5 * HOUR, '5 hours ago'],
    [DAY, 'a day ago'],
    [3 * DAY, '3 days ago'],
  ])('%d milliseconds are %s', (ms, words) => expect(sayAgo(ms)).toBe(words));

  it.each([
    [[3, 3, 3, 3], null],
    [[3, 0, 0, 0, 0], false],
    [[3, 3, 0, 0, 0], true],
    [[3, 3, 0, 0, 0, 0, 0], false],
  ])('of preparing %j it is said: %j', (bands, expected) => expect(isLoadHeavy(bands, 3, 5)).toBe(expected));

  it('passes on the last notes that were written before a session, or its own', () => {
    const sessions = ['2026-11-04', '2026-12-02', '2026-12-30'].map((onDate, n) => ({ id: `s${n}`, onDate }));
    const written = [{ sessionId: 's0' }];
    const [first, , third] = sessions;
    if (!first || !third) throw new Error('three sessions');
    expect(lastWritten(written, sessions, third)?.sessionId).toBe('s0');
    expect(lastWritten(written, sessions, first)?.sessionId).toBe('s0');
    expect(lastWritten([{ sessionId: 's2' }], sessions, first)).toBeNull();
  });
});
