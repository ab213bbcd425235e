import { describe, expect, it } from '@jest/globals';
import * as views from '../../../src/features/upkeep/views.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';
import { checkDrawings } from '../../support/drawings.ts';

const library = readStarterLibrary();
const line = (title: string, change: Partial<views.LineView> = {}): views.LineView => ({
  ...{ item: { id: 'i', kind: 'card', title }, reason: 'review', again: false, dueOn: '2027-05-03', steward: 'Ben', isMine: false },
  ...change,
});
const view = (name: string, lines: views.LineView[], more: Partial<views.ListView> = {}): views.ListView => ({
  ...{ community: { id: 'c', name }, lines, vain: [], clashes: [] },
  ...more,
});

checkDrawings(({ name, text }) => {
  const title = text.slice(0, 80);
  const reasons = ['review', 'flagged', 'steward-gone', 'review', 'review'] as const;
  const lines = reasons.map((reason) => line(title, { reason, steward: reason === 'steward-gone' ? null : name, again: true }));
  const more = {
    vain: Array.from({ length: 9 }, () => ({ words: text.slice(0, 300), times: 3 })),
    clashes: Array.from({ length: 7 }, (_, at) => ({ id: `t${at}`, title })),
  };
  return {
    messages: [
      ['list', views.listMessage(view(name, lines, more), false)],
      ['only searches', views.listMessage(view(name, [], more), true)],
    ],
    modals: [
      ['list', views.listModal(view(name, lines, more), title)],
      ['empty', views.listModal(view(name, []))],
      [
        'offer',
        views.offerModal(
          { id: 'i', title },
          Array.from({ length: 12 }, (_, at) => ({ userId: `U${at}`, name, why: 'Borrowed it' })),
        ),
      ],
      ['offer to nobody near', views.offerModal({ id: 'i', title }, [])],
    ],
    rows: [
      ['review', views.reviewInputs(library, title, true, 'i')],
      ['steward', views.stewardInputs(title, 'i')],
    ],
  };
});

describe('the words', () => {
  it('say what needs a look, how long it takes, and what comes of leaving it', () => {
    expect(views.listMessage(view('Leading', [line('Ask first'), line('Say why')]), false).text).toBe(
      [
        'Two pages need a look on the shelf of Leading: “Ask first”, “Say why”. About 6 minutes.',
        'What you leave comes once more next month. Nobody is librarian at the moment, so this comes to you as a steward.',
      ].join('\n'),
    );
    expect(views.vainLine([{ words: 'delegation', times: 3 }])).toBe(
      'Looked for and not found: “delegation” (3). Nobody’s name is kept with it.',
    );
  });

  it('offer to ask a steward only where there is another one', () => {
    const drawn = (one: views.LineView) => JSON.stringify(views.listModal(view('L', [one])));
    expect(drawn(line('A'))).toContain('upkeep:ask');
    expect(drawn(line('A', { isMine: true }))).not.toContain('upkeep:ask');
    expect(drawn(line('A', { steward: null, reason: 'steward-gone' }))).not.toContain('upkeep:ask');
    expect(drawn(line('A', { again: true }))).toContain('after this one it is marked as unreviewed');
  });
});
