import type { Kit, PrivacyClass } from '../platform/db/kit.ts';
import type { AgendaRow } from './kernel.ts';
import type { Leadership, Session } from './records.ts';
import type { SessionKind } from './touch.ts';

export const agendaTables = (k: Kit) => ({
  sessions: k.table(
    'sessions',
    {
      teamId: k.text('team_id').notNull(),
      id: k.text('id').notNull(),
      communityId: k.text('community_id').notNull(),
      kind: k.text('kind').$type<SessionKind>().notNull(),
      number: k.int('number').notNull(),
      quarterOn: k.text('quarter_on').notNull(),
      /** 1 to 13: the session's place in its quarter, which it keeps when its date moves. */
      week: k.int('week').notNull(),
      onDate: k.text('on_date').notNull(),
      at: k.text('at').notNull(),
      minutes: k.int('minutes').notNull(),
      status: k.text('status').$type<Session['status']>().notNull(),
      topic: k.text('topic'),
      topicId: k.text('topic_id'),
      leadership: k.text('leadership').$type<Leadership>().notNull(),
      facilitatorId: k.text('facilitator_id'),
      secondId: k.text('second_id'),
      scribeId: k.text('scribe_id'),
      formatId: k.text('format_id'),
      outcome: k.text('outcome'),
      question: k.text('question'),
      preRead: k.text('pre_read'),
      link: k.text('link'),
      revision: k.int('revision').notNull(),
      /** Somebody chose its date or called it off: laying out leaves it alone. */
      byHand: k.bool('by_hand').notNull(),
      /** The rhythm has no such week any more. */
      dropped: k.bool('dropped').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.id] }), k.uniqueIndex('sessions_week').on(t.teamId, t.communityId, t.quarterOn, t.week)],
  ),
  agenda: k.table(
    'agenda',
    {
      position: k.counter('position'),
      teamId: k.text('team_id').notNull(),
      id: k.text('id').notNull(),
      communityId: k.text('community_id').notNull(),
      touch: k.text('touch').notNull(),
      anchor: k.text('anchor').notNull(),
      /** '' for the whole community: a null would make the key below no key. */
      person: k.text('person').notNull(),
      dueAt: k.int('due_at').notNull(),
      localDate: k.text('local_date').notNull(),
      localTime: k.text('local_time').notNull(),
      zone: k.text('zone').notNull(),
      /** The zone data it was computed with; another version means that it must be computed again. */
      tzdata: k.text('tzdata').notNull(),
      /** After this instant it is missed; null = never too late. */
      lateAfter: k.int('late_after'),
      status: k.text('status').$type<AgendaRow['status']>().notNull(),
      /** Withdrawn for as long as its community rests; planned again when it is active again. */
      resting: k.bool('resting').notNull(),
      /** When tick next looks at it: its due instant, or later after a failure. */
      tryAt: k.int('try_at').notNull(),
      attempts: k.int('attempts').notNull(),
      endedAt: k.int('ended_at'),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [
      k.uniqueIndex('agenda_key').on(t.teamId, t.communityId, t.touch, t.anchor, t.person),
      k.index('agenda_due').on(t.status, t.tryAt),
    ],
  ),
  /** Work that is done once a UTC day; `team_id` is '*' as it belongs to all workspaces. */
  dailyJobs: k.table(
    'daily_jobs',
    {
      teamId: k.text('team_id').notNull(),
      name: k.text('name').notNull(),
      doneOn: k.text('done_on').notNull(),
      tryAt: k.int('try_at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.name] })],
  ),
});
