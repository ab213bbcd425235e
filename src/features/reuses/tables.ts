/** Who used what from the shelf, what came of it, and what is noted on an item's page. */
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';

export type AnnotationKind = 'worked-here' | 'exception' | 'adaptation' | 'question';
/** Whether it held where it was used: yes, with a change, no. */
export type Outcome = 'worked' | 'part' | 'not';
/** 'over': it ended, with or without a result. */
export type Stage = 'planned' | 'running' | 'over';
export type TeamSize = 'small' | 'middle' | 'large';
/** Who asked: one question each way, and never a second. */
export type Asker = 'borrower' | 'author';

export const tables = (k: Kit) => {
  const privacy = () => k.text('privacy').$type<PrivacyClass>().notNull();
  return {
    /** One use of an item by somebody. P0 until she releases a note about it; counted in any case. */
    reuses: k.table(
      'reuses',
      {
        teamId: k.text('team_id').notNull(),
        id: k.text('id').notNull(),
        communityId: k.text('community_id').notNull(),
        itemId: k.text('item_id').notNull(),
        /** Null: used without an experiment. */
        experimentId: k.text('experiment_id'),
        /** Null: she left or asked to be forgotten, or it came with an import. */
        userId: k.text('user_id'),
        /** The item's own author tried it again: never counted as somebody else's use. */
        byAuthor: k.bool('by_author').notNull(),
        /** Another function than the author's: only this, never which. Null = not known. */
        elsewhere: k.bool('elsewhere'),
        teamSize: k.text('team_size').$type<TeamSize>(),
        /** Where, and under which constraint, in a few words. */
        setting: k.text('setting').notNull(),
        /** Null while nothing is known. */
        outcome: k.text('outcome').$type<Outcome>(),
        stage: k.text('stage').$type<Stage>().notNull(),
        /** When she first used it; null while it is planned. */
        startedAt: k.int('started_at'),
        /** When it was first known what came of it. */
        knownAt: k.int('known_at'),
        /** When she herself said so. */
        reportedAt: k.int('reported_at'),
        privacy: privacy(),
      },
      (t) => [
        k.primaryKey({ columns: [t.teamId, t.id] }),
        k.uniqueIndex('reuses_experiment').on(t.teamId, t.experimentId),
        k.index('reuses_item').on(t.teamId, t.itemId),
        k.index('reuses_community').on(t.teamId, t.communityId),
        k.index('reuses_person').on(t.teamId, t.userId),
      ],
    ),
    /** A note on an item's page; P0 until whoever wrote it shows it. */
    annotations: k.table(
      'annotations',
      {
        teamId: k.text('team_id').notNull(),
        id: k.text('id').notNull(),
        communityId: k.text('community_id').notNull(),
        itemId: k.text('item_id').notNull(),
        /** The use it tells of, if it came from one. */
        reuseId: k.text('reuse_id'),
        userId: k.text('user_id'),
        /** Whether her name stands with it. */
        named: k.bool('named').notNull(),
        /** The name it came with, when nobody here wrote it. */
        credit: k.text('credit').notNull(),
        kind: k.text('kind').$type<AnnotationKind>().notNull(),
        context: k.text('context').notNull(),
        what: k.text('what').notNull(),
        /** One of the library's words; '' = not said. */
        effect: k.text('effect').notNull(),
        /** Adaptations: what must stay. */
        keep: k.text('keep').notNull(),
        /** What whoever looks after the item answered; questions only. */
        reply: k.text('reply').notNull(),
        at: k.int('at').notNull(),
        privacy: privacy(),
      },
      (t) => [
        k.primaryKey({ columns: [t.teamId, t.id] }),
        k.index('annotations_item').on(t.teamId, t.itemId),
        k.index('annotations_community').on(t.teamId, t.communityId),
        k.index('annotations_person').on(t.teamId, t.userId),
      ],
    ),
    /** The borrower's question to the author, and the author's to her. Between the two of them. */
    reuseQuestions: k.table(
      'reuse_questions',
      {
        teamId: k.text('team_id').notNull(),
        reuseId: k.text('reuse_id').notNull(),
        asker: k.text('asker').$type<Asker>().notNull(),
        communityId: k.text('community_id').notNull(),
        askedById: k.text('asked_by_id').notNull(),
        answeredById: k.text('answered_by_id').notNull(),
        question: k.text('question').notNull(),
        answer: k.text('answer').notNull(),
        privacy: privacy(),
      },
      (t) => [
        k.primaryKey({ columns: [t.teamId, t.reuseId, t.asker] }),
        k.index('reuse_questions_asked').on(t.teamId, t.askedById),
        k.index('reuse_questions_answered').on(t.teamId, t.answeredById),
      ],
    ),
  };
};
