/** Suggesting somebody, and saying what came of it. */

import { z } from 'zod';
import { leadsOf, seesTitle } from '../../community/experiment.ts';
import { requireMember } from '../../community/find-member.ts';
import { getViewer } from '../../community/find-viewer.ts';
import type { Deps } from '../../community/kernel.ts';
import { lookerOf } from '../../community/privacy.ts';
import { readMetadata } from '../../community/read-metadata.ts';
import type { Community } from '../../community/records.ts';
import type { Ref } from '../../platform/delivery/outbox.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import type { Act, ActionHandler, Answer, Command, SubmissionHandler } from '../../platform/feature.ts';
import { countByFunction, readSuggestion } from './rules.ts';
import type { Invitation, Store } from './store.ts';
import type { InvitationState } from './tables.ts';
import { ledgerModal, suggestModal } from './views.ts';

const metadataSchema = z.object({ id: z.string(), c: z.string(), k: z.string(), r: z.string() });

export function createCommands(deps: Deps, store: Store) {
  const gone = (): UserError =>
    new UserError('What this was for is not there any more.', '`/rondo invitations` suggests somebody for the community.');

  /** What it is for, as far as she may know of it. */
  const about = async (act: Act, ref: Ref): Promise<{ communityId: string; title: string | null }> => {
    if (ref.kind === 'community') return { communityId: ref.id, title: null };
    const viewer = await getViewer(deps, act.teamId, act.userId, act.now);
    if (ref.kind === 'experiment') {
      const experiment = await deps.experiments.find(act.teamId, ref.id);
      if (!experiment || !seesTitle(deps.privacy, lookerOf(viewer), experiment)) throw gone();
      return { communityId: experiment.communityId, title: experiment.title };
    }
    if (ref.kind === 'session') {
      const session = await deps.calendar.findSession(act.teamId, ref.id);
      if (session) return { communityId: session.communityId, title: session.topic };
    }
    for (const feature of deps.contributions()) {
      const described = await feature.describe?.[ref.kind]?.(ref, viewer);
      if (described) return { communityId: (await deps.communities.forAct(act)).community.id, title: described.title };
    }
    throw gone();
  };

  /** Whoever leads what it is for, and the stewards. */
  const mayDecide = async (row: Invitation, community: Community, act: Act): Promise<boolean> => {
    const experiment = row.refKind === 'experiment' ? await deps.experiments.find(act.teamId, row.refId) : null;
    if (experiment && leadsOf(experiment).includes(act.userId)) return true;
    return deps.roles.has(act.teamId, community.id, act.userId, 'steward', deps.calendar.today(community, act.now));
  };

  const ledger = async (act: Act, community: Community) => {
    const all = await store.list(act.teamId, community.id);
    const rows = [];
    for (const row of all) rows.push({ row, mayDecide: await mayDecide(row, community, act) });
    return ledgerModal(community.id, rows, countByFunction(all));
  };

  const commands: Command[] = [
    {
      name: 'invitations',
      group: 'community',
      usage: '[community]',
      summary: 'See whose view is missing, and suggest someone',
      run: async (act) => {
        const { community } = await deps.communities.forAct(act, { name: act.text });
        await requireMember(deps, community, act.userId);
        return { open: await ledger(act, community) };
      },
    },
  ];

  const decide =
    (state: InvitationState): ActionHandler =>
    async (act): Promise<Answer> => {
      const row = await store.find(act.teamId, act.value);
      if (!row) throw gone();
      const community = await deps.communities.get(act.teamId, row.communityId);
      if (!(await mayDecide(row, community, act))) {
        throw new NotAllowedError('Whoever leads this says what came of it.', 'A steward can, too.');
      }
      await store.setState(act.teamId, row.id, state, act.now);
      return act.modal?.callbackId === 'invitations:list' ? { update: await ledger(act, community) } : { reply: { text: 'Noted.' } };
    };

  const actions: Record<string, ActionHandler> = {
    'invitations:suggest': async (act) => {
      const [kind = '', id = ''] = act.value.split('/');
      const { communityId, title } = await about(act, { kind, id });
      const community = await deps.communities.get(act.teamId, communityId);
      await requireMember(deps, community, act.userId);
      const metadata = JSON.stringify({ id: deps.newId(), c: communityId, k: kind, r: id });
      return { open: suggestModal(metadata, title, community.settings.functions) };
    },
    'invitations:asked': decide('invited'),
    'invitations:came': decide('came'),
    'invitations:not-now': decide('not-now'),
  };

  const submissions: Record<string, SubmissionHandler> = {
    'invitations:suggest': async (act) => {
      const { id, c, k, r } = readMetadata(metadataSchema, act.metadata);
      const read = readSuggestion(act.values);
      if ('errors' in read) return { errors: read.errors };
      await requireMember(deps, await deps.communities.get(act.teamId, c), act.userId);
      await store.add({
        ...{ teamId: act.teamId, id, communityId: c, refKind: k, refId: r, ...read.ok, state: 'suggested', byId: act.userId },
        ...{ at: act.now, changedAt: act.now, privacy: 'P3' },
      });
      return { reply: { text: 'Suggested. Whoever leads it decides whom to ask.' }, refreshHome: true };
    },
  };

  return { commands, actions, submissions };
}
