/** What leads do at the end: enter the result, decide. */
import type { Experiment } from '../../community/experiment.ts';
import type { Note } from '../../community/experiment-views.ts';
import { blocksModal, noteBlocks, sayNote, standingNote } from '../../community/experiment-views.ts';
import { requireLed } from '../../community/find-experiment.ts';
import type { Deps } from '../../community/kernel.ts';
import type { ActionAct, ActionHandler, Answer, SubmissionAct, SubmissionHandler } from '../../platform/feature.ts';
import { untilOf } from './agenda.ts';
import { LONGEST, readClosing } from './rules.ts';
import { isVerdict, readAnswers, readExtension, walk } from './rules-tree.ts';
import { endTree, type Service } from './service.ts';
import { closingModal, decidedNote, enteredNote } from './views.ts';
import { decisionModal, questionModal } from './views-decide.ts';

export const done = (note: Note): Answer => ({
  update: blocksModal('results:done', 'Your experiment', noteBlocks(note)),
  refreshHome: true,
});
export const say = (act: ActionAct, note: Note): Answer => sayNote(act, 'results:done', 'Your experiment', note);

export function createCommands(deps: Deps, service: Service) {
  const tree = endTree(deps);

  const mayEnter = ({ state }: Experiment): boolean => state === 'running' || state === 'result';

  const openClosing: ActionHandler = async (act) => {
    const experiment = await requireLed(deps, act, act.value);
    if (!mayEnter(experiment)) return say(act, standingNote(experiment));
    return { open: closingModal(await service.viewOf(experiment, act.userId)) };
  };

  const submitClosing: SubmissionHandler = async (act) => {
    const experiment = await requireLed(deps, act, act.metadata);
    const { closing, errors } = readClosing(act.values, service.questionsOf(experiment));
    if (!mayEnter(experiment)) return { ...late(experiment, [closing?.happened ?? '', ...(closing?.closing ?? [])]) };
    if (Object.keys(errors).length > 0) return { errors };
    if (closing === null) return { errors: { happened: 'One line on what happened makes it a result. “Nothing changed” is one.' } };
    const { userId, now } = act;
    return done(enteredNote(await service.enter(experiment, closing, { userId, now })));
  };

  /** Her words come back with where it stands. */
  const late = (experiment: Experiment, words: readonly string[]): Answer => {
    const { text, buttons } = standingNote(experiment);
    const typed = words.filter((word) => word !== '');
    return done({ text: typed.length === 0 ? text : `${text}\n\nYour words, to copy:\n${typed.join('\n')}`, buttons });
  };

  /** In the tree, one question replaces the other; from outside it opens. */
  const show = async (act: ActionAct, experiment: Experiment, answers: string, directly: boolean): Promise<Answer> => {
    if (experiment.state !== 'result') return say(act, standingNote(experiment));
    const view = await service.viewOf(experiment, act.userId);
    const place = directly ? null : walk(tree, answers, experiment.extended);
    const modal = place?.is === 'question' ? questionModal(view, place.ask, answers) : decisionModal(view, place, answers);
    const isOurs =
      act.modal?.callbackId === 'results:tree' || act.modal?.callbackId === 'results:decide' || act.modal?.callbackId === 'results:done';
    return isOurs ? { update: modal } : { open: modal };
  };

  const step =
    (directly: boolean): ActionHandler =>
    async (act) => {
      const [id = '', answers = ''] = act.value.split('/');
      return show(act, await requireLed(deps, act, id), readAnswers(answers), directly);
    };

  const submitDecision = async (act: SubmissionAct): Promise<Answer> => {
    const experiment = await requireLed(deps, act, act.metadata);
    const { verdict, affected } = act.values;
    const why = typeof act.values.why === 'string' ? act.values.why.trim() : '';
    if (experiment.state !== 'result') return late(experiment, [why]);
    if (!isVerdict(verdict)) return { errors: { verdict: 'Choose one of these.' } };
    if (why.length > LONGEST.why) return { errors: { why: `This is ${why.length} characters long; ${LONGEST.why} fit.` } };
    const { userId, now } = act;
    const days = readExtension(act.values.days, experiment.days);
    const decided = await service.decide(experiment, { verdict, why, days }, { userId, now });
    return done(
      decidedNote(decided, verdict, {
        affected: affected !== null && affected !== undefined,
        until: untilOf(decided),
        isOwner: decided.ownerId === userId,
      }),
    );
  };

  return {
    actions: {
      'results:enter': openClosing,
      'results:decide': step(false),
      'results:tree': step(false),
      'results:choose': step(true),
    },
    submissions: { 'results:enter': submitClosing, 'results:decide': submitDecision },
  };
}
