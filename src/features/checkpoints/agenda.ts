/** The check-in in the weekly slot, and what silence comes to: parked after the second, closed after six weeks. (practice 3.9 a3) */
import type { Ask, AskKind } from '../../community/ask.ts';
import { PRIORITY } from '../../community/ask.ts';
import type { Experiment } from '../../community/experiment.ts';
import { closesOn } from '../../community/experiment-rules.ts';
import { askedOf } from '../../community/find-experiment.ts';
import { LETTER, sendLetter } from '../../community/letter.ts';
import type { DueTouch, Touch } from '../../community/touch.ts';
import type { Message } from '../../platform/slack/message.ts';
import { readRef, readSaid } from './rules.ts';
import { CHECK_IN, type Parts, type Service } from './service.ts';
import { anchorOf, CLOSE, CLOSED, PARKED } from './service-plans.ts';
import { askInputs, askLine, closedMessage, parkedMessage, worseBlocks } from './views.ts';

const WHY = { parked: 'Two check-ins went by, so this one rests.', closed: 'Six weeks are as long as an experiment stays open.' } as const;

export function createTouches({ deps }: Parts): Touch[] {
  const findRun = async (due: DueTouch): Promise<Experiment | null> => {
    const [id = ''] = due.anchor.split('/');
    const experiment = await deps.experiments.find(due.teamId, id);
    return experiment && anchorOf(experiment) === due.anchor ? experiment : null;
  };
  const letter = (state: Experiment['state'], draw: (experiment: Experiment) => Message, why: string) => async (due: DueTouch) => {
    const experiment = await findRun(due);
    if (experiment?.state !== state || due.userId === null || askedOf(experiment) !== due.userId) return;
    await sendLetter(deps, due, due.userId, { message: draw(experiment), why, priority: PRIORITY.experiment });
  };
  return [
    {
      ...{
        id: CLOSE,
        practice: 'a3',
        name: 'An experiment closes without a result',
        anchor: { on: 'once' },
        at: '09:00',
        surface: 'state',
      },
      ...{ audience: 'nobody', each: 'community', minutes: 0, catchUp: 'always', whenUnsure: 'resend', why: WHY.closed },
      run: async (due) => {
        const experiment = await findRun(due);
        const closes = experiment && closesOn(experiment);
        if (experiment?.state !== 'running' || closes === null || due.localDate < closes) return;
        await deps.experiments.happen(experiment, { is: 'closed' }, { userId: null, now: due.now });
      },
    },
    {
      ...{ ...LETTER, id: PARKED, practice: 'a3', name: 'Your experiment is parked', audience: 'whoever leads it', why: WHY.parked },
      run: letter('parked', parkedMessage(deps.library), WHY.parked),
    },
    {
      ...{ ...LETTER, id: CLOSED, practice: 'a3', name: 'Your experiment is closed', audience: 'whoever leads it', why: WHY.closed },
      run: letter('closed', closedMessage, WHY.closed),
    },
  ];
}

export function createAsks({ deps, store }: Parts, service: Service): AskKind[] {
  const { check_in_questions: questions } = deps.library.experiment_rules;
  /** Null when this run of it is over. */
  const findRunning = async (ask: Ask): Promise<Experiment | null> => {
    const { experimentId, sinceOn } = readRef(ask.ref);
    const experiment = await deps.experiments.find(ask.teamId, experimentId);
    return experiment?.state === 'running' && experiment.sinceOn === sinceOn ? experiment : null;
  };
  const draw = async (ask: Ask) => {
    const experiment = await findRunning(ask);
    if (!experiment) return null;
    return askInputs(await service.viewOf(experiment, ask.userId), questions, await store.find(ask.teamId, ask.ref));
  };
  return [
    {
      kind: CHECK_IN,
      practice: 'a3',
      name: 'Check-in of your experiment',
      why: 'Your experiment is under way, and this is the day its template looks at it.',
      line: async (ask) => {
        const experiment = await findRunning(ask);
        return experiment && askLine(deps.library, experiment.title);
      },
      inputs: async (ask) => (await draw(ask)) ?? [],
      answer: async (ask, values, act) => {
        const { said, errors } = readSaid(questions, values);
        if (Object.keys(errors).length > 0) return { errors };
        const experiment = await findRunning(ask);
        if (said === null || !experiment) return { skipped: true };
        const before = await store.find(ask.teamId, ask.ref);
        // The form holds three of five questions: what stands under the others stays.
        const whole = { ...said, did: said.did || (before?.did ?? ''), learned: said.learned || (before?.learned ?? '') };
        const { userId, now } = act;
        await service.record(experiment, { id: ask.ref, said: whole, kept: before?.kept ?? false, userId, now });
        return { notes: worseBlocks(await service.viewOf(experiment, userId), said.vs) };
      },
      answered: draw,
      expire: async (ask, now) => {
        // Paused, or no room in her slots: who was never asked has missed nothing. Six weeks close it all the same.
        const experiment = ask.askedAt === null ? null : await findRunning(ask);
        if (experiment) await deps.experiments.happen(experiment, { is: 'missed' }, { userId: null, now });
      },
    },
  ];
}
