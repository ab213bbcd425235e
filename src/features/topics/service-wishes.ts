/** What somebody would like to talk about: the same words again count once for each person. */
import { truncate } from '../../platform/slack/text.ts';
import { LONGEST_TOPIC, REST } from './rules.ts';
import { keyOf, readTopic } from './rules-words.ts';
import type { Parts, Service } from './service.ts';
import type { Topic } from './store.ts';

export interface WishDraft {
  teamId: string;
  communityId: string;
  /** Null: without a name. */
  userId: string | null;
  text: string;
  source: 'command' | 'home' | 'debrief' | 'table' | 'newcomer';
  now: number;
}

/** 'twice': she had asked for it before. 'rests': retired less than a year ago. */
export type Wished = { how: 'new' | 'again' | 'twice' | 'chosen' | 'rests'; topic: Topic };

export function createWishes({ deps, store, people }: Parts, service: Service) {
  const count = async (topic: Topic, { userId, now }: Pick<WishDraft, 'userId' | 'now'>): Promise<Wished> => {
    const { teamId, communityId, id } = topic;
    if (topic.state === 'retired' && now - (topic.retiredAt ?? 0) < REST) return { how: 'rests', topic };
    const isNews = userId === null || (await people.addWish({ teamId, communityId, topicId: id, userId }));
    if (!isNews) return { how: topic.state === 'chosen' ? 'chosen' : 'twice', topic };
    const isBack = topic.state === 'retired' || topic.state === 'done';
    const change = isBack
      ? ({ state: 'listed', asked: 1, losses: 0, listedAt: now, retiredAt: null, frontAt: null, why: null } as const)
      : { asked: topic.asked + 1 };
    await store.change(teamId, id, change);
    return { how: isBack ? 'new' : topic.state === 'chosen' ? 'chosen' : 'again', topic: { ...topic, ...change } };
  };

  return {
    /** Null: there are no words in it. */
    keep: (draft: WishDraft): Promise<Wished | null> =>
      deps.db.transaction(async () => {
        const text = truncate(readTopic(draft.text), LONGEST_TOPIC);
        if (text === '') return null;
        const { teamId, communityId, userId } = draft;
        const known = await store.findByKey(teamId, communityId, keyOf(text));
        if (known) return count(await service.follow(known), draft);
        const topic = { ...service.blankTopic({ teamId, id: communityId }, draft.source, text, draft.now), asked: 1 };
        await store.add(topic);
        if (userId !== null) await people.addWish({ teamId, communityId, topicId: topic.id, userId });
        return { how: 'new', topic };
      }),
    /** "I'd like this too." */
    like: (topic: Topic, userId: string, now: number): Promise<Wished> => deps.db.transaction(() => count(topic, { userId, now })),
  };
}

export type Wishes = ReturnType<typeof createWishes>;
