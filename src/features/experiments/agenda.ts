/** "Still on?" in the weekly slot after a start day that has passed; silence parks it. And a word to whoever may ask how it goes. */
import { type Ask, type AskKind, PRIORITY } from '../../community/ask.ts';
import type { Experiment } from '../../community/experiment.ts';
import { may } from '../../community/experiment-rules.ts';
import { findName } from '../../community/find-member.ts';
import { LETTER } from '../../community/letter.ts';
import type { Touch } from '../../community/touch.ts';
import { DAY } from '../../platform/clock.ts';
import type { Act } from '../../platform/feature.ts';
import { addDays, type LocalDate } from '../../platform/time/local-dates.ts';
import { toInstant } from '../../platform/time/zones.ts';
import { sayObstacle } from './commands-course.ts';
import { nextMonday, whatIsWrongWithStart } from './rules.ts';
import type { Parts, Service } from './service.ts';
import { buddyMessage, stillOnInputs, stillOnLine } from './views-asks.ts';

const KIND = 'experiments.still-on';
const BUDDY = 'experiments.buddy';
const BUDDY_WHY = 'You were named as the one who may ask how an experiment goes.';
/** A week brings her slot, another one is for answering. */
const WAITS = 14;

const refOf = (id: string, startOn: LocalDate): string => `${id}/${startOn}`;

/** Null: nothing is asked about it. */
const askRef = ({ state, startOn, id }: Experiment): string | null =>
  state === 'designed' && startOn !== null ? refOf(id, startOn) : null;

export function createAgenda({ deps }: Parts, service: Service) {
  const { attention, experiments } = deps;

  /** The one that is still as it was when this was asked. */
  const findAsked = async ({ teamId, ref }: Ask): Promise<Experiment | null> => {
    const experiment = await service.find({ teamId }, ref.split('/')[0] ?? '');
    return experiment && askRef(experiment) === ref ? experiment : null;
  };

  const stillOn: AskKind = {
    kind: KIND,
    practice: 'a3',
    name: 'Still on?',
    why: 'The day on which your experiment was to start has passed.',
    line: async (ask) => {
      const experiment = await findAsked(ask);
      return experiment && stillOnLine(experiment.title, experiment.startOn ?? '');
    },
    inputs: async (ask) => {
      const experiment = await findAsked(ask);
      return experiment ? stillOnInputs(experiment.title, experiment.startOn ?? '') : [];
    },
    answer: async (ask, values, act): ReturnType<AskKind['answer']> => {
      const experiment = await findAsked(ask);
      const day = typeof values.day === 'string' ? values.day : '';
      const { on } = values;
      if (on !== 'started' && on !== 'day' && on !== 'not-now')
        return day === '' ? { skipped: true } : { errors: { on: 'Choose “On another day”, so that your day has something to belong to.' } };
      if (!experiment) return undefined;
      const wrong = on === 'day' ? whatIsWrongWithStart(day, await service.today(act)) : null;
      if (wrong) return { errors: { day: wrong } };
      // Before it changes: an ask that is answered is not withdrawn.
      await attention.markAnswered(ask, act.now);
      const by = { userId: act.userId, now: act.now };
      if (on === 'day') await experiments.happen(experiment, { is: 'designed', startOn: day, days: experiment.days }, by);
      if (on === 'not-now') await experiments.happen(experiment, { is: 'parked' }, by);
      if (on === 'started') {
        const obstacle = await service.start(act, experiment, experiment.startOn ?? (await service.today(act)));
        if (obstacle) return { errors: { on: `${sayObstacle(obstacle)} \`/experiment mine\` opens them.` } };
      }
      return undefined;
    },
    expire: async (ask, now) => {
      const experiment = await findAsked(ask);
      if (experiment && may(experiment.state, 'parked')) await experiments.happen(experiment, { is: 'parked' }, { userId: null, now });
    },
  };

  /** The ask follows the start day. */
  const experimentChanged = async (experiment: Experiment, was: Experiment | null): Promise<void> => {
    const { teamId, communityId, ownerId, startOn } = experiment;
    const [ref, before] = [askRef(experiment), was === null ? null : askRef(was)];
    if (before !== null && was?.ownerId && (before !== ref || was.ownerId !== ownerId))
      await attention.withdrawAsk(teamId, KIND, before, was.ownerId);
    if (ref === null || ref === before || ownerId === null || startOn === null) return;
    const zone = await service.zoneOf(teamId, ownerId);
    await attention.ask({
      ...{ teamId, communityId, userId: ownerId, kind: KIND, ref, priority: PRIORITY.experiment, minutes: 1, reminder: false },
      ...{ opensOn: addDays(startOn, 1), expiresAt: toInstant(addDays(startOn, WAITS), '23:59', zone) },
    });
  };

  const tellBuddy = async (act: Act, { teamId, communityId, id, title, startOn, buddyId }: Experiment): Promise<void> => {
    if (buddyId === null) return;
    const name = await findName(deps, teamId, act.userId);
    await attention.tell(
      {
        ...{ teamId, communityId, userId: buddyId, touch: BUDDY, key: `${BUDDY}/${id}/${buddyId}`, why: BUDDY_WHY },
        ...{ message: buddyMessage(id, name, title, startOn ?? nextMonday(await service.today(act))) },
        ...{ priority: PRIORITY.notice, minutes: 1, expiresAt: act.now + WAITS * DAY, about: { kind: 'experiment', id } },
      },
      act.now,
    );
  };

  const touches: Touch[] = [
    {
      ...{ ...LETTER, id: BUDDY, name: 'You may ask how it goes', audience: 'the one who may ask', why: BUDDY_WHY },
      // Said when the design is kept; nothing is planned.
      run: async () => undefined,
    },
  ];

  return { asks: [stillOn], touches, experimentChanged, tellBuddy };
}

export type Agenda = ReturnType<typeof createAgenda>;
