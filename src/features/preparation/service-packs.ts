/** What whoever prepares a session hears by itself: the pack, and a look halfway. Both are composed when they fire, from what holds then. */

import { PRIORITY } from '../../community/ask.ts';
import { startOf } from '../../community/calendar-rules.ts';
import type { Offer } from '../../community/feature.ts';
import { findName } from '../../community/find-member.ts';
import { findViewer } from '../../community/find-viewer.ts';
import { findOffers } from '../../community/offers.ts';
import type { Community, Session } from '../../community/records.ts';
import type { DueTouch } from '../../community/touch.ts';
import { joinWords } from '../../community/words.ts';
import type { Message } from '../../platform/slack/message.ts';
import { slackDate } from '../../platform/time/say.ts';
import { isZone } from '../../platform/time/zones.ts';
import { HALFWAY, LOCK, PACK, type Part } from './rules.ts';
import { PACKED_AT, type Parts, type Service } from './service.ts';
import { LOCKS_AT } from './service-plans.ts';
import { halfwayMessage, packMessage, unopenedLine, whyOf } from './views-messages.ts';

export const PACK_TOUCH = 'preparation.pack';
export const HALFWAY_TOUCH = 'preparation.halfway';
const MINUTES = 20;

interface Found {
  community: Community;
  session: Session;
  part: Part;
  startsAt: number;
}

export function createPacks({ deps, store, doors, checklist }: Parts, service: Service) {
  const { agenda, attention, calendar, communities, people } = deps;

  /** At her slot, or at once when that comes too late: a pack before the session, a look halfway before the run sheet locks. */
  async function planFor(touch: string, community: Community, session: Session, userIds: Iterable<string>, now: number): Promise<void> {
    const until = touch === PACK_TOUCH ? startOf(session, community.zone) : service.before(session, community, LOCK, LOCKS_AT);
    for (const userId of userIds) {
      const slot = await attention.nextSlot(session.teamId, userId, now);
      const zone = (await people.find(session.teamId, userId))?.zone ?? '';
      await agenda.once(touch, {
        ...{ teamId: session.teamId, communityId: session.communityId, anchor: session.id, userId },
        dueAt: slot !== null && slot < until ? slot : now,
        zone: isZone(zone) ? zone : community.zone,
      });
    }
  }

  async function planAll(touch: string, due: DueTouch): Promise<void> {
    const session = await calendar.findSession(due.teamId, due.anchor);
    const community = await communities.find(due.teamId, due.communityId);
    if (session?.status !== 'planned' || !community) return;
    await planFor(touch, community, session, (await service.whoFor(community, session, due.now)).keys(), due.now);
  }

  /** Null when it is over, called off, or not hers any more. */
  async function find(due: DueTouch): Promise<Found | null> {
    const session = await calendar.findSession(due.teamId, due.anchor);
    const community = await communities.find(due.teamId, due.communityId);
    if (!due.userId || session?.status !== 'planned' || !community) return null;
    const startsAt = startOf(session, community.zone);
    const part = (await service.whoFor(community, session, due.now)).get(due.userId);
    return part && startsAt > due.now ? { community, session, part, startsAt } : null;
  }

  const namesOf = async (session: Session) => ({
    facilitator: session.facilitatorId ? await findName(deps, session.teamId, session.facilitatorId) : null,
    second: session.secondId ? await findName(deps, session.teamId, session.secondId) : null,
  });

  /** Cards near to what the session is about, for whoever prepares it. */
  async function offersFor(session: Session, userId: string, now: number): Promise<Offer[]> {
    const { teamId, communityId, topic } = session;
    if (topic === null) return [];
    const viewer = await findViewer(deps, teamId, userId, now);
    return findOffers(deps.contributions(), { teamId, communityId, viewer, words: topic, topicClass: null, subTag: null, now });
  }

  async function tell(due: DueTouch, { session, part, startsAt }: Found, message: Message, priority: number): Promise<void> {
    if (!due.userId) return;
    await attention.tell(
      {
        ...{ teamId: due.teamId, communityId: due.communityId, userId: due.userId, touch: due.touch },
        key: `${due.touch}/${session.id}/${due.userId}`,
        ...{ message, why: whyOf(part), priority, minutes: MINUTES, expiresAt: startsAt },
        about: { kind: 'session', id: session.id },
        ...(part === 'steward' ? {} : { as: 'facilitator' as const }),
      },
      due.now,
    );
  }

  return {
    offersFor,
    planPacks: (due: DueTouch): Promise<void> => planAll(PACK_TOUCH, due),
    planHalfway: (due: DueTouch): Promise<void> => planAll(HALFWAY_TOUCH, due),

    /** Somebody came to it after the packs went out. */
    async planLate(session: Session, was: Session, now: number): Promise<void> {
      const community = await communities.get(session.teamId, session.communityId);
      if (now < service.before(session, community, PACK, PACKED_AT) || now >= startOf(session, community.zone)) return;
      const before = await service.whoFor(community, was, now);
      const fresh = [...(await service.whoFor(community, session, now)).keys()].filter((userId) => !before.has(userId));
      await planFor(PACK_TOUCH, community, session, fresh, now);
    },

    async pack(due: DueTouch): Promise<void> {
      const found = await find(due);
      if (!found) return;
      const { session, community, part, startsAt } = found;
      const plan = await service.findPlan(session);
      const message = packMessage({
        ...{ session, part, ...(await namesOf(session)) },
        when: slackDate(startsAt, community.zone, '{date_long} at {time}'),
        why: await doors.why(session),
        format: await service.findFormat(community, session, plan),
        hasOffers: (await offersFor(session, due.userId ?? '', due.now)).length > 0,
      });
      await tell(due, found, message, PRIORITY.duty);
    },

    async halfway(due: DueTouch): Promise<void> {
      const found = await find(due);
      if (!found) return;
      const { session, community, part, startsAt } = found;
      const plan = await service.findPlan(session);
      const others = (await service.stewardsOf(community, due.now)).filter((userId) => userId !== due.userId);
      const names = await Promise.all(others.map((userId) => findName(deps, due.teamId, userId)));
      const message = halfwayMessage({
        ...{ session, part, ...(await namesOf(session)) },
        when: slackDate(startsAt, community.zone, '{date_long} at {time}'),
        formatName: (await service.findFormat(community, session, plan)).name,
        ...{ done: plan.ticks.length, items: checklist.items.length, isOpened: plan.openedAt !== null },
        stewards: names.length === 0 ? 'Others here' : joinWords(names),
      });
      await tell(due, found, message, PRIORITY.session);
    },

    /** For the stewards, once the halfway look has come: about the session, never about a person. */
    async unopened(community: Community, now: number): Promise<string | null> {
      for (const session of await calendar.sessions(community.teamId, community.id)) {
        if (session.status !== 'planned' || session.leadership !== 'led' || startOf(session, community.zone) <= now) continue;
        if (now < service.before(session, community, HALFWAY, PACKED_AT)) continue;
        if (((await store.find(session.teamId, session.id))?.openedAt ?? null) === null) return unopenedLine(session);
      }
      return null;
    },
  };
}

export type Packs = ReturnType<typeof createPacks>;
