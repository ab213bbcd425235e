/** What becomes of the day when something about its session is decided or changed. */
import { startOf } from '../../community/calendar-rules.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Session } from '../../community/records.ts';
import { MINUTE } from '../../platform/clock.ts';
import { CONSOLE_BEFORE, DOORS_BEFORE } from './rules.ts';
import { CONSOLE_TOUCH, type Consoles } from './service-consoles.ts';
import { type Days, type Facts, isOn } from './service-days.ts';
import { DOORS_TOUCH, type Doors } from './service-doors.ts';
import type { Steps } from './service-steps.ts';
import type { Store } from './store.ts';
import type { ArrivalStore } from './store-arrivals.ts';
import type { ConsoleStore } from './store-consoles.ts';

export const AGAIN_TOUCH = 'session-days.again';

export interface ChangesParts {
  deps: Deps;
  store: Store;
  arrivals: ArrivalStore;
  consoleStore: ConsoleStore;
  days: Days;
  consoles: Consoles;
  doors: Doors;
  steps: Steps;
}

const leads = ({ leadership, facilitatorId, secondId }: Session): string => [leadership, facilitatorId, secondId].join('/');
const hasMoved = (a: Session, b: Session): boolean => a.onDate !== b.onDate || a.at !== b.at || a.minutes !== b.minutes;

export function createChanges({ deps, store, consoleStore, arrivals, days, consoles, doors, steps }: ChangesParts) {
  /** What was opened before it began is closed; nobody has been anywhere. */
  async function clear(facts: Facts): Promise<void> {
    const { teamId, id } = facts.session;
    await consoles.putAway(facts);
    await deps.outbox.withdraw(teamId, `${DOORS_TOUCH}/${id}/`);
    await deps.outbox.withdraw(teamId, `${CONSOLE_TOUCH}/${id}/`);
    await arrivals.removeAll(teamId, id);
    await consoleStore.removeAll(teamId, id);
    await store.drop(teamId, id);
  }

  /** Touches that have fired do not come again by themselves. */
  async function planAgain(facts: Facts): Promise<void> {
    const { session, community } = facts;
    const start = startOf(session, community.zone);
    const times = { console: start - CONSOLE_BEFORE * MINUTE, doors: start - DOORS_BEFORE * MINUTE, start };
    for (const [what, dueAt] of Object.entries(times)) {
      const anchor = `${session.id}/${what}/${session.revision}`;
      await deps.agenda.once(AGAIN_TOUCH, {
        ...{ teamId: session.teamId, communityId: session.communityId, anchor, dueAt, zone: community.zone },
      });
    }
  }

  async function stop(facts: Facts, now: number): Promise<void> {
    const over = await days.change(facts, { overAt: now });
    await doors.calledOff(over);
    await consoles.putAway(over);
  }

  async function handOn(facts: Facts, was: Session): Promise<void> {
    const { session, community, day, now } = facts;
    if (now < startOf(was, community.zone) - CONSOLE_BEFORE * MINUTE || day.overAt !== null) return;
    const led = await steps.findHost(facts);
    await consoles.hand(led);
    if (led.day.doorsAt !== null) await doors.refresh(led);
    if (session.topic !== was.topic) await consoles.refresh(led);
  }

  return async function sessionChanged(session: Session, was: Session, now: number): Promise<void> {
    const known = await store.find(session.teamId, session.id);
    const facts = await days.find(session.teamId, session.id, now);
    if (!facts || facts.day.overAt !== null) return;
    const isRunning = isOn(facts);
    if (session.status === 'cancelled') {
      if (was.status === 'cancelled') return;
      if (isRunning) return stop(facts, now);
      await doors.calledOff(facts);
      return clear(facts);
    }
    if (session.status === 'held') {
      if (known && was.status === 'planned') await stopHeld(facts, now);
      return;
    }
    if (hasMoved(session, was) || was.status === 'cancelled') {
      // What has begun goes on as it is; the calendar does not move it either.
      if (isRunning) return;
      const opened = startOf(was, facts.community.zone) - CONSOLE_BEFORE * MINUTE;
      await doors.moved(facts, startOf(session, facts.community.zone));
      await clear(facts);
      if (now >= opened) await planAgain(facts);
      return;
    }
    if (leads(session) !== leads(was) || session.topic !== was.topic || session.link !== was.link) await handOn(facts, was);
  };

  /** Somebody marked it by hand. */
  async function stopHeld(facts: Facts, now: number): Promise<void> {
    const over = await days.change(facts, { overAt: now });
    await doors.refresh(over);
    await consoles.refresh(over);
  }
}
