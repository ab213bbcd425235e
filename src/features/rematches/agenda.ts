/** What is said of an ending, the daily draw, and a plain word when it comes to nothing. */
import { PRIORITY } from '../../community/ask.ts';
import { findName } from '../../community/find-member.ts';
import { LETTER, sendLetter } from '../../community/letter.ts';
import { isAlive, isOf, othersOf } from '../../community/pair.ts';
import type { DueTouch, Touch } from '../../community/touch.ts';
import { DAY } from '../../platform/clock.ts';
import type { SentListener } from '../../platform/delivery/outbox.ts';
import { hasRoom } from './rules.ts';
import { CLOSED, DRAW, IN_VAIN, type Parts, TWO } from './service.ts';
import type { Draw } from './service-draw.ts';
import type { Place } from './store.ts';
import { closedMessage, inVainMessage, type Next, twoMessage } from './views.ts';

const WHY = 'You were in a coaching pair.';
const WHY_IN = 'You said yes to this round.';
const FORTNIGHT = 14 * DAY;

export function createTouches({ deps, store }: Parts, draw: Draw): Touch[] {
  const { calendar, communities, pairs } = deps;
  const nameOf = (teamId: string, userId: string): Promise<string> => findName(deps, teamId, userId);

  async function nextFor({ state, roundId, closesOn, communityId, teamId }: Place, now: number): Promise<Next | null> {
    if (state === 'looking') return 'looking';
    if (state !== 'offered') return null;
    if (roundId === null) return 'own';
    return hasRoom(closesOn, calendar.today(await communities.get(teamId, communityId), now)) ? 'may' : 'none';
  }

  const closed = async (due: DueTouch): Promise<void> => {
    const { teamId, anchor: fromId, userId, now } = due;
    const place = userId === null ? null : await store.find({ teamId, fromId, userId });
    const next = place && (await nextFor(place, now));
    if (!next || userId === null) return;
    const pair = await pairs.find(teamId, fromId);
    // Of three who were, two may go on: for her alone it is closed.
    const names = await Promise.all((pair && isOf(pair, userId) ? othersOf(pair, userId) : []).map((id) => nameOf(teamId, id)));
    // What she had said yes to: it reaches her in quiet mode, too, and before her calendar says it.
    const message = closedMessage({ fromId, names, next });
    await sendLetter(deps, due, userId, { message, why: WHY, priority: PRIORITY.role, care: true });
  };

  const inVain = async (due: DueTouch): Promise<void> => {
    const [fromId = '', since] = due.anchor.split(' ');
    const place = due.userId === null ? null : await store.find({ teamId: due.teamId, fromId, userId: due.userId });
    if (place?.state !== 'in-vain' || `${place.since}` !== since) return;
    await sendLetter(deps, due, place.userId, { message: inVainMessage(), why: WHY_IN, priority: PRIORITY.role });
  };

  /** Whoever introduces pairs speaks first: where three never heard of each other, the two are introduced as two. */
  const two = async ({ teamId, communityId, anchor, now }: DueTouch): Promise<void> => {
    const pair = await pairs.find(teamId, anchor.split(' ')[0] ?? '');
    if (!pair || !isAlive(pair) || pair.people.length !== 2 || pair.channelId === null) return;
    const names = await Promise.all(pair.people.map((id) => nameOf(teamId, id)));
    await deps.attention.tellGroup(
      {
        ...{ teamId, communityId, userIds: pair.people, touch: TWO, key: `${TWO}/${anchor}`, message: twoMessage(pair.id, names) },
        ...{ why: WHY, minutes: 1, expiresAt: now + FORTNIGHT, about: { kind: 'pair', id: pair.id } },
      },
      now,
    );
  };

  return [
    { ...LETTER, id: CLOSED, name: 'A round is closed for two', audience: 'whoever was in the pair', why: WHY, run: closed },
    { ...LETTER, id: IN_VAIN, name: 'Nobody could be found', audience: 'whoever was without a partner', why: WHY_IN, run: inVain },
    { ...LETTER, id: TWO, name: 'Two go on', surface: 'group', each: 'community', audience: 'two who were three', why: WHY, run: two },
    {
      ...{ ...LETTER, id: DRAW, name: 'Looking for partners', surface: 'state', each: 'community', audience: 'nobody', minutes: 0 },
      ...{ catchUp: 'always', why: 'Somebody would like a partner.', run: draw.run },
    },
  ];
}

/** Their conversation is another one now. */
export const createSent = ({ deps }: Parts): Record<string, SentListener> => ({
  [TWO]: async ({ teamId, about, channel, now }) => {
    if (about) await deps.pairs.happen({ teamId, id: about.id }, { is: 'opened', channelId: channel }, now);
  },
});
