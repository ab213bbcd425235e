/** What people do here: ask for help, look at the calendar, turn pages. */
import type { Deps } from '../../community/kernel.ts';
import type { ActionAct, ActionHandler, Answer, Command } from '../../platform/feature.ts';
import type { HomeService } from './service.ts';
import type { AgendaService } from './service-agenda.ts';
import { goneMessage } from './views.ts';

/** '<id> <page>' of a button; anything else is the first page of nothing. */
function readPage(value: string): { id: string; page: number } {
  const [id = '', page = '0'] = value.split(' ');
  return { id, page: /^\d{1,4}$/.test(page) ? Number(page) : 0 };
}

export const commands = (deps: Deps, home: HomeService, agenda: AgendaService): Command[] => [
  {
    name: 'help',
    group: 'you',
    summary: 'See what I can do for you.',
    run: (act) => home.help(act),
  },
  {
    name: 'agenda',
    group: 'community',
    usage: '[community]',
    summary: 'See what is planned, week by week, in your own time.',
    run: async (act) => {
      const { community } = await deps.communities.forAct(act, act.text === '' ? {} : { name: act.text });
      return { open: await agenda.openCalendar(act, community, 0) };
    },
  },
];

export function actions(deps: Deps, home: HomeService, agenda: AgendaService): Record<string, ActionHandler> {
  const showAll = async (act: ActionAct): Promise<Answer> => {
    const { id, page } = readPage(act.value);
    const modal = await home.openAll(act, id, page);
    if (modal === null) return { reply: goneMessage, refreshHome: true };
    return act.modal ? { update: modal } : { open: modal };
  };
  return {
    'home:explain': (act) => home.explain(act, act.value),
    'home:all': showAll,
    'home:page': showAll,
    'home:calendar': async (act) => {
      const { id, page } = readPage(act.value);
      const community = await deps.communities.find(act.teamId, id);
      if (community === null) return { reply: goneMessage };
      const modal = await agenda.openCalendar(act, community, page);
      return act.modal?.callbackId === 'home:calendar' ? { update: modal } : { open: modal };
    },
  };
}
