/** What is stored about what somebody wrote and chose in a session, and for how long. */
import type { Contributions, StoredSection } from '../../community/feature.ts';
import { DAY } from '../../platform/clock.ts';
import type { Parts } from './service.ts';

/** A session that nobody ended keeps names no longer than this. */
const KEPT = 2 * DAY;

export function createPrivacyParts({ deps, store, choices }: Parts): Required<Pick<Contributions, 'forget' | 'storedAbout' | 'tidy'>> {
  const sessionOn = async (teamId: string, id: string): Promise<string | null> =>
    (await deps.calendar.findSession(teamId, id))?.onDate ?? null;

  return {
    forget: async ({ teamId, userId, communityId, choice }) => {
      await choices.forget(teamId, userId, communityId);
      await store.forgetTopics(teamId, userId, communityId, choice === 'delete' ? 'delete' : 'unname');
    },
    storedAbout: async (teamId, userId) => {
      const topics = await store.topicsBy(teamId, userId);
      const { cards, dots, thumbs } = await choices.of(teamId, userId);
      const sections: StoredSection[] = [
        { title: 'Questions you put into the box', records: [] },
        { title: 'Your cards without a name, until their step ends', records: [] },
        { title: 'Your dots and thumbs, until the session ends', records: [] },
      ];
      for (const { sessionId, text, privacy } of topics)
        sections[0]?.records.push({ session: await sessionOn(teamId, sessionId), question: text, privacy });
      for (const { sessionId, text, privacy } of cards)
        sections[1]?.records.push({ session: await sessionOn(teamId, sessionId), card: text, privacy });
      for (const { sessionId, topicId, privacy } of dots) {
        const topic = (await store.topics(teamId, sessionId)).find(({ id }) => id === topicId);
        sections[2]?.records.push({ session: await sessionOn(teamId, sessionId), dot: topic?.text ?? '', privacy });
      }
      for (const { sessionId, wants, privacy } of thumbs)
        sections[2]?.records.push({ session: await sessionOn(teamId, sessionId), thumb: wants, privacy });
      return sections.filter(({ records }) => records.length > 0);
    },
    tidy: async (now) => {
      await choices.tidy(now - KEPT);
      await store.tidyTopics(now - KEPT);
    },
  };
}
