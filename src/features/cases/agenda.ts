/** The day after: whoever brought a case is offered a note of it, in her slot. (practice 41) */
import { type Ask, type AskKind, PRIORITY } from '../../community/ask.ts';
import type { DueTouch, Touch } from '../../community/touch.ts';
import { addDays } from '../../platform/time/local-dates.ts';
import { toInstant } from '../../platform/time/zones.ts';
import type { Parts, Service } from './service.ts';
import { noteInputs, noteLine } from './views.ts';

const ASK_NOTE = 'cases.note';
/** A slot comes at least once in this time. */
const DAYS_TO_ANSWER = 10;

export const createTouches = ({ deps, store }: Parts): Touch[] => [
  {
    id: 'cases.offer',
    practice: '-',
    name: 'A note of a case',
    anchor: { on: 'session', kinds: ['topic'], offset: 1 },
    at: '08:30',
    surface: 'state',
    audience: 'whoever brought a case, in the weekly slot',
    each: 'community',
    minutes: 0,
    catchUp: { within: 7 * 24 * 60 * 60_000 },
    whenUnsure: 'resend',
    why: 'A case was told yesterday.',
    run: async ({ teamId, communityId, anchor, localDate, zone }: DueTouch) => {
      const session = await deps.calendar.findSession(teamId, anchor);
      if (session?.status !== 'held') return;
      for (const { bringerId } of await store.listOf(teamId, session.id)) {
        await deps.attention.ask({
          ...{ teamId, communityId, userId: bringerId, kind: ASK_NOTE, ref: session.id, priority: PRIORITY.notice, minutes: 1 },
          ...{ opensOn: localDate, expiresAt: toInstant(addDays(localDate, DAYS_TO_ANSWER), '23:59', zone), reminder: false },
        });
      }
    },
  },
];

export const createAsks = ({ deps, store }: Parts, service: Service): AskKind[] => [
  {
    kind: ASK_NOTE,
    practice: '-',
    name: 'A note of your case',
    why: 'You told a case; a note without names may help somebody else.',
    line: async (ask: Ask) => {
      const session = await deps.calendar.findSession(ask.teamId, ask.ref);
      const found = await store.find(ask.teamId, ask.ref, ask.userId);
      return session && found ? noteLine(session.onDate) : null;
    },
    inputs: async () => noteInputs(),
    answer: async (ask, values, act) => {
      const until = values.note === 'yes' ? await service.restsUntil(ask.teamId, ask.communityId, act.now) : null;
      if (until !== null)
        return { errors: { note: `New case posts rest until ${until}. Leave it empty for now; your page has a button for it then.` } };
      if (values.note === 'yes') await service.draftNote(ask.teamId, ask.ref, ask.userId, act.now);
      return values.note === 'yes' || values.note === 'no' ? {} : { skipped: true };
    },
  },
];
