/** A year without a page: 24 members of whom some come and go, a fifth away each time. Sessions led, touches kept, budgets kept, and how long it takes. */
import { countOver, printBudget } from '../../src/sandbox/budget.ts';
import { runHeadless } from '../../src/sandbox/headless.ts';
import { printReport } from '../../src/sandbox/report.ts';
import { count, type Figure } from './figure.ts';

const DAYS = 364;
const PEOPLE = 24;
const SEED = '7';

export const year: Figure = {
  name: 'year',
  run: async () => {
    const at = { date: '2026-11-02', time: '09:00' };
    const { calls, acts, refused, faults, budget, report, seconds } = await runHeadless({
      ...{ days: DAYS, people: PEOPLE, absence: 20, seed: SEED, transcript: null, at },
      say: () => undefined,
    });
    const topical = report.sessions.filter(({ led }) => led !== 'stewards');
    const alone = report.sessions.filter(({ ok }) => !ok).length;
    const missed = report.missed.reduce((sum, { times }) => sum + times, 0);
    return {
      rows: [
        {
          figure: `headless year, \`--days ${DAYS} --people ${PEOPLE} --seed ${SEED}\``,
          measured: `${seconds.toFixed(1)} s for ${count(calls)} calls and ${count(acts)} acts`,
          bound: '≤ 60 s',
          holds: seconds <= 60,
        },
        {
          figure: 'sessions in it',
          measured: `${topical.filter(({ led }) => led !== 'Open Table').length} led, ${topical.filter(({ led }) => led === 'Open Table').length} Open Table, ${report.sessions.length - topical.length} by the stewards; ${alone} by nobody`,
          bound: 'each led or an Open Table',
          holds: alone === 0,
        },
        {
          figure: 'touches missed and doubled in it',
          measured: `${missed} and ${report.doubles.length}`,
          bound: 'none',
          holds: missed === 0 && report.doubles.length === 0,
        },
        {
          figure: 'attention budget in it, refused payloads, faults',
          measured: `${countOver(budget)} over or out of hours, ${refused.length} refused, ${faults.length} faults`,
          bound: 'none',
          holds: countOver(budget) + refused.length + faults.length === 0,
        },
      ],
      below: [printBudget(budget), printReport(report), ...refused, ...faults].join('\n\n'),
    };
  },
};
