/** The founders' five working days: who can live with the plan, who has a reason against, and what the stewards answer. */
import type { Deps } from '../../community/kernel.ts';
import type { Community } from '../../community/records.ts';
import type { DueTouch } from '../../community/touch.ts';
import { NotAllowedError } from '../../platform/errors.ts';
import type { ActionAct, Answer, SubmissionAct } from '../../platform/feature.ts';
import { plainSection } from '../../platform/slack/text.ts';
import { toInstant } from '../../platform/time/zones.ts';
import { CLOSE_AT, type Draft, foundersOf } from './rules-draft.ts';
import type { Previews } from './service-preview.ts';
import type { Objection, Store } from './store.ts';
import { said } from './views-agreement.ts';
import { drawAnswerForm, drawAnswerInThread, drawFoundersPost, drawObjection, drawObjectionForSteward } from './views-founding.ts';
import { drawPreview } from './views-preview.ts';
import { sayModal } from './views-wizard.ts';

export interface ObjectionParts {
  deps: Deps;
  store: Store;
  previews: Previews;
}

export function createObjections({ deps, store, previews }: ObjectionParts) {
  async function foundersPost(community: Community, draft: Draft, closed: boolean) {
    const given = await store.listObjections(draft.teamId, draft.id);
    const count = (kind: Objection['kind']): number => given.filter((one) => one.kind === kind).length;
    const shape = { settings: community.settings, zone: community.zone };
    return drawFoundersPost({
      community,
      draftId: draft.id,
      sessions: previews.sessions(shape),
      until: draft.objectionsUntilOn ?? '',
      fine: count('fine'),
      reasons: count('reason'),
      closed,
    });
  }

  async function redrawPost(community: Community, draft: Draft, closed: boolean, key: string): Promise<void> {
    if (!draft.previewTs || !community.channelId) return;
    await deps.outbox.update({
      teamId: draft.teamId,
      key: `set-up.founders-now/${draft.id}/${key}`,
      touch: 'set-up.founders-now',
      whenUnsure: 'resend',
      channel: community.channelId,
      ts: draft.previewTs,
      message: await foundersPost(community, draft, closed),
    });
  }

  /** The plan somebody presses a button of, if it is still open to her. */
  async function readOpen(
    act: { teamId: string; userId: string; now: number },
    draftId: string,
  ): Promise<{ draft: Draft; community: Community } | { text: string }> {
    const draft = await store.findDraft(act.teamId, draftId);
    const community = draft?.communityId ? await deps.communities.find(act.teamId, draft.communityId) : null;
    if (!draft || !community || community.status === 'ended') return { text: 'This plan is no longer here.' };
    const founder = foundersOf({ plan: draft.shape.plan, authorId: draft.authorId }).includes(act.userId);
    if (!founder && (await deps.members.find(act.teamId, community.id, act.userId))?.status !== 'active') {
      throw new NotAllowedError(
        'The founders decide about this plan.',
        `Members of ${community.name} can say what they think in the thread.`,
      );
    }
    if (draft.status !== 'founded' || isOver(draft, community, act.now))
      return { text: 'The five days are over. A steward can still change anything: /rondo settings shows how it stands.' };
    return { draft, community };
  }

  const isOver = (draft: Draft, community: Community, now: number): boolean =>
    !draft.objectionsUntilOn || now >= toInstant(draft.objectionsUntilOn, CLOSE_AT, community.zone);

  async function fine(act: ActionAct): Promise<Answer> {
    const read = await readOpen(act, act.value);
    if ('text' in read) return { reply: said(read.text) };
    const { draft, community } = read;
    const given = await store.listObjections(act.teamId, draft.id);
    if (given.some(({ userId, kind }) => userId === act.userId && kind === 'fine'))
      return { reply: said('You have said so already; it is counted.') };
    await store.addObjection(objection(draft, community, act, 'fine', ''));
    return {
      reply: said('✓ Counted, without your name.'),
      ...(act.message ? { replace: await foundersPost(community, draft, false) } : {}),
    };
  }

  const objection = (
    draft: Draft,
    community: Community,
    act: { userId: string; now: number },
    kind: Objection['kind'],
    text: string,
  ): Objection => ({
    teamId: draft.teamId,
    id: deps.newId(),
    communityId: community.id,
    draftId: draft.id,
    userId: act.userId,
    kind,
    text,
    at: act.now,
    answer: null,
    answeredBy: null,
    answeredAt: null,
  });

  async function object(act: ActionAct): Promise<Answer> {
    const read = await readOpen(act, act.value);
    return 'text' in read ? { reply: said(read.text) } : { open: drawObjection(read.draft.id) };
  }

  async function objected(act: SubmissionAct): Promise<Answer> {
    const typed = act.values.reason;
    const text = (typeof typed === 'string' ? typed : '').trim();
    if (!text) return { errors: { reason: 'One sentence is enough: “Wednesdays at 10:30 is our handover.”' } };
    const read = await readOpen(act, act.metadata);
    if ('text' in read) return { update: sayModal('Your reason', plainSection(read.text), plainSection(text)) };
    const { draft, community } = read;
    const row = objection(draft, community, act, 'reason', text);
    await store.addObjection(row);
    await redrawPost(community, draft, false, row.id);
    const name = (await deps.people.find(act.teamId, act.userId))?.name ?? 'Somebody';
    for (const steward of await deps.roles.holders(act.teamId, community.id, 'steward', deps.calendar.today(community, act.now))) {
      await deps.outbox.post({
        teamId: act.teamId,
        key: `set-up.objection/${row.id}/${steward}`,
        touch: 'set-up.objection',
        whenUnsure: 'resend',
        channel: steward,
        message: drawObjectionForSteward(row, { name, community: community.name, answered: null }),
      });
    }
    return {
      update: sayModal('Given', plainSection('Both stewards have your reason. Their answer comes in the thread beneath the plan.')),
    };
  }

  async function readReason(
    act: { teamId: string; userId: string; now: number },
    id: string,
  ): Promise<{ row: Objection; community: Community; draft: Draft } | null> {
    const row = await store.findObjection(act.teamId, id);
    const community = row ? await deps.communities.find(act.teamId, row.communityId) : null;
    const draft = row ? await store.findDraft(act.teamId, row.draftId) : null;
    if (!row || !community || !draft) return null;
    await deps.roles.requireSteward(community, act.userId, act.now);
    return { row, community, draft };
  }

  const redrawnReason = async ({ row, community }: { row: Objection; community: Community }, answered: string | null) => {
    const name = (row.userId ? (await deps.people.find(row.teamId, row.userId))?.name : null) ?? 'Somebody';
    return drawObjectionForSteward(row, { name, community: community.name, answered });
  };

  async function answerReason(act: ActionAct): Promise<Answer> {
    const read = await readReason(act, act.value);
    if (!read) return { reply: said('This reason is no longer here: it was taken back.') };
    if (read.row.answer !== null)
      return act.message
        ? { replace: await redrawnReason(read, read.row.answer) }
        : { reply: said('That is answered already, in the thread.') };
    return { open: drawAnswerForm(read.row) };
  }

  async function reasonAnswered(act: SubmissionAct): Promise<Answer> {
    const typed = act.values.answer;
    const text = (typeof typed === 'string' ? typed : '').trim();
    if (!text) return { errors: { answer: 'A sentence, such as “You are right: we move to Thursdays.”' } };
    const read = await readReason(act, act.metadata);
    if (!read)
      return {
        update: sayModal('Your answer', plainSection('The reason was taken back meanwhile. This is what you wrote:'), plainSection(text)),
      };
    const { row, community, draft } = read;
    if (row.answer !== null)
      return {
        update: sayModal(
          'Your answer',
          plainSection('The other steward has answered meanwhile, in the thread. This is what you wrote:'),
          plainSection(text),
        ),
      };
    await store.answerObjection(act.teamId, row.id, { answer: text, answeredBy: act.userId, answeredAt: act.now });
    await deps.outbox.post({
      teamId: act.teamId,
      key: `set-up.answer/${row.id}`,
      touch: 'set-up.answer',
      whenUnsure: 'hold',
      channel: community.channelId ?? '',
      ...(draft.previewTs ? { threadTs: draft.previewTs } : {}),
      message: drawAnswerInThread(row.text, text),
    });
    return { update: sayModal('Answered', plainSection('✓ It stands in the thread beneath the plan.')) };
  }

  async function showPlan(act: ActionAct): Promise<Answer> {
    const draft = await store.findDraft(act.teamId, act.value);
    const community = draft?.communityId ? await deps.communities.find(act.teamId, draft.communityId) : null;
    if (!draft || !community) return { reply: said('This plan is no longer here. /rondo agenda shows what is planned.') };
    const shape = { ...draft.shape, name: community.name, zone: community.zone, settings: community.settings };
    return { open: drawPreview(await previews.ofCommunity(community, shape, act.userId, act.now)) };
  }

  async function closeObjections(due: DueTouch): Promise<void> {
    const draft = await store.findDraft(due.teamId, due.anchor);
    const community = draft?.communityId ? await deps.communities.find(due.teamId, draft.communityId) : null;
    if (draft) await store.closeConsent(due.teamId, draft.id);
    if (draft && community) await redrawPost(community, draft, true, 'closed');
  }

  return { foundersPost, fine, object, objected, answerReason, reasonAnswered, showPlan, closeObjections };
}

export type Objections = ReturnType<typeof createObjections>;
