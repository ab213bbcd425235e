/** When sessions speak by themselves. */
import type { SessionKind, Touch } from '../../community/touch.ts';
import { DAY, HOUR } from '../../platform/clock.ts';
import { NOTICE } from './rules.ts';
import type { Parts } from './service.ts';
import type { Announcing } from './service-announcing.ts';
import { AFTER_CLOSE_AT } from './service-announcing.ts';
import { type Answers, REMINDERS_AT } from './service-answers.ts';
import { type Calendars, PUBLISHED_AT } from './service-calendar.ts';
import type { Moves } from './service-moves.ts';

const ALL: readonly SessionKind[] = ['topic', 'close'];

const EVERYBODY = { surface: 'channel', audience: 'everyone here', each: 'community', whenUnsure: 'hold' } as const;
const NOBODY = { practice: '-', surface: 'state', audience: 'nobody', each: 'community', minutes: 0, whenUnsure: 'hold' } as const;

export function createTouches(
  { deps, shown }: Parts,
  { announcing, answers, calendars, moves }: { announcing: Announcing; answers: Answers; calendars: Calendars; moves: Moves },
): Touch[] {
  return [
    {
      ...NOBODY,
      id: 'sessions.calendar-check',
      name: 'Whether the quarter’s calendar is out',
      anchor: { on: 'weekly', weekday: 1 },
      // Shortly before it goes out: a community that begins on that very morning has its calendar too.
      at: '10:45',
      catchUp: { within: 8 * HOUR },
      why: 'On the first Monday of a quarter its calendar goes out.',
      run: calendars.check,
    },
    {
      ...EVERYBODY,
      id: 'sessions.calendar',
      practice: '13',
      name: 'The quarter’s calendar',
      anchor: { on: 'once' },
      at: PUBLISHED_AT,
      minutes: 1,
      catchUp: { within: 3 * DAY },
      why: 'The whole quarter is known on its first Monday, so that everybody can keep the time free.',
      run: calendars.publish,
    },
    {
      ...EVERYBODY,
      id: 'sessions.announce',
      practice: 's1',
      name: 'Announcement of the session',
      anchor: { on: 'session', kinds: ALL, offset: -NOTICE },
      at: '10:00',
      minutes: 1,
      catchUp: 'until-session',
      why: 'Each session is announced ten working days ahead.',
      run: announcing.announce,
    },
    {
      ...EVERYBODY,
      id: 'sessions.announce-after-close',
      practice: 's1',
      name: 'Announcement of the first session',
      anchor: { on: 'once' },
      at: AFTER_CLOSE_AT,
      minutes: 1,
      catchUp: 'until-session',
      why: 'The first session after a quarter close is announced with what was decided there.',
      run: announcing.announceLate,
    },
    {
      ...EVERYBODY,
      id: 'sessions.pre-read',
      practice: 's2',
      name: 'What to read before, and one question',
      anchor: { on: 'session', kinds: ALL, offset: -4 },
      at: '10:00',
      surface: 'thread',
      minutes: 5,
      catchUp: 'until-session',
      why: 'What helps to have read stands in the announcement’s thread four working days ahead.',
      run: announcing.preRead,
    },
    {
      ...NOBODY,
      id: 'sessions.reminders',
      name: 'Reminders are handed in',
      anchor: { on: 'session', kinds: ALL, offset: -4 },
      at: REMINDERS_AT,
      catchUp: 'until-session',
      why: 'Whoever comes is reminded at her slot.',
      run: answers.handIn,
    },
    {
      ...NOBODY,
      id: 'sessions.remind-again',
      name: 'Reminders of a session that moved',
      anchor: { on: 'once' },
      at: REMINDERS_AT,
      catchUp: { within: 3 * DAY },
      why: 'Whoever comes is reminded at her slot, on the new day too.',
      run: answers.handIn,
    },
    {
      ...NOBODY,
      id: 'sessions.moved',
      name: 'What moved is said',
      anchor: { on: 'once' },
      at: '09:00',
      catchUp: { within: 7 * DAY },
      why: 'A session was moved or called off.',
      run: moves.say,
    },
    {
      ...NOBODY,
      id: 'sessions.over',
      name: 'The announcement says that it is over',
      anchor: { on: 'clock', kinds: ALL, from: 'end', minutes: 0 },
      at: '12:00',
      catchUp: { within: DAY },
      why: 'A session has ended.',
      run: async (due) => {
        const session = await deps.calendar.findSession(due.teamId, due.anchor);
        if (session) await shown.refresh(session, due.now);
      },
    },
  ];
}
