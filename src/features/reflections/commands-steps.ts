/** What people do with their steps. */
import { z } from 'zod';
import type { Deps } from '../../community/kernel.ts';
import type { Act, ActionAct, ActionHandler, SubmissionHandler } from '../../platform/feature.ts';
import { type Commands, readMetadata, showIn } from './commands.ts';
import { isOutcome, LONGEST_PART, readStep, whatIsWrongWithDay } from './rules.ts';
import type { Service } from './service.ts';
import type { Steps } from './service-steps.ts';
import type { Store } from './store.ts';
import { stepModal } from './views.ts';
import { echoModal, echoNotice, stepsModal } from './views-steps.ts';

const newStepSchema = z.object({ id: z.string(), r: z.string() });
const stepSchema = z.object({ id: z.string() });

export function createStepCommands(deps: Deps, store: Store, service: Service, steps: Steps, commands: Commands) {
  const listFor = async (act: Act, page: number, notice: string | null = null) =>
    stepsModal(
      (await store.stepsBy(act.teamId, act.userId)).map((step) => ({ ...step, shared: step.sharedAt !== null })),
      page,
      notice,
    );

  const actions: Record<string, ActionHandler> = {
    'reflections:step': async (act: ActionAct) => {
      const row = await service.getMine(act.teamId, act.userId, act.value);
      const askOn = await steps.dayAhead(act.teamId, row.communityId, act.userId, act.now);
      return showIn(act, stepModal(JSON.stringify({ id: deps.newId(), r: row.id }), askOn));
    },
    'reflections:steps': async (act) => showIn(act, await listFor(act, Number(act.value) || 0)),
    'reflections:went': async (act) => {
      const step = await steps.getMine(act.teamId, act.userId, act.value);
      return showIn(
        act,
        echoModal(
          JSON.stringify({ id: step.id }),
          await steps.echoOf(step, null),
          await steps.dayAhead(act.teamId, step.communityId, act.userId, act.now),
        ),
      );
    },
    'reflections:drop-step': async (act) => {
      await steps.remove(await steps.getMine(act.teamId, act.userId, act.value), act.now);
      return { ...showIn(act, await listFor(act, 0, 'Deleted. I do not ask about it.')), refreshHome: true };
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'reflections:add-step': async (act) => {
      const { id, r } = readMetadata(newStepSchema, act.metadata);
      const row = await service.getMine(act.teamId, act.userId, r);
      const read = readStep(act.values, await steps.today(act.teamId, row.communityId, act.userId, act.now));
      if ('errors' in read) return { errors: read.errors };
      const { step: text, askOn } = read.ok;
      await steps.keep({
        id,
        teamId: act.teamId,
        communityId: row.communityId,
        userId: act.userId,
        reflectionId: row.id,
        text,
        askOn,
        now: act.now,
      });
      return { update: await commands.detailOf(act, row, 'Kept. Only you can see the step.'), refreshHome: true };
    },
    'reflections:went': async (act) => {
      const { id } = readMetadata(stepSchema, act.metadata);
      const step = await steps.getMine(act.teamId, act.userId, id);
      const { outcome, share } = act.values;
      const happened = typeof act.values.happened === 'string' ? act.values.happened : '';
      const askOn = typeof act.values.askOn === 'string' ? act.values.askOn : null;
      const today = await steps.today(act.teamId, step.communityId, act.userId, act.now);
      const errors: Record<string, string> = {};
      if (!isOutcome(outcome)) errors.outcome = 'Choose how it went.';
      if (happened.length > LONGEST_PART)
        errors.happened = `This is ${happened.length} characters long; ${LONGEST_PART} fit. One line is enough.`;
      const wrongDay = outcome === 'not-yet' ? whatIsWrongWithDay(askOn, today) : null;
      if (wrongDay) errors.askOn = wrongDay;
      if (!isOutcome(outcome) || Object.keys(errors).length > 0) return { errors };
      const again = await steps.answer(
        step,
        act.userId,
        { outcome, happened, share: share === 'P3' || (Array.isArray(share) && share.includes('P3')), askOn },
        null,
        act.now,
      );
      return { update: await listFor(act, 0, echoNotice(outcome, again)), refreshHome: true };
    },
  };

  return { actions, submissions };
}
