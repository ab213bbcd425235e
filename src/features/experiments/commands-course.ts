/** What its leads do with an experiment that is designed: start, park, stop, another day, run again, delete. */
import type { Experiment } from '../../community/experiment.ts';
import { may, REFUSED } from '../../community/experiment-rules.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act, ActionAct, ActionHandler, Answer, SubmissionHandler } from '../../platform/feature.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { plainMessage } from '../../platform/slack/text.ts';
import { formatDate } from '../../platform/time/local-dates.ts';
import { nextMonday, whatIsWrongWithStart } from './rules.ts';
import { goneError, type Obstacle, type Parts, type Service } from './service.ts';
import type { Pages } from './service-page.ts';
import { refusalModal } from './views.ts';
import { dayModal } from './views-design.ts';

/** In one of our own windows the next one takes its place; anywhere else it opens. */
export const showIn = (act: ActionAct, modal: Modal): Answer =>
  act.modal?.callbackId.startsWith('experiments:') ? { update: modal } : { open: modal };

export function sayObstacle(obstacle: Obstacle): string {
  switch (obstacle.is) {
    case 'running':
      return `You are running “${obstacle.other.title}”. One at a time, so that you can tell what made the difference. Park that one, or finish it first.`;
    case 'partner-running':
      return `${obstacle.name} is running one already. One at a time for both leads: talk about when this one can start.`;
    case 'partner-silent':
      return `A pilot of two teams starts with a yes from both leads. ${obstacle.name} has not said yes yet.`;
  }
}

export function createCourseCommands({ deps }: Parts, service: Service, pages: Pages) {
  const { experiments } = deps;

  /** The page where she is; from a message one sentence. */
  const done = async (act: ActionAct, id: string, notice: string): Promise<Answer> =>
    act.modal === null && !act.home
      ? { reply: plainMessage(notice), refreshHome: true }
      : { ...showIn(act, await pages.page(act, id, notice)), refreshHome: true };

  const start = async (act: ActionAct, id: string): Promise<Answer> => {
    const experiment = await service.requireGoing(act, id);
    if (experiment.state === 'running') return done(act, id, `“${experiment.title}” is running already.`);
    const obstacle = await service.start(act, experiment, await service.today(act));
    if (obstacle === null) return done(act, id, '✓ Started today. I ask on the days it says, in your weekly slot.');
    return showIn(act, refusalModal(id, sayObstacle(obstacle), obstacle.is === 'running' ? obstacle.other.id : null));
  };

  const happen = (act: Act, experiment: Experiment, is: 'parked' | 'stopped') =>
    experiments.happen(experiment, { is }, { userId: act.userId, now: act.now });

  const end = async (act: ActionAct, is: 'parked' | 'stopped', notice: string): Promise<Answer> => {
    const experiment = await service.requireLed(act, act.value);
    if (experiment.state !== is) await happen(act, experiment, is);
    return done(act, act.value, notice);
  };

  const chooseDay = async (act: ActionAct): Promise<Answer> => {
    const experiment = await service.requireGoing(act, act.value);
    const again = may(experiment.state, 'resumed');
    if (!again && experiment.state !== 'designed') throw new UserError(REFUSED[experiment.state]);
    const today = await service.today(act);
    const day = !again && experiment.startOn !== null && experiment.startOn >= today ? experiment.startOn : nextMonday(today);
    return showIn(act, dayModal(experiment.id, experiment.title, day, again));
  };

  const actions: Record<string, ActionHandler> = {
    'experiments:start': (act) => start(act, act.value),
    'experiments:swap': async (act) => {
      const [id = '', otherId = ''] = act.value.split('|');
      const other = await service.requireLed(act, otherId);
      if (other.state === 'running') await happen(act, other, 'parked');
      return start(act, id);
    },
    'experiments:park': (act) => end(act, 'parked', '⏸ Parked. I ask nothing more about it; one tap and it runs again.'),
    'experiments:stop': (act) => end(act, 'stopped', 'Stopped. What you wrote stays, and it can run again any time.'),
    'experiments:day': chooseDay,
    'experiments:again': chooseDay,
    'experiments:remove': async (act) => {
      const experiment = await service.requireLed(act, act.value);
      if (experiment.ownerId !== act.userId) throw goneError();
      if (experiment.startedAt !== null)
        throw new UserError('It ran, so it counts.', 'You can keep it to yourself; nobody sees more than its number.');
      await experiments.remove(act.teamId, experiment.id);
      await deps.trail.forget(act.teamId, { kind: 'experiment', id: experiment.id });
      return { ...showIn(act, await pages.mine(act, { notice: 'Deleted. Nothing of it is kept.' })), refreshHome: true };
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'experiments:day': async (act) => {
      const experiment = await service.requireGoing(act, act.metadata);
      const day = typeof act.values.day === 'string' ? act.values.day : '';
      const wrong = whatIsWrongWithStart(day, await service.today(act));
      if (wrong) return { errors: { day: wrong } };
      const event =
        experiment.state === 'designed'
          ? ({ is: 'designed', startOn: day, days: experiment.days } as const)
          : ({ is: 'resumed', startOn: day } as const);
      await experiments.happen(experiment, event, { userId: act.userId, now: act.now });
      return { update: await pages.page(act, experiment.id, `✓ It starts on ${formatDate(day)}.`), refreshHome: true };
    },
  };

  return { actions, submissions };
}
