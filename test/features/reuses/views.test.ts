import { describe, expect, it } from '@jest/globals';
import * as views from '../../../src/features/reuses/views.ts';
import * as asks from '../../../src/features/reuses/views-asks.ts';
import * as forms from '../../../src/features/reuses/views-forms.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';
import { checkDrawings } from '../../support/drawings.ts';

const library = readStarterLibrary();
const note = (change: Partial<views.NoteView> = {}): views.NoteView => ({
  ...{
    id: '01M6DQS9M0CQPW7VXM75YQS4GY',
    kind: 'exception',
    context: 'Team of eight',
    what: 'It felt like a test.',
    effect: 'Weaker',
    keep: '',
  },
  ...{ reply: '', name: 'Fay', isMine: false, isPrivate: false },
  ...change,
});
const evidence = { tried: 0, worked: 0, part: 0, not: 0, running: 0, ended: 0, contexts: 0 };

checkDrawings(({ name, text }) => {
  const wild = { context: text.slice(0, 150), what: text.slice(0, 300) || 'w', keep: text.slice(0, 150), reply: text.slice(0, 300), name };
  const kinds = ['exception', 'adaptation', 'worked-here', 'question'] as const;
  const notes = Array.from({ length: 60 }, (_, at) =>
    note({ ...wild, id: `n${at}`, kind: kinds[at % 4] ?? 'exception', isMine: true, isPrivate: at % 2 === 0 }),
  );
  const parts = { use_when: text.slice(0, 200), conditions: text.slice(0, 400), limits: text.slice(0, 400) };
  const item = { id: 'i', kind: 'card', parts, title: text.slice(0, 80), state: 'archived' } as const;
  const form = { context: wild.context, what: wild.what, keep: wild.keep };
  return {
    messages: [
      ['answer', asks.letterMessage(name, item.title, wild.keep, text.slice(0, 500))],
      ['proven', asks.provenMessage(item.title, 'i')],
    ],
    modals: [
      ['borrow', forms.borrowModal(item)],
      [
        'report',
        forms.reportModal(library, {
          metadata: '{}',
          title: item.title,
          what: wild.what,
          setting: text.slice(0, 120),
          asksElsewhere: true,
        }),
      ],
      ...kinds.map((kind): [string, ReturnType<typeof forms.annotateModal>] => [
        kind,
        forms.annotateModal(library, item, { kind, ...form }),
      ]),
      ['all', forms.allModal(item, notes)],
      ['none', forms.allModal(item, [])],
    ],
    rows: [
      ['notes', views.noteBlocks(item, notes)],
      ['adapt', views.adaptBlocks(notes)],
      ['held', asks.heldInputs(library, item.title, wild.what)],
      ['borrowed', asks.borrowedInputs(name, item.title, wild.keep)],
      ['answer', asks.answerInputs(name, item.title, wild.keep)],
      ['noticed', asks.noticedInputs({ title: item.title, itemId: 'i', note: note({ ...wild, kind: 'question' }) })],
    ],
  };
});

describe('the words', () => {
  it('say what failed beside what worked', () => {
    expect(views.sayEvidence({ ...evidence, tried: 7, worked: 4, part: 1, not: 1, running: 1, contexts: 3 })).toBe(
      'Tried 7 times: 4 worked, 1 worked in part, 1 did not work, 1 is running. In 3 unlike contexts.',
    );
    expect(views.sayEvidence({ ...evidence, tried: 1, ended: 1 })).toBe('Tried once: 1 ended without a result.');
    expect(views.sayEvidence(evidence)).toBe('Not tried yet, as far as we know.');
  });

  it('give a note with its place, its effect and its name, if she chose one', () => {
    expect(views.sayNote(note())).toBe('Team of eight: It felt like a test. Effect: weaker. – Fay');
    expect(views.sayNote(note({ context: '', effect: '', name: '' }))).toBe('It felt like a test.');
    const adapted = note({ kind: 'adaptation', context: 'remote', what: 'ask in writing', keep: 'the two questions' });
    expect(JSON.stringify(views.adaptBlocks([adapted, note()]))).toContain(
      'If your situation is: remote → change: ask in writing → but keep: the two questions',
    );
    expect(views.noteBlocks({ id: 'i' }, [note()])).toHaveLength(1);
    expect(
      JSON.stringify(
        views.noteBlocks(
          { id: 'i' },
          Array.from({ length: 6 }, () => note()),
        ),
      ),
    ).toContain('All 6 notes');
  });

  it('ask in the library’s words', () => {
    expect(forms.holdsChoice(library)).toMatchObject({
      question: 'Does it still hold?',
      element: { options: [{ text: { text: 'Yes' } }, { text: { text: 'Yes, with a change' } }, { text: { text: 'No' } }] },
    });
    expect(asks.borrowedLine('Dev', 'Ask first', null)).toBe(
      'Dev tries “Ask first”, which you wrote or look after. You may ask one question back.',
    );
  });
});
