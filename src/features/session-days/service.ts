/** The stories of a session's day, each in its own file, put together. */
import type { Deps } from '../../community/kernel.ts';
import type { Session } from '../../community/records.ts';
import type { RunStep } from '../../community/step.ts';
import { type Attendance, createAttendance } from './service-attendance.ts';
import { createChanges } from './service-changes.ts';
import { type Consoles, createConsoles } from './service-consoles.ts';
import { createDays, type Days } from './service-days.ts';
import { createDoors, type Doors } from './service-doors.ts';
import { createSteps, type Steps } from './service-steps.ts';
import { createStore, type Store } from './store.ts';
import { type ArrivalStore, createArrivalStore } from './store-arrivals.ts';
import { type ConsoleStore, createConsoleStore } from './store-consoles.ts';

export interface Parts {
  deps: Deps;
  store: Store;
  arrivals: ArrivalStore;
  consoleStore: ConsoleStore;
  days: Days;
  consoles: Consoles;
  doors: Doors;
  steps: Steps;
  attendance: Attendance;
  sessionChanged: ReturnType<typeof createChanges>;
}

export function createParts(deps: Deps, runSheet: (session: Session) => Promise<RunStep[]>): Parts {
  const store = createStore(deps.db);
  const arrivals = createArrivalStore(deps.db);
  const consoleStore = createConsoleStore(deps.db);
  const days = createDays({ deps, store, arrivals, runSheet });
  const consoles = createConsoles({ deps, store: consoleStore, days });
  const doors = createDoors({ deps, days, consoles });
  const steps = createSteps({ deps, days, consoles, doors });
  const attendance = createAttendance({ deps, store, arrivals, days, doors, consoles });
  const sessionChanged = createChanges({ deps, store, consoleStore, arrivals, days, consoles, doors, steps });
  return { deps, store, consoleStore, arrivals, days, consoles, doors, steps, attendance, sessionChanged };
}
