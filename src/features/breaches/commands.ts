/** Whoever says that something left the room: the form, her page, yes and no. */
import { z } from 'zod';
import { requireLivingCommunity, requireMember } from '../../community/find-member.ts';
import { findMemberships } from '../../community/find-viewer.ts';
import { notice } from '../../community/form-views.ts';
import { sayFormalContacts } from '../../community/formal-views.ts';
import { readMetadata } from '../../community/read-metadata.ts';
import type { Community } from '../../community/records.ts';
import type { Act, ActionAct, ActionHandler, Answer, Command, SubmissionHandler } from '../../platform/feature.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { askedNow, isStep, pendingOf, readReport, type Step } from './rules.ts';
import { notHere, type Service } from './service.ts';
import type { Pages } from './service-pages.ts';
import type { Parts, Turns } from './service-turns.ts';
import { arrivedModal, formModal, thanks, whereModal } from './views-form.ts';
import { saidMessage } from './views-messages.ts';

const metadataSchema = z.object({ c: z.string() });

/** In the window where it was pressed, else in one of its own. */
export const show = (act: ActionAct, modal: Modal): Answer => ({
  ...(act.modal && act.message === null ? { update: modal } : { open: modal }),
  refreshHome: true,
});

export function readStepValue(value: string): { id: string; step: Step } {
  const [id = '', step] = value.split('/');
  if (!isStep(step)) throw notHere();
  return { id, step };
}

export function createCommands({ deps }: Parts, service: Service, turns: Turns, pages: Pages) {
  async function form(act: Act, community: Community): Promise<Modal> {
    const { keepers, stewards } = await turns.officesOf(community, act.now);
    const named = (ids: readonly string[]) =>
      Promise.all(ids.filter((id) => id !== act.userId).map(async (id) => ({ id, name: await turns.nameOf(act.teamId, id) })));
    const { id: communityId, name, settings } = community;
    return formModal({ communityId, community: name, settings, keepers: await named(keepers), stewards: await named(stewards) });
  }

  const openFor = async (act: Act): Promise<Modal> => {
    const memberships = await findMemberships(deps, act.teamId, act.userId, act.now);
    const lively = memberships.map(({ community }) => community).filter(({ status }) => status === 'active' || status === 'paused');
    const [only, ...others] = lively;
    if (only && others.length > 0) return whereModal(lively);
    return form(act, only ?? (await deps.communities.forAct(act)).community);
  };

  const answer =
    (yes: boolean): ActionHandler =>
    async (act) => {
      const { id, step } = readStepValue(act.value);
      const before = await service.mine(act, id);
      const file = await service.answer(act, id, step, yes);
      const was = pendingOf(before.steps) === step && before.closedAt === null;
      const late = was ? null : 'This was answered before; here is how it stands.';
      const shown = show(act, await pages.mine(act, file, late ?? (yes ? '✓ Noted: it has your yes.' : '✓ Noted: it does not happen.')));
      const state = file.steps[step]?.state;
      return act.message && state && state !== 'proposed' ? { ...shown, replace: saidMessage(id, step, state !== 'declined') } : shown;
    };

  const commands: Command[] = [
    {
      name: 'left',
      group: 'people',
      usage: '[community]',
      summary: 'Say that something left the room; a trust keeper reads it, nobody else',
      run: async (act) => {
        const { community } = await deps.communities.forAct(act, { name: act.text });
        await requireMember(deps, community, act.userId);
        return { open: await form(act, community) };
      },
    },
  ];

  const actions: Record<string, ActionHandler> = {
    'breaches:open': async (act) => {
      if (act.value === '') return show(act, await openFor(act));
      const community = await requireLivingCommunity(deps, act.teamId, act.value);
      await requireMember(deps, community, act.userId);
      return show(act, await form(act, community));
    },
    'breaches:mine': async (act) => show(act, await pages.mine(act, await service.mine(act, act.value))),
    'breaches:hold': async (act) =>
      show(act, await pages.mine(act, await service.hold(act, act.value), '✓ New case posts rest for seven days.')),
    'breaches:no-hold': async (act) =>
      show(act, await pages.mine(act, await service.mine(act, act.value), '✓ Case posts go on as they are.')),
    'breaches:yes': answer(true),
    'breaches:no': answer(false),
    'breaches:close': async (act) => show(act, await pages.mine(act, await service.close(act, act.value), '✓ Closed.')),
    'breaches:pass-to': async (act) => {
      const [id = '', userId = ''] = act.value.split('/');
      return show(act, await pages.mine(act, await service.passTo(act, id, userId)));
    },
    'breaches:withdraw': async (act) => {
      await service.withdraw(await service.mine(act, act.value), act.now);
      return show(act, notice('breaches:gone', 'Your report', '✓ Taken back. Everything stops, and nothing of it is kept.'));
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'breaches:send': async (act) => {
      const { c } = readMetadata(metadataSchema, act.metadata);
      const community = await requireLivingCommunity(deps, act.teamId, c);
      await requireMember(deps, community, act.userId);
      const read = readReport(act.values);
      if ('errors' in read) return { errors: read.errors };
      const file = await service.send(community, act, read.ok);
      const reader = file && askedNow(file);
      if (!file || !reader)
        return { errors: { what: `Nobody is left here who could read it, so nothing was sent. ${sayFormalContacts(community.settings)}` } };
      const words = thanks(deps.library, read.ok.contact, await turns.nameOf(act.teamId, reader));
      return { update: arrivedModal(file.id, words, community.settings), refreshHome: true };
    },
  };

  return { commands, actions, submissions };
}
