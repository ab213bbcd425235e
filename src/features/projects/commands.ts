/** Starting a project, its page, its three lines, its leadership experiment, its end. */
import { joinWords } from '../../community/words.ts';
import type { ActionAct, ActionHandler, Answer, Command, SubmissionAct, SubmissionHandler } from '../../platform/feature.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { truncate } from '../../platform/slack/text.ts';
import { isEnding, isIdeaKind } from './rules.ts';
import type { Lines, Parts, Service } from './service.ts';
import type { Pages } from './service-page.ts';
import { closeModal, linkModal, progressModal, startModal } from './views-forms.ts';

export const textOf = (values: SubmissionAct['values'], field: string): string => {
  const value = values[field];
  return typeof value === 'string' ? value.trim() : '';
};

export const linesIn = (values: SubmissionAct['values']): Lines => ({
  done: textOf(values, 'done'),
  stuck: textOf(values, 'stuck'),
  next: textOf(values, 'next'),
});

const emptyIn = (values: Record<string, string>): Record<string, string> | null => {
  const empty = Object.keys(values).filter((field) => values[field] === '');
  return empty.length === 0 ? null : Object.fromEntries(empty.map((field) => [field, 'A few words are enough.']));
};

/** From the page onwards in the same window: Slack holds three at most. */
const show = (act: ActionAct, modal: Modal): Answer =>
  act.modal?.callbackId.startsWith('projects:') ? { update: modal } : { open: modal };

export function createCommands({ deps, store }: Parts, service: Service, pages: Pages) {
  const commands: Command[] = [
    {
      name: 'project',
      group: 'community',
      summary: 'See the projects that run here, or make your pilot of two teams one',
      run: async (act) => ({ open: await pages.list(act) }),
    },
  ];

  const actions: Record<string, ActionHandler> = {
    'projects:open': async (act) => show(act, await pages.page(act, act.value)),
    'projects:start': async (act) => {
      const { pilot, community } = await service.requirePilot(act, act.value);
      const grown = await service.findGrown(pilot);
      if (grown) return show(act, await pages.page(act, grown.id, 'This pilot is a project already.'));
      const { title, fields } = pilot;
      return show(act, startModal(pilot.id, community.name, { title, aim: fields.aim ?? '', sponsor: fields.sponsor ?? '' }));
    },
    'projects:link': async (act) => {
      const { project } = await service.requireRunning(act, act.value);
      const mine = await service.linkable(project, act);
      if (mine.length === 0)
        return { update: await pages.page(act, project.id, 'You have no experiment to link yet. Design one, and link it here then.') };
      return show(act, linkModal(project.id, project.title, mine));
    },
    'projects:progress': async (act) => {
      const { project } = await service.requireRunning(act, act.value);
      return show(act, progressModal(project.id, project.title, (await store.progress(act.teamId, project.id)).at(-1) ?? null));
    },
    'projects:close': async (act) => {
      const { project } = await service.requireRunning(act, act.value);
      return show(act, closeModal(project.id, project.title));
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'projects:start': async (act) => {
      const { pilot, community } = await service.requirePilot(act, act.metadata);
      const draft = { title: textOf(act.values, 'title'), aim: textOf(act.values, 'aim'), sponsor: textOf(act.values, 'sponsor') };
      const errors = emptyIn(draft);
      if (errors) return { errors };
      const grown = await service.findGrown(pilot);
      const running = grown ? [] : await service.inTheWay(community);
      if (running.length > 0) {
        const titles = joinWords(running.map(({ title }) => `“${truncate(title, 60)}”`));
        return {
          errors: { title: `As many projects run as ${community.name} can carry: ${titles}. One can start once one of them ends.` },
        };
      }
      const project = grown ?? (await service.start(pilot, community, draft, act));
      const said = grown ? 'This pilot is a project already.' : '✓ The project has started.';
      return project ? { update: await pages.page(act, project.id, said), refreshHome: true } : { refreshHome: true };
    },
    'projects:link': async (act) => {
      const { project } = await service.requireRunning(act, act.metadata);
      const kind = textOf(act.values, 'kind');
      if (!isIdeaKind(kind)) return { errors: { kind: 'Choose what it tries out.' } };
      await service.link(project, textOf(act.values, 'experiment'), kind, act);
      return { update: await pages.page(act, project.id, '✓ Linked.') };
    },
    'projects:progress': async (act) => {
      const { project } = await service.requireRunning(act, act.metadata);
      const lines = linesIn(act.values);
      const errors = emptyIn({ done: lines.done, next: lines.next });
      if (errors) return { errors };
      await service.write(project, lines, act);
      return { update: await pages.page(act, project.id, '✓ Your three lines stand for this month.'), refreshHome: true };
    },
    'projects:close': async (act): Promise<Answer> => {
      const { project, community } = await service.requireRunning(act, act.metadata);
      const how = textOf(act.values, 'how');
      const outcome = textOf(act.values, 'outcome');
      if (!isEnding(how)) return { errors: { how: 'Choose one of the two.' } };
      if (outcome === '') return { errors: { outcome: 'A few words are enough, also about what did not work.' } };
      await service.close(project, how, outcome, deps.calendar.today(community, act.now));
      return { update: await pages.page(act, project.id, '✓ Closed. Its page stays, with what came of it.'), refreshHome: true };
    },
  };

  return { commands, actions, submissions };
}
