import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { firstSharedHour } from '../../../src/community/hours.ts';
import { type Candidate, chooseBuddy, MOST_AT_A_TIME, mayAccompany, type Newcomer } from '../../../src/features/buddies/rules.ts';
import { createRandom } from '../../../src/platform/random.ts';
import { NO_HOLIDAYS } from '../../../src/platform/time/working-days.ts';
import { toInstant, toLocal } from '../../../src/platform/time/zones.ts';

const ida: Newcomer = { userId: 'U0IDA', jobFunction: 'Operations', joinedOn: '2026-11-02' };
const candidate = (userId: string, change: Partial<Candidate> = {}): Candidate => ({
  userId,
  level: 'member',
  jobFunction: 'Sales',
  joinedOn: '2026-10-05',
  sharesHours: true,
  accompanies: 0,
  ...change,
});
const choose = (candidates: Candidate[], options: { apart?: [string, string][]; before?: string[]; seed?: string } = {}) =>
  chooseBuddy(ida, candidates, {
    apart: options.apart ?? [],
    before: new Set(options.before ?? []),
    random: createRandom(options.seed ?? 'lot'),
  });

describe('the choice of a buddy', () => {
  it.each([
    ['somebody of the same function', candidate('UA', { jobFunction: ' operations' })],
    ['a reader', candidate('UA', { level: 'reader' })],
    ['somebody who joined on the same day', candidate('UA', { joinedOn: '2026-11-02' })],
    ['somebody who has not joined', candidate('UA', { joinedOn: null })],
    ['somebody who accompanies two already', candidate('UA', { accompanies: MOST_AT_A_TIME })],
    ['herself', candidate('U0IDA')],
  ])('never falls on %s', (_, one) => {
    expect(choose([one])).toBeNull();
  });

  it('never falls on somebody to be kept apart, whichever of the two is named first', () => {
    expect(choose([candidate('UA')], { apart: [['UA', 'U0IDA']] })).toBeNull();
    expect(choose([candidate('UA')], { apart: [['U0IDA', 'UA']] })).toBeNull();
    expect(choose([candidate('UA')], { apart: [['UA', 'UB']] })?.buddyId).toBe('UA');
  });

  it('never falls on somebody who was offered before', () => {
    expect(choose([candidate('UA'), candidate('UB')], { before: ['UA'] })?.buddyId).toBe('UB');
  });

  it.each<[string, Candidate, Candidate]>([
    ['a known other function', candidate('UA'), candidate('UB', { jobFunction: null, level: 'core' })],
    ['an hour in common', candidate('UA'), candidate('UB', { sharesHours: false, level: 'core' })],
    ['the core level', candidate('UA', { level: 'core', accompanies: 1 }), candidate('UB')],
    ['whoever accompanies fewest', candidate('UA'), candidate('UB', { accompanies: 1 })],
  ])('prefers %s', (_, better, worse) => {
    expect(choose([worse, better])?.buddyId).toBe('UA');
    expect(choose([better, worse])?.buddyId).toBe('UA');
  });

  it('says why, and the same seed draws the same lot again', () => {
    const three = ['UA', 'UB', 'UC'].map((userId) => candidate(userId));
    const first = choose(three);
    expect(first?.reason).toEqual({ otherFunction: true, accompanies: 0, among: 3 });
    expect(choose([...three].reverse(), { seed: first?.seed ?? '' })?.buddyId).toBe(first?.buddyId);
    const drawn = new Set(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((seed) => choose(three, { seed })?.buddyId));
    expect(drawn.size).toBeGreaterThan(1);
  });

  it('finds somebody exactly when somebody may accompany her, and never a worse one than there is', () => {
    const candidates = fc.uniqueArray(
      fc.record({
        userId: fc.constantFrom('U0IDA', 'UA', 'UB', 'UC', 'UD', 'UE'),
        level: fc.constantFrom('reader' as const, 'member' as const, 'core' as const),
        jobFunction: fc.constantFrom(null, 'Operations', 'Sales', 'Finance'),
        joinedOn: fc.constantFrom(null, '2026-10-05', '2026-11-02', '2026-11-09'),
        sharesHours: fc.boolean(),
        accompanies: fc.integer({ min: 0, max: 3 }),
      }),
      { selector: (one) => one.userId },
    );
    const apart = fc.array(fc.tuple(fc.constantFrom('U0IDA', 'UA', 'UB'), fc.constantFrom('U0IDA', 'UC', 'UD')), { maxLength: 3 });
    fc.assert(
      fc.property(candidates, apart, fc.string(), (all, pairs, seed) => {
        const choice = choose(all, { apart: pairs, seed });
        const fitting = all.filter((one) => mayAccompany(ida, one, pairs, new Set()));
        expect(choice === null).toBe(fitting.length === 0);
        const chosen = fitting.find((one) => one.userId === choice?.buddyId);
        if (!chosen) return choice === null;
        const equals = fitting.filter((one) => one.level === chosen.level && one.sharesHours === chosen.sharesHours);
        const known = (one: Candidate): boolean => one.jobFunction !== null;
        return equals.filter((one) => known(one) === known(chosen)).every((one) => one.accompanies >= chosen.accompanies);
      }),
    );
  });
});

describe('the first hour two people share', () => {
  it.each([
    ['Europe/London', 'Europe/London', '10:00', '2026-11-03 10:00'],
    ['America/New_York', 'Europe/London', '15:00', '2026-11-03 15:00'],
    ['Asia/Kolkata', 'Europe/London', '04:30', '2026-11-03 09:00'],
  ])('of %s and %s from %s UTC is %s UTC', (a, b, from, shared) => {
    const at = firstSharedHour(toInstant('2026-11-03', from, 'Etc/UTC'), [a, b], NO_HOLIDAYS);
    const local = at === null ? null : toLocal(at, 'Etc/UTC');
    expect(local && `${local.date} ${local.time}`).toBe(shared);
  });

  it('is none between Kolkata and New York', () => {
    expect(firstSharedHour(toInstant('2026-11-03', '04:30', 'Etc/UTC'), ['Asia/Kolkata', 'America/New_York'], NO_HOLIDAYS)).toBeNull();
  });
});
