import type { TaxonomyClass } from '../library/library.ts';
import type { Kit, PrivacyClass } from '../platform/db/kit.ts';
import type { ExperimentEvent, ExperimentState, Verdict, Visibility } from './experiment.ts';
import type { Item, ItemKind, ItemState } from './item.ts';

/** Experiments and items of the shelf, with what happened to them. */
export const shelfTables = (k: Kit) => {
  const privacy = () => k.text('privacy').$type<PrivacyClass>().notNull();
  const content = () => ({
    title: k.text('title').notNull(),
    parts: k.json<Record<string, string>>('parts').notNull(),
    topicClass: k.text('topic_class').$type<TaxonomyClass>(),
    subTags: k.json<string[]>('sub_tags').notNull(),
  });
  return {
    experiments: k.table(
      'experiments',
      {
        teamId: k.text('team_id').notNull(),
        id: k.text('id').notNull(),
        communityId: k.text('community_id').notNull(),
        ownerId: k.text('owner_id'),
        title: k.text('title').notNull(),
        templateId: k.text('template_id').notNull(),
        fields: k.json<Record<string, string>>('fields').notNull(),
        visibility: k.text('visibility').$type<Visibility>().notNull(),
        buddyId: k.text('buddy_id'),
        partnerId: k.text('partner_id'),
        partnerAgreed: k.bool('partner_agreed').notNull(),
        sourceId: k.text('source_id'),
        findings: k.json<Record<string, string>>('findings').notNull(),
        state: k.text('state').$type<ExperimentState>().notNull(),
        round: k.int('round').notNull(),
        beforeId: k.text('before_id'),
        startOn: k.text('start_on'),
        days: k.int('days').notNull(),
        sinceOn: k.text('since_on'),
        extended: k.bool('extended').notNull(),
        misses: k.int('misses').notNull(),
        verdict: k.text('verdict').$type<Verdict>(),
        createdAt: k.int('created_at').notNull(),
        startedAt: k.int('started_at'),
        resultAt: k.int('result_at'),
        decidedAt: k.int('decided_at'),
        sharedAt: k.int('shared_at'),
        changedAt: k.int('changed_at').notNull(),
        /** The class of the whole (`wholeOf`), written with every change. */
        privacy: privacy(),
      },
      (t) => [
        k.primaryKey({ columns: [t.teamId, t.id] }),
        k.index('experiments_in').on(t.teamId, t.communityId, t.state),
        k.index('experiments_owner').on(t.teamId, t.ownerId),
        k.index('experiments_partner').on(t.teamId, t.partnerId),
        k.index('experiments_source').on(t.teamId, t.sourceId),
      ],
    ),
    experimentMoments: k.table(
      'experiment_moments',
      {
        teamId: k.text('team_id').notNull(),
        experimentId: k.text('experiment_id').notNull(),
        number: k.int('number').notNull(),
        at: k.int('at').notNull(),
        is: k.text('is').$type<ExperimentEvent['is']>().notNull(),
        state: k.text('state').$type<ExperimentState>().notNull(),
        byId: k.text('by_id'),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.experimentId, t.number] })],
    ),
    items: k.table(
      'items',
      {
        teamId: k.text('team_id').notNull(),
        id: k.text('id').notNull(),
        communityId: k.text('community_id').notNull(),
        kind: k.text('kind').$type<ItemKind>().notNull(),
        formId: k.text('form_id'),
        ...content(),
        state: k.text('state').$type<ItemState>().notNull(),
        privacy: k.text('privacy').$type<Item['privacy']>().notNull(),
        authorId: k.text('author_id'),
        stewardId: k.text('steward_id'),
        credit: k.text('credit'),
        version: k.int('version').notNull(),
        reviewOn: k.text('review_on'),
        createdAt: k.int('created_at').notNull(),
        changedAt: k.int('changed_at').notNull(),
        sharedAt: k.int('shared_at'),
        usedAt: k.int('used_at'),
      },
      (t) => [
        k.primaryKey({ columns: [t.teamId, t.id] }),
        k.index('items_in').on(t.teamId, t.communityId, t.kind, t.state),
        k.index('items_author').on(t.teamId, t.authorId),
        k.index('items_steward').on(t.teamId, t.stewardId),
      ],
    ),
    itemVersions: k.table(
      'item_versions',
      {
        teamId: k.text('team_id').notNull(),
        itemId: k.text('item_id').notNull(),
        version: k.int('version').notNull(),
        ...content(),
        at: k.int('at').notNull(),
        byId: k.text('by_id'),
        what: k.text('what').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.itemId, t.version] })],
    ),
    itemMoments: k.table(
      'item_moments',
      {
        teamId: k.text('team_id').notNull(),
        itemId: k.text('item_id').notNull(),
        number: k.int('number').notNull(),
        at: k.int('at').notNull(),
        byId: k.text('by_id'),
        what: k.text('what').notNull(),
        privacy: privacy(),
      },
      (t) => [k.primaryKey({ columns: [t.teamId, t.itemId, t.number] })],
    ),
  };
};
