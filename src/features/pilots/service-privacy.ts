/** What is kept of the two leads, and for how long: their words go with them, and 90 days after the end. */
import type { Contributions, StoredSection } from '../../community/feature.ts';
import { hasResult, KEPT_AFTER_END } from './rules.ts';
import type { Parts, Service } from './service.ts';

const SAID = { asked: 'asked', yes: 'yes', no: 'not this time', change: 'with a change', silent: 'not agreed', away: 'not asked' } as const;

export function createPrivacyParts(
  { deps, store }: Parts,
  service: Service,
): Required<Pick<Contributions, 'forget' | 'storedAbout' | 'tidy'>> {
  const titleOf = async (teamId: string, id: string): Promise<string> => (await deps.experiments.find(teamId, id))?.title ?? 'a pilot';
  const isOver = (state: string): boolean => state === 'closed' || state === 'stopped' || state === 'parked';

  return {
    // These words were for one person: whatever becomes of other texts, they go.
    forget: async ({ teamId, userId, communityId, now }) => {
      await store.forget(teamId, userId, communityId);
      await service.release(teamId, userId, communityId, now);
    },

    storedAbout: async (teamId, userId) => {
      const { partners, checks, again } = await store.of(teamId, userId);
      const pilot = (experimentId: string): Promise<string> => titleOf(teamId, experimentId);
      const sections: StoredSection[] = [
        {
          title: 'Pilots you were asked to lead with somebody',
          records: await Promise.all(
            partners.map(async ({ experimentId, answer, line, privacy }) => ({
              ...{ pilot: await pilot(experimentId), answer: SAID[answer], line, privacy },
            })),
          ),
        },
        {
          title: 'Your answers in alignment checks',
          records: await Promise.all(
            checks.map(async ({ experimentId, moment, answers, privacy }) => ({
              ...{ pilot: await pilot(experimentId), moment, answers: answers.join(' · '), privacy },
            })),
          ),
        },
        {
          title: 'Whether you would do a pilot again',
          records: await Promise.all(
            again.map(async (row) => ({ pilot: await pilot(row.experimentId), again: row.again, privacy: row.privacy })),
          ),
        },
      ];
      return sections.filter(({ records }) => records.length > 0);
    },

    tidy: async (now) => {
      const before = now - KEPT_AFTER_END;
      for (const { teamId, experimentId } of await store.olderThan(before)) {
        const pilot = await deps.experiments.find(teamId, experimentId);
        const endedAt = pilot && (hasResult(pilot) || isOver(pilot.state)) ? (pilot.decidedAt ?? pilot.resultAt ?? pilot.changedAt) : null;
        if (!pilot || (endedAt !== null && endedAt < before)) await store.removeWords(teamId, experimentId);
      }
    },
  };
}
