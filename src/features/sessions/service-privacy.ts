/** What is kept about who comes, and what becomes of it. */
import type { Contributions } from '../../community/feature.ts';
import { sayInstant } from '../../community/stored-words.ts';
import { DAY } from '../../platform/clock.ts';
import { nameOf } from './rules.ts';
import type { Parts } from './service.ts';
import type { Answers } from './service-answers.ts';
import type { RsvpAnswer } from './tables.ts';

/** Answers serve the day; a quarter later nobody needs them. */
const KEPT = 91 * DAY;

const WORDS: Record<RsvpAnswer, string> = {
  coming: 'coming',
  not: 'not this time',
  notes: 'notes only',
  asked: 'was coming, then it moved',
};

type Ours = Required<Pick<Contributions, 'forget' | 'storedAbout' | 'exportOf' | 'tidy'>>;

export const createPrivacyParts = ({ deps, store, shown }: Parts, answers: Answers): Ours => ({
  forget: async ({ teamId, userId, communityId, now }) => {
    for (const row of await store.rsvpsOf(teamId, userId)) {
      if (communityId !== null && row.communityId !== communityId) continue;
      await store.forgetRsvp(teamId, row.sessionId, userId);
      const session = await deps.calendar.findSession(teamId, row.sessionId);
      if (!session) continue;
      await answers.withdrawAsks(session, userId);
      await shown.refresh(session, now);
    }
    await store.forgetMover(teamId, userId, communityId);
  },

  storedAbout: async (teamId, userId) => {
    const rsvps = (await store.rsvpsOf(teamId, userId)).map(async (row) => {
      const session = await deps.calendar.findSession(teamId, row.sessionId);
      return {
        session: session ? nameOf(session) : row.sessionId,
        on: session?.onDate ?? null,
        answer: WORDS[row.answer],
        reminder: row.reminder,
        said: sayInstant(row.at),
        privacy: row.privacy,
      };
    });
    const moves = (await store.movesBy(teamId, userId)).map(async (row) => {
      const session = await deps.calendar.findSession(teamId, row.sessionId);
      return { session: session ? nameOf(session) : row.sessionId, wasOn: row.fromOn, why: row.why, privacy: row.privacy };
    });
    return [
      { title: 'Whether you come to sessions', records: await Promise.all(rsvps) },
      { title: 'Sessions you moved or called off, to be said', records: await Promise.all(moves) },
    ].filter(({ records }) => records.length > 0);
  },

  exportOf: async ({ teamId, id }) => {
    const sessions = await deps.calendar.sessions(teamId, id);
    if (sessions.length === 0) return [];
    const records = sessions.map((session) => ({
      number: session.number,
      kind: session.kind,
      on: session.onDate,
      at: session.at,
      minutes: session.minutes,
      state: session.status,
      topic: session.topic,
      outcome: session.outcome,
      privacy: 'P3',
    }));
    return [{ title: 'Sessions', records }];
  },

  tidy: (now) => store.tidy(now - KEPT),
});
