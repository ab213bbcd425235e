import type { SheetStep } from '../../community/run-sheet-rules.ts';
import type { Kit, PrivacyClass } from '../../platform/db/kit.ts';

export const tables = (k: Kit) => ({
  /** Formats that a community made of another one. The library's own are data and stand nowhere in here. */
  ownFormats: k.table(
    'own_formats',
    {
      teamId: k.text('team_id').notNull(),
      communityId: k.text('community_id').notNull(),
      id: k.text('id').notNull(),
      name: k.text('name').notNull(),
      purpose: k.text('purpose').notNull(),
      kind: k.text('kind').$type<'session' | 'ceremony'>().notNull(),
      /** What the steps must add up to before it is offered. */
      minutes: k.int('minutes').notNull(),
      effort: k.int('effort'),
      steps: k.json<SheetStep[]>('steps').notNull(),
      basedOn: k.text('based_on').notNull(),
      /** Null once its maker is forgotten. */
      createdBy: k.text('created_by'),
      createdAt: k.int('created_at').notNull(),
      changedBy: k.text('changed_by'),
      changedAt: k.int('changed_at').notNull(),
      /** Goes up with each change: who edits an older one is shown how it stands. */
      version: k.int('version').notNull(),
      privacy: k.text('privacy').$type<PrivacyClass>().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.communityId, t.id] })],
  ),
});
