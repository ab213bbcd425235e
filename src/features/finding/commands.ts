/** Everything people do to find something. */
import type { Act, ActionAct, ActionHandler, Answer, Command, SubmissionHandler, Values } from '../../platform/feature.ts';
import { isClass, isState, NO_FILTERS } from './rules.ts';
import type { Service } from './service.ts';
import { findModal, MENU_SIZE, menuModal, type Place, topModal } from './views.ts';

const LONGEST = 150;

/** What the modal holds at the moment; a filter that is not known narrows nothing. */
export function placeOf(values: Values): Place {
  const read = (field: string): string => {
    const value = [values[field] ?? ''].flat()[0] ?? '';
    return value === 'any' ? '' : value;
  };
  const chosen = (field: string): string => read(`filters.finding:filter#${field}`);
  const [topicClass, state] = [chosen('class'), chosen('state')];
  return {
    words: read('words').slice(0, LONGEST),
    filters: {
      ...{ kind: chosen('kind') || null, tag: chosen('tag') || null, condition: read('if').slice(0, LONGEST) },
      ...{ topicClass: isClass(topicClass) ? topicClass : null, state: isState(state) ? state : null },
    },
    page: 0,
  };
}

interface Desk {
  commands: Command[];
  actions: Record<string, ActionHandler>;
  submissions: Record<string, SubmissionHandler>;
}

export function createCommands(service: Service): Desk {
  const draw = async (act: Act, place: Place, counts: boolean) => {
    const looked = await service.look(act, place.words, place.filters);
    const isNarrowed = JSON.stringify(place.filters) !== JSON.stringify(NO_FILTERS);
    if (counts && !isNarrowed && looked.items.length + looked.others.length === 0) await service.countVain(act, place.words);
    return findModal(place, looked, await service.tags(act));
  };
  const open = async (act: Act, words: string): Promise<Answer> => ({
    open: await draw(act, { words: words.slice(0, LONGEST), filters: NO_FILTERS, page: 0 }, true),
  });
  const inPlace = (act: ActionAct, callbackId: string, modal: NonNullable<Answer['open']>): Answer =>
    act.modal?.callbackId === callbackId ? { update: modal } : { open: modal };
  const menu = async (act: Act, value: string) => {
    const page = /^\d{1,4}$/.test(value) ? Number(value) : 0;
    const { situations, pages } = await service.menu(act, page, MENU_SIZE);
    return menuModal(situations, Math.min(page, pages - 1), pages);
  };

  return {
    commands: [
      {
        ...{ name: 'find', direct: '/find', group: 'community', usage: '[words, or half of one]' },
        summary: 'Find what others have tried and written down; without words: the whole shelf',
        run: (act) => open(act, act.typed),
      },
      {
        ...{ name: 'shelf', group: 'community' },
        summary: 'See the ten things that were reused most, in the most different contexts',
        run: async (act) => ({ open: topModal(await service.top(act)) }),
      },
      {
        ...{ name: 'menu', group: 'community' },
        summary: 'See the ways there are, by situation',
        run: async (act) => ({ open: await menu(act, '0') }),
      },
    ],
    actions: {
      'finding:open': (act) => open(act, ''),
      'finding:class': async (act) => ({
        open: await draw(act, { words: '', filters: { ...NO_FILTERS, topicClass: isClass(act.value) ? act.value : null }, page: 0 }, false),
      }),
      'finding:words': async (act) => ({ update: await draw(act, placeOf(act.modal?.values ?? {}), true) }),
      'finding:filter': async (act) => ({ update: await draw(act, placeOf(act.modal?.values ?? {}), false) }),
      'finding:page': async (act) => ({
        update: await draw(act, { ...placeOf(act.modal?.values ?? {}), page: Number(act.value) || 0 }, false),
      }),
      'finding:top': async (act) => ({ open: topModal(await service.top(act)) }),
      'finding:menu': async (act) => inPlace(act, 'finding:menu', await menu(act, act.value)),
    },
    submissions: { 'finding:find': async (act) => ({ update: await draw(act, placeOf(act.values), true) }) },
  };
}
