/** "Still on" and "Let it go", by any of them; nobody is told by whom. */
import { STILL_ON_AFTER } from '../../community/pair-rules.ts';
import type { ActionHandler } from '../../platform/feature.ts';
import { addWorkingDays } from '../../platform/time/working-days.ts';
import type { Parts, Service } from './service.ts';
import type { Introductions } from './service-introductions.ts';
import { goneMessage, keptMessage, standsMessage } from './views-deadlines.ts';

export function createDeadlineCommands({ deps, store }: Parts, service: Service, introductions: Introductions) {
  const stillOn: ActionHandler = async (act) => {
    const { pair, pact, community } = await service.getAlive(act, act.value);
    if (pair.state === 'agreed') return { reply: standsMessage(pair.id) };
    const until = addWorkingDays(pact.releaseOn, STILL_ON_AFTER, deps.calendar.holidays(community));
    if (pact.asking === 'kept') return { reply: keptMessage(pair.id, pact.releaseOn) };
    await store.change(pact, { asking: 'yes' });
    await introductions.refresh(pair.teamId, pair.id);
    return { reply: keptMessage(pair.id, until) };
  };

  const letGo: ActionHandler = async (act) => {
    const { pair } = await service.getAlive(act, act.value);
    if (pair.state === 'agreed') return { reply: standsMessage(pair.id) };
    await deps.pairs.happen(pair, { is: 'over', why: 'unsigned' }, act.now);
    return { replace: goneMessage(pair), refreshHome: true };
  };

  return { 'pacts:still-on': stillOn, 'pacts:let-go': letGo };
}
