/** Decisions that were taken under a rule on trial. */
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';
import type { RuleKind } from './rules.ts';

export const tables = (k: Kit) => ({
  decisions: k.table(
    'decisions',
    {
      teamId: k.text('team_id').notNull(),
      id: k.text('id').notNull(),
      communityId: k.text('community_id').notNull(),
      ruleKind: k.text('rule_kind').$type<RuleKind>().notNull(),
      ruleId: k.text('rule_id').notNull(),
      authorId: k.text('author_id'),
      question: k.text('question').notNull(),
      decider: k.text('decider').notNull(),
      heard: k.text('heard').notNull(),
      raisedOn: k.text('raised_on').notNull(),
      decidedOn: k.text('decided_on').notNull(),
      carriedOn: k.text('carried_on'),
      reversedOn: k.text('reversed_on'),
      createdAt: k.int('created_at').notNull(),
      /** P1: those who lead what it stands under; P3: everyone in the community. */
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.teamId, t.id] }),
      k.index('decisions_under').on(t.teamId, t.ruleId),
      k.index('decisions_in').on(t.teamId, t.communityId),
      k.index('decisions_author').on(t.teamId, t.authorId),
    ],
  ),
});
