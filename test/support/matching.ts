/** People for the matching, rounds played one after the other, and the slow way to the best matching. */
import type { Candidate, RoundDraw, RoundFacts } from '../../src/community/matching.ts';
import { drawRound } from '../../src/community/matching-rules.ts';
import type { Meeting } from '../../src/community/pair.ts';
import type { Gains } from '../../src/platform/matching/levels.ts';
import { createRandom } from '../../src/platform/random.ts';
import { addDays } from '../../src/platform/time/local-dates.ts';

export const FUNCTIONS = ['Product', 'Engineering', 'Sales', 'Finance', 'Operations'];
const BANDS = ['first', 'middle', 'senior'];

export const candidate = (userId: string, more: Partial<Candidate> = {}): Candidate => ({
  userId,
  jobFunction: null,
  levelBand: null,
  zone: 'Europe/Berlin',
  from: '09:00',
  until: '17:00',
  offer: '',
  want: '',
  ...more,
});

/** `functions` of five, dealt in turn: with none, nothing but who met whom matters. */
export const crowd = (n: number, functions = FUNCTIONS.length): Candidate[] =>
  Array.from({ length: n }, (_, at) =>
    candidate(`U${String(at).padStart(4, '0')}`, {
      jobFunction: FUNCTIONS[at % Math.max(1, functions)] ?? null,
      levelBand: functions === 0 ? null : (BANDS[(at * 7) % BANDS.length] ?? null),
    }),
  );

export const facts = (candidates: readonly Candidate[], more: Partial<RoundFacts> = {}): RoundFacts => ({
  candidates,
  forbidden: [],
  meetings: [],
  roundsOn: [],
  weekOn: '2026-11-23',
  holidays: [],
  seed: 'seed',
  ...more,
});

export const twosOf = <T>(people: readonly T[]): [T, T][] => people.flatMap((a, at) => people.slice(at + 1).map((b): [T, T] => [a, b]));

/** As the record of pairs keeps it. */
export const meetingsOf = (draw: RoundDraw, on: string): Meeting[] =>
  draw.pairs.flatMap(({ people, reason }) => twosOf(people).map(([a, b]) => ({ a, b, on, thirdId: reason.third?.userId ?? null })));

export interface Played {
  draws: RoundDraw[];
  /** The first round in which two met again; null: none. */
  firstRepeat: number | null;
  unplaced: number;
  /** The share of pairs across functions. */
  across: number;
}

export interface Play {
  people: readonly Candidate[];
  rounds: number;
  seed: string;
  present?: number;
  excluded?: number;
}

/** Rounds every nine weeks. */
export function playRounds({ people, rounds, seed, present = 1, excluded = 0 }: Play): Played {
  const random = createRandom(seed);
  const forbidden = twosOf(people.map(({ userId }) => userId)).filter(() => random.next() < excluded);
  const functionOf = new Map(people.map(({ userId, jobFunction }) => [userId, jobFunction]));
  const meetings: Meeting[] = [];
  const roundsOn: string[] = [];
  const draws: RoundDraw[] = [];
  const met = new Set<string>();
  let firstRepeat: number | null = null;
  for (let round = 1; round <= rounds; round++) {
    const weekOn = addDays('2026-01-05', 63 * round);
    const candidates = people.filter(() => random.next() < present);
    const draw = drawRound({ candidates, forbidden, meetings, roundsOn, weekOn, holidays: [], seed: `${seed}/${round}` });
    for (const meeting of meetingsOf(draw, weekOn)) {
      const two = `${meeting.a} ${meeting.b}`;
      if (met.has(two)) firstRepeat ??= round;
      met.add(two);
      meetings.push(meeting);
    }
    roundsOn.push(weekOn);
    draws.push(draw);
  }
  const across = meetings.filter(({ a, b }) => functionOf.get(a) !== functionOf.get(b)).length / meetings.length;
  return { draws, firstRepeat, across, unplaced: draws.reduce((sum, draw) => sum + draw.unplaced.length, 0) };
}

const compare = (one: Gains, other: Gains): number => one.map((gain, level) => gain - (other[level] ?? 0)).find((less) => less !== 0) ?? 0;

/** Every matching there is, one bit for each who is not placed yet. */
export function bruteForce(size: number, gainsOf: (a: number, b: number) => Gains | null, nothing: Gains): Gains {
  const best = new Map<number, Gains>([[0, nothing]]);
  for (let left = 1; left < 1 << size; left++) {
    const a = 31 - Math.clz32(left);
    const others = left ^ (1 << a);
    let most = best.get(others) ?? nothing;
    for (let b = 0; b < a; b++) {
      const gains = (others >> b) & 1 ? gainsOf(a, b) : null;
      const rest = gains ? (best.get(others ^ (1 << b)) ?? nothing) : [];
      const sum = gains ? gains.map((gain, level) => gain + (rest[level] ?? 0)) : most;
      if (compare(sum, most) > 0) most = sum;
    }
    best.set(left, most);
  }
  return best.get((1 << size) - 1) ?? nothing;
}

/** A random graph: so many, each two with an edge or without, of a few weights or of many. */
export function randomGraph(seed: string, levels: readonly number[]) {
  const random = createRandom(seed);
  const size = 1 + random.int(10);
  const density = random.next();
  const gains = new Map<number, Gains>();
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < a; b++) if (random.next() < density) gains.set(a * size + b, levels.map((radix) => random.int(radix))); // biome-ignore format: short
  }
  return { size, gains, gainsOf: (a: number, b: number): Gains | null => gains.get(Math.max(a, b) * size + Math.min(a, b)) ?? null };
}
