/** An experiment that came from an item: a use from the day it is designed, and part of the item's trail. */
import type { Experiment } from '../../community/experiment.ts';
import { endsOn } from '../../community/experiment-rules.ts';
import type { Item } from '../../community/item.ts';
import { addDays } from '../../platform/time/local-dates.ts';
import { outcomeOf, stageOf } from './rules-proposal.ts';
import { ASK_HELD, type Parts, type Service } from './service.ts';
import type { Outcomes } from './service-outcomes.ts';
import type { Questions } from './service-questions.ts';
import type { Reuse } from './store.ts';

/** Days after its planned end until the borrower is asked, when nothing was recorded. */
const ASKED_AFTER = 5;

export function createBorrowing({ deps, store }: Parts, service: Service, outcomes: Outcomes, questions: Questions) {
  const { experiments, shelf, trail } = deps;

  /** What the item came from: it was shared, and now somebody reuses it. */
  const findOrigin = async ({ teamId, id }: Pick<Item, 'teamId' | 'id'>): Promise<Experiment | null> => {
    const stops = await trail.walk(teamId, { kind: 'item', id }, 1);
    const cause = stops.find(({ ref, direction }) => direction === 'cause' && (ref.kind === 'result' || ref.kind === 'experiment'));
    return cause ? experiments.find(teamId, cause.ref.id) : null;
  };

  const draft = async (item: Item, userId: string, experimentId: string | null): Promise<Reuse> => ({
    ...{ teamId: item.teamId, id: deps.newId(), communityId: item.communityId, itemId: item.id, experimentId, userId },
    byAuthor: item.authorId === userId,
    elsewhere: await service.elsewhereOf(item, userId),
    ...{ teamSize: null, setting: '', outcome: null, stage: 'planned', startedAt: null, knownAt: null, reportedAt: null, privacy: 'P0' },
  });

  /** item → use, and origin experiment: reused. */
  const enter = async (item: Item, reuse: Reuse, now: number): Promise<boolean> => {
    if (!(await store.add(reuse))) return false;
    await trail.link(item.teamId, { kind: 'item', id: item.id }, { kind: 'reuse', id: reuse.id }, now);
    const origin = await findOrigin(item);
    const isOthers = origin !== null && origin.ownerId !== reuse.userId && origin.id !== reuse.experimentId;
    if (isOthers && origin.state === 'shared') await experiments.happen(origin, { is: 'reused' }, { userId: null, now });
    return true;
  };

  const begin = async (experiment: Experiment, item: Item, userId: string, now: number): Promise<Reuse | null> => {
    const reuse = await draft(item, userId, experiment.id);
    if (!(await enter(item, reuse, now))) return null;
    await trail.link(item.teamId, { kind: 'reuse', id: reuse.id }, { kind: 'experiment', id: experiment.id }, now);
    return reuse;
  };

  const follow = async (reuse: Reuse, item: Item | null, experiment: Experiment, was: Experiment | null, now: number): Promise<void> => {
    const stage = stageOf(experiment);
    const isRunning = experiment.state === 'running';
    const startedAt = reuse.startedAt ?? (isRunning ? now : null);
    if (stage !== reuse.stage || startedAt !== reuse.startedAt) await store.change(reuse, { stage, startedAt });
    const begins = isRunning && (was?.state !== 'running' || was.sinceOn !== experiment.sinceOn);
    const end = endsOn(experiment);
    if (begins && end !== null && reuse.userId !== null && reuse.reportedAt === null)
      await service.ask(reuse, reuse.userId, ASK_HELD, reuse.id, addDays(end, ASKED_AFTER), now);
    if (begins && item && item.privacy !== 'P0' && !reuse.byAuthor)
      await shelf.mark(item, { usedAt: now }, { userId: null, now, what: '' });
    const isStill = experiment.state === 'parked' || experiment.state === 'stopped';
    if (isStill && reuse.userId !== null) await deps.attention.withdrawAsk(reuse.teamId, ASK_HELD, reuse.id, reuse.userId);
    const outcome = reuse.outcome === null ? outcomeOf(experiment, service.questionsOf(experiment)) : null;
    if (outcome === null) return;
    await outcomes.record({ ...reuse, stage, startedAt }, outcome, now);
    if (reuse.userId === null || reuse.reportedAt !== null) return;
    await service.ask(reuse, reuse.userId, ASK_HELD, reuse.id, await service.today(reuse, now), now);
    if (item && outcome === 'not') await outcomes.notice(item, `r/${reuse.id}`, reuse.userId, now);
  };

  return {
    findOrigin,
    draft,
    enter,

    async changed(experiment: Experiment, was: Experiment | null, now: number): Promise<void> {
      const { teamId, sourceId, ownerId, state } = experiment;
      if (sourceId === null || ownerId === null) return;
      const known = await store.findByExperiment(teamId, experiment.id);
      if (!known && state === 'idea') return;
      const item = await shelf.find(teamId, known?.itemId ?? sourceId);
      const reuse = known ?? (item && (await begin(experiment, item, ownerId, now)));
      if (!reuse) return;
      await questions.borrowed(reuse, item, experiment, now);
      await follow(reuse, item, experiment, was, now);
    },
  };
}

export type Borrowing = ReturnType<typeof createBorrowing>;
