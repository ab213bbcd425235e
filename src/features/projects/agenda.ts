/** Once a month whoever leads a project is asked for three lines. */
import { type Ask, type AskKind, PRIORITY } from '../../community/ask.ts';
import type { DueTouch, Touch } from '../../community/touch.ts';
import { plainSection } from '../../platform/slack/text.ts';
import { linesIn } from './commands.ts';
import { MONTH, type Parts, type Service } from './service.ts';
import type { Progress, Project } from './store.ts';
import { progressInputs, progressLine } from './views-forms.ts';

const ASK_PROGRESS = 'projects.progress';

export const createTouches = ({ deps, store }: Parts, service: Service): Touch[] => [
  {
    id: MONTH,
    practice: '-',
    name: 'A month of a project',
    anchor: { on: 'once' },
    at: '00:05',
    surface: 'state',
    audience: 'whoever leads the project, in the weekly slot',
    each: 'community',
    minutes: 0,
    catchUp: 'always',
    whenUnsure: 'resend',
    why: 'A month of the project is over.',
    run: async (due: DueTouch): Promise<void> => {
      const [id = '', month = ''] = due.anchor.split('/');
      const { teamId, communityId, now } = due;
      const project = await store.find(teamId, id);
      const community = await deps.communities.find(teamId, communityId);
      if (project?.state !== 'running' || !community) return;
      await service.planMonth(project, community, Number(month) + 1);
      const userId = await service.findWriter(project);
      if (userId === null) return;
      const opensOn = deps.calendar.today(community, now);
      await deps.attention.ask({
        ...{ teamId, communityId, userId, kind: ASK_PROGRESS, ref: `${id}/${month}`, priority: PRIORITY.experiment, minutes: 2 },
        ...{ opensOn, expiresAt: service.asksUntil(opensOn, community), reminder: false },
      });
    },
  },
];

export function createAsks({ store }: Parts, service: Service): AskKind[] {
  const find = async (ask: Ask): Promise<{ project: Project; month: number; written: Progress | null } | null> => {
    const [id = '', month = ''] = ask.ref.split('/');
    const project = await store.find(ask.teamId, id);
    if (project?.state !== 'running' || !(await service.isLead(project, ask.userId))) return null;
    const written = (await store.progress(ask.teamId, id)).find((row) => row.month === Number(month)) ?? null;
    return { project, month: Number(month), written };
  };
  return [
    {
      kind: ASK_PROGRESS,
      practice: '-',
      name: 'Three lines about your project',
      why: 'You lead a project, and a month of it is over.',
      line: async (ask) => {
        const found = await find(ask);
        return found && found.written === null ? progressLine(found.project.title) : null;
      },
      inputs: async (ask) => {
        const found = await find(ask);
        return found ? [plainSection(progressLine(found.project.title)), ...progressInputs(null, true)] : [];
      },
      answer: async (ask, values, act) => {
        const lines = linesIn(values);
        if (lines.done + lines.stuck + lines.next === '') return { skipped: true };
        const found = await find(ask);
        if (found) await service.write(found.project, lines, act, found.month);
        return undefined;
      },
      answered: async (ask) => {
        const found = await find(ask);
        return found?.written ? progressInputs(found.written, true) : null;
      },
    },
  ];
}
