/** The summary: a private draft from the moment of the decision; its author edits it, and shows it or not. */
import type { Experiment } from '../../community/experiment.ts';
import type { Item } from '../../community/item.ts';
import { missingParts } from '../../community/item-forms.ts';
import type { Deps } from '../../community/kernel.ts';
import { reviewAfter } from '../../community/shelf-rules.ts';
import type { TaxonomyClass } from '../../library/library.ts';
import { truncate } from '../../platform/slack/text.ts';
import { composeSummary, suggestClass, summaryForm, summaryId } from './rules-summary.ts';

export interface By {
  userId: string;
  now: number;
}

const LONGEST_TITLE = 120;

export function createSummaries(deps: Deps) {
  const { calendar, communities, experiments, privacy, shelf, trail } = deps;
  const form = summaryForm(deps.library);

  const find = (experiment: Pick<Experiment, 'teamId' | 'id'>): Promise<Item | null> =>
    shelf.find(experiment.teamId, summaryId(experiment.id));

  async function draft(experiment: Experiment, by: By): Promise<void> {
    const { teamId, communityId, id, title } = experiment;
    const { zone } = await communities.get(teamId, communityId);
    const authorId = experiment.ownerId ?? by.userId;
    const item: Item = {
      ...{ teamId, id: summaryId(id), communityId, kind: 'summary', formId: null, state: 'draft', privacy: 'P0' },
      ...{ authorId, stewardId: authorId, credit: null, version: 1, reviewOn: null, topicClass: null, subTags: [] },
      ...{ createdAt: by.now, changedAt: by.now, sharedAt: null, usedAt: null, title: truncate(title, LONGEST_TITLE) },
      parts: composeSummary(form, experiment, zone),
    };
    await shelf.add(item, { userId: authorId, now: by.now, what: 'Composed from the experiment.' });
    await trail.link(teamId, { kind: 'result', id }, { kind: 'item', id: item.id }, by.now);
  }

  return {
    form,
    find,
    draft,

    missing: (item: Item) => missingParts(form, item.parts),

    suggestion: ({ title, parts }: Item): TaxonomyClass | null =>
      suggestClass([title, ...Object.values(parts)].join(' '), deps.library.taxonomy),

    edit: (item: Item, parts: Record<string, string>, base: number, by: By) =>
      shelf.write(item, { parts: { ...item.parts, ...parts } }, { ...by, what: 'Edited.', base }),

    /** By its author only: the summary, and with it what is written in the experiment. */
    share: async (experiment: Experiment, item: Item, topicClass: TaxonomyClass, by: By): Promise<void> => {
      privacy.assertRelease(by.userId, item, 'P3');
      const { teamId, communityId } = item;
      const today = calendar.today(await communities.get(teamId, communityId), by.now);
      await shelf.write(item, { topicClass }, { ...by, what: 'Class confirmed.', base: item.version });
      await shelf.mark(
        item,
        { privacy: 'P3', state: 'shared', stewardId: by.userId, reviewOn: reviewAfter('summary', today) },
        { ...by, what: 'Shown to the community.' },
      );
      if (experiment.state === 'decided') await experiments.happen(experiment, { is: 'shared' }, by);
    },
  };
}

export type Summaries = ReturnType<typeof createSummaries>;
