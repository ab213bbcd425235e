import { describe, expect, it } from '@jest/globals';
import type { Experiment } from '../../src/community/experiment.ts';
import type { Item } from '../../src/community/item.ts';
import { printShelf, shelfReportOf } from '../../src/sandbox/report-shelf.ts';

const experiment = (more: Partial<Experiment>): Experiment => ({
  ...{
    teamId: 'T',
    id: 'e',
    communityId: 'c',
    ownerId: 'U',
    title: 'Ask',
    templateId: 'xt-habit',
    fields: {},
    visibility: 'title',
    round: 1,
  },
  ...{ buddyId: null, partnerId: null, partnerAgreed: false, sourceId: null, findings: {}, state: 'idea', beforeId: null, startOn: null },
  ...{ days: 14, sinceOn: null, extended: false, misses: 0, verdict: null, createdAt: 1, startedAt: null, resultAt: null },
  ...{ decidedAt: null, sharedAt: null, changedAt: 1 },
  ...more,
});
const item = (more: Partial<Item>): Item => ({
  ...{ teamId: 'T', id: 'i', communityId: 'c', kind: 'card', formId: null, title: 'Ask', parts: {}, topicClass: null, subTags: [] },
  ...{ state: 'draft', privacy: 'P0', authorId: null, stewardId: null, credit: null, version: 1, reviewOn: null },
  ...{ createdAt: 1, changedAt: 1, sharedAt: null, usedAt: null },
  ...more,
});
/** As the search window arrives: with words or without, and with a way out when nothing was found. */
const search = (words: string, found: boolean) => ({
  ...{ at: '2026-11-04T10:00:00.000Z', method: 'views.open', cause: 'act:U:/find', response: { ok: true } },
  args: {
    view: {
      callback_id: 'finding:find',
      blocks: [
        { block_id: 'words', element: words === '' ? {} : { initial_value: words } },
        { elements: [{ action_id: found ? 'cards:open#i0' : 'cards:write' }] },
      ],
    },
  },
});

describe('what became of experiments and of the shelf', () => {
  it('is counted, failures too', () => {
    const report = shelfReportOf({
      calls: [search('deleg', true), search('kanban', false), search('', true)],
      experiments: [
        experiment({}),
        experiment({ state: 'running', startedAt: 2, round: 2 }),
        experiment({ state: 'closed', startedAt: 2, sourceId: 'i' }),
        experiment({ state: 'stopped', startedAt: 2 }),
        experiment({ state: 'shared', startedAt: 2, decidedAt: 3, sharedAt: 4 }),
      ],
      items: [item({}), item({ state: 'proven', privacy: 'P4' }), item({ kind: 'term', state: 'shared', privacy: 'P3' })],
      reuses: 3,
    });
    expect(printShelf(report).split('\n')).toEqual([
      'Experiments: 5 written, 1 of them still ideas; 4 started, 1 decided, 1 parked or stopped, 1 closed without a result; 1 shared, 1 second rounds, 1 borrowed.',
      'Shelf: 2 cards and 1 others; 1 shared, 1 proven, 0 to be checked, 0 archived; 1 open beyond members; 3 reuses that worked.',
      'Searches: 2, 1 of them in vain.',
    ]);
  });
});
