/** What a coach does for herself, and what a partner gives her. */
import { blocksModal, type Note, noteBlocks, sayNote } from '../../community/experiment-views.ts';
import { isAlive, isOf, othersOf, type Pair } from '../../community/pair.ts';
import type { ActionHandler, Answer, SubmissionHandler } from '../../platform/feature.ts';
import { MOST_TALKS } from './rules.ts';
import { pauseChoices, readAnswers, readScores } from './rules-growth.ts';
import type { Parts, Service } from './service.ts';
import type { Growth } from './service-growth.ts';
import { closedNote } from './views.ts';
import { feedbackModal, givenNote, growthModal, scoresModal, selfModal, TO } from './views-growth.ts';

const readValue = (value: string): { id: string; number: number } => {
  const [id = '', number = ''] = value.split(' ');
  return { id, number: /^\d$/.test(number) ? Math.min(MOST_TALKS, Number(number)) : 1 };
};
const done = (note: Note): Answer => ({ update: blocksModal('talks:done', 'Feedback for a coach', noteBlocks(note)) });

export function createGrowthCommands({ deps, growth: store }: Parts, service: Service, growth: Growth) {
  const { coaching_frame: frame } = deps.library;
  const pausesOf = (pair: Pair) => pauseChoices(growth.guideOf(pair), frame);

  const actions: Record<string, ActionHandler> = {
    'talks:self': async (act) => {
      const { id, number } = readValue(act.value);
      const pair = await service.requirePair(act, id);
      const was = await store.find({ teamId: act.teamId, userId: act.userId, pairId: id, number });
      const answers = was?.answers ?? {};
      return { open: selfModal({ pairId: id, number, labels: frame.coach_self_check_after, pauses: pausesOf(pair), answers }) };
    },
    'talks:growth': async (act) => ({ open: growthModal(await growth.viewOf(act.teamId, act.userId)) }),
    'talks:clear': async (act) => {
      await store.clear(act.teamId, act.userId, null);
      return { update: growthModal(await growth.viewOf(act.teamId, act.userId)) };
    },
    'talks:feedback': async (act) => {
      const pair = await service.requirePair(act, act.value);
      if (!isAlive(pair)) return sayNote(act, 'talks:done', 'My coaching', closedNote(await service.partnersOf(pair, act.userId)));
      const to = othersOf(pair, act.userId).map(async (userId) => ({ userId, name: await service.nameOf(act.teamId, userId) }));
      return { open: feedbackModal({ pairId: pair.id, to: await Promise.all(to) }, growth.rubric) };
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'talks:self': async (act) => {
      const { id, number } = readValue(act.metadata);
      const pair = await service.requirePair(act, id);
      await growth.keep(pair, act.userId, number, { answers: readAnswers(act.values, pausesOf(pair)) }, act.now);
      const was = await store.find({ teamId: act.teamId, userId: act.userId, pairId: id, number });
      return { update: scoresModal(id, number, growth.rubric, was?.scores ?? {}) };
    },
    'talks:self-scores': async (act) => {
      const { id, number } = readValue(act.metadata);
      const pair = await service.requirePair(act, id);
      await growth.keep(pair, act.userId, number, { scores: readScores(act.values, growth.rubric) }, act.now);
      return { update: growthModal(await growth.viewOf(act.teamId, act.userId)) };
    },
    'talks:feedback': async (act) => {
      const pair = await service.requirePair(act, act.metadata);
      if (!isAlive(pair)) return done(closedNote(await service.partnersOf(pair, act.userId)));
      const others = othersOf(pair, act.userId);
      const chosen = others.length === 1 ? others[0] : act.values[TO];
      if (typeof chosen !== 'string' || chosen === act.userId || !isOf(pair, chosen))
        return { errors: { [TO]: 'Choose one of your partners.' } };
      const scores = readScores(act.values, growth.rubric);
      const [first = ''] = growth.rubric.criteria.map(({ key = '' }) => key);
      if (Object.keys(scores).length === 0) return { errors: { [first]: 'One line is enough; choose what comes closest.' } };
      await growth.give(pair, act.userId, chosen, scores, act.now);
      return done(givenNote(await service.nameOf(act.teamId, chosen)));
    },
  };

  return { actions, submissions };
}
