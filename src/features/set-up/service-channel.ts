/** The channel of an agreed plan: opened, or looked for; what Slack refuses comes back to the author in words. */
import { z } from 'zod';
import type { Deps } from '../../community/kernel.ts';
import type { NotSent, Sent } from '../../platform/delivery/outbox.ts';
import { NotAllowedError } from '../../platform/errors.ts';
import type { ActionAct, Answer, SubmissionAct } from '../../platform/feature.ts';
import { plainSection } from '../../platform/slack/text.ts';
import { whyNotChannelName } from './rules-checks-people.ts';
import type { Draft } from './rules-draft.ts';
import type { Letters } from './service-letters.ts';
import type { Store } from './store.ts';
import { drawChannelTrouble, drawOtherChannel, said } from './views-agreement.ts';
import { sayModal } from './views-wizard.ts';

export interface ChannelParts {
  deps: Deps;
  store: Store;
  letters: Letters;
  /** Agreed, and the channel is there: the community begins. */
  found(draft: Draft, channelId: string, now: number): Promise<void>;
}

const channelSchema = z.object({
  channel: z.object({
    id: z.string(),
    is_member: z.boolean().default(false),
    is_archived: z.boolean().default(false),
    name: z.string().default(''),
  }),
});

/** Slack's refusals when a channel is made, in words. (Slack docs: conversations.create) */
const CREATE_TROUBLE: Record<string, string> = {
  name_taken: 'A channel of that name exists already, perhaps one you cannot see. Another name works.',
  restricted_action:
    'This workspace does not let apps open private channels. Make one yourself, type /invite @Rondo in it, and choose it here.',
  missing_scope: 'I was not given the right to open private channels. Make one yourself, type /invite @Rondo in it, and choose it here.',
};

export function createChannelDesk({ deps, store, letters, found }: ChannelParts) {
  /** Opens the channel, or looks whether I am in the one that was chosen. The answer comes back through the outbox. */
  async function lookForChannel(draft: Draft): Promise<void> {
    const { plan } = draft.shape;
    const common = { teamId: draft.teamId, about: { kind: 'set-up-draft', id: draft.id } };
    if (plan.place === 'existing' && plan.existingId) {
      const key = `set-up.channel-look/${draft.id}/${deps.newId()}`;
      await deps.outbox.call({
        ...common,
        key,
        touch: 'set-up.channel-look',
        whenUnsure: 'resend',
        method: 'conversations.info',
        args: { channel: plan.existingId },
      });
      return;
    }
    const key = `set-up.channel/${draft.id}/${deps.newId()}`;
    await deps.outbox.call({
      ...common,
      key,
      touch: 'set-up.channel',
      whenUnsure: 'hold',
      method: 'conversations.create',
      args: { name: plan.channelName, is_private: true },
    });
  }

  async function tellTrouble(draft: Draft, words: string, way: 'name' | 'again', now: number): Promise<void> {
    await letters.tell(
      draft,
      draft.authorId,
      'set-up.trouble',
      `set-up.trouble/${draft.id}/${deps.newId()}`,
      drawChannelTrouble(draft, words, way),
      now,
    );
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
    if (read.data.channel.is_archived)
      return tellTrouble(draft, 'The channel you chose is archived. Bring it back in Slack, or choose another.', 'again', sent.now);
    const taken = await deps.communities.findByChannel(sent.teamId, read.data.channel.id);
    if (taken && taken.status !== 'ended' && taken.id !== draft.communityId)
      return tellTrouble(draft, `The channel you chose belongs to ${taken.name} by now.`, 'name', sent.now);
    await found(draft, read.data.channel.id, sent.now);
  }

  async function channelRefused(failure: NotSent): Promise<void> {
    const draft = await draftOf(failure.teamId, failure.about);
    if (!draft) return;
    if (failure.touch === 'set-up.channel-look') return tellTrouble(draft, NOT_IN, 'again', failure.now);
    await tellTrouble(
      draft,
      CREATE_TROUBLE[failure.error] ?? `Slack would not open a channel of that name (${failure.error}). Try again, or choose another.`,
      CREATE_TROUBLE[failure.error] ? 'name' : 'again',
      failure.now,
    );
  }

  /** I was let into a channel that an agreed plan waits for. */
  async function letIn(teamId: string, channelId: string, now: number): Promise<void> {
    for (const draft of await store.listByStatus(teamId, ['agreed'])) {
      if (draft.shape.plan.place === 'existing' && draft.shape.plan.existingId === channelId) await found(draft, channelId, now);
    }
  }

  async function tryAgain(act: ActionAct): Promise<Answer> {
    const draft = await store.findDraft(act.teamId, act.value);
    const speak = (text: string): Answer => (act.message ? { replace: said(text) } : { reply: said(text) });
    if (draft?.status !== 'agreed') return speak(draft ? `✓ “${draft.shape.name}” is open already.` : 'This plan is gone.');
    if (draft.authorId !== act.userId && draft.shape.plan.secondId !== act.userId)
      throw new NotAllowedError('This belongs to the stewards.', 'They were told what to do.');
    await lookForChannel(draft);
    return speak(`I am looking at the channel of “${draft.shape.name}” again.`);
  }

  /** Another channel for a plan that is agreed; nothing else changes, so nobody agrees twice. */
  async function otherChannel(draftId: string, act: SubmissionAct): Promise<Answer> {
    const draft = await store.findDraft(act.teamId, draftId);
    if (draft?.status !== 'agreed' || draft.authorId !== act.userId)
      return { update: sayModal('Another channel', plainSection('That is settled already.')) };
    const name = String(act.values.channelName ?? '')
      .trim()
      .replace(/^#/, '');
    const existing = typeof act.values.existingId === 'string' ? act.values.existingId : null;
    const taken = existing ? await deps.communities.findByChannel(act.teamId, existing) : null;
    if (taken && taken.status !== 'ended' && taken.id !== draft.communityId)
      return { errors: { existingId: `That channel belongs to ${taken.name} already.` } };
    const wrong = existing ? null : whyNotChannelName(name);
    if (wrong) return { errors: { channelName: wrong } };
    const plan = existing
      ? { ...draft.shape.plan, place: 'existing' as const, existingId: existing }
      : { ...draft.shape.plan, place: 'new' as const, channelName: name };
    const changed: Draft = { ...draft, shape: { ...draft.shape, plan }, touchedAt: act.now };
    await store.putDraft(changed);
    await lookForChannel(changed);
    return { update: sayModal('Another channel', plainSection('Thank you. You hear from me when it is open.')) };
  }

  async function askOther(act: ActionAct): Promise<Answer> {
    const draft = await store.findDraft(act.teamId, act.value);
    if (draft?.status !== 'agreed' || draft.authorId !== act.userId) return { reply: said('That is settled already.') };
    return { open: drawOtherChannel(draft) };
  }

  return { lookForChannel, tryAgain, askOther, otherChannel, channelMade, channelSeen, channelRefused, letIn };
}

export type ChannelDesk = ReturnType<typeof createChannelDesk>;
