import { describe, expect, it } from '@jest/globals';
import * as views from '../../../src/features/open-tables/views.ts';
import * as forms from '../../../src/features/open-tables/views-forms.ts';
import { checkDrawings } from '../../support/drawings.ts';

checkDrawings(({ text, long }) => {
  const topic = text.slice(0, 120);
  const topics = Array.from({ length: long ? 50 : 4 }, (_, at) => ({ id: `01M6DQS9M0CQPW7VXM75YQS4G${at}`, text: topic }));
  const texts = topics.map((each) => each.text);
  return {
    messages: [
      ['box', views.boxMessage('s:1', 6)],
      ['dots', views.dotsMessage('s:1', texts, 5)],
      ['none', views.noTopicsMessage()],
      ['one', views.oneTopicMessage(topic)],
      ['order', views.orderMessage(texts)],
      ['table', views.tableMessage('s:1:1', 1, topic, { more: 60, next: 0 })],
      ['free', views.freeTableMessage(4)],
      ['cards', forms.cardsMessage('s:1')],
      ['off', forms.cardsOffMessage()],
      ['few', forms.fewCardsMessage()],
      [
        'shown',
        forms.shownCardsMessage(
          Array.from({ length: 10 }, () => text.slice(0, 300)),
          true,
        ),
      ],
    ],
    modals: [
      ['topic', forms.topicModal({ metadata: '{}', field: 'question1', put: topic })],
      ['dots', forms.dotsModal('{}', topics, long ? 5 : 2, [topics[0]?.id ?? ''])],
      ['card', forms.cardModal('{}', text.slice(0, 300))],
    ],
  };
});

describe('the words', () => {
  it('say who reads, how many, and until when', () => {
    expect(views.boxMessage('s:1', 6).text).toBe(
      'What is on your mind? Write it as a question, one line, as many as you like.\n6 questions. Everyone here reads them, without names. The box is open until the dots are counted.',
    );
    expect(views.tableMessage('v', 2, 'Why <now>?', { more: 2, next: 1 }).text).toBe(
      'Table 2: Why &lt;now&gt;?\nThree more minutes: 2. Next question: 1.',
    );
  });
});
