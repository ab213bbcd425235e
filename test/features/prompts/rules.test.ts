import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  aYearBefore,
  chooseNext,
  followUpToSay,
  foresee,
  highestExposure,
  type PastUse,
  type Prompt,
  roundOf,
  type Situation,
  TURNS,
  usedLately,
  whatForbids,
} from '../../../src/features/prompts/rules.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';
import { createRandom } from '../../../src/platform/random.ts';
import { addDays } from '../../../src/platform/time/local-dates.ts';

const library: Prompt[] = readStarterLibrary().prompts.map((prompt) => ({
  id: prompt.id,
  taxonomy: prompt.taxonomy,
  kind: prompt.kind,
  exposure: prompt.exposure,
  minutes: prompt.minutes,
  subTag: prompt.sub_tag,
  text: prompt.text,
  followUp: prompt.follow_up,
  own: false,
  retired: false,
  queued: null,
}));

const prompt = (over: Partial<Prompt> = {}): Prompt => ({
  ...{ id: 'a', taxonomy: 'people', kind: 'notice', exposure: 1, minutes: 3, subTag: 'feedback', text: 'Who?', followUp: '' },
  ...{ own: false, retired: false, queued: null },
  ...over,
});
const use = (over: Partial<PastUse> = {}): PastUse => ({
  ...{ promptId: 'z', taxonomy: 'strategy', kind: 'notice', exposure: 1, on: '2026-11-10', cycle: 1 },
  ...over,
});
const situation = (over: Partial<Situation> = {}): Situation => ({
  on: '2026-12-08',
  cycle: 2,
  safety: null,
  lastSubTag: null,
  past: [],
  ...over,
});
const random = () => createRandom('seed');

describe('how much courage a question may need', () => {
  it.each([
    [0, null, 1],
    [1, 5, 1],
    [2, 5, 2],
    [3, null, 2],
    [3, 3.4, 2],
    [3, 3.5, 3],
    [9, 4.2, 3],
  ])('in cycle %p with safety %p is at most %p', (cycle, safety, highest) => {
    expect(highestExposure({ cycle, safety })).toBe(highest);
  });

  it('never lets two questions that need trust follow each other', () => {
    const past = [use({ exposure: 3, cycle: 4 })];
    expect(whatForbids(prompt({ exposure: 3 }), situation({ cycle: 5, safety: 4, past }))).toMatch(/never follow each other/);
    expect(whatForbids(prompt({ exposure: 2 }), situation({ cycle: 5, safety: 4, past }))).toBeNull();
  });

  it('asks about the community itself once in a cycle', () => {
    const past = [use({ kind: 'about-us', cycle: 2 })];
    expect(whatForbids(prompt({ kind: 'about-us' }), situation({ past }))).toMatch(/about the community itself/);
    expect(whatForbids(prompt({ kind: 'about-us' }), situation({ past, cycle: 3 }))).toBeNull();
  });
});

describe('twelve months', () => {
  it.each([
    ['2027-03-10', '2026-03-10'],
    ['2028-02-29', '2027-03-01'],
    ['2027-03-01', '2026-03-01'],
  ])('end for %p on %p', (on, before) => expect(aYearBefore(on)).toBe(before));

  it('are over on the same day a year later and not a day before', () => {
    const past = [use({ promptId: 'a', on: '2026-03-10' })];
    expect(usedLately(prompt(), { on: '2027-03-09', past })).toBe(true);
    expect(usedLately(prompt(), { on: '2027-03-10', past })).toBe(false);
  });
});

describe('the choice', () => {
  it('takes the classes in turn and begins with strategy', () => {
    const chosen = foresee(
      library,
      [1, 2, 3, 4, 5].map((week) => ({ on: addDays('2026-12-08', week * 28), cycle: week + 1, random: createRandom(`${week}`) })),
      { safety: null, lastSubTag: null, past: [] },
    );
    expect(chosen.map(({ choice }) => choice?.prompt.taxonomy)).toEqual(['strategy', 'people', 'process', 'technology', 'strategy']);
  });

  it('prefers what the last session was about, inside the class whose turn it is', () => {
    const past = [use()];
    const choice = chooseNext(library, situation({ past, lastSubTag: 'delegation' }), random());
    expect(choice?.prompt.id).toBe('pr-ppl-05');
    expect(choice?.because).toContain('The last session was about delegation.');
    expect(chooseNext(library, situation({ past, lastSubTag: 'meetings' }), random())?.prompt.taxonomy).toBe('people');
  });

  it('lets the stewards go before the turn but never before the rules', () => {
    const asked = (exposure: number) => [
      prompt({ id: 'b', taxonomy: 'strategy' }),
      prompt({ id: 'q', taxonomy: 'technology', queued: -1, exposure }),
    ];
    expect(chooseNext(asked(1), situation(), random())?.prompt.id).toBe('q');
    expect(chooseNext(asked(3), situation(), random())?.prompt.id).toBe('b');
  });

  it('passes over a class that has nothing new and says so', () => {
    const choice = chooseNext([prompt()], situation(), random());
    expect(choice?.because[0]).toBe('It is the turn of People; Strategy had nothing new.');
  });

  it('takes the one that rested longest when all were asked within a year', () => {
    const prompts = [prompt({ id: 'a' }), prompt({ id: 'b' })];
    const past = [use({ promptId: 'b', on: '2026-09-01' }), use({ promptId: 'a', on: '2026-10-01' })];
    expect(chooseNext(prompts, situation({ past }), random())?.prompt.id).toBe('b');
  });

  it('is nothing when everything is retired', () => {
    expect(chooseNext([prompt({ retired: true })], situation(), random())).toBeNull();
  });

  it('can be drawn again from its seed', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const draw = () => chooseNext(library, situation(), createRandom(seed))?.prompt.id;
        expect(draw()).toBe(draw());
      }),
    );
  });
});

/** Three years of weekly questions; safety, topics and retirements come and go. */
function threeYears(seed: string, safeties: readonly (number | null)[], prompts: readonly Prompt[]) {
  const past: PastUse[] = [];
  const steps: { situation: Situation; chosen: Prompt }[] = [];
  for (let week = 0; week < 156; week++) {
    const now: Situation = {
      on: addDays('2026-01-06', week * 7),
      cycle: Math.floor(week / 4) + 1,
      safety: safeties[week % safeties.length] ?? null,
      lastSubTag: prompts[(week * 7) % prompts.length]?.subTag ?? null,
      past: [...past],
    };
    const choice = chooseNext(prompts, now, createRandom(`${seed}/${week}`));
    if (!choice) continue;
    steps.push({ situation: now, chosen: choice.prompt });
    past.push({ ...choice.prompt, promptId: choice.prompt.id, on: now.on, cycle: now.cycle });
  }
  return steps;
}

const own = fc.uniqueArray(
  fc.record({
    id: fc.stringMatching(/^own-[a-z]{4}$/),
    taxonomy: fc.constantFrom(...TURNS),
    kind: fc.constantFrom('notice', 'about-us', 'story'),
    exposure: fc.integer({ min: 1, max: 3 }),
    retired: fc.boolean(),
    queued: fc.option(fc.integer({ min: -3, max: 3 }), { freq: 6 }),
  }),
  { maxLength: 30, selector: ({ id }) => id },
);
const safeties = fc.array(fc.option(fc.double({ min: 1, max: 5, noNaN: true })), { minLength: 1, maxLength: 20 });

describe('three years of weekly questions', () => {
  it('never break the rules of exposure, of about-us, or of retirement', () => {
    fc.assert(
      fc.property(fc.string(), safeties, own, (seed, measured, more) => {
        const steps = threeYears(seed, measured, [...library, ...more.map((one) => prompt(one))]);
        expect(steps.length).toBe(156);
        steps.forEach(({ situation: now, chosen }, index) => {
          expect(chosen.exposure).toBeLessThanOrEqual(highestExposure(now));
          expect(chosen.retired).toBe(false);
          const before = steps[index - 1]?.chosen;
          if (before?.exposure === 3) expect(chosen.exposure).toBeLessThan(3);
          if (chosen.kind === 'about-us') {
            expect(now.past.some((one) => one.kind === 'about-us' && one.cycle === now.cycle)).toBe(false);
          }
        });
      }),
      { numRuns: 12 },
    );
  });

  it('repeat nothing within a year while something else is allowed', () => {
    fc.assert(
      fc.property(fc.string(), safeties, own, (seed, measured, more) => {
        const prompts = [...library, ...more.map((one) => prompt(one))];
        for (const { situation: now, chosen } of threeYears(seed, measured, prompts)) {
          if (!usedLately(chosen, now)) continue;
          const others = prompts.filter((one) => whatForbids(one, now) === null && !usedLately(one, now));
          expect(others).toEqual([]);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('give each class one turn a round while every class has something to ask', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 4, max: 9 }), (seed, each) => {
        const plenty = TURNS.flatMap((taxonomy) =>
          Array.from({ length: each * 13 }, (_, n) => prompt({ id: `${taxonomy}-${n}`, taxonomy })),
        );
        const counts = new Map(TURNS.map((taxonomy) => [taxonomy, 0]));
        for (const { chosen } of threeYears(seed, [null], plenty)) {
          counts.set(chosen.taxonomy, (counts.get(chosen.taxonomy) ?? 0) + 1);
          const spread = [...counts.values()];
          expect(Math.max(...spread) - Math.min(...spread)).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('have each class at most once in a round whatever is missing', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...TURNS), { maxLength: 40 }), (classes) => {
        const round = roundOf(classes.map((taxonomy) => use({ taxonomy })));
        expect(round.size).toBeLessThan(TURNS.length);
        expect([...round].every((one) => classes.slice(-3).includes(one))).toBe(true);
      }),
    );
  });
});

describe('the follow-up', () => {
  it.each([
    ['What made it possible?', 'What made it possible?'],
    ["Want a peer to rehearse it with you? Tap 'Find me a rehearsal partner'.", 'Want a peer to rehearse it with you?'],
    ["Tap 'Suggest someone' - they get an invitation, not an obligation.", ''],
    ['', ''],
  ])('%p is said as %p', (written, said) => expect(followUpToSay(written)).toBe(said));

  it('keeps every sentence of the library that names no button', () => {
    for (const { followUp } of library.filter((one) => !/\btap\b/i.test(one.followUp))) expect(followUpToSay(followUp)).toBe(followUp);
  });
});
