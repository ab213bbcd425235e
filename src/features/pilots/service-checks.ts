/** The alignment check: asked of both when it starts and at its result, seen side by side once both have answered. */
import { PRIORITY } from '../../community/ask.ts';
import { type Experiment, leadsOf } from '../../community/experiment.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import {
  bothAgain,
  bothSides,
  FIRST_CHECK_WAITS,
  hasResult,
  isMoment,
  isPilot,
  LAST_CHECK_WAITS,
  LONGEST_ANSWER,
  type Moment,
  openMoment,
  PILOT,
  questionsOf,
} from './rules.ts';
import type { Parts } from './service.ts';

export const ASK_CHECK = 'pilots.check';
export const ASK_AGAIN = 'pilots.again';

export interface Side {
  name: string;
  answers: readonly string[];
}
export interface CheckView {
  moment: Moment;
  questions: readonly string[];
  mine: readonly string[] | null;
  /** Null until both have answered. */
  sides: readonly [Side, Side] | null;
  /** By question: true = alike, null = not marked. */
  marks: readonly (boolean | null)[];
}

export function createChecks({ deps, store }: Parts) {
  const { attention, calendar, communities, experiments, library, people } = deps;
  const example = library.experiment_templates.find(({ id }) => id === PILOT)?.fields.find(({ key }) => key === 'check')?.example;

  const questions = (pilot: Experiment): string[] => questionsOf(pilot.fields.check ?? '', example ?? '');

  const askBoth = async (pilot: Experiment, kind: string, ref: string, waits: number, now: number): Promise<void> => {
    const { teamId, communityId } = pilot;
    const opensOn = calendar.today(await communities.get(teamId, communityId), now);
    for (const userId of leadsOf(pilot))
      await attention.ask({
        ...{ teamId, communityId, userId, kind, ref, priority: PRIORITY.experiment },
        ...{ minutes: kind === ASK_CHECK ? 2 : 1, opensOn, expiresAt: now + waits, reminder: false },
      });
  };

  const view = async (pilot: Experiment, moment: Moment, userId: string): Promise<CheckView> => {
    const checks = await store.checks(pilot.teamId, pilot.id, moment);
    const marks = await store.marks(pilot.teamId, pilot.id, moment);
    const both = bothSides(checks, leadsOf(pilot));
    const names = both && (await people.findMany(pilot.teamId, leadsOf(pilot)));
    const side = (check: { userId: string; answers: readonly string[] }): Side => ({
      name: names?.get(check.userId)?.name ?? 'The other lead',
      answers: check.answers,
    });
    const asked = questions(pilot);
    return {
      moment,
      questions: asked,
      mine: checks.find((check) => check.userId === userId)?.answers ?? null,
      sides: both && [side(both[0]), side(both[1])],
      marks: asked.map((_, at) => marks.find(({ question }) => question === at)?.alike ?? null),
    };
  };

  return {
    view,

    /** Answered on its page: the slot does not bring it any more, and it can be changed like any other answer. */
    async settle(pilot: Experiment, kind: string, ref: string, who: { userId: string; now: number }): Promise<void> {
      const waiting = await attention.waiting(pilot.teamId, who.userId, who.now);
      const ask = waiting.find((each) => each.kind === kind && each.ref === ref);
      if (ask) await attention.markAnswered(ask, who.now);
    },

    /** `<experiment>/<moment>`, or the experiment alone: for one of its two leads. */
    async require(teamId: string, value: string, userId: string): Promise<{ pilot: Experiment; moment: Moment }> {
      const [id = '', named = ''] = value.split('/');
      const pilot = await experiments.find(teamId, id);
      if (!pilot || !isPilot(pilot)) throw new UserError('This pilot is not there any more.', '`/experiment mine` shows yours.');
      if (!leadsOf(pilot).includes(userId))
        throw new NotAllowedError('The alignment check belongs to the two leads of this pilot.', 'Nobody else sees the answers.');
      const moment = isMoment(named) ? named : openMoment(pilot);
      if (moment === null) throw new UserError('The three questions come once the pilot runs.', 'Nothing is missing until then.');
      return { pilot, moment };
    },

    async keep(pilot: Experiment, moment: Moment, userId: string, answers: readonly string[], now: number): Promise<CheckView> {
      const before = await view(pilot, moment, userId);
      if (before.sides) throw new UserError('Both sides have been shown, so the answers stay as they are.', 'Talk about them instead.');
      if (openMoment(pilot) !== moment)
        throw new UserError('The time of these three questions is over.', 'Nothing of it is lost for the pilot.');
      const { teamId, id: experimentId, communityId } = pilot;
      const kept = answers.map((answer) => answer.trim().slice(0, LONGEST_ANSWER));
      await store.putCheck({ teamId, experimentId, communityId, moment, userId, answers: kept, at: now, privacy: 'P1' });
      return view(pilot, moment, userId);
    },

    async mark(pilot: Experiment, moment: Moment, userId: string, question: number, alike: boolean, now: number): Promise<CheckView> {
      const { sides, questions: asked } = await view(pilot, moment, userId);
      if (!sides) throw new UserError('Both mark this together, once both have answered.');
      const { teamId, id: experimentId, communityId } = pilot;
      if (asked[question] !== undefined)
        await store.putMark({ teamId, experimentId, communityId, moment, question, alike, at: now, privacy: 'P1' });
      return view(pilot, moment, userId);
    },

    async sayAgain(pilot: Experiment, userId: string, again: boolean, now: number): Promise<void> {
      if (!hasResult(pilot)) throw new UserError('This is asked once the pilot has a result.', 'Nothing is missing until then.');
      const { teamId, id: experimentId, communityId } = pilot;
      await store.putAgain({ teamId, experimentId, communityId, userId, again, at: now, privacy: 'P1' });
    },

    async again(pilot: Experiment, userId: string): Promise<{ mine: boolean | null; both: boolean }> {
      const said = await store.again(pilot.teamId, pilot.id);
      return { mine: said.find((one) => one.userId === userId)?.again ?? null, both: bothAgain(said, leadsOf(pilot)) };
    },

    /** Asked as it starts and at its first result. */
    async stateChanged(now: Experiment, was: Experiment | null, at: number): Promise<void> {
      if (was?.state === 'designed' && now.state === 'running') await askBoth(now, ASK_CHECK, `${now.id}/start`, FIRST_CHECK_WAITS, at);
      if (was?.state !== 'running' || now.state !== 'result') return;
      await askBoth(now, ASK_CHECK, `${now.id}/end`, LAST_CHECK_WAITS, at);
      await askBoth(now, ASK_AGAIN, now.id, LAST_CHECK_WAITS, at);
    },
  };
}

export type Checks = ReturnType<typeof createChecks>;
