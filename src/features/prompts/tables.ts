import type { TaxonomyClass } from '../../library/library.ts';
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';

export type UseStatus =
  /** Handed to attention; not seen in the channel yet. */
  | 'queued'
  | 'posted'
  /** Never reached the channel: it does not count as used. */
  | 'dropped';

export type AnswerMode =
  /** Through the modal, posted into the thread with her name. */
  | 'named'
  /** Through the modal, released in a batch. */
  | 'unnamed'
  /** Written straight into the thread: only that there was one, neither words nor writer. */
  | 'reply';

export const tables = (k: Kit) => {
  const privacy = () => k.text('privacy').$type<PrivacyClass>().notNull();
  return {
    /** Questions that a community wrote itself. */
    communityPrompts: k.table(
      'community_prompts',
      {
        teamId: k.text('team_id').notNull(),
        communityId: k.text('community_id').notNull(),
        id: k.text('id').notNull(),
        taxonomy: k.text('taxonomy').$type<TaxonomyClass>().notNull(),
        kind: k.text('kind').notNull(),
        exposure: k.int('exposure').notNull(),
        minutes: k.int('minutes').notNull(),
        subTag: k.text('sub_tag').notNull(),
        text: k.text('text').notNull(),
        followUp: k.text('follow_up').notNull(),
        createdBy: k.text('created_by'),
        createdAt: k.int('created_at').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.communityId, t.id] })],
    ),
    /** What the stewards decided about a question, the library's or their own. */
    promptMarks: k.table(
      'prompt_marks',
      {
        teamId: k.text('team_id').notNull(),
        communityId: k.text('community_id').notNull(),
        promptId: k.text('prompt_id').notNull(),
        retiredAt: k.int('retired_at'),
        queued: k.int('queued'),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.communityId, t.promptId] })],
    ),
    /** A question as it was put, once for each session. Its words are kept as they were. */
    promptUses: k.table(
      'prompt_uses',
      {
        teamId: k.text('team_id').notNull(),
        id: k.text('id').notNull(),
        communityId: k.text('community_id').notNull(),
        sessionId: k.text('session_id').notNull(),
        promptId: k.text('prompt_id').notNull(),
        taxonomy: k.text('taxonomy').$type<TaxonomyClass>().notNull(),
        kind: k.text('kind').notNull(),
        exposure: k.int('exposure').notNull(),
        minutes: k.int('minutes').notNull(),
        text: k.text('text').notNull(),
        followUp: k.text('follow_up').notNull(),
        form: k.text('form').$type<'question' | 'poll'>().notNull(),
        cycle: k.int('cycle').notNull(),
        seed: k.text('seed').notNull(),
        why: k.text('why').notNull(),
        status: k.text('status').$type<UseStatus>().notNull(),
        usedOn: k.text('used_on').notNull(),
        channelId: k.text('channel_id'),
        ts: k.text('ts'),
        /** Set at the last release: what comes later is late. */
        closedAt: k.int('closed_at'),
        /** The stewards said that the question goes on although few answer. */
        keptOn: k.bool('kept_on').notNull(),
        /** The totals of a poll in words, written once at its close. */
        totals: k.json<string[]>('totals'),
        privacy: privacy(),
      },
      (t) => [
        k.primaryKey({ columns: [t.teamId, t.id] }),
        k.uniqueIndex('prompt_uses_session').on(t.teamId, t.communityId, t.sessionId),
        k.index('prompt_uses_message').on(t.teamId, t.channelId, t.ts),
      ],
    ),
    promptAnswers: k.table(
      'prompt_answers',
      {
        teamId: k.text('team_id').notNull(),
        id: k.text('id').notNull(),
        communityId: k.text('community_id').notNull(),
        useId: k.text('use_id').notNull(),
        mode: k.text('mode').$type<AnswerMode>().notNull(),
        /** Empty for replies: their words stay in Slack. */
        text: k.text('text').notNull(),
        /** Only of answers with a name. */
        authorId: k.text('author_id'),
        /** The bot's message in the thread, or the reply itself. */
        ts: k.text('ts'),
        channelId: k.text('channel_id'),
        late: k.bool('late').notNull(),
        /** While it waits: its author lets it go out with fewer than three, and who that is was deleted. */
        mayGoAlone: k.bool('may_go_alone').notNull(),
        /** P0 while it waits, P3 once it was posted. */
        privacy: privacy(),
        /** When it was posted; of a batch, one instant for all. Null while it waits: when it was written is not kept. */
        releasedAt: k.int('released_at'),
      },
      (t) => [
        k.primaryKey({ columns: [t.teamId, t.id] }),
        k.index('prompt_answers_use').on(t.teamId, t.useId),
        k.index('prompt_answers_author').on(t.teamId, t.authorId),
      ],
    ),
    /**
     * Who wrote an answer that waits, so that she can change it and be asked about it. The row goes when the answer is released, and
     * the answer gets a new id then: afterwards nothing stored leads from the text to her.
     */
    promptAuthors: k.table(
      'prompt_authors',
      {
        teamId: k.text('team_id').notNull(),
        useId: k.text('use_id').notNull(),
        userId: k.text('user_id').notNull(),
        answerId: k.text('answer_id').notNull(),
        /** What the ask is about: never the answer's id, because asks stay. */
        askKey: k.text('ask_key').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.useId, t.userId] }), k.uniqueIndex('prompt_authors_ask').on(t.teamId, t.askKey)],
    ),
    /** Taps of a poll: how many, never whose. */
    promptVotes: k.table(
      'prompt_votes',
      {
        teamId: k.text('team_id').notNull(),
        useId: k.text('use_id').notNull(),
        choice: k.int('choice').notNull(),
        n: k.int('n').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.useId, t.choice] })],
    ),
    /** Who has tapped, so that nobody counts twice; deleted when the poll closes. */
    promptVoters: k.table(
      'prompt_voters',
      { teamId: k.text('team_id').notNull(), useId: k.text('use_id').notNull(), userId: k.text('user_id').notNull(), privacy: privacy() },
      (t) => [k.primaryKey({ columns: [t.teamId, t.useId, t.userId] })],
    ),
    /** Whose turn it was to answer first. */
    promptDuties: k.table(
      'prompt_duties',
      {
        teamId: k.text('team_id').notNull(),
        communityId: k.text('community_id').notNull(),
        sessionId: k.text('session_id').notNull(),
        userId: k.text('user_id').notNull(),
        state: k.text('state').$type<'asked' | 'taken' | 'passed' | 'silent'>().notNull(),
        onDate: k.text('on_date').notNull(),
        seed: k.text('seed').notNull(),
        why: k.text('why').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.communityId, t.sessionId, t.userId] })],
    ),
  };
};
