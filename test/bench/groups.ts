/** Groups by lot for sixty people: how long a draw takes, and how its repeats compare with a search fifty times as long. */
import { drawGroups, judgeGroups, type Mixing, pairsOf, timesMet } from '../../src/features/groups/rules.ts';
import { createRandom } from '../../src/platform/random.ts';
import { count, type Figure, median, millis } from './figure.ts';

const PEOPLE = Array.from({ length: 60 }, (_, at) => `U${at}`);
const FUNCTIONS = ['Product', 'Engineering', 'Sales', 'Finance', 'Operations'];
const SIZES = [2, 3, 4, 5];
const ROUNDS = [0, 4, 8, 12, 16];
const HISTORIES = 2;
const SEEDS = ['a', 'b', 'c', 'd', 'e'];
const PATIENCE = 50;

interface Cell {
  size: number;
  rounds: number;
  mixing: Mixing;
}

/** What the draws themselves leave behind, six of seven people there each time. */
function* history(size: number, seed: string): Generator<Cell> {
  const functions = new Map(PEOPLE.map((person, at) => [person, FUNCTIONS[createRandom(`${seed}/${at}`).int(5)] ?? '']));
  const apart: Mixing['apart'] = [0, 2, 4, 6].map((at) => [`U${at}`, `U${at + 1}`]);
  const pairs: { aId: string; bId: string; times: number }[] = [];
  for (let rounds = 0; rounds <= Math.max(...ROUNDS); rounds++) {
    const mixing = { functions, apart, met: timesMet(pairs) };
    if (ROUNDS.includes(rounds)) yield { size, rounds, mixing };
    const random = createRandom(`${seed}/${size}/${rounds}`);
    const people = PEOPLE.filter(() => random.next() < 0.85);
    const groups = drawGroups({ ...mixing, people, size, seed: random.seed });
    for (const [aId, bId] of groups.flatMap(pairsOf)) pairs.push({ aId, bId, times: 1 });
  }
}

function measure({ size, mixing }: Cell) {
  const draw = { ...mixing, people: PEOPLE, size };
  const drawn = SEEDS.map((seed) => {
    const began = process.cpuUsage();
    const groups = drawGroups({ ...draw, seed });
    const { user, system } = process.cpuUsage(began);
    return { ...judgeGroups(groups, mixing), ms: (user + system) / 1000 };
  });
  const long = judgeGroups(drawGroups({ ...draw, seed: 'long', patience: PATIENCE }), mixing).repeats;
  const best = Math.min(long, ...drawn.map(({ repeats }) => repeats));
  const most = Math.max(...drawn.map(({ repeats }) => repeats));
  const ratio = most === best ? 1 : most / best;
  return { best, most, ratio, ms: drawn.map((one) => one.ms), together: drawn.reduce((sum, one) => sum + one.apart, 0) };
}

export const groups: Figure = {
  name: 'groups',
  run: async () => {
    const cells = SIZES.flatMap((size) => Array.from({ length: HISTORIES }, (_, at) => [...history(size, `${at}`)]).flat());
    const found = cells.map((cell) => ({ ...cell, ...measure(cell) }));
    const slowest = Math.max(...found.map(({ ms }) => median(ms)));
    const all = found.flatMap(({ ms }) => ms);
    const worst = found.reduce((one, other) => (other.ratio > one.ratio ? other : one));
    const together = found.reduce((sum, one) => sum + one.together, 0);
    const where = worst.ratio > 1 ? ` (groups of ${worst.size} after ${worst.rounds} rounds: ${worst.most} beside ${worst.best})` : '';
    return {
      rows: [
        {
          figure: `groups by lot for ${PEOPLE.length} people, ${count(all.length)} draws in pairs to fives after 0 to 16 rounds, time of the processor`,
          measured: `p50 ${millis(median(all))}, worst ${millis(Math.max(...all))}; of the slowest history p50 ${millis(slowest)}`,
          bound: '≤ 50 ms',
          holds: slowest <= 50,
        },
        {
          figure: `repeats in them beside the best of a search ${PATIENCE} times as long; pairs together that are to be apart`,
          measured: `at worst × ${worst.ratio.toFixed(2)}${where}; ${together}`,
          bound: '≤ × 1.10; 0',
          holds: worst.ratio <= 1.1 && together === 0,
        },
      ],
    };
  },
};
