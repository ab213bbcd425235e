/** The ledger of turns, what people wish about leading, and who is being asked at present. */
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';

/** swap and cover: in somebody's place. wanted: not an offer, but that cover is looked for; its person is the one who leads. */
export type OfferKind = 'lead' | 'second' | 'swap' | 'cover' | 'wanted';

/** never: do not ask me. kept: ask me first next time. */
export type WishKind = 'never' | 'kept';

export const tables = (k: Kit) => {
  const privacy = () => k.text('privacy').$type<PrivacyClass>().notNull();
  return {
    facilitationStandings: k.table(
      'facilitation_standings',
      {
        teamId: k.text('team_id').notNull(),
        communityId: k.text('community_id').notNull(),
        /** Of somebody who was forgotten: an id that leads to nobody, so that debts still sum to 0. */
        userId: k.text('user_id').notNull(),
        place: k.int('place').notNull(),
        debt: k.int('debt').notNull(),
        due: k.int('due').notNull(),
        turns: k.int('turns').notNull(),
        servedAt: k.int('served_at').notNull(),
        here: k.bool('here').notNull(),
        /** When she left it, UTC milliseconds: a year later her name goes. */
        leftAt: k.int('left_at'),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.communityId, t.userId] })],
    ),
    /** What of the ledger belongs to nobody. */
    facilitationLedgers: k.table(
      'facilitation_ledgers',
      {
        teamId: k.text('team_id').notNull(),
        communityId: k.text('community_id').notNull(),
        clock: k.int('clock').notNull(),
        lastServer: k.text('last_server'),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.communityId] })],
    ),
    facilitationWishes: k.table(
      'facilitation_wishes',
      {
        teamId: k.text('team_id').notNull(),
        communityId: k.text('community_id').notNull(),
        userId: k.text('user_id').notNull(),
        kind: k.text('kind').$type<WishKind>().notNull(),
        at: k.int('at').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.communityId, t.userId, t.kind] })],
    ),
    facilitationAbsences: k.table(
      'facilitation_absences',
      {
        teamId: k.text('team_id').notNull(),
        communityId: k.text('community_id').notNull(),
        userId: k.text('user_id').notNull(),
        fromOn: k.text('from_on').notNull(),
        untilOn: k.text('until_on').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.communityId, t.userId, t.fromOn] })],
    ),
    /** What waits for an answer. A row goes with its answer, whatever it was. */
    facilitationOffers: k.table(
      'facilitation_offers',
      {
        teamId: k.text('team_id').notNull(),
        id: k.text('id').notNull(),
        communityId: k.text('community_id').notNull(),
        sessionId: k.text('session_id').notNull(),
        kind: k.text('kind').$type<OfferKind>().notNull(),
        userId: k.text('user_id').notNull(),
        /** In whose place, or beside whom. */
        fromId: k.text('from_id'),
        /** What the other one wrote; only of a swap. */
        note: k.text('note').notNull(),
        why: k.text('why').notNull(),
        askedAt: k.int('asked_at').notNull(),
        endsAt: k.int('ends_at').notNull(),
        channelId: k.text('channel_id'),
        ts: k.text('ts'),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.id] }), k.index('facilitation_offers_session').on(t.teamId, t.sessionId)],
    ),
    /** Who was asked for a session, so that nobody is asked twice; without what she said, and only until it is settled. */
    facilitationAsked: k.table(
      'facilitation_asked',
      {
        teamId: k.text('team_id').notNull(),
        communityId: k.text('community_id').notNull(),
        sessionId: k.text('session_id').notNull(),
        kind: k.text('kind').$type<OfferKind>().notNull(),
        userId: k.text('user_id').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.sessionId, t.kind, t.userId] })],
    ),
    /** Slack would not change the group of facilitators: said once. */
    facilitationRefusals: k.table(
      'facilitation_refusals',
      {
        teamId: k.text('team_id').notNull(),
        communityId: k.text('community_id').notNull(),
        groupId: k.text('group_id').notNull(),
        error: k.text('error').notNull(),
        at: k.int('at').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.communityId, t.groupId] })],
    ),
  };
};
