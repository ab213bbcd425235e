/** A wish is kept, answered, withdrawn, closed; the two are introduced. */
import { PRIORITY } from '../../community/ask.ts';
import { findName } from '../../community/find-member.ts';
import { withFooter } from '../../community/footer.ts';
import { firstSharedHour, nextInHours } from '../../community/hours.ts';
import { sendLetter } from '../../community/letter.ts';
import { belongs } from '../../community/member-rules.ts';
import type { Community } from '../../community/records.ts';
import type { DueTouch } from '../../community/touch.ts';
import { DAY } from '../../platform/clock.ts';
import type { Act } from '../../platform/feature.ts';
import { MOST_OPEN, readWish } from './rules.ts';
import type { Asking, Parts } from './service-asking.ts';
import type { Request } from './store.ts';
import { introductionMessage, newsMessage, WHY_INTRODUCED, WHY_NEWS } from './views-messages.ts';

export const INTRODUCTION = 'hands.introduction';
const isOpen = ({ status }: Request): boolean => status === 'asking' || status === 'answered';

export function createService({ deps, store }: Parts, asking: Asking) {
  const { agenda, calendar, communities, members, people } = deps;

  const isHere = async (community: Community, userId: string): Promise<boolean> =>
    belongs(await members.find(community.teamId, community.id, userId));

  /** The one whose turn it is, of a request that still waits. */
  const findTurn = async (act: Act, id: string): Promise<Request | null> => {
    const request = await store.find(act.teamId, id);
    return request?.status === 'asking' && request.atId === act.userId && request.told.includes(act.userId) ? request : null;
  };

  async function namesOf(community: Community, userIds: readonly string[]): Promise<string[]> {
    return Promise.all(userIds.map((userId) => findName(deps, community.teamId, userId)));
  }

  const stewardsOf = async (community: Community, askerId: string, now: number): Promise<string[]> => {
    const holders = await deps.roles.holders(community.teamId, community.id, 'steward', calendar.today(community, now));
    return namesOf(
      community,
      holders.filter((userId) => userId !== askerId),
    );
  };

  return {
    findTurn,
    stewardsOf,

    async submit(
      community: Community,
      act: Act,
      values: Parameters<typeof readWish>[0],
    ): Promise<Request | { errors: Record<string, string> }> {
      const read = readWish(values, act.userId);
      if ('errors' in read) return read;
      for (const userId of read.ok.chosen)
        if (!(await isHere(community, userId))) {
          const field = values.first === userId ? 'first' : 'next';
          return {
            errors: { [field]: `${await findName(deps, act.teamId, userId)} is not in ${community.name}. Choose somebody who is.` },
          };
        }
      if ((await store.askedBy(act.teamId, act.userId)).filter(isOpen).length >= MOST_OPEN)
        return { errors: { kind: 'Three requests of yours are open already. Close one on your page; your words stay here.' } };
      const id = deps.newId();
      const request: Request = {
        ...{ teamId: act.teamId, id, communityId: community.id, askerId: act.userId, ...read.ok, leftToMe: read.ok.chosen.length === 0 },
        ...{ turn: 0, told: [], atId: null, endsAt: null, promisedAt: null, status: 'asking', helperId: null },
        ...{ seed: `hands/${id}`, createdAt: act.now, answeredAt: null, privacy: 'special' },
      };
      await store.add(request);
      return asking.next(request, act.now);
    },

    /** Null: it is not hers to answer any more. */
    async answer(act: Act, id: string, yes: boolean): Promise<Request | null> {
      const request = await findTurn(act, id);
      if (!request) return null;
      const community = await communities.get(act.teamId, request.communityId);
      if (!yes || !(await asking.mayRead(community, request.askerId, act.userId))) {
        await asking.quiet(request);
        await asking.next(request, act.now);
        return yes ? null : request;
      }
      await asking.quiet(request);
      await store.change(act.teamId, id, { status: 'answered', helperId: act.userId, atId: null, endsAt: null, answeredAt: act.now });
      const both = [request.askerId, act.userId];
      const zones = await Promise.all(both.map((userId) => asking.zoneOf(community, userId)));
      const holidays = calendar.holidays(community);
      const zone = zones[0] ?? community.zone;
      const dueAt = firstSharedHour(act.now, zones, holidays) ?? nextInHours(act.now, zone, holidays);
      await agenda.once(INTRODUCTION, { teamId: act.teamId, communityId: community.id, anchor: id, dueAt, zone });
      return request;
    },

    /** By the asker: nothing of it is kept. */
    async withdraw(act: Act, id: string): Promise<boolean> {
      const request = await store.find(act.teamId, id);
      if (request?.askerId !== act.userId) return false;
      await asking.quiet(request);
      await store.remove(act.teamId, id);
      return true;
    },

    /** By either of the two. 'stranger': it belongs to others. */
    async helped(act: Act, id: string): Promise<'closed' | 'before' | 'stranger'> {
      const request = await store.find(act.teamId, id);
      if (request && ![request.askerId, request.helperId].includes(act.userId)) return 'stranger';
      if (request?.status !== 'answered') return 'before';
      await store.change(act.teamId, id, { status: 'helped', about: '' });
      return 'closed';
    },

    /** Two working days without an answer. */
    async pass({ teamId, anchor, now }: DueTouch): Promise<void> {
      const [id = '', turn] = anchor.split('/');
      const request = await store.find(teamId, id);
      if (request?.status === 'asking' && `${request.turn}` === turn) await asking.next(request, now);
    },

    async tellNews(due: DueTouch): Promise<void> {
      const [id = '', turn] = due.anchor.split('/');
      const request = await store.find(due.teamId, id);
      if (!request || `${request.turn}` !== turn || due.userId !== request.askerId) return;
      if (request.status !== 'asking' && request.status !== 'nobody') return;
      const community = await communities.get(due.teamId, request.communityId);
      const message = newsMessage({
        ...{ kind: request.kind, isOver: request.status === 'nobody', settings: community.settings },
        stewards: request.status === 'nobody' ? await stewardsOf(community, request.askerId, due.now) : [],
      });
      await sendLetter(deps, due, due.userId, { message, why: WHY_NEWS, priority: PRIORITY.duty, care: true });
    },

    async introduce(due: DueTouch): Promise<void> {
      const request = await store.find(due.teamId, due.anchor);
      if (request?.status !== 'answered' || request.helperId === null) return;
      const both = [request.askerId, request.helperId];
      const known = await people.findMany(due.teamId, both);
      const [asker = 'Somebody', helper = 'somebody'] = both.map((userId) => known.get(userId)?.name);
      // It answers what both have said: no budget counts it.
      await deps.outbox.group({
        ...{ teamId: due.teamId, key: `${INTRODUCTION}/${request.id}`, touch: INTRODUCTION, whenUnsure: 'resend', userIds: both },
        message: withFooter(introductionMessage({ id: request.id, asker, helper, kind: request.kind }), WHY_INTRODUCED, INTRODUCTION),
        ...{ expiresAt: due.now + 4 * DAY, windows: [[due.now, due.now + 4 * DAY]] },
      });
    },
  };
}

export type Service = ReturnType<typeof createService>;
