import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Community } from '../../../src/community/records.ts';
import { defaultSettings } from '../../../src/community/settings.ts';
import { countDots, countNorthStar, dotsFor, judge, leadersOf, northStarOf, quorumFor } from '../../../src/features/votes/rules.ts';

describe('dots and quorum', () => {
  it('are a third of the options, at least one, at most three', () => {
    expect([1, 2, 3, 5, 6, 8, 9, 11, 12, 40].map(dotsFor)).toEqual([1, 1, 1, 1, 2, 2, 3, 3, 3, 3]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (n) => {
        expect(dotsFor(n)).toBeGreaterThanOrEqual(1);
        expect(dotsFor(n)).toBeLessThanOrEqual(3);
        if (n >= 3) expect(dotsFor(n) * 3).toBeLessThanOrEqual(n);
      }),
    );
  });

  it('need five votes or a quarter of the members, rounded up', () => {
    expect([0, 11, 20, 21, 24, 25, 60].map(quorumFor)).toEqual([5, 5, 5, 6, 6, 7, 15]);
  });

  it('count a dot once for a topic, and none for what is not on the ballot', () => {
    expect(countDots(['a', 'b'], [['a', 'a'], ['b', 'x'], ['a'], ['constructor']])).toEqual({ a: 2, b: 1 });
  });
});

describe('who won', () => {
  const options = ['a', 'b', 'c', 'd', 'e'];
  it.each([
    [[6, 3, 0, 0, 0], 'clear', ['a']],
    [[6, 5, 4, 0, 0], 'tie', ['a', 'b']],
    [[3, 3, 3, 0, 2], 'tie', ['a', 'b', 'c', 'e']],
    [[0, 2, 4, 1, 0], 'clear', ['c']],
  ])('%j is %s', (dots, outcome, choices) => {
    const totals = Object.fromEntries(options.map((id, at) => [id, dots[at] ?? 0]));
    expect(judge(options, totals, { voted: 5, members: 12 })).toEqual({ outcome, choices });
    expect(judge(options, totals, { voted: 4, members: 12 })).toEqual({ outcome: 'few', choices: options });
  });

  it('is a tie exactly when the second is within one dot of the first', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 2, maxLength: 8 }), (dots) => {
        const ids = dots.map((_, at) => `t${at}`);
        const totals = Object.fromEntries(ids.map((id, at) => [id, dots[at] ?? 0]));
        const [first = 0, second = 0] = dots.toSorted((a, b) => b - a);
        const leaders = leadersOf(ids, totals);
        expect(leaders.length > 1).toBe(first - second <= 1);
        for (const id of ids) expect(leaders.includes(id)).toBe(first - (totals[id] ?? 0) <= 1);
      }),
    );
  });

  it('serves the north star only by enough answers, and silence is no answer', () => {
    const given = [['a'], ['a', 'b'], ['a'], ['b'], ['a'], []];
    expect(countNorthStar(['a', 'b'], given, 5)).toEqual({ of: 5, yes: { a: 4, b: 2 } });
    expect(countNorthStar(['a', 'b'], given, 6)).toBeNull();
    expect(countNorthStar(['a', 'b'], given.slice(0, 4), 1)).toBeNull();
  });
});

describe('the north star on the ballot', () => {
  it('is who can do what, or the purpose', () => {
    const settings = defaultSettings();
    const community = (northStar: Partial<typeof settings.northStar>): Community => ({
      ...{ id: 'C', teamId: 'T', name: 'N', status: 'active', channelId: null, announcementChannelId: null, zone: 'UTC' },
      ...{ settings: { ...settings, northStar: { ...settings.northStar, ...northStar } }, createdAt: 0, createdBy: 'U', silencedBy: null },
    });
    expect(northStarOf(community({ who: 'New leads', able: 'run a round', measure: 'weeks' }))).toBe(
      'New leads can run a round, seen in weeks.',
    );
    expect(northStarOf(community({ problem: 'They wait.' }))).toBe('They wait.');
  });
});
