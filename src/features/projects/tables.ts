/** Projects of two teams, and how they went month by month; everyone in the community reads them. */
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';
import type { IdeaKind, ProjectState } from './rules.ts';

export const tables = (k: Kit) => {
  const privacy = () => k.text('privacy').$type<PrivacyClass>().notNull();
  return {
    projects: k.table(
      'projects',
      {
        teamId: k.text('team_id').notNull(),
        id: k.text('id').notNull(),
        communityId: k.text('community_id').notNull(),
        /** The pilot it grew from. */
        pilotId: k.text('pilot_id').notNull(),
        /** Null: whoever led it left, or asked to be forgotten. */
        ownerId: k.text('owner_id'),
        title: k.text('title').notNull(),
        aim: k.text('aim').notNull(),
        /** Who needs to see it. */
        sponsor: k.text('sponsor').notNull(),
        state: k.text('state').$type<ProjectState>().notNull(),
        /** The leadership experiment that runs in it. */
        leadershipId: k.text('leadership_id'),
        leadershipKind: k.text('leadership_kind').$type<IdeaKind>(),
        outcome: k.text('outcome'),
        startedOn: k.text('started_on').notNull(),
        endedOn: k.text('ended_on'),
        createdAt: k.int('created_at').notNull(),
        privacy: privacy(),
      },
      (t) => [
        k.primaryKey({ columns: [t.teamId, t.id] }),
        k.uniqueIndex('projects_pilot').on(t.teamId, t.pilotId),
        k.index('projects_in').on(t.teamId, t.communityId, t.state),
      ],
    ),
    projectProgress: k.table(
      'project_progress',
      {
        teamId: k.text('team_id').notNull(),
        projectId: k.text('project_id').notNull(),
        communityId: k.text('community_id').notNull(),
        /** 1 for the first month. */
        month: k.int('month').notNull(),
        onDate: k.text('on_date').notNull(),
        authorId: k.text('author_id'),
        done: k.text('done').notNull(),
        stuck: k.text('stuck').notNull(),
        next: k.text('next').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.projectId, t.month] }), k.index('project_progress_author').on(t.teamId, t.authorId)],
    ),
  };
};
