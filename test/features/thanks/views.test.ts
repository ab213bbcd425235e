import { expect, it } from '@jest/globals';
import * as views from '../../../src/features/thanks/views.ts';
import { type GiveView, giveModal, givenModal } from '../../../src/features/thanks/views-form.ts';
import { handBlocks, offerInputs, offerLine } from '../../../src/features/thanks/views-offers.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';
import { checkDrawings } from '../../support/drawings.ts';

const library = readStarterLibrary();
const ID = '01M6DQS9M0CQPW7VXM75YQS4GY';
const dev: views.ThanksView = {
  id: ID,
  from: 'Dev',
  to: 'Gus',
  kind: 'help',
  did: 'Listened to my opening twice',
  changed: 'I began with the question.',
};
const open = { actionId: 'cards:open', value: ID };

checkDrawings(({ name, text, long }) => {
  const view: views.ThanksView = { ...dev, from: name, to: name, did: text.slice(0, 200), changed: text.slice(0, 200) };
  const form: GiveView = {
    metadata: JSON.stringify({ i: ID, c: ID }),
    whom: { chosen: 'U1' },
    abouts: Array.from({ length: long ? 81 : 1 }, (_, at) => ({ value: `item/${at}`, words: text })),
    about: 'item/0',
    notes: true,
  };
  return {
    messages: [['told', views.toldMessage(view, { waits: true, about: { title: text, open } })]],
    modals: [
      ['form', giveModal(form)],
      ['form of a pair', giveModal({ ...form, whom: { only: name }, abouts: [], about: null, notes: false })],
      [
        'form of a trio',
        giveModal({
          ...form,
          whom: {
            among: [
              { value: 'U1', words: name },
              { value: 'U2', words: name },
            ],
          },
        }),
      ],
      ['form for somebody who keeps thanks private', giveModal({ ...form, notes: { kept: name } })],
      ['given', givenModal(name, true)],
    ],
    rows: [
      ['received', views.receivedRow(view, 'here', 0)],
      ['received, waiting for the notes', views.receivedRow(view, 'waits', 1)],
      ['in the notes', views.receivedRow(view, 'notes', 2)],
      ['praise', views.praiseRow(true)],
      ['offer', [...offerInputs(text, 'parked', { formalContacts: text.slice(0, 300) }), ...handBlocks(ID)]],
    ],
  };
});

it('says what somebody did and what it changed, in her own words', () => {
  expect(views.toldMessage(dev, { waits: true, about: { title: 'Questions first', open } }).text).toMatchInlineSnapshot(`
    "Dev thanks you for help.
    Listened to my opening twice
    What it changed: I began with the question.
    About: Questions first
    It will stand in the notes after a session, with both your names."
  `);
});

it('names both in the notes, or neither of those who left', () => {
  expect(views.thanksLine(dev)).toBe('Dev thanks Gus for help: Listened to my opening twice. What it changed: I began with the question.');
  expect(views.thanksLine({ ...dev, from: null, to: null, kind: 'flop' })).toMatch(
    /^Somebody who has left thanks somebody who has left for a useful flop: /,
  );
});

it('says a useful flop in the words of the library', () => {
  expect(views.flopLine(library, { ...dev, kind: 'flop' }, { title: 'Stand-ups {x}', days: 14 })).toBe(
    'Useful flop of the month: Stand-ups {x}. It cost Gus 14 days and saves the rest of us the same. What we know now: I began with the question. Thanks from Dev: Listened to my opening twice.',
  );
});

it('offers a hand without a word about silence', () => {
  expect([offerLine('Questions first', 'stopped'), offerLine('Questions first', 'parked')]).toEqual([
    'Your trial “Questions first” has stopped. That happens to good ones. Would a hand help?',
    'Your trial “Questions first” rests for now. That happens to good ones. Would a hand help?',
  ]);
});
