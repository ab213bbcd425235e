/** "I could use a hand": hers alone until she says that a steward may know. */
import type { HomeRow, Viewer } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community } from '../../community/records.ts';
import { DAY } from '../../platform/clock.ts';
import type { Act, Answer } from '../../platform/feature.ts';
import type { CheckInService } from './service.ts';
import type { Hand, Store } from './store.ts';
import { notYoursMessage } from './views.ts';
import { handClosed, handLine, handPrivateAgain, handReleased, handRow } from './views-home.ts';

/** A steward reads of it twice at most; after that it is up to the two of them. */
const IN_DIGEST = 14 * DAY;

export function createHandService(deps: Deps, store: Store, checkIns: CheckInService) {
  const change = async (act: Act, id: string, work: (hand: Hand) => Promise<Answer>): Promise<Answer> => {
    const hand = await store.findHand(act.teamId, act.userId, id);
    return hand === null || hand.closedAt !== null ? { reply: notYoursMessage, refreshHome: true } : work(hand);
  };

  const rows = async (viewer: Viewer): Promise<HomeRow[]> => {
    const { teamId, userId } = viewer.person;
    const hands = await store.openHands(teamId, userId);
    const releasable = checkIns.lively(viewer.memberships);
    const nameOf = (id: string): string =>
      viewer.memberships.find(({ community }) => community.id === id)?.community.name ?? 'a community you left';
    return hands.map((hand) => ({
      rank: 50,
      blocks: handRow({ id: hand.id, text: hand.text, released: hand.releasedTo.map(nameOf) }, releasable),
    }));
  };

  const digestLine = async (community: Community, now: number): Promise<string | null> => {
    const hands = await store.releasedHands(community.teamId, community.id, now - IN_DIGEST);
    if (hands.length === 0) return null;
    const people = await deps.people.findMany(
      community.teamId,
      hands.map((hand) => hand.userId),
    );
    return hands.map((hand) => handLine(people.get(hand.userId)?.name ?? 'Somebody', hand.text)).join('\n');
  };

  return {
    rows,
    digestLine,
    done: (act: Act, id: string): Promise<Answer> =>
      change(act, id, async (hand) => {
        await store.closeHand(act.teamId, act.userId, hand.id, act.now);
        return { reply: handClosed, refreshHome: true };
      }),
    /** `value`: the hand and the community whose stewards may know. */
    release: (act: Act, value: string): Promise<Answer> => {
      const [id = '', communityId = ''] = value.split(' ');
      return change(act, id, async (hand) => {
        const community = checkIns.lively(await checkIns.belongings(act.teamId, act.userId)).find((one) => one.id === communityId);
        if (!community) return { reply: notYoursMessage, refreshHome: true };
        deps.privacy.assertRelease(act.userId, { privacy: 'P0', communityId, authorId: act.userId }, 'P1');
        await store.releaseHand(act.teamId, hand.id, communityId, act.now);
        return { reply: handReleased, refreshHome: true };
      });
    },
    keep: (act: Act, id: string): Promise<Answer> =>
      change(act, id, async (hand) => {
        await store.withdrawHand(act.teamId, hand.id);
        return { reply: handPrivateAgain, refreshHome: true };
      }),
  };
}

export type HandService = ReturnType<typeof createHandService>;
