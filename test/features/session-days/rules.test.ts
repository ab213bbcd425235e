import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RunStep } from '../../../src/community/step.ts';
import {
  begunTools,
  drawHost,
  normsOfDay,
  placeOf,
  plainSheet,
  readValue,
  sayValue,
  whatToSay,
} from '../../../src/features/session-days/rules.ts';
import { advance, beganAt, type Course, endsNow, isOver, lateCuts, shortened } from '../../../src/features/session-days/rules-course.ts';
import { allot, LEAST_DEBRIEF } from '../../../src/features/session-days/rules-minutes.ts';
import { extend, finish, heldUntil, next, skipNext, start } from '../../../src/features/session-days/rules-presses.ts';
import { MINUTE } from '../../../src/platform/clock.ts';

const START = Date.UTC(2026, 10, 11, 10, 30);
const step = (name: string, minutes: number, tools: RunStep['tools'] = []): RunStep => ({
  ...{ step: name, minutes, who: 'all', do: 'Talk.', tools, groupSize: null },
});
const LAB = [
  step('Open', 4),
  step('Round 1', 12),
  step('Round 2', 12),
  step('Round 3', 12),
  step('Debrief', 6, ['debrief']),
  step('Close', 4, ['result']),
];
const courseOf = (steps: readonly RunStep[], over: Partial<Course> = {}): Course => ({
  ...{ steps, skipped: [], ends: [], startsAt: START, index: -1 },
  endsAt: START + steps.reduce((sum, { minutes }) => sum + minutes, 0) * MINUTE,
  ...over,
});
const lengths = (course: Course): number[] => course.steps.map((_, at) => ((course.ends[at] ?? 0) - beganAt(course, at)) / MINUTE);
const at = (minutes: number): number => START + minutes * MINUTE;
const namesOf = (course: Course): string | undefined => course.steps[course.index]?.step;

describe('minutes that are too few', () => {
  it.each([
    ['enough', 50, [4, 12, 12, 12, 6, 4]],
    ['ten short: the rounds give alike', 40, [3, 9, 9, 9, 6, 4]],
    ['twenty short: half at least', 30, [2, 6, 6, 6, 6, 4]],
    ['a round falls away, the last one first', 26, [4, 6, 6, 0, 6, 4]],
    ['nothing but the debrief and the close', 10, [0, 0, 0, 0, 6, 4]],
    ['then the close gives', 8, [0, 0, 0, 0, 6, 2]],
    ['then the debrief, down to four', 4, [0, 0, 0, 0, 4, 0]],
    ['no minutes at all', 0, [0, 0, 0, 0, 0, 0]],
  ])('%s', (_, room, expected) => {
    const given = allot([4, 12, 12, 12, 6, 4], 4, room);
    expect(given.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(room);
    expect(given).toEqual(expected);
  });

  it('are said before they are missed', () => {
    expect(lateCuts(courseOf(LAB), START, 10)).toEqual([
      { step: 'Open', by: 1, out: false },
      { step: 'Round 1', by: 3, out: false },
      { step: 'Round 2', by: 3, out: false },
      { step: 'Round 3', by: 3, out: false },
    ]);
    expect(lateCuts(courseOf(LAB), START, 0)).toEqual([]);
  });
});

describe('the course', () => {
  it('begins by the clock and goes from step to step', () => {
    const course = courseOf(LAB);
    expect(advance(course, at(-1))).toBe(course);
    expect(namesOf(advance(course, at(0)))).toBe('Open');
    expect(namesOf(advance(course, at(4)))).toBe('Round 1');
    expect(namesOf(advance(course, at(45)))).toBe('Debrief');
    expect(isOver(advance(course, at(50)))).toBe(true);
  });

  it('begins when somebody presses, and no later than its time', () => {
    expect(start(courseOf(LAB), at(-5)).ends[0]).toBe(at(-1));
    expect(start(courseOf(LAB), at(2)).ends[0]).toBe(at(4));
  });

  it('gives the minutes that are left to nobody: later steps keep theirs', () => {
    const course = next(advance(courseOf(LAB), at(4)), at(8));
    expect(namesOf(course)).toBe('Round 2');
    expect(lengths(course)).toEqual([4, 4, 12, 12, 6, 4]);
    expect(course.ends.at(-1)).toBe(at(42));
  });

  it('takes what one step has more from those before the debrief', () => {
    const longer = extend(advance(courseOf(LAB), at(4)));
    expect(longer && lengths(longer)).toEqual([4, 14, 11, 11, 6, 4]);
    expect(longer && shortened(longer)).toEqual([
      { step: 'Round 2', by: 1, out: false },
      { step: 'Round 3', by: 1, out: false },
    ]);
  });

  it('gives no more than there is before the debrief', () => {
    let course: Course | null = advance(courseOf(LAB), at(28));
    expect(course && namesOf(course)).toBe('Round 3');
    course = course && extend(course);
    expect(course).toBeNull();
  });

  it('leaves a step out, but never the debrief', () => {
    const course = skipNext(advance(courseOf(LAB), at(4)));
    expect(course && lengths(course)).toEqual([4, 12, 0, 12, 6, 4]);
    expect(course && namesOf(advance(course, at(16)))).toBe('Round 3');
    expect(course && lengths(next(course, at(10)))).toEqual([4, 6, 0, 12, 6, 4]);
    expect(skipNext(advance(courseOf(LAB), at(30)))).toBeNull();
  });

  it('holds the debrief for four minutes', () => {
    const debrief = advance(courseOf(LAB), at(41));
    expect(heldUntil(debrief, at(41))).toBe(at(44));
    expect(heldUntil(debrief, at(44))).toBeNull();
    expect(heldUntil(advance(courseOf(LAB), at(1)), at(1))).toBeNull();
  });

  it('ends at once when it is ended', () => {
    const course = finish(advance(courseOf(LAB), at(10)), at(11));
    expect(isOver(course)).toBe(true);
    expect(course.ends.at(-1)).toBe(at(11));
  });
});

const sheets = fc
  .record({
    before: fc.array(fc.integer({ min: 1, max: 33 }), { minLength: 1, maxLength: 10 }),
    debrief: fc.integer({ min: 4, max: 8 }),
    after: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 2 }),
  })
  .map(({ before, debrief, after }) => [
    ...before.map((minutes, n) => step(`Step ${n}`, minutes)),
    step('Debrief', debrief, ['debrief']),
    ...after.map((minutes, n) => step(`After ${n}`, minutes, ['result'])),
  ]);
const presses = fc.array(
  fc.record({ after: fc.integer({ min: 0, max: 400 }), what: fc.constantFrom('next', 'extend', 'skip', 'wait', 'start') }),
  { maxLength: 25 },
);

function press(course: Course, what: string, now: number): Course {
  if (course.index === -1) {
    if (what === 'start' && now >= START - 10 * MINUTE) return start(course, now);
    return what === 'wait' && course.startsAt < START + 10 * MINUTE && course.steps.length > 2
      ? { ...course, startsAt: course.startsAt + 2 * MINUTE }
      : course;
  }
  if (isOver(course)) return course;
  if (what === 'next') return heldUntil(course, now) === null ? next(course, now) : course;
  return (what === 'extend' ? extend(course) : what === 'skip' ? skipNext(course) : null) ?? course;
}

describe('whatever is pressed', () => {
  it('the session ends in time, steps follow each other, and the debrief has its four minutes', () => {
    fc.assert(
      fc.property(sheets, presses, (steps, pressed) => {
        let course = courseOf(steps);
        fc.pre((course.endsAt - START) / MINUTE >= 20);
        let now = START - 12 * MINUTE;
        let index = -1;
        for (const { after, what } of pressed) {
          now += after * 1000;
          course = press(advance(course, now), what, now);
          if (course.index < index) throw new Error(`from step ${index} back to ${course.index}`);
          index = course.index;
        }
        course = advance(course, course.endsAt);
        const debrief = lengths(course)[steps.findIndex(({ tools }) => tools.includes('debrief'))] ?? 0;
        const inOrder = course.ends.every((end, n) => end >= beganAt(course, n));
        return isOver(course) && (course.ends.at(-1) ?? 0) <= course.endsAt && inOrder && debrief >= LEAST_DEBRIEF;
      }),
      { numRuns: 5000 },
    );
  });

  it('the clock comes to the same, however seldom it is looked at', () => {
    fc.assert(
      fc.property(
        sheets,
        fc.array(fc.integer({ min: 1, max: 3 * 60 }), { maxLength: 12 }),
        fc.integer({ min: 0, max: 20 }),
        (steps, gaps, pressedAt) => {
          let seldom = courseOf(steps);
          let often = courseOf(steps);
          let now = START - 5 * MINUTE;
          let minute = now;
          for (const [n, gap] of gaps.entries()) {
            now += gap * MINUTE;
            while (minute < now) {
              minute += MINUTE;
              often = advance(often, minute);
            }
            seldom = advance(seldom, now);
            if (JSON.stringify(seldom) !== JSON.stringify(often)) return false;
            if (n === pressedAt) [seldom, often] = [press(seldom, 'next', now), press(often, 'next', now)];
          }
          return true;
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('what is drawn and read', () => {
  it('takes two norms each time, and all of them in turn', () => {
    const norms = 'abcdefgh'.split('').map((text) => ({ text }));
    const four = [1, 2, 3, 4].flatMap((number) => normsOfDay(norms, 'c1', number));
    expect(four.toSorted()).toEqual('abcdefgh'.split(''));
    expect(normsOfDay(norms, 'c1', 5)).toEqual(normsOfDay(norms, 'c1', 1));
    expect(normsOfDay([{ text: 'a' }], 'c1', 3)).toEqual(['a']);
    expect(normsOfDay([], 'c1', 1)).toEqual([]);
  });

  it('draws the same host from the same people', () => {
    expect(drawHost([], 's')).toBeNull();
    expect(drawHost(['U2', 'U1', 'U3'], 's')).toBe(drawHost(['U1', 'U2', 'U3'], 's'));
  });

  it.each([
    [null, 'https://meet.example/x', { link: 'https://meet.example/x' }],
    ['Room 4', 'https://meet.example/x', { words: 'Room 4' }],
    ['https://x.example/a b', '', { words: 'https://x.example/a b' }],
    ['javascript:alert(1)', '', { words: 'javascript:alert(1)' }],
    [null, ' ', null],
  ])('knows a link from words: %s, %s', (link, meetingPlace, expected) => {
    expect(placeOf({ link }, meetingPlace)).toEqual(expected);
  });

  it.each([
    [-1, 0, { over: null, missed: [], on: 0 }],
    [0, 0, { over: null, missed: [], on: null }],
    [1, 4, { over: 1, missed: [2, 3], on: 4 }],
    [1, 6, { over: 1, missed: [2, 3, 4, 5], on: null }],
    [-1, 6, { over: null, missed: [0, 1, 2, 3, 4, 5], on: null }],
  ])('says what has to be said: heard of %i, %i is on', (spoken, index, expected) => {
    expect(whatToSay(spoken, index, 6)).toEqual(expected);
  });

  it('knows the latest step of each tool that has begun', () => {
    const steps = [step('a', 1, ['groups']), step('b', 1, ['cards']), step('c', 1, ['groups']), step('d', 1, ['debrief'])];
    expect(begunTools(steps, 1)).toEqual([
      { tool: 'groups', index: 0 },
      { tool: 'cards', index: 1 },
    ]);
    expect(begunTools(steps, 2)).toContainEqual({ tool: 'groups', index: 2 });
  });

  it('reads back what a button was about', () => {
    const seen = { sessionId: 's1', index: -1, version: 3 };
    expect(readValue(sayValue(seen))).toEqual(seen);
    expect(readValue('s1')).toEqual({ sessionId: 's1', index: -2, version: -2 });
  });

  it.each([30, 60, 75, 180])('has a plain run sheet of %i minutes', (minutes) => {
    expect(plainSheet(minutes).reduce((sum, each) => sum + each.minutes, 0)).toBe(minutes);
  });

  it('says when a step ends', () => {
    expect(endsNow(advance(courseOf(LAB), at(5)))).toBe(at(16));
  });
});
