import { describe, expect, it } from '@jest/globals';
import { noteMessage, standingNote } from '../../../src/community/experiment-views.ts';
import * as views from '../../../src/features/checkpoints/views.ts';
import { formModal, handModal, keptModal, tooLateModal } from '../../../src/features/checkpoints/views-form.ts';
import { allModal, type CheckInView, checkInsBlocks } from '../../../src/features/checkpoints/views-page.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';
import { checkDrawings } from '../../support/drawings.ts';

const library = readStarterLibrary();
const { check_in_questions: questions } = library.experiment_rules;
const view = (words: string, change: Partial<views.ExperimentView> = {}): views.ExperimentView => ({
  ...{ id: '01M6DQS9M0CQPW7VXM75YQS4GY', title: words, expected: words.slice(0, 200), with: null, buddy: null, isVisible: false },
  ...change,
});
const said = (text: string) => ({
  did: text.slice(0, 300),
  saw: text.slice(0, 300),
  vs: 'Worse',
  learned: text.slice(0, 300),
  next: text.slice(0, 200),
});
const row = (text: string, name: string): CheckInView => ({
  ...{
    teamId: 'T1',
    id: 'a',
    communityId: 'C1',
    experimentId: 'E1',
    byId: 'U1',
    at: 0,
    day: 7,
    kept: true,
    second: false,
    privacy: 'P0',
    by: name,
  },
  ...said(text),
});
const experiment = (title: string) => ({ id: '01M6DQS9M0CQPW7VXM75YQS4GY', title, state: 'decided' as const });

checkDrawings(({ name, text }) => ({
  messages: [['standing', noteMessage(standingNote(experiment(text)))]],
  modals: [
    [
      'form',
      formModal(
        { ...view(text, { with: name, isVisible: true }), answerId: 'E1/2026-11-02/7', said: { ...said(text), kept: true } },
        questions,
      ),
    ],
    ['kept', keptModal(view(text, { buddy: name }), 'Worse', '2026-11-16')],
    ['too late', tooLateModal(standingNote(experiment(text)), said(text))],
    ['hand', handModal(view(text, { buddy: name }), null)],
    [
      'all',
      allModal(
        Array.from({ length: 60 }, () => row(text, name)),
        'Europe/London',
      ),
    ],
  ],
  rows: [
    ['ask', views.askInputs(view(text, { with: name }), questions, said(text))],
    [
      'page',
      checkInsBlocks(
        Array.from({ length: 5 }, () => row(text, name)),
        'Europe/London',
      ),
    ],
  ],
}));

describe('the words', () => {
  it('ask for two minutes, and say that not having begun is a result', () => {
    expect(views.askLine(library, 'Two questions first')).toBe(
      "Two minutes on your trial 'Two questions first': what did you see, compared with what you expected? 'Could not start' is a result too.",
    );
  });

  it('fit a page: at most eight blocks', () => {
    expect(
      checkInsBlocks(
        Array.from({ length: 9 }, () => row('x', 'Ana')),
        'Europe/London',
      ).length,
    ).toBeLessThanOrEqual(8);
  });

  it('offer stop, change and a hand after "worse", the buddy by name where there is one, and nothing otherwise', () => {
    const labels = (buddy: string | null, vs: string) =>
      JSON.stringify(views.worseBlocks(view('T', { buddy }), vs)).match(/"text":"[^"]+"/g) ?? [];
    expect(labels(null, 'Worse').join()).toContain('Ask in the channel');
    expect(labels('Ben', 'Could not start')).toEqual([
      '"text":"That is a result, too, and early. To change one thing, end this round with what you saw; the next starts from it."',
      '"text":"Change one thing"',
      '"text":"Ask Ben"',
      '"text":"Stop it"',
      '"text":"Stop it now?"',
      '"text":"It ends here without a result, and I ask no more. You can run it again later."',
      '"text":"Stop it"',
      '"text":"Let it run"',
    ]);
    expect(views.worseBlocks(view('T'), 'Better')).toEqual([]);
  });
});
