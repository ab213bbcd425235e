import { describe, expect, it } from '@jest/globals';
import type { Item } from '../../../src/community/item.ts';
import { itemForms } from '../../../src/community/item-forms.ts';
import * as views from '../../../src/features/playbooks/views.ts';
import * as follow from '../../../src/features/playbooks/views-follow.ts';
import * as sections from '../../../src/features/playbooks/views-sections.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';
import { checkDrawings } from '../../support/drawings.ts';

const ID = '01M6DQS9M0CQPW7VXM75YQS4GY';
const library = readStarterLibrary();
const forms = itemForms(library).filter(({ kind }) => kind === 'playbook');
const item = (title: string, text: string): Item => ({
  ...{ teamId: 'T1', id: ID, communityId: 'c', kind: 'playbook', formId: 'pb-practice', state: 'draft', privacy: 'P3', title },
  ...{ parts: { problem: text }, topicClass: 'people', subTags: [], authorId: 'U1', stewardId: null, credit: null, version: 1 },
  ...{ reviewOn: null, createdAt: 0, changedAt: 0, sharedAt: 0, usedAt: null },
});
const sectionsView = (name: string, text: string): sections.SectionsView => ({
  ...{ itemId: ID, title: name, community: name, zone: 'Europe/London', onlyHers: false },
  sections: Array.from({ length: 10 }, (_, at) => ({
    ...{ key: `k${at}`, label: name, guide: text.slice(0, 300), written: at % 2 === 0, by: [name, 'Ben'] },
    has: at % 3 === 0 ? { name, mine: at % 2 === 0, since: 0 } : null,
  })),
});
const writing = (name: string, text: string): sections.WritingView => ({
  ...{ metadata: '{}', label: name, guide: name, text: text.slice(0, 3000), onlyHers: false, community: name, words: 900, maxWords: 700 },
  clash: { by: name, text: text.slice(0, 3000) },
});
const stop = (name: string, text: string): follow.StopView => ({
  ...{ followId: ID, itemId: ID, title: name, at: 1, weeks: 4, gates: '', answer: null, week: 2, ends: false },
  stretch: { from: 2, to: 2, heading: '', text: text.slice(0, 3000) },
});

checkDrawings(({ name, text }) => ({
  messages: [
    [
      'list',
      views.listMessage(
        name,
        'c',
        Array.from({ length: 12 }, () => ({ item: item(name, text), written: 3, of: 8 })),
      ),
    ],
    ['nothing yet', views.listMessage(name, 'c', [])],
    ['idle', sections.idleMessage(ID, name, name)],
    ['week', follow.stopMessage(stop(name, text))],
    ['week answered', follow.stopMessage(stop(name, text), 'ok')],
    ['back', follow.backMessage(ID, name)],
  ],
  modals: [
    [
      'start',
      views.startPlaybookModal({
        ...{
          communityId: 'c',
          community: name,
          forms,
          uses: Object.fromEntries(library.playbook_templates.map((each) => [each.id, each.for])),
        },
        ...{ cards: Array.from({ length: 120 }, (_, n) => ({ ...item(name, text), id: `${n}` })), classes: library.taxonomy },
      }),
    ],
    ['way', views.wayModal(ID, name, [item(name, text)])],
    ['sections', sections.sectionsModal(sectionsView(name, text), 'ok')],
    ['writing', sections.writingModal(writing(name, text))],
    [
      'fit',
      follow.fitModal(
        ID,
        name,
        Array.from({ length: 6 }, () => text.slice(0, 2500)),
      ),
    ],
    ['misfit', follow.misfitModal(3, 6, text)],
    ['start to follow', follow.startModal(ID, name, 4, ['2026-11-09', '2026-11-16'], '5 of 6')],
  ],
  rows: [
    ['home', follow.homeRow(stop(name, text))],
    ['waiting', follow.waitingRow(ID, name, '2026-11-09')],
    ['ask', follow.askInputs(stop(name, text))],
    [
      'page',
      views.pageBlocks({ item: item(name, text), written: 2, of: 8, words: 1, maxWords: 700, authors: [name], open: [name], taken: 1 }),
    ],
    ['ways', views.waysBlocks([item(name, text)])],
  ],
}));

describe('the words', () => {
  it('say how far it is, and how long, without pressing', () => {
    expect(views.progressLine(5, 8)).toBe('▰▰▰▰▰▱▱▱ 5 of 8 written');
    expect(sections.lengthWords(432, 700)).toBe('The playbook has 432 of 700 words now.');
    expect(sections.lengthWords(900, 700)).toBe('The playbook has 900 words now; people read 700. Something may go.');
  });

  it('name the week, what happens in it, and the stop point where a stretch ends', () => {
    expect(follow.askLine(stop('Two questions', 'Try it\ntwice'))).toBe('Week 2 of 4 of “Two questions”: Try it twice');
    expect(follow.askLine({ ...stop('Two questions', 'Try'), ends: true, gates: 'No effect: stop.' })).toBe(
      'Week 2 of 4, the end of a stretch of “Two questions”: Stop points: No effect: stop.',
    );
  });

  it('offer no button for a section that somebody else has', () => {
    const view = sectionsView('Ana', 'guide');
    const drawn = JSON.stringify(sections.sectionsModal({ ...view, sections: view.sections.slice(3, 4) }));
    expect(drawn).toContain('Ana has it since');
    expect(drawn).not.toContain('action_id');
  });
});
