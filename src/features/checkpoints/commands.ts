/** What leads do along the way: answer, park, stop, run again, ask for a hand. */
import type { Experiment } from '../../community/experiment.ts';
import { may } from '../../community/experiment-rules.ts';
import { type Note, openExperiment, sayNote, shortTitle, standingNote } from '../../community/experiment-views.ts';
import { requireLed } from '../../community/find-experiment.ts';
import { getViewer } from '../../community/find-viewer.ts';
import type { ActionAct, ActionHandler, Answer, SubmissionHandler } from '../../platform/feature.ts';
import { addDays, formatDate, mondayOf } from '../../platform/time/local-dates.ts';
import { readSaid } from './rules.ts';
import type { Parts, Service } from './service.ts';
import { parkedNote, stoppedNote } from './views.ts';
import { formModal, handModal, KEPT, keptModal, tooLateModal } from './views-form.ts';
import { allModal } from './views-page.ts';

const by = ({ userId, now }: ActionAct) => ({ userId, now });

export function createCommands({ deps, store }: Parts, service: Service) {
  const { check_in_questions: questions } = deps.library.experiment_rules;

  const say = (act: ActionAct, note: Note): Answer => sayNote(act, 'checkpoints:done', 'Check-in', note);

  const openForm: ActionHandler = async (act) => {
    const experiment = await requireLed(deps, act, act.value);
    if (experiment.state !== 'running') return say(act, standingNote(experiment));
    const answerId = await service.newAnswerId(experiment, act.now);
    const said = await store.find(act.teamId, answerId);
    return { open: formModal({ ...(await service.viewOf(experiment, act.userId)), answerId, said }, questions) };
  };

  const submitForm: SubmissionHandler = async (act) => {
    const [id = '', answerId = ''] = act.metadata.split(' ');
    const experiment = await requireLed(deps, act, id);
    const { said, errors } = readSaid(questions, act.values);
    if (experiment.state !== 'running' || !answerId.startsWith(`${id}/${experiment.sinceOn}/`))
      return { update: tooLateModal(standingNote(experiment), said), refreshHome: true };
    if (Object.keys(errors).length > 0) return { errors };
    if (said === null) return { errors: { saw: 'One line is enough: a number or a sentence.' } };
    const { userId, now } = act;
    await service.record(experiment, {
      id: answerId,
      said,
      kept: act.values[KEPT] !== null && act.values[KEPT] !== undefined,
      userId,
      now,
    });
    const view = await service.viewOf(experiment, userId);
    return { update: keptModal(view, said.vs, await service.nextOn(experiment, now)), refreshHome: true };
  };

  const put =
    (is: 'parked' | 'stopped', note: (experiment: Experiment) => Note): ActionHandler =>
    async (act) => {
      const experiment = await requireLed(deps, act, act.value);
      if (!may(experiment.state, is)) return say(act, standingNote(experiment));
      return say(act, note(await deps.experiments.happen(experiment, { is }, by(act))));
    };

  const again: ActionHandler = async (act) => {
    const experiment = await requireLed(deps, act, act.value);
    if (!may(experiment.state, 'resumed')) return say(act, standingNote(experiment));
    const startOn = addDays(mondayOf(await service.todayIn(experiment, act.now)), 7);
    await deps.experiments.happen(experiment, { is: 'resumed', startOn }, by(act));
    return say(act, {
      text: `“${shortTitle(experiment.title)}” starts again on ${formatDate(startOn)}.`,
      buttons: [openExperiment(experiment.id)],
    });
  };

  /** Her buddy where there is one, else the channel. Nothing is sent: she writes herself. */
  const hand: ActionHandler = async (act) => {
    const experiment = await requireLed(deps, act, act.value);
    const view = await service.viewOf(experiment, act.userId);
    const { channelId } = await deps.communities.get(experiment.teamId, experiment.communityId);
    const link = experiment.buddyId === null ? (channelId === null ? null : `<#${channelId}>`) : `<@${experiment.buddyId}>`;
    return { open: handModal(view, link) };
  };

  const all: ActionHandler = async (act) => {
    const experiment = await deps.experiments.find(act.teamId, act.value);
    const viewer = await getViewer(deps, act.teamId, act.userId, act.now);
    return { open: allModal(experiment ? await service.visible(experiment, viewer) : [], viewer.person.zone) };
  };

  return {
    actions: {
      'checkpoints:answer': openForm,
      'checkpoints:park': put('parked', parkedNote),
      'checkpoints:stop': put('stopped', stoppedNote),
      'checkpoints:again': again,
      'checkpoints:hand': hand,
      'checkpoints:all': all,
    },
    submissions: { 'checkpoints:answer': submitForm },
  };
}
