import { expect, it } from '@jest/globals';
import * as views from '../../../src/features/closings/views.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';
import { checkDrawings } from '../../support/drawings.ts';

const library = readStarterLibrary();
const ID = '01M6DQS9M0CQPW7VXM75YQS4GY';
const view: views.EndView = { pairId: ID, others: ['Gus'], k: 5, talks: 2, rated: false, text: '', isShown: false };

checkDrawings(({ name, text }) => {
  const full: views.EndView = { ...view, others: [name, name], text: text.slice(0, 300), isShown: true };
  return {
    modals: [
      ['form', views.endModal(library, full)],
      ['form, answered already', views.endModal(library, { ...full, rated: true, talks: null })],
      ['kept', views.doneModal(views.keptBlocks(full))],
      ['text', views.textModal(full)],
    ],
    rows: [
      ['hers', views.mineRow({ ...full, others: [name] })],
      ['hers, long after', views.mineRow({ ...full, others: [] })],
      ['theirs', views.theirsRow(name, text.slice(0, 300))],
      ['kept, to show', views.keptBlocks({ ...full, others: [name], isShown: false })],
    ],
  };
});

it('asks what it may, and says who reads which', () => {
  const drawn = JSON.stringify(views.endInputs(library, view));
  expect(drawn).toContain('Only you read what you do differently, unless you show it. The number is counted without your name');
  expect(drawn).toContain('"initial_option":{"text":{"type":"plain_text","text":"Two"');
  expect(JSON.stringify(views.endInputs(library, { ...view, rated: true }))).not.toContain('Worth your time?');
  expect(views.endLine(['Fay', 'Gus'])).toBe(
    'Your talks with Fay and Gus come to an end. Were they worth it? I only count, I do not ask about what.',
  );
});

it('offers thanks to a partner by name, and to one of two', () => {
  expect(JSON.stringify(views.keptBlocks(view))).toContain('Thank Gus');
  expect(JSON.stringify(views.keptBlocks({ ...view, others: ['Gus', 'Fay'] }))).toContain('Thank one of them');
});

it.each<[string, views.RoundTotals, string, string]>([
  ['too few of everything', { useful: null, pairs: null }, '', ''],
  [
    'enough people, too few pairs',
    { useful: { mean: 4.25, n: 8 }, pairs: null },
    'Peer coaching, the round that ended. Worth the time: 4.3 of 5, from 8 answers.',
    'Peer coaching, the round that ended: Worth the time: 4.3 of 5, from 8 answers.',
  ],
  [
    'enough of both',
    { useful: { mean: 4, n: 11 }, pairs: { known: 7, met: 6, all: 5 } },
    'Peer coaching, the round that ended. Worth the time: 4.0 of 5, from 11 answers.',
    'Peer coaching, the round that ended: 6 of 7 pairs met (aim: three in four), 5 held all three talks. Worth the time: 4.0 of 5, from 11 answers.',
  ],
])('tells members and stewards what a round came to: %s', (_, totals, members, stewards) => {
  expect([views.membersLine(totals), views.stewardsLine(totals)]).toEqual([members, stewards]);
});
