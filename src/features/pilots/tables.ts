/** What passes between the two leads of a pilot: a yes or no, three answers each, and whether they would do it again. */
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';
import type { Moment, PartnerAnswer } from './rules.ts';

export const tables = (k: Kit) => {
  const own = () => ({
    teamId: k.text('team_id').notNull(),
    experimentId: k.text('experiment_id').notNull(),
    communityId: k.text('community_id').notNull(),
    at: k.int('at').notNull(),
    privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
  });
  return {
    /** Whom the lead asked, and what she said. One for a pilot: another partner takes its place. */
    pilotPartners: k.table(
      'pilot_partners',
      {
        ...own(),
        /** What the ask is about; a new one each time she is asked. */
        ref: k.text('ref').notNull(),
        userId: k.text('user_id').notNull(),
        answer: k.text('answer').$type<PartnerAnswer>().notNull(),
        line: k.text('line'),
      },
      (t) => [
        k.primaryKey({ columns: [t.teamId, t.experimentId] }),
        k.index('pilot_partners_ref').on(t.teamId, t.ref),
        k.index('pilot_partners_person').on(t.teamId, t.userId),
      ],
    ),
    /** The alignment check: what each answered alone. */
    pilotChecks: k.table(
      'pilot_checks',
      {
        ...own(),
        moment: k.text('moment').$type<Moment>().notNull(),
        userId: k.text('user_id').notNull(),
        answers: k.json<string[]>('answers').notNull(),
      },
      (t) => [
        k.primaryKey({ columns: [t.teamId, t.experimentId, t.moment, t.userId] }),
        k.index('pilot_checks_person').on(t.teamId, t.userId),
        k.index('pilot_checks_at').on(t.at),
      ],
    ),
    /** Alike or not, as the two marked it; nobody's name stands here. */
    pilotMarks: k.table(
      'pilot_marks',
      {
        ...own(),
        moment: k.text('moment').$type<Moment>().notNull(),
        /** 0, 1, 2. */
        question: k.int('question').notNull(),
        alike: k.bool('alike').notNull(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.experimentId, t.moment, t.question] })],
    ),
    /** "Both sides would do it again", said alone. */
    pilotAgain: k.table('pilot_again', { ...own(), userId: k.text('user_id').notNull(), again: k.bool('again').notNull() }, (t) => [
      k.primaryKey({ columns: [t.teamId, t.experimentId, t.userId] }),
      k.index('pilot_again_person').on(t.teamId, t.userId),
    ]),
  };
};
