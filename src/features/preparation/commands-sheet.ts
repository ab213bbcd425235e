/** Choosing a format and changing the run sheet step by step. */
import { editSteps, findFaults, putStep, readStep } from '../../community/run-sheet-rules.ts';
import { readStepForm, readStepMenu, stepModal, typedStep } from '../../community/run-sheet-views.ts';
import { UserError } from '../../platform/errors.ts';
import type { ActionAct, ActionHandler, Answer, SubmissionAct, SubmissionHandler } from '../../platform/feature.ts';
import { readPlace } from './commands.ts';
import { keepsDebrief } from './rules.ts';
import type { Parts, Prepared, Service } from './service.ts';
import { type Looking, mayEdit, metadataOf } from './service-looking.ts';
import type { Plans } from './service-plans.ts';

type InModal = ActionAct | SubmissionAct;

export function createSheetCommands({ deps, doors }: Parts, service: Service, plans: Plans, looking: Looking) {
  const sheet = async (act: InModal, sessionId: string, notice: string | null = null): Promise<Answer> => ({
    update: await looking.sheet(await service.find(act, sessionId), notice),
  });

  /** The run sheet she saw is the newest and open; otherwise what to show her instead. */
  async function findCurrent(act: InModal): Promise<{ prepared: Prepared } | { instead: Answer }> {
    const place = readPlace(act);
    const prepared = await service.findForChange(act, place.s);
    if (!mayEdit(prepared))
      return { instead: await sheet(act, place.s, `Nothing was changed. ${looking.sayStanding(prepared) ?? ''}`.trim()) };
    if (prepared.plan.version === place.v) return { prepared };
    return { instead: await sheet(act, place.s, `${await service.sayStale(prepared.plan, act)}; here is how it stands.`) };
  }

  const step = (prepared: Prepared, id: string | null): Answer => ({
    update: stepModal({
      feature: 'preparation',
      metadata: metadataOf(prepared, id),
      step: prepared.draft.find((each) => each.id === id) ?? null,
      notice: null,
    }),
  });

  /** Formats are chosen for an open run sheet only. */
  async function findOpen(act: ActionAct): Promise<Prepared> {
    const prepared = await service.findForChange(act, readPlace(act).s);
    if (prepared.stage === 'locked') throw new UserError('The format cannot change any more.', looking.sayStanding(prepared) ?? '');
    return prepared;
  }

  const actions: Record<string, ActionHandler> = {
    'preparation:sheet': (act) => sheet(act, readPlace(act).s),
    'preparation:tree': async (act) => ({ update: await looking.tree(await findOpen(act), act.value) }),
    'preparation:formats': async (act) => ({ update: await looking.pick(await findOpen(act)) }),
    'preparation:take': async (act) => {
      const prepared = await findOpen(act);
      const place = readPlace(act);
      if (prepared.plan.version !== place.v)
        return sheet(act, place.s, `${await service.sayStale(prepared.plan, act)}; here is how it stands.`);
      const format = await doors.formats.find(prepared.community, act.value);
      if (!format) throw new UserError('This format is not here any more.', '“Pick a format” shows those of today.');
      const rests = await doors.formats.whyNot(prepared.community, format.id);
      if (rests !== null) return { update: await looking.overview(prepared, rests) };
      const refused = await plans.takeFormat(prepared, format, act);
      const fresh = await service.find(act, place.s);
      return {
        update: await looking.overview(
          fresh,
          refused ?? `✓ ${format.name} it is. Its run sheet is fitted to ${fresh.session.minutes} minutes.`,
        ),
      };
    },
    'preparation:add-step': async (act) => {
      const found = await findCurrent(act);
      return 'instead' in found ? found.instead : step(found.prepared, null);
    },
    'preparation:step': async (act) => {
      const found = await findCurrent(act);
      if ('instead' in found) return found.instead;
      const { prepared } = found;
      const { verb, id } = readStepMenu(act.value);
      if (verb === 'change') return step(prepared, id);
      if (verb !== 'up' && verb !== 'down' && verb !== 'out')
        throw new UserError('I do not know this choice.', 'Type `/rondo prepare` again.');
      const edited = editSteps(prepared.draft, { do: verb, id }, keepsDebrief(prepared.format));
      return sheet(act, prepared.session.id, await plans.changeSteps(prepared, edited, act));
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'preparation:step': async (act) => {
      const place = readPlace(act);
      const prepared = await service.findForChange(act, place.s);
      const was = prepared.draft.find(({ id }) => id === place.e) ?? null;
      const typed = readStepForm(act.values);
      const read = readStep(typed, was);
      if ('errors' in read) return { errors: read.errors };
      if (!mayEdit(prepared))
        return { errors: { step: `Nothing was changed; your words are still here. ${looking.sayStanding(prepared) ?? ''}`.trim() } };
      if (prepared.plan.version !== place.v) {
        const notice = `${await service.sayStale(prepared.plan, act)}. Your words are still below; “Keep it” puts them into the run sheet as it stands.`;
        const metadata = metadataOf(prepared, was?.id ?? null);
        return { update: stepModal({ feature: 'preparation', metadata, step: typedStep(typed, was), notice }) };
      }
      const edited = putStep(prepared.draft, place.e, read.fields, deps.newId());
      return sheet(act, place.s, await plans.changeSteps(prepared, edited, act));
    },
    'preparation:sheet': async (act) => {
      const found = await findCurrent(act);
      if ('instead' in found) return found.instead;
      const { session, draft, format } = found.prepared;
      const faults = findFaults(draft, session.minutes, keepsDebrief(format));
      if (faults.length > 0) return sheet(act, session.id, `Not used yet: ${faults.join(' ')} Everything you changed is kept.`);
      return { update: await looking.overview(found.prepared, '✓ This plan runs. It locks four working days before the session.') };
    },
  };

  return { actions, submissions };
}
