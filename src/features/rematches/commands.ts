/** Look for another partner, or no need. */
import type { ActionAct, ActionHandler, Answer } from '../../platform/feature.ts';
import type { Asked, Places } from './service-places.ts';
import { askedMessage } from './views.ts';

export function createActions(places: Places): Record<string, ActionHandler> {
  /** Said beside the button, which may stand on a page of others; pressed again, it says how things are by then. */
  const say = (act: ActionAct, asked: Asked): Answer => ({ reply: askedMessage(act.value, asked), refreshHome: true });
  return {
    'rematches:again': async (act) => say(act, await places.again(act, act.value)),
    'rematches:stop': async (act) => say(act, await places.stop(act, act.value)),
  };
}
