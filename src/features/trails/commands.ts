/** Walking a trail: from a button anywhere, and on from each of its stops. */
import { getViewer } from '../../community/find-viewer.ts';
import type { Deps } from '../../community/kernel.ts';
import { UserError } from '../../platform/errors.ts';
import type { ActionHandler } from '../../platform/feature.ts';
import type { Service } from './service.ts';
import { trailModal } from './views.ts';

export function createCommands(deps: Deps, service: Service): { actions: Record<string, ActionHandler> } {
  return {
    actions: {
      'trails:open': async (act) => {
        const [kind = '', id = ''] = act.value.split('/');
        const viewer = await getViewer(deps, act.teamId, act.userId, act.now);
        const stops = await service.walk(viewer, { kind, id });
        if (stops.length === 0) throw new UserError('This is not there any more, or it is not yours to see.', '`/find` shows what is.');
        const modal = trailModal(stops, viewer.person.zone);
        return act.modal?.callbackId === 'trails:walk' ? { update: modal } : { open: modal };
      },
    },
  };
}
