/** The three questions, both sides beside each other, and whether they would do it again. */
import { notice } from '../../community/form-views.ts';
import type { ActionHandler, SubmissionHandler, Values } from '../../platform/feature.ts';
import { ASK_AGAIN, ASK_CHECK, type Checks, type CheckView } from './service-checks.ts';
import { againModal, bothAgainLine, checkModal, FIELDS, sidesModal, waitingNote } from './views-checks.ts';

export const answersIn = (values: Values): string[] =>
  FIELDS.map((field) => (typeof values[field] === 'string' ? values[field].trim() : ''));

export function createCheckCommands(checks: Checks) {
  const actions: Record<string, ActionHandler> = {
    'pilots:check': async (act) => {
      const { pilot, moment } = await checks.require(act.teamId, act.value, act.userId);
      const view = await checks.view(pilot, moment, act.userId);
      return { open: view.sides ? sidesModal(pilot.id, pilot.title, view) : checkModal(pilot.id, pilot.title, view) };
    },
    'pilots:alike': async (act) => {
      const [id = '', named = '', question = '', mark] = act.value.split('/');
      const { pilot, moment } = await checks.require(act.teamId, `${id}/${named}`, act.userId);
      const view = await checks.mark(pilot, moment, act.userId, Number(question), mark === 'yes', act.now);
      return { update: sidesModal(pilot.id, pilot.title, view) };
    },
    'pilots:again': async (act) => {
      const { pilot } = await checks.require(act.teamId, `${act.value}/end`, act.userId);
      const { mine, both } = await checks.again(pilot, act.userId);
      return { open: both ? notice('pilots:said', 'Pilot', bothAgainLine) : againModal(pilot.id, pilot.title, mine) };
    },
  };

  const said = (view: CheckView, id: string, title: string) =>
    view.sides ? sidesModal(id, title, view) : notice('pilots:said', 'Alignment check', waitingNote);

  const submissions: Record<string, SubmissionHandler> = {
    'pilots:check': async (act) => {
      const { pilot, moment } = await checks.require(act.teamId, act.metadata, act.userId);
      const answers = answersIn(act.values);
      const empty = FIELDS.filter((_, at) => answers[at] === '');
      if (empty.length > 0) return { errors: Object.fromEntries(empty.map((field) => [field, 'A few words are enough.'])) };
      const view = await checks.keep(pilot, moment, act.userId, answers, act.now);
      await checks.settle(pilot, ASK_CHECK, `${pilot.id}/${moment}`, act);
      return { update: said(view, pilot.id, pilot.title), refreshHome: true };
    },
    'pilots:again': async (act) => {
      const { pilot } = await checks.require(act.teamId, `${act.metadata}/end`, act.userId);
      await checks.sayAgain(pilot, act.userId, act.values.again === 'yes', act.now);
      await checks.settle(pilot, ASK_AGAIN, pilot.id, act);
      const { both } = await checks.again(pilot, act.userId);
      return {
        update: notice('pilots:said', 'Pilot', both ? bothAgainLine : '✓ Kept. It is shown once both said yes, and otherwise to nobody.'),
      };
    },
  };

  return { actions, submissions };
}
