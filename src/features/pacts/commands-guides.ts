/** Looking at the guides and picking one: whoever of them likes, whenever they like. */
import { UserError } from '../../platform/errors.ts';
import type { ActionHandler, SubmissionHandler } from '../../platform/feature.ts';
import { idOf, secondOf } from './rules.ts';
import type { Parts, Service } from './service.ts';
import type { Introductions } from './service-introductions.ts';
import { guideModal, guidesModal } from './views-guides.ts';

export function createGuideCommands({ deps }: Parts, service: Service, introductions: Introductions) {
  const { coaching_guides: guides, coaching_frame: frame } = deps.library;
  const guideOf = (id: string) => {
    const guide = guides.find((one) => one.id === id);
    if (!guide) throw new UserError('This guide is not here any more.', 'Open the list again and pick another.');
    return guide;
  };

  const list: ActionHandler = async (act) => ({ open: guidesModal(await service.getAlive(act, act.value), guides) });
  const look: ActionHandler = async (act) => ({
    open: guideModal(await service.getAlive(act, idOf(act.value)), guideOf(secondOf(act.value)), frame),
  });
  const pick: SubmissionHandler = async (act) => {
    const { pair } = await service.getAlive(act, idOf(act.metadata));
    const { id: guideId } = guideOf(secondOf(act.metadata));
    if (pair.guideId !== guideId) {
      await deps.pairs.happen(pair, { is: 'guided', guideId }, act.now);
      await introductions.refresh(pair.teamId, pair.id);
    }
    return { clear: true, refreshHome: true };
  };

  return { actions: { 'pacts:guide': list, 'pacts:look': look }, submissions: { 'pacts:guide': pick } };
}
