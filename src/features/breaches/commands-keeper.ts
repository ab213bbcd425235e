/** Whoever is asked to hold a file: opens it, takes it, lets the next one, proposes; and stewards who say that the norms are renewed. */

import { requireLivingCommunity } from '../../community/find-member.ts';
import { notice } from '../../community/form-views.ts';
import type { ActionAct, ActionHandler, Answer } from '../../platform/feature.ts';
import { readStepValue, show } from './commands.ts';
import { pendingOf } from './rules.ts';
import type { Keeping } from './service-keeper.ts';
import type { NormService } from './service-norms.ts';
import type { Pages } from './service-pages.ts';
import type { Parts } from './service-turns.ts';
import type { BreachFile } from './store.ts';

export function createKeeperCommands({ deps }: Parts, keeping: Keeping, norms: NormService, pages: Pages): Record<string, ActionHandler> {
  const page = async (act: ActionAct, file: BreachFile, words: string | null = null): Promise<Answer> =>
    show(act, await pages.keeper(act, file, words));

  return {
    'breaches:read': async (act) => page(act, await keeping.given(act, act.value)),
    'breaches:take': async (act) => page(act, await keeping.take(act, act.value), '✓ It is with you. Whoever wrote it hears that.'),
    'breaches:pass-on': async (act) => {
      const passed = await keeping.passOn(act, act.value);
      const words = passed ? 'The next one is asked; you cannot open it any more.' : 'There is nobody after you; it stays open to you.';
      return show(act, notice('breaches:passed', 'A file', words));
    },
    'breaches:propose': async (act) => {
      const { id, step } = readStepValue(act.value);
      const file = await keeping.propose(act, id, step);
      return page(act, file, pendingOf(file.steps) === step ? '✓ Proposed. It happens only with a yes, and you hear of either.' : null);
    },
    'breaches:done': async (act) => {
      const { id, step } = readStepValue(act.value);
      return page(act, await keeping.done(act, id, step));
    },
    'breaches:renew': async (act) => {
      const community = await requireLivingCommunity(deps, act.teamId, act.value);
      const renewed = await norms.renew(community, act);
      return { reply: { text: renewed ? '✓ Case Clinic can be chosen again.' : 'Case Clinic can be chosen already.' }, refreshHome: true };
    },
  };
}
