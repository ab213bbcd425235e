/** The second steward is asked, looks, suggests a change, agrees; or the author takes the plan back. */

import type { Deps } from '../../community/kernel.ts';
import { DAY } from '../../platform/clock.ts';
import { NotAllowedError } from '../../platform/errors.ts';
import type { Act, ActionAct, Answer, SubmissionAct } from '../../platform/feature.ts';
import type { Message } from '../../platform/slack/message.ts';
import { plainSection } from '../../platform/slack/text.ts';
import { sayDateTime } from '../../platform/time/say.ts';
import { toLocal } from '../../platform/time/zones.ts';
import { DRAFT_DAYS, type Draft } from './rules-draft.ts';
import { whereFor } from './rules-forms.ts';
import type { Letters } from './service-letters.ts';
import type { Previews } from './service-preview.ts';
import type { Store } from './store.ts';
import {
  drawAgreed,
  drawAgreementAsk,
  drawAsked,
  drawLook,
  drawSuggested,
  drawSuggestion,
  drawWaiting,
  proposalValue,
  said,
} from './views-agreement.ts';
import { drawFacts } from './views-facts.ts';
import { sayModal } from './views-wizard.ts';

export interface AgreementParts {
  deps: Deps;
  store: Store;
  previews: Previews;
  letters: Letters;
  /** Agreed: the channel is opened, or looked for. */
  lookForChannel(draft: Draft): Promise<void>;
}

export function createAgreement({ deps, store, previews, letters, lookForChannel }: AgreementParts) {
  const { nameOf, zoneOf, tell } = letters;
  const openUntil = async (draft: Draft, readerId: string) =>
    toLocal((draft.proposedAt ?? draft.touchedAt) + DRAFT_DAYS * DAY, await zoneOf(draft.teamId, readerId, draft.shape.zone)).date;

  async function propose(draft: Draft, act: SubmissionAct): Promise<Answer> {
    const { teamId, shape } = draft;
    const secondId = shape.plan.secondId;
    if (!secondId)
      return { update: sayModal('One thing is missing', plainSection('Choose the other steward in step 6. /rondo setup goes on there.')) };
    const known = draft.communityId ? await deps.communities.find(teamId, draft.communityId) : null;
    const by = { userId: act.userId, now: act.now, why: 'set-up' };
    const base =
      known ??
      (await deps.communities.create({
        teamId,
        name: shape.name,
        zone: shape.zone,
        createdBy: draft.authorId,
        now: act.now,
        settings: shape.settings,
      }));
    const { name, zone, settings, announcementChannelId } = shape;
    const community = await deps.communities.change(base, { name, zone, settings, announcementChannelId, status: 'proposed' }, by);
    const proposed: Draft = {
      ...draft,
      communityId: community.id,
      status: 'proposed',
      part: 'preview',
      round: draft.round + 1,
      proposedAt: act.now,
      touchedAt: act.now,
    };
    await store.putDraft(proposed);
    const ask = drawAgreementAsk(proposed, {
      authorName: await nameOf(teamId, draft.authorId),
      until: await openUntil(proposed, secondId),
    });
    const at = await tell(proposed, secondId, 'set-up.agreement', `set-up.agreement/${draft.id}/${proposed.round}`, ask, act.now);
    const when = at > act.now ? `on ${sayDateTime(at, await zoneOf(teamId, act.userId, zone))}` : 'now';
    const note = shape.plan.place === 'existing' ? 'Invite me to the channel before the answer comes: /invite @Rondo.' : null;
    return { update: drawAsked(proposed, { secondName: await nameOf(teamId, secondId), when, note }), refreshHome: true };
  }

  /** The proposal a button belongs to, or what to say instead. */
  async function readProposal(act: Act, value: string): Promise<{ draft: Draft } | { message: Message }> {
    const [id = '', round = ''] = value.split('.');
    const draft = await store.findDraft(act.teamId, id);
    if (!draft) return { message: said('This plan is gone: it was open for 14 days, or its author took it back.') };
    const { name } = draft.shape;
    const author = await nameOf(act.teamId, draft.authorId);
    if (draft.status === 'agreed' || draft.status === 'founded') return { message: said(`✓ “${name}” is agreed already.`) };
    if (draft.shape.plan.secondId !== act.userId)
      throw new NotAllowedError(
        'This was asked of the other steward.',
        `${await nameOf(act.teamId, draft.shape.plan.secondId)} can agree to “${name}”.`,
      );
    if (draft.status === 'open' || String(draft.round) !== round)
      return { message: said(`${author} has changed “${name}” since. When it is ready you are asked again.`) };
    return { draft };
  }

  async function agree(act: ActionAct): Promise<Answer> {
    const read = await readProposal(act, act.value);
    if ('message' in read) return act.message ? { replace: read.message } : { reply: read.message };
    const agreed: Draft = { ...read.draft, status: 'agreed', agreedAt: act.now, touchedAt: act.now };
    await store.putDraft(agreed);
    // Agreed from App Home before the message went out: it must not ask again.
    await deps.outbox.withdraw(agreed.teamId, `set-up.agreement/${agreed.id}/`);
    await lookForChannel(agreed);
    return { ...(act.message ? { replace: drawAgreed(agreed) } : { reply: drawAgreed(agreed) }), refreshHome: true };
  }

  async function look(act: ActionAct): Promise<Answer> {
    const read = await readProposal(act, act.value);
    if ('message' in read) return { reply: read.message };
    const preview = await previews.ofDraft(read.draft, act.userId, act.now);
    const facts = await factsOf(read.draft);
    return { open: drawLook(read.draft, preview, facts) };
  }

  async function factsOf({ teamId, authorId, shape }: Draft) {
    const { plan } = shape;
    const people = await deps.people.findMany(teamId, [
      authorId,
      plan.secondId ?? '',
      plan.librarianId ?? '',
      plan.sponsorId ?? '',
      ...plan.trustKeepers,
      ...plan.founders,
    ]);
    return drawFacts(shape, { authorId, name: (userId) => people.get(userId)?.name ?? 'somebody' });
  }

  async function suggestChange(act: ActionAct): Promise<Answer> {
    const read = await readProposal(act, act.value);
    if ('message' in read) return act.message ? { replace: read.message } : { reply: read.message };
    return { open: drawSuggestion(proposalValue(read.draft), await nameOf(act.teamId, read.draft.authorId)) };
  }

  async function suggested(act: SubmissionAct): Promise<Answer> {
    const value = act.values.suggestion;
    const text = (Array.isArray(value) ? '' : (value ?? '')).trim();
    if (!text) return { errors: { suggestion: 'One sentence is enough: “Start two weeks later.”' } };
    const read = await readProposal(act, act.metadata);
    if ('message' in read) return { update: sayModal('Your suggestion', plainSection(read.message.text), plainSection(text)) };
    const { draft } = read;
    const id = deps.newId();
    const row = {
      teamId: draft.teamId,
      id,
      communityId: draft.communityId ?? '',
      draftId: draft.id,
      userId: act.userId,
      kind: 'suggestion' as const,
      text,
      at: act.now,
    };
    await store.addObjection({ ...row, answer: null, answeredBy: null, answeredAt: null });
    const author = await nameOf(act.teamId, draft.authorId);
    await tell(
      draft,
      draft.authorId,
      'set-up.suggestion',
      `set-up.suggestion/${id}`,
      drawSuggested(draft, { name: await nameOf(act.teamId, act.userId), text }),
      act.now,
    );
    return {
      update: sayModal(
        'Sent',
        plainSection(
          `${author} has your suggestion. You are asked again once the plan is changed; agreeing to it as it stands stays possible.`,
        ),
      ),
    };
  }

  /** The author takes the proposal back to change it. */
  async function reopen(act: ActionAct): Promise<{ draft: Draft } | { answer: Answer }> {
    const draft = await store.findDraft(act.teamId, act.value);
    const surface = whereFor(act);
    const sayThere = (text: string): { answer: Answer } => ({ answer: { [surface]: sayModal('Too late', plainSection(text)) } });
    if (!draft) return sayThere('This plan is gone: drafts are kept for 14 days.');
    if (draft.authorId !== act.userId)
      throw new NotAllowedError('Only its author can change this plan.', `${await nameOf(act.teamId, draft.authorId)} wrote it.`);
    if (draft.status === 'agreed' || draft.status === 'founded')
      return sayThere(`“${draft.shape.name}” is agreed already. /rondo settings changes it now, and everybody sees what changed.`);
    const open: Draft = { ...draft, status: 'open', touchedAt: act.now };
    await store.putDraft(open);
    await deps.outbox.withdraw(draft.teamId, `set-up.agreement/${draft.id}/`);
    const community = draft.communityId ? await deps.communities.find(act.teamId, draft.communityId) : null;
    if (community?.status === 'proposed')
      await deps.communities.change(community, { status: 'draft' }, { userId: act.userId, now: act.now, why: 'set-up' });
    return { draft: open };
  }

  async function showClosed(draft: Draft, act: Act): Promise<Answer> {
    if (draft.status === 'proposed')
      return {
        open: drawWaiting(draft, {
          secondName: await nameOf(act.teamId, draft.shape.plan.secondId),
          until: await openUntil(draft, act.userId),
        }),
      };
    const text =
      draft.status === 'agreed'
        ? `“${draft.shape.name}” is agreed and waits for its channel. You were told what is missing.`
        : `“${draft.shape.name}” runs. /rondo settings changes it; /rondo setup new begins another.`;
    return { open: sayModal('Agreed', plainSection(text)) };
  }

  return {
    propose,
    agree,
    look,
    suggestChange,
    suggested,
    reopen,
    showClosed,
  };
}

export type Agreement = ReturnType<typeof createAgreement>;
