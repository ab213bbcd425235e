/** What the kernel keeps: who, which communities, what they agreed on, what was asked of whom. */
import type { Kit, PrivacyClass } from '../platform/db/kit.ts';
import type { AskStatus, Priority } from './ask.ts';
import type { CommunityStatus, Level, MemberStatus, Person, RoleName } from './records.ts';
import type { CommunitySettings } from './settings.ts';

export const tables = (k: Kit) => ({
  people: k.table(
    'people',
    {
      teamId: k.text('team_id').notNull(),
      userId: k.text('user_id').notNull(),
      name: k.text('name').notNull(),
      zone: k.text('zone').notNull(),
      locale: k.text('locale').notNull(),
      kind: k.text('kind').$type<Person['kind']>().notNull(),
      active: k.bool('active').notNull(),
      lookedUpAt: k.int('looked_up_at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.userId] })],
  ),
  communities: k.table(
    'communities',
    {
      teamId: k.text('team_id').notNull(),
      id: k.text('id').notNull(),
      name: k.text('name').notNull(),
      status: k.text('status').$type<CommunityStatus>().notNull(),
      /** Null before the channel exists. */
      channelId: k.text('channel_id'),
      announcementChannelId: k.text('announcement_channel_id'),
      zone: k.text('zone').notNull(),
      settings: k.json<CommunitySettings>('settings').notNull(),
      createdAt: k.int('created_at').notNull(),
      createdBy: k.text('created_by').notNull(),
      silencedBy: k.text('silenced_by'),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.id] }), k.index('communities_channel').on(t.teamId, t.channelId)],
  ),
  members: k.table(
    'members',
    {
      teamId: k.text('team_id').notNull(),
      communityId: k.text('community_id').notNull(),
      userId: k.text('user_id').notNull(),
      status: k.text('status').$type<MemberStatus>().notNull(),
      level: k.text('level').$type<Level>().notNull(),
      joinedOn: k.text('joined_on'),
      pausedUntil: k.text('paused_until'),
      /** P2: shown in totals only. */
      jobFunction: k.text('job_function'),
      /** P2: shown in totals only. */
      levelBand: k.text('level_band'),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.communityId, t.userId] }), k.index('members_person').on(t.teamId, t.userId)],
  ),
  roles: k.table(
    'roles',
    {
      teamId: k.text('team_id').notNull(),
      communityId: k.text('community_id').notNull(),
      userId: k.text('user_id').notNull(),
      role: k.text('role').$type<RoleName>().notNull(),
      fromOn: k.text('from_on').notNull(),
      /** The first day on which it is over. */
      toOn: k.text('to_on').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.teamId, t.communityId, t.userId, t.role, t.fromOn] }),
      k.index('roles_person').on(t.teamId, t.userId),
    ],
  ),
  changes: k.table(
    'changes',
    {
      teamId: k.text('team_id').notNull(),
      id: k.text('id').notNull(),
      communityId: k.text('community_id').notNull(),
      at: k.int('at').notNull(),
      /** '' when whoever did it has asked to be forgotten. */
      userId: k.text('user_id').notNull(),
      what: k.text('what').notNull(),
      before: k.text('before').notNull(),
      after: k.text('after').notNull(),
      why: k.text('why').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.id] }), k.index('changes_community').on(t.teamId, t.communityId, t.at)],
  ),
  trailLinks: k.table(
    'trail_links',
    {
      teamId: k.text('team_id').notNull(),
      fromKind: k.text('from_kind').notNull(),
      fromId: k.text('from_id').notNull(),
      toKind: k.text('to_kind').notNull(),
      toId: k.text('to_id').notNull(),
      at: k.int('at').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.teamId, t.fromKind, t.fromId, t.toKind, t.toId] }),
      k.index('trail_links_back').on(t.teamId, t.toKind, t.toId),
    ],
  ),
  asks: k.table(
    'asks',
    {
      teamId: k.text('team_id').notNull(),
      id: k.text('id').notNull(),
      communityId: k.text('community_id').notNull(),
      userId: k.text('user_id').notNull(),
      kind: k.text('kind').notNull(),
      ref: k.text('ref').notNull(),
      priority: k.int('priority').$type<Priority>().notNull(),
      minutes: k.int('minutes').notNull(),
      opensOn: k.text('opens_on').notNull(),
      expiresAt: k.int('expires_at').notNull(),
      reminder: k.bool('reminder').notNull(),
      status: k.text('status').$type<AskStatus>().notNull(),
      askedAt: k.int('asked_at'),
      remindedAt: k.int('reminded_at'),
      answeredAt: k.int('answered_at'),
      /** When a slot had no room for it: it waits in App Home and is not sent later (practice 3.9). */
      passedAt: k.int('passed_at'),
      /** The slot's week whose message brought it last. */
      broughtOn: k.text('brought_on'),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.teamId, t.id] }),
      k.uniqueIndex('asks_once').on(t.teamId, t.kind, t.ref, t.userId),
      k.index('asks_waiting').on(t.teamId, t.userId, t.status),
      k.index('asks_expiry').on(t.status, t.expiresAt),
    ],
  ),
  attention: k.table(
    'attention',
    {
      teamId: k.text('team_id').notNull(),
      userId: k.text('user_id').notNull(),
      /** Null until she chose; the default is computed. */
      slotWeekday: k.int('slot_weekday'),
      slotAt: k.text('slot_at'),
      quiet: k.bool('quiet').notNull(),
      quietSince: k.int('quiet_since'),
      /** Messages that asked, in a row, without any reaction since. */
      silentAsks: k.int('silent_asks').notNull(),
      lastReactedAt: k.int('last_reacted_at'),
      /** When she was asked whether to stay as a reader; once for each time of quiet. */
      readerAskedAt: k.int('reader_asked_at'),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.userId] })],
  ),
  attentionLedger: k.table(
    'attention_ledger',
    {
      teamId: k.text('team_id').notNull(),
      /** The outbox key, so that nothing counts twice. */
      key: k.text('key').notNull(),
      kind: k.text('kind').$type<'dm' | 'post'>().notNull(),
      /** Null for posts, and 90 days after a direct message. */
      userId: k.text('user_id'),
      channelId: k.text('channel_id'),
      /** Monday of the week in which it goes out, where the reader is. */
      weekOn: k.text('week_on').notNull(),
      /** '' for what belongs to all her communities. */
      communityId: k.text('community_id').notNull(),
      touch: k.text('touch').notNull(),
      at: k.int('at').notNull(),
      minutes: k.int('minutes').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.teamId, t.key] }),
      k.index('attention_ledger_person').on(t.teamId, t.userId, t.at),
      k.index('attention_ledger_channel').on(t.teamId, t.channelId, t.weekOn),
      k.index('attention_ledger_at').on(t.at),
    ],
  ),
});
