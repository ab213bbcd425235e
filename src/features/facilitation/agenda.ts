/** When the search begins and ends by itself. */
import { startOf } from '../../community/calendar-rules.ts';
import type { DueTouch, Touch } from '../../community/touch.ts';
import { goesRound } from './rules-asking.ts';
import type { Parts } from './service.ts';
import { AGAIN } from './service-changes.ts';
import { DUTY, OFFER, PASS_ON } from './service-offers.ts';

const STATE = {
  practice: '-',
  surface: 'state',
  audience: 'nobody',
  each: 'community',
  minutes: 0,
  catchUp: 'always',
  whenUnsure: 'resend',
} as const;

export function createTouches({ deps, search, cover }: Parts): Touch[] {
  const begin = (due: DueTouch): Promise<void> => search.begin(due.teamId, due.communityId, due.anchor, due.now);

  /** Nobody has accepted. A session that is over stays what it was. */
  async function settle(due: DueTouch): Promise<void> {
    const session = await deps.calendar.findSession(due.teamId, due.anchor);
    const community = await deps.communities.get(due.teamId, due.communityId);
    if (session?.status !== 'planned' || session.leadership !== 'open' || !goesRound(session)) return;
    if (startOf(session, community.zone) > due.now) await cover.becomeTable(session, due.now);
  }

  /** The day before: whoever leads must be there; somebody who has paused since is replaced. */
  async function lookOnce(due: DueTouch): Promise<void> {
    const session = await deps.calendar.findSession(due.teamId, due.anchor);
    const leader = session?.facilitatorId && (await deps.members.find(due.teamId, due.communityId, session.facilitatorId));
    if (session?.leadership !== 'led' || (leader && leader.status === 'active')) return settle(due);
    const community = await deps.communities.get(due.teamId, due.communityId);
    if (startOf(session, community.zone) > due.now) await cover.handOver(community, session, due.now);
  }

  return [
    {
      ...STATE,
      id: OFFER,
      practice: 'f0',
      name: 'Offer to lead',
      anchor: { on: 'session', kinds: ['topic'], offset: 1 },
      at: '10:00',
      surface: 'dm',
      audience: 'one person at a time, in turn',
      minutes: 2,
      why: 'Leading goes round: the day after a session the next in turn is asked, privately.',
      run: begin,
    },
    {
      ...STATE,
      id: AGAIN,
      name: 'Search after a session that was called off',
      anchor: { on: 'once' },
      at: '10:00',
      why: 'A session was called off, and the next one needs somebody to lead it.',
      run: begin,
    },
    {
      ...STATE,
      id: PASS_ON,
      name: 'A turn passes on',
      anchor: { on: 'once' },
      at: '10:00',
      why: 'An offer was not answered for three working days.',
      run: (due) => cover.passOn(due.teamId, due.anchor.split('/')[0] ?? '', due.now),
    },
    {
      ...STATE,
      id: 'facilitation.table',
      practice: 'f3',
      name: 'Open Table if nobody leads',
      anchor: { on: 'session', kinds: ['topic'], offset: -10 },
      at: '09:30',
      why: 'Nobody has accepted ten working days before the session.',
      run: settle,
    },
    {
      ...STATE,
      id: 'facilitation.last-look',
      name: 'Whether somebody leads',
      anchor: { on: 'session', kinds: ['topic'], offset: -1 },
      at: '09:00',
      why: 'A session that nobody can lead is taken over by its second, or becomes an Open Table.',
      run: lookOnce,
    },
    {
      ...STATE,
      id: DUTY,
      name: 'Swap or cover is looked at again',
      anchor: { on: 'once' },
      at: '10:00',
      why: 'You take part in leading a session, or were asked to take it over.',
      run: (due) => cover.passOn(due.teamId, due.anchor.split('/')[0] ?? '', due.now),
    },
  ];
}
