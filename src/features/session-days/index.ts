/** The day itself: doors, who is here, the facilitator's console, steps that advance by the clock. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Session } from '../../community/records.ts';
import type { RunStep } from '../../community/step.ts';
import { createTouches } from './agenda.ts';
import { createCommands } from './commands.ts';
import { createParts } from './service.ts';
import { CONSOLE_TOUCH } from './service-consoles.ts';
import { threadIn } from './service-days.ts';
import { DOORS_TOUCH } from './service-doors.ts';
import { createHomePanels } from './service-home.ts';
import { createPrivacyParts } from './service-privacy.ts';

export interface SessionDayDoors {
  runSheet(session: Session): Promise<RunStep[]>;
}

export interface SessionDays extends Contributions {
  /** Who was there, first comers first, as long as names are kept: until the notes are out. */
  attended(session: Session): Promise<string[]>;
  /** How many were there; stays when the names have gone. */
  countOf(session: Session): Promise<number>;
  /** The facilitator's correction. */
  correct(session: Session, userIds: readonly string[], now: number): Promise<void>;
  /** The notes are out: names go, the count and each person's date of her last session stay. (practice 3.4) */
  forgetNames(session: Session, now: number): Promise<void>;
  /** Where the session's steps are posted; null before doors open. */
  threadOf(session: Session): Promise<{ channel: string; ts: string } | null>;
}

export function createSessionDays(deps: Deps, doors: SessionDayDoors): SessionDays {
  const parts = createParts(deps, doors.runSheet);
  const { days, consoles, steps, attendance, store } = parts;
  return {
    name: 'session-days',
    ...createCommands(parts),
    touches: createTouches(parts),
    home: createHomePanels(parts),
    sessionChanged: parts.sessionChanged,
    sent: {
      [DOORS_TOUCH]: async ({ teamId, about, channel, ts, now }) => {
        const facts = about && (await store.find(teamId, about.id)) && (await days.find(teamId, about.id, now));
        if (!facts) return;
        // What began while the post was on its way is said now.
        const said = await steps.announce(await days.change(facts, { channelId: channel, ts }));
        if (said.day.version > 0) await parts.doors.refresh(said);
      },
      [CONSOLE_TOUCH]: async ({ teamId, about, channel, ts, now }) => {
        if (about) await consoles.placed(teamId, about.id, { channelId: channel, ts }, now);
      },
    },
    ...createPrivacyParts(parts),
    attended: attendance.attended,
    countOf: attendance.countOf,
    correct: attendance.correct,
    forgetNames: attendance.forgetNames,
    threadOf: async ({ teamId, id }) => {
      const day = await store.find(teamId, id);
      return day ? threadIn(day) : null;
    },
  };
}
