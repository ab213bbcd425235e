/** Where an experiment begins: `/experiment`, a step, a session, a practice of the shelf, a round before; and where hers are. */
import { requireLivingCommunity, requireMember } from '../../community/find-member.ts';
import { UserError } from '../../platform/errors.ts';
import type { ActionAct, ActionHandler, Answer, Command } from '../../platform/feature.ts';
import { showIn } from './commands-course.ts';
import type { Rounds } from './commands-round.ts';
import type { Parts } from './service.ts';
import type { Designs } from './service-design.ts';
import { BORROW, type Forms, refOf } from './service-forms.ts';
import type { Pages } from './service-page.ts';
import { chooserModal, typedModal } from './views-chooser.ts';

export function createCommands({ deps }: Parts, designs: Designs, forms: Forms, rounds: Rounds, pages: Pages) {
  const begin = async (act: ActionAct): Promise<Answer> => {
    const origin = refOf(act.value);
    if (origin?.kind === 'experiment') return rounds.begin(act, origin.id);
    if (origin?.kind !== 'item') return showIn(act, chooserModal(await forms.chooserOf(act, act.value, null)));
    const item = await designs.findItem(act, origin.id);
    if (!item) throw new UserError('This is not on the shelf any more, or is not open to you.', '`/find` shows what is.');
    const { community } = await forms.placeFor(act, item.communityId);
    return showIn(act, await forms.draw(act, forms.newPlace(community.id, BORROW, act.value)));
  };

  const actions: Record<string, ActionHandler> = {
    'experiments:from': begin,
    'experiments:elsewhere': async (act) => {
      const [communityId = '', origin = ''] = act.value.split('|');
      return showIn(act, chooserModal(await forms.chooserOf(act, origin, communityId)));
    },
    'experiments:choose': async (act) => {
      const [communityId = '', templateId = '', origin = ''] = act.value.split('|');
      await requireMember(deps, await requireLivingCommunity(deps, act.teamId, communityId), act.userId);
      return showIn(act, await forms.draw(act, forms.newPlace(communityId, templateId, origin)));
    },
    'experiments:open': async (act) => showIn(act, await pages.page(act, act.value)),
    'experiments:mine': async (act) => showIn(act, await pages.mine(act)),
    'experiments:list': async (act) => {
      const [which, page] = act.value.split(':');
      return showIn(act, await pages.mine(act, { onlyIdeas: which === 'ideas', page: Number(page) || 0 }));
    },
  };

  const commands: Command[] = [
    {
      name: 'experiment',
      direct: '/experiment',
      group: 'week',
      usage: '[mine | what you would like to try]',
      summary: 'Try one change for two to four weeks; `mine` shows yours, with what comes next and when',
      run: async (act) => {
        const wanted = act.text.toLowerCase();
        if (wanted === 'mine' || wanted === 'ideas') return { open: await pages.mine(act, { onlyIdeas: wanted === 'ideas' }) };
        const view = await forms.chooserOf(act, '', null);
        return { open: act.typed === '' ? chooserModal(view) : typedModal(view, act.typed) };
      },
    },
  ];

  return { commands, actions };
}
