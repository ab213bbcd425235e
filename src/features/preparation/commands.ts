/** `/rondo prepare`, and the windows of a session that is being prepared. The run sheet is in commands-sheet.ts. */
import { z } from 'zod';
import { requireMember } from '../../community/find-member.ts';
import { offersModal } from '../../community/offer-views.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import type { ActionAct, ActionHandler, Answer, Command, SubmissionAct, SubmissionHandler } from '../../platform/feature.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { readTexts, readTicks } from './rules.ts';
import type { Parts, Prepared, Service } from './service.ts';
import { type Looking, mayUnlock } from './service-looking.ts';
import type { Packs } from './service-packs.ts';
import type { Plans } from './service-plans.ts';

const metadataSchema = z.object({
  s: z.string(),
  v: z.number().int(),
  t: z.number().int(),
  e: z.string().nullable(),
});

/** Where in the windows it happened. */
export function readPlace(act: ActionAct | SubmissionAct): z.infer<typeof metadataSchema> {
  const metadata = 'modal' in act ? (act.modal?.metadata ?? '') : act.metadata;
  const parsed = metadataSchema.safeParse(JSON.parse(metadata || '{}'));
  if (!parsed.success) throw new UserError('This window is from an older version of me.', 'Type `/rondo prepare` again.');
  return parsed.data;
}

/** In place of the window it was pressed in; a new one when it was a message or Home. */
export const show = (act: ActionAct, modal: Modal): Answer => (act.modal?.id ? { update: modal } : { open: modal });

export function createCommands({ deps, checklist }: Parts, service: Service, plans: Plans, looking: Looking, packs: Packs) {
  async function open(prepared: Prepared, now: number): Promise<Modal> {
    if (prepared.part !== null) await plans.markOpened(prepared, now);
    return looking.overview(prepared);
  }

  const commands: Command[] = [
    {
      name: 'prepare',
      group: 'week',
      summary: 'Open the session you lead: its format, what people are told, its run sheet, the checklist',
      run: async (act) => {
        const { community } = await deps.communities.forAct(act, { name: act.text });
        await requireMember(deps, community, act.userId);
        const [hers] = await service.listAhead(community, act.userId, act.now);
        const today = deps.calendar.today(community, act.now);
        const isSteward = await deps.roles.has(act.teamId, community.id, act.userId, 'steward', today);
        const session = hers ?? (isSteward ? await deps.calendar.nextSession(act.teamId, community.id, today) : null);
        if (!session) throw new NotAllowedError('You lead no session at present.', '`/rondo rota` shows whose turn comes when.');
        return { open: await open(await service.find(act, session.id), act.now) };
      },
    },
  ];

  const actions: Record<string, ActionHandler> = {
    'preparation:open': async (act) => show(act, await open(await service.find(act, act.value), act.now)),
    'preparation:offers': async (act) => {
      const { session } = await service.find(act, act.value);
      return { open: offersModal('preparation:offers', await packs.offersFor(session, act.userId, act.now)) };
    },
    'preparation:words': async (act) => ({ update: looking.words(await service.findForChange(act, readPlace(act).s)) }),
    'preparation:checklist': async (act) => {
      const id = act.modal?.id ? readPlace(act).s : act.value;
      const prepared = await service.findForChange(act, id);
      await plans.markOpened(prepared, act.now);
      return show(act, await looking.checklist(prepared));
    },
    'preparation:unlock': async (act) => {
      const prepared = await service.find(act, act.value);
      if (prepared.stage !== 'locked') return { update: await looking.overview(prepared, 'It is not locked any more.') };
      if (!mayUnlock(prepared))
        throw new NotAllowedError(
          'Only whoever leads this session and the stewards can unlock its run sheet.',
          await service.sayWho(prepared.session),
        );
      await plans.unlock(prepared.session);
      const fresh = await service.find(act, act.value);
      return { update: await looking.overview(fresh, '✓ Unlocked until the session begins. What last added up runs.') };
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'preparation:words': async (act) => {
      const place = readPlace(act);
      const prepared = await service.findForChange(act, place.s);
      const text = (field: string): string => (typeof act.values[field] === 'string' ? `${act.values[field]}` : '');
      const read = readTexts({ outcome: text('outcome'), question: text('question'), preRead: text('preRead'), link: text('link') });
      if ('errors' in read) return { errors: read.errors };
      if (prepared.plan.textsVersion !== place.t) {
        const stale = await service.sayStale(prepared.plan, act);
        return { errors: { outcome: `${stale}. Your words are still here: copy what you need, then close this and open it again.` } };
      }
      await plans.keepTexts(prepared, read.texts, act);
      return { update: await looking.overview(await service.find(act, place.s), '✓ Kept. The invitation says it as it stands.') };
    },
    'preparation:checklist': async (act) => {
      const place = readPlace(act);
      const prepared = await service.findForChange(act, place.s);
      const ticked = act.values.ticks ?? [];
      await plans.keepTicks(prepared, readTicks(typeof ticked === 'string' ? [ticked] : ticked, checklist.items.length));
      return { update: await looking.overview(await service.find(act, place.s), '✓ Kept.') };
    },
  };

  return { commands, actions, submissions };
}
