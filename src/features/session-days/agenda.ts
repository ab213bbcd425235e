/** What happens by itself on the day: the console, the doors, the start, each step, the end. */
import { startOf } from '../../community/calendar-rules.ts';
import type { DueTouch, Touch } from '../../community/touch.ts';
import { MINUTE } from '../../platform/clock.ts';
import { CONSOLE_BEFORE, DOORS_BEFORE } from './rules.ts';
import type { Parts } from './service.ts';
import { AGAIN_TOUCH } from './service-changes.ts';
import { CONSOLE_TOUCH } from './service-consoles.ts';
import { type Facts, isBefore, isOn } from './service-days.ts';
import { DOORS_TOUCH } from './service-doors.ts';
import { ADVANCE_TOUCH } from './service-steps.ts';

const KINDS = ['topic', 'close'] as const;
const INNER = {
  practice: '-',
  surface: 'state',
  minutes: 0,
  at: '00:00',
  audience: 'nobody',
  each: 'community',
  whenUnsure: 'hold',
} as const;

export function createTouches({ days, consoles, doors, steps }: Parts): Touch[] {
  /** The session as it is now, where it is still to come or under way, and not moved meanwhile. */
  async function find(due: DueTouch, before: number): Promise<Facts | null> {
    const [sessionId = ''] = due.anchor.split('/');
    const facts = await days.find(due.teamId, sessionId, due.now);
    if (facts?.session.status !== 'planned' || facts.day.overAt !== null) return null;
    // What has begun goes on, wherever the calendar has put it meanwhile.
    return isOn(facts) || due.now >= startOf(facts.session, facts.community.zone) - before * MINUTE ? facts : null;
  }

  const openConsoles = async (due: DueTouch): Promise<void> => {
    const facts = await find(due, CONSOLE_BEFORE);
    if (facts && isBefore(facts)) await consoles.hand(facts);
  };
  const openDoors = async (due: DueTouch): Promise<void> => {
    const facts = await find(due, DOORS_BEFORE);
    if (facts && isBefore(facts)) await consoles.refresh(await doors.open(facts));
  };
  const begin = async (due: DueTouch): Promise<void> => {
    const facts = await find(due, 0);
    if (facts) await steps.begin(facts);
  };
  const settle = async (due: DueTouch): Promise<void> => {
    const facts = await find(due, DOORS_BEFORE);
    if (facts) await steps.settle(facts);
  };

  return [
    {
      id: CONSOLE_TOUCH,
      practice: 'f5',
      name: 'Console',
      anchor: { on: 'clock', kinds: KINDS, from: 'start', minutes: -CONSOLE_BEFORE },
      at: '00:00',
      surface: 'dm',
      audience: 'whoever leads',
      each: 'community',
      minutes: 2,
      catchUp: 'until-session',
      whenUnsure: 'resend',
      why: 'You lead the session that begins within the hour.',
      run: openConsoles,
    },
    {
      id: DOORS_TOUCH,
      practice: 's4',
      name: 'Doors open',
      anchor: { on: 'clock', kinds: KINDS, from: 'start', minutes: -DOORS_BEFORE },
      at: '00:00',
      surface: 'channel',
      audience: 'everyone here',
      each: 'community',
      minutes: 0,
      catchUp: 'until-session',
      whenUnsure: 'resend',
      why: 'The session begins in ten minutes.',
      run: openDoors,
    },
    {
      ...INNER,
      id: 'session-days.start',
      practice: 's5',
      name: 'The session begins',
      anchor: { on: 'clock', kinds: KINDS, from: 'start', minutes: 0 },
      catchUp: 'always',
      why: 'A session begins at its time, whether anybody presses or not.',
      run: begin,
    },
    {
      ...INNER,
      id: 'session-days.end',
      practice: 's5',
      name: 'The session ends',
      anchor: { on: 'clock', kinds: KINDS, from: 'end', minutes: 0 },
      catchUp: 'always',
      why: 'A session ends at its time.',
      run: settle,
    },
    {
      ...INNER,
      id: ADVANCE_TOUCH,
      practice: 's5',
      name: 'The next step',
      anchor: { on: 'once' },
      catchUp: 'always',
      why: 'The time of the step is over.',
      run: settle,
    },
    {
      ...INNER,
      id: AGAIN_TOUCH,
      name: 'A moved session opens',
      anchor: { on: 'once' },
      catchUp: 'always',
      why: 'The session was moved after its console had come.',
      run: (due) => {
        const what = due.anchor.split('/')[1];
        return what === 'console' ? openConsoles(due) : what === 'doors' ? openDoors(due) : begin(due);
      },
    },
  ];
}
