/** What is kept about somebody, what may be exported, what goes when she goes. Scores are nobody's: they are in none of it. */
import type { Contributions, Forgetting } from '../../community/feature.ts';
import { DAY } from '../../platform/clock.ts';
import { toLocal } from '../../platform/time/zones.ts';
import { inDrawnOrder } from './rules.ts';
import type { Parts } from './service.ts';
import { REACH_WORDS } from './views.ts';

const SCORES_KEPT = 730 * DAY;

export function createPrivacyParts({
  deps,
  doors,
  store,
}: Parts): Required<Pick<Contributions, 'forget' | 'storedAbout' | 'exportOf' | 'tidy'>> {
  const { calendar, people } = deps;

  const forgetTakeAways = async ({ teamId, userId, communityId, choice, now }: Forgetting): Promise<void> => {
    if (choice === 'with-name') return;
    const changed = new Set<string>();
    for (const row of await store.takeAwaysBy(teamId, userId)) {
      if (communityId !== null && row.communityId !== communityId) continue;
      if (choice === 'delete' || row.reach === 'own') await store.removeTakeAway(teamId, row.id);
      else await store.putTakeAway({ ...row, userId: null, reach: 'unnamed' });
      if (row.reach !== 'own') changed.add(row.sessionId);
    }
    for (const sessionId of changed) {
      const session = await calendar.findSession(teamId, sessionId);
      if (session) await doors.takenBack?.(session, now);
    }
  };

  const topicOf = async (teamId: string, sessionId: string) => {
    const session = await calendar.findSession(teamId, sessionId);
    return { session: session?.onDate ?? '', topic: session?.topic ?? '' };
  };

  return {
    async forget(forgetting) {
      const { teamId, userId, communityId } = forgetting;
      for (const { sessionId } of await store.answeredBy(teamId, userId)) {
        const debrief = await store.find(teamId, sessionId);
        if (communityId === null || debrief?.communityId === communityId) await store.forgetAnswered(teamId, sessionId, userId);
      }
      await forgetTakeAways(forgetting);
    },

    async storedAbout(teamId, userId) {
      const takeAways = (await store.takeAwaysBy(teamId, userId)).map(async ({ sessionId, text, reach, privacy }) => ({
        ...(await topicOf(teamId, sessionId)),
        ...{ text, goes: REACH_WORDS[reach], privacy },
      }));
      const answered = (await store.answeredBy(teamId, userId)).map(async ({ sessionId }) => ({
        ...(await topicOf(teamId, sessionId)),
        what: 'that you have answered, until the debrief closes',
        privacy: 'P0',
      }));
      return [
        { title: 'What you take with you from sessions', records: await Promise.all(takeAways) },
        { title: 'Debriefs that are still open', records: await Promise.all(answered) },
      ].filter(({ records }) => records.length > 0);
    },

    async exportOf({ teamId, id }) {
      const sessions = await calendar.sessions(teamId, id);
      const released = await store.releasedOf(
        teamId,
        sessions.map((session) => session.id),
      );
      const names = await people.findMany(
        teamId,
        released.flatMap(({ reach, userId }) => (reach === 'named' && userId ? [userId] : [])),
      );
      const records = sessions.flatMap((session) =>
        inDrawnOrder(
          released.filter(({ sessionId }) => sessionId === session.id),
          `debriefs/${id}/${session.id}`,
        ).map(({ text, reach, userId, privacy }) => ({
          ...{ session: session.onDate, topic: session.topic, text },
          name: reach === 'named' && userId ? (names.get(userId)?.name ?? '') : '',
          privacy,
        })),
      );
      return records.length > 0 ? [{ title: 'Take-aways of sessions', records }] : [];
    },

    tidy: (now) => store.tidy(toLocal(now - SCORES_KEPT, 'Etc/UTC').date.slice(0, 7)),
  };
}
