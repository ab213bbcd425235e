/** The community begins: roles, calendar, the founders asked in, and their five working days for objections. */
import type { Deps } from '../../community/kernel.ts';
import { TERM_QUARTERS } from '../../community/practice.ts';
import type { Community, RoleName } from '../../community/records.ts';
import type { DueTouch } from '../../community/touch.ts';
import { NotAllowedError } from '../../platform/errors.ts';
import type { Sent } from '../../platform/delivery/outbox.ts';
import type { ActionAct, Answer, SubmissionAct } from '../../platform/feature.ts';
import { plainSection } from '../../platform/slack/text.ts';
import { addDays, type LocalDate, mondayOf } from '../../platform/time/local-dates.ts';
import { addWorkingDays } from '../../platform/time/working-days.ts';
import { toInstant } from '../../platform/time/zones.ts';
import { type Draft, foundersOf } from './rules-draft.ts';
import { earliestFairStart } from './rules-rhythm.ts';
import type { Previews } from './service-preview.ts';
import type { Objection, Store } from './store.ts';
import { drawAnswerForm, drawAnswerInThread, drawFoundersPost, drawObjection, drawObjectionForSteward, drawOpened, drawPurposeCard } from './views-founding.ts';
import { said } from './views-agreement.ts';
import { drawPreview } from './views-preview.ts';
import { sayModal } from './views-wizard.ts';

/** Asks people in, each by her own word; membership does it. */
export type Invite = (community: Community, userIds: readonly string[], by: string, now: number) => Promise<unknown>;

export interface FoundingParts {
  deps: Deps;
  store: Store;
  previews: Previews;
  invite: Invite;
  stewardNames(community: Community, now: number): Promise<string[]>;
}

/** conversations.invite takes at most this many. (Slack docs) */
const INVITE_BATCH = 100;
const CLOSE_AT = '16:00';
const OBJECTION_DAYS = 5;

export function createFounding({ deps, store, previews, invite, stewardNames }: FoundingParts) {
  const aboutDraft = (draft: Draft) => ({ kind: 'set-up-draft', id: draft.id });

  /** Runs in the transaction that marks the channel as made: all of the beginning or nothing. */
  async function found(draft: Draft, channelId: string, now: number): Promise<void> {
    const planned = draft.communityId ? await deps.communities.find(draft.teamId, draft.communityId) : null;
    if (planned?.status !== 'proposed') return;
    const by = { userId: draft.authorId, now, why: 'agreed by both stewards' };
    const today = deps.calendar.today(planned, now);
    const start = startFor(planned, today);
    const settings = { ...planned.settings, rhythm: { ...planned.settings.rhythm, startsOn: start.on } };
    const community = await deps.communities.change(planned, { channelId, status: 'active', settings }, by);
    await giveRoles(community, draft, today, start.on, by);
    await deps.calendar.layOut(community, now);
    await deps.agenda.replan(community, now);
    const founders = foundersOf({ plan: draft.shape.plan, authorId: draft.authorId });
    await callIn(community, draft, founders);
    const until = addWorkingDays(today, OBJECTION_DAYS, deps.calendar.holidays(community));
    const founded: Draft = { ...draft, status: 'founded', objectionsUntilOn: until, touchedAt: now };
    await store.putDraft(founded);
    await postCards(community, founded, now);
    const stewards = stewardsOf(draft);
    const others = founders.filter((userId) => !stewards.includes(userId));
    await invite(community, others, draft.authorId, now);
    const dueAt = toInstant(until, CLOSE_AT, community.zone);
    await deps.agenda.once('set-up.objections-close', { teamId: community.teamId, communityId: community.id, anchor: draft.id, dueAt, zone: community.zone });
    for (const userId of stewards) {
      await deps.outbox.post({
        teamId: community.teamId,
        key: `set-up.opened/${draft.id}/${userId}`,
        touch: 'set-up.opened',
        whenUnsure: 'resend',
        channel: userId,
        message: drawOpened(community, { asked: others.length, until, moved: start.moved ? start.on : null }),
      });
    }
  }

  const stewardsOf = (draft: Draft): string[] => [draft.authorId, ...(draft.shape.plan.secondId ? [draft.shape.plan.secondId] : [])];

  /** A start that passed while the plan waited would swallow its first session. */
  function startFor(community: Community, today: LocalDate): { on: LocalDate; moved: boolean } {
    const wanted = community.settings.rhythm.startsOn;
    if (wanted && wanted > mondayOf(today)) return { on: wanted, moved: false };
    return { on: earliestFairStart(today, deps.calendar.holidays(community)), moved: true };
  }

  /** Both stewards said yes by setting it up and by agreeing: they are members. All others are asked. */
  async function giveRoles(community: Community, draft: Draft, today: LocalDate, startsOn: LocalDate, by: { userId: string; now: number }): Promise<void> {
    const { plan } = draft.shape;
    const whose = { teamId: community.teamId, communityId: community.id };
    const give = (userId: string, role: RoleName) => deps.roles.give({ ...whose, userId, role, fromOn: today, toOn: addDays(startsOn, 91 * TERM_QUARTERS(role)) }, by);
    for (const userId of stewardsOf(draft)) {
      await give(userId, 'steward');
      const before = await deps.members.find(community.teamId, community.id, userId);
      if (before?.status !== 'active') {
        await deps.members.put({ ...whose, userId, status: 'active', level: 'core', joinedOn: today, pausedUntil: null, jobFunction: null, levelBand: null });
      }
    }
    for (const userId of plan.trustKeepers) await give(userId, 'trust-keeper');
    if (plan.librarianId) await give(plan.librarianId, 'librarian');
    if (plan.sponsorId) await give(plan.sponsorId, 'sponsor');
  }

  async function callIn(community: Community, draft: Draft, founders: readonly string[]): Promise<void> {
    for (let from = 0; from < founders.length; from += INVITE_BATCH) {
      await deps.outbox.call({
        teamId: community.teamId,
        key: `set-up.invite/${draft.id}/${from}`,
        touch: 'set-up.invite',
        whenUnsure: 'resend',
        method: 'conversations.invite',
        args: { channel: community.channelId, users: founders.slice(from, from + INVITE_BATCH).join(','), force: true },
        doneOn: ['already_in_channel', 'cant_invite_self'],
      });
    }
  }

  async function postCards(community: Community, draft: Draft, now: number): Promise<void> {
    const common = { teamId: community.teamId, channel: community.channelId ?? '', whenUnsure: 'hold' as const };
    const next = await deps.calendar.nextSession(community.teamId, community.id, deps.calendar.today(community, now));
    const card = drawPurposeCard({ community, stewards: await stewardNames(community, now), members: null, next: next?.onDate ?? null });
    await deps.outbox.post({ ...common, key: `set-up.purpose/${draft.id}`, touch: 'set-up.purpose', message: card, pin: true });
    await deps.outbox.post({ ...common, key: `set-up.founders/${draft.id}`, touch: 'set-up.founders', message: await foundersPost(community, draft, false), about: aboutDraft(draft) });
  }

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

  async function foundersPosted(sent: Sent): Promise<void> {
    const draft = sent.about ? await store.findDraft(sent.teamId, sent.about.id) : null;
    if (draft) await store.putDraft({ ...draft, previewTs: sent.ts });
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
  async function readOpen(act: { teamId: string; userId: string; now: number }, draftId: string): Promise<{ draft: Draft; community: Community } | { text: string }> {
    const draft = await store.findDraft(act.teamId, draftId);
    const community = draft?.communityId ? await deps.communities.find(act.teamId, draft.communityId) : null;
    if (!draft || !community || community.status === 'ended') return { text: 'This plan is no longer here.' };
    const founder = foundersOf({ plan: draft.shape.plan, authorId: draft.authorId }).includes(act.userId);
    if (!founder && (await deps.members.find(act.teamId, community.id, act.userId))?.status !== 'active') {
      throw new NotAllowedError('The founders decide about this plan.', `Members of ${community.name} can say what they think in the thread.`);
    }
    if (draft.status !== 'founded' || isOver(draft, community, act.now)) return { text: 'The five days are over. A steward can still change anything: /rondo settings shows how it stands.' };
    return { draft, community };
  }

  const isOver = (draft: Draft, community: Community, now: number): boolean => !draft.objectionsUntilOn || now >= toInstant(draft.objectionsUntilOn, CLOSE_AT, community.zone);

  async function fine(act: ActionAct): Promise<Answer> {
    const read = await readOpen(act, act.value);
    if ('text' in read) return { reply: said(read.text) };
    const { draft, community } = read;
    const given = await store.listObjections(act.teamId, draft.id);
    if (given.some(({ userId, kind }) => userId === act.userId && kind === 'fine')) return { reply: said('You have said so already; it is counted.') };
    await store.addObjection(objection(draft, community, act, 'fine', ''));
    return { reply: said('✓ Counted, without your name.'), ...(act.message ? { replace: await foundersPost(community, draft, false) } : {}) };
  }

  const objection = (draft: Draft, community: Community, act: { userId: string; now: number }, kind: Objection['kind'], text: string): Objection => ({
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
    return { update: sayModal('Given', plainSection('Both stewards have your reason. Their answer comes in the thread beneath the plan.')) };
  }

  async function readReason(act: { teamId: string; userId: string; now: number }, id: string): Promise<{ row: Objection; community: Community; draft: Draft } | null> {
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
    if (read.row.answer !== null) return act.message ? { replace: await redrawnReason(read, read.row.answer) } : { reply: said('That is answered already, in the thread.') };
    return { open: drawAnswerForm(read.row) };
  }

  async function reasonAnswered(act: SubmissionAct): Promise<Answer> {
    const typed = act.values.answer;
    const text = (typeof typed === 'string' ? typed : '').trim();
    if (!text) return { errors: { answer: 'A sentence, such as “You are right: we move to Thursdays.”' } };
    const read = await readReason(act, act.metadata);
    if (!read) return { update: sayModal('Your answer', plainSection('The reason was taken back meanwhile. This is what you wrote:'), plainSection(text)) };
    const { row, community, draft } = read;
    if (row.answer !== null) return { update: sayModal('Your answer', plainSection('The other steward has answered meanwhile, in the thread. This is what you wrote:'), plainSection(text)) };
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
    if (draft && community) await redrawPost(community, draft, true, 'closed');
  }

  return { found, foundersPosted, fine, object, objected, answerReason, reasonAnswered, showPlan, closeObjections };
}

export type Founding = ReturnType<typeof createFounding>;
