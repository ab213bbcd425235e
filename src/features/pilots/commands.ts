/** Yes, not this time, a change; another lead; somebody who is switched off in Slack. */
import { z } from 'zod';
import type { Experiment } from '../../community/experiment.ts';
import { notice } from '../../community/form-views.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import type { Act, ActionAct, ActionHandler, Answer, EventHandler, SubmissionHandler } from '../../platform/feature.ts';
import { plainMessage } from '../../platform/slack/text.ts';
import { isPilot } from './rules.ts';
import type { Parts, Service } from './service.ts';
import type { Pages } from './service-page.ts';
import { answeredWords, lineModal, partnerModal } from './views.ts';

const changedUser = z.object({ user: z.object({ id: z.string(), deleted: z.boolean().optional() }) });

/** What was pressed in a modal is answered there. */
export const tell = (act: ActionAct, words: string): Answer => ({
  ...(act.modal ? { update: notice('pilots:said', 'Pilot', words) } : { reply: plainMessage(words) }),
  refreshHome: true,
});

export function createCommands({ deps }: Parts, service: Service, pages: Pages) {
  const findPilot = async (act: Act, id: string): Promise<Experiment> => {
    const pilot = await deps.experiments.find(act.teamId, id);
    if (!pilot || !isPilot(pilot)) throw new UserError('This pilot is not there any more.', '`/experiment mine` shows yours.');
    return pilot;
  };

  const requireOwner = async (act: Act, id: string): Promise<Experiment> => {
    const pilot = await findPilot(act, id);
    if (pilot.ownerId !== act.userId)
      throw new NotAllowedError('Whoever designed the pilot chooses the second lead.', 'Its page shows who that is.');
    if (pilot.state !== 'designed' && pilot.state !== 'parked')
      throw new UserError('The leads of a pilot stay as they are once it runs.', 'A new pilot can begin with somebody else.');
    return pilot;
  };

  const openLine =
    (answer: 'no' | 'change'): ActionHandler =>
    async (act) => {
      const pilot = await findPilot(act, act.value);
      if (pilot.partnerId !== act.userId)
        throw new NotAllowedError('Only the second lead of this pilot says yes or no.', 'Its page shows who leads it.');
      if (pilot.partnerAgreed) return tell(act, answeredWords(await pages.viewOf(pilot), 'yes', true));
      return { open: lineModal(await pages.viewOf(pilot), answer) };
    };

  const actions: Record<string, ActionHandler> = {
    'pilots:yes': async (act) => {
      const { pilot, again } = await service.answer({ ...act, id: act.value }, 'yes', null);
      return tell(act, answeredWords(await pages.viewOf(pilot), 'yes', again));
    },
    'pilots:no': openLine('no'),
    'pilots:change': openLine('change'),
    'pilots:partner': async (act) => ({ open: partnerModal(await pages.viewOf(await requireOwner(act, act.value))) }),
  };

  const submissions: Record<string, SubmissionHandler> = {
    'pilots:answer': async (act) => {
      const [id = '', how] = act.metadata.split('/');
      const answer = how === 'change' ? 'change' : 'no';
      const line = typeof act.values.line === 'string' ? act.values.line.trim() : '';
      if (answer === 'change' && line === '') return { errors: { line: 'Say in a few words what should be different.' } };
      const { pilot, again } = await service.answer({ ...act, id }, answer, line || null);
      return { update: notice('pilots:said', 'Pilot', answeredWords(await pages.viewOf(pilot), answer, again)), refreshHome: true };
    },
    'pilots:partner': async (act) => {
      const pilot = await requireOwner(act, act.metadata);
      const partnerId = typeof act.values.partner === 'string' ? act.values.partner : '';
      const view = await pages.viewOf(pilot);
      if (partnerId === act.userId) return { errors: { partner: 'The second lead is somebody of the other team.' } };
      if (!(await service.canBeAsked(pilot, partnerId)))
        return { errors: { partner: `I can ask members of ${view.community} only. Invite them first, or choose somebody else.` } };
      const isSame = pilot.partnerId === partnerId;
      await service.choosePartner(pilot, partnerId, act);
      const { partner } = await pages.viewOf(await findPilot(act, pilot.id));
      const words = isSame
        ? `${partner} is asked already, and nothing was changed.`
        : `✓ ${partner} is asked. It starts once both of you said yes.`;
      return { update: notice('pilots:said', 'Pilot', words), refreshHome: true };
    },
  };

  const userChanged: EventHandler = async ({ teamId, now, event }) => {
    const read = changedUser.safeParse(event);
    if (read.success && read.data.user.deleted === true) await service.release(teamId, read.data.user.id, null, now);
  };

  return { actions, submissions, events: { user_change: userChanged } };
}
