import { describe, expect, it } from '@jest/globals';
import * as views from '../../../src/features/rematches/views.ts';
import { checkDrawings } from '../../support/drawings.ts';

const ID = '01M6DQS9M0CQPW7VXM75YQS4GY';
const NEXT = ['looking', 'may', 'own', 'none'] as const;
const ASKED = ['looking', 'stopped', 'placed', 'alive', 'late', 'own'] as const;

checkDrawings(({ name }) => ({
  messages: [
    ...NEXT.map((next): [string, ReturnType<typeof views.inVainMessage>] => [
      `closed, ${next}`,
      views.closedMessage({ fromId: ID, names: [name, name], next }),
    ]),
    ...ASKED.map((asked): [string, ReturnType<typeof views.inVainMessage>] => [asked, views.askedMessage(ID, asked)]),
    ['two go on', views.twoMessage(ID, [name, name])],
    ['in vain', views.inVainMessage()],
  ],
  rows: [
    ['looking', views.placeRow(ID, true, '2027-01-06')],
    ['offered', views.placeRow(ID, false, '2027-01-06')],
  ],
}));

describe('the words', () => {
  it('are kind, and say no reason', () => {
    expect(views.closedMessage({ fromId: ID, names: ['Ben'], next: 'may' }).text).toMatchInlineSnapshot(
      `"You and Ben: this round is closed for the two of you. No reason is needed, and none is asked."`,
    );
    expect(views.closedMessage({ fromId: ID, names: [], next: 'looking' }).text).toMatchInlineSnapshot(
      `"This round of coaching is closed for you. No reason is needed, and none is asked. I look for somebody else for you on the next working days, and tell you either way."`,
    );
    expect(views.twoMessage(ID, ['Ana', 'Ben']).text).toMatchInlineSnapshot(
      `"Ana and Ben, the two of you go on as a pair. Your talks and your pact stay as they are; with two of you each has half the time."`,
    );
  });
});
