/** The community begins: roles, calendar, the founders asked in, and what they find in the channel. */
import type { Deps } from '../../community/kernel.ts';
import { TERM_QUARTERS } from '../../community/practice.ts';
import type { Community, RoleName } from '../../community/records.ts';
import type { Sent } from '../../platform/delivery/outbox.ts';
import type { Message } from '../../platform/slack/message.ts';
import { addDays, type LocalDate, mondayOf } from '../../platform/time/local-dates.ts';
import { addWorkingDays } from '../../platform/time/working-days.ts';
import { toInstant } from '../../platform/time/zones.ts';
import { CLOSE_AT, type Draft, foundersOf } from './rules-draft.ts';
import { earliestFairStart } from './rules-rhythm.ts';
import type { Store } from './store.ts';
import { drawOpened, drawPurposeCard } from './views-founding.ts';

/** Asks people in, each by her own word; membership does it. */
export type Invite = (community: Community, userIds: readonly string[], by: string, now: number) => Promise<unknown>;

export interface FoundingParts {
  deps: Deps;
  store: Store;
  invite: Invite;
  stewardNames(community: Community, now: number): Promise<string[]>;
  /** The plan as the founders find it. */
  foundersPost(community: Community, draft: Draft, closed: boolean): Promise<Message>;
}

/** conversations.invite takes at most this many. (Slack docs) */
const INVITE_BATCH = 100;
const OBJECTION_DAYS = 5;

export function createFounding({ deps, store, invite, stewardNames, foundersPost }: FoundingParts) {
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
    await deps.agenda.once('set-up.objections-close', {
      teamId: community.teamId,
      communityId: community.id,
      anchor: draft.id,
      dueAt,
      zone: community.zone,
    });
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
  async function giveRoles(
    community: Community,
    draft: Draft,
    today: LocalDate,
    startsOn: LocalDate,
    by: { userId: string; now: number },
  ): Promise<void> {
    const { plan } = draft.shape;
    const whose = { teamId: community.teamId, communityId: community.id };
    const give = (userId: string, role: RoleName) =>
      deps.roles.give({ ...whose, userId, role, fromOn: today, toOn: addDays(startsOn, 91 * TERM_QUARTERS(role)) }, by);
    for (const userId of stewardsOf(draft)) {
      await give(userId, 'steward');
      const before = await deps.members.find(community.teamId, community.id, userId);
      if (before?.status !== 'active') {
        await deps.members.put({
          ...whose,
          userId,
          status: 'active',
          level: 'core',
          joinedOn: today,
          pausedUntil: null,
          jobFunction: null,
          levelBand: null,
        });
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
    await deps.outbox.post({
      ...common,
      key: `set-up.founders/${draft.id}`,
      touch: 'set-up.founders',
      message: await foundersPost(community, draft, false),
      about: aboutDraft(draft),
    });
  }

  async function foundersPosted(sent: Sent): Promise<void> {
    const draft = sent.about ? await store.findDraft(sent.teamId, sent.about.id) : null;
    if (draft) await store.putDraft({ ...draft, previewTs: sent.ts });
  }

  return { found, foundersPosted };
}

export type Founding = ReturnType<typeof createFounding>;
