/** Every named crash point, killed with -9 at its first, third and ninth hit, with every seventh answer lost. */
import { CRASH_POINTS } from '../../src/platform/delivery/crash.ts';
import { type CrashRun, crashAt } from '../support/crash-run.ts';
import type { Figure } from './figure.ts';

const HITS = [1, 3, 9];
const AT_ONCE = 3;

const sum = (runs: readonly CrashRun[], of: (run: CrashRun) => number): number => runs.reduce((all, run) => all + of(run), 0);

export const crash: Figure = {
  name: 'crash',
  run: async () => {
    const waiting = CRASH_POINTS.flatMap((point) => HITS.map((hit) => ({ point, hit })));
    const runs: CrashRun[] = [];
    const lane = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) runs.push(await crashAt(next));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    const killed = runs.filter((run) => run.killed);
    const reached = new Set(killed.map(({ point }) => point));
    const whole = runs.every(({ integrity, pending }) => integrity === 'ok' && pending === 0) && reached.size === CRASH_POINTS.length;
    const lost = (team: 'Tsees' | 'Tasks' | 'Tholds') => sum(runs, (run) => run.lost[team]);
    const doubled = (team: 'Tsees' | 'Tasks' | 'Tholds') => sum(runs, (run) => run.doubled[team]);
    const heldUnsent = sum(runs, (run) => run.heldUnsent);
    const extra = runs.every((run) => run.doubled.Tasks <= run.lostAnswers + 4);
    const kills = `${killed.length} kills at ${reached.size} points, ${sum(runs, (run) => run.lostAnswers)} answers lost`;
    return {
      rows: [
        {
          figure: 'kill -9 with the history scope',
          measured: `${lost('Tsees')} lost, ${doubled('Tsees')} doubled (${kills})`,
          bound: '0 lost, 0 doubled',
          holds: whole && lost('Tsees') === 0 && doubled('Tsees') === 0,
        },
        {
          figure: 'without it, an ask',
          measured: `${lost('Tasks')} lost, ${doubled('Tasks')} asked again`,
          bound: '0 lost; again only where an answer or the process was lost',
          holds: whole && lost('Tasks') === 0 && extra,
        },
        {
          figure: 'without it, a post',
          measured: `${lost('Tholds') - heldUnsent} lost unseen, ${doubled('Tholds')} doubled, ${sum(runs, (run) => run.held)} held for the steward`,
          bound: '0 lost unseen, 0 doubled',
          holds: whole && lost('Tholds') === heldUnsent && doubled('Tholds') === 0,
        },
      ],
    };
  },
};
