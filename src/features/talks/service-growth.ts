/** A coach's own notes and what partners gave her. Both are hers alone; nothing of it is ever counted. */
import type { Pair } from '../../community/pair.ts';
import type { LibraryGuide, LibraryRubric } from '../../library/library.ts';
import { toLocal } from '../../platform/time/zones.ts';
import { sayPause } from './rules-growth.ts';
import { FEEDBACK, type Parts, type Service } from './service.ts';
import type { GrowthView } from './views-growth.ts';

export function createGrowth({ deps, growth }: Parts, service: Service) {
  const find = deps.library.rubrics.find(({ id }) => id === 'ru-coaching');
  if (!find) throw new Error('the library lacks ru-coaching');
  const rubric: LibraryRubric = find;

  const guideOf = (pair: Pair): LibraryGuide | null => deps.library.coaching_guides.find(({ id }) => id === pair.guideId) ?? null;

  return {
    rubric,
    guideOf,

    keep: async (
      pair: Pair,
      userId: string,
      number: number,
      part: { answers?: Record<string, string>; scores?: Record<string, number> },
      now: number,
    ) => {
      const key = { teamId: pair.teamId, userId, pairId: pair.id, number };
      const was = await growth.find(key);
      const { answers = was?.answers ?? {}, scores = was?.scores ?? {} } = part;
      if (Object.keys(answers).length + Object.keys(scores).length === 0) return;
      await growth.put({ ...key, communityId: pair.communityId, at: was?.at ?? now, answers, scores, privacy: 'P0' });
    },

    give: async (pair: Pair, fromId: string, toId: string, scores: Record<string, number>, now: number): Promise<void> => {
      const { teamId, communityId } = pair;
      const zone = await service.zoneOf({ teamId, userId: toId });
      const onDate = toLocal(now, zone).date;
      await growth.give({ teamId, pairId: pair.id, fromId, toId, onDate, communityId, scores, privacy: 'P1' });
      await deps.agenda.once(FEEDBACK, { teamId, communityId, anchor: `${pair.id}/${fromId}/${onDate}`, userId: toId, dueAt: now, zone });
    },

    viewOf: async (teamId: string, userId: string): Promise<GrowthView> => ({
      own: (await growth.of(teamId, userId)).map(({ scores, answers }) => ({
        scores,
        paused: answers.pause === undefined ? '' : sayPause(deps.library, answers.pause),
      })),
      given: await Promise.all(
        (await growth.feedbackTo(teamId, userId)).map(async ({ fromId, onDate, scores }) => ({
          from: await service.nameOf(teamId, fromId),
          on: onDate,
          scores,
        })),
      ),
      rubric,
    }),
  };
}

export type Growth = ReturnType<typeof createGrowth>;
