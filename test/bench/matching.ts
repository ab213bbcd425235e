/** Who coaches whom: rounds without a repeat, the matching beside every matching there is, and how long a draw takes. */
import type { RoundFacts } from '../../src/community/matching.ts';
import { assignMentors, type Mentor } from '../../src/community/matching-mentors.ts';
import { drawRound } from '../../src/community/matching-rules.ts';
import { drawRoundInThread } from '../../src/community/matching-thread.ts';
import { createLevels } from '../../src/platform/matching/levels.ts';
import { matchInline } from '../../src/platform/matching/matching.ts';
import { createRandom } from '../../src/platform/random.ts';
import { addDays } from '../../src/platform/time/local-dates.ts';
import { bruteForce, candidate, crowd, FUNCTIONS, facts, meetingsOf, playRounds, randomGraph } from '../support/matching.ts';
import { count, type Figure, median, millis, type Row } from './figure.ts';

const SEEDS = Array.from({ length: 20 }, (_, at) => `bench/${at}`);
const SIZES = [10, 20, 50, 100];
const GRAPHS = 5_000;
const WEIGHTS = 1_000;
const TOPICS = 'delegation negotiating hiring budgets stakeholders conflict feedback planning strategy presenting roadmaps burnout'.split(
  ' ',
);
const ZONES = ['Europe/Berlin', 'Europe/London', 'America/New_York', 'Asia/Kolkata'];

function withoutRepeat(): Row {
  const first = SIZES.map((n) => SEEDS.map((seed) => playRounds({ people: crowd(n), rounds: n - 1, seed }).firstRepeat));
  const reached = SIZES.map((n, at) => `${n}: ${first[at]?.filter((round) => round === null).length} of ${SEEDS.length}`);
  return {
    figure: `peer coaching, nobody away: of ${SEEDS.length} seeds those in which n people meet all n − 1 others before anybody meets again`,
    measured: reached.join(', '),
    bound: 'all of them',
    holds: first.flat().every((round) => round === null),
  };
}

function withAbsences(): Row {
  const played = SEEDS.map((seed) => playRounds({ people: crowd(50), rounds: 49, seed, present: 0.85, excluded: 0.02 }));
  const first = Math.min(...played.map(({ firstRepeat }) => firstRepeat ?? 50));
  const unplaced = played.reduce((sum, one) => sum + one.unplaced, 0);
  const across = Math.min(...played.map((one) => one.across));
  return {
    figure: `peer coaching, 50 people of five functions, 85 % present, 2 % of pairs excluded, ${SEEDS.length} seeds: first repeat, without a place, across functions`,
    measured: `not before round ${first}; ${unplaced}; ${(100 * across).toFixed(1)} % at least`,
    bound: 'not before round 44; 0; ≥ 85 %',
    holds: first >= 44 && unplaced === 0 && across >= 0.85,
  };
}

function besideAll(): Row {
  const levels = createLevels([WEIGHTS]);
  const wrong = Array.from({ length: GRAPHS }, (_, at) => randomGraph(`bench/${at}`, [WEIGHTS])).filter(({ size, gains, gainsOf }) => {
    const edges = [...gains].map(([two, of]) => ({ a: Math.floor(two / size), b: two % size, key: levels.pack(of) }));
    const { mates } = matchInline(size, edges, levels);
    const weight = mates.reduce((sum, mate, at) => sum + (mate > at ? (gainsOf(at, mate)?.[0] ?? Number.NaN) : 0), 0);
    return weight !== bruteForce(size, gainsOf, [0])[0];
  });
  return {
    figure: `the heaviest matching beside the best of all in ${count(GRAPHS)} random graphs of up to ten`,
    measured: `${wrong.length} lighter`,
    bound: '0',
    holds: wrong.length === 0,
  };
}

/** All that people may differ in, and two rounds a quarter behind them. */
function* rounds(n: number, draws: number): Generator<RoundFacts> {
  const random = createRandom(`${n}`);
  const people = crowd(n).map((one) => ({
    ...one,
    zone: random.pick(ZONES),
    offer: `${random.pick(TOPICS)}, ${random.pick(TOPICS)}`,
    want: random.pick(TOPICS),
  }));
  let known = facts(people, { weekOn: '2026-01-12' });
  for (let draw = 0; draw < draws; draw++) {
    yield { ...known, seed: `${draw}` };
    const meetings = [...known.meetings, ...meetingsOf(drawRound({ ...known, seed: `${draw}` }), known.weekOn)];
    known = { ...known, meetings, roundsOn: [...known.roundsOn, known.weekOn], weekOn: addDays(known.weekOn, 63) };
  }
}

function inline(): Row {
  const times = [...rounds(150, 12)].map((known) => {
    const began = performance.now();
    drawRound(known);
    return performance.now() - began;
  });
  return {
    figure: `one round of 150 at once, ${times.length} rounds one after the other`,
    measured: `p50 ${millis(median(times))}, worst ${millis(Math.max(...times))}`,
    bound: '≤ 150 ms',
    holds: Math.max(...times) <= 150,
  };
}

async function inThread(): Promise<Row> {
  const times: number[] = [];
  let held = 0;
  for (const known of [...rounds(1_000, 3)]) {
    const began = performance.now();
    let last = began;
    const turning = setInterval(() => {
      held = Math.max(held, performance.now() - last);
      last = performance.now();
    }, 1);
    await drawRoundInThread(known);
    clearInterval(turning);
    times.push(performance.now() - began);
  }
  return {
    figure: `one round of 1,000 in a thread of its own, ${times.length} rounds; the loop held up meanwhile`,
    measured: `p50 ${millis(median(times))}, worst ${millis(Math.max(...times))}; ${millis(held)} at most`,
    bound: '≤ 2 s; ≤ 50 ms',
    holds: Math.max(...times) <= 2_000 && held <= 50,
  };
}

function mentors(): Row {
  const random = createRandom('mentors');
  const of = (id: string) =>
    candidate(id, { jobFunction: random.pick(FUNCTIONS), zone: random.pick(ZONES), offer: `${random.pick(TOPICS)}, ${random.pick(TOPICS)}`, want: random.pick(TOPICS) }); // biome-ignore format: one line
  const serving = Array.from({ length: 60 }, (_, at): Mentor => ({ ...of(`M${at}`), room: 1 + random.int(4) }));
  const served = Array.from({ length: 200 }, (_, at) => of(`U${at}`));
  const began = performance.now();
  const found = assignMentors(served, serving, { forbidden: [], weekOn: '2026-11-23', holidays: [], seed: 'bench' });
  const took = performance.now() - began;
  const room = serving.reduce((sum, one) => sum + one.room, 0);
  return {
    figure: `60 mentors with ${room} places for 200 mentees`,
    measured: `${millis(took)}, ${found.size} placed`,
    bound: '≤ 1 s, all places taken',
    holds: took <= 1_000 && found.size === Math.min(room, 200),
  };
}

export const matching: Figure = {
  name: 'matching',
  run: async () => ({ rows: [inline(), await inThread(), mentors(), besideAll(), withAbsences(), withoutRepeat()] }),
};
