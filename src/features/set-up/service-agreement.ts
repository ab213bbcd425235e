/** From the last step to an open channel: the second steward is asked, agrees, and the channel is opened or found. */
import { nextInHours } from '../../community/hours.ts';
import type { Deps } from '../../community/kernel.ts';
import { DAY } from '../../platform/clock.ts';
import type { NotSent, Sent } from '../../platform/delivery/outbox.ts';
import type { Act, ActionAct, Answer, SubmissionAct } from '../../platform/feature.ts';
import { NotAllowedError } from '../../platform/errors.ts';
import { plainSection } from '../../platform/slack/text.ts';
import type { Message } from '../../platform/slack/message.ts';
import { NO_HOLIDAYS } from '../../platform/time/working-days.ts';
import { sayDateTime } from '../../platform/time/say.ts';
import { toLocal } from '../../platform/time/zones.ts';
import { z } from 'zod';
import { whyNotChannelName } from './rules-checks-people.ts';
import { type Draft, DRAFT_DAYS } from './rules-draft.ts';
import type { Previews } from './service-preview.ts';
import type { Store } from './store.ts';
import { drawAgreed, drawAgreementAsk, drawAsked, drawChannelTrouble, drawLook, drawSuggested, drawSuggestion, drawWaiting, proposalValue, said } from './views-agreement.ts';
import { drawFacts } from './views-facts.ts';
import { sayModal } from './views-wizard.ts';

export interface AgreementParts {
  deps: Deps;
  store: Store;
  previews: Previews;
  /** Agreed, and the channel is there: the community begins. */
  found(draft: Draft, channelId: string, now: number): Promise<void>;
}

const channelSchema = z.object({ channel: z.object({ id: z.string(), is_member: z.boolean().default(false), is_archived: z.boolean().default(false), name: z.string().default('') }) });

/** Slack's refusals when a channel is made, in words. (Slack docs: conversations.create) */
const CREATE_TROUBLE: Record<string, string> = {
  name_taken: 'A channel of that name exists already, perhaps one you cannot see. Another name works.',
  restricted_action: 'This workspace does not let apps open private channels. Make one yourself, type /invite @Rondo in it, and choose it here.',
  missing_scope: 'I was not given the right to open private channels. Make one yourself, type /invite @Rondo in it, and choose it here.',
};

export function createAgreement({ deps, store, previews, found }: AgreementParts) {
  const nameOf = async (teamId: string, userId: string | null): Promise<string> => (userId ? (await deps.people.find(teamId, userId))?.name : null) ?? 'the other steward';

  const zoneOf = async (teamId: string, userId: string, otherwise: string): Promise<string> => (await deps.people.find(teamId, userId))?.zone ?? otherwise;

  const openUntil = async (draft: Draft, readerId: string) =>
    toLocal((draft.proposedAt ?? draft.touchedAt) + DRAFT_DAYS * DAY, await zoneOf(draft.teamId, readerId, draft.shape.zone)).date;

  /** One person asked another through me: it goes out in the other one's working hours, once. */
  async function tell(draft: Draft, userId: string, touch: string, key: string, message: Message, now: number): Promise<number> {
    const at = nextInHours(now, await zoneOf(draft.teamId, userId, draft.shape.zone), NO_HOLIDAYS);
    const about = { kind: 'set-up-draft', id: draft.id };
    await deps.outbox.post({ teamId: draft.teamId, key, touch, whenUnsure: 'resend', channel: userId, message, about, ...(at > now ? { notBefore: at } : {}) });
    return at;
  }

  async function propose(draft: Draft, act: SubmissionAct): Promise<Answer> {
    const { teamId, shape } = draft;
    const secondId = shape.plan.secondId;
    if (!secondId) return { update: sayModal('One thing is missing', plainSection('Choose the other steward in step 6. /rondo setup goes on there.')) };
    const known = draft.communityId ? await deps.communities.find(teamId, draft.communityId) : null;
    const by = { userId: act.userId, now: act.now, why: 'set-up' };
    const base =
      known ?? (await deps.communities.create({ teamId, name: shape.name, zone: shape.zone, createdBy: draft.authorId, now: act.now, settings: shape.settings }));
    const { name, zone, settings, announcementChannelId } = shape;
    const community = await deps.communities.change(base, { name, zone, settings, announcementChannelId, status: 'proposed' }, by);
    const proposed: Draft = { ...draft, communityId: community.id, status: 'proposed', part: 'preview', round: draft.round + 1, proposedAt: act.now, touchedAt: act.now };
    await store.putDraft(proposed);
    const ask = drawAgreementAsk(proposed, { authorName: await nameOf(teamId, draft.authorId), until: await openUntil(proposed, secondId) });
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
    if (draft.shape.plan.secondId !== act.userId) throw new NotAllowedError('This was asked of the other steward.', `${await nameOf(act.teamId, draft.shape.plan.secondId)} can agree to “${name}”.`);
    if (draft.status === 'open' || String(draft.round) !== round) return { message: said(`${author} has changed “${name}” since. When it is ready you are asked again.`) };
    return { draft };
  }

  async function agree(act: ActionAct): Promise<Answer> {
    const read = await readProposal(act, act.value);
    if ('message' in read) return act.message ? { replace: read.message } : { reply: read.message };
    const agreed: Draft = { ...read.draft, status: 'agreed', agreedAt: act.now, touchedAt: act.now };
    await store.putDraft(agreed);
    await lookForChannel(agreed);
    return { ...(act.message ? { replace: drawAgreed(agreed) } : { reply: drawAgreed(agreed) }), refreshHome: true };
  }

  /** Opens the channel, or looks whether I am in the one that was chosen. The answer comes back through the outbox. */
  async function lookForChannel(draft: Draft): Promise<void> {
    const { plan } = draft.shape;
    const common = { teamId: draft.teamId, about: { kind: 'set-up-draft', id: draft.id } };
    if (plan.place === 'existing' && plan.existingId) {
      const key = `set-up.channel-look/${draft.id}/${deps.newId()}`;
      await deps.outbox.call({ ...common, key, touch: 'set-up.channel-look', whenUnsure: 'resend', method: 'conversations.info', args: { channel: plan.existingId } });
      return;
    }
    const key = `set-up.channel/${draft.id}/${deps.newId()}`;
    await deps.outbox.call({ ...common, key, touch: 'set-up.channel', whenUnsure: 'hold', method: 'conversations.create', args: { name: plan.channelName, is_private: true } });
  }

  async function tellTrouble(draft: Draft, words: string, way: 'name' | 'again', now: number): Promise<void> {
    await tell(draft, draft.authorId, 'set-up.trouble', `set-up.trouble/${draft.id}/${deps.newId()}`, drawChannelTrouble(draft, words, way), now);
  }

  const draftOf = async (teamId: string, about: Sent['about']): Promise<Draft | null> => {
    const draft = about?.kind === 'set-up-draft' ? await store.findDraft(teamId, about.id) : null;
    return draft?.status === 'agreed' ? draft : null;
  };

  async function channelMade(sent: Sent): Promise<void> {
    const draft = await draftOf(sent.teamId, sent.about);
    const read = channelSchema.safeParse(sent.response);
    if (draft && read.success) await found(draft, read.data.channel.id, sent.now);
  }

  const NOT_IN = 'I am not in the channel you chose. Type /invite @Rondo there, then try again.';

  async function channelSeen(sent: Sent): Promise<void> {
    const draft = await draftOf(sent.teamId, sent.about);
    const read = channelSchema.safeParse(sent.response);
    if (!draft) return;
    if (!read.success || !read.data.channel.is_member) return tellTrouble(draft, NOT_IN, 'again', sent.now);
    if (read.data.channel.is_archived) return tellTrouble(draft, 'The channel you chose is archived. Bring it back in Slack, or choose another.', 'again', sent.now);
    const taken = await deps.communities.findByChannel(sent.teamId, read.data.channel.id);
    if (taken && taken.status !== 'ended' && taken.id !== draft.communityId) return tellTrouble(draft, `The channel you chose belongs to ${taken.name} by now.`, 'name', sent.now);
    await found(draft, read.data.channel.id, sent.now);
  }

  async function channelRefused(failure: NotSent): Promise<void> {
    const draft = await draftOf(failure.teamId, failure.about);
    if (!draft) return;
    if (failure.touch === 'set-up.channel-look') return tellTrouble(draft, NOT_IN, 'again', failure.now);
    await tellTrouble(draft, CREATE_TROUBLE[failure.error] ?? `Slack would not open a channel of that name (${failure.error}). Try again, or choose another.`, CREATE_TROUBLE[failure.error] ? 'name' : 'again', failure.now);
  }

  /** I was let into a channel that an agreed plan waits for. */
  async function letIn(teamId: string, channelId: string, now: number): Promise<void> {
    for (const draft of await store.listByStatus(teamId, ['agreed'])) {
      if (draft.shape.plan.place === 'existing' && draft.shape.plan.existingId === channelId) await found(draft, channelId, now);
    }
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
    const people = await deps.people.findMany(teamId, [authorId, plan.secondId ?? '', plan.librarianId ?? '', plan.sponsorId ?? '', ...plan.trustKeepers, ...plan.founders]);
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
    const row = { teamId: draft.teamId, id, communityId: draft.communityId ?? '', draftId: draft.id, userId: act.userId, kind: 'suggestion' as const, text, at: act.now };
    await store.addObjection({ ...row, answer: null, answeredBy: null, answeredAt: null });
    const author = await nameOf(act.teamId, draft.authorId);
    await tell(draft, draft.authorId, 'set-up.suggestion', `set-up.suggestion/${id}`, drawSuggested(draft, { name: await nameOf(act.teamId, act.userId), text }), act.now);
    return { update: sayModal('Sent', plainSection(`${author} has your suggestion. You are asked again once the plan is changed; agreeing to it as it stands stays possible.`)) };
  }

  /** The author takes the proposal back to change it. */
  async function reopen(act: ActionAct): Promise<{ draft: Draft } | { answer: Answer }> {
    const draft = await store.findDraft(act.teamId, act.value);
    const surface = act.modal ? 'update' : 'open';
    const sayThere = (text: string): { answer: Answer } => ({ answer: { [surface]: sayModal('Too late', plainSection(text)) } });
    if (!draft) return sayThere('This plan is gone: drafts are kept for 14 days.');
    if (draft.authorId !== act.userId) throw new NotAllowedError('Only its author can change this plan.', `${await nameOf(act.teamId, draft.authorId)} wrote it.`);
    if (draft.status === 'agreed' || draft.status === 'founded') return sayThere(`“${draft.shape.name}” is agreed already. /rondo settings changes it now, and everybody sees what changed.`);
    const open: Draft = { ...draft, status: 'open', touchedAt: act.now };
    await store.putDraft(open);
    await deps.outbox.withdraw(draft.teamId, `set-up.agreement/${draft.id}/`);
    const community = draft.communityId ? await deps.communities.find(act.teamId, draft.communityId) : null;
    if (community?.status === 'proposed') await deps.communities.change(community, { status: 'draft' }, { userId: act.userId, now: act.now, why: 'set-up' });
    return { draft: open };
  }

  async function tryAgain(act: ActionAct): Promise<Answer> {
    const draft = await store.findDraft(act.teamId, act.value);
    const speak = (text: string): Answer => (act.message ? { replace: said(text) } : { reply: said(text) });
    if (draft?.status !== 'agreed') return speak(draft ? `✓ “${draft.shape.name}” is open already.` : 'This plan is gone.');
    if (draft.authorId !== act.userId && draft.shape.plan.secondId !== act.userId) throw new NotAllowedError('This belongs to the stewards.', 'They were told what to do.');
    await lookForChannel(draft);
    return speak(`I am looking at the channel of “${draft.shape.name}” again.`);
  }

  /** Another channel for a plan that is agreed; nothing else changes, so nobody agrees twice. */
  async function otherChannel(draftId: string, act: SubmissionAct): Promise<Answer> {
    const draft = await store.findDraft(act.teamId, draftId);
    if (draft?.status !== 'agreed' || draft.authorId !== act.userId) return { update: sayModal('Another channel', plainSection('That is settled already.')) };
    const name = String(act.values.channelName ?? '').trim().replace(/^#/, '');
    const existing = typeof act.values.existingId === 'string' ? act.values.existingId : null;
    const taken = existing ? await deps.communities.findByChannel(act.teamId, existing) : null;
    if (taken && taken.status !== 'ended' && taken.id !== draft.communityId) return { errors: { existingId: `That channel belongs to ${taken.name} already.` } };
    const wrong = existing ? null : whyNotChannelName(name);
    if (wrong) return { errors: { channelName: wrong } };
    const plan = existing ? { ...draft.shape.plan, place: 'existing' as const, existingId: existing } : { ...draft.shape.plan, place: 'new' as const, channelName: name };
    const changed: Draft = { ...draft, shape: { ...draft.shape, plan }, touchedAt: act.now };
    await store.putDraft(changed);
    await lookForChannel(changed);
    return { update: sayModal('Another channel', plainSection('Thank you. You hear from me when it is open.')) };
  }

  async function showClosed(draft: Draft, act: Act): Promise<Answer> {
    if (draft.status === 'proposed') return { open: drawWaiting(draft, { secondName: await nameOf(act.teamId, draft.shape.plan.secondId), until: await openUntil(draft, act.userId) }) };
    const text = draft.status === 'agreed' ? `“${draft.shape.name}” is agreed and waits for its channel. You were told what is missing.` : `“${draft.shape.name}” runs. /rondo settings changes it; /rondo setup new begins another.`;
    return { open: sayModal('Agreed', plainSection(text)) };
  }

  return { propose, agree, look, suggestChange, suggested, reopen, tryAgain, otherChannel, showClosed, channelMade, channelSeen, channelRefused, letIn };
}

export type Agreement = ReturnType<typeof createAgreement>;
