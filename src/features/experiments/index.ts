/** Experiments: designed in fifteen minutes, one running per person, with their page and what comes next. */
import { seesTitle } from '../../community/experiment.ts';
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import { lookerOf } from '../../community/privacy.ts';
import { createAgenda } from './agenda.ts';
import { createCommands } from './commands.ts';
import { createCourseCommands } from './commands-course.ts';
import { createFormCommands } from './commands-form.ts';
import { createRoundCommands } from './commands-round.ts';
import { createService, type Parts } from './service.ts';
import { createDesigns } from './service-design.ts';
import { createForms } from './service-forms.ts';
import { createLists } from './service-lists.ts';
import { createPages } from './service-page.ts';
import { createPrivacyParts } from './service-privacy.ts';
import { createShared } from './service-shared.ts';
import { stepMessage } from './views-asks.ts';

export function createExperiments(deps: Deps): Contributions {
  const parts: Parts = { deps };
  const service = createService(parts);
  const agenda = createAgenda(parts, service);
  const designs = createDesigns(parts, service, agenda);
  const lists = createLists(parts, service);
  const pages = createPages(parts, service, lists);
  const forms = createForms(parts, service, designs);
  const rounds = createRoundCommands(parts, service, designs, forms, pages);
  const design = createFormCommands(parts, service, designs, forms, pages);
  const commands = createCommands(parts, designs, forms, rounds, pages);
  const shared = createShared(parts);
  const course = createCourseCommands(parts, service, pages);

  return {
    name: 'experiments',
    commands: commands.commands,
    actions: { ...commands.actions, ...design.actions, ...course.actions },
    submissions: { ...design.submissions, ...rounds.submissions, ...course.submissions },
    asks: agenda.asks,
    touches: agenda.touches,
    experimentChanged: agenda.experimentChanged,
    home: lists.homePanels,
    describe: {
      experiment: async (ref, viewer) => {
        const experiment = await deps.experiments.find(viewer.person.teamId, ref.id);
        if (!experiment || !seesTitle(deps.privacy, lookerOf(viewer), experiment)) return null;
        return { title: experiment.title, open: { actionId: 'experiments:open', value: experiment.id } };
      },
    },
    stepTools: [{ tool: 'experiment', begin: async ({ session }) => stepMessage(session.id) }],
    portables: [shared.portable],
    ...createPrivacyParts(parts, service, shared),
  };
}
