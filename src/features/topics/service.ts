/** The list, and who looks after it. */
import { startOf } from '../../community/calendar-rules.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community, Session } from '../../community/records.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import { formatDate } from '../../platform/time/local-dates.ts';
import { toLocal } from '../../platform/time/zones.ts';
import type { TopicsDoors } from './index.ts';
import { ranked } from './rules.ts';
import { keyOf, nearestSubTag } from './rules-words.ts';
import type { Store, Topic } from './store.ts';
import type { PeopleStore } from './store-people.ts';

export interface Parts {
  deps: Deps;
  doors: TopicsDoors;
  store: Store;
  people: PeopleStore;
}

export interface Who {
  userId: string;
  now: number;
}

export function createService({ deps, store }: Parts) {
  const { calendar, changes, library, newId, roles } = deps;

  /** Where a merged topic went. */
  const follow = async (topic: Topic): Promise<Topic> => {
    const into = topic.mergedInto === null ? null : await store.find(topic.teamId, topic.mergedInto);
    return into ? follow(into) : topic;
  };

  const isSteward = (community: Community, { userId, now }: Who): Promise<boolean> =>
    roles.has(community.teamId, community.id, userId, 'steward', calendar.today(community, now));

  /** Stewards, and whoever leads the coming session, whatever its kind. */
  const isHost = async (community: Community, who: Who): Promise<boolean> => {
    if (await isSteward(community, who)) return true;
    const next = await calendar.nextSession(community.teamId, community.id, calendar.today(community, who.now));
    return next?.facilitatorId === who.userId;
  };

  return {
    follow,
    isHost,
    isSteward,

    async requireHost(community: Community, who: Who): Promise<void> {
      if (!(await isHost(community, who)))
        throw new NotAllowedError('Stewards and whoever leads the coming session look after the list.', 'Any of them can do this for you.');
    },

    async requireTopic(teamId: string, id: string): Promise<Topic> {
      const topic = await store.find(teamId, id);
      if (!topic) throw new UserError('This topic is not on the list any more.', 'Type `/rondo topics` to see the list of today.');
      return follow(topic);
    },

    blankTopic: ({ teamId, id: communityId }: Pick<Community, 'teamId' | 'id'>, source: string, text: string, now: number): Topic => ({
      ...{ teamId, id: newId(), communityId, text, key: keyOf(text), state: 'listed', source },
      ...{ seedId: null, subTag: nearestSubTag(text, library.taxonomy), asked: 0, losses: 0, listedAt: now, frontAt: null },
      ...{ retiredAt: null, why: null, mergedInto: null, starYes: 0, starOf: 0, privacy: 'P3' },
    }),

    listed: async ({ teamId, id }: Community): Promise<Topic[]> => ranked(await store.list(teamId, id, ['listed'])),

    /** Chosen once, and now without a session: first on the list, without a loss. */
    putInFront: (topic: Topic, now: number): Promise<void> =>
      store.change(topic.teamId, topic.id, { state: 'listed', frontAt: now, why: null }),

    log: (topic: Topic, by: Who, what: string, before: string, after: string, why = ''): Promise<void> =>
      changes.add({ teamId: topic.teamId, communityId: topic.communityId, at: by.now, userId: by.userId, what, before, after, why }),

    startOf: (community: Community, session: Session): number => startOf(session, community.zone),

    /** "Wednesday" inside a week, else the date. */
    sayDay(instant: number, now: number, community: Community): string {
      const day = formatDate(toLocal(instant, community.zone).date);
      return instant - now < 6.5 * 86_400_000 ? (day.split(' ')[0] ?? day) : day;
    },
  };
}

export type Service = ReturnType<typeof createService>;
