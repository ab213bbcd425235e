/** What whoever leads a session is given: a pack, a drafted run sheet to change step by step, a checklist; locked four working days before. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Session } from '../../community/records.ts';
import type { RunStep } from '../../community/step.ts';
import { createTouches } from './agenda.ts';
import { createCommands } from './commands.ts';
import { createSheetCommands } from './commands-sheet.ts';
import { createService, type Parts, type PreparationDoors } from './service.ts';
import { createPanel } from './service-home.ts';
import { createLooking } from './service-looking.ts';
import { createPacks } from './service-packs.ts';
import { createPlans } from './service-plans.ts';
import { createPrivacy } from './service-privacy.ts';
import { createStore } from './store.ts';

export type { PreparedFormat } from './rules.ts';
export type { PreparationDoors } from './service.ts';

export interface Preparation extends Contributions {
  /** What runs on the day: the locked plan, else the last one that added up, else the format's own, fitted to the session. Never empty, always adds up. */
  runSheet(session: Session): Promise<RunStep[]>;
}

export function createPreparation(deps: Deps, doors: PreparationDoors): Preparation {
  const store = createStore(deps.db);
  const checklist = deps.library.checklists.find(({ id }) => id === 'cl-session-ready');
  const tree = deps.library.decision_trees.find(({ id }) => id === 'dt-format');
  if (!checklist || !tree) throw new Error('the library has no checklist or no decision tree for sessions');
  const parts: Parts = { deps, store, doors, checklist, tree };
  const service = createService(parts);
  const plans = createPlans(parts, service);
  const packs = createPacks(parts, service);
  const looking = createLooking(parts);
  const windows = createCommands(parts, service, plans, looking, packs);
  const sheet = createSheetCommands(parts, service, plans, looking);

  return {
    name: 'preparation',
    commands: windows.commands,
    actions: { ...windows.actions, ...sheet.actions },
    submissions: { ...windows.submissions, ...sheet.submissions },
    touches: createTouches(parts, packs, plans),
    home: [createPanel(parts, service, looking)],
    digest: [{ rank: 25, line: packs.unopened }],
    sessionChanged: async (session, was, now) => {
      const key = { teamId: session.teamId, sessionId: session.id };
      // Whoever leads it now has not opened it yet.
      if (session.facilitatorId !== was.facilitatorId) await store.change(key, { openedAt: null });
      if (session.onDate !== was.onDate) await plans.moved(session, now);
      const changedHands =
        session.facilitatorId !== was.facilitatorId || session.secondId !== was.secondId || session.leadership !== was.leadership;
      if (changedHands && session.status === 'planned') await packs.planLate(session, was, now);
    },
    ...createPrivacy(parts),
    runSheet: service.runSheet,
  };
}
