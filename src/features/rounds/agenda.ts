/** When a round is called, drawn and told. (practice 3.7; 3.9, c0) */
import { LETTER } from '../../community/letter.ts';
import type { Community } from '../../community/records.ts';
import type { DueTouch, Touch } from '../../community/touch.ts';
import { DAY } from '../../platform/clock.ts';
import { CALLS_AT, DRAWS_AT, TELLS_AT } from './rules.ts';
import type { Parts, Round, Service } from './service.ts';
import type { Drawing } from './service-drawing.ts';
import type { Posts } from './service-post.ts';
import type { Rooms } from './service-rooms.ts';
import type { Telling } from './service-telling.ts';

const STATE = { practice: '-', surface: 'state', audience: 'nobody', each: 'community', minutes: 0, catchUp: 'always' } as const;
const firstOfQuarter = (offset: number) => ({ on: 'session', kinds: ['topic'], offset, first: 'of-quarter' }) as const;

export interface AgendaParts {
  parts: Parts;
  service: Service;
  posts: Posts;
  drawing: Drawing;
  rooms: Rooms;
  telling: Telling;
}

export function createTouches({ parts: { deps }, service, posts, drawing, rooms, telling }: AgendaParts): Touch[] {
  const withRound =
    (act: (community: Community, round: Round, due: DueTouch) => Promise<void>) =>
    async (due: DueTouch): Promise<void> => {
      const session = await deps.calendar.findSession(due.teamId, due.anchor);
      const community = await deps.communities.find(due.teamId, due.communityId);
      const round = session && community && (await service.ofSession(community, session));
      if (community && round) await act(community, round, due);
    };

  /** `anchor`: the round, and how often it was done before. */
  const again =
    (act: (community: Community, round: Round, now: number, count: number) => Promise<void>) =>
    async ({ teamId, communityId, anchor, now }: DueTouch): Promise<void> => {
      const at = anchor.lastIndexOf('/');
      const community = await deps.communities.find(teamId, communityId);
      const round = community && (await service.find(community, anchor.slice(0, at)));
      if (community && round) await act(community, round, now, Number(anchor.slice(at + 1)));
    };
  const more = {
    ...STATE,
    anchor: { on: 'once' },
    at: DRAWS_AT.at,
    whenUnsure: 'resend',
    why: 'A large round takes more than a minute.',
  } as const;

  return [
    {
      id: 'rounds.call',
      practice: 'c0',
      name: 'Call for the coaching round',
      anchor: firstOfQuarter(CALLS_AT.offset),
      at: CALLS_AT.at,
      surface: 'channel',
      audience: 'everyone here',
      each: 'community',
      minutes: 3,
      catchUp: { within: 3 * DAY },
      whenUnsure: 'hold',
      why: 'Once a quarter whoever likes is put together with a partner; whoever says nothing is out.',
      run: withRound(posts.call),
    },
    {
      ...STATE,
      id: 'rounds.draw',
      name: 'Who coaches whom',
      anchor: firstOfQuarter(DRAWS_AT.offset),
      at: DRAWS_AT.at,
      whenUnsure: 'resend',
      why: 'Three working days before they are told, those who are in are put together.',
      run: withRound((community, round, due) => drawing.run(community, round, due.now)),
    },
    { ...more, id: 'rounds.draw-again', name: 'Who coaches whom, in a large round', run: again(drawing.run) },
    { ...more, id: 'rounds.rooms', name: 'Room for introductions', run: again(rooms.keepSome) },
    { ...more, id: 'rounds.tell-on', name: 'The coaching round begins, the next pairs', run: again(telling.tellOn) },
    {
      ...STATE,
      id: 'rounds.tell',
      name: 'The coaching round begins',
      anchor: firstOfQuarter(TELLS_AT.offset),
      at: TELLS_AT.at,
      whenUnsure: 'resend',
      why: 'Fourteen working days after the first session of the quarter.',
      run: withRound(async (community, round, due) => {
        await telling.tell(community, round, due.now);
        await posts.redraw(community, round);
      }),
    },
    {
      ...LETTER,
      id: 'rounds.none',
      name: 'No coaching round',
      audience: 'whoever said yes',
      why: 'You said yes to a coaching round that does not begin.',
      run: telling.sendNone,
    },
    {
      ...LETTER,
      id: 'rounds.unplaced',
      name: 'No place in the coaching round',
      audience: 'whoever said yes and has no partner',
      why: 'You said yes to a coaching round and have no partner in it.',
      run: telling.sendUnplaced,
    },
  ];
}
