import { expect, it } from '@jest/globals';
import * as views from '../../../src/features/debriefs/views.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';
import { checkDrawings } from '../../support/drawings.ts';

const form = readStarterLibrary().session_debrief;
const ID = '01M6DQS9M0CQPW7VXM75YQS4GY';
const metadata = JSON.stringify({ s: ID, id: ID });

checkDrawings(({ name, text, long }) => ({
  messages: [
    ['offer', views.offerMessage(ID, 'Friday 6 November, 10:30 London time', 5)],
    ['count', views.tallyMessage(ID, 9, 14, 'tomorrow, 10:30 London time')],
    ['taken back', views.takenBackMessage('named')],
  ],
  modals: [
    ['debrief', views.debriefModal(form, metadata, 5, { text: long ? text.slice(0, 200) : '', reach: 'named' })],
    ['take-away', views.takeAwayModal(form, metadata, { text: text.slice(0, 200), reach: 'own' })],
    ['step', views.stepModal(form, metadata, '2026-11-17', 'Kept.')],
    ['kept', views.keptModal(views.stepKept(null), 'step1')],
  ],
  rows: [
    ['open', views.openRow(ID, name, 'tomorrow')],
    ['take-away', views.takeAwayRow(ID, text.slice(0, 200), 'unnamed')],
  ],
}));

it('says in the thread what it costs, who sees what and until when', () => {
  expect(views.offerMessage(ID, 'Friday 6 November, 10:30 London time', 5).text).toMatchInlineSnapshot(
    `"Two minutes before you go: how was it? No name is kept with scores, and totals show only from five answers. Your step is for you alone. Open until Friday 6 November, 10:30 London time."`,
  );
  expect(views.tallyMessage(ID, 9, 14, 'tomorrow, 10:30 London time').text).toBe(
    '9 of 14 have answered the debrief; it is open until tomorrow, 10:30 London time.',
  );
});

it('asks in the library’s words', () => {
  const drawn = JSON.stringify(views.debriefModal(form, metadata, 5, { text: '', reach: 'unnamed' }));
  for (const words of [
    'Worth your time?',
    '1 – not really',
    '5 – very much',
    'Yes, did not feel safe',
    'What should we take up another time?',
  ])
    expect(drawn).toContain(words);
});

it('says numbers to the stewards only with how many they are made of', () => {
  expect(views.closedLine('2026-11-04', 1, null)).toBe('Debrief of Wednesday 4 November: 1 answer.');
  expect(views.closedLine('2026-11-04', 9, { shown: true, n: 27, mean: 4.222, counts: {} })).toBe(
    'Debrief of Wednesday 4 November: 9 answers. The last three sessions together: worth it 4.2 of 5, n = 27.',
  );
});
