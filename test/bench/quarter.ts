/** A quarter without a page: how long it takes, what Slack would have refused, and the attention budget from its transcript. */
import { countOver, printBudget } from '../../src/sandbox/budget.ts';
import { runHeadless } from '../../src/sandbox/headless.ts';
import { count, type Figure } from './figure.ts';

const DAYS = 91;
const SEED = '7';

export const quarter: Figure = {
  name: 'quarter',
  run: async () => {
    const at = { date: '2026-11-02', time: '09:00' };
    const { calls, acts, refused, faults, budget, seconds } = await runHeadless({
      ...{ days: DAYS, people: null, absence: 20, seed: SEED, transcript: null, at },
      say: () => undefined,
    });
    const over = countOver(budget) - budget.outOfHours.length;
    return {
      rows: [
        {
          figure: `headless quarter, \`--days ${DAYS} --seed ${SEED}\``,
          measured: `${seconds.toFixed(1)} s for ${count(calls)} calls and ${count(acts)} acts`,
          bound: '≤ 60 s',
          holds: seconds <= 60,
        },
        {
          figure: 'refused payloads and faults in it',
          measured: `${refused.length} and ${faults.length}`,
          bound: 'none',
          holds: refused.length === 0 && faults.length === 0,
        },
        {
          figure: 'attention budget in it (tables below)',
          measured: `${over} lines over, ${budget.outOfHours.length} out of hours`,
          bound: 'none',
          holds: over === 0 && budget.outOfHours.length === 0,
        },
      ],
      below: [printBudget(budget), ...refused, ...faults].join('\n'),
    };
  },
};
