import { describe, expect, it } from '@jest/globals';
import * as views from '../../../src/features/proposals/views.ts';
import { checkDrawings } from '../../support/drawings.ts';

const view = (name: string, text: string): views.ProposalView => ({
  ...{ id: '01M6DQS9M0CQPW7VXM75YQS4GY', from: name, to: name, why: text.slice(0, 150), want: text.slice(0, 150), closesOn: '2026-11-10' },
});

checkDrawings(({ name, text }) => ({
  messages: [
    ['the question', views.askMessage(view(name, text))],
    ['the answer', views.answerMessage(view(name, text))],
    ...(['yes', 'no', 'silent', 'withdrawn', 'full', 'paused'] as const).map((how): [string, ReturnType<typeof views.askMessage>] => [
      how,
      views.answeredMessage(view(name, text), how),
    ]),
    ['gone', views.answeredMessage(null, 'withdrawn')],
  ],
  modals: [
    ['the form', views.wishModal('{}', 'U0BEN')],
    ['the open one', views.openModal(view(name, text))],
  ],
  rows: [
    ['waits for her', views.askRow(view(name, text))],
    ['she asked', views.openRow(view(name, text))],
  ],
}));

describe('the words', () => {
  it('name the cost, the reader and the end', () => {
    expect(views.askMessage({ ...view('Ana', 'saying no'), why: 'You listen.' }).text).toMatchInlineSnapshot(`
"Ana would like you as a coaching partner: three talks in nine weeks, the two of you.
To work on: saying no
Why you: You listen.
Only you read this. Until Tuesday 10 November, then it goes quietly. A no needs no reason."
`);
    expect(views.answerMessage(view('Ben', 'x')).text).toMatchInlineSnapshot(
      `"You asked Ben to be your partner: not at present. It needs no reason, and it says nothing about later."`,
    );
  });
});
