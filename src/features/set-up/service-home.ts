/** App Home, the Monday digest, and what is known about a person: set-up's part of each. */
import type { Described, DigestLine, Forgetting, HomePanel, StoredSection, Viewer } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community, RoleName } from '../../community/records.ts';
import { DAY, MINUTE } from '../../platform/clock.ts';
import type { Ref } from '../../platform/delivery/outbox.ts';
import { truncate } from '../../platform/slack/text.ts';
import { addDays, toDayNumber } from '../../platform/time/local-dates.ts';
import { DRAFT_DAYS, type Draft } from './rules-draft.ts';
import { northStarSentence } from './rules-north-star.ts';
import type { Store } from './store.ts';
import { agreementRow, communityRow, draftRow, gapWords, settingsRow } from './views-home.ts';

const ENDS_SOON = 14;
const WANTED: readonly [role: RoleName, holders: number][] = [
  ['steward', 2],
  ['trust-keeper', 2],
  ['librarian', 1],
];

export function createHomePart({ deps, store }: { deps: Deps; store: Store }) {
  const rank = (draft: Draft, now: number): number => Math.max(0, Math.round((draft.touchedAt + DRAFT_DAYS * DAY - now) / MINUTE));

  const now: HomePanel = {
    section: 'now',
    plural: 'your drafts',
    rows: async ({ person, now: at }: Viewer) => {
      const own = await store.listDrafts(person.teamId, person.userId, ['open', 'proposed', 'agreed']);
      const asked = (await store.listByStatus(person.teamId, ['proposed'])).filter(({ shape }) => shape.plan.secondId === person.userId);
      const authors = await deps.people.findMany(
        person.teamId,
        asked.map(({ authorId }) => authorId),
      );
      return [
        ...asked.map((draft) => agreementRow(draft, authors.get(draft.authorId)?.name ?? 'Somebody', rank(draft, at), at)),
        ...own.map((draft) => draftRow(draft, rank(draft, at), at)),
      ];
    },
  };

  const ours: HomePanel = {
    section: 'ours',
    plural: 'your communities',
    rows: async ({ memberships }) =>
      memberships.filter(({ community }) => community.status !== 'ended').map(({ community }) => communityRow(community)),
  };

  const settings: HomePanel = {
    section: 'settings',
    plural: 'the settings of your communities',
    rows: async ({ memberships }) =>
      memberships.filter(({ community }) => community.status !== 'ended').map(({ community }) => settingsRow(community)),
  };

  /** Gaps in roles; names only of those who hold one. */
  const roles: DigestLine = {
    rank: 30,
    line: async (community, at) => {
      const { teamId, id } = community;
      const today = deps.calendar.today(community, at);
      const held = await deps.roles.list(teamId, id, today);
      const gaps = WANTED.map(([role, wanted]) => ({
        role,
        missing: wanted - new Set(held.filter((one) => one.role === role).map(({ userId }) => userId)).size,
      })).filter(({ missing }) => missing > 0);
      const soon = held.filter(({ role, toOn }) => role !== 'facilitator' && role !== 'second' && toOn <= addDays(today, ENDS_SOON));
      const names = await deps.people.findMany(
        teamId,
        soon.map(({ userId }) => userId),
      );
      const endings = soon
        .sort((a, b) => toDayNumber(a.toOn) - toDayNumber(b.toOn))
        .map(({ role, userId, toOn }) => ({ role, toOn, name: names.get(userId)?.name ?? 'Somebody' }));
      return gapWords(gaps, endings);
    },
  };

  /** A draft that nobody touched for 14 days goes, and with it what was typed; a plan that nobody answered goes the same way. */
  async function tidy(at: number): Promise<void> {
    for (const draft of await store.listStale(at - DRAFT_DAYS * DAY)) await discard(draft, at);
  }

  async function discard(draft: Draft, at: number): Promise<void> {
    const community = draft.communityId ? await deps.communities.find(draft.teamId, draft.communityId) : null;
    await store.removeDraft(draft.teamId, draft.id);
    await deps.outbox.withdraw(draft.teamId, `set-up.agreement/${draft.id}/`);
    if (community?.status === 'proposed' || community?.status === 'draft') {
      await deps.communities.change(community, { status: 'ended' }, { userId: draft.authorId, now: at, why: 'set-up' });
    }
  }

  async function forget({ teamId, userId, communityId, choice, now: at }: Forgetting): Promise<void> {
    if (choice !== 'with-name') await store.forgetObjections(teamId, userId, { communityId, remove: choice === 'delete' });
    if (communityId) return;
    for (const draft of await store.listDrafts(teamId, userId, ['open', 'proposed', 'agreed'])) await discard(draft, at);
    for (const draft of await store.listByStatus(teamId, ['open', 'proposed', 'agreed', 'founded'])) await forgetIn(draft, userId, at);
    for (const community of await deps.communities.list(teamId)) await forgetInSettings(community, userId, at);
  }

  /** Where a community's settings name her: whom she is kept apart from, what she is the owner of. */
  async function forgetInSettings(community: Community, userId: string, at: number): Promise<void> {
    const { apart, outcomes } = community.settings;
    const settingsLeft = {
      ...community.settings,
      apart: apart.filter((pair) => !pair.includes(userId)),
      outcomes: outcomes.map((outcome) => (outcome.ownerId === userId ? { ...outcome, ownerId: null } : outcome)),
    };
    if (JSON.stringify(settingsLeft) === JSON.stringify(community.settings)) return;
    await deps.communities.change(community, { settings: settingsLeft }, { userId: '', now: at, why: 'somebody asked to be forgotten' });
  }

  /** Where others have written her into a plan. */
  async function forgetIn(draft: Draft, userId: string, at: number): Promise<void> {
    const { plan } = draft.shape;
    const without = (list: readonly string[]): string[] => list.filter((id) => id !== userId);
    const unless = (id: string | null): string | null => (id === userId ? null : id);
    const next = {
      ...plan,
      founders: without(plan.founders),
      trustKeepers: without(plan.trustKeepers),
      secondId: unless(plan.secondId),
      librarianId: unless(plan.librarianId),
      sponsorId: unless(plan.sponsorId),
    };
    if (JSON.stringify(next) === JSON.stringify(plan)) return;
    const reopened = draft.status === 'proposed' && next.secondId === null;
    const { apart } = draft.shape.settings;
    const settingsLeft = { ...draft.shape.settings, apart: apart.filter((pair) => !pair.includes(userId)) };
    await store.putDraft({
      ...draft,
      ...(reopened ? { status: 'open' as const, part: 'roles' as const } : {}),
      shape: { ...draft.shape, plan: next, settings: settingsLeft },
      touchedAt: Math.max(draft.touchedAt, reopened ? at : 0),
    });
  }

  async function storedAbout(teamId: string, userId: string): Promise<StoredSection[]> {
    const drafts = await store.listDrafts(teamId, userId, ['open', 'proposed', 'agreed', 'founded']);
    const said = await store.listObjectionsOf(teamId, { userId });
    return [
      {
        title: 'Communities you set up',
        records: drafts.map((draft) => ({
          privacy: 'P0',
          name: draft.shape.name,
          state: draft.status,
          northStar: northStarSentence(draft.shape.settings.northStar),
          plan: JSON.stringify(draft.shape),
          typed: JSON.stringify(draft.typed),
        })),
      },
      {
        title: 'What you said to a plan',
        records: said
          .filter((one) => one.userId === userId)
          .map(({ kind, text, at, answer }) => ({ privacy: kind === 'suggestion' ? 'P1' : 'P3', kind, text, at, answer })),
      },
      {
        title: 'Reasons you answered as a steward',
        records: said
          .filter((one) => one.answeredBy === userId)
          .map(({ answer, answeredAt }) => ({ privacy: 'P3', answer, at: answeredAt })),
      },
    ].filter(({ records }) => records.length > 0);
  }

  /** What everybody in the channel could read: the reasons that were answered there, without names. */
  async function exportOf(community: Community): Promise<StoredSection[]> {
    const reasons = (await store.listObjectionsOf(community.teamId, { communityId: community.id })).filter(
      ({ kind, answer }) => kind === 'reason' && answer !== null,
    );
    return reasons.length === 0
      ? []
      : [
          {
            title: 'Reasons against the plan, and their answers',
            records: reasons.map(({ text, answer, at }) => ({ privacy: 'P3', reason: text, answer, at })),
          },
        ];
  }

  /** A reason against a plan: whoever gave it, the stewards, and after its answer every member. */
  async function describeObjection(ref: Ref, viewer: Viewer): Promise<Described | null> {
    const row = await store.findObjection(viewer.person.teamId, ref.id);
    if (row?.kind !== 'reason') return null;
    const membership = viewer.memberships.find(({ community }) => community.id === row.communityId);
    const may = row.userId === viewer.person.userId || (membership && (row.answer !== null || membership.roles.includes('steward')));
    return may ? { title: `A reason against the plan: ${truncate(row.text, 100)}` } : null;
  }

  return { describeObjection, panels: [now, ours, settings], digest: [roles], tidy, forget, storedAbout, exportOf };
}
