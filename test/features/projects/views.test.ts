import { describe, expect, it } from '@jest/globals';
import * as views from '../../../src/features/projects/views.ts';
import * as forms from '../../../src/features/projects/views-forms.ts';
import { checkDrawings } from '../../support/drawings.ts';

const ID = '01M6DQS9M0CQPW7VXM75YQS4GY';
const project = (text: string, change: Partial<views.ProjectView> = {}): views.ProjectView => ({
  ...{
    id: ID,
    title: text.slice(0, 100),
    aim: text.slice(0, 150),
    sponsor: text.slice(0, 200),
    state: 'running',
    leads: text.slice(0, 400),
  },
  ...{ startedOn: '2026-11-02', endedOn: null, outcome: null, isLead: true, leadership: { id: ID, title: text, kind: 'hand-over' } },
  progress: Array.from({ length: 12 }, () => ({ onDate: '2026-12-02', done: text.slice(0, 200), stuck: '', next: text.slice(0, 200) })),
  ...change,
});
const many = Array.from({ length: 120 }, (_, n) => ({ id: `${ID}${n}`, title: 'x'.repeat(200) }));

checkDrawings(({ name, text }) => ({
  modals: [
    ['page', views.pageModal(project(text), text)],
    [
      'page, closed',
      views.pageModal(project(text, { state: 'stopped', endedOn: '2026-12-24', outcome: text.slice(0, 600), progress: [] })),
    ],
    ['page, nothing linked', views.pageModal(project(text, { leadership: null }))],
    [
      'list',
      views.listModal(
        Array.from({ length: 40 }, () => project(text)),
        many,
      ),
    ],
    ['empty list', views.listModal([], [])],
    ['start', forms.startModal(ID, name, { title: text, aim: text, sponsor: text })],
    ['link', forms.linkModal(ID, text, many)],
    ['progress', forms.progressModal(ID, text, { done: text.slice(0, 200), stuck: '', next: '' })],
    ['close', forms.closeModal(ID, text)],
  ],
  rows: [['row', views.projectRow(project(text))]],
}));

describe('the words', () => {
  it('say who leads and what for, and ask for the leadership experiment until one is linked', () => {
    const page = JSON.stringify(views.pageModal(project('One list', { leadership: null, isLead: false, leads: 'Cleo and Dev' })));
    expect(page).toContain('Led by Cleo and Dev, since Monday 2 November 2026.');
    expect(page).toContain(views.MISSING);
    expect(page).not.toContain('projects:link');
    expect(JSON.stringify(views.pageModal(project('One list', { leadership: null })))).toContain('projects:link');
  });

  it('do not tell which experiment runs in it to those who may not see it', () => {
    const page = JSON.stringify(
      views.pageModal(project('One list', { leadership: { id: 'secret', title: null, kind: 'accountability' } })),
    );
    expect(page).toContain('Leadership experiment (who answers for what): its leads have not shown it yet.');
    expect(page).not.toContain('secret');
  });
});
