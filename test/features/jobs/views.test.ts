import { describe, expect, it } from '@jest/globals';
import * as views from '../../../src/features/jobs/views.ts';
import { checkDrawings } from '../../support/drawings.ts';

const view = (name: string, change: Partial<views.JobView> = {}): views.JobView => ({
  ...{ sessionId: 's', onDate: '2026-11-18', community: name, scribe: null, isMine: false, leads: false },
  ...change,
});

checkDrawings(({ name }) => ({
  messages: [
    ['open', views.boardMessage(view(name), 0)],
    ['taken', views.boardMessage(view(name, { scribe: name }), 1, name)],
    ['mine', views.boardMessage(view(name, { scribe: name, isMine: true }), 12, views.takenNotice('2026-11-18'))],
    ['nothing', views.nothingMessage()],
  ],
  rows: [
    ['open', views.jobRow(view(name))],
    ['mine', views.jobRow(view(name, { isMine: true }))],
    ['ask', views.askInputs('2026-11-18', views.sayWhy(null, 3), true)],
  ],
}));

describe('the words', () => {
  it('say what it is, what it costs, and who has it', () => {
    expect(views.boardMessage(view('Leading'), 7).text).toBe(
      [
        'Notes on Wednesday 18 November, Leading. Still open.',
        'About 20 minutes on the day: you note patterns, not stories, and who said what stays out.',
        'Keeping time: that is mine. Seven people took a small job in the past half year.',
      ].join('\n'),
    );
    expect(views.sayWhy('2026-01-01', 2)).toBe(
      'Why you: nobody here has been longer without a small job; of two alike, the lot fell on you.',
    );
    expect(views.openLine('2026-11-18')).toBe('Still open for Wednesday 18 November: taking notes. /rondo jobs has the button.');
  });

  it('offer no button to whoever leads, and the way back only to whoever has it', () => {
    expect(JSON.stringify(views.jobRow(view('L', { leads: true })))).not.toContain('jobs:');
    expect(JSON.stringify(views.jobRow(view('L', { scribe: 'Ana' })))).not.toContain('jobs:');
  });
});
