/** Thanks, who wants them in public, and who was offered a hand. */
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';
import type { ThanksKind } from './rules.ts';

export const tables = (k: Kit) => {
  const privacy = () => k.text('privacy').$type<PrivacyClass>().notNull();
  return {
    thanks: k.table(
      'thanks',
      {
        teamId: k.text('team_id').notNull(),
        id: k.text('id').notNull(),
        communityId: k.text('community_id').notNull(),
        /** Null: she left, and her name with her. */
        fromId: k.text('from_id'),
        toId: k.text('to_id'),
        kind: k.text('kind').$type<ThanksKind>().notNull(),
        did: k.text('did').notNull(),
        changed: k.text('changed').notNull(),
        /** A card or an experiment that it is about. */
        aboutKind: k.text('about_kind').$type<'item' | 'experiment'>(),
        aboutId: k.text('about_id'),
        at: k.int('at').notNull(),
        /** A message has brought it; until then it only stands on App Home. */
        told: k.bool('told').notNull(),
        /** Whoever gave it wants it in the notes, and whoever got it has not kept it between them. */
        wantsNotes: k.bool('wants_notes').notNull(),
        /** In the notes of which session it stands; P3 from then on, P1 before. */
        sessionId: k.text('session_id'),
        privacy: privacy(),
      },
      (t) => [
        k.primaryKey({ columns: [t.teamId, t.id] }),
        k.index('thanks_to').on(t.teamId, t.toId, t.at),
        k.index('thanks_in').on(t.teamId, t.communityId, t.at),
      ],
    ),
    /** Only those who have said something about it. */
    thanksPraise: k.table(
      'thanks_praise',
      {
        teamId: k.text('team_id').notNull(),
        userId: k.text('user_id').notNull(),
        isPublic: k.bool('is_public').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.userId] })],
    ),
    /** So that a hand is offered once. */
    handOffers: k.table(
      'hand_offers',
      {
        teamId: k.text('team_id').notNull(),
        experimentId: k.text('experiment_id').notNull(),
        userId: k.text('user_id').notNull(),
        communityId: k.text('community_id').notNull(),
        offeredAt: k.int('offered_at').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.experimentId, t.userId] }), k.index('hand_offers_to').on(t.teamId, t.userId)],
    ),
  };
};
