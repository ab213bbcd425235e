/** One person is asked, then the next; nobody hears who was asked before her, or who passed. */
import { PRIORITY } from '../../community/ask.ts';
import { findName } from '../../community/find-member.ts';
import { nextInHours } from '../../community/hours.ts';
import type { Deps } from '../../community/kernel.ts';
import { sendLetter } from '../../community/letter.ts';
import { findObstacle } from '../../community/member-rules.ts';
import { HOURS } from '../../community/practice.ts';
import type { Community } from '../../community/records.ts';
import { slackDate } from '../../platform/time/say.ts';
import { nextWorkingDay } from '../../platform/time/working-days.ts';
import { isZone, toInstant, toLocal, type Zone } from '../../platform/time/zones.ts';
import { MOST_ASKED, nextNamed, pickHelper, turnEnds } from './rules.ts';
import type { Changed, Request, Store } from './store.ts';
import { askMessage } from './views-messages.ts';

export interface Parts {
  deps: Deps;
  store: Store;
}

export const ASK = 'hands.ask';
export const NEWS = 'hands.news';
export const turnKey = ({ id, turn }: Pick<Request, 'id' | 'turn'>): string => `${id}/${turn}`;

export function createAsking({ deps, store }: Parts) {
  const { agenda, bounds, calendar, communities, members, people } = deps;

  const zoneOf = async (community: Community, userId: string): Promise<Zone> => {
    const zone = (await people.find(community.teamId, userId))?.zone ?? '';
    return isZone(zone) ? zone : community.zone;
  };

  /** Whether she may read of it at all. Whoever may not is silent, as anybody may be. */
  async function mayRead(community: Community, askerId: string, userId: string): Promise<boolean> {
    const member = await members.find(community.teamId, community.id, userId);
    if (member?.status !== 'active' || findObstacle(await people.find(community.teamId, userId)) !== null) return false;
    return !(await bounds.apart(community))(askerId, userId);
  }

  async function pick(community: Community, request: Request): Promise<string | null> {
    if (request.told.length >= MOST_ASKED) return null;
    const all = await members.list(community.teamId, community.id, ['active']);
    const lately = (await store.list(community.teamId, community.id)).flatMap(({ told }) => told);
    const candidates = [];
    for (const { userId, level, jobFunction } of all) {
      if (userId === request.askerId || level === 'reader' || request.told.includes(userId)) continue;
      if (!(await mayRead(community, request.askerId, userId))) continue;
      candidates.push({ userId, level, jobFunction, askedLately: lately.filter((told) => told === userId).length });
    }
    const hers = all.find(({ userId }) => userId === request.askerId)?.jobFunction ?? null;
    return pickHelper(hers, candidates, deps.random.fork(`${request.seed}/${request.turn}`));
  }

  async function ask(community: Community, request: Request, userId: string, now: number): Promise<void> {
    const { teamId, communityId, askerId, kind, leftToMe, about, endsAt } = request;
    const asker = await findName(deps, teamId, askerId);
    const until = slackDate(endsAt ?? now, await zoneOf(community, userId));
    const message = askMessage({ id: request.id, asker, kind, hasMore: about !== '', until });
    await sendLetter(deps, { teamId, communityId, touch: ASK, anchor: turnKey(request), now }, userId, {
      ...{ message, priority: PRIORITY.duty, minutes: 1, expiresAt: endsAt ?? now, care: true },
      why: leftToMe
        ? `${asker} left it to me: another function first, then whoever was asked least, equals by lot.`
        : `${asker} chose you.`,
    });
  }

  /** After silence at once. After a no the next morning: nobody can tell how quick it was, and two of one day are one piece of news. */
  async function planNews(community: Community, request: Request, { wasSilent, now }: { wasSilent: boolean; now: number }): Promise<void> {
    const zone = await zoneOf(community, request.askerId);
    const holidays = calendar.holidays(community);
    const morning = (): number => toInstant(nextWorkingDay(toLocal(now, zone).date, holidays), HOURS.from, zone);
    const dueAt = wasSilent ? nextInHours(now, zone, holidays) : morning();
    const { teamId, communityId, askerId: userId } = request;
    await agenda.once(NEWS, { teamId, communityId, anchor: turnKey(request), userId, dueAt, zone });
  }

  return {
    zoneOf,
    mayRead,

    /** The next turn begins. As long as the last, whether its person can be told of it or not. */
    async next(request: Request, now: number): Promise<Request> {
      const { teamId, id, communityId, told } = request;
      const wasSilent = request.endsAt !== null && now >= request.endsAt;
      const community = await communities.get(teamId, communityId);
      const change = async (changed: Changed): Promise<Request> => {
        await store.change(teamId, id, changed);
        return { ...request, ...changed };
      };
      const picked = request.leftToMe ? await pick(community, request) : null;
      const found = request.leftToMe ? picked && { userId: picked, turn: request.turn + 1 } : nextNamed(request);
      if (!found) {
        const over = await change({ status: 'nobody', atId: null, endsAt: null, about: '', turn: request.turn + 1 });
        if (request.turn > 0) await planNews(community, over, { wasSilent, now });
        return over;
      }
      const { userId, turn } = found;
      const zone = await zoneOf(community, userId);
      const endsAt = turnEnds(now, zone, calendar.holidays(community));
      const canRead = await mayRead(community, request.askerId, userId);
      const begun = await change({
        ...{ turn, atId: userId, endsAt, promisedAt: request.promisedAt ?? endsAt },
        ...(canRead ? { told: [...told, userId] } : {}),
      });
      if (canRead) await ask(community, begun, userId, now);
      await agenda.once(ASK, { teamId, communityId, anchor: turnKey(begun), dueAt: endsAt, zone });
      if (request.turn > 0) await planNews(community, begun, { wasSilent, now });
      return begun;
    },

    /** Nothing of it is on its way any more. */
    async quiet({ teamId, communityId, id, turn, atId, askerId }: Request): Promise<void> {
      await agenda.withdraw(teamId, communityId, ASK, `${id}/${turn}`);
      await agenda.withdraw(teamId, communityId, NEWS, `${id}/${turn}`);
      if (atId) await deps.outbox.withdraw(teamId, `${ASK}/${communityId}/${atId}/${id}/`);
      await deps.outbox.withdraw(teamId, `${NEWS}/${communityId}/${askerId}/${id}/`);
    },
  };
}

export type Asking = ReturnType<typeof createAsking>;
