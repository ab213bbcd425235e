/** What is asked at the end of an experiment, and what silence comes to. (practice 3.9 a3, a5) */
import type { Ask, AskKind } from '../../community/ask.ts';
import type { Experiment, ExperimentState } from '../../community/experiment.ts';
import { endsOn } from '../../community/experiment-rules.ts';
import { noteBlocks } from '../../community/experiment-views.ts';
import type { Deps } from '../../community/kernel.ts';
import { formatDate } from '../../platform/time/local-dates.ts';
import { readClosing } from './rules.ts';
import { isVerdict, readExtension } from './rules-tree.ts';
import type { Service } from './service.ts';
import { CLOSING, DECIDE, runOf } from './service-asks.ts';
import { closingAsk, closingLine, decidedNote, decideLine, enteredNote } from './views.ts';
import { decideAsk } from './views-decide.ts';

/** When it runs until, in words. */
export const untilOf = (experiment: Experiment): string | null => {
  const ends = endsOn(experiment);
  return ends === null ? null : formatDate(ends);
};

export function createAsks(deps: Deps, service: Service): AskKind[] {
  /** Null when this run of it is somewhere else. */
  const find = async (ask: Ask, state: ExperimentState): Promise<Experiment | null> => {
    const [id = ''] = ask.ref.split('/');
    const experiment = await deps.experiments.find(ask.teamId, id);
    return experiment?.state === state && runOf(experiment) === ask.ref ? experiment : null;
  };

  const closing: AskKind = {
    kind: CLOSING,
    practice: 'a3',
    name: 'What came of your experiment',
    notInPassing: true,
    why: 'Your experiment has come to the end that you planned.',
    line: async (ask) => {
      const experiment = await find(ask, 'running');
      return experiment && closingLine(experiment.title);
    },
    inputs: async (ask) => {
      const experiment = await find(ask, 'running');
      return experiment ? closingAsk(await service.viewOf(experiment, ask.userId)) : [];
    },
    answer: async (ask, values, act) => {
      const experiment = await find(ask, 'running');
      if (!experiment) return { skipped: true };
      const { closing: said, errors } = readClosing(values, service.questionsOf(experiment));
      if (Object.keys(errors).length > 0) return { errors };
      if (said === null) return { skipped: true };
      const { userId, now } = act;
      await service.enter(experiment, said, { userId, now });
      return { notes: noteBlocks(enteredNote(experiment)) };
    },
    expire: async (ask, now) => {
      // Who was never asked has missed nothing; six weeks close it all the same.
      const experiment = ask.askedAt === null ? null : await find(ask, 'running');
      if (experiment) await deps.experiments.happen(experiment, { is: 'missed' }, { userId: null, now });
    },
  };

  const decide: AskKind = {
    kind: DECIDE,
    practice: 'a5',
    name: 'Decision on your experiment',
    notInPassing: true,
    why: 'Your experiment has a result, and four weeks are the longest without a decision.',
    line: async (ask) => {
      const experiment = await find(ask, 'result');
      return experiment && decideLine(experiment.title);
    },
    inputs: async (ask) => {
      const experiment = await find(ask, 'result');
      return experiment ? decideAsk(await service.viewOf(experiment, ask.userId)) : [];
    },
    answer: async (ask, values, act) => {
      const experiment = await find(ask, 'result');
      if (!experiment) return { skipped: true };
      const { verdict, affected } = values;
      const why = typeof values.why === 'string' ? values.why.trim() : '';
      if (!isVerdict(verdict))
        return why === '' ? { skipped: true } : { errors: { verdict: 'Choose one, so that your line has something to belong to.' } };
      const { userId, now } = act;
      const days = readExtension(null, experiment.days);
      const decided = await service.decide(experiment, { verdict, why, days }, { userId, now });
      return {
        notes: noteBlocks(
          decidedNote(decided, verdict, {
            affected: affected !== null && affected !== undefined,
            until: untilOf(decided),
            isOwner: decided.ownerId === userId,
          }),
        ),
      };
    },
    expire: async (ask, now) => {
      const experiment = await find(ask, 'result');
      if (experiment) await deps.experiments.happen(experiment, { is: 'closed' }, { userId: null, now });
    },
  };

  return [closing, decide];
}
