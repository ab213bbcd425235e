/** Touches, sessions and people for tests of the agenda's rules. */
import type { PlanInput } from '../../src/community/agenda-rules.ts';
import { UNDECIDED } from '../../src/community/calendar-rules.ts';
import type { Session } from '../../src/community/records.ts';
import type { Touch } from '../../src/community/touch.ts';
import { DAY, HOUR } from '../../src/platform/clock.ts';
import { toInstant } from '../../src/platform/time/zones.ts';

export const LONDON = 'Europe/London';
/** Monday 2 November 2026, 08:00 in London. */
export const MONDAY = toInstant('2026-11-02', '08:00', LONDON);

export const touchOf = (change: Partial<Touch> = {}): Touch => ({
  id: 'test.touch',
  practice: '-',
  name: 'A touch',
  anchor: { on: 'session', kinds: ['topic'], offset: -4 },
  at: '10:00',
  surface: 'channel',
  audience: 'everyone here',
  each: 'community',
  minutes: 1,
  catchUp: { within: 6 * HOUR },
  whenUnsure: 'hold',
  why: 'The session is near.',
  run: async () => undefined,
  ...change,
});

export const sessionOf = (change: Partial<Session> = {}): Session => ({
  id: 's1',
  teamId: 'T1',
  communityId: 'c1',
  kind: 'topic',
  number: 1,
  quarterOn: '2026-11-02',
  onDate: '2026-11-25',
  at: '10:30',
  minutes: 75,
  status: 'planned',
  revision: 0,
  ...UNDECIDED,
  ...change,
});

export const inputOf = (change: Partial<PlanInput> = {}): PlanInput => ({
  zone: LONDON,
  holidays: new Set(),
  sessions: [sessionOf()],
  touches: [touchOf()],
  members: [],
  stewards: [],
  now: MONDAY,
  peopleUntil: MONDAY + 28 * DAY,
  ...change,
});
